import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textsOf } from '../../src/model/blocks.ts'
import type { Block, Bulletin } from '../../src/model/bulletin.ts'
import { spanOf } from '../../src/model/source.ts'
import { bare, parse } from '../support/source.ts'

const SPEAKER = '青山镇党委书记赵明：'

function textsIn(blocks: readonly Block[] = []): string[] {
  return textsOf(blocks).map(({ text }) => text)
}

describe('the masthead', () => {
  it.each([
    ['大家谈②', { series: '大家谈', number: 2, printedNumber: '②' }],
    ['众说㉝', { series: '众说', number: 33, printedNumber: '㉝' }],
    ['百姓话题（51）', { series: '百姓话题', number: 51, printedNumber: '（51）' }],
    ['大家谈（二）', { series: '大家谈', number: 2, printedNumber: '（二）' }],
    [
      '学习贯彻全会精神推动县域经济高质量发展大讨论②',
      { series: '学习贯彻全会精神推动县域经济高质量发展大讨论', number: 2, printedNumber: '②' },
    ],
    ['大家谈 第12期', { series: '大家谈', number: 12, printedNumber: '第12期' }],
    ['大家谈第十二期', { series: '大家谈', number: 12, printedNumber: '第十二期' }],
    ['大家谈', { series: '大家谈' }],
  ])('reads %s', (line, expected) => {
    const { bulletin } = parse(
      `上行标语很响亮\n下行标语也响亮\n\n${line}\n\n团结 奋进\n\n${SPEAKER}\n甲。`,
    )
    expect(bulletin?.masthead).toEqual({
      slogans: ['上行标语很响亮', '下行标语也响亮'],
      motto: '团结 奋进',
      ...expected,
    })
  })

  it.each(['\n', '\v', '\f', '\u0085', '\u2028', '\u2029'])('ends a line at %j', (end) => {
    const { bulletin } = parse(`${SPEAKER}${end}\u3000\u3000甲。${end}\u3000\u3000乙。`)
    expect(textsIn(bulletin?.statements[0]?.blocks)).toEqual(['甲。', '乙。'])
  })

  it.each(['2024年3月1日', '3月1日', '（二〇二四年三月一日）', '2024-03-01'])(
    'takes the date %s for neither name nor motto',
    (date) => {
      const { bulletin } = parse(`大家谈专栏\n${date}\n团结 奋进\n\n${SPEAKER}\n甲。`)
      expect(bulletin?.masthead).toEqual({
        slogans: [],
        series: '大家谈专栏',
        motto: '团结 奋进',
      })
      expect(textsIn(bulletin?.lead)).toEqual([date])
    },
  )

  it('keeps sentences above the first speaker as the lead', () => {
    const { bulletin } = parse(
      `大家谈②\n编者按：本期刊发三篇发言，请读者批评指正。\n\n${SPEAKER}\n甲。`,
    )
    expect(textsIn(bulletin?.lead)).toEqual(['编者按：本期刊发三篇发言，请读者批评指正。'])
  })

  it('is overruled by front matter, which is said', () => {
    const { bulletin, diagnostics } = parse(
      `---\nseries: 众说\nnumber: 3\n---\n大家谈②\n${SPEAKER}\n甲。`,
    )
    expect(bulletin?.masthead).toEqual({ slogans: [], series: '众说', number: 3 })
    expect(diagnostics.map(({ data }) => data)).toEqual([
      { key: 'series', source: '大家谈' },
      { key: 'number', source: '2' },
    ])
  })

  it('keeps the number as the source prints it if the front matter says the same', () => {
    const { bulletin, diagnostics } = parse(`---\nnumber: 2\n---\n大家谈②\n${SPEAKER}\n甲。`)
    expect(bulletin?.masthead.printedNumber).toBe('②')
    expect(diagnostics).toEqual([])
  })
})

describe('paragraphs', () => {
  const texts = (body: string) => {
    const blocks = textsOf(parse(`${SPEAKER}\n${body}`).bulletin?.statements[0]?.blocks ?? [])
    return blocks.map(({ text, joins }) => [text, joins.map(({ at }) => at)])
  }

  it('are not joined without evidence of running text', () => {
    expect(texts('推进湿地恢\n\n复，保护生态。')).toEqual([
      ['推进湿地恢', []],
      ['复，保护生态。', []],
    ])
  })

  it.each([
    [
      'a page turn',
      '要落实政策，推进湿地恢\n\n复，保护生态。',
      '要落实政策，推进湿地恢复，保护生态。',
      11,
    ],
    ['a line end after a comma', '要落实政策，\n保护生态。', '要落实政策，保护生态。', 6],
    ['a line that begins with a mark', '要落实政策\n，保护生态。', '要落实政策，保护生态。', 5],
    ['a Latin word', '要建设，用 open\nsource 软件。', '要建设，用 open source 软件。', 10],
  ])('joins %s', (_name, body, text, at) => {
    expect(texts(body)).toEqual([[text, [at]]])
  })

  it.each([
    ['a full stop', '甲，乙。\n丙，丁。'],
    ['a stop in quotes', '他说：“好。”\n丙，丁。'],
    ['an indented next line', '甲，乙\n　　丙，丁。'],
    ['an item that begins', '工作有，三项\n一是落实。'],
    ['a short heading', '总体要求\n丙，丁。'],
  ])('does not join after %s', (_name, body) => {
    expect(texts(body)).toHaveLength(2)
  })
})

