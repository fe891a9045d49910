import type { Encoding } from '../model/decode.ts'
import type {
  CssAdvice,
  CssHint,
  CssPlace,
  FileFormat,
  FitFound,
  IccFault,
  ImageLimit,
  FileSourceFault,
  FontFlaw,
  FontFolderFault,
  FontRefusal,
  LineOfFile,
  NoEffect,
  PageLevelled,
  PartAsText,
  PartLeftOut,
  SvgFault,
  ValueType,
  WordFault,
} from '../model/diagnostic.ts'
import type { Process } from '../model/paint.ts'
import type { ColorShown } from '../model/press.ts'
import type { OtherFormat, RepairFact, UnreadFacts } from '../model/inspection.ts'
import { CHINESE_FINDINGS } from './findings.zh.ts'
import type { Messages } from './messages.ts'
import { reasonInChinese } from './system-reasons.ts'

/** To hundredths: 2.96 is not 3. */
const mm = (length: number) => String(Math.round(length * 100) / 100)
const or = (names: readonly string[]) => names.join('、')
const meant = (nearest: string | undefined) =>
  nearest === undefined ? {} : { hint: `是不是 \`${nearest}\`？` }

/** 看得见的字符照原样写出来。 */
const visible = (character: string) => (/^[\p{C}\p{Z}]/u.test(character) ? '' : `“${character}”`)

const shown = (text: string) => visible(text) || '看不见的字符'

/** 另一处的位置。 */
const at = ({ path, line }: LineOfFile) => `${path} 第 ${line} 行`

const TYPES: Readonly<Record<ValueType, string>> = {
  text: '文字',
  'whole number': '从 1 起的整数',
  'list of texts': '列表，如 [上行, 下行]',
  date: '日期，如 2030-01-31',
  'text or number': '文字或数字',
  'list of speakers':
    '列表，每篇发言一项：单位职务姓名，或 { unit: 单位, title: 职务, name: 姓名 }',
  'list of files': '列表，每项是本文件夹里的一个文件名，或 { file: 文件名, speaker: 发言人 }',
  speaker: '照印的发言人，或 { unit: 单位, title: 职务, name: 姓名 }',
  order: ' text（按稿件）或 roster（按名单）',
  masthead: ' text（文中也有报头）或 settings（报头只在设置里）',
  rules: '规则名称: off、info、warning 或 error，或 { severity: error, 选项: 数字 }',
  waivers: '列表，每项写 规则名称: 原文，如 - DOUBLED_WORD: 研究研究',
  options: '模板的选项，在它下面一行写一个 `名称: 值`',
}

const WORD_FAULTS: Readonly<Record<WordFault, string>> = {
  'no word': '不是词',
  'too short': '太短，到处都会出现',
  'too long': '太长',
}

const ICC_FAULTS: Readonly<Record<IccFault, (found: string) => string>> = {
  'too large': () => '太大了，不会是印刷用的特性文件',
  'no profile': () => '不是 ICC 特性文件',
  'cut short': () => '不完整，文件被截断了',
  version: (found) => `是第 ${found} 版的 ICC 特性文件，PDF/X-4 只认第 2、4 版`,
  class: (found) => `是 \`${found}\` 类的 ICC 特性文件，不是印刷机的（prtr）`,
  colours: (found) => `是 ${found} 的特性文件，不是 CMYK 的`,
  damaged: (found) => `是损坏的 ICC 特性文件${found && `（${found}）`}`,
  incomplete: (found) => `这个 ICC 特性文件里没有 \`${found}\`，不能用`,
}

/** C0 M100 Y90 K10 */
const inks = (process: Process) => process.map((share, i) => `${'CMYK'[i] ?? ''}${share}`).join(' ')
const countInks = (process: Process) => process.filter((share) => share > 0).length
const ofColor = ({ page, text }: ColorShown) =>
  `第 ${page} 页${text === undefined ? '' : `：“${shortened(text)}”`}`

const ENCODING: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16（小端）',
  'utf-16be': 'UTF-16（大端）',
  gb18030: 'GB18030（GBK、ANSI）',
}

const FORMATS: Readonly<Record<FileFormat, string>> = {
  zip: '压缩包（.docx 也是一种压缩包）',
  'old office': '旧版 Word 文件或加了密码的文件',
  pdf: 'PDF 文件',
  rtf: 'RTF 文件',
  picture: '图片',
}

const NOT_PDF: Readonly<Record<OtherFormat, string>> = {
  empty: '空文件',
  html: '网页（HTML）',
  zip: FORMATS.zip,
  'old office': FORMATS['old office'],
  picture: FORMATS.picture,
  postscript: ' PostScript 文件',
  text: '文本文件',
  folder: '文件夹',
  device: '设备',
  unknown: '',
}

const REPAIRS: Readonly<Record<RepairFact, string>> = {
  xref: '交叉引用表缺失或有误',
  end: '文件末尾缺失',
  pages: '页面树已断，页面顺序为推测',
}

const UNREAD: Readonly<Record<UnreadFacts['what'], (count: number) => string>> = {
  damaged: (count) => `有 ${count} 个数据流解不开`,
  'too large': (count) => `有 ${count} 个数据流解开后过大`,
  'unknown filter': (count) => `有 ${count} 个数据流用了不认识的编码`,
  pages: (count) => `有 ${count} 页内容过多，没有查完`,
}

const AS_TEXT: Readonly<Record<PartAsText, (count: number) => string>> = {
  table: () => '表格按普通文字排，一行一段',
  html: (count) => `HTML 代码照原样当作文字排，共 ${count} 处`,
  nested: () => '这里的 Markdown 过于复杂，连同标记照原样排',
  number: (count) => `Word 自动编号已照样写成文字（${count} 处）`,
  struck: (count) => `加了删除线的文字照排，不带删除线（${count} 处）`,
  shifted: (count) => `上标、下标按普通字符排（${count} 处）`,
  enclosed: (count) => `带圈字符只排字，不带圈（${count} 处）`,
}

const LEFT_OUT: Readonly<Record<PartLeftOut, { what: string; hint?: string }>> = {
  picture: {
    what: '图片',
    hint: 'Word 稿：请把图片另存为 PNG 或 JPEG，重新插入（不要链接到文件），单独成段，不要放在表格里；Markdown 稿：请把图片文件放在稿件旁边',
  },
  footnote: { what: '脚注、尾注', hint: '要印的内容请写进正文' },
  comment: { what: '批注' },
  deletion: { what: '修订中已删除的文字' },
  header: { what: '页眉、页脚', hint: '要印的内容请写进正文' },
  number: {
    what: 'Word 自动编号的号码',
    hint: '请把编号变成文字（在 Word 里全选、复制，再选择性粘贴为无格式文本）',
  },
  bullet: { what: '项目符号' },
  address: { what: '链接的网址' },
  text: { what: '读不出来的部分（公式等）里的字符', hint: '要印的内容请写进正文' },
  hidden: {
    what: 'Word 里也不显示的文字（隐藏文字、被合并单元格里的文字）',
    hint: '要印的，请在 Word 的“字体”里去掉“隐藏”，或移出合并的单元格',
  },
  ruby: { what: '拼音指南的注音（汉字已排入）' },
  symbol: { what: '符号字体里没有对应字符的符号', hint: '请换成意思相同的普通字符' },
  diagram: { what: 'SmartArt 图形', hint: '请存成 PNG 图片插入，或改成文字' },
  chart: { what: '图表', hint: '请存成 PNG 图片插入，或改成表格' },
}

/** 兆，进到十分位。 */
const megabytes = (bytes: number) => `${String(Math.ceil(bytes / 100_000) / 10)} MB`
const quoted = (text: string) =>
  text === '' ? '' : `：“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`
const RAISE = '确实需要这么大时，可以放宽：--max-size 兆数'

/** What the library that reads Word files says most often, in Chinese, with its own words behind. */
function docxNote(reason: string): string {
  const found = DOCX_NOTES.find(([beginning]) => reason.startsWith(beginning))
  return found ? `${found[1]}（${reason}）` : `读 Word 文件时的说明（${reason}）`
}

