import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { buildText, linesOf, textOf } from '../support/build.ts'
import { banxin } from '../support/cli.ts'
import { folder } from '../support/folder.ts'
import { readBack } from '../support/pdf.ts'

const GOOD = '大家谈②\n\n青山镇党委书记赵明：\n\n我们要抓好学习，抓好落实。\n'
const PAGE =
  '<p>{{series}}{{issueNumber number}}</p>{{#each statements}}<h2>{{speaker this}}</h2>{{#each blocks}}<p>{{paragraph this}}</p>{{/each}}{{/each}}'

function templateFiles(more: Readonly<Record<string, string>>): Record<string, string> {
  return {
    'mine/template.json': '{ "name": "mine", "purpose": { "zh": "甲", "en": "a" } }',
    'mine/page.hbs': PAGE,
    'mine/style.css': '',
    'issue.txt': GOOD,
    ...more,
  }
}

const filesIn = (root: string): string[] =>
  fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(path.join(root, name)).isFile())
    .sort()

describe('banxin build', () => {
  it('writes the PDF and says so in one line', async () => {
    const root = folder({ 'issue.txt': GOOD })
    const { code, out, err } = await banxin(['build', 'issue.txt'], root)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^out[\\/]issue\.pdf: 1 statement, 1 page, \d+ KB, \d+\.\d\d s\n$/)
    expect(fs.readFileSync(path.join(root, 'out/issue.pdf')).subarray(0, 8).toString()).toBe(
      '%PDF-1.7',
    )
  })

  it('draws the grid over the pages if asked, and nothing else changes', async () => {
    const root = folder({ 'issue.txt': GOOD })
    const emit = ['build', 'issue.txt', '--emit', 'definition']
    const plain = await banxin(emit, root)
    const drawn = await banxin([...emit, '--debug', 'grid'], root)
    const content = ({ out }: { out: string }) => (JSON.parse(out) as { content: object[] }).content
    const texts = (run: { out: string }) => content(run).filter((node) => 'text' in node)
    expect(drawn.code).toBe(0)
    expect(content(drawn).length).toBeGreaterThan(content(plain).length + 40)
    expect(texts(drawn)).toEqual(expect.arrayContaining(texts(plain)))
  })

  it('says what gave on a page so that its columns end level, once for the page', async () => {
    const issue = fs.readFileSync('content/dajiatan-02.txt', 'utf8')
    const root = folder({ 'issue.txt': issue })
    const { err } = await banxin(['build', 'issue.txt', '--emit', 'definition'], root)
    const pages = Array.from(err.matchAll(/PAGE_LEVELLED page (\d+): \S/gu), ([, page]) => page)
    expect(pages.length).toBeGreaterThan(0)
    expect(new Set(pages).size).toBe(pages.length)
  }, 30_000)

  it('speaks Chinese where the environment does, or when asked', async () => {
    const root = folder({ 'issue.txt': GOOD })
    const chinese = /^out[\\/]issue\.pdf：1 篇发言，1 页，\d+ KB，\d+\.\d\d 秒\n$/u
    expect((await banxin(['build', 'issue.txt'], root, { LANG: 'zh_CN.UTF-8' })).out).toMatch(
      chinese,
    )
    expect((await banxin(['build', 'issue.txt', '--lang', 'zh'], root)).out).toMatch(chinese)
  })

  it.each([
    ['a file', ['-o', 'named.pdf'], 'named.pdf'],
    ['a folder', ['--out', 'here'], 'here/issue.pdf'],
    ['a folder that is there', ['-o', 'there.pdf'], 'there.pdf/issue.pdf'],
  ])('writes to %s', async (_name, options, expected) => {
    const root = folder({ 'issue.txt': GOOD, 'there.pdf/keep.txt': '' })
    expect((await banxin(['build', 'issue.txt', ...options], root)).code).toBe(0)
    expect(fs.existsSync(path.join(root, expected))).toBe(true)
  })

  it('takes patterns, and passes over what it cannot read', async () => {
    const root = folder({ 'content/a.txt': GOOD, 'content/b.txt': GOOD, 'content/notes.odt': '#' })
    const { code, out } = await banxin(['build', 'content/*'], root)
    expect(code).toBe(0)
    expect(out.split('\n')).toHaveLength(3)
  })

  it('takes a folder for an issue', async () => {
    const root = folder({ 'issue/1.txt': GOOD, 'issue/2.txt': '县财政局局长孙小红：\n我同意。' })
    expect((await banxin(['build', 'issue'], root)).out).toMatch(/2 statements/)
  })

  it('prints the definition, and writes nothing', async () => {
    const root = folder({ 'issue.txt': GOOD })
    const { code, out } = await banxin(['build', 'issue.txt', '--emit', 'definition'], root)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ version: '1.7', language: 'zh-CN' })
    expect(filesIn(root)).toEqual(['issue.txt'])
  })

  it('says how long each stage took', async () => {
    const { err } = await banxin(['build', 'issue.txt', '--timing'], folder({ 'issue.txt': GOOD }))
    expect(err).toMatch(
      /start-up \d+ ms · reading \d+ ms · template \d+ ms · fonts \d+ ms · lines and pages \d+ ms · PDF \d+ ms · writing \d+ ms/,
    )
  })

  it('takes a file once, however it is named, and the last of several values', async () => {
    const root = folder({ 'issue.txt': GOOD })
    const argv = ['build', 'issue.txt', './issue.txt', '-o', 'a.pdf', '-o', 'b.pdf']
    const { code, out } = await banxin(argv, root)
    expect(code).toBe(0)
    expect(out).toMatch(/^b\.pdf: /)
  })

  it('takes the path of a template from the issue', async () => {
    const root = folder(templateFiles({ 'in/issue.txt': `---\ntemplate: ../mine\n---\n${GOOD}` }))
    expect(await banxin(['build', 'in/issue.txt'], root)).toMatchObject({ code: 0 })
    expect(await banxin(['build', 'issue.txt'], path.join(root, 'in'))).toMatchObject({ code: 0 })
  })

  it.each(['abc', '-1', '1e3', '4102444800.5', '99999999999999'])(
    'refuses the date SOURCE_DATE_EPOCH=%s',
    async (epoch) => {
      const env = { LANG: 'en_US.UTF-8', SOURCE_DATE_EPOCH: epoch }
      const run = await banxin(['build', 'issue.txt'], folder({ 'issue.txt': GOOD }), env)
      expect(run).toMatchObject({ code: 2, err: expect.stringContaining(epoch) as string })
    },
  )

  it('speaks Chinese in help and usage', async () => {
    const env = { LANG: 'zh_CN.UTF-8' }
    const help = await banxin(['build', '--help'], folder({}), env)
    expect(help.out).not.toMatch(/Options|Positionals|string|boolean|default|choices|Show/)
    const usage = await banxin(['build'], folder({}), env)
    expect(usage.err).toMatch(/缺少文件名/)
  })

  it('uses a template by path, and the one that the issue asks for', async () => {
    const root = folder(templateFiles({ 'issue.txt': `---\ntemplate: ./mine\n---\n${GOOD}` }))
    expect((await banxin(['build', 'issue.txt'], root)).code).toBe(0)
    expect((await banxin(['build', 'issue.txt', '--template', 'dajiatan'], root)).code).toBe(0)
  })

  it('dates the PDF by SOURCE_DATE_EPOCH, else by the issue', async () => {
    const root = folder({ 'issue.txt': `---\ndate: 2030-01-31\n---\n${GOOD}` })
    const dateOf = async (env: Record<string, string>) => {
      await banxin(['build', 'issue.txt'], root, { LANG: 'en', ...env })
      const pdf = fs.readFileSync(path.join(root, 'out/issue.pdf'))
      const { document } = await readBack(pdf)
      const { info } = await document.getMetadata()
      return (info as { CreationDate: string }).CreationDate.slice(2, 10)
    }
    expect(await dateOf({})).toBe('20300131')
    expect(await dateOf({ SOURCE_DATE_EPOCH: '86400' })).toBe('19700102')
  })

  it('warns of a setting that the template does not print', async () => {
    const root = folder({
      'issue.txt': `---\npermit: 鄂内资准字1号\n---\n${GOOD}`,
      'plain/template.json': '{ "name": "plain", "purpose": { "zh": "", "en": "" } }',
      'plain/page.hbs': PAGE,
      'plain/style.css': '',
    })
    const { code, err } = await banxin(['build', 'issue.txt', '-t', './plain'], root)
    expect(code).toBe(0)
    expect(err).toMatch(/warning FIELD_NOT_PRINTED .*`permit`/)
  })

  const IMPRINT = {
    permit: '（2030）内资准字第12号',
    compiler: '青山县委宣传部',
    recipients: '各乡镇',
    printer: '青山县印刷厂',
    printedOn: '2030年1月31日',
    copies: '800',
  }
  const withSettings = (settings: object) =>
    `---\n${Object.entries(settings)
      .map(([key, value]) => `${key}: ${String(value)}\n`)
      .join('')}---\n${GOOD}`

  it('shows the first notes on lines, how many more there are, and every other note', async () => {
    // twelve characters and a word that fits no line with them
    const loose = Array.from(
      { length: 9 },
      () => '我们要抓好学习抓好落实 Aaaaaaaaaaaaaaaaaaaa。',
    ).join('\n\n')
    const text = `${fs.readFileSync('content/dajiatan-02.txt', 'utf8')}\n\n${loose}\n`
    const { err } = await banxin(['build', 'issue.txt'], folder({ 'issue.txt': text }))
    const count = (code: string) => err.match(new RegExp(`:\\d+ note ${code} `, 'g'))?.length ?? 0
    expect([count('LINE_LOOSE'), count('PARAGRAPH_JOINED')]).toEqual([5, 3])
    expect(err).toMatch(/^note LINE_LOOSE and \d+ more of them$/m)
  })

  it('prints the imprint of an internal publication', async () => {
    const { built, diagnostics } = await buildText(withSettings(IMPRINT))
    expect(diagnostics).toEqual([])
    const text = built?.pages.flatMap((page) => linesOf(page).map(textOf)).join('') ?? ''
    for (const value of [...Object.values(IMPRINT), '内部资料 免费交流']) {
      expect(text.replaceAll(' ', '')).toContain(value.replaceAll(' ', ''))
    }
  })

  it.each(Object.keys(IMPRINT))('warns of an imprint that lacks %s', async (key) => {
    const rest = Object.fromEntries(Object.entries(IMPRINT).filter(([name]) => name !== key))
    const { diagnostics } = await buildText(withSettings(rest))
    expect(diagnostics).toMatchObject([{ code: 'IMPRINT_INCOMPLETE', data: { missing: [key] } }])
  })

  it('takes options of the template from the issue and from --set, which is stronger', async () => {
    const long = GOOD.replace(/我们.*/u, '我们要抓好学习。'.repeat(9))
    const root = folder({ 'issue.txt': `---\noptions:\n  columns: 2\n---\n${long}` })
    const files = ['a.pdf', 'b.pdf', 'c.pdf'] as const
    const options = [[], ['--set', 'columns=3'], ['--set', 'columns=3', '--set', 'columns=2']]
    for (const [i, file] of files.entries()) {
      const { code } = await banxin(['build', 'issue.txt', '-o', file, ...(options[i] ?? [])], root)
      expect(code).toBe(0)
    }
    const [a, b, c] = files.map((file) => fs.readFileSync(path.join(root, file)))
    expect(b).not.toEqual(a)
    expect(c).toEqual(a)
  })

  it.each([
    ['options:\n  colums: 2', 'issue.txt:3:11', 'TEMPLATE_OPTION_UNKNOWN'],
    ['options:\n  columns: 5', 'issue.txt:3:12', 'TEMPLATE_OPTION_INVALID'],
    ['options:\n  columns: [2]', 'issue.txt:3:12', 'FRONT_MATTER_WRONG_TYPE'],
    ['options: 2', 'issue.txt:2:10', 'FRONT_MATTER_WRONG_TYPE'],
  ])('names the place of an option that cannot be: %s', async (settings, place, code) => {
    const root = folder({ 'issue.txt': `---\n${settings}\n---\n${GOOD}` })
    const { err, code: exit } = await banxin(['build', 'issue.txt'], root)
    expect(err).toContain(`${place} error ${code}`)
    expect(exit).toBe(code.startsWith('TEMPLATE') ? 2 : 1)
  })
})

