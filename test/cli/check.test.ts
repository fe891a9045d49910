import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { banxin } from '../support/cli.ts'
import { docx, p } from '../support/docx.ts'
import { encode } from '../support/encode.ts'
import { folder } from '../support/folder.ts'

const EN = { LANG: 'en' }
const ZH = { LANG: 'zh_CN.UTF-8' }
const HEAD = '大家谈②\n\n'
const FAULTY = `${HEAD}青山镇镇长赵明：\n\n当好“店小二”、“服务员”。\n\n乙镇镇长孙红：\n\n读《家》、《春》。\n`
const MENDED = FAULTY.replaceAll('、', '')

const read = (root: string, name: string) => fs.readFileSync(path.join(root, name))

/** Findings of `--format json` as code, statement and marked text. */
const told = (out: string) =>
  (
    JSON.parse(out) as {
      findings: { code: string; statement?: number; place?: { line: number; text: string } }[]
    }[]
  ).flatMap(({ findings }) =>
    findings.map(({ code, statement, place }) => [code, statement, place?.line, place?.text]),
  )

describe('banxin check', () => {
  it('groups what it finds by statement, with lines and carets, and sums it up', async () => {
    const root = folder({ 'a.txt': FAULTY })
    const { code, out, err } = await banxin(['check', 'a.txt'], root, ZH)
    expect([code, err]).toEqual([0, ''])
    const [first = '', second = ''] = out.split(/^(?=\d {2})/mu)
    expect(first).toMatch(/^1 {2}青山镇镇长赵明\n\na\.txt:5:8 说明 COMMA_BETWEEN_QUOTES/u)
    expect(first).toContain('  5 | 当好“店小二”、“服务员”。\n    |             ^^\n')
    expect(second).toMatch(/^2 {2}乙镇镇长孙红\n\na\.txt:9:5 /u)
    expect(out.trimEnd().split('\n').at(-1)).toBe(
      'a.txt：0 个错误、0 个警告、2 个说明；其中 2 处可用 banxin check --fix 自动改',
    )
  })

  it('says so if there is nothing', async () => {
    const { code, out } = await banxin(['check', 'a.txt'], folder({ 'a.txt': MENDED }), EN)
    expect([code, out]).toEqual([0, 'a.txt: nothing found\n'])
  })

  it('prints data: places and what to write', async () => {
    const { code, out } = await banxin(
      ['check', 'a.txt', '--format', 'json'],
      folder({ 'a.txt': FAULTY }),
      EN,
    )
    expect(code).toBe(0)
    const [result] = JSON.parse(out) as unknown[]
    expect(result).toMatchObject({
      source: 'a.txt',
      counts: { error: 0, warning: 0, info: 2 },
      findings: [
        {
          code: 'COMMA_BETWEEN_QUOTES',
          statement: 1,
          place: { file: 'a.txt', line: 5, column: 8, endLine: 5, endColumn: 9, text: '、' },
          fixes: [{ line: 5, column: 8, insert: '' }],
        },
        { statement: 2 },
      ],
    })
  })

  it('has exit code 1 if there is an error, and 2 if something is not there', async () => {
    const files = { 'a.txt': FAULTY, 'words.yaml': 'banned: [店小二]' }
    const { code, out } = await banxin(['check', 'a.txt', '--format', 'json'], folder(files), EN)
    expect([code, told(out)[0]]).toEqual([1, ['WORD_BANNED', 1, 5, '店小二']])
    expect((await banxin(['check', 'no.txt'], folder({}), EN)).code).toBe(2)
  })

  it('looks at several sources, and at a folder', async () => {
    const files = { 'a.txt': FAULTY, 'b/1.txt': FAULTY, 'b/words.yaml': 'required: [学习]' }
    const { code, out } = await banxin(['check', 'a.txt', 'b'], folder(files), EN)
    expect(code).toBe(0)
    expect(out).toMatch(/a\.txt: 0 errors, 0 warnings, 2 notes/u)
    expect(out).toMatch(/the issue\n\nwarning WORD_MISSING/u)
    expect(out).toMatch(/b: 0 errors, 1 warning, 2 notes/u)
  })

  it('finds characters that no font has, with all places', async () => {
    const text = `${HEAD}青山镇镇长赵明：\n\n一\u{e000}二。\n`
    const { code, out } = await banxin(
      ['check', 'a.txt', '--format', 'json'],
      folder({ 'a.txt': text }),
      EN,
    )
    expect([code, told(out)]).toEqual([1, [['MISSING_GLYPH', 1, 5, '\u{e000}']]])
  })
})

