import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { banxin } from '../support/cli.ts'
import { folder } from '../support/folder.ts'
import { issue, told } from '../support/issue.ts'

const LONG =
  '我们将认真学习贯彻会议精神，抓好各项工作的落实，确保全年任务圆满完成，让群众满意，让大家放心。'

const TEXTS = {
  '1.txt': `青山镇党委书记赵明：\n${LONG}`,
  '2.txt': `乙镇镇长孙红：\n${LONG}`,
  '3 丙镇镇长李立.txt': LONG,
}

const listed = (settings: string, more: Readonly<Record<string, string>> = {}) =>
  issue({ ...TEXTS, ...more, 'issue.yaml': settings })

describe('`files` in issue.yaml', () => {
  it('is the order of the files, each a name or a map', async () => {
    const { bulletin, codes } = await listed(
      'files:\n  - 3 丙镇镇长李立.txt\n  - { file: 2.txt }\n  - 1.txt\n',
    )
    expect(told(bulletin)).toEqual([
      `丙镇镇长李立|${LONG}`,
      `乙镇镇长孙红：|${LONG}`,
      `青山镇党委书记赵明：|${LONG}`,
    ])
    expect(bulletin?.statements.map(({ id }) => id)).toEqual(['s1', 's2', 's3'])
    expect(codes()).toEqual(['SPEAKER_FROM_FILE_NAME'])
  })

  it.each([
    [
      'a file that is not there',
      'files: [1.txt, 2.text, 3 丙镇镇长李立.txt]',
      'FILE_LISTED_MISSING',
    ],
    ['a name twice', 'files: [1.txt, 2.txt, 3 丙镇镇长李立.txt, 1.txt]', 'FILE_LISTED_TWICE'],
    ['a folder above', 'files: [1.txt, 2.txt, 3 丙镇镇长李立.txt, ..]', 'FILE_LISTED_OUTSIDE'],
    ['a path', 'files: [1.txt, 2.txt, 3 丙镇镇长李立.txt, a/4.txt]', 'FILE_LISTED_OUTSIDE'],
    [
      'a path with \\',
      'files: [1.txt, 2.txt, 3 丙镇镇长李立.txt, a\\4.txt]',
      'FILE_LISTED_OUTSIDE',
    ],
    ['a drive', 'files: [1.txt, 2.txt, 3 丙镇镇长李立.txt, "C:4.txt"]', 'FILE_LISTED_OUTSIDE'],
    [
      'a list in the list',
      'files: [1.txt, 2.txt, 3 丙镇镇长李立.txt, [4]]',
      'FRONT_MATTER_WRONG_TYPE',
    ],
    ['no list', 'files: 1.txt', 'FRONT_MATTER_WRONG_TYPE'],
    [
      'a map without a file',
      'files: [1.txt, 2.txt, 3 丙镇镇长李立.txt, {}]',
      'FRONT_MATTER_WRONG_TYPE',
    ],
    ['an alias', 'files: [&a 1.txt, 2.txt, 3 丙镇镇长李立.txt, *a]', 'FRONT_MATTER_WRONG_TYPE'],
    [
      'an unknown key',
      'files: [{ file: 1.txt, speakers: 赵明 }, 2.txt, 3 丙镇镇长李立.txt]',
      'FRONT_MATTER_UNKNOWN_KEY',
    ],
    [
      'a speaker in other parts',
      'files: [{ file: 1.txt, speaker: { nom: 赵明 } }, 2.txt, 3 丙镇镇长李立.txt]',
      'FRONT_MATTER_UNKNOWN_KEY',
    ],
    [
      'a speaker that is a number',
      'files: [{ file: 1.txt, speaker: 3 }, 2.txt, 3 丙镇镇长李立.txt]',
      'FRONT_MATTER_WRONG_TYPE',
    ],
    ['settings', 'files: [1.txt, 2.txt, 3 丙镇镇长李立.txt, issue.yaml]', 'FORMAT_UNKNOWN'],
  ] as const)('refuses %s, with its place', async (_what, settings, code) => {
    const { diagnostics } = await listed(settings)
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ code }) => code)).toEqual([code])
    if (code !== 'FORMAT_UNKNOWN') expect(errors[0]?.span?.file).toMatch(/issue\.yaml$/u)
  })

  it('proposes the nearest name, with line and column, even if nothing else is right', async () => {
    const root = folder({
      'b/01 甲.txt': LONG,
      'b/issue.yaml': 'series: 大家谈\nfiles:\n  - 01 乙.txt\n',
    })
    const { code, err } = await banxin(['parse', 'b'], root)
    expect(code).toBe(1)
    expect(err.replaceAll('\\', '/')).toContain('b/issue.yaml:3:5 error FILE_LISTED_MISSING')
    expect(err).toContain('did you mean `01 甲.txt`?')
  })

  it('warns of what it leaves out, and sets nothing if it is empty', async () => {
    const { bulletin, diagnostics } = await listed('files: [2.txt, 1.txt]')
    expect(told(bulletin)).toHaveLength(2)
    expect(diagnostics).toMatchObject([{ code: 'FILE_NOT_LISTED', severity: 'warning' }])
    expect(told((await listed('files: []')).bulletin)).toHaveLength(3)
    expect(told((await listed('files:')).bulletin)).toHaveLength(3)
  })

  it('does nothing in a text, and says so', async () => {
    const text = `---\nfiles: [1.txt]\n---\n${TEXTS['1.txt']}`
    expect((await issue({ '1.txt': text })).codes()).toEqual(['FILES_MISPLACED'])
    const root = folder({ 'a.txt': text })
    expect((await banxin(['parse', path.join(root, 'a.txt')], root)).err).toMatch(
      /a\.txt:2:\d+ error FILES_MISPLACED/u,
    )
  })

  it('finds names that a system has taken apart', async () => {
    const { codes } = await issue({
      [`${'é'.normalize('NFD')}.txt`]: TEXTS['1.txt'],
      'issue.yaml': 'files: [é.txt]',
    })
    expect(codes()).toEqual([])
  })
})

