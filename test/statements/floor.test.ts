import { describe, expect, it } from 'vitest'
import { textsOf } from '../../src/model/blocks.ts'
import { readSource } from '../../src/content/read.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import type { Bulletin } from '../../src/model/bulletin.ts'
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
