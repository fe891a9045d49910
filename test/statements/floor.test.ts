import { describe, expect, it } from 'vitest'
import { textsOf } from '../../src/model/blocks.ts'
import { readSource } from '../../src/content/read.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import type { Bulletin } from '../../src/model/bulletin.ts'
import { spanOf } from '../../src/model/source.ts'
import { parseStatements } from '../../src/statements/parse.ts'
import { collect } from '../support/diagnostics.ts'
import { folder } from '../support/folder.ts'
import { parse } from '../support/source.ts'

const LONG =
  '我们将认真学习贯彻会议精神，抓好各项工作的落实，确保全年任务圆满完成，让群众满意，让大家放心。'

/** Each statement as its speakers' lines and its texts. */
function told(bulletin: Bulletin | undefined): string[] {
  return (bulletin?.statements ?? []).map(({ speakers, blocks }) =>
    [
      speakers.map(({ printed }) => printed).join(''),
      ...textsOf(blocks).map(({ text }) => text),
    ].join('|'),
  )
}

async function parseFolder(files: Readonly<Record<string, string>>) {
  const collected = collect()
  const source = await readSource(folder(files), diskWorkspace(), collected.report)
  return { bulletin: source && parseStatements(source, collected.report), ...collected }
}

describe('forms without a colon', () => {
  it.each(['青山镇党委书记赵明', '青山镇 赵明', '赵明（青山镇党委书记）'])('%s speaks', (line) => {
    const { bulletin, codes } = parse(`大家谈②\n${line}\n${LONG}\n乙镇镇长孙红\n${LONG}`)
    expect(told(bulletin)).toEqual([`${line}|${LONG}`, `乙镇镇长孙红|${LONG}`])
    expect(codes()).toEqual([])
  })

  it('are text where others have a colon, and asked about', () => {
    const { bulletin, codes } = parse(`青山镇党委书记赵明：\n${LONG}\n乙镇镇长孙红\n${LONG}`)
    expect(told(bulletin)).toHaveLength(1)
    expect(codes()).toEqual(['POSSIBLE_SPEAKER'])
  })

  it('are a list one under the other, and signatures at the end', () => {
    expect(parse(`青山镇 赵明\n乙镇 孙红\n丙镇 李立\n`).codes()).toContain('NO_SPEAKER')
    expect(parse(`${LONG}\n青山镇 赵明\n${LONG}\n乙镇 孙红`).codes()).toContain('NO_SPEAKER')
  })
})

describe('sentences that say who speaks', () => {
  const text = `青山镇党委书记赵明说：“好。”\n${LONG}\n乙镇镇长孙红表示，同意。`

  it('give the floor where nothing stronger does', () => {
    expect(told(parse(text).bulletin)).toEqual([
      `青山镇党委书记赵明说：|“好。”|${LONG}`,
      '乙镇镇长孙红表示，|同意。',
    ])
  })

  it('are quotations in the statement of a speaker with a line', () => {
    const { bulletin, codes } = parse(`丙镇镇长李立：\n${text}\n青禾村村民赵六说：“好。”`)
    expect(told(bulletin)).toHaveLength(1)
    expect(codes()).toEqual(['POSSIBLE_SPEAKER', 'POSSIBLE_SPEAKER'])
  })
})

describe('the masthead', () => {
  it('is not asked about', () => {
    const { bulletin, codes } = parse(`青山县书记谈第八期\n\n青山镇党委书记赵明：\n${LONG}`)
    expect(bulletin?.masthead.number).toBe(8)
    expect(codes()).toEqual([])
  })
})

