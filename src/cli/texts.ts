import type { Severity } from '../model/diagnostic.ts'
import type { Language } from '../report/messages.ts'

/** Words of the command line that are no diagnostics. */
export interface Texts {
  readonly usage: string
  readonly build: string
  readonly check: string
  readonly parse: string
  readonly lines: string
  readonly fonts: string
  readonly fontDir: string
  readonly oneForFonts: string
  readonly templates: string
  readonly newIssue: string
  readonly inspect: string
  readonly pdf: string
  readonly newDir: string
  readonly newFrom: string
  readonly newHead: string
  readonly newMissing: string
  /** Above the files of an issue that is begun from a folder. */
  readonly newFiles: string
  readonly newNobody: string
  readonly newLead: string
  readonly newFromName: string
  readonly newBlank: string
  readonly newDoubtful: string
  readonly newPossible: (line: string) => string
  readonly newReworded: (source: string) => string
  readonly newDiffers: (roster: string) => string
  readonly newBroken: (name: string) => string
  readonly newOld: (name: string) => string
  readonly begunFrom: (file: string, dir: string, count: number) => string
  readonly notEmpty: (dir: string) => string
  readonly begun: (file: string, dir: string) => string
  readonly sources: string
  readonly source: string
  readonly out: string
  readonly template: string
  readonly set: string
  readonly templateName: string
  readonly templatesHint: string
  readonly optionsOf: string
  readonly noOptions: string
  readonly fieldsOf: string
  readonly folderOf: string
  readonly badSetting: (given: string) => string
  readonly fit: string
  readonly badFit: string
  readonly pages: string
  readonly badPages: (given: string) => string
  readonly profile: string
  readonly icc: string
  readonly spot: string
  readonly impose: string
  /** Options that go with --profile print alone. */
  readonly onlyInPrint: (options: readonly string[]) => string
  /** Of two options that exclude each other. */
  readonly notTogether: (one: string, other: string) => string
  readonly emit: string
  readonly debug: string
  readonly proof: string
  readonly strict: string
  readonly fix: string
  readonly dryRun: string
  readonly dryRunWithoutFix: string
  readonly fixAsText: string
  readonly mended: (source: string, count: number) => string
  readonly wouldMend: (source: string, count: number) => string
  /** Above changes that have to be made in Word. */
  readonly toMendByHand: string
  readonly checked: (source: string, found: Found, fixable: number) => string
  /** Of a build: what its rules found and it does not show. */
  readonly foundByRules: (found: Found, source: string) => string
  readonly timing: string
  readonly encoding: string
  readonly maxSize: string
  readonly badMaxSize: string
  readonly format: string
  readonly file: string
  readonly measure: string
  readonly size: string
  readonly style: string
  readonly level: string
  readonly hanging: string
  readonly indent: string
  readonly ragged: string
  readonly lang: string
  readonly epilogue: string
  readonly noCommand: string
  readonly unknownCommand: (name: string, meant: string | undefined) => string
  readonly unknownOption: (name: string, meant: string | undefined) => string
  readonly emptyWord: string
  readonly oneDefinition: string
  readonly onePdf: (out: string) => string
  readonly badMeasure: string
  readonly badSize: string
  /** What became of a line's blanks and gaps; em, in columns of one width. */
  readonly squeezed: (em: number) => string
  readonly spread: (em: number) => string
  readonly widened: (em: number) => string
  readonly unchanged: string
  readonly notAFile: (path: string) => string
  readonly typing: string
  readonly badEpoch: (value: string) => string
  readonly moreNotes: (count: number, code: string) => string
  /** What yargs says, by its English words; its own translations are files that the bundle does not hold. */
  readonly yargs: Readonly<Record<string, string | Readonly<Record<'one' | 'other', string>>>>
  readonly bug: string
  readonly summary: (facts: Summary) => string
  readonly stages: Readonly<Record<string, string>>
}

export type Found = Readonly<Record<Severity, number>>

export interface Summary {
  readonly path: string
  /** Of a proof: what its readers are asked to look at. */
  readonly findings?: number | undefined
  readonly statements: number
  readonly pages: number
  readonly bytes: number
  readonly milliseconds: number
}

const kilobytes = (bytes: number) => `${String(Math.round(bytes / 1000))} KB`
const count = (number: number, noun: string) =>
  `${String(number)} ${noun}${number === 1 ? '' : 's'}`
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2)

const isNothing = ({ error, warning, info }: Found) => error + warning + info === 0
const englishCounts = ({ error, warning, info }: Found) =>
  [count(error, 'error'), count(warning, 'warning'), count(info, 'note')].join(', ')
