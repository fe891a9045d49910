import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/content/read.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { textsOf } from '../../src/model/blocks.ts'
import type { Block, Table } from '../../src/model/bulletin.ts'
import { spanOf } from '../../src/model/source.ts'
import { parseStatements } from '../../src/statements/parse.ts'
import { collect } from '../support/diagnostics.ts'
import { docx, p } from '../support/docx.ts'
import { folder } from '../support/folder.ts'
import { issue } from '../support/issue.ts'
import { parse } from '../support/source.ts'
import path from 'node:path'

const SPEAKER = '青山镇党委书记赵明：'
const SAID = '我们要抓好学习，抓好落实，把事情办好。'

async function parseMarkdown(text: string) {
  const collected = collect()
  const root = folder({ 'a.md': text })
  const file = path.join(root, 'a.md')
  const source = await readSource(file, diskWorkspace(root), collected.report)
  return { bulletin: source && parseStatements(source, collected.report), source, ...collected }
}

/** Each block as its kind, with its role, and its text. */
function told(blocks: readonly Block[] = []): string[] {
  return blocks.map((block) => {
    const texts = textsOf([block]).map(({ text }) => text)
    const role = block.kind === 'note' ? ` ${block.role}` : ''
    return `${block.kind}${role}: ${texts.join('|')}`
  })
}

function lead(...lines: string[]): string[] {
  return told(parse(`大家谈②\n\n${lines.join('\n')}\n\n${SPEAKER}\n${SAID}`).bulletin?.lead)
}

function statement(...lines: string[]): string[] {
  return told(
    parse(`${SPEAKER}\n${SAID}\n${lines.join('\n')}`).bulletin?.statements[0]?.blocks,
  ).slice(1)
}

describe('notes above the first speaker', () => {
  it.each([
    ['编者按：本期刊发五位同志的发言，供参考。', 'note editor'],
    ['【编者按】本期刊发五位同志的发言，供参考。', 'note editor'],
    ['（编者按）本期刊发五位同志的发言，供参考。', 'note editor'],
    ['开栏语：从本期起开设专栏，请大家来稿。', 'note editor'],
    ['本报记者 赵明 通讯员 李立', 'note byline'],
    ['记者：赵明', 'note byline'],
    ['文/赵明', 'note byline'],
    ['（供稿单位：县融媒体中心）', 'note byline'],
    ['2026年3月1日', 'note dateline'],
    ['（二〇二六年三月一日）', 'note dateline'],
    ['来源：县融媒体中心', 'note source'],
    ['编者按语言要精练，这是常识。', 'paragraph'],
    ['记者从县里了解到，工作进展顺利。', 'paragraph'],
    ['编辑工作十分重要，大家要重视。', 'paragraph'],
    ['据统计，全县有一百个村。', 'paragraph'],
  ])('%s', (line, kind) => {
    expect(lead(line)).toEqual([`${kind}: ${line}`])
  })

  it('go on in the editor’s next paragraphs', () => {
    expect(lead('编者按', '本期刊发五位同志的发言。', '请大家来稿。', '（本报编辑部）')).toEqual([
      'note editor: 编者按',
      'note editor: 本期刊发五位同志的发言。',
      'note editor: 请大家来稿。',
      'note remark: （本报编辑部）',
    ])
  })

  it('are no motto', () => {
    const { bulletin } = parse(`大家谈②\n本报记者 赵明\n\n${SPEAKER}\n${SAID}`)
    expect(bulletin?.masthead).toEqual({
      slogans: [],
      series: '大家谈',
      number: 2,
      printedNumber: '②',
    })
  })
})

describe('notes of a statement', () => {
  it.each([
    ['（作者系青山镇党委书记）', 'note byline'],
    ['（赵明整理）', 'note remark'],
    ['整理：李立', 'note byline'],
    ['2026年3月1日', 'note dateline'],
    ['来源：县融媒体中心', 'note source'],
    ['（转自《某某日报》）', 'note source'],
    ['注：数字截至六月底', 'note remark'],
    ['编后：大家谈得都很好。', 'note editor'],
  ])('%s ends it', (line, kind) => {
    expect(statement(line)).toEqual([`${kind}: ${line}`])
  })

  it('stay notes above an editor’s last word, and beside lines that are none', () => {
    expect(statement('来源：县融媒体中心', '编后', '大家谈得都很好，很受启发。')).toEqual([
      'note source: 来源：县融媒体中心',
      'note editor: 编后',
      'note editor: 大家谈得都很好，很受启发。',
    ])
    expect(statement('作者：赵明', '于县委党校', '2026年3月1日于青山')).toEqual([
      'note byline: 作者：赵明',
      'paragraph: 于县委党校',
      'note dateline: 2026年3月1日于青山',
    ])
  })

  it('are text where something follows', () => {
    expect(statement('（掌声）', SAID)).toEqual(['paragraph: （掌声）', `paragraph: ${SAID}`])
  })

  it('are all that follows an editor’s last word', () => {
    expect(statement('编后', '大家谈得都很好。', '下期再会。')).toEqual([
      'note editor: 编后',
      'note editor: 大家谈得都很好。',
      'note editor: 下期再会。',
    ])
  })
})

