import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { build } from '../../src/build.ts'
import { readSource } from '../../src/content/read.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { textsOf } from '../../src/model/blocks.ts'
import { proofread } from '../../src/proofread/proofread.ts'
import { parseStatements } from '../../src/statements/parse.ts'
import { banxin } from '../support/cli.ts'
import { collect } from '../support/diagnostics.ts'
import { folder } from '../support/folder.ts'
import { issue, told } from '../support/issue.ts'

const LONG =
  '我们将认真学习贯彻会议精神，抓好各项工作的落实，确保全年任务圆满完成，让群众满意，让大家放心。'

const statement = (line: string) => `${line}\n${LONG}\n`
const printedBy = async (roster: string, line: string) => {
  const read = await issue({ 'a.txt': statement(line), 'speakers.yaml': roster }, 'a.txt')
  return {
    printed: read.bulletin?.statements[0]?.speakers.map(({ printed }) => printed).join(''),
    ...read,
  }
}

describe('a roster', () => {
  it.each([
    ['- 青山镇党委书记、镇长赵明', '青山镇党委书记赵明：', '青山镇党委书记、镇长赵明：'],
    [
      '- { unit: 青山镇, title: 党委书记、镇长, name: 赵明 }',
      '青山镇党委书记赵明：',
      '青山镇党委书记、镇长赵明：',
    ],
    ['- 青山镇党委书记赵明：', '青山镇镇长赵明', '青山镇党委书记赵明'],
    ['- 青山镇党委书记赵明', '1. 青山镇镇长赵明同志：', '1. 青山镇党委书记赵明同志：'],
    ['- 青山镇党委书记赵明', '【青山镇镇长赵明】', '【青山镇党委书记赵明】'],
    ['- 赵明（青山镇党委书记）', '赵明（青山镇镇长）：', '赵明（青山镇党委书记）：'],
    ['- 青山镇党委书记赵明', '赵明（青山镇镇长）：', '青山镇党委书记赵明：'],
    ['- 青山镇党委书记赵明', '青山镇镇长赵明表示，', '青山镇党委书记赵明表示，'],
    ['- 青山镇党委书记赵明（女）', '青山镇镇长赵明：', '青山镇党委书记赵明（女）：'],
    ['- 青山镇党委书记赵明（女）', '青山镇镇长赵明（女）：', '青山镇党委书记赵明（女）：'],
    [
      '[青山镇党委书记赵明, 乙镇镇长孙红]',
      '青山镇镇长赵明、乙镇党委书记孙红：',
      '青山镇党委书记赵明、乙镇镇长孙红：',
    ],
  ])('%s prints %s as %s, and says so', async (roster, line, wanted) => {
    const { bulletin, printed, diagnostics } = await printedBy(roster, line)
    expect(printed).toBe(wanted)
    expect(diagnostics).toMatchObject([
      { code: 'SPEAKER_OVERRIDDEN', severity: 'warning', data: { by: 'roster', given: wanted } },
    ])
    expect(diagnostics[0]?.span).toMatchObject({ start: 0, end: line.length })
    const [speaker] = bulletin?.statements[0]?.speakers ?? []
    expect(speaker?.parts.map(({ text }) => text).join('')).toBe(speaker?.printed)
    expect(textsOf(bulletin?.statements[0]?.blocks ?? []).map(({ text }) => text)).toEqual([LONG])
  })

  it.each([
    ['white space alone', '- 青山镇党委书记 赵明', '青山镇党委书记赵　明：'],
    ['a name alone in the roster', '- 赵明', '青山镇党委书记赵明：'],
    [
      'a unit that is not said twice',
      '[青山镇党委书记赵明, 青山镇镇长孙红]',
      '青山镇党委书记赵明、镇长孙红：',
    ],
    ['an empty roster', '', '青山镇党委书记赵明：'],
    ['a roster of notes', '# 待填\n', '青山镇党委书记赵明：'],
    ['a roster without entries', 'speakers:\norder: text\n', '青山镇党委书记赵明：'],
  ])('changes nothing for %s, and says nothing', async (_what, roster, line) => {
    const { printed, codes } = await printedBy(roster, line)
    expect(printed).toBe(line)
    expect(codes()).toEqual([])
  })

  it('tells namesakes apart by their units', async () => {
    const roster =
      '- 青山镇党委书记赵明\n- 乙镇镇长赵明\n- 县财政局副局长李立\n- 县教育局局长李立\n'
    expect((await printedBy(roster, '乙镇党委书记赵明：')).printed).toBe('乙镇镇长赵明：')
    expect((await printedBy(roster, '青山县财政局局长李立：')).printed).toBe('县财政局副局长李立：')
    const { printed, diagnostics } = await printedBy(roster, '丙镇镇长赵明：')
    expect(printed).toBe('丙镇镇长赵明：')
    expect(diagnostics).toMatchObject([
      {
        code: 'SPEAKER_NOT_IN_ROSTER',
        severity: 'info',
        data: { namesakes: ['青山镇党委书记赵明', '乙镇镇长赵明'] },
      },
    ])
  })

  it('takes no villager for an official of the same name', async () => {
    const { printed, codes } = await printedBy('- 青山镇党委书记赵明', '青禾村村民赵明说：“好。”')
    expect(printed).toBe('青禾村村民赵明说：')
    expect(codes()).toEqual(['SPEAKER_NOT_IN_ROSTER'])
  })

  it('warns of another name for a post, and leaves the text', async () => {
    const { printed, diagnostics } = await printedBy('- 青山镇党委书记赵明', '青山镇党委书记赵铭：')
    expect(printed).toBe('青山镇党委书记赵铭：')
    expect(diagnostics).toMatchObject([
      {
        code: 'ROSTER_DIFFERS',
        severity: 'warning',
        data: { speaker: '青山镇党委书记赵铭', roster: '青山镇党委书记赵明' },
        span: { start: 0, end: 10 },
      },
    ])
  })

  it('asks of a post that several have only if the name is nearly one of theirs', async () => {
    const roster = '[青山镇副镇长赵明亮, 青山镇副镇长孙红, 青山镇副镇长李立]'
    expect((await printedBy(roster, '青山镇副镇长周敏：')).codes()).toEqual([
      'SPEAKER_NOT_IN_ROSTER',
    ])
    expect((await printedBy(roster, '青山镇副镇长赵明量：')).codes()).toEqual(['ROSTER_DIFFERS'])
  })

  it('vouches for a name that looks like none', async () => {
    const text = { 'a.txt': statement('青山镇党委书记拜明：') }
    expect((await issue(text, 'a.txt')).codes()).toEqual(['UNUSUAL_NAME'])
    const { bulletin, codes } = await issue(
      { ...text, 'speakers.yaml': '- 青山镇党委书记拜明' },
      'a.txt',
    )
    expect(codes()).toEqual([])
    expect(bulletin?.confirmed).toEqual(['s1h'])
  })

  it('is weaker than the settings, and asks all the same', async () => {
    const files = {
      '1.txt': statement('青山镇镇长赵明：'),
      'speakers.yaml': '- 青山镇党委书记赵明',
    }
    const settings = { 'issue.yaml': 'files: [{ file: 1.txt, speaker: 青山镇镇长赵明 }]' }
    expect((await issue({ ...files, ...settings })).codes()).toEqual([])
    const settled = { 'issue.yaml': 'speakers: [青山镇镇长赵明]' }
    const { bulletin, codes } = await issue({ ...files, ...settled })
    expect(told(bulletin)).toEqual([`青山镇镇长赵明：|${LONG}`])
    expect(codes()).toEqual([])
    const other = { 'issue.yaml': 'files: [{ file: 1.txt, speaker: 青山镇党委书记赵亮： }]' }
    expect((await issue({ ...files, ...other })).codes()).toEqual([
      'SPEAKER_OVERRIDDEN',
      'ROSTER_DIFFERS',
    ])
  })

  it('rewords the name of a file, which is a note', async () => {
    const { bulletin, diagnostics } = await issue({
      '01 青山镇镇长赵明.txt': LONG,
      'speakers.yml': '- 青山镇党委书记赵明',
    })
    expect(told(bulletin)).toEqual([`青山镇党委书记赵明|${LONG}`])
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['SPEAKER_OVERRIDDEN', 'info'],
      ['SPEAKER_FROM_FILE_NAME', 'info'],
    ])
  })

  it('says nothing of those who do not speak', async () => {
    const roster = '[青山镇党委书记赵明, 乙镇镇长孙红, 丙镇镇长李立]'
    expect((await printedBy(roster, '乙镇镇长孙红：')).codes()).toEqual([])
  })
})