describe('banxin templates', () => {
  it('lists the templates', async () => {
    const { code, out, err } = await banxin(['templates'], folder({}))
    expect([code, err]).toEqual([0, ''])
    const names = fs.readdirSync('templates')
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) expect(out).toMatch(new RegExp(`^${name} `, 'm'))
  })

  it('shows the options of one, in Chinese too', async () => {
    const { code, out } = await banxin(['templates', 'dajiatan', '--lang', 'zh'], folder({}))
    expect(code).toBe(0)
    expect(out).toMatch(/columns = 3\n +栏数 \(2 \| 3\)/)
  })

  it('shows one in a folder, and as data', async () => {
    const root = folder({
      'mine/template.json': '{ "name": "mine", "purpose": { "zh": "甲", "en": "a" } }',
      'mine/page.hbs': '',
      'mine/style.css': '',
    })
    expect((await banxin(['templates', './mine'], root)).out).toMatch(/^mine +a\n\nno options/)
    const { out } = await banxin(['templates', './mine', '--format', 'json'], root)
    expect(JSON.parse(out)).toMatchObject([{ name: 'mine', options: [] }])
  })

  it('says which there are if there is none of that name', async () => {
    const { code, err } = await banxin(['templates', 'dajitan'], folder({}))
    expect(code).toBe(2)
    expect(err).toMatch(/TEMPLATE_NOT_FOUND .*dajitan\n.*dajiatan/)
  })
})

