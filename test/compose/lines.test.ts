import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeParagraph, composeVersions } from '../../src/compose/compose.ts'
import type { Line, ParagraphStyle, StyledRun } from '../../src/model/line.ts'
import { collect } from '../support/diagnostics.ts'
import { paragraph, run, STUB_METRICS } from '../support/metrics.ts'
import { bare } from '../support/source.ts'

const EM = 10

function compose(
  text: string | readonly StyledRun[],
  measure: number,
  style: Partial<ParagraphStyle> = {},
) {
  const collected = collect()
  const lines = composeParagraph(
    paragraph(text, style),
    measure * EM,
    STUB_METRICS,
    collected.report,
  )
  return { lines, ...collected }
}

const textOf = (line: Line) =>
  line.runs.flatMap(({ glyphs }) => glyphs.map(({ text }) => text)).join('')

const textsOf = (text: string, measure: number, style: Partial<ParagraphStyle> = {}) =>
  compose(text, measure, style).lines.map(textOf)

/** Where each glyph's cell begins, em. */
const places = (line: Line | undefined) =>
  line?.runs.flatMap(({ glyphs }) => glyphs.map(({ x }) => x / EM)) ?? []

describe('lines (chinese-typography §13.4)', () => {
  it.each([
    [
      'L1',
      '春天来了，花儿都开了，人们走出家门去公园。',
      10,
      ['春天来了，花儿都开了，', '人们走出家门去公园。'],
    ],
    [
      'L2',
      '春天来了花儿都开放了，人们走出家门。',
      10,
      ['春天来了花儿都开放', '了，人们走出家门。'],
    ],
    ['L4', '我们学习了十个汉字《红楼梦》很好。', 10, ['我们学习了十个汉字', '《红楼梦》很好。']],
    ['L5', '他想了很久——最后还是去了。', 6, ['他想了很久', '——最后还是', '去了。']],
    ['L7', '他回答：“知道了。”然后转身走出去。', 8, ['他回答：“知道了。”', '然后转身走出去。']],
    [
      'L8',
      '书名《论语》《孟子》和《大学》都要读。',
      8,
      ['书名《论语》《孟子》', '和《大学》都要读。'],
    ],
    ['L9', '今年的产量增长了12%左右。', 9, ['今年的产量增长了', '12%左右。']],
  ] as const)('%s', (_id, text, measure, expected) => {
    expect(textsOf(text, measure)).toEqual(expected)
  })

  it('L13: an opening mark after the indent is trimmed', () => {
    expect(textsOf('“我们走吧。”他说。', 6, { indent: 2 * EM })).toEqual(['“我们走', '吧。”他说。'])
  })

  it('L3: a comma hangs where it would not fit, outside the measure', () => {
    const text = '春天来了花儿都开放了，人们走出家门。'
    expect(textsOf(text, 10, { hanging: 'allow' })).toEqual([
      '春天来了花儿都开放了，',
      '人们走出家门。',
    ])
    const [first] = compose(text, 10, { hanging: 'allow' }).lines
    expect(first?.width).toBeCloseTo(10 * EM, 9)
    expect(places(first).at(-1)).toBeCloseTo(10, 9)
  })

  it('L10: a number is parted from its unit rather than stretch the line beyond its maximum', () => {
    const text = '全县共投入资金2700万元用于建设。'
    expect(textsOf(text, 10)).toEqual(['全县共投入资金2700', '万元用于建设。'])
    // 12em of 13 in front of it: a twelfth of an em in each gap is the lesser evil
    expect(textsOf('今年一到九月全县共投入了2700万元建设', 13)[1]).toBe('2700万元建设')
  })

  it('L14: names that are marked stay whole', () => {
    const name = (text: string, unbroken: number) => run(text, { unbroken })
    const runs = [
      run('这项工作由'),
      name('张三', 1),
      run('、'),
      name('李四', 2),
      run('和'),
      name('王五', 3),
      run('负责。'),
    ]
    expect(compose(runs, 6).lines.map(textOf)).toEqual(['这项工作由', '张三、李四和', '王五负责。'])
  })

  it('L14: names that are not marked are characters like others', () => {
    expect(textsOf('这项工作由张三、李四和王五负责。', 6)[0]).toBe('这项工作由张')
  })

  it.each([
    [
      'L11',
      21,
      [
        [10, 9, 2],
        [9, 10, 2],
      ],
    ],
    [
      'L12',
      20,
      [
        [9, 9, 2],
        [10, 8, 2],
      ],
    ],
    [
      'eleven at 5 em',
      11,
      [
        [5, 4, 2],
        [4, 5, 2],
      ],
    ],
  ])('%s: takes a character down for the last line', (id, count, patterns) => {
    const lines = textsOf(
      `${'字'.repeat(count)}${id.startsWith('L') ? '。' : ''}`,
      id.startsWith('L') ? 10 : 5,
    )
    const counts = lines.map((line) => [...line].filter((character) => character === '字').length)
    expect(patterns).toContainEqual(counts)
  })

  it('ragged lines keep their natural width', () => {
    const text = '他今天去了武汉，然后说今天天气真的很好，我们都很高兴。'
    const { lines } = compose(text, 11.5, { align: 'left' })
    for (const line of lines) {
      const inner = textOf(line).slice(0, -1)
      const natural = [...textOf(line)].length - (/[，。]$/u.test(textOf(line)) ? 0.5 : 0)
      expect([inner, line.width / EM]).toEqual([inner, natural])
    }
  })

  it('breaks alike at every size', () => {
    const text =
      '认真做好S221、G234沿线。发展规划，盘活园区等存量资源，积极开展招商引资，不断增强后劲；二是争取惠农项目。'
    const ends = [6, 7.3, 9, 10.5, 12, 24].map((size) => {
      const runs = [run(text, { size })]
      const { lines } = {
        lines: composeParagraph(paragraph(runs), 13 * size, STUB_METRICS, collect().report),
      }
      return lines.map((line) => line.end)
    })
    for (const other of ends) expect(other).toEqual(ends[0])
  })

  it('L6: level strict carries the dash back', () => {
    expect(textsOf('他想了很久——最后还是去了。', 6, { level: 'strict' })).toEqual([
      '他想了很',
      '久——最后还',
      '是去了。',
    ])
  })

  it.each([
    ['L11', `${'字'.repeat(21)}。`],
    ['L12', `${'字'.repeat(20)}。`],
  ])('%s: no last line of one character', (_id, text) => {
    const last = textsOf(text, 10).at(-1) ?? ''
    expect([...last].filter((character) => character === '字').length).toBeGreaterThan(1)
  })

  it('L15, L16: a last line keeps its natural width', () => {
    expect(compose('我们', 10).lines[0]).toMatchObject({ width: 2 * EM, stretch: 0, last: true })
    expect(compose('再见。', 10).lines[0]).toMatchObject({ width: 2.5 * EM })
  })
})