const DOCX_NOTES: readonly (readonly [string, string])[] = [
  [
    'An unrecognised element was ignored',
    '有一种认不得的 Word 内容，里面的文字照排，请核对该处是否缺字',
  ],
  ['Unsupported break type', '有认不得的换行，已略过'],
  ['Ignoring complex field', '有一个域不完整，请核对该处文字'],
  ['A w:sym element', '有一个符号没有对应的字符，已略过'],
  ['unexpected non-', '有一个表格的结构不合规范，合并的单元格可能不对'],
]

const FOLDED = {
  'zero-width': '去掉了不占位的字符',
  radical: '康熙部首按字形相同的汉字读入',
  'compatibility-ideograph': '兼容汉字按统一汉字读入',
} as const

const NO_EFFECT: Readonly<Record<NoEffect, { where: string; hint: string }>> = {
  'on the page': {
    where: '写在 html 或 body 上（它们就是版心）',
    hint: '移动版心用 `@page` 的 margin；要框请在里面加一个元素',
  },
  'in a line': {
    where: '写在行内元素上',
    hint: '请改为 `display: block`，或者把文字放进一个块里',
  },
  'in a box in one piece': {
    where: '写在有边框、内边距、底色或尺寸的框里',
    hint: '这样的框是整块排的：去掉框的这些属性，或者把它移到框外',
  },
  'in columns': {
    where: '写在分栏里面',
    hint: '请把这个框放到分栏的外面、后面',
  },
  'on a block in a line': {
    where: '写在行内元素里面（行内元素的文字是一段）',
    hint: '请把块放在行内元素旁边，或者把外面的元素改成块',
  },
  'below zero': {
    where: '取负值',
    hint: '各块不重叠；要随意放置请用 `position: absolute`',
  },
  'higher than its line': {
    where: '使框高过所在的行',
    hint: '请把框改矮、把 `line-height` 加大，或者用 `display: block`',
  },
  'in a picture': {
    where: '写在图片上（图片里面没有内容）',
    hint: '请把图片放进 <figure>，说明写在它旁边',
  },
}

/** 一页里让了什么，让了多少。 */
function gaveOn(data: PageLevelled): string[] {
  const parts: [count: number, text: string][] = [
    [data.spaces, `标题前的空行增减 ${data.spaces} 行`],
    [data.masthead, `报头下多空 ${data.masthead} 行`],
    [data.shallower, `各栏同短 ${data.shallower} 行`],
    [data.longer, `${data.longer} 段多排一行`],
    [data.shorter, `${data.shorter} 段少排一行`],
    [data.orphans, `${data.orphans} 处栏底只有一段的首行`],
    [data.widows, `${data.widows} 处栏首只有一段的末行`],
    [data.parted, `${data.parted} 处在不该断的地方断了栏`],
    [data.uneven, `有一栏短 ${data.uneven} 行`],
  ]
  return parts.flatMap(([count, text]) => (count > 0 ? [text] : []))
}

const pt = (length: number) => `${String(Math.round(length * 100) / 100)} 磅`
const percent = (share: number) => `${String(Math.floor(share * 100 + 1e-6))}%`

/** 排字调整了什么。 */
function fitted(data: FitFound): string[] {
  const { headingRows: rows } = data
  return [
    ...(data.fontSize === data.fontSizeBefore
      ? []
      : [`字号由 ${pt(data.fontSizeBefore)}改为 ${pt(data.fontSize)}`]),
    ...(pt(data.leading) === pt(data.leadingBefore)
      ? []
      : [`行距由 ${pt(data.leadingBefore)}改为 ${pt(data.leading)}`]),
    ...(rows === 0 ? [] : [`标题前${rows > 0 ? '多' : '少'}空 ${Math.abs(rows)} 行`]),
  ]
}

const SYNTAX = {
  unclosed: '这个块没有关闭',
  unfinished: '这个 {{ 没有对应的 }}',
  unopened: '这里关闭了一个没有打开的块',
  mismatched: '块的开头和结尾名称不同',
  malformed: '这里不是 Handlebars 语法',
} as const

const UNBALANCED = {
  unclosed: '$ 没有闭合',
  unopened: '多余的 $，前面没有与它配对的',
  'too deep': '括号嵌套过深',
} as const

const ADVICE: Readonly<Record<CssAdvice, string>> = {
  colours: '颜色写作 #rrggbb，或用 template.json 里的油墨：var(--名称)',
  'content box': '`width`、`height` 是内容的宽和高，不含内边距和边线',
  'font files': '自带字体请用 @font-face { font-family: …; src: url(…); font-weight: … }',
  'glyph forms': '文字怎么印就怎么写，字形由 banxin 选用',
  horizontal: '只支持从左到右横排',
  italics: '中文没有斜体：请用楷体（font-family）或着重号（text-emphasis）',
  'margin boxes': '每页重复的内容请放在页边框里：@page { @top-left { content: … } }',
  'no clipping': '内容一概印出，请给足地方',
  'no effects': '可用线（border）、底色（background）和字符来装饰',
  'no transparency': '请用浅一些的颜色或油墨，透明效果印不出来',
  'on paper': '在纸上没有意义，请删去',
  'one sheet': '模板的 CSS 都写在 style.css 里，都是为纸张写的',
  order: '在 page.hbs 里后写的排在后面、叠在上面',
}

const PLACES: Readonly<Record<CssPlace, string>> = {
  elements: '元素：请在 { 前写明是哪个元素',
  'font faces': ' @font-face',
  generated: ' ::before 和 ::after',
  'margin boxes': '页边框：@page { @bottom-center { content: … } }',
  pages: ' @page',
  'string-set': ' `string-set`',
}

const BESIDE = '请把文件放进模板的文件夹或本期的文件夹，从那里写起'

const SOURCES: Readonly<Record<FileSourceFault, { what: string; hint: string }>> = {
  empty: { what: '是空的', hint: '请写文件名；没有图片时用 {{#if …}} 省去 <img>' },
  url: { what: '是网址，banxin 不联网取图', hint: BESIDE },
  absolute: { what: '是只在一台电脑上有效的路径', hint: BESIDE },
  backslash: { what: '里有反斜杠', hint: '文件夹之间一律用 /，在 Windows 上也一样' },
  outside: { what: '指到了文件夹之外', hint: BESIDE },
  link: { what: '是指到文件夹之外的链接', hint: '请把文件本身放进来' },
  folder: { what: '不是文件', hint: '请写明是文件夹里的哪一张图片' },
}

const FONT_SOURCES: Readonly<Record<FileSourceFault, { what: string; hint: string }>> = {
  ...SOURCES,
  url: { what: '是网址，banxin 不联网取字体', hint: BESIDE },
  empty: { what: '是空的', hint: '请写文件名：`src: url("名称.ttf")`' },
  folder: { what: '不是文件', hint: '请写明是文件夹里的哪个字体文件' },
}

const FONT_REFUSALS: Readonly<Record<FontRefusal, { what: string; hint: string }>> = {
  restricted: {
    what: '不许嵌入：字体的授权标志为“受限”（fsType 2）',
    hint: '请向字体厂商取得可嵌入文档的授权，或换一种字体',
  },
  'no subsetting': {
    what: '不许只嵌入一部分，而 banxin 的 PDF 都只嵌入用到的字：授权标志为“不可裁剪”（fsType 0x0100）',
    hint: '请向字体厂商要允许裁剪的版本，或换一种字体',
  },
  'bitmap only': {
    what: '只许嵌入点阵：授权标志为“仅点阵”（fsType 0x0200）',
    hint: '请向字体厂商要允许嵌入轮廓的版本，或换一种字体',
  },
  WOFF: { what: '是网页字体（WOFF）', hint: '请用制作它的 TTF 或 OTF 文件' },
  'Type 1': { what: '是 Type 1 字体', hint: '请用它的 OTF 版本' },
  CFF2: { what: '是 PostScript 轮廓的可变字体（CFF2）', hint: '请用它的静态 OTF 或 TTF 文件' },
  'no outlines': { what: '没有可以印刷的轮廓，只有点阵或彩色图形', hint: '请换一种字体' },
  'too large': { what: '超过 500 兆', hint: '请单独使用其中一种字体' },
}