describe('banxin parse', () => {
  it('prints the same as YAML', async () => {
    const root = folder({ 'issue.txt': GOOD })
    const json = await banxin(['parse', 'issue.txt'], root)
    const yaml = await banxin(['parse', 'issue.txt', '--format', 'yaml'], root)
    expect(yaml.code).toBe(0)
    expect(parseYaml(yaml.out)).toEqual(JSON.parse(json.out))
  })

  it('prints the bulletin, each speaker with its unit and titles', async () => {
    const { code, out } = await banxin(['parse', 'issue.txt'], folder({ 'issue.txt': GOOD }))
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      masthead: { series: '大家谈', number: 2, printedNumber: '②' },
      statements: [
        {
          id: 's1',
          speakers: [
            {
              organization: '青山镇',
              titles: ['党委书记'],
              name: '赵明',
              printed: '青山镇党委书记赵明：',
            },
          ],
          blocks: [{ id: 's1p1', text: '我们要抓好学习，抓好落实。' }],
        },
      ],
    })
  })
})

/** What is wrong, the files, the command line, the exit code, and what standard error says in English. */
const FAULTS: readonly (readonly [
  string,
  Record<string, string | Uint8Array>,
  readonly string[],
  number,
  RegExp,
])[] = [
  ['no such file', {}, ['build', 'none.txt'], 2, /error FILE_NOT_FOUND no such file: none\.txt/],
  [
    'an empty folder',
    { 'issue/.keep': '' },
    ['build', 'issue'],
    1,
    /FOLDER_EMPTY the folder issue holds nothing .*\n {2}hint: .*\.txt/,
  ],
  [
    'an empty file',
    { 'issue.txt': '' },
    ['build', 'issue.txt'],
    1,
    /FILE_EMPTY issue\.txt has no text/,
  ],
  [
    'no speaker',
    { 'issue.txt': '只有正文。' },
    ['build', 'issue.txt'],
    1,
    /NO_SPEAKER .*\n {2}hint: .*某某镇党委书记张三：/,
  ],
  [
    'a speaker without a statement',
    { 'issue.txt': '青山镇党委书记赵明：' },
    ['build', 'issue.txt'],
    1,
    /^issue\.txt:1:1 error EMPTY_STATEMENT/,
  ],
  [
    'text that is not UTF-8',
    { 'issue.txt': Buffer.from([0xff, 0xf3, 0xbc, 0xd2]) },
    ['build', 'issue.txt'],
    1,
    /NOT_UTF8 .*byte 0xFF at line 1, column 1/,
  ],
  [
    'front matter that is not YAML',
    { 'issue.txt': `---\nseries: [\n---\n${GOOD}` },
    ['build', 'issue.txt'],
    1,
    /^issue\.txt:3?2?:?.*error FRONT_MATTER_SYNTAX/,
  ],
  [
    'an unknown key',
    { 'issue.txt': `---\nnumbr: 2\n---\n${GOOD}` },
    ['build', 'issue.txt'],
    1,
    /^issue\.txt:2:1 error FRONT_MATTER_UNKNOWN_KEY .*\n.*\n.*\^{5}\n {2}hint: did you mean `number`\?/,
  ],
  [
    'an unknown template',
    { 'issue.txt': GOOD },
    ['build', 'issue.txt', '--template', 'dajiatn'],
    2,
    /TEMPLATE_NOT_FOUND there is no template dajiatn\n {2}hint: there are: dajiatan/,
  ],
  [
    'a Handlebars error',
    templateFiles({ 'mine/page.hbs': '甲\n{{#if series}}' }),
    ['build', 'issue.txt', '-t', './mine'],
    2,
    /^mine[\\/]page\.hbs:2:1 error TEMPLATE_SYNTAX/,
  ],
  [
    'an unknown helper',
    templateFiles({ 'mine/page.hbs': '甲\n  {{shout series}}' }),
    ['build', 'issue.txt', '-t', './mine'],
    2,
    /^mine[\\/]page\.hbs:2:5 error TEMPLATE_UNKNOWN_HELPER/,
  ],
  [
    'a template that leaves paragraphs out',
    templateFiles({ 'mine/page.hbs': PAGE.replace('{{paragraph this}}', '') }),
    ['build', 'issue.txt', '-t', './mine'],
    2,
    /^issue\.txt:5:1 error TEXT_NOT_PRINTED the template does not print “我们要抓好学习，抓好落实。”; nothing was written/,
  ],
  [
    'a style that hides the speakers',
    templateFiles({ 'mine/style.css': 'h2 { display: none }' }),
    ['build', 'issue.txt', '-t', './mine'],
    2,
    /^issue\.txt:3:1 error TEXT_NOT_PRINTED/,
  ],
  [
    'a template without the number',
    templateFiles({ 'mine/page.hbs': PAGE.replace('{{issueNumber number}}', '') }),
    ['build', 'issue.txt', '-t', './mine'],
    2,
    /TEXT_NOT_PRINTED the template does not print “②”/,
  ],
  [
    'a template without anything',
    templateFiles({ 'mine/page.hbs': '' }),
    ['build', 'issue.txt', '-t', './mine'],
    2,
    /TEXT_NOT_PRINTED .*, and 3 more texts; nothing was written/,
  ],
  [
    'raw output',
    templateFiles({ 'mine/page.hbs': '甲{{{series}}}' }),
    ['build', 'issue.txt', '-t', './mine'],
    2,
    /^mine[\\/]page\.hbs:1:2 error TEMPLATE_RAW_OUTPUT/,
  ],
  [
    'an unknown CSS property',
    templateFiles({ 'mine/style.css': 'p {\n  colour: red }' }),
    ['build', 'issue.txt', '-t', './mine'],
    2,
    /^mine[\\/]style\.css:2:3 error CSS_UNKNOWN_PROPERTY .*\n.*\n.*\n {2}hint: did you mean `color`\?/,
  ],
  [
    'an unknown font',
    templateFiles({ 'mine/style.css': 'p { font-family: Helvetica }' }),
    ['build', 'issue.txt', '-t', './mine'],
    2,
    /^mine[\\/]style\.css:1:18 error FONT_FAMILY_UNKNOWN/,
  ],
  [
    'a character that no font has',
    { 'issue.txt': `${GOOD}好😀，又好😀。` },
    ['build', 'issue.txt'],
    1,
    /^issue\.txt:6:2 error MISSING_GLYPH no font has 😀 \(U\+1F600\), which stands here and in 1 more place/u,
  ],
  [
    'a folder that cannot be made',
    { 'issue.txt': GOOD, out: 'a file' },
    ['build', 'issue.txt'],
    2,
    /OUTPUT_NOT_WRITABLE out[\\/]issue\.pdf cannot be written/,
  ],
  [
    'two sources for one PDF',
    { 'a/issue.txt': GOOD, 'b/issue.txt': GOOD },
    ['build', 'a/issue.txt', 'b/issue.txt'],
    2,
    /OUTPUT_CLASH/,
  ],
  ['a pattern that matches nothing', {}, ['build', 'content/*'], 2, /NOTHING_MATCHES/],
  [
    'a setting without a value',
    { 'a.txt': GOOD },
    ['build', 'a.txt', '--set', 'columns'],
    2,
    /NAME=VALUE/,
  ],
  ['no command', {}, [], 2, /build, check, parse, lines, fonts, templates, new or inspect/],
  ['an unknown command', {}, ['bulid', 'a'], 2, /there is no command bulid; did you mean build\?/],
  [
    'an option without a value',
    { 'issue.txt': GOOD },
    ['build', 'issue.txt', '-o'],
    2,
    /following: o/,
  ],
  ['an empty word', { 'issue.txt': GOOD }, ['build', ''], 2, /empty/],
  [
    'a source below a file',
    { 'issue.txt': GOOD },
    ['build', 'issue.txt/a.txt'],
    2,
    /FILE_NOT_FOUND/,
  ],
  ['a name that no disk takes', {}, ['build', `${'甲'.repeat(300)}.txt`], 2, /FILE_NOT_FOUND/],
  [
    'an output below a file',
    { 'issue.txt': GOOD },
    ['build', 'issue.txt', '-o', 'issue.txt/a.pdf'],
    2,
    /OUTPUT_NOT_WRITABLE/,
  ],
  [
    'several definitions',
    { 'a.txt': GOOD, 'b.txt': GOOD },
    ['build', 'a.txt', 'b.txt', '--emit', 'definition'],
    2,
    /one source/,
  ],
  [
    'an unknown option',
    { 'issue.txt': GOOD },
    ['build', 'issue.txt', '--templat', 'a'],
    2,
    /did you mean --template\?/,
  ],
  [
    'a value that is no choice',
    { 'issue.txt': GOOD },
    ['build', 'issue.txt', '--emit', 'html'],
    2,
    /html/,
  ],
  [
    'nothing that can be drawn',
    { 'issue.txt': GOOD },
    ['build', 'issue.txt', '--debug', 'boxes'],
    2,
    /boxes/,
  ],
]