describe('adjustment', () => {
  it('L1: the inner comma gives its blank, the last one hangs no longer than half an em', () => {
    const [first] = compose('春天来了，花儿都开了，人们走出家门去公园。', 10).lines
    expect(places(first).slice(0, 7)).toEqual([0, 1, 2, 3, 4, 4.5, 5.5])
    expect(first?.width).toBeCloseTo(10 * EM, 6)
  })

  it('L2: eight gaps of an eighth', () => {
    const [first] = compose('春天来了花儿都开放了，人们走出家门。', 10).lines
    expect(first?.stretch).toBeCloseTo(0.125, 9)
  })

  it('spreads nothing in plain lines that come out even', () => {
    const { lines } = compose('字'.repeat(35), 10)
    expect(lines.map(({ stretch }) => stretch)).toEqual([0, 0, 0, 0])
  })

  it('takes from brackets before pauses and stops', () => {
    // natural 11em: the two blanks of the title's marks are all that has to go
    const { lines } = compose('我《你》他。好，坏了也', 10)
    expect(lines.map(textOf)).toEqual(['我《你》他。好，坏了也'])
    expect(places(lines[0])).toEqual([0, 0.5, 1.5, 2.5, 3, 4, 5, 6, 7, 8, 9])
  })

  it('lets one mark hang, and only 、，。 after a character', () => {
    const ends = (text: string) =>
      compose(text, 4, { hanging: 'force' }).lines.map(({ width }) => width / EM)
    expect(ends('甲乙丙丁，甲乙丙丁，')).toEqual([4, 4])
    // 」 is no mark that hangs, nor is 。 after it
    expect(ends('甲乙“丙”。')[0]).toBeLessThanOrEqual(4)
    expect(compose('甲乙“丙”。', 4.5, { hanging: 'force' }).lines[0]?.width).toBe(4.5 * EM)
    expect(compose('甲乙！', 4, { hanging: 'force' }).lines[0]?.width).toBe(2.5 * EM)
  })

  it('hangs a mark that would fit only if that is asked for', () => {
    expect(compose('甲乙，', 4, { hanging: 'allow' }).lines[0]?.width).toBe(2.5 * EM)
    expect(compose('甲乙，', 4, { hanging: 'force' }).lines[0]?.width).toBe(2 * EM)
  })

  it('L12 with hanging: the stop of a full last line hangs', () => {
    const { lines } = compose(`${'字'.repeat(20)}。`, 10, { hanging: 'allow' })
    expect(lines.map(textOf)).toEqual(['字'.repeat(10), `${'字'.repeat(10)}。`])
  })

  it.each([
    ['trim', 1.5],
    ['keep', 2],
  ] as const)('an opening mark after the indent: %s', (firstMark, expected) => {
    const { lines } = compose('“好”', 10, { indent: 2 * EM, firstMark })
    expect(places(lines[0])[0]).toBe(expected)
  })

  it('trims an opening mark at the start of a line', () => {
    const [, second] = compose('我们学习了十个汉字《红楼梦》很好。', 10).lines
    expect(places(second).slice(0, 2)).toEqual([-0.5, 0.5])
  })

  it.each([
    ['left', 0],
    ['center', 4],
    ['right', 8],
  ] as const)('aligns a last line %s', (alignLast, expected) => {
    expect(places(compose('我们', 10, { alignLast }).lines[0])[0]).toBe(expected)
  })

  it('spreads a last line to the measure if the style says so', () => {
    expect(places(compose('我们', 10, { alignLast: 'justify' }).lines[0])).toEqual([0, 9])
  })

  it('adds letter-spacing between characters, not after the last', () => {
    const { lines } = compose([run('我们好', { letterSpacing: 0.5 * EM })], 10)
    expect(places(lines[0])).toEqual([0, 1.5, 3])
    expect(lines[0]?.width).toBe(4 * EM)
  })

  it('puts a box among the characters', () => {
    const box = { width: 4, height: 4, color: { screen: '#ff0000' } }
    const { lines } = compose(
      [run('甲'), run('\ufffc', { box, spaceBefore: 3 }), run('乙', { spaceBefore: 3 })],
      10,
    )
    expect(lines[0]?.boxes).toEqual([{ ...box, x: 13 }])
    expect(places(lines[0])).toEqual([0, 2])
  })
})