const chineseCounts = ({ error, warning, info }: Found) =>
  `${error} 个错误、${warning} 个警告、${info} 个说明`

/** Chinese has no plurals. */
const inAnyNumber = (text: string) => ({ one: text, other: text })

const ENGLISH: Texts = {
  usage: 'Usage: $0 <command> [options]',
  build: 'typeset bulletins: text in, PDF out',
  check: 'proofread: what an editor would mend before it is printed',
  parse: 'print a bulletin as data',
  lines: 'compose each line of a text as a paragraph, and say why its lines end where they do',
  fonts: 'list the fonts, or what an issue embeds, borrows and lacks',
  fontDir: 'a folder with fonts of your own (.ttf .otf .ttc .otc); may be given several times',
  oneForFonts: 'banxin fonts reports on one bulletin: give one source',
  templates: 'list the templates, or the options of one',
  newIssue: 'begin an issue in a new folder',
  inspect: 'say what a print shop asks of a PDF: boxes, fonts, plates, images, tags',
  pdf: 'a PDF, from whatever program',
  newDir: 'the folder, new or empty',
  newFrom:
    'the issue before: masthead and imprint are kept, numbers counted on; or a folder of documents to begin with',
  newHead: 'settings of this issue; its statements are text files beside this one, one each',
  newMissing: 'may be set, too:',
  newFiles: 'in the order in which they are printed: move them, mend the speakers',
  newNobody: 'nobody found: this text goes on with the one before it; who speaks?',
  newLead: 'nobody speaks here: masthead, or what leads the issue in',
  newFromName: 'from the name of the file',
  newBlank: 'no text in it',
  newDoubtful: 'look at the name',
  newPossible: (line) => `is this a speaker, too? ${line}`,
  newReworded: (source) => `as the roster has it; in the text: ${source}`,
  newDiffers: (roster) => `the roster has for this post: ${roster}`,
  newBroken: (name) => `cannot be read and is left out: ${name}`,
  newOld: (name) => `an old Word file, left out: save it as .docx and add it: ${name}`,
  begunFrom: (file, dir, number) =>
    `${file} lists ${count(number, 'document')}; look at their order and speakers, then: banxin build ${dir}`,
  notEmpty: (dir) => `${dir} is not empty; banxin new writes into a folder that is new or empty`,
  begun: (file, dir) => `${file} is there; put the statements beside it, then: banxin build ${dir}`,
  sources:
    'files (.txt .md .docx), folders with a file for each statement, or - for standard input',
  source:
    'a file (.txt .md .docx), a folder with a file for each statement, or - for standard input',
  out: 'the PDF, or a folder for PDFs',
  template: 'a template by name or folder; overrules the settings of the issue',
  set: 'an option of the template, as in columns=2; may be given several times',
  templateName: 'a template by name or folder',
  templatesHint: 'banxin templates NAME lists the options of one.',
  optionsOf: 'options (--set NAME=VALUE, or `options:` in the settings of the issue):',
  noOptions: 'no options',
  fieldsOf: 'settings that it prints beside masthead and statements:',
  folderOf: 'folder, to copy for a template of your own:',
  badSetting: (given) => `--set wants NAME=VALUE, as in columns=2, and got ${given}`,
  fit: 'set the text so that it fills exactly so many pages, within the bounds of the template',
  badFit: '--fit must be a whole number of pages from 1',
  debug: 'grid: draw the line grid, the columns, the boxes and the measure over the pages',
  pages: 'write these pages alone, as in 3, 2-5, 1,4-6, or 3- for all from the third on',
  badPages: (given) => `--pages wants page numbers from 1, as in 2-5 or 1,4-6, and got ${given}`,
  profile: 'screen: to read and to pass on; print: for the press, in its inks (NAME-print.pdf)',
  icc: 'for print: the ICC profile of the press, which makes it PDF/X-4',
  spot: 'for print: inks with a spot name get plates of their own (NAME-print-spot.pdf)',
  impose: 'for print: saddle puts the pages on sheets to be folded and stitched',
  onlyInPrint: (options) => `${options.join(', ')}: only with --profile print`,
  notTogether: (one, other) => `${one} and ${other} do not go together`,
  emit: 'pdf, or definition: the placed lines as JSON, to standard output',
  proof:
    'a proof to be signed (NAME-proof.pdf): numbered lines, findings as notes, room to write, characters per statement',
  strict: 'proofread with every rule, and make nothing while there are errors',
  fix: 'mend what is safe: shows the changes, then writes them; Word files get a list',
  dryRun: 'with --fix: show the changes, write nothing',
  dryRunWithoutFix: '--dry-run goes with --fix',
  fixAsText: '--fix shows its changes as text: leave out --format json',
  mended: (source, number) =>
    number ? `${source}: ${count(number, 'change')} written` : `${source}: nothing to mend`,
  wouldMend: (source, number) =>
    number
      ? `${source}: ${count(number, 'change')}; nothing written`
      : `${source}: nothing to mend`,
  toMendByHand: 'to be mended by hand, because these files are not rewritten:',
  checked: (source, found, fixable) =>
    isNothing(found)
      ? `${source}: nothing found`
      : `${source}: ${englishCounts(found)}${fixable ? `; banxin check --fix mends ${String(fixable)}` : ''}`,
  foundByRules: (found, source) =>
    `proofreading: ${englishCounts(found)}; see banxin check ${source}`,
  timing: 'say how long each stage took',
  encoding: 'encoding of the texts, if banxin does not see it',
  maxSize: 'most megabytes of a text (20 unless given)',
  badMaxSize: '--max-size must be a number of megabytes from 0.1 to 9999',
  format: 'how to print it',
  file: 'a text file; - or nothing for standard input',
  measure: 'length of a line, in characters (em)',
  size: 'size of the characters, pt',
  style: 'width of marks: full, kaiming, half, half at line ends',
  level: 'what may not begin or end a line: nothing, basic rules, GB/T 15834, strict',
  hanging: 'let 、，。 stand outside the line where they would not fit',
  indent: 'indent of two characters; --no-indent without',
  ragged: 'natural widths instead of full lines',
  lang: 'language of messages',
  epilogue:
    'Exit codes: 0 fine, 1 the text has errors, 2 wrong usage or set-up, 3 a fault of banxin.',
  noCommand: 'say what to do: build, check, parse, lines, fonts, templates, new or inspect',
  unknownCommand: (name, meant) =>
    `there is no command ${name}; ${meant === undefined ? 'there are: build, check, parse, lines, fonts, templates, new, inspect' : `did you mean ${meant}?`}`,
  unknownOption: (name, meant) =>
    `there is no option --${name}; ${meant === undefined ? 'see banxin --help' : `did you mean --${meant}?`}`,
  emptyWord: 'a word of the command is empty: a name is missing, or a variable is not set',
  oneDefinition: '--emit definition prints one bulletin: give one source',
  onePdf: (out) => `-o ${out} is one PDF: give one source, or a folder for their PDFs`,
  badMeasure: '--measure must be a number of characters from 1 to 1000',
  badSize: '--size must be a number of points from 1 to 1000',
  squeezed: (em) => `squeezed ${em.toFixed(2)}`,
  spread: (em) => `spread  ${em.toFixed(3)}`,
  widened: (em) => `gaps   +${em.toFixed(2)} `,
  unchanged: '-            ',
  notAFile: (path) => `${path} is a folder or a device; banxin lines reads one text file`,
  typing:
    'reading what you type: a paragraph a line; end with Ctrl+D (on Windows Ctrl+Z and Enter)',
  moreNotes: (notes, code) => `note ${code} and ${String(notes)} more of them`,
  badEpoch: (value) => `SOURCE_DATE_EPOCH must be whole seconds since 1970, and is ${value}`,
  yargs: {},
  bug: 'This is a fault of banxin, not of your text. Please report it with the lines below.',
  summary: ({ path, findings, statements, pages, bytes, milliseconds }) =>
    `${path}: ${findings === undefined ? '' : `proof with ${count(findings, 'finding')}, `}${count(statements, 'statement')}, ${count(pages, 'page')}, ${kilobytes(bytes)}, ${seconds(milliseconds)} s`,
  stages: {
    start: 'start-up',
    read: 'reading',
    template: 'template',
    fonts: 'fonts',
    fit: 'copyfitting',
    layout: 'lines and pages',
    proof: 'proof',
    press: 'sheets',
    pdf: 'PDF',
    write: 'writing',
  },
}

