import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import type { Bulletin } from '../../src/model/bulletin.ts'
import { readBulletin } from '../../src/read.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { banxin } from '../support/cli.ts'
import { docx } from '../support/docx.ts'
import { folder } from '../support/folder.ts'
import { told } from '../support/issue.ts'
import { png } from '../support/pictures.ts'

const LONG =
  '我们将认真学习贯彻会议精神，抓好各项工作的落实，确保全年任务圆满完成，让群众满意，让大家放心。'

const statement = (line: string) => `${line}\n${LONG}\n`

interface Listed {
  readonly file: string
  readonly speaker: unknown
}

const textIn = (root: string, dir: string) =>
  fs.readFileSync(path.join(root, dir, 'issue.yaml'), 'utf8')
const filesIn = (root: string, dir: string) =>
  (parseYaml(textIn(root, dir)) as { files: readonly Listed[] }).files
const namesIn = (root: string, dir: string) => filesIn(root, dir).map(({ file }) => file)

async function read(root: string, name: string) {
  const environment = { workspace: diskWorkspace(root), fonts: '', templates: '', creator: '' }
  const { bulletin, diagnostics } = await readBulletin(name, environment)
  const codes = diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ code }) => code)
    .sort()
  return { bulletin, codes, lines: told(bulletin).sort(), parts: partsOf(bulletin) }
}

const partsOf = (bulletin: Bulletin | undefined) =>
  (bulletin?.statements ?? [])
    .flatMap(({ speakers }) => speakers.map(({ parts }) => JSON.stringify(parts)))
    .sort()