describe('banxin check --fix', () => {
  it('shows what it changes, writes it, and says what is left', async () => {
    const root = folder({ 'a.txt': FAULTY })
    const { code, out } = await banxin(['check', 'a.txt', '--fix'], root, EN)
    expect(code).toBe(0)
    expect(read(root, 'a.txt').toString()).toBe(MENDED)
    expect(out).toContain('a.txt:5\n- 当好“店小二”、“服务员”。\n+ 当好“店小二”“服务员”。\n')
    expect(out).toMatch(/a\.txt: 2 changes written\n\na\.txt: nothing found\n$/u)
  })

  it('only shows it with --dry-run', async () => {
    const root = folder({ 'a.txt': FAULTY })
    const { out } = await banxin(['check', 'a.txt', '--fix', '--dry-run'], root, EN)
    expect(read(root, 'a.txt').toString()).toBe(FAULTY)
    expect(out).toMatch(/a\.txt: 2 changes; nothing written/u)
  })

  it.each([
    ['GB18030', encode(FAULTY, 'gb18030'), encode(MENDED, 'gb18030')],
    [
      'UTF-16 with its mark',
      encode(`\ufeff${FAULTY}`, 'utf-16le'),
      encode(`\ufeff${MENDED}`, 'utf-16le'),
    ],
    [
      'UTF-16, the other way round',
      encode(`\ufeff${FAULTY}`, 'utf-16be'),
      encode(`\ufeff${MENDED}`, 'utf-16be'),
    ],
    [
      'UTF-8 with mark and CRLF',
      Buffer.from(`\ufeff${FAULTY.replaceAll('\n', '\r\n')}`),
      Buffer.from(`\ufeff${MENDED.replaceAll('\n', '\r\n')}`),
    ],
  ])('keeps a file as it is but for that: %s', async (_what, before, after) => {
    const root = folder({ 'a.txt': before })
    await banxin(['check', 'a.txt', '--fix'], root, EN)
    expect(read(root, 'a.txt').equals(after)).toBe(true)
  })

  it('mends Markdown in its place', async () => {
    const text = '# 大家谈②\n\n## 青山镇镇长赵明：\n\n我们要**当好**“店小二”、“甲”、“乙”。\n'
    const root = folder({ 'a.md': text })
    await banxin(['check', 'a.md', '--fix'], root, EN)
    expect(read(root, 'a.md').toString()).toBe(text.replaceAll('”、', '”'))
  })

  it('leaves Word files alone and lists what to mend, paragraph by paragraph', async () => {
    const bytes = docx(p('青山镇镇长赵明：') + p('当好“店小二”、“服务员”。'))
    const root = folder({ 'a.docx': bytes })
    const { out } = await banxin(['check', 'a.docx', '--fix'], root, ZH)
    expect(read(root, 'a.docx').equals(Buffer.from(bytes))).toBe(true)
    expect(out).toMatch(/第 \d+ 段: 当好“店小二”、“服务员”。\n {4}→ 当好“店小二”“服务员”。/u)
  })

  it('touches nothing that is waived', async () => {
    const text = FAULTY.replace('当好', '<!-- banxin-ignore COMMA_BETWEEN_QUOTES -->\n当好')
    const root = folder({ 'a.txt': text })
    await banxin(['check', 'a.txt', '--fix'], root, EN)
    expect(read(root, 'a.txt').toString()).toBe(text.replace('《家》、', '《家》'))
  })

  it('leaves alone what nobody may write, and says so', async () => {
    const root = folder({ 'a.txt': FAULTY })
    fs.chmodSync(path.join(root, 'a.txt'), 0o444)
    const { code, err } = await banxin(['check', 'a.txt', '--fix'], root, EN)
    expect([code, err]).toEqual([2, expect.stringContaining('OUTPUT_NOT_WRITABLE')])
    expect(read(root, 'a.txt').toString()).toBe(FAULTY)
  })

  it('writes what a link leads to, and keeps the permissions of a file', async () => {
    const root = folder({ 'real.txt': FAULTY })
    fs.chmodSync(path.join(root, 'real.txt'), 0o640)
    fs.symlinkSync('real.txt', path.join(root, 'a.txt'))
    await banxin(['check', 'a.txt', '--fix'], root, EN)
    expect(fs.lstatSync(path.join(root, 'a.txt')).isSymbolicLink()).toBe(true)
    expect(read(root, 'real.txt').toString()).toBe(MENDED)
    expect(fs.statSync(path.join(root, 'real.txt')).mode & 0o777).toBe(0o640)
  })

  it('lists what it would mend in standard input', async () => {
    const { out } = await banxin(['check', '-', '--fix'], folder({}), EN, FAULTY)
    expect(out).toMatch(/line 5: 当好“店小二”、“服务员”。\n {4}→ 当好“店小二”“服务员”。/u)
    expect(out).not.toMatch(/nothing to mend|--fix mends/u)
  })

  it('changes nothing a second time, and nothing at all where rules disagree', async () => {
    const root = folder({ 'a.txt': FAULTY })
    await banxin(['check', 'a.txt', '--fix'], root, EN)
    const { out } = await banxin(['check', 'a.txt', '--fix'], root, EN)
    expect(out).toBe('a.txt: nothing to mend\n\na.txt: nothing found\n')
    const files = { 'a.txt': FAULTY, 'words.yaml': 'fixed: { 服务员: 服务员Ａ }' }
    const torn = folder(files)
    const again = await banxin(['check', 'a.txt', '--fix'], torn, EN)
    expect([again.code, again.out]).toEqual([1, expect.stringContaining('MENDS_UNSETTLED')])
    expect(read(torn, 'a.txt').toString()).toBe(FAULTY)
  })

  it.each([
    [['--dry-run'], /--dry-run goes with --fix/u],
    [['--fix', '--format', 'json'], /leave out --format json/u],
    [['--fixx'], /did you mean --fix\?/u],
  ])('%j is wrong usage', async (options, message) => {
    const { code, err } = await banxin(
      ['check', 'a.txt', ...options],
      folder({ 'a.txt': FAULTY }),
      EN,
    )
    expect([code, err]).toEqual([2, expect.stringMatching(message)])
  })
})