describe('the order of a roster', () => {
  const text = ['甲镇镇长周敏：', '丙镇镇长李立：', '乙镇镇长孙红：', '青山镇党委书记赵明：'].map(
    statement,
  )
  const roster = 'order: roster\nspeakers: [青山镇党委书记赵明, 乙镇镇长孙红, 丙镇镇长李立]\n'

  it('is that of the statements, those it lacks after them, ids as printed', async () => {
    const files = { 'a.txt': `大家谈②\n${text.join('')}`, 'speakers.yaml': roster }
    const { bulletin, diagnostics } = await issue(files, 'a.txt')
    expect(told(bulletin)).toEqual(
      ['青山镇党委书记赵明：', '乙镇镇长孙红：', '丙镇镇长李立：', '甲镇镇长周敏：'].map(
        (line) => `${line}|${LONG}`,
      ),
    )
    expect(bulletin?.masthead.number).toBe(2)
    expect(bulletin?.statements.map(({ id }) => id)).toEqual(['s1', 's2', 's3', 's4'])
    expect(bulletin?.confirmed).toEqual(['s1h', 's2h', 's3h'])
    expect(diagnostics).toMatchObject([
      { code: 'SPEAKER_NOT_IN_ROSTER' },
      { code: 'STATEMENTS_REORDERED', severity: 'info', data: { count: 4 } },
    ])
  })

  it('is weaker than that of `files`', async () => {
    const { bulletin, codes } = await issue({
      '1.txt': text[1] ?? '',
      '2.txt': text[3] ?? '',
      'issue.yaml': 'files: [1.txt, 2.txt]',
      'speakers.yaml': roster,
    })
    expect(told(bulletin)[0]).toContain('李立')
    expect(codes()).toEqual([])
  })

  it('is not spoken of where it changes nothing, nor asked for where it is not wanted', async () => {
    const sorted = [text[3], text[2], text[1]].join('')
    expect((await issue({ 'a.txt': sorted, 'speakers.yaml': roster }, 'a.txt')).codes()).toEqual([])
    const other = roster.replace('order: roster', 'order: text')
    const { bulletin } = await issue({ 'a.txt': text.join(''), 'speakers.yaml': other }, 'a.txt')
    expect(told(bulletin)[0]).toContain('周敏')
  })
})