describe('banxin new --from a folder of documents', () => {
  it('copies them, and lists each with its speaker', async () => {
    const word = docx(
      '<w:p><w:r><w:t>丙镇镇长李立：</w:t></w:r></w:p><w:p><w:r><w:t>抓好落实。</w:t></w:r></w:p>',
    )
    const root = folder({
      'in/2.txt': statement('青山镇党委书记赵明：'),
      'in/1 乙镇镇长孙红.md': LONG,
      'in/10.docx': word,
      'in/speakers.yaml': '- 丁镇镇长周敏\n',
      'in/photo.png': 'x',
    })
    const { code, out } = await banxin(['new', 'next', '--from', 'in', '-t', 'xiaobao'], root)
    expect(code).toBe(0)
    expect(out).toMatch(/issue\.yaml lists 3 documents/u)
    expect(filesIn(root, 'next')).toEqual([
      { file: '1 乙镇镇长孙红.md', speaker: '乙镇镇长孙红' },
      { file: '2.txt', speaker: '青山镇党委书记赵明：' },
      { file: '10.docx', speaker: '丙镇镇长李立：' },
    ])
    expect(parseYaml(textIn(root, 'next'))).toMatchObject({ template: 'xiaobao' })
    expect(fs.readdirSync(path.join(root, 'next')).sort()).toEqual([
      '1 乙镇镇长孙红.md',
      '10.docx',
      '2.txt',
      'issue.yaml',
      'speakers.yaml',
    ])
    expect(fs.readFileSync(path.join(root, 'next/10.docx'))).toEqual(Buffer.from(word))
    expect(fs.readdirSync(path.join(root, 'in'))).toHaveLength(5)
    expect(await read(root, 'next')).toMatchObject({ codes: [] })
  })

  it('lists them where they are, if that is the folder, in words of the language', async () => {
    const root = folder({
      'in/1.txt': statement('青山镇党委书记赵明：'),
      'in/2 乙镇镇长孙红.txt': LONG,
      'in/3.txt': LONG,
      'in/4.txt': `${statement('丙镇镇长拜明：')}甲村镇镇长李立\n${LONG}`,
      'in/5.txt': ' \n',
    })
    const { code } = await banxin(['new', 'in', '--from', './in', '--lang', 'zh'], root)
    expect(code).toBe(0)
    const text = textIn(root, 'in')
    expect(text.slice(text.indexOf('files:'), text.indexOf('# 还可以'))).toBe(`files:
  - file: 1.txt
    speaker: 青山镇党委书记赵明：
  # 取自文件名
  - file: 2 乙镇镇长孙红.txt
    speaker: 乙镇镇长孙红
  # 没有找到发言人，文字接在前一篇之后；请写明是谁
  - file: 3.txt
    speaker:
  # 请核对姓名
  # 这也是发言人吗？甲村镇镇长李立
  - file: 4.txt
    speaker: 丙镇镇长拜明：
  # 里面没有文字
  - file: 5.txt
    speaker:
`)
    expect(fs.readdirSync(path.join(root, 'in'))).toHaveLength(6)
  })

  it.each([
    [
      'numbers',
      [
        '10 甲.txt',
        '9 乙.txt',
        '（二）丙.txt',
        '三、丁.txt',
        '01丁.txt',
        '④戊.txt',
        '第五篇.txt',
        '十一 己.txt',
      ],
      [
        '01丁.txt',
        '（二）丙.txt',
        '三、丁.txt',
        '④戊.txt',
        '第五篇.txt',
        '9 乙.txt',
        '10 甲.txt',
        '十一 己.txt',
      ],
    ],
    [
      'names by their sound',
      ['张家镇.txt', '青山镇.txt', '白石镇.txt', '一中.txt', '2030年.txt', '乙镇.txt'],
      ['2030年.txt', '白石镇.txt', '青山镇.txt', '一中.txt', '乙镇.txt', '张家镇.txt'],
    ],
    ['numbers in names', ['组10.txt', '组2.txt'], ['组2.txt', '组10.txt']],
  ])('guesses the order by %s', async (_what, names, wanted) => {
    const files = names.map(
      (name, i) => [`in/${name}`, statement(`第${String(i)}镇镇长赵明：`)] as const,
    )
    const root = folder(Object.fromEntries(files))
    for (const LANG of ['en_US.UTF-8', 'zh_CN.UTF-8', 'C']) {
      await banxin(['new', LANG, '--from', 'in'], root, { LANG })
      expect(namesIn(root, LANG)).toEqual(wanted)
    }
  })

  it('takes along the pictures that its texts show', async () => {
    const root = folder({
      'in/1.md': `青山镇镇长赵明：\n\n${LONG}\n\n![会场](图/a.png)\n\n![](没有.png)\n`,
      'in/图/a.png': png({ width: 4, height: 2 }),
      'in/b.png': png({ width: 4, height: 2 }),
    })
    const { code, err } = await banxin(['new', 'out', '--from', 'in'], root)
    expect(code).toBe(0)
    expect(fs.readdirSync(path.join(root, 'out')).toSorted()).toEqual(['1.md', 'issue.yaml', '图'])
    expect(fs.readdirSync(path.join(root, 'out/图'))).toEqual(['a.png'])
    // of the other picture it is said that it is not in the issue
    expect(err).toContain('b.png')
    expect(err).not.toContain('图')
  })

  it('guesses it by the roster, the masthead staying at the head', async () => {
    const files = {
      'in/1.txt': statement('甲镇镇长周敏：'),
      'in/2.txt': statement('乙镇镇长孙红：'),
      'in/3.txt': LONG,
      'in/4.txt': statement('青山镇镇长赵明：'),
      'in/speakers.yaml': '[青山镇党委书记赵明, 乙镇镇长孙红]',
    }
    const root = folder(files)
    await banxin(['new', 'out', '--from', 'in'], root)
    expect(filesIn(root, 'out')).toEqual([
      { file: '4.txt', speaker: '青山镇党委书记赵明：' },
      { file: '2.txt', speaker: '乙镇镇长孙红：' },
      { file: '3.txt', speaker: null },
      { file: '1.txt', speaker: '甲镇镇长周敏：' },
    ])
    expect(textIn(root, 'out')).toContain('  # as the roster has it; in the text: 青山镇镇长赵明：')
    const [before, after] = [await read(root, 'in'), await read(root, 'out')]
    // what was open is a question now that has to be answered
    const codes = before.codes.map((code) =>
      code === 'FILE_WITHOUT_SPEAKER' ? 'SPEAKER_MISSING' : code,
    )
    expect({ ...after, codes: after.codes.toSorted(), bulletin: 0 }).toEqual({
      ...before,
      codes: codes.toSorted(),
      bulletin: 0,
    })

    const headed = folder({ ...files, 'in/1.txt': `大家谈②\n${files['in/1.txt']}` })
    await banxin(['new', 'out', '--from', 'in'], headed)
    expect(namesIn(headed, 'out')[0]).toBe('1.txt')
    expect((await read(headed, 'out')).bulletin?.masthead.number).toBe(2)
  })

  it('leaves out what cannot be read, and says so', async () => {
    const root = folder({
      'in/1.txt': statement('青山镇党委书记赵明：'),
      'in/2.txt': new Uint8Array([0xff, 0xff, 0x00]),
      'in/3.docx': 'x',
      'in/4.doc': 'x',
      'secret.txt': '密',
    })
    fs.symlinkSync(path.join('..', 'secret.txt'), path.join(root, 'in/5.txt'))
    const { code, err } = await banxin(['new', 'out', '--from', 'in'], root)
    expect(code).toBe(1)
    for (const word of ['DOCX_NOT_ZIP', 'FILE_LINK_OUTSIDE', 'DOCX_OLD', 'save it as .docx'])
      expect(err).toContain(word)
    expect(namesIn(root, 'out')).toEqual(['1.txt'])
    expect(fs.readdirSync(path.join(root, 'out')).sort()).toEqual(['1.txt', 'issue.yaml'])
    const text = textIn(root, 'out')
    for (const name of ['2.txt', '3.docx', '4.doc', '5.txt'])
      expect(text).toMatch(new RegExp(`# .*: ${name}`, 'u'))
    expect(await read(root, 'out')).toMatchObject({ codes: [] })
  })

  it.each([
    ['an empty folder', { 'in/.keep': '' }, 1, 'FOLDER_EMPTY'],
    ['a folder of old files', { 'in/a.doc': 'x' }, 1, 'FOLDER_EMPTY'],
    ['a folder where nothing can be read', { 'in/a.docx': 'x' }, 1, 'DOCX_NOT_ZIP'],
    ['a folder of blanks', { 'in/a.txt': ' ' }, 1, 'FILE_EMPTY'],
    [
      'a folder that holds something',
      { 'in/a.txt': statement('甲镇镇长周敏：'), 'out/b.txt': 'x' },
      2,
      'not empty',
    ],
    [
      'a file in place of the folder',
      { 'in/a.txt': statement('甲镇镇长周敏：'), out: 'x' },
      2,
      'not empty',
    ],
  ] as const)('writes nothing for %s', async (_what, files, exit, word) => {
    const root = folder(files)
    const before = fs.readdirSync(root, { recursive: true }).sort()
    const { code, err } = await banxin(['new', 'out', '--from', 'in'], root)
    expect(code).toBe(exit)
    expect(err).toContain(word)
    expect(fs.readdirSync(root, { recursive: true }).sort()).toEqual(before)
  })

  it('begins with texts in which nobody is found', async () => {
    const root = folder({ 'in/2.txt': LONG, 'in/1.txt': LONG })
    expect((await banxin(['new', 'in', '--from', 'in'], root)).code).toBe(0)
    expect(filesIn(root, 'in')).toEqual([
      { file: '1.txt', speaker: null },
      { file: '2.txt', speaker: null },
    ])
  })

  it('writes all speakers of a file, and names as YAML can hold them', async () => {
    const root = folder({
      'in/- a: [b] #c.txt': `${statement('青山镇党委书记赵明：')}${statement('乙镇镇长孙红、丙镇镇长李立：')}`,
      'in/007.txt': statement('丁镇镇长周敏：'),
    })
    await banxin(['new', 'in', '--from', 'in'], root)
    expect(filesIn(root, 'in')).toEqual([
      { file: '007.txt', speaker: '丁镇镇长周敏：' },
      {
        file: '- a: [b] #c.txt',
        speaker: ['青山镇党委书记赵明：', '乙镇镇长孙红、丙镇镇长李立：'],
      },
    ])
    expect(await read(root, 'in')).toMatchObject({ codes: [] })
  })

  it('keeps the order where `speakers` counts on it', async () => {
    const root = folder({
      'in/张.txt': `---\nspeakers: [null, null]\n---\n${statement('青山镇党委书记赵明：')}`,
      'in/白.txt': statement('乙镇镇长孙红：'),
    })
    const before = await read(root, 'in')
    await banxin(['new', 'in', '--from', 'in'], root)
    expect(await read(root, 'in')).toMatchObject({ codes: before.codes, lines: before.lines })
  })

  const LINES = [
    '青山镇党委书记赵明：',
    '县委常委、宣传部部长周敏：',
    '甲镇党委书记赵明、乙镇镇长孙红：',
    '赵明（青山镇党委书记）：',
    '青山镇 赵明：',
    '青山镇（赵明）：',
    '发言人：青山镇党委书记赵明',
    '1. 青山镇党委书记赵明：',
    '青山镇党委书记 赵明',
    '【青山镇党委书记赵明】',
    '青山镇党委书记赵明说：“好。”',
    '青山镇镇长赵明表示，同意。',
    '赵明：青山镇党委书记，我们抓好落实。',
    '青山镇党委书记赵　明：“我们要抓好。”',
    '丙镇镇长李立同志：',
    '丙镇镇长李立（女）：',
    '丙镇镇长拜明：',
    '',
  ]
  const NAMES = [
    '1',
    '02 乙镇镇长孙红',
    '三、丁镇（周敏）',
    '张家镇',
    '白石镇',
    '10',
    '丙镇镇长李立发言稿',
    '编者按',
  ]
  const ROSTER =
    '[丙镇镇长李立, 青山镇党委书记赵明（女）, { unit: 县委, title: 宣传部部长, name: 周敏 }]'

  it('builds to the same bulletin as the folder alone, but for the order', async () => {
    const text = fc
      .array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 3 })
      .map((lines) => lines.map((line) => (line ? statement(line) : `${LONG}\n`)).join(''))
    const heading = fc.constantFrom('', '', '大家谈②\n', '在讨论会上的发言\n')
    const files = fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), heading, text), {
      minLength: 1,
      maxLength: 5,
      selector: ([name]) => name,
    })
    await fc.assert(
      fc.asyncProperty(files, fc.boolean(), async (all, hasRoster) => {
        const root = folder({
          ...Object.fromEntries(all.map(([name, head, body]) => [`in/${name}.txt`, head + body])),
          ...(hasRoster && { 'in/speakers.yaml': ROSTER }),
        })
        const before = await read(root, 'in')
        expect((await banxin(['new', 'out', '--from', 'in'], root)).code).toBe(0)
        const after = await read(root, 'out')
        expect(after.lines).toEqual(before.lines)
        expect(after.parts).toEqual(before.parts)
        expect(after.bulletin?.masthead).toEqual(before.bulletin?.masthead)
        const known = after.codes.map((code) =>
          code === 'SPEAKER_MISSING' ? 'FILE_WITHOUT_SPEAKER' : code,
        )
        expect(before.codes).toEqual(expect.arrayContaining(known))
      }),
      { numRuns: Number(process.env['RUNS'] ?? 30) },
    )
  }, 600_000)
})

describe('banxin new --from an issue', () => {
  it.each(['last/1.txt', 'last'])('takes the roster along: %s', async (from) => {
    const root = folder({
      'last/1.txt': `大家谈②\n${statement('青山镇党委书记赵明：')}`,
      'last/speakers.yml': '- 青山镇党委书记赵明\n',
      ...(from === 'last' && { 'last/issue.yaml': 'motto: 团结\n' }),
    })
    expect((await banxin(['new', 'next', '--from', from], root)).code).toBe(0)
    expect(fs.readdirSync(path.join(root, 'next')).sort()).toEqual(['issue.yaml', 'speakers.yml'])
    expect(parseYaml(textIn(root, 'next'))).toMatchObject({ number: 3 })
  })
})