describe('`speaker` in it', () => {
  const one = (speaker: string, text: string, name = '2.txt') =>
    issue({
      '1.txt': TEXTS['1.txt'],
      [name]: text,
      'issue.yaml': `files:\n  - 1.txt\n  - file: ${name}\n    speaker: ${speaker}\n`,
    })

  it('makes a line the speaker’s, and no other', async () => {
    const { bulletin, codes } = await one(
      '{ unit: 县融媒体中心, title: 首席策划, name: 赵明亮 }',
      `开场\n县融媒体中心 首席策划 赵明亮：\n${LONG}\n丙镇镇长李立：\n${LONG}`,
    )
    expect(told(bulletin)[1]).toBe(
      `县融媒体中心 首席策划 赵明亮：|开场|${LONG}|丙镇镇长李立：|${LONG}`,
    )
    expect(codes()).toEqual([])
  })

  it('replaces another, which is reported where it stands', async () => {
    const { bulletin, diagnostics } = await one('乙镇镇长孙小红：', TEXTS['2.txt'])
    expect(told(bulletin)[1]).toBe(`乙镇镇长孙小红：|${LONG}`)
    expect(diagnostics).toMatchObject([
      { code: 'SPEAKER_OVERRIDDEN', data: { by: 'speaker' }, span: { start: 0, end: 7 } },
    ])
    expect(diagnostics[0]?.span?.file).toMatch(/2\.txt$/u)
  })

  it('has the floor from the beginning of a file that names nobody', async () => {
    const { bulletin, codes } = await one('乙镇镇长孙红', `在大讨论中的发言\n${LONG}`, '乙镇.txt')
    expect(told(bulletin)[1]).toBe(`乙镇镇长孙红|在大讨论中的发言|${LONG}`)
    expect(bulletin?.statements[1]?.speakers[0]?.map[0]?.span.file).toMatch(/issue\.yaml$/u)
    expect(codes()).toEqual([])
  })

  it('is stronger than the name of the file, and needs no other word if it agrees', async () => {
    const name = '02 乙镇镇长孙红.txt'
    expect((await one('乙镇镇长孙红', LONG, name)).codes()).toEqual([])
    const { bulletin, diagnostics } = await one('乙镇镇长孙小红', LONG, name)
    expect(told(bulletin)[1]).toBe(`乙镇镇长孙小红|${LONG}`)
    expect(diagnostics).toMatchObject([{ code: 'SPEAKER_OVERRIDDEN', severity: 'info' }])
  })

  it('can be several, one for each statement, null for what the text says', async () => {
    const text = `乙镇镇长孙红：\n${LONG}\n丙镇镇长李立：\n${LONG}`
    const { bulletin } = await one('[null, 丙镇镇长李立立：]', text)
    expect(told(bulletin).slice(1)).toEqual([`乙镇镇长孙红：|${LONG}`, `丙镇镇长李立立：|${LONG}`])
    const { diagnostics } = await one('[甲镇镇长李立]', text)
    expect(diagnostics).toMatchObject([{ code: 'SPEAKERS_DIFFER', span: { start: 46, end: 54 } }])
    expect((await one('[甲镇镇长李立, 丁镇镇长李明]', LONG)).codes()).toContain('SPEAKERS_DIFFER')
  })

  it('leaves the other files as they are', async () => {
    const { bulletin, codes } = await listed(
      'files: [{ file: 1.txt, speaker: 青山镇党委书记赵明 }, 2.txt, 3 丙镇镇长李立.txt]',
    )
    expect(told(bulletin)).toHaveLength(3)
    expect(codes()).toEqual(['SPEAKER_FROM_FILE_NAME'])
  })

  it('keeps the masthead above the first', async () => {
    const { bulletin } = await issue({
      '1.txt': `大家谈②\n青山镇党委书记赵明：\n${LONG}`,
      'issue.yaml': 'files: [{ file: 1.txt, speaker: 青山镇党委书记赵明 }]',
    })
    expect(bulletin?.masthead).toMatchObject({ series: '大家谈', number: 2 })
  })

  it('and `speakers` are two ways, of which one is enough', async () => {
    const { diagnostics } = await listed(
      'speakers: [null, null, null]\nfiles: [1.txt, { file: 2.txt, speaker: 乙镇镇长孙红 }, 3 丙镇镇长李立.txt]',
    )
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: 'SPEAKERS_BOTH', severity: 'error' }),
    )
  })
})