describe('a faulty roster', () => {
  it.each([
    ['no YAML', '- [青山镇', 'ROSTER_SYNTAX'],
    ['a text', '青山镇党委书记赵明', 'ROSTER_SYNTAX'],
    ['nested without end', '['.repeat(5000), 'ROSTER_SYNTAX'],
    ['lists without end', `${'- '.repeat(40_000)}a`, 'ROSTER_SYNTAX'],
    ['more than anybody writes', `- ${'甲'.repeat(1_100_000)}`, 'ROSTER_SYNTAX'],
    ['an unknown key', 'speaker: [青山镇党委书记赵明]', 'FRONT_MATTER_UNKNOWN_KEY'],
    ['an unknown part', '- { unit: 青山镇, post: 镇长, name: 赵明 }', 'FRONT_MATTER_UNKNOWN_KEY'],
    ['a number', '- 3', 'FRONT_MATTER_WRONG_TYPE'],
    ['a list in the list', '- [青山镇党委书记赵明]', 'FRONT_MATTER_WRONG_TYPE'],
    ['an alias', '- &a 青山镇党委书记赵明\n- *a', 'FRONT_MATTER_WRONG_TYPE'],
    ['no list', 'speakers: 青山镇党委书记赵明', 'FRONT_MATTER_WRONG_TYPE'],
    ['an unknown order', 'order: rank', 'FRONT_MATTER_WRONG_TYPE'],
    ['one person twice', '- 青山镇党委书记赵明\n- 青山镇镇长赵 明', 'ROSTER_TWICE'],
  ] as const)('is an error with its place: %s', async (_what, roster, code) => {
    const { diagnostics } = await printedBy(roster, '青山镇党委书记赵明：')
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ code }) => code)).toEqual([code])
    expect(errors[0]?.span?.file).toBe('speakers.yaml')
  })

  it('is shown with both places of a person', async () => {
    const root = folder({
      'b/a.txt': statement('青山镇党委书记赵明：'),
      'b/speakers.yaml': '# 名单\n- 青山镇党委书记赵明\n- 青山镇镇长赵明\n',
    })
    const { code, err } = await banxin(['parse', 'b'], root)
    expect(code).toBe(1)
    expect(err.replaceAll('\\', '/')).toMatch(
      /b\/speakers\.yaml:3:3 error ROSTER_TWICE 青山镇镇长赵明 .* b\/speakers\.yaml:2/u,
    )
  })

  it.each([
    '青山镇',
    '甲镇党委书记赵明、乙镇镇长孙红',
    '这是一张名单，请按先后排列',
    '{ unit: 青山镇, title: 镇长 }',
  ])('warns of an entry that is nobody: %s', async (entry) => {
    const { codes, diagnostics } = await printedBy(
      `- ${entry}\n- 青山镇镇长赵明`,
      '青山镇镇长赵明：',
    )
    expect(codes()).toEqual(['ROSTER_ENTRY_UNCLEAR'])
    expect(diagnostics[0]?.span).toMatchObject({ file: 'speakers.yaml', start: 2 })
  })
})