describe('clauses', () => {
  const points = (...paragraphs: string[]) =>
    textsOf(
      parse(`${SPEAKER}\n${paragraphs.join('\n')}`).bulletin?.statements[0]?.blocks ?? [],
    ).map(({ text, clauses }) =>
      clauses.map(({ label, lead, body }) =>
        [label, lead, body].map(({ start, end }) => text.slice(start, end)),
      ),
    )

  it('are labels, lead sentences and bodies', () => {
    expect(points('一是抓学习。开展三学。二是抓落实；三是抓督查，确保见效。')).toEqual([
      [
        ['一是', '抓学习。', '一是抓学习。开展三学。'],
        ['二是', '', '二是抓落实；'],
        ['三是', '', '三是抓督查，确保见效。'],
      ],
    ])
  })

  it('go on in the next paragraph', () => {
    expect(points('一是学。二是查。', '三是改。').map((found) => found.length)).toEqual([2, 1])
  })

  it.each([
    [
      '首先，抓学习。开展三学。其次，抓落实。再次，抓督查。最后，抓问责。',
      ['首先', '其次', '再次', '最后'],
    ],
    ['第一，学。第二，查。第三、改。', ['第一', '第二', '第三']],
    ['（一）学。（二）查。', ['（一）', '（二）']],
    ['(一)学。(二)查。', ['(一)', '(二)']],
    ['1.学好。2．查清。3、改实。', ['1.', '2．', '3、']],
    ['（1）学。（2）查。', ['（1）', '（2）']],
    ['①学；②查。', ['①', '②']],
    ['一要学；二要查；三要改。', ['一要', '二要', '三要']],
    ['其一，学。其二，查。', ['其一', '其二']],
    ['要做到：一是学；二是查。', ['一是', '二是']],
    ['九是学。', []],
    ['增长1.5倍。2.5亿元。', []],
    ['一、二季度好。三、四季度更好。', []],
    ['第一，我同意。', []],
    ['首先，我同意。', []],
    ['最后，祝大家好。', []],
    ['①学。③查。', []],
  ] as [string, string[]][])('%s', (text, labels) => {
    expect(points(text)[0]?.map(([label]) => label)).toEqual(labels)
  })

  it('go on over paragraphs, each beginning one', () => {
    const found = points('一、加强学习。要学深。', '二、狠抓落实。要抓实。', '三、严格督查。')
    expect(found.map((own) => own.map(([label]) => label))).toEqual([['一、'], ['二、'], ['三、']])
  })

  it('stand in each other, a level deeper for each family', () => {
    const text =
      '一是抓学习。首先，学原著。其次，学条例。二是抓落实：1.抓项目；2.抓民生。三是抓督查。'
    const [paragraph] = textsOf(parse(`${SPEAKER}\n${text}`).bulletin?.statements[0]?.blocks ?? [])
    const found = paragraph?.clauses.map(({ label, lead, body, level }) => [
      level,
      ...[label, lead, body].map(({ start, end }) => text.slice(start, end)),
    ])
    expect(found).toEqual([
      [1, '一是', '抓学习。', '一是抓学习。首先，学原著。其次，学条例。'],
      [2, '首先', '', '首先，学原著。'],
      [2, '其次', '', '其次，学条例。'],
      [1, '二是', '', '二是抓落实：1.抓项目；2.抓民生。'],
      [2, '1.', '', '1.抓项目；'],
      [2, '2.', '', '2.抓民生。'],
      [1, '三是', '', '三是抓督查。'],
    ])
  })

  it.each(['统一是关键。二是说不上。', '一是一，二是二。', '他说一是要快。', '二是没有一。'])(
    'are not seen in %s',
    (text) => {
      expect(points(text)).toEqual([[]])
    },
  )
})