describe('a box between words', () => {
  const box = { width: 4, height: 4, color: { screen: '#ff0000' } }
  const separator = run('\ufffc ', { box })

  it('goes where the line is broken beside it', () => {
    const runs = [run('甲甲甲'), separator, run('乙乙乙'), separator, run('丙丙丙')]
    const { lines } = compose(runs, 7.5)
    expect(lines.map(textOf)).toEqual(['甲甲甲 乙乙乙 ', '丙丙丙'])
    expect(lines.map(({ boxes }) => boxes.length)).toEqual([1, 0])
  })

  it('stays at the beginning and the end of a paragraph', () => {
    const { lines } = compose([separator, run('甲'), separator], 10)
    expect(lines[0]?.boxes).toHaveLength(2)
  })
})

describe('a balanced heading', () => {
  const whole = (text: string, unbroken: number) => run(text, { unbroken })
  const style = { balanced: true, align: 'left', alignLast: 'left' } as const

  it('is broken between unit and post, and never inside a name', () => {
    const runs = [whole('青山街道办事处', 1), whole('党工委书记', 2), whole('赵明', 3), run('：')]
    expect(compose(runs, 10, style).lines.map(textOf)).toEqual([
      '青山街道办事处',
      '党工委书记赵明：',
    ])
  })

  it('has no more lines than it needs, of about one length', () => {
    const runs = [
      whole('某某经济开发区', 1),
      whole('党工委书记', 2),
      run('、'),
      whole('管委会副主任', 3),
      whole('钱进', 4),
      run('：'),
    ]
    expect(compose(runs, 14, style).lines.map(textOf)).toEqual([
      '某某经济开发区党工委书记、',
      '管委会副主任钱进：',
    ])
  })

  it('cuts a unit that is wider than the line rather than run over it', () => {
    const lines = compose([whole('某某某某某某某某某某某某', 1)], 8, style).lines
    expect(lines.map(textOf)).toHaveLength(2)
  })
})