const FONT_FLAWS: Readonly<Record<FontFlaw, (table: string | undefined) => string>> = {
  'not a font': () => '不是字体',
  'cut short': () => '不完整，后面缺了一截',
  'table missing': (table = '') => `缺少 ${table} 表`,
  'table broken': (table = '') => `的 ${table} 表已损坏`,
  loop: () => '里有由自己或过多字形拼成的字形',
  damaged: () => '已损坏',
}

const SMALLER = '请另存得小一些：印刷每英寸 300 像素就够了'
const LIMITS: Readonly<Record<ImageLimit, { unit: string; scale: number; hint: string }>> = {
  bytes: { unit: '兆字节', scale: 1e6, hint: SMALLER },
  pixels: { unit: '百万像素', scale: 1e6, hint: SMALLER },
  'svg bytes': { unit: '兆字节', scale: 1e6, hint: '请简化图形，或另存为 PNG' },
  'svg depth': { unit: '层编组', scale: 1, hint: '请取消图形的编组' },
  'svg parts': { unit: '个图形', scale: 1, hint: '请简化图形，或另存为 PNG' },
}

const BROKEN = {
  'cut short': '不完整，后面缺了一截',
  damaged: '已损坏',
  'not UTF-8': '不是 UTF-8 编码',
} as const

const UNPRINTED = {
  coding: '是 PDF 不支持的 JPEG（无损或算术编码）',
  depth: '是 12 位的 JPEG，PDF 不支持',
  colours: '是既非灰度、也非 RGB 或 CMYK 的 JPEG',
  inks: '是 CMYK 的 JPEG，但没有说明油墨的正反',
} as const

const SVG_FAULTS: Readonly<Record<SvgFault, { what: string; hint: string }>> = {
  entities: { what: '代表别的文字的名称', hint: '请导出为普通 SVG，不带绘图软件的编辑数据' },
  script: { what: '程序', hint: '请删去，或导出为普通 SVG' },
  text: {
    what: '文字，印出来字体会不同',
    hint: '请在绘图软件里把文字转为轮廓（曲线），文字内容写在 `alt` 里',
  },
  image: { what: '嵌在里面的图片', hint: '请直接放这张图片，或整个另存为 PNG' },
  outside: { what: '指到文件之外的引用', hint: '只能用本文件里的 `#id`' },
  moves: { what: '动画，在纸上不会动', hint: '请删去' },
  effect: { what: '印不出来的效果', hint: '请删去，或整个另存为 PNG' },
  colour: { what: '看不懂的颜色', hint: '请写作 #rrggbb' },
  style: {
    what: '看不懂的 CSS',
    hint: '只能写单个元素、类或 id 的规则；也可以在导出时选择用属性代替 CSS',
  },
  element: { what: '印不出来的内容', hint: '请导出为普通 SVG 1.1' },
  loop: { what: '绕回自身的引用', hint: '请去掉循环' },
  size: { what: '缺少或不对的尺寸', hint: '请写 `width` 和 `height`，或四个数的 `viewBox`' },
}