describe('a dateline', () => {
  it.each([
    ['本报讯（记者 李立）三年来，成效明显。', '本报讯（记者 李立）'],
    ['本报讯 三年来，成效明显。', '本报讯'],
    ['新华社某地1月3日电（记者赵明）今天开会。', '新华社某地1月3日电（记者赵明）'],
    ['本报记者在通讯中写道，成效明显。', undefined],
    ['本报通讯员队伍不断壮大。', undefined],
    ['三年来，本报讯（记者 李立）不断。', undefined],
  ])('%s', (text, expected) => {
    const [, block] = parse(`${SPEAKER}\n${SAID}\n${text}`).bulletin?.statements[0]?.blocks ?? []
    const range = block?.kind === 'paragraph' ? block.dateline : undefined
    expect(range && text.slice(range.start, range.end)).toBe(expected)
  })
})

describe('headings of Markdown', () => {
  it('are sub-headings in a statement, however they are worded', async () => {
    const { bulletin } = await parseMarkdown(
      `${SPEAKER}\n\n${SAID}\n\n### 抓好学习，抓好落实，把每一件事情办好\n\n${SAID}\n`,
    )
    expect(told(bulletin?.statements[0]?.blocks)).toEqual([
      `paragraph: ${SAID}`,
      'subheading: 抓好学习，抓好落实，把每一件事情办好',
      `paragraph: ${SAID}`,
    ])
  })

  it('join nothing', async () => {
    const { bulletin } = await parseMarkdown(`${SPEAKER}\n\n甲，乙，\n\n### 丙\n\n丁。\n`)
    expect(told(bulletin?.statements[0]?.blocks)).toHaveLength(3)
  })

  it('are the lines of the speakers whom the settings list', async () => {
    const { bulletin, codes } = await parseMarkdown(
      `---\nspeakers: [赵明, 孙红]\n---\n赵明\n\n## 赵明\n\n${SAID}\n\n## 孙红\n\n赵明\n\n${SAID}\n`,
    )
    expect(bulletin?.statements.map(({ blocks }) => told(blocks).length)).toEqual([1, 2])
    expect(codes()).toEqual([])
  })
})

describe('lines in the middle of a Word file', () => {
  const CENTRED = '<w:jc w:val="center"/>'
  const parseWord = (body: string) => issue({ 'a.docx': docx(body) }, 'a.docx')

  it('are the masthead, and what is not is text', async () => {
    const { bulletin } = await parseWord(
      p('众说', CENTRED) + p('团结奋进', CENTRED) + p('本期发言摘登') + p(SPEAKER) + p(SAID),
    )
    expect(bulletin?.masthead).toEqual({ slogans: [], series: '众说', motto: '团结奋进' })
    expect(told(bulletin?.lead)).toEqual(['paragraph: 本期发言摘登'])
  })

  it('give way to a line with the number of the issue', async () => {
    const { bulletin } = await parseWord(
      p('大家谈②') + p('团结奋进', CENTRED) + p(SPEAKER) + p(SAID),
    )
    expect(bulletin?.masthead).toMatchObject({ series: '大家谈', motto: '团结奋进' })
  })

  it('are sub-headings in a statement', async () => {
    const { bulletin } = await parseWord(
      p(SPEAKER) + p(SAID) + p('三点体会，与大家共勉', CENTRED) + p(SAID),
    )
    expect(told(bulletin?.statements[0]?.blocks)[1]).toBe('subheading: 三点体会，与大家共勉')
  })
})

describe('the masthead in the settings alone', () => {
  it('leaves all lines above the speaker to the text', () => {
    const { bulletin } = parse(
      `---\nmasthead: settings\nseries: 众说\nprintedNumber: 第二期\n---\n大家谈②\n团结\n${SPEAKER}\n${SAID}`,
    )
    expect(bulletin?.masthead).toEqual({
      series: '众说',
      slogans: [],
      number: 2,
      printedNumber: '第二期',
    })
    expect(told(bulletin?.lead)).toEqual(['paragraph: 大家谈②', 'paragraph: 团结'])
  })

  it.each([['masthead: nowhere'], ['masthead: [text]'], ['printedNumber: 2']])(
    '%s is told',
    (setting) => {
      expect(parse(`---\n${setting}\n---\n${SPEAKER}\n${SAID}`).codes()).toEqual([
        'FRONT_MATTER_WRONG_TYPE',
      ])
    },
  )
})