describe('a word longer than the line', () => {
  it('is cut, and reported with its place', () => {
    const origin = { block: 's1p1', at: 0 }
    const { lines, diagnostics } = compose([run('看ABCDEFGHIJKLMNOPQRSTUVWXYZ吧', { origin })], 8)
    expect(lines.map(textOf).join('')).toBe('看ABCDEFGHIJKLMNOPQRSTUVWXYZ吧')
    expect(lines.every(({ width }) => width <= 8 * EM + 0.001)).toBe(true)
    expect(diagnostics).toMatchObject([
      {
        code: 'WORD_TOO_LONG',
        data: { word: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' },
        origin: { ...origin, at: 1 },
      },
    ])
  })

  it('keeps letters together at both ends of a cut, and the line full', () => {
    const { lines } = compose('最长的单词，Supercalifragilisticexpialidocious也长得很', 10)
    const words = lines.map((line) => /[A-Za-z]+/.exec(textOf(line))?.[0] ?? '').filter(Boolean)
    expect(words.join('')).toBe('Supercalifragilisticexpialidocious')
    expect(Math.min(...words.map((word) => word.length))).toBeGreaterThanOrEqual(4)
  })

  it('is cut after a separator if it is an address, and that is no fault', () => {
    const { lines, diagnostics } = compose(
      '网址是https://www.example.gov.cn/news/index.html?id=1吧',
      10,
    )
    for (const line of lines.slice(0, -1)) expect(textOf(line)).toMatch(/[/.?&=-]$/)
    expect(diagnostics.filter(({ code }) => code !== 'LINE_LOOSE')).toEqual([])
  })

  it('is cut at a separator where the line would fall apart otherwise, and reported', () => {
    const { lines, diagnostics } = compose('　　请发邮件至zhang.san@department.gov.cn谢谢大家', 15)
    expect(lines[0] && textOf(lines[0])).toMatch(/@$/)
    expect(diagnostics.map(({ code }) => code)).toContain('WORD_CUT')
  })

  it.each([
    ['我们学习一下吧Education的好处', 7],
    ['我们学习一下Education好好', 6],
    ['通过微信公众号和的internationalization标准化组织工作', 15],
    ['An English only paragraph without any Chinese characters in it, set narrow.', 10],
    ['投资2700万元建1,200.50元', 4],
  ])('is not cut between letters or digits if a line can hold it: %s', (text, measure) => {
    const { lines, diagnostics } = compose(text, measure)
    const words = lines.flatMap((line) => textOf(line).split(/[^\w.,￥]+/u)).filter(Boolean)
    for (const word of words) expect(text.split(/[^\w.,￥]+/u)).toContain(word)
    expect(diagnostics.filter(({ code }) => code.startsWith('WORD_'))).toEqual([])
  })

  it('alone on a line that nothing can fill is reported', () => {
    const { diagnostics } = compose('Education Programme Education', 6)
    expect(diagnostics.map(({ code }) => code)).toContain('LINE_SHORT')
  })

  it('stays whole where it can', () => {
    const { lines, diagnostics } = compose('我们学习了十个汉字internationalization。', 11)
    expect(lines.map(textOf)).toEqual(['我们学习了十个汉字', 'internationalization。'])
    expect(diagnostics.filter(({ code }) => code !== 'LINE_LOOSE')).toEqual([])
  })
})

describe('a line whose spread is seen', () => {
  it('is named with its place, and no other is', () => {
    const origin = { block: 's1p1', at: 7 }
    const text = '春天来了花儿都开放了，人们走出家门。'
    const { diagnostics } = compose([run(text, { origin })], 10)
    expect(diagnostics).toEqual([
      {
        code: 'LINE_LOOSE',
        severity: 'info',
        data: { stretch: 0.125, text: '春天来了花儿都开放' },
        origin,
      },
    ])
    expect(compose('字'.repeat(35), 10).diagnostics).toEqual([])
  })

  it('holds no marks that could have given instead', () => {
    // 13em: with 、 squeezed 晶站 goes up and the next line is spread; without, this one is, although it has a mark
    const { lines } = compose(
      '甲乙丙丁戊、己庚辛壬癸子丑、寅卯辰巳午未申酉戌亥甲乙丙，丁戊己庚',
      13,
    )
    for (const line of lines.filter(({ stretch }) => stretch > 0.06))
      expect(textOf(line).slice(1, -1)).not.toMatch(/[、，]/u)
  })
})

describe('Han–Latin gaps in a spread line', () => {
  const spread = (text: string, measure: number) =>
    places(compose(text, measure, { alignLast: 'justify' }).lines[0])

  it('grow to half an em and no further', () => {
    // natural 6em in 7: each gap takes a quarter, the three others a sixth each
    const expected = [0, 7 / 6, 14 / 6, 3.5, 5, 6]
    spread('字字字字A字', 7).forEach((x, i) => {
      expect(x).toBeCloseTo(expected[i] ?? 0, 9)
    })
  })

  it('take what is left where no other gap is', () => {
    expect(spread('中A文', 6)).toEqual([0, 2.75, 5])
  })
})

describe('a line that cannot be made', () => {
  it('is reported with how much it is too long', () => {
    const { diagnostics } = compose('我们好', 2, { indent: 3 * EM })
    expect(diagnostics).toMatchObject([{ code: 'LINE_OVERFULL', data: { excess: 2 } }])
  })
})

describe('a letter with a mark that does not compose', () => {
  it('has the mark over its ink, and no more room than without', () => {
    const [line] = compose('mq\u0300n', 10).lines
    const glyphs = line?.runs.flatMap((part) => part.glyphs) ?? []
    // the ink of every letter of the stub is in the same place, so the mark has its letter's origin
    const [, letter, mark, next] = glyphs
    expect(mark?.text).toBe('\u0300')
    expect((mark?.x ?? 0) - (letter?.x ?? 0)).toBeCloseTo(0, 9)
    expect((next?.x ?? 0) - (letter?.x ?? 0)).toBeCloseTo(0.5 * EM, 9)
  })

  it('is not parted from it, however long the word', () => {
    const { lines } = compose('q\u0300'.repeat(40), 5)
    for (const line of lines) expect(textOf(line)).toMatch(/^(?:q\u0300)+$/u)
  })
})

describe('the source of a line', () => {
  it('is the part of the block that its runs show', () => {
    const text = '“思想破冰”引领发展突围，S221沿线加快建设，区域性中心城市。'
    const { lines } = compose([run(text, { origin: { block: 's1p1', at: 5 } })], 8)
    for (const { runs } of lines)
      for (const { source, glyphs } of runs) {
        const shown = glyphs.map((glyph) => glyph.text).join('')
        expect(text.slice((source?.start ?? 0) - 5, (source?.end ?? 0) - 5)).toBe(shown)
      }
  })
})

describe('any paragraph', () => {
  const characters =
    '天地玄黄宇宙洪荒，。、；：？！“”‘’《》（）——……·～-/%℃￥①々　abcXYZ0123456789 .,+'
  const text = fc
    .array(
      fc.constantFrom(...Array.from(characters), '——', '……', 'S221', '12.5%', '葛\u{E0100}', '𠮷'),
      {
        minLength: 1,
        maxLength: 120,
      },
    )
    .map((parts) => parts.join(''))
    .filter((text) => bare(text) !== '')
  const measure = fc.integer({ min: 4, max: 24 })
  const style = fc.record({
    align: fc.constantFrom('justify', 'left'),
    balanced: fc.boolean(),
    indent: fc.constantFrom(0, 2 * EM),
    level: fc.constantFrom('gb', 'basic', 'strict'),
    punctuation: fc.constantFrom('quanjiao', 'kaiming', 'banjiao', 'hangmobanjiao'),
    hanging: fc.constantFrom('none', 'allow', 'force'),
    autospace: fc.constantFrom('normal', 'letters', 'none'),
    firstMark: fc.constantFrom('trim', 'keep'),
  })

  it('loses no character and adds none', () => {
    fc.assert(
      fc.property(text, measure, style, (text, measure, style) => {
        const { lines } = compose(text, measure, style)
        expect(bare(lines.map(textOf).join(''))).toBe(bare(text))
      }),
    )
  })

  it('is never wider than the measure', () => {
    fc.assert(
      fc.property(text, measure, style, (text, measure, style) => {
        const { lines } = compose(text, measure, style)
        const overfull = lines.filter(({ width }) => width > measure * EM + 0.01)
        // only marks that may not be parted can be wider than so narrow a line
        for (const line of overfull)
          expect(
            bare(textOf(line)).replace(/[，。、；：？！”’》）·～/%℃“‘《（￥①]/gu, '').length,
          ).toBeLessThan(2)
      }),
    )
  })

  it('fills every line but the last to the measure', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 24 }), (text, measure) => {
        for (const { last, width, stretch } of compose(text, measure).lines)
          if (!last && stretch > 0) expect(width).toBeCloseTo(measure * EM, 6)
      }),
    )
  })

  it('begins and ends its lines as the level allows', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 24 }), (text, measure) => {
        const { lines } = compose(text, measure)
        for (const line of lines.slice(1))
          expect(textOf(line)).not.toMatch(/^[，。、；：？！”’》）·～/]/u)
        for (const line of lines.slice(0, -1)) expect(textOf(line)).not.toMatch(/[“‘《（/]$/u)
      }),
    )
  })

  it('has one line more or fewer where that can be had, as legal and as whole', () => {
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 12, max: 24 }),
        fc.constantFrom(-1 as const, 1 as const),
        (text, measure, by) => {
          const lines = composeVersions(paragraph(text), measure * EM, STUB_METRICS)?.changed(
            by,
          )?.lines
          if (!lines) return
          expect(lines).toHaveLength(compose(text, measure).lines.length + by)
          expect(bare(lines.map(textOf).join(''))).toBe(bare(text))
          for (const { width, stretch, last } of lines) {
            expect(width).toBeLessThanOrEqual(measure * EM + 0.01)
            if (!last) expect(stretch).toBeLessThanOrEqual(0.125 + 1e-9)
          }
          for (const line of lines.slice(1))
            expect(textOf(line)).not.toMatch(/^[，。、；：？！”’》）·～/]/u)
        },
      ),
    )
  })

  it('never parts ——, …… or a number', () => {
    fc.assert(
      fc.property(text, measure, (text, measure) => {
        const { lines, diagnostics } = compose(text, Math.max(8, measure))
        // a run of codes without a space may be wider than the line; that is said
        if (diagnostics.some(({ code }) => code === 'WORD_TOO_LONG')) return
        const cuts = lines.slice(0, -1).map((line, i) => {
          const next = lines[i + 1]
          return (
            text.slice((line.end || 1) - 1, line.end) +
            text.slice(next?.start, (next?.start ?? 0) + 1)
          )
        })
        for (const cut of cuts) expect(cut).not.toMatch(/^\d\d$/)
        // of a row of dashes or dots, pairs stay together
        for (const [i, line] of lines.slice(0, -1).entries()) {
          const [, row = ''] = /(—+|…+)$/u.exec(text.slice(0, line.end)) ?? []
          const goesOn = row !== '' && text.startsWith(row.charAt(0), lines[i + 1]?.start)
          if (goesOn) expect([row, row.length % 2]).toEqual([row, 0])
        }
      }),
    )
  })
})