describe('kinds of blocks', () => {
  const kinds = (...paragraphs: string[]) =>
    parse(`${SPEAKER}\n${paragraphs.join('\n\n')}`).bulletin?.statements[0]?.blocks.map((block) => [
      block.kind,
      'text' in block ? block.text : '',
    ])

  it.each(['总体要求', '一、总体要求', '（二）抓好“三夏”生产', '2030年重点工作'])(
    'a sub-heading: %s',
    (line) => {
      expect(kinds('我们要抓好学习。', line, '要抓好落实。')?.[1]).toEqual(['subheading', line])
    },
  )

  it.each([
    ['the last line', ['我们要抓好学习。', '总体要求']],
    ['a line with a stop', ['我们要抓好学习。', '抓好落实。', '要抓好落实。']],
    ['a line with a comma', ['我们要抓好学习。', '抓好学习，抓好落实', '要抓好落实。']],
    ['a line that leads on', ['我们要抓好学习。', '要求如下：', '要抓好落实。']],
    [
      'a long line',
      [
        '我们要抓好学习。',
        '加快建设区域性中心城市和推动全县经济社会高质量发展实施方案',
        '要抓好落实。',
      ],
    ],
    ['a line over another line', ['我们要抓好学习。', '总体要求', '重点工作']],
  ])('no sub-heading: %s', (_, paragraphs) => {
    expect(kinds(...paragraphs)?.map(([kind]) => kind)).not.toContain('subheading')
  })

  it.each([
    '（作者系县委党校教师）',
    '来源：青山县融媒体中心',
    '供稿：赵明',
    '（本报记者 孙小红 整理）',
  ])('a note at the end: %s', (line) => {
    expect(kinds('我们要抓好学习。', line)?.at(-1)).toEqual(['note', line])
    expect(kinds('我们要抓好学习。', line, '（完）')?.map(([kind]) => kind)).toEqual([
      'paragraph',
      'note',
      'note',
    ])
  })

  it.each([
    ['a remark between paragraphs', ['我们要抓好学习。', '（鼓掌）', '要抓好落实。'], 1],
    ['the only paragraph', ['（略）'], 0],
    ['a paragraph that ends in brackets', ['我们要抓好学习（见附件）'], 0],
  ])('no note: %s', (_, paragraphs, at) => {
    expect(kinds(...paragraphs)?.[at]?.[0]).toBe('paragraph')
  })
})

describe('what cannot be a bulletin', () => {
  it('says what a speaker line looks like', () => {
    const { bulletin, codes } = parse('只有正文，没有发言人。')
    expect(bulletin).toBeUndefined()
    expect(codes()).toEqual(['NO_SPEAKER'])
  })

  it('reports a speaker without a statement at the speaker', () => {
    const text = `${SPEAKER}\n\n青山镇镇长钱进：\n我同意。`
    const { diagnostics } = parse(text)
    expect(diagnostics).toMatchObject([
      { code: 'EMPTY_STATEMENT', severity: 'error', span: { start: 0, end: 10 } },
    ])
  })

  it('asks about a line that looks like a speaker with an unknown post', () => {
    const { codes } = parse(`${SPEAKER}\n甲。\n\n县融媒体中心首席策划赵明亮：\n乙。`)
    expect(codes()).toEqual(['POSSIBLE_SPEAKER'])
  })
})

function textOf({ masthead, lead, statements }: Bulletin): string {
  const { slogans, series = '', printedNumber = '', motto = '' } = masthead
  const spoken = statements.flatMap(({ speakers, blocks }) => [
    ...speakers.map(({ printed }) => printed),
    ...textsOf(blocks).map(({ text }) => text),
  ])
  return [
    ...slogans,
    series,
    printedNumber,
    motto,
    ...textsOf(lead).map(({ text }) => text),
    ...spoken,
  ].join('')
}

const sorted = (text: string) => [...bare(text)].sort().join('')

describe('any text', () => {
  const line = fc.oneof(
    fc.stringMatching(/^[甲-癿，。；：“”（）、A-z0-9 \u3000一二是]{0,40}$/u),
    fc.constantFrom(SPEAKER, '大家谈②', '', '县财政局局长孙小红：', '一是抓学习。', '上行标语'),
  )
  const text = fc
    .array(line, { maxLength: 30 })
    .map((lines) => [...lines, SPEAKER, '甲。'].join('\n'))

  it('loses no character', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { bulletin } = parse(source)
        expect(bulletin && sorted(textOf(bulletin))).toBe(sorted(source))
      }),
    )
  })

  it('keeps the way back to the source for every character', () => {
    fc.assert(
      fc.property(text, (source) => {
        const blocks =
          parse(source).bulletin?.statements.flatMap((statement) => textsOf(statement.blocks)) ?? []
        for (const { text, map } of blocks) {
          for (let i = 0; i < text.length; i++) {
            const span = spanOf(map, i, i + 1)
            if (text[i] !== ' ') expect(source.slice(span?.start, span?.end)).toBe(text[i])
          }
        }
      }),
    )
  })
})