const CHINESE: Texts = {
  usage: '用法：$0 <命令> [选项]',
  build: '排版：读入文字，输出 PDF',
  check: '校对：找出付印前该改的地方',
  parse: '把一期内容作为数据输出',
  lines: '把每行文字当作一段来排，并说明各行为什么在那里断开',
  fonts: '列出字体，或一期内容嵌入、借用和缺少的字',
  fontDir: '放自带字体（.ttf .otf .ttc .otc）的文件夹；可写多次',
  oneForFonts: 'banxin fonts 每次只报告一期：请只给一个来源',
  templates: '列出模板，或某个模板的选项',
  newIssue: '在新文件夹里开始一期',
  inspect: '检查 PDF，回答印厂要问的：页面框、字体、色版、图片、标签',
  pdf: '一个 PDF，不论由什么程序生成',
  newDir: '文件夹，新的或空的',
  newFrom: '上一期：沿用报头和出版信息，期号加一；或放稿件的文件夹，用这些稿件开始一期',
  newHead: '本期的设置；发言放在旁边，一篇一个文本文件',
  newMissing: '还可以设置：',
  newFiles: '按印出的先后排列：请调整次序，改正发言人',
  newNobody: '没有找到发言人，文字接在前一篇之后；请写明是谁',
  newLead: '没有发言人：作为报头或编者按',
  newFromName: '取自文件名',
  newBlank: '里面没有文字',
  newDoubtful: '请核对姓名',
  newPossible: (line) => `这也是发言人吗？${line}`,
  newReworded: (source) => `照名单的写法；稿中是：${source}`,
  newDiffers: (roster) => `名单里这个职务是：${roster}`,
  newBroken: (name) => `读不出来，没有列入：${name}`,
  newOld: (name) => `旧版 Word 文件，没有列入，另存为 .docx 再加进来：${name}`,
  begunFrom: (file, dir, number) =>
    `已写好 ${file}，列了 ${String(number)} 篇稿件；请核对次序和发言人，然后运行：banxin build ${dir}`,
  notEmpty: (dir) => `${dir} 里已有内容；banxin new 只写入新的或空的文件夹`,
  begun: (file, dir) => `已写好 ${file}；请把发言放在旁边，然后运行：banxin build ${dir}`,
  sources: '文件（.txt .md .docx）、一篇发言一个文件的文件夹，或 -（标准输入）',
  source: '文件（.txt .md .docx）、一篇发言一个文件的文件夹，或 -（标准输入）',
  out: 'PDF 文件名，或存放 PDF 的文件夹',
  template: '模板名称或文件夹，优先于文中的设置',
  set: '模板的选项，如 columns=2；可写多次',
  templateName: '模板名称或文件夹',
  templatesHint: '某个模板的选项：banxin templates 名称',
  optionsOf: '选项（--set 名称=值，或写在稿件设置的 `options:` 里）：',
  noOptions: '没有选项',
  fieldsOf: '除报头和发言外还印的设置：',
  folderOf: '所在文件夹（复制它就能做自己的模板）：',
  badSetting: (given) => `--set 应写成 名称=值，如 columns=2；现在是 ${given}`,
  fit: '在模板允许的范围内调整字号、行距，正好排满这么多页',
  badFit: '--fit 应为从 1 起的整数页数',
  debug: 'grid：在版面上画出行格、栏、框和栏宽',
  pages: '只输出这几页，如 3、2-5、1,4-6；3- 表示从第 3 页到最后',
  badPages: (given) => `--pages 应为从 1 起的页码，如 2-5 或 1,4-6；现在是 ${given}`,
  profile: 'screen：阅读、传阅用；print：付印用，按油墨分色（文件名加 -print）',
  icc: '付印用：印刷机的 ICC 特性文件，输出 PDF/X-4',
  spot: '付印用：有专色名的油墨各出一块专色版（文件名加 -print-spot）',
  impose: '付印用：saddle，按骑马钉拼成折页的大版',
  onlyInPrint: (options) => `${options.join('、')} 要和 --profile print 一起用`,
  notTogether: (one, other) => `${one} 和 ${other} 不能一起用`,
  emit: 'pdf，或 definition：把排好的版面以 JSON 输出到屏幕',
  proof: '出校样，供审阅签字（文件名加 -proof）：有行号、校对提示、批注处和各篇字数',
  strict: '用全部规则校对，有错误就不出文件',
  fix: '改正有把握的地方：先列出改动，再写回稿件；Word 稿件只列清单',
  dryRun: '与 --fix 合用：只列出改动，不写回',
  dryRunWithoutFix: '--dry-run 要和 --fix 一起用',
  fixAsText: '--fix 的改动以文字列出，请去掉 --format json',
  mended: (source, number) =>
    number ? `${source}：已改 ${number} 处` : `${source}：没有可以自动改的`,
  wouldMend: (source, number) =>
    number ? `${source}：可改 ${number} 处，没有写回` : `${source}：没有可以自动改的`,
  toMendByHand: '下面几处请在原文件里改（Word 稿件不自动改写）：',
  checked: (source, found, fixable) =>
    isNothing(found)
      ? `${source}：没有发现问题`
      : `${source}：${chineseCounts(found)}${fixable ? `；其中 ${fixable} 处可用 banxin check --fix 自动改` : ''}`,
  foundByRules: (found, source) => `校对：${chineseCounts(found)}；详见 banxin check ${source}`,
  timing: '显示每一步所用的时间',
  encoding: '文本的编码（banxin 判断不对时注明）',
  maxSize: '一个文本最多多少兆（默认 20）',
  badMaxSize: '--max-size 应为 0.1 到 9999 之间的兆数',
  format: '输出格式',
  file: '文本文件；- 或不写则读标准输入',
  measure: '每行字数（em）',
  size: '字号，磅',
  style: '标点宽度：全角式、开明式、半角式、行末半角式',
  level: '避头尾：不避、基本、国标 GB/T 15834、严格',
  hanging: '排不下的 、，。 可以悬挂在行外',
  indent: '段首空两字；--no-indent 则不空',
  ragged: '不拉齐行末',
  lang: '提示所用的语言',
  epilogue: '退出码：0 正常，1 内容有错误，2 用法或设置不对，3 banxin 自身的错误。',
  noCommand: '请写明要做什么：build、check、parse、lines、fonts、templates、new 或 inspect',
  unknownCommand: (name, meant) =>
    `没有 ${name} 这个命令；${meant === undefined ? '现有命令：build、check、parse、lines、fonts、templates、new、inspect' : `是不是 ${meant}？`}`,
  unknownOption: (name, meant) =>
    `没有 --${name} 这个选项；${meant === undefined ? '请看 banxin --help' : `是不是 --${meant}？`}`,
  emptyWord: '命令里有一个空的词：缺少名称，或变量没有赋值',
  oneDefinition: '--emit definition 每次只输出一期：请只给一个来源',
  onePdf: (out) => `-o ${out} 是一个 PDF 文件：请只给一个来源，或给一个文件夹`,
  badMeasure: '--measure 应为 1 到 1000 之间的字数',
  badSize: '--size 应为 1 到 1000 之间的磅数',
  squeezed: (em) => `挤 ${em.toFixed(2)}  `,
  spread: (em) => `拉 ${em.toFixed(3)} `,
  widened: (em) => `间隙+${em.toFixed(2)}`,
  unchanged: '-        ',
  notAFile: (path) => `${path} 是文件夹或设备；banxin lines 只读一个文本文件`,
  typing: '请输入文字，一行一段；输完按 Ctrl+D（Windows 上按 Ctrl+Z 再回车）',
  moreNotes: (notes, code) => `说明 ${code} 还有 ${String(notes)} 条`,
  badEpoch: (value) => `SOURCE_DATE_EPOCH 应为 1970 年以来的整秒数，现在是 ${value}`,
  yargs: {
    'Commands:': '命令：',
    'Options:': '选项：',
    'Positionals:': '参数：',
    'Examples:': '示例：',
    string: '文字',
    boolean: '开关',
    number: '数',
    array: '可多个',
    required: '必填',
    'choices:': '可选：',
    'default:': '默认：',
    'Show help': '显示帮助',
    'Show version number': '显示版本号',
    'Unknown argument: %s': inAnyNumber('不认识的参数：%s'),
    'Missing required argument: %s': {
      one: '缺少必填的选项：%s',
      other: '缺少必填的选项：%s',
    },
    'Not enough arguments following: %s': '选项 %s 后面缺少内容',
    'Not enough non-option arguments: got %s, need at least %s':
      inAnyNumber('缺少文件名：给了 %s 个，至少要 %s 个'),
    'Too many non-option arguments: got %s, maximum of %s':
      inAnyNumber('参数太多：给了 %s 个，最多 %s 个'),
    'Invalid values:': '不能用的值：',
    'Argument: %s, Given: %s, Choices: %s': '选项 %s 给的是 %s，只能是 %s',
  },
  bug: '这是 banxin 自身的错误，与您的稿件无关。请把下面几行发给我们。',
  summary: ({ path, findings, statements, pages, bytes, milliseconds }) =>
    `${path}：${findings === undefined ? '' : `校样，提示 ${String(findings)} 条，`}${String(statements)} 篇发言，${String(pages)} 页，${kilobytes(bytes)}，${seconds(milliseconds)} 秒`,
  stages: {
    start: '启动',
    read: '读入',
    template: '模板',
    fonts: '字体',
    fit: '调整页数',
    layout: '排版',
    proof: '校样',
    press: '拼版分色',
    pdf: 'PDF',
    write: '写入',
  },
}

export const TEXTS: Readonly<Record<Language, Texts>> = { zh: CHINESE, en: ENGLISH }