describe('bad input', () => {
  it.each(FAULTS)('%s', async (_name, files, argv, exit, message) => {
    const root = folder(files)
    const { code, err } = await banxin(argv, root)
    expect(err).toMatch(message)
    expect(code).toBe(exit)
    expect(filesIn(root)).toEqual(
      Object.keys(files)
        .map((name) => path.normalize(name))
        .sort(),
    )
  })

  it.each(FAULTS)('%s, in Chinese', async (_name, files, argv, exit) => {
    const { code, err } = await banxin(argv, folder(files), { LANG: 'zh_CN.UTF-8' })
    expect(code).toBe(exit)
    expect(err).toMatch(/\p{Script=Han}{2}/u)
  })

  it('cuts a word longer than the column, prints, and says where', async () => {
    const word = 'A'.repeat(60)
    const root = folder({ 'issue.txt': `${GOOD}参见${word}。` })
    const { code, err } = await banxin(['build', 'issue.txt'], root)
    expect(code).toBe(0)
    expect(err).toMatch(/^issue\.txt:6:\d+ warning WORD_TOO_LONG/)
    expect(filesIn(root)).toEqual(['issue.txt', path.normalize('out/issue.pdf')])
  })

  it('does the other issues where one has errors', async () => {
    const root = folder({ 'a.txt': 'none', 'b.txt': GOOD })
    const { code, out, err } = await banxin(['build', 'a.txt', 'b.txt'], root)
    expect(code).toBe(1)
    expect(err).toMatch(/NO_SPEAKER/)
    expect(out).toMatch(/b\.pdf/)
  })
})

describe('help', () => {
  it.each([
    ['en', /typeset bulletins/],
    ['zh', /排版：读入文字/],
  ])('in %s', async (lang, expected) => {
    const { code, out } = await banxin(['--help', '--lang', lang], folder({}))
    expect(code).toBe(0)
    expect(out).toMatch(expected)
  })

  it('tells the version', async () => {
    expect((await banxin(['--version'], folder({}))).out.trim()).toMatch(/^\d+\.\d+\.\d+$/)
  })
})