const hintOf = ({ instead, advice }: CssHint) =>
  instead ? `请用 ${instead.map((css) => `\`${css}\``).join(' 或 ')}` : advice && ADVICE[advice]

/** What a property accepts: the words that are not CSS's own. */
const GRAMMAR: Readonly<Record<string, string>> = {
  'one to four of': '一至四个',
  'whole number': '整数',
  colour: '颜色',
  family: '字体名称',
  length: '长度',
  number: '数',
  percentage: '百分比',
  'width height': '宽 高',
  'width style colour': '粗细 线型 颜色',
}
const inChinese = (accepts: string) =>
  accepts.replace(
    /one to four of|whole number|width style colour|width height|\b(?:colour|family|length|number|percentage)\b/g,
    (word) => GRAMMAR[word] ?? word,
  )

/** A value that a message can quote. */
const shortened = (value: string) => (value.length > 60 ? `${value.slice(0, 60)}…` : value)

interface FontFolderWords {
  readonly message: (folder: string) => string
  readonly hint: (read: string) => string
}

const FONT_FOLDERS: Readonly<Record<FontFolderFault, FontFolderWords>> = {
  missing: {
    message: (folder) => `没有文件夹 ${folder}`,
    hint: () => '请核对 --font-dir 后面的名称；相对路径从运行 banxin 的地方算起',
  },
  'no folder': {
    message: (folder) => `${folder} 不是文件夹`,
    hint: () => '--font-dir 后面写字体文件所在的文件夹',
  },
  unreadable: {
    message: (folder) => `文件夹 ${folder} 读不出来`,
    hint: () => '请看看有没有读取的权限',
  },
  empty: {
    message: (folder) => `${folder} 里没有字体文件`,
    hint: (read) => `可用的有 ${read}，只看这个文件夹本身，不看里面的文件夹`,
  },
}

/** What to do about a character that no font has: a name is not to be spelt otherwise. */
export const FONT_WITH_IT =
  '请用有这个字的字体：`--font-dir 文件夹`，或在模板的 style.css 里写 @font-face；实在没有，再换一个字'

export const CHINESE: Messages = {
  ...CHINESE_FINDINGS,
  FILE_NOT_FOUND: ({ path }) => ({
    message: `找不到文件：${path}`,
    hint: '请核对文件名和所在的文件夹',
  }),
  FILE_UNREADABLE: ({ path, reason }) => ({
    message: `${path} 读不出来：${reasonInChinese(reason)}`,
  }),
  FILE_EMPTY: ({ path }) => ({ message: `${path} 里没有文字`, hint: '请先把发言存进这个文件' }),
  FOLDER_EMPTY: ({ path, read }) => ({
    message: `文件夹 ${path} 里没有能读的文件`,
    hint: `请把发言放进去，一篇一个文件：${or(read)}`,
  }),
  FILE_SKIPPED: ({ path }) => ({
    message: `${path} 没有排入：里面没有 banxin 能读的内容`,
    hint: '如果它属于本期，请另存为 .txt、.md 或 .docx',
  }),
  FORMAT_UNKNOWN: ({ path, read }) => ({
    message: `${path} 不是能读的文件`,
    hint: `能读的是 ${or(read)}，请另存为其中一种`,
  }),
  NOTHING_MATCHES: ({ pattern }) => ({ message: `没有文件符合 ${pattern}` }),
  FILE_TOO_LARGE: ({ path, size, limit }) => ({
    message: `${path} 有 ${megabytes(size)}，最多 ${megabytes(limit)}`,
    hint: RAISE,
  }),
  FILE_LINK_OUTSIDE: ({ path }) => ({
    message: `${path} 是通到本期文件夹以外的链接`,
    hint: '请把文件本身放进来',
  }),
  FILE_BINARY: ({ path, format }) => ({
    message: `${path} 不是文本${format === undefined ? '' : `，而是${FORMATS[format]}`}`,
    hint: '请用原来的程序打开，另存为纯文本（UTF-8）或 .docx；只改文件名没有用',
  }),
  NUL_BYTE: ({ path, line, column }) => ({
    message: `${path} 第 ${line} 行第 ${column} 列有空字符（NUL）`,
    hint: '请删去它，或者另存一次，编码选 UTF-8',
  }),
  NOT_UTF8: ({ path, line, column, byte }) => ({
    message: `${path} 不是 UTF-8 编码：第 ${line} 行第 ${column} 列有字节 ${byte}`,
    hint: '请另存一次，编码选 UTF-8（记事本：另存为；WPS：纯文本，再选 Unicode UTF-8），或者注明编码：--encoding gb18030',
  }),
  ENCODING_FOUND: ({ path, encoding }) => ({
    message: `${path} 按 ${ENCODING[encoding]} 编码读入`,
    hint: '如果出现乱码，请注明编码：--encoding',
  }),
  ENCODING_INVALID: ({ path, encoding, isWished, line, column, byte }) => ({
    message: `${path} 不是 ${ENCODING[encoding]} 编码：第 ${line} 行第 ${column} 列有字节 ${byte}`,
    hint: isWished
      ? '去掉 --encoding 由 banxin 自己判断，或者另存一次，编码选 UTF-8'
      : '请另存一次，编码选 UTF-8，或者注明编码：--encoding',
  }),
  ENCODING_MIXED: ({ path, first, second, line, column, byte }) => ({
    message: `${path} 前面是 ${ENCODING[first]} 编码，后面又是 ${ENCODING[second]}：第 ${line} 行第 ${column} 列有字节 ${byte}`,
    hint: '这是两个文件拼在了一起：请先各自转成 UTF-8 再合并',
  }),
  DOCX_OLD: ({ path }) => ({
    message: `${path} 是旧版 Word 文件（.doc）`,
    hint: '请用 Word 或 WPS 打开，另存为 .docx；只改文件名没有用',
  }),
  DOCX_ENCRYPTED: ({ path }) => ({
    message: `${path} 加了密码`,
    hint: '请用 Word 或 WPS 打开，去掉密码再保存',
  }),
  DOCX_NOT_ZIP: ({ path }) => ({
    message: `${path} 不是 .docx 文件，只是用了这个名字`,
    hint: '请用原来的程序打开，另存为 .docx',
  }),
  DOCX_NO_DOCUMENT: ({ path }) => ({
    message: `${path} 是一个压缩包，里面没有 Word 文档`,
    hint: '请用 Word 或 WPS 打开，另存为 .docx',
  }),
  DOCX_DAMAGED: ({ path, part, reason }) => ({
    message: `${path} 已损坏${part === undefined ? '' : `（${part}）`}：${reason}`,
    hint: '请从来源处重新复制，或者用 Word 修复后保存',
  }),
  DOCX_TOO_LARGE: ({ path, part, size, limit, packed }) => ({
    message:
      packed === undefined
        ? `${part === undefined ? path : `${path} 里的 ${part}`} 解压后有 ${megabytes(size)}，最多 ${megabytes(limit)}`
        : `${path} 里的 ${part ?? ''} 解压后是原来的 ${Math.round(size / Math.max(1, packed))} 倍，正常的文档没有压得这么紧的`,
    hint: packed === undefined ? RAISE : '请用 Word 或 WPS 打开，另存为 .docx',
  }),
  DOCX_NOTE: ({ path, reason, count }) => ({
    message: `${path}：${docxNote(reason)}${count > 1 ? `（${count} 处）` : ''}`,
  }),
  PART_AS_TEXT: ({ what, count, text = '' }) => ({
    message: `${AS_TEXT[what](count)}${text ? `：${text}` : ''}`,
  }),
  PART_LEFT_OUT: ({ what, count, text }) => ({
    message: `没有排入：${LEFT_OUT[what].what}，共 ${count} 处${quoted(text)}`,
    ...(LEFT_OUT[what].hint !== undefined && { hint: LEFT_OUT[what].hint }),
  }),
  CHARACTERS_FOLDED: ({ kind, count, character }) => ({
    message: `${FOLDED[kind]}，共 ${count} 处${kind === 'zero-width' ? '' : `，第一处是 ${character}`}`,
  }),
  FRONT_MATTER_UNCLOSED: () => ({
    message: '文件开头的设置没有结束',
    hint: '请在设置后面加一行 ---',
  }),
  FRONT_MATTER_SYNTAX: ({ reason }) => ({
    message: `设置不是 YAML：${reason}`,
    hint: '每行写一项：名称: 值',
  }),
  FRONT_MATTER_UNKNOWN_KEY: ({ key, nearest, known }) => ({
    message: `没有 \`${key}\` 这项设置`,
    hint: nearest === undefined ? `可用的设置：${or(known)}` : `是不是 \`${nearest}\`？`,
  }),
  FRONT_MATTER_WRONG_TYPE: ({ key, expected, given }) => ({
    message: `\`${key}\` 不能是 ${given}`,
    hint: `应为${TYPES[expected]}`,
  }),
  FILE_LISTED_MISSING: ({ name, nearest }) => ({
    message: `本期的文件夹里没有 ${name}`,
    ...(nearest === undefined
      ? { hint: '请照文件夹里的名称写，连同末尾的 .txt、.md 或 .docx' }
      : meant(nearest)),
  }),
  FILE_LISTED_TWICE: ({ name }) => ({
    message: `\`files\` 里 ${name} 写了两次`,
    hint: '两处请只留一处',
  }),
  FILE_LISTED_OUTSIDE: ({ name }) => ({
    message: `${name} 不是本期文件夹里的文件名`,
    hint: '只写文件名，不写文件夹；请把文件放在 issue.yaml 旁边',
  }),
  FILE_NOT_LISTED: ({ path }) => ({
    message: `${path} 没有排入：设置的 \`files\` 里没有它`,
    hint: '请加进去，或把文件移出文件夹',
  }),
  FILES_MISPLACED: () => ({
    message: '`files` 写在这里不起作用：它说明文件夹里各文件的先后',
    hint: '请写进本期文件夹的 issue.yaml',
  }),
  SPEAKERS_BOTH: () => ({
    message: '`speakers` 和 `files` 里的 `speaker` 都写了发言人',
    hint: '两种写法请只用一种',
  }),
  ROSTER_SYNTAX: ({ reason }) => ({
    message: `名单不是 YAML：${reason}`,
    hint: '每行写一位，前面加短横和空格：- 某某镇党委书记张三',
  }),
  LEXICON_SYNTAX: ({ reason }) => ({
    message: `词表不是 YAML：${reason}`,
    hint: '每行写一个词表，例如 titles: [首席策划, 片区长]',
  }),
  LEXICON_UNKNOWN_KEY: ({ key, nearest, known }) => ({
    message: `没有 \`${key}\` 这个词表`,
    hint: nearest === undefined ? `可用的词表：${or(known)}` : `是不是 \`${nearest}\`？`,
  }),
  LEXICON_NO_LIST: ({ key }) => ({
    message: `\`${key}\` 不是一列词`,
    hint: `请写成 ${key}: [第一个词, 第二个词]`,
  }),
  LEXICON_NO_WORD: ({ key, word, fault }) => ({
    message: `\`${key}\` 里的“${shortened(word)}”${WORD_FAULTS[fault]}`,
    hint:
      key === 'names'
        ? '姓氏是一个或两个字'
        : '词由 2 至 20 个汉字、字母或数字组成，中间没有空格和标点',
  }),
  WORDS_SYNTAX: ({ reason }) => ({
    message: `用词表不是 YAML：${reason}`,
    hint: '例如 banned: [禁用词]；fixed: { 不规范的写法: 规范的写法 }；required: [必须写到的词]',
  }),
  WORDS_UNKNOWN_KEY: ({ key, nearest, known }) => ({
    message: `用词表里没有 \`${key}\` 这一项`,
    hint: nearest === undefined ? `可用：${or(known)}` : `是不是 \`${nearest}\`？`,
  }),
  WORDS_NO_ENTRY: ({ key, given }) => ({
    message: `\`${key}\` 里的这一条看不懂：${given}`,
    hint:
      key === 'fixed'
        ? '请写成 不规范的写法: 规范的写法（两者不同，都在一行之内）'
        : '请写一个词，或 { word: 词, instead: 改为, note: 依据 }',
  }),
  WORDS_CONFLICT: ({ word, first }) => ({
    message: `用词表前后矛盾：${at(first)} 已经不许写“${word}”`,
    hint: '两处请只留一处',
  }),
  RULE_UNKNOWN: ({ code, nearest }) => ({
    message: `没有 ${code} 这条校对规则`,
    hint: nearest === undefined ? '规则见 docs/rules.md' : `是不是 \`${nearest}\`？`,
  }),
  RULE_OPTION_UNKNOWN: ({ code, option, known }) => ({
    message: `校对规则 ${code} 没有 \`${option}\` 这个选项`,
    hint: known.length
      ? `可用：severity、${or(known)}`
      : '可用：severity（off、info、warning、error）',
  }),
  WAIVER_WITHOUT_CODE: () => ({
    message: 'banxin-ignore 后面没有写规则的名称',
    hint: '例如 <!-- banxin-ignore DOUBLED_WORD -->',
  }),
  WAIVER_UNUSED: ({ code, text }) => ({
    message: `不再需要的豁免：${code}${text === undefined ? '' : `（${text}）`} 在这里没有查出什么`,
    hint: '请删去，免得以后放过真正的错误',
  }),
  WORDS_UNAVAILABLE: ({ reason }) => ({
    message: `这台电脑上用不了分词（${reason}），要分词的规则没有查`,
    hint: '请重新安装 banxin（npm install），或换一台电脑再查一遍',
  }),
  MENDS_UNSETTLED: ({ path }) => ({
    message: `${path}：自动改的结果来回变，一处也没有改`,
    hint: '多半是 words.yaml 里的写法和校对规则相反，请核对 fixed',
  }),
  NO_SPEAKER: ({ path }) => ({
    message: `${path} 里没有找到发言人`,
    hint: '发言人一行写明单位、职务、姓名和冒号，例如 某某镇党委书记张三：；也可以在设置的 `speakers` 里列出发言人',
  }),
  EMPTY_STATEMENT: ({ speaker }) => ({
    message: `“${speaker}”后面没有发言`,
    hint: '请补上正文，或删去这一行',
  }),
  POSSIBLE_SPEAKER: ({ line }) => ({
    message: `“${line}”是发言人吗？现在按正文处理`,
    hint: '如果是，请写明单位、职务、姓名和冒号，例如 某某镇党委书记张三：；也可以在设置的 `speakers` 里列出发言人',
  }),
  UNUSUAL_NAME: ({ name }) => ({
    message: `“${name}”按发言人姓名处理，但不是常见姓氏`,
    hint: '如果不是姓名，请去掉行末的冒号',
  }),
  SPEAKERS_BY_WEAK_FORM: ({ form, line, count }) => ({
    message: `没有一行写明单位、职务和姓名，“${line}”等 ${count} 处按${form === 'name' ? '姓名' : '单位'}作发言人`,
    hint: '如果不是发言人，请去掉冒号，或在设置的 `speakers` 里列出发言人',
  }),
  SPEAKER_FROM_FILE_NAME: ({ path, speaker }) => ({
    message: `${path} 里没有发言人，按文件名作“${speaker}”`,
    hint: '文件开头写明单位、职务、姓名和冒号，就不再用文件名',
  }),
  SPEAKER_MISSING: ({ path }) => ({
    message: `没有写明 ${path} 是谁的发言`,
    hint: '请在 `speaker:` 后写明，或从 `files` 里去掉这个文件',
  }),
  FILE_WITHOUT_SPEAKER: ({ path, isFirst }) => ({
    message: `${path} 里没有发言人，文字${isFirst ? '排在各篇之前，没有署名' : '接在前一篇发言之后'}`,
    hint: '请在开头写明单位、职务、姓名和冒号，或把文件命名为 某某镇党委书记张三.txt',
  }),
  SPEAKER_OVERRIDDEN: ({ given, source, by }) => ({
    message: `${by === 'roster' ? '名单' : `设置里的 \`${by}\` `}用“${given}”代替了“${source}”`,
    hint:
      by === 'roster' ? '请改正文或名单；issue.yaml 里的 `speaker` 优先于名单' : '两处请只留一处',
  }),
  SPEAKERS_DIFFER: ({ given, found, path }) => ({
    message:
      path === undefined
        ? `设置里的 \`speakers\` 列了 ${given} 项，文中有 ${found} 篇发言`
        : `设置里的 \`speaker\` 列了 ${given} 项，${path} 里有 ${found} 篇发言`,
    hint: '每篇发言一项，按先后排列；或者与文中的行完全一致',
  }),
  ROSTER_TWICE: ({ speaker, first }) => ({
    message: `名单里${speaker}列了两次，前一次在 ${at(first)}`,
    hint: '请只留对的一条；一人有几个职务，写在一条里，用顿号隔开',
  }),
  ROSTER_ENTRY_UNCLEAR: ({ entry }) => ({
    message: `名单里的“${entry}”看不出一个人的单位、职务和姓名，没有使用`,
    hint: '每人一条；或写作 { unit: 单位, title: 职务, name: 姓名 }',
  }),
  ROSTER_DIFFERS: ({ speaker, roster }) => ({
    message: `文中是“${speaker}”，名单里这个职务是“${roster}”`,
    hint: '请改正有误的一处；现在照文中的排',
  }),
  SPEAKER_NOT_IN_ROSTER: ({ speaker, namesakes }) => ({
    message: `名单里没有“${speaker}”${namesakes.length ? `，只有同名的${or(namesakes)}` : ''}`,
  }),
  STATEMENTS_REORDERED: ({ count }) => ({
    message: `发言已按名单的先后排列，移动了 ${count} 篇`,
  }),
  TEXT_NOT_PRINTED: ({ text, count }) => ({
    message: `模板没有印出“${text}”${count > 1 ? `等 ${count} 处文字` : ''}，因此没有输出`,
    hint: '模板必须印出报头、每位发言人和每个段落：请看 page.hbs，以及 style.css 里的 display: none',
  }),
  PICTURE_NOT_PRINTED: ({ alt }) => ({
    message: `模板没有印出这张图片${alt ? `（“${alt}”）` : ''}，因此没有输出`,
    hint: '模板除段落外还要印出图片和表格：在 {{#each blocks}} 里写 {{#if (figure this)}}<img src="{{src}}" alt="{{alt}}">{{/if}}；可参看自带模板的 block.hbs',
  }),
  MARKDOWN_INEXACT: ({ path }) => ({
    message: `${path}：这份 Markdown 读回来与原稿不尽相同`,
    hint: 'Markdown 写不出跨列的单元格和多行的表头；json、yaml 则一样不少',
  }),
  MASTHEAD_OVERRIDDEN: ({ key, source }) => ({
    message: `设置里的 \`${key}\` 代替了文中的“${source}”`,
    hint: '两处请只留一处',
  }),
  TEMPLATE_NOT_FOUND: ({ name, known }) => ({
    message: `没有模板 ${name}`,
    hint: `现有模板：${or(known)}；也可以写文件夹，如 ./my-template`,
  }),
  TEMPLATE_FILE_MISSING: ({ file }) => ({ message: `模板缺少 ${file}` }),
  TEMPLATE_FILE_UNREADABLE: ({ file, reason }) => ({
    message: `无法读取 ${file}：${reasonInChinese(reason)}`,
  }),
  TEMPLATE_LINK_OUTSIDE: ({ file }) => ({
    message: `${file} 是链接，指到模板文件夹之外`,
    hint: '请把文件本身放进模板文件夹',
  }),
  TEMPLATE_ON_NETWORK: ({ name }) => ({
    message: `设置里的模板在别的机器上：${name}`,
    hint: '稿件不能联网取文件：请把模板复制到本机，或用 --template 指定',
  }),
  TEMPLATE_NOT_UTF8: ({ path, line, column, byte }) => ({
    message: `${path} 不是 UTF-8 编码：第 ${line} 行第 ${column} 列有字节 ${byte}`,
    hint: '请另存为 UTF-8',
  }),
  MANIFEST_SYNTAX: ({ reason }) => ({
    message: `template.json 不是 JSON：${reason}`,
    hint: '请看这里的前面：两项之间要有逗号，最后一项后面没有；文字和名称都用英文双引号',
  }),
  MANIFEST_INVALID: ({ path, expected, nearest }) => ({
    message: `template.json 里的 \`${path}\` 不对`,
    hint: nearest === undefined ? `应为 ${expected}` : `是不是 \`${nearest}\`？`,
  }),
  TEMPLATE_SYNTAX: ({ fault, detail }) => ({ message: SYNTAX[fault] + (detail && `：${detail}`) }),
  TEMPLATE_RAW_OUTPUT: ({ text }) => ({
    message: `${text} 会让正文变成标记`,
    hint: '请写两个花括号：{{…}}',
  }),
  TEMPLATE_UNKNOWN_HELPER: ({ name, nearest, known }) => ({
    message: `没有 \`${name}\` 这个函数`,
    hint: nearest === undefined ? `可用的函数：${or(known)}` : `是不是 \`${nearest}\`？`,
  }),
  TEMPLATE_UNKNOWN_FIELD: ({ name, nearest, isOfIssue }) => ({
    message: `这里没有 \`${name}\` 这个字段`,
    ...(isOfIssue
      ? { hint: `它属于整期，不属于这一项：在 {{#each}} 里面请写 \`${nearest ?? ''}\`` }
      : meant(nearest)),
  }),
  TEMPLATE_UNKNOWN_PARTIAL: ({ name, known }) => ({
    message: `没有部件 ${name}.hbs`,
    hint: known.length ? `现有：${or(known)}` : '请放在 page.hbs 旁边',
  }),
  TEMPLATE_UNSUPPORTED: ({ what }) => ({ message: `模板里不能用 ${what}` }),
  TEMPLATE_FAILED: ({ reason }) => ({ message: `模板出错：${reason}` }),
  TEMPLATE_CIRCULAR_PARTIAL: ({ name }) => ({ message: `局部模板 ${name} 绕回了自身` }),
  TEMPLATE_OPTION_UNKNOWN: ({ name, template, nearest, known }) => ({
    message: `模板 ${template} 没有选项 \`${name}\``,
    hint:
      nearest !== undefined
        ? `是不是 \`${nearest}\`？`
        : known.length
          ? `它的选项有：${or(known)}`
          : '它没有任何选项',
  }),
  TEMPLATE_OPTION_INVALID: ({ name, value, expected }) => ({
    message: `选项 \`${name}\` 不能是 ${shortened(value)}`,
    hint: `应为 ${expected}`,
  }),
  ELEMENT_UNBALANCED: ({ name, fault }) =>
    fault === 'unclosed'
      ? { message: `<${name}> 没有结束标签`, hint: `请在同一文件里写上 </${name}>` }
      : {
          message: `</${name}> 没有对应的开始标签`,
          hint: `是否缺少 <${name}>，或已被别的标签关闭？`,
        },
  ELEMENT_UNSUPPORTED: ({ name }) => ({
    message: `模板里不能用 <${name}>`,
    hint: '可用的元素见 docs/css.md',
  }),
  ATTRIBUTE_UNSUPPORTED: ({ name, element }) => ({
    message: `<${element}> 上不能用 \`${name}\``,
    hint:
      element === 'a' && name === 'href'
        ? '链接只能指向本期里的元素：href="#id"'
        : '请用 class，样式写在 style.css 里',
  }),
  ATTRIBUTE_LANGUAGE: ({ value }) => ({
    message: `\`lang="${shortened(value)}"\` 不是语言代码`,
    hint: '请写 zh-CN、en、bo 这样的代码（BCP 47）',
  }),
  ATTRIBUTE_MISSING: ({ name, element }) => ({
    message: `<${element}> 缺少 \`${name}\``,
    hint:
      name === 'alt'
        ? '请写明图上是什么，供看不见的人听读：alt="…"；纯装饰写 alt=""'
        : `请加上 ${name}="…"`,
  }),
  FIELD_NOT_PRINTED: ({ key, template }) => ({ message: `模板 ${template} 不印 \`${key}\`` }),
  CSS_SYNTAX: ({ reason }) => ({ message: `这里不是 CSS：${reason}` }),
  CSS_UNBALANCED: ({ what, fault }) => ({ message: UNBALANCED[fault].replace('$', what) }),
  CSS_UNKNOWN_PROPERTY: ({ name, nearest, ...hint }) => ({
    message: `不支持 CSS 属性 \`${name}\``,
    hint:
      hintOf(hint) ??
      (nearest === undefined ? '可用的属性见 docs/css.md' : `是不是 \`${nearest}\`？`),
  }),
  CSS_UNSUPPORTED: ({ what, instead, advice }) => ({
    message: `不支持 ${what}`,
    ...(instead && { hint: `可用：${instead}` }),
    ...(advice && { hint: ADVICE[advice] }),
  }),
  CSS_FONT_FACE_INCOMPLETE: ({ lacks }) => ({
    message: `这条 @font-face 没有 \`${lacks}\``,
    hint: '@font-face { font-family: "名称"; src: url("名称.ttf"); font-weight: 400 }',
  }),
  CSS_MISPLACED: ({ what, place }) => ({
    message: `\`${what}\` 不能写在这里`,
    hint: `只用于${PLACES[place]}`,
  }),
  CSS_INVALID_VALUE: ({ property, value, expected, ...hint }) => ({
    message: `\`${property}\` 不能是 ${shortened(value)}`,
    hint: [`应为 ${inChinese(expected)}`, hintOf(hint)]
      .filter((part) => part !== undefined)
      .join('；'),
  }),
  CSS_UNDEFINED_VARIABLE: ({ name, known }) => ({
    message: `${name} 没有定义`,
    hint: `已定义：${or(known)}`,
  }),
  CSS_CIRCULAR_VARIABLE: ({ name }) => ({ message: `${name} 用自己定义了自己` }),
  CSS_NO_EFFECT: ({ property, where }) => ({
    message: `\`${property}\` ${NO_EFFECT[where].where}不起作用`,
    hint: NO_EFFECT[where].hint,
  }),
  CSS_TARGET_UNKNOWN: ({ id }) => ({
    message: `没有 id 为 ${id} 的元素，印不出它的页码`,
    hint: `请给要指的元素加上 \`id="${id}"\``,
  }),
  CSS_VALUE_TOO_LONG: ({ name }) => ({ message: `\`${name}\` 代入变量后过长，或括号嵌套过深` }),
  FONT_MANIFEST_BROKEN: ({ file, reason }) => ({
    message: `${file} 不能用：${reasonInChinese(reason)}`,
    hint: '请重新安装 banxin',
  }),
  FONT_FILE_MISSING: ({ file, family }) => ({
    message: `缺少字体文件 ${file}（${family}）`,
    hint: '请重新安装 banxin',
  }),
  FONT_FILE_BROKEN: ({ file, family }) => ({
    message: `字体文件 ${file}（${family}）已损坏`,
    hint: '请重新安装 banxin',
  }),
  FONT_SOURCE: ({ src, fault }) => ({
    message: `字体的 \`src\` ${FONT_SOURCES[fault].what}${src.trim() ? `：${shortened(src)}` : ''}`,
    hint: FONT_SOURCES[fault].hint,
  }),
  FONT_NOT_FOUND: ({ src, folders, nearest }) => ({
    message: `找不到字体文件 ${src}，找过的文件夹：${or(folders)}`,
    hint: nearest === undefined ? BESIDE : `是不是 \`${nearest}\`？`,
  }),
  FONT_UNREADABLE: ({ file, reason }) => ({
    message: `字体文件 ${file} 读不出来：${reasonInChinese(reason)}`,
  }),
  FONT_FACE_UNKNOWN: ({ file, face, known }) => ({
    message: face === undefined ? `${file} 里有几种字体` : `${file} 里没有 ${face}`,
    hint: `请在 # 后写明 PostScript 名称，可用：${or(known)}`,
  }),
  FONT_REFUSED: ({ file, face, why }) => ({
    message: `${file}${face === undefined ? '' : `（${face}）`} ${FONT_REFUSALS[why].what}`,
    hint: FONT_REFUSALS[why].hint,
  }),
  FONT_BROKEN: ({ file, flaw, table }) => ({
    message: `字体文件 ${file} ${FONT_FLAWS[flaw](table)}`,
    hint: '请重新复制或下载；若仍然如此，请换一种字体',
  }),
  FONT_VARIABLE: ({ file, weight }) => ({
    message: `${file} 是可变字体，按它原本的样子印出，字重 ${String(weight)}`,
    hint: '要用别的字重，请用它的静态文件，各写一条 @font-face',
  }),
  FONT_FOLDER_EMPTY: ({ folder, fault, read }) => ({
    message: FONT_FOLDERS[fault].message(folder),
    hint: FONT_FOLDERS[fault].hint(or(read)),
  }),
  FONT_WEIGHT_PARTNER: ({ family, weight, partner, partnerWeight }) => ({
    message: `${family} 没有粗体（${String(weight)}），改用 ${partner} ${String(partnerWeight)}`,
    hint: '要保留原来的字体，请写 `font-weight: 400`；也可以自己指定粗体用哪种字体',
  }),
  FONT_FAMILY_UNKNOWN: ({ family, known }) => ({
    message: `没有字体 ${family}`,
    hint: `现有字体：${or(known)}`,
  }),
  MISSING_GLYPH: ({ character, codePoint, count }) => ({
    message: `所有字体都没有${visible(character)}（${codePoint}）${count > 1 ? `，共 ${count} 处，这是第一处` : ''}`,
    hint: FONT_WITH_IT,
  }),
  IMAGE_SOURCE: ({ src, fault }) => ({
    message: `图片的 \`src\` ${SOURCES[fault].what}${src.trim() ? `：${shortened(src)}` : ''}`,
    hint: SOURCES[fault].hint,
  }),
  IMAGE_NOT_FOUND: ({ src, folders, nearest }) => ({
    message: `找不到图片 ${src}，找过的文件夹：${or(folders)}`,
    hint: nearest === undefined ? BESIDE : `是不是 \`${nearest}\`？`,
  }),
  IMAGE_UNREADABLE: ({ path, reason }) => ({
    message: `${path} 读不出来：${reasonInChinese(reason)}`,
  }),
  IMAGE_FORMAT: ({ path, format }) => ({
    message: `${path} ${format === undefined ? '不是能印的图片' : `是 ${format} 图片，不能直接印`}`,
    hint: '请另存为 PNG、JPEG（照片）或 SVG（图形）；只改文件名没有用',
  }),
  IMAGE_BROKEN: ({ path, kind, fault, line }) => ({
    message: `${kind} 图片 ${path} ${BROKEN[fault]}${line === undefined ? '' : `（第 ${line} 行）`}`,
    hint: '请从原处重新复制，或打开后再保存一次',
  }),
  IMAGE_UNSUPPORTED: ({ path, what }) => ({
    message: `${path} ${UNPRINTED[what]}`,
    hint: '请用图片软件打开，另存为普通 JPEG（RGB、8 位）或 PNG',
  }),
  IMAGE_TOO_LARGE: ({ path, limit, value, most }) => {
    const { unit, scale, hint } = LIMITS[limit]
    const amount = Math.ceil((value / scale) * 10) / 10
    return { message: `${path} 有 ${amount} ${unit}，最多 ${most / scale} ${unit}`, hint }
  },
  IMAGE_SVG: ({ path, line, what, fault }) => ({
    message: `${path} 第 ${line} 行：${what} 是${SVG_FAULTS[fault].what}`,
    hint: SVG_FAULTS[fault].hint,
  }),
  IMAGE_NOT_DRAWN: ({ path, reason }) => ({
    message: `${path} 画不出来：${reason}`,
    hint: '请重新导出为普通 SVG，或另存为 PNG',
  }),
  IMAGE_IN_LINE: ({ src }) => ({
    message: `图片 ${src} 夹在一行文字里`,
    hint: '图片自成一块：请放在段落旁边，或在 style.css 里给它和它外面的元素写 `display: block`',
  }),
  IMAGE_OUTSIDE_PAGE: ({ src, page, beyond, bleed }) =>
    bleed > 0
      ? {
          message: `图片 ${src} 伸出第 ${page} 页的纸边 ${mm(beyond)} 毫米，而出血只有 ${mm(bleed)} 毫米`,
          hint: `请让它正好伸出 ${mm(bleed)} 毫米（@page 的 \`bleed\`），或离开纸边`,
        }
      : {
          message: `图片 ${src} 超出了第 ${page} 页的边缘 ${mm(beyond)} 毫米`,
          hint: '请把 `width` 改小，或者不写：这样图片不会比栏宽；要印到纸边以外，@page 要有 `bleed`（出血）',
        },
  WORD_TOO_LONG: ({ word, measureEm }) => ({
    message: `“${word}”比一行（${measureEm.toFixed(1)} 字）还长，只好断开`,
    hint: '请缩短，或改用较宽的栏',
  }),
  WORD_CUT: ({ word }) => ({
    message: `“${word}”在行末断开，否则这一行会出现大空档`,
    hint: '请调整前后文字，或改用较宽的栏',
  }),
  LINE_OVERFULL: ({ excess }) => ({
    message: `这一行比栏宽多出 ${excess.toFixed(1)} 字`,
    hint: '请改用较宽的栏、较小的缩进或较小的字号',
  }),
  BREAK_FORCED: ({ left, right, count }) => ({
    message: `只好在${shown(left)}与${shown(right)}之间断行，而按规则不能断${count > 1 ? `；本段共有 ${count} 处` : ''}`,
    hint: '连续的标点或代号在一栏之内没有可断之处：请把它们分开，或加宽栏',
  }),
  LINE_SHORT: ({ lack, text, count }) => ({
    message: `这一行比栏宽短 ${lack.toFixed(1)} 字，行内没有可以拉开的地方：${text}${count > 1 ? `；本段共有 ${count} 行` : ''}`,
    hint: '请改写这一句，或加宽栏',
  }),
  LINE_LOOSE: ({ stretch, text }) => ({
    message: `这一行每个字距拉开了 ${stretch.toFixed(2)} 字：${text}`,
    hint: '附近没有总体更好的断行；增减一个字或标点即可排匀',
  }),
  COLUMN_TOO_NARROW: ({ measureEm }) => ({
    message: `一栏只有 ${measureEm} 个字宽`,
    hint: '请减少栏数、缩小栏距或字号；至少 4 个字',
  }),
  PAGE_TOO_SMALL: ({ width, height }) => ({
    message: `页边距太大，版心只剩 ${width.toFixed(0)} × ${height.toFixed(0)} 磅`,
  }),
  BOX_TOO_TALL: ({ rows, room }) => ({ message: `有一块内容高 ${rows} 行，一页只有 ${room} 行` }),
  BOX_TOO_WIDE: ({ width, room }) => ({
    message: `有一个框宽 ${width.toFixed(1)} 磅，而这里只有 ${room.toFixed(1)} 磅`,
    hint: '它会盖到旁边：请把 `width` 改小，或者写 100% 再减去内边距和边框',
  }),
  TABLE_ROW_STACKED: ({ rows, room }) => ({
    message: `表格有一行高 ${rows} 行字，一页只有 ${room} 行：这一行的各格改为上下排列`,
  }),
  TABLE_TOO_WIDE: ({ width, room }) => ({
    message: `表格至少要 ${width.toFixed(0)} 磅宽，这里只有 ${room.toFixed(0)} 磅：各行改排成文字`,
    hint: '请减少列数，或者分成几个表格',
  }),
  BOX_OUTSIDE_PAGE: ({ page }) => ({
    message: `第 ${page} 页有一个框伸到了纸外，会被切掉`,
    hint: '请检查 style.css 里比纸还大的尺寸和位置',
  }),
  TEXT_OUTSIDE_PAGE: ({ page }) => ({
    message: `第 ${page} 页有文字排到了版面之外`,
    hint: '请检查 style.css 里的负边距、缩进和过宽的框',
  }),
  PAGES_DIFFER: ({ width, other }) => ({
    message: `第一页版心宽 ${width.toFixed(1)} 磅，别的页宽 ${other.toFixed(1)} 磅，或者纸张大小不一`,
    hint: '各页的 `size` 要一样，左右边距之和要一样；左右可以对调',
  }),
  PAGE_LEVELLED: (data) => ({
    message: `第 ${data.page} 页：${gaveOn(data).join('，')}`,
    ...(data.orphans + data.widows + data.parted + data.uneven > 0 && {
      hint: '前面的发言增减几个字就可能排好',
    }),
  }),
  FIT_FOUND: (data) => ({
    message: `${data.pages} 页：${fitted(data).join('，') || '不必改动'}；末页排满 ${percent(data.fullness)}`,
  }),
  FIT_IMPOSSIBLE: (data) => ({
    message: data.isOver
      ? `${data.pages} 页排不下：字号 ${pt(data.fontSize)}、行距 ${pt(data.leading)} 时还多出 ${data.lines} 行`
      : `排不满 ${data.pages} 页：字号 ${pt(data.fontSize)}、行距 ${pt(data.leading)} 时还差 ${data.lines} 行`,
    hint: [
      data.isBegun
        ? '这个模板多数页都另起，增删字数不会使后面的内容移到前一页：请看模板有没有接排的选项（banxin templates 名称）'
        : `请${data.isOver ? '删去' : '增加'}约 ${data.characters} 字`,
      ...(data.allowed === undefined
        ? []
        : [`在模板里允许 ${pt(data.allowed)}（--fit-font-size）`]),
      ...(data.hasBounds ? [] : ['给模板写上可调的范围：--fit-font-size、--fit-line-height']),
    ].join('，或者'),
  }),
  PAGES_OUT_OF_RANGE: ({ wanted, pages }) => ({
    message: `没有第 ${wanted} 页：这一期共 ${pages} 页`,
    hint: '请写有的页码，如 --pages 2-3；3- 表示从第 3 页到最后',
  }),
  ICC_UNREADABLE: ({ path, reason }) => ({
    message: `${path} 读不出来：${reasonInChinese(reason)}`,
  }),
  ICC_INVALID: ({ path, fault, found }) => ({
    message: `${path} ${ICC_FAULTS[fault](found)}`,
    hint: '请向印刷厂要与其机器、纸张相配的 ICC 特性文件',
  }),
  PDF_NOT_ARCHIVE: ({ cause, what }) =>
    cause === 'inks'
      ? {
          message: `这份 PDF 不能声明 PDF/A：${what} 用的是印刷四色`,
          hint: '供屏幕阅读和存档的，请把图片存成 RGB',
        }
      : {
          message: `这份 PDF 不能声明 PDF/A：${what} 是字体自定义的字符，别处读不出来`,
          hint: '统一码里有这个字的，请改用统一码的字',
        },
  PRESS_WITHOUT_PROFILE: () => ({
    message: '输出的是带裁切框、出血框的 PDF 1.6；没有写明印刷条件，所以不是 PDF/X',
    hint: '用 --icc 文件 给出印刷机的特性文件，就是 PDF/X-4',
  }),
  COLOR_WITHOUT_INK: ({ color, process, shown }) => ({
    message: `${color}${shown ? `（${ofColor(shown)}）` : ''}没有定油墨，按 ${inks(process)} 印，颜色可能不一样`,
    hint: `请在 template.json 里给它定油墨：{ "screen": "${color}", "print": [c, m, y, k] }`,
  }),
  INK_HEAVY: ({ ink, process, total, most, shown }) => ({
    message: `\`${ink}\`${shown ? `（${ofColor(shown)}）` : ''}的总墨量是 ${Math.round(total)}%（${inks(process)}），超过 ${most}% 干不透，会蹭脏`,
    hint: `请减墨：多用黑，少用青、品、黄，合计不超过 ${most}%`,
  }),
  INK_SMALL_TYPE: ({ ink, process, size, least, shown }) => ({
    message: `${size} 磅的小字（${ofColor(shown)}）用 \`${ink}\`，要套印 ${countInks(process)} 色（${inks(process)}），版稍有走动就发虚`,
    hint: `不到 ${least} 磅的字请用黑色、专色或只用两色，或把字放大`,
  }),
  SPOT_NONE: () => ({
    message: '--spot：这个模板没有定专色，全部按四色印',
    hint: '请在 template.json 的油墨里写上专色版名："spot": "Masthead Red"',
  }),
  SPOT_NAME: ({ ink, spot, plate }) => ({
    message: `专色版不能叫“${shortened(spot)}”；油墨 \`${ink}\` 的版改叫 ${plate}`,
    hint: '专色名只用英文字母和数字，也不能用 PDF 和四色已有的名字',
  }),
  SPOT_TINT: ({ ink, spot, solid }) => ({
    message: `油墨 \`${ink}\` 的专色名是 ${spot}，却不是 \`${solid}\` 的浅色；按四色印`,
    hint: '请给它另起专色名，或让各色比例相同',
  }),
  SPOT_GRADIENT: ({ plate, src }) => ({
    message: `${src} 里有专色 ${plate} 的渐变，只能按四色印`,
    hint: '请改用平色，或在 template.json 里把浅色另定为油墨',
  }),
  BLEED_WIDE: ({ bleed }) => ({
    message: `出血 ${bleed.toFixed(0)} 毫米，印刷厂用不着这么多`,
    hint: '一般是 3mm',
  }),
  IMAGE_WITHOUT_BLEED: ({ src, page, beyond, bleed }) => ({
    message: `第 ${page} 页的 ${src} ${beyond > 0 ? `只伸出纸边 ${mm(beyond)} 毫米` : '正好到纸边'}，裁切后可能露白`,
    hint: `请让它伸出纸边 ${mm(bleed)} 毫米，或离开纸边`,
  }),
  IMAGE_COARSE: (data) => ({
    message: `第 ${data.page} 页的 ${data.src} 印成 ${data.width.toFixed(0)} × ${data.height.toFixed(0)} 毫米，只有 ${data.dpi} dpi；印刷要 ${data.least}`,
    hint: `请换 ${data.pixelWidth} × ${data.pixelHeight} 像素的图，或印小一点`,
  }),
  IMPOSED: ({ pages, sheets, blanks, back }) => ({
    message: `骑马钉拼版：${pages} 页，${sheets} 张纸${blanks ? `，${back === undefined ? '后面' : `第 ${back} 页（封底）之前`}加 ${blanks} 个空白页` : ''}`,
  }),
  IMPOSED_WRONG_SIDE: ({ pages }) => ({
    message: `拼版后第 ${pages.join('、')} 页左右换了边`,
    hint: '这个模板左右页不同：请从右页（单数页）开始，并凑成四的倍数',
  }),
  PDF_NOT_PDF: ({ path, format }) => ({
    message: `${path} 不是 PDF${NOT_PDF[format] && `，而是${NOT_PDF[format]}`}`,
    hint: '请给 banxin inspect 一个由程序导出的 PDF',
  }),
  PDF_BROKEN: ({ path }) => ({
    message: `${path} 开头是 PDF，但找不到任何页面`,
    hint: '文件不完整或已损坏，请重新复制或重新导出',
  }),
  PDF_LOCKED: ({ path }) => ({
    message: `${path} 已加密，需要密码：读不出字体、颜色、图片和文字`,
    hint: '请对方提供没有密码的文件',
  }),
  PDF_REPAIRED: ({ path, repairs }) => ({
    message: `${path} 有损坏，修补后才读出：${repairs.map((one) => REPAIRS[one]).join('；')}`,
    hint: '请重新导出：印厂的程序可能不收这个文件',
  }),
  PDF_UNREAD: ({ path, what, count }) => ({
    message: `${path}：${UNREAD[what](count)}，上面的结果不含其中的内容`,
  }),
  PDF_TOO_LARGE: ({ path, size, limit }) => ({
    message: `${path} 有 ${Math.round(size / 1_000_000)} MB，banxin inspect 最多读 ${limit / 1_000_000} MB`,
  }),
  OUTPUT_NOT_WRITABLE: ({ path, reason }) => ({
    message: `${path} 写不进去：${reasonInChinese(reason)}`,
    hint: '文件是不是正在别的程序里打开？文件夹能不能写？',
  }),
  OUTPUT_DISK_FULL: ({ path, size }) => ({
    message: `${path} 没有写入：磁盘已满`,
    hint: `请腾出 ${Math.ceil(size / 1000)} KB，或用 --out 写到别处；原有文件没有动`,
  }),
  OUTPUT_IS_SOURCE: ({ path }) => ({
    message: `${path} 就是稿件本身，写入会把它覆盖`,
    hint: '请用 --out 另写一处',
  }),
  OUTPUT_CLASH: ({ path, sources }) => ({
    message: `${or(sources)} 都会写到 ${path}`,
    hint: '请用 --out 分别排版',
  }),
}