describe('settings of proofreading', () => {
  const issue = (settings: string, body = FAULTY) => ({ 'a.txt': `---\n${settings}\n---\n${body}` })
  const found = async (files: Record<string, string>) =>
    told((await banxin(['check', 'a.txt', '--format', 'json'], folder(files), EN)).out)

  it('switch a rule off, or change its severity', async () => {
    expect(await found(issue('check: { COMMA_BETWEEN_QUOTES: off }'))).toEqual([])
    const files = issue('check: { COMMA_BETWEEN_QUOTES: error }')
    expect((await banxin(['check', 'a.txt'], folder(files), EN)).code).toBe(1)
  })

  it('waive what has a text in its mark', async () => {
    const words = { 'words.yaml': 'banned: [店小二, 服务员]' }
    const files = { ...issue('waive: [WORD_BANNED: 店小二, COMMA_BETWEEN_QUOTES]'), ...words }
    expect(await found(files)).toEqual([['WORD_BANNED', 1, 8, '服务员']])
  })

  it('waive by what stands around a mark, too', async () => {
    const files = issue('waive: [COMMA_BETWEEN_QUOTES: 店小二”、“服务]')
    expect((await found(files)).map(([, statement]) => statement)).toEqual([2])
  })

  it('may be written in any case', async () => {
    expect(await found(issue('check: { comma_between_quotes: Off }'))).toEqual([])
    expect(await found(issue('waive: [comma_between_quotes]'))).toEqual([])
  })

  it('say what no rule has', async () => {
    const files = issue('check: { COMMA_BETWEEN_QUOTE: off, SPEAKER_TWICE: { factor: 2 } }')
    const { out } = await banxin(['check', 'a.txt'], folder(files), EN)
    expect(out).toMatch(/RULE_UNKNOWN .*\n(?:.*\n){2}.*did you mean `COMMA_BETWEEN_QUOTES`/u)
    expect(out).toMatch(/RULE_OPTION_UNKNOWN the rule SPEAKER_TWICE has no option `factor`/u)
  })

  it.each([
    'check: 5',
    'check: { SPEAKER_TWICE: loud }',
    'check: { SPEAKER_TWICE: { severity: loud } }',
    'check: { SPEAKER_TWICE: { factor: -1 } }',
    'waive: SPEAKER_TWICE',
    'waive: [{ SPEAKER_TWICE: [] }]',
  ])('are refused where they are none: %s', async (settings) => {
    expect((await found(issue(settings)))[0]?.[0]).toBe('FRONT_MATTER_WRONG_TYPE')
  })
})