describe('files of a folder', () => {
  it('say in their names who speaks, if they do not', async () => {
    const { bulletin, codes } = await parseFolder({
      '01 横沟镇党委书记某某.txt': LONG,
      '02 乙镇（孙红）.txt': `发言提纲\n${LONG}`,
      '03 丙镇镇长李立.txt': `丙镇镇长李力：\n${LONG}`,
    })
    expect(told(bulletin)).toEqual([
      `横沟镇党委书记某某|${LONG}`,
      `乙镇（孙红）|发言提纲|${LONG}`,
      `丙镇镇长李力：|${LONG}`,
    ])
    expect(codes()).toEqual(['SPEAKER_FROM_FILE_NAME', 'SPEAKER_FROM_FILE_NAME'])
  })

  it('keep what stands above their speaker', async () => {
    const { bulletin } = await parseFolder({
      '1.txt': `大家谈②\n青山镇党委书记赵明：\n${LONG}`,
      '2.txt': `在大讨论中的发言\n乙镇镇长孙红：\n${LONG}`,
    })
    expect(told(bulletin)[1]).toBe(`乙镇镇长孙红：|在大讨论中的发言|${LONG}`)
  })

  it.each([
    ['附件2：县教育局局长王芳发言稿（定稿）', '王芳'],
    ['青山镇党委书记赵明同志在大会上的发言', '赵明'],
    ['2 【县教育局局长王芳】', '王芳'],
    ['青山镇党委书记赵明在全县工作推进会上的讲话', '赵明'],
  ])('say it in many ways: %s', async (name, who) => {
    const { bulletin } = await parseFolder({
      '1.txt': `青山镇镇长李立：\n${LONG}`,
      [`${name}.txt`]: LONG,
    })
    expect(bulletin?.statements.map(({ speakers }) => speakers[0]?.name)).toContain(who)
  })

  it.each([
    [LONG, ['FILE_WITHOUT_SPEAKER']],
    ['大家谈②\n团结 奋进', []],
    [`编者按：${LONG}`, []],
  ])(
    'are asked about if they are the first, unless they are a masthead or the editor’s: %s',
    async (text, said) => {
      const { codes } = await parseFolder({ '0.txt': text, '1.txt': `青山镇镇长李立：\n${LONG}` })
      expect(codes()).toEqual(said)
    },
  )

  it('must have a speaker where the settings leave it open', async () => {
    const files = { '1.txt': `青山镇镇长李立：\n${LONG}`, '2.txt': LONG }
    const open = 'files:\n  - 1.txt\n  - file: 2.txt\n    speaker:\n'
    const { diagnostics } = await parseFolder({ ...files, 'issue.yaml': open })
    expect(diagnostics).toMatchObject([
      {
        code: 'SPEAKER_MISSING',
        severity: 'error',
        data: { path: expect.stringMatching(/2\.txt$/u) as string },
      },
    ])
    const filled = await parseFolder({
      ...files,
      'issue.yaml': open.replace('speaker:', 'speaker: 乙镇镇长孙红：'),
    })
    expect(filled.diagnostics).toEqual([])
    const lead = await parseFolder({
      ...files,
      'issue.yaml': 'files:\n  - file: 2.txt\n    speaker:\n  - 1.txt\n',
    })
    expect(lead.codes()).toEqual(['FILE_WITHOUT_SPEAKER'])
  })

  it('are asked about if nobody speaks in them', async () => {
    const { bulletin, codes } = await parseFolder({
      '1.txt': `青山镇党委书记赵明：\n${LONG}`,
      '乙镇.txt': LONG,
    })
    expect(told(bulletin)).toEqual([`青山镇党委书记赵明：|${LONG}|${LONG}`])
    expect(codes()).toEqual(['FILE_WITHOUT_SPEAKER'])
  })
})

describe('`speakers` in the settings', () => {
  const settled = (speakers: string, text: string) =>
    parse(`---\nspeakers: ${speakers}\n---\n${text}`)

  it('say which lines are speakers, and what is what in them', () => {
    const { bulletin, codes } = settled(
      '[{ unit: 县融媒体中心, title: 首席策划, name: 赵明亮 }, 乙镇镇长孙红]',
      `县融媒体中心 首席策划 赵明亮：\n${LONG}\n丙镇镇长李立：\n${LONG}\n乙镇镇长孙红：${LONG}`,
    )
    expect(told(bulletin)).toEqual([
      `县融媒体中心 首席策划 赵明亮：|${LONG}|丙镇镇长李立：|${LONG}`,
      `乙镇镇长孙红：|${LONG}`,
    ])
    const [speaker] = bulletin?.statements[0]?.speakers ?? []
    expect(speaker?.name).toBe('赵明亮')
    expect(speaker?.posts).toEqual([{ organization: '县融媒体中心', title: '首席策划' }])
    expect(speaker?.parts.map(({ text }) => text).join('')).toBe(speaker?.printed)
    expect(codes()).toEqual([])
  })

  it('replace what the text says, one for each statement', () => {
    const { bulletin, diagnostics } = settled(
      '[青山镇党委书记赵明明：, null]',
      `青山镇党委书记赵明：\n${LONG}\n乙镇镇长孙红：\n${LONG}`,
    )
    expect(told(bulletin)).toEqual([`青山镇党委书记赵明明：|${LONG}`, `乙镇镇长孙红：|${LONG}`])
    expect(diagnostics).toMatchObject([
      {
        code: 'SPEAKER_OVERRIDDEN',
        data: { given: '青山镇党委书记赵明明：', source: '青山镇党委书记赵明：' },
      },
    ])
  })

  it.each(['[甲镇镇长李立]', '[甲镇镇长李立, null, null]'])('%s must fit the text', (speakers) => {
    const text = `青山镇党委书记赵明：\n${LONG}\n乙镇镇长孙红：\n${LONG}`
    expect(settled(speakers, text).codes()).toEqual(['SPEAKERS_DIFFER'])
  })

  it.each(['赵明', '{ name: 赵明 }', '[{ nom: 赵明 }]', '[3]', '[[赵明]]'])(
    '%s are none',
    (speakers) => {
      const { codes } = settled(speakers, `青山镇党委书记赵明：\n${LONG}`)
      expect(codes()).toEqual(['FRONT_MATTER_WRONG_TYPE'])
    },
  )
})