describe('the file of a roster', () => {
  const files = {
    'b/1.txt': statement('青山镇镇长赵明：'),
    'b/speakers.yaml': '- 青山镇党委书记赵明\n',
  }

  it('is none of the issue’s texts, nor skipped', async () => {
    const { bulletin, codes } = await issue(files, 'b')
    expect(told(bulletin)).toEqual([`青山镇党委书记赵明：|${LONG}`])
    expect(codes()).toEqual(['SPEAKER_OVERRIDDEN'])
  })

  it('is no source, whoever expands a pattern', async () => {
    const root = folder(files)
    const definition = ['--emit', 'definition']
    expect((await banxin(['build', 'b/*', ...definition], root)).code).toBe(0)
    expect((await banxin(['build', 'b/1.txt', 'b/speakers.yaml', ...definition], root)).code).toBe(
      0,
    )
    expect((await banxin(['build', 'b/speakers.yaml'], root)).err).toContain('FORMAT_UNKNOWN')
  })

  it('does not lead out of the folder', async () => {
    const root = folder({ 'secret.yaml': '- 密', 'b/1.txt': statement('青山镇镇长赵明：') })
    fs.symlinkSync(path.join('..', 'secret.yaml'), path.join(root, 'b/speakers.yaml'))
    for (const name of ['b', 'b/1.txt']) {
      const collected = collect()
      await readSource(name, diskWorkspace(root), collected.report)
      expect(collected.codes()).toEqual(['FILE_LINK_OUTSIDE'])
      expect(JSON.stringify(collected.diagnostics)).not.toContain('密')
    }
  })

  it('is not looked for elsewhere', async () => {
    const root = folder({ 'speakers.yaml': '- 青山镇党委书记赵明\n', 'b/1.txt': files['b/1.txt'] })
    const read = async (name: string, input?: Uint8Array) => {
      const options = input ? { input } : {}
      return readSource(name, diskWorkspace(root), collect().report, options)
    }
    expect((await read('b'))?.roster).toBeUndefined()
    expect((await read('b/1.txt'))?.roster).toBeUndefined()
    expect((await read('-', Buffer.from(files['b/1.txt'])))?.roster).toBeUndefined()
  })

  it('is refused if it is too large, or no text', async () => {
    const root = folder({
      ...files,
      'c/1.txt': files['b/1.txt'],
      'c/speakers.yaml': new Uint8Array([0, 1]),
    })
    const read = async (name: string, maxBytes: number) => {
      const { report, codes } = collect()
      await readSource(name, diskWorkspace(root), report, { maxBytes })
      return codes()
    }
    fs.appendFileSync(path.join(root, 'b/speakers.yaml'), `#${' '.repeat(2000)}`)
    expect(await read('b', 1000)).toEqual(['FILE_TOO_LARGE'])
    expect((await read('c', 1000)).length).toBe(1)
  })

  it('may be two files', async () => {
    const { codes } = await issue({ ...files, 'b/speakers.yml': '- 青山镇镇长赵明\n' }, 'b')
    expect(codes()).toContain('ROSTER_TWICE')
  })

  it('that is a folder is none', async () => {
    const { codes } = await issue({ 'b/1.txt': files['b/1.txt'], 'b/speakers.yaml/x': '' }, 'b')
    expect(codes()).toEqual(['FILE_SKIPPED'])
  })
})

describe('a speaker with two statements', () => {
  const looked = async (text: string) => {
    const collected = collect()
    const { report } = collected
    const source = await readSource('a.txt', diskWorkspace(folder({ 'a.txt': text })), report)
    const bulletin = source && parseStatements(source, report)
    if (bulletin) (await proofread(bulletin)).told.forEach(report)
    return collected
  }

  it('is asked about once, at the second', async () => {
    const line = '青山镇党委书记赵明：'
    const { diagnostics } = await looked(
      [line, '乙镇镇长孙红：', '青山镇镇长赵明：', line].map(statement).join(''),
    )
    expect(diagnostics).toMatchObject([
      {
        code: 'SPEAKER_TWICE',
        severity: 'warning',
        data: { speaker: '青山镇镇长赵明', first: { line: 1 } },
      },
    ])
  })

  it('is another one in another unit', async () => {
    const text = ['青山镇党委书记赵明：', '乙镇镇长赵明：'].map(statement).join('')
    expect((await looked(text)).codes()).toEqual([])
  })
})

it('a bulletin with a roster is typeset', async () => {
  const root = folder({
    'a.txt': statement('青山镇镇长赵明：'),
    'speakers.yaml': '- 青山镇党委书记赵明',
  })
  const environment = {
    workspace: diskWorkspace(),
    fonts: 'fonts',
    templates: 'templates',
    creator: 'test',
  }
  const { built } = await build(path.join(root, 'a.txt'), { emit: 'definition' }, environment)
  expect(JSON.stringify(built?.definition)).toContain('党委书记')
})