describe('waivers in the text', () => {
  const found = async (text: string, name = 'a.txt') =>
    told((await banxin(['check', name, '--format', 'json'], folder({ [name]: text }), EN)).out)
  const ignore = '<!-- banxin-ignore COMMA_BETWEEN_QUOTES -->'
  const line = '读《家》、《春》。'
  const statement = (text: string) => `${HEAD}青山镇镇长赵明：\n\n${text}\n`

  it.each([
    ['a line of its own', `${ignore}\n${line}`],
    ['a line of its own, with blank ones after it', `${ignore}\n\n\n${line}`],
    ['the end of the line', `${line}${ignore}`],
    ['the middle of the line', `读《家》、${ignore}《春》。`],
  ])('are for %s', async (_what, text) => {
    expect(await found(statement(text))).toEqual([])
    expect(await found(statement(text), 'a.md')).toEqual([])
  })

  it('are for one line and no other', async () => {
    const text = statement(`${ignore}\n${line}\n\n另有《甲》、《乙》。`)
    expect(await found(text)).toEqual([['COMMA_BETWEEN_QUOTES', 1, 8, '、']])
  })

  it('are not printed, in no kind of file', async () => {
    const text = statement(`${ignore}\n${line}`)
    const plain = await banxin(['parse', 'a.txt'], folder({ 'a.txt': text }), EN)
    const marked = await banxin(['parse', 'a.md'], folder({ 'a.md': text }), EN)
    const word = docx(p('青山镇镇长赵明：') + p(`${line}${ignore}`))
    const written = await banxin(['parse', 'a.docx'], folder({ 'a.docx': word }), EN)
    for (const { out, err } of [plain, marked, written]) {
      expect(out).toContain(line)
      expect(out + err).not.toMatch(/banxin-ignore|HTML/u)
    }
  })

  it('are told of if they are not needed, name no rule, or an unknown one', async () => {
    const codes = async (text: string) => (await found(statement(text))).map(([code]) => code)
    expect(await codes(`${ignore}\n好。`)).toEqual(['WAIVER_UNUSED'])
    expect(await codes('<!-- banxin-ignore -->\n好。')).toEqual(['WAIVER_WITHOUT_CODE'])
    expect(await codes('<!-- banxin-ignore NONE -->\n好。')).toEqual(['RULE_UNKNOWN'])
    expect(await codes('<!-- banxin-ignored -->好。')).toEqual([])
  })
})

describe('words.yaml', () => {
  const said = async (words: string) => {
    const { out } = await banxin(
      ['check', 'a.txt', '--format', 'json'],
      folder({ 'a.txt': MENDED, 'words.yaml': words }),
      EN,
    )
    return told(out).map(([code, , line]) => [code, line])
  }

  it.each([
    ['', []],
    ['banned:', []],
    ['banned: [甲, ', [['WORDS_SYNTAX', 1]]],
    ['[甲]', [['WORDS_SYNTAX', 1]]],
    ['baned: [甲]', [['WORDS_UNKNOWN_KEY', 1]]],
    ['banned: 甲', [['WORDS_NO_ENTRY', 1]]],
    ['banned:\n  - { word: 甲, insted: 乙 }', [['WORDS_NO_ENTRY', 2]]],
    [
      'banned:\n  - ""\n  - [甲]',
      [
        ['WORDS_NO_ENTRY', 2],
        ['WORDS_NO_ENTRY', 3],
      ],
    ],
    ['fixed: [甲]', [['WORDS_NO_ENTRY', 1]]],
    ['fixed: { 甲: 甲 }', [['WORDS_NO_ENTRY', 1]]],
    ['fixed:\n  甲: 乙\n  乙: 甲', [['WORDS_CONFLICT', 3]]],
    // a form with another refused word in it would be mended for ever
    ['fixed:\n  县委: 中共县委\n  中共: 中国共产党', [['WORDS_CONFLICT', 3]]],
    [
      'banned: [服务员]\nrequired:\n  - 服务员',
      [
        ['WORDS_CONFLICT', 3],
        ['WORD_BANNED', 5],
      ],
    ],
  ])('%j', async (words, expected) => {
    expect(await said(words)).toEqual(expected)
  })
})

describe('banxin build', () => {
  it('says in one line what its rules find, and prints all the same', async () => {
    const root = folder({ 'a.txt': FAULTY })
    const { code, out, err } = await banxin(['build', 'a.txt'], root, EN)
    expect([code, out]).toEqual([0, expect.stringMatching(/a\.pdf: 2 statements/u)])
    expect(err).toBe('proofreading: 0 errors, 0 warnings, 2 notes; see banxin check a.txt\n')
  })

  it('says nothing of it if there is nothing', async () => {
    const { err } = await banxin(['build', 'a.txt'], folder({ 'a.txt': MENDED }), EN)
    expect(err).toBe('')
  })

  it('makes nothing with --strict while there are errors', async () => {
    const root = folder({ 'a.txt': FAULTY, 'words.yaml': 'banned: [店小二]' })
    const { code, err } = await banxin(['build', 'a.txt', '--strict'], root, EN)
    expect([code, fs.existsSync(path.join(root, 'out'))]).toEqual([1, false])
    expect(err).toMatch(/error WORD_BANNED/u)
    const warned = folder({ 'a.txt': FAULTY })
    expect((await banxin(['build', 'a.txt', '--strict'], warned, EN)).code).toBe(0)
  })
})