describe('a speaker over two lines', () => {
  it.each([
    ['青山镇党委书记、\n镇长赵明：', '青山镇党委书记、镇长赵明：', '党委书记 镇长', '赵明'],
    [
      '青山镇党委书记、\r\n\u3000\u3000镇长赵明：',
      '青山镇党委书记、镇长赵明：',
      '党委书记 镇长',
      '赵明',
    ],
    ['青山镇党委书记、镇长\n赵明：', '青山镇党委书记、镇长赵明：', '党委书记 镇长', '赵明'],
    ['青山镇党委书记\n张　三：', '青山镇党委书记张　三：', '党委书记', '张　三'],
    ['某公司CEO\nJohn Smith：', '某公司CEO John Smith：', 'CEO', 'John Smith'],
  ])('%s speaks', (lines, printed, titles, name) => {
    const text = `乙镇镇长孙红：\n${LONG}\n${lines}\n${LONG}`
    const { bulletin, codes } = parse(text)
    expect(told(bulletin)).toEqual([`乙镇镇长孙红：|${LONG}`, `${printed}|${LONG}`])
    const [speaker] = bulletin?.statements[1]?.speakers ?? []
    expect(speaker?.name).toBe(name)
    expect(speaker?.posts.map(({ title }) => title).join(' ')).toBe(titles)
    expect(speaker?.parts.map((one) => one.text).join('')).toBe(printed)
    expect(codes()).toEqual([])
  })

  it('leads back to both lines', () => {
    const text = `青山镇党委书记、\n镇长赵明：我们将抓好落实。\n${LONG}`
    const { bulletin } = parse(text)
    expect(told(bulletin)).toEqual([`青山镇党委书记、镇长赵明：|我们将抓好落实。|${LONG}`])
    const map = bulletin?.statements[0]?.speakers[0]?.map ?? []
    const printed = '青山镇党委书记、镇长赵明：'
    for (let i = 0; i < printed.length; i++) {
      const span = spanOf(map, i, i + 1)
      expect(text.slice(span?.start, span?.end)).toBe(printed[i])
    }
  })

  it('has the unit in a line of its own only where several do', () => {
    const one = `乙镇镇长孙红：\n${LONG}\n青山镇人民政府\n镇长赵明：\n${LONG}`
    expect(told(parse(one).bulletin)[1]).toBe(`镇长赵明：|${LONG}`)
    const two = `${one}\n丙县水利局\n局长李立：\n${LONG}`
    expect(told(parse(two).bulletin).slice(1)).toEqual([
      `青山镇人民政府镇长赵明：|${LONG}`,
      `丙县水利局局长李立：|${LONG}`,
    ])
  })

  it.each([
    '出席会议的有县委书记、\n镇长赵明：',
    '青山镇党委书记，\n赵明：',
    '我们都要学习青山镇党委书记\n赵明：',
  ])('%s is none', (lines) => {
    const { bulletin } = parse(`乙镇镇长孙红：\n${LONG}\n${lines}\n${LONG}`)
    expect(bulletin?.statements.some(({ speakers }) => speakers[0]?.printed.includes('\n'))).toBe(
      false,
    )
    expect(
      bulletin?.statements.map(({ speakers }) => speakers[0]?.posts[0]?.organization),
    ).not.toContain('青山镇')
  })
})