describe('speakers to the last mark', () => {
  const people =
    '{ people: [{ name: 明, posts: [{ organization: 青山, title: 镇长 }], parts: [{ kind: other, text: 青山 }, { kind: name, text: 明 }, { kind: mark, text: ： }] }] }'

  it('are what the settings say', () => {
    const { bulletin } = parse(`---\nspeakers: [${people}]\n---\n青山明：\n${SAID}`)
    const [speaker] = bulletin?.statements[0]?.speakers ?? []
    expect(speaker).toMatchObject({
      name: '明',
      printed: '青山明：',
      posts: [{ organization: '青山', title: '镇长' }],
    })
  })

  it.each([
    '{ people: [] }',
    '{ people: 赵明 }',
    '{ people: [{ name: 明 }] }',
    '{ people: [{ name: 明, posts: [], parts: [{ kind: nobody, text: 明 }] }] }',
    '{ people: [{ name: 明, posts: [{}], parts: [] }] }',
    '{ people: [*a] }',
  ])('%s are none', (setting) => {
    const { codes } = parse(`---\nspeakers: [${setting}]\n---\n青山镇党委书记赵明：\n${SAID}`)
    expect(codes()).toHaveLength(1)
    expect(codes()[0]).toMatch(/^FRONT_MATTER_/u)
  })
})

describe('tables and pictures', () => {
  const TABLE = '| 村 | 任务 |\n|---|---|\n| 东村 | 30亩，<br>分两年 |\n| 西村 | |\n'

  it('are blocks with their captions, in their places', async () => {
    const { bulletin, codes } = await parseMarkdown(
      `${SPEAKER}\n\n${SAID}\n\n表1 任务\n\n${TABLE}\n${SAID}\n\n![会场](a.png)\n\n▲ 会场\n\n![](b.png "图二")\n\n${SAID}\n`,
    )
    expect(told(bulletin?.statements[0]?.blocks)).toEqual([
      `paragraph: ${SAID}`,
      'table: 表1 任务|村|任务|东村|30亩，|分两年|西村',
      `paragraph: ${SAID}`,
      'figure: ▲ 会场',
      'figure: 图二',
      `paragraph: ${SAID}`,
    ])
    expect(codes()).toEqual([])
    const figures = bulletin?.statements[0]?.blocks.filter((block) => block.kind === 'figure')
    expect(figures?.map(({ src, alt }) => [src, alt])).toEqual([
      ['issue:a.png', '会场'],
      ['issue:b.png', '图二'],
    ])
  })

  it('know the place of each character', async () => {
    const { bulletin, source } = await parseMarkdown(`${SPEAKER}\n\n${SAID}\n\n${TABLE}`)
    const raw = source?.files[0]?.text ?? ''
    for (const { text, map } of textsOf(bulletin?.statements[0]?.blocks ?? [])) {
      for (let at = 0; at < text.length; at++) {
        const span = spanOf(map, at, at + 1)
        expect(raw.slice(span?.start, span?.end)).toBe(text[at])
      }
    }
  })

  it('do not join what stands around them', async () => {
    const { bulletin } = await parseMarkdown(`${SPEAKER}\n\n甲，乙，\n\n${TABLE}\n丙，丁。\n`)
    expect(told(bulletin?.statements[0]?.blocks)).toHaveLength(3)
  })

  it('stand above the first speaker, too', async () => {
    const { bulletin } = await parseMarkdown(
      `# 大家谈②\n\n![](a.png "会场")\n\n${SPEAKER}\n\n${SAID}\n`,
    )
    expect(told(bulletin?.lead)).toEqual(['figure: 会场'])
    expect(bulletin?.masthead.series).toBe('大家谈')
  })

  it('are a layout where somebody speaks in one', async () => {
    const { bulletin, codes } = await parseMarkdown(
      `| 单位 | 发言 |\n|---|---|\n| ${SPEAKER} | ${SAID} |\n| 乙镇镇长孙红： | ${SAID} |\n`,
    )
    expect(bulletin?.statements.map(({ speakers }) => speakers[0]?.name)).toEqual(['赵明', '孙红'])
    expect(codes()).toContain('PART_AS_TEXT')
  })

  it('are read cell by cell where two speak beside each other', async () => {
    const { bulletin } = await parseMarkdown(
      `| ${SPEAKER}<br>${SAID} | 乙镇镇长孙红：<br>好。 |\n|---|---|\n`,
    )
    expect(bulletin?.statements.map(({ blocks }) => told(blocks))).toEqual([
      [`paragraph: ${SAID}`],
      ['paragraph: 好。'],
    ])
  })

  it('have ids of their own for every text', async () => {
    const { bulletin } = await parseMarkdown(`${SPEAKER}\n\n${SAID}\n\n${TABLE}\n${TABLE}`)
    const ids = textsOf(bulletin?.statements[0]?.blocks ?? []).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const tables = bulletin?.statements[0]?.blocks.filter(
      (block): block is Table => block.kind === 'table',
    )
    expect(tables?.map(({ id }) => id)).toEqual(['s1t1', 's1t2'])
  })
})