describe('input of any kind', () => {
  const awkward = [
    ...[
      '\ud800',
      '\udc00',
      '\u0007',
      '\u0000',
      '\ufffd',
      '\u202e',
      '\u2066',
      '\u200b',
      '\u200d',
      '\u00ad',
    ],
    ...[
      '😀',
      '👨\u200d👩\u200d👧',
      '한국어',
      'かな',
      'ﾊﾝ',
      'e\u0301',
      '葛\u{E0100}',
      '𠮷',
      '\ufe0f',
      '\u0301',
    ],
    ...[
      '——',
      '……',
      '？！',
      '（一）',
      '《',
      '》',
      '“',
      '”',
      '‘',
      '’',
      '"',
      "'",
      '、',
      '，',
      '。',
      '·',
      '～',
      '/',
      '-',
    ],
    ...[
      '①',
      '〇',
      '々',
      '￥',
      '№',
      '%',
      '℃',
      '2700万元',
      '第3次',
      '2024年',
      'GDP',
      'S221',
      '1+1',
      '3∶1',
      'don’t',
    ],
    ...[' ', '　', '\u00a0', '\t', '\n', 'https://a.cn/b?c=d', '字', '的', 'α', 'ж', 'ｆｕ', '１'],
  ]
  const anything = fc
    .array(fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'binary', maxLength: 3 })), {
      minLength: 1,
      maxLength: 80,
    })
    .map((parts) => parts.join(''))

  it('is set whole, with no line over the measure that is not reported', () => {
    fc.assert(
      fc.property(
        anything,
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (text, measure, hang) => {
          const style = {
            hanging: hang ? 'allow' : 'none',
            indent: measure > 4 ? 2 * EM : 0,
          } as const
          const { lines, diagnostics } = compose(text, measure, style)
          expect(bare(lines.map(textOf).join(''))).toBe(bare(text))
          const over = lines.filter(({ width }) => width > measure * EM + 0.01).length
          const reported = diagnostics.filter(({ code }) => code === 'LINE_OVERFULL').length
          expect(reported).toBe(over)
        },
      ),
      { numRuns: 400 },
    )
  })

  it.each([
    ['a word', 'a', 'WORD_TOO_LONG'],
    ['a number', '1', 'WORD_TOO_LONG'],
    ['commas', '，', 'BREAK_FORCED'],
    ['opening marks', '“', 'BREAK_FORCED'],
    ['interpuncts', '·', 'BREAK_FORCED'],
  ])('of 100,000 characters without a legal break is set and reported: %s', (_what, text, code) => {
    const long = text.repeat(100_000)
    const { lines, diagnostics } = compose(`${long}字`, 15)
    expect(lines.map(textOf).join('')).toHaveLength(100_001)
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code)
    expect(diagnostics.length).toBeLessThan(5)
  })

  it('names the first place where no rule allows a break, and how many there are', () => {
    const origin = { block: 's1p1', at: 0 }
    const { diagnostics } = compose([run('字，，，，，，，，，，，，，，', { origin })], 4)
    expect(diagnostics).toMatchObject([
      { code: 'BREAK_FORCED', severity: 'warning', data: { left: '，', right: '，' } },
    ])
  })
})

describe('a paragraph that is asked for another number of lines', () => {
  const change = (text: string, measure: number, by: 1 | -1) =>
    composeVersions(paragraph(text), measure * EM, STUB_METRICS)?.changed(by)?.lines

  it('squeezes its marks for one line less', () => {
    // 12em of which the two stops can give one: at best two characters go to a third line, and no stop gives
    const unit = '字字。字字字。字字字字字'
    expect(textsOf(unit.repeat(2), 11)).toHaveLength(3)
    expect(change(unit.repeat(2), 11, -1)?.map(textOf)).toEqual([unit, unit])
  })

  it('spreads its gaps for one line more, none over an eighth of an em', () => {
    const text = '字'.repeat(139)
    expect(compose(text, 14).lines).toHaveLength(10)
    const longer = change(text, 14, 1)
    expect(longer).toHaveLength(11)
    for (const { stretch } of longer ?? []) expect(stretch).toBeLessThanOrEqual(0.125)
  })

  it('says when it cannot', () => {
    // four characters on a line of five would have gaps of a third of an em
    expect(change('字'.repeat(15), 5, -1)).toBeUndefined()
    expect(change('字'.repeat(15), 5, 1)).toBeUndefined()
  })
})