describe('a list of duties', () => {
  const list =
    '县长赵明：主持全面工作。\n副县长孙红：负责常务工作。\n副县长李立：分管农业，联系青山镇。'

  it('gives nobody the floor and is not asked about', () => {
    const { bulletin, codes } = parse(`乙镇镇长周平：\n${LONG}\n${list}`)
    expect(bulletin?.statements).toHaveLength(1)
    expect(codes()).toEqual([])
    expect(parse(list).codes()).toContain('NO_SPEAKER')
    const units = list.replaceAll('县长', '甲县县长')
    expect(parse(units).codes()).toContain('NO_SPEAKER')
    expect(parse(units.replaceAll('：', '：\n')).codes()).toContain('NO_SPEAKER')
  })

  it('is none where somebody goes on', () => {
    const text = `甲县县长赵明：负责任是第一条。我们要说到做到。\n甲县副县长孙红：我们${LONG}`
    expect(parse(text).bulletin?.statements).toHaveLength(2)
  })
})

describe('names alone', () => {
  const dialogue = '赵明：我同意这个办法。\n孙红：我也同意。\n大家都同意。\n赵明：那就定了。'

  it('speak where nothing else in the issue does, which is said', () => {
    const { bulletin, diagnostics } = parse(dialogue)
    expect(told(bulletin)).toEqual([
      '赵明：|我同意这个办法。',
      '孙红：|我也同意。|大家都同意。',
      '赵明：|那就定了。',
    ])
    expect(diagnostics).toMatchObject([
      {
        code: 'SPEAKERS_BY_WEAK_FORM',
        data: { form: 'name', line: '赵明：', count: 3 },
        span: { start: 0, end: 3 },
      },
    ])
  })

  it('speak with 记者 and 主持人', () => {
    const { bulletin } = parse('记者：为什么？\n赵明：因为要。\n记者：怎么做？\n赵明：一起做。')
    expect(bulletin?.statements.map(({ speakers }) => speakers[0]?.name)).toEqual([
      '记者',
      '赵明',
      '记者',
      '赵明',
    ])
  })

  it.each([
    '赵明：我同意这个办法。\n赵明：那就定了。',
    '赵明：负责文件。\n孙红：负责会务。',
    '赵明：男，1970年生。\n孙红：女，1971年生。',
    '赵明：\n孙红：\n李立：好。',
    '赵明：0716-1234567\n孙红：0716-7654321',
    '时间：上午。\n地点：会议室。',
    '方案：好。\n安全：好。',
  ])('%s are no dialogue', (text) => {
    expect(parse(text).codes()).toContain('NO_SPEAKER')
  })

  it('are asked about where a speaker has a line, if they are his', () => {
    const text = `青山镇党委书记赵明：\n${LONG}\n赵明：再说一句。\n孙红：好的。`
    const { bulletin, diagnostics } = parse(text)
    expect(bulletin?.statements).toHaveLength(1)
    expect(diagnostics).toMatchObject([{ code: 'POSSIBLE_SPEAKER', data: { line: '赵明：' } }])
  })
})

describe('units alone', () => {
  it('speak where offices answer, which is said', () => {
    const { bulletin, codes } = parse(`县教育局：\n${LONG}\n县水利局：${LONG}`)
    expect(told(bulletin)).toEqual([`县教育局：|${LONG}`, `县水利局：|${LONG}`])
    expect(bulletin?.statements[0]?.speakers[0]).toMatchObject({
      name: '',
      posts: [{ organization: '县教育局', title: '' }],
    })
    expect(codes()).toEqual(['SPEAKERS_BY_WEAK_FORM'])
  })

  it('speak in the files of a folder, with what stands above', async () => {
    const { bulletin } = await parseFolder({
      '1.txt': `县教育局：\n${LONG}`,
      '2.txt': `答复\n县水利局：\n${LONG}`,
    })
    expect(told(bulletin)).toEqual([`县教育局：|${LONG}`, `县水利局：|答复|${LONG}`])
  })

  it.each([
    `县教育局：\n${LONG}`,
    '县教育局：负责招生。\n县财政局：负责经费。',
    `牵头单位：县教育局。\n责任单位：县财政局。`,
    `各乡镇人民政府：\n${LONG}\n县直各单位：\n${LONG}`,
  ])('%s have not the floor', (text) => {
    expect(parse(text).codes()).toContain('NO_SPEAKER')
  })

  it('are text, and asked about, where a speaker has a line', () => {
    const { bulletin, codes } = parse(
      `青山镇党委书记赵明：\n${LONG}\n县教育局：\n${LONG}\n县水利局：\n${LONG}`,
    )
    expect(bulletin?.statements).toHaveLength(1)
    expect(codes()).toEqual(['POSSIBLE_SPEAKER', 'POSSIBLE_SPEAKER'])
  })
})
