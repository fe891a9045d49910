import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeParagraph, composeVersions, measureParagraph } from '../../src/compose/compose.ts'
import type { Line, ParagraphStyle, StyledRun } from '../../src/model/line.ts'
import { collect } from '../support/diagnostics.ts'
import { paragraph, run, STUB_METRICS } from '../support/metrics.ts'
import { bare } from '../support/source.ts'

const EM = 10
const COLOR = { screen: '#c8161d' }

const leader = (kind: StyledRun['leader'] = 'dotted', more: Partial<StyledRun> = {}) =>
  run('\ufffc', { leader: kind, ...more })

function compose(
  runs: readonly StyledRun[],
  measure: number,
  style: Partial<ParagraphStyle> = {},
): Line[] {
  return composeParagraph(paragraph(runs, style), measure * EM, STUB_METRICS, collect().report)
}

const entry = (before: string, after: string, kind: StyledRun['leader'] = 'dotted') => [
  run(before),
  leader(kind),
  run(after),
]

const glyphsOf = (line: Line | undefined) => line?.runs.flatMap(({ glyphs }) => glyphs) ?? []
const textOf = (line: Line | undefined) =>
  glyphsOf(line)
    .map(({ text }) => text)
    .join('')
const dotsOf = (line: Line | undefined) =>
  line?.ornaments.flatMap((ornament) => (ornament.kind === 'dot' ? [ornament.x / EM] : [])) ?? []
const rulesOf = (line: Line | undefined) =>
  line?.ornaments.filter((ornament) => ornament.kind === 'rule') ?? []
/** Where the cell of a character begins, em. */
const placeOf = (line: Line | undefined, character: string) =>
  (glyphsOf(line).find(({ text }) => text === character)?.x ?? NaN) / EM

describe('a leader (引导点)', () => {
  it('sends what follows it to the end of the measure', () => {
    const [line, ...more] = compose(entry('甲乙', '丙丁'), 10)
    expect(more).toEqual([])
    expect(glyphsOf(line).map(({ x }) => x / EM)).toEqual([0, 1, 7.75, 8, 9])
    expect(line).toMatchObject({ start: 0, end: 5, width: 10 * EM, last: true, stretch: 0 })
  })

  it('is no text, but a space in it', () => {
    expect(textOf(compose(entry('到2024', '5'), 10)[0])).toBe('到2024 5')
  })

  it('fills the gap with a dot each half em from the right edge, clear of the text', () => {
    // the text ends at 2 and goes on at 8
    expect(dotsOf(compose(entry('甲乙', '丙丁'), 10)[0])).toEqual([
      2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5,
    ])
  })

  it('puts its dots on the middle of the em box, in its own colour and size', () => {
    const [line] = compose([run('甲乙'), leader('dotted', { color: COLOR, size: 8 }), run('5')], 10)
    const dots = line?.ornaments ?? []
    expect(dots.length).toBeGreaterThan(10)
    for (const dot of dots) {
      expect(dot).toMatchObject({ kind: 'dot', radius: 0.06 * 8, color: COLOR })
      expect(dot.below).toBeCloseTo(-0.38 * 8, 9)
    }
    expect(((line?.width ?? 0) - (dots[0]?.x ?? 0)) % 4).toBeCloseTo(0, 9)
  })

  it('has the dots of several lines under each other, whatever stands beside them', () => {
    const places = [entry('甲', '5'), entry('甲2', '16'), entry('标题，', '117'), entry('A', '8')]
      .flatMap((runs) => compose(runs, 12.3))
      .flatMap(dotsOf)
    for (const x of places) expect(Math.abs((((12.3 - x) * 2) % 1) - 0.5)).toBeCloseTo(0.5, 6)
  })

  it('is a rule at the foot of the text, or nothing', () => {
    const [solid] = compose(entry('甲乙', '丙丁', 'solid'), 10)
    expect(rulesOf(solid)).toHaveLength(1)
    const [rule] = rulesOf(solid)
    expect(rule?.x).toBeCloseTo(2.3 * EM, 9)
    expect(rule?.width).toBeCloseTo(5.4 * EM, 9)
    expect((rule?.below ?? 0) + (rule?.thickness ?? 0)).toBeCloseTo(0.12 * EM, 9)
    const [space] = compose(entry('甲乙', '丙丁', 'space'), 10)
    expect(space?.ornaments).toEqual([])
    expect(textOf(space)).toBe('甲乙 丙丁')
  })

  it('keeps the indent, and the margins around it', () => {
    const [line] = compose(entry('甲', '乙'), 10, { indent: 2 * EM })
    expect([placeOf(line, '甲'), placeOf(line, '乙')]).toEqual([2, 9])
    const wide = [run('甲'), leader('dotted', { spaceBefore: EM }), run('乙', { spaceBefore: EM })]
    const dots = dotsOf(compose(wide, 10)[0])
    expect([dots[0], dots.at(-1)]).toEqual([2.5, 7.5])
  })

  it('sets what precedes it ragged, whatever the paragraph is', () => {
    for (const align of ['justify', 'center', 'right'] as const) {
      const style = { align, alignLast: align, balanced: true }
      const [first, second] = compose(entry('一二三四GDP五六七八九', '5'), 7.2, style)
      expect(placeOf(first, '一')).toBe(0)
      expect(first?.stretch).toBe(0)
      expect(second?.last).toBe(true)
    }
  })

  it.each([
    ['room to spare', '一二三', '5', 10, ['一二三 5']],
    ['just as much room as it needs', '一二三四五六七', '丙', 10, ['一二三四五六七 丙']],
    ['too little room', '一二三四五六七八', '丙', 10, ['一二三四五六七八', '丙']],
    ['a full last line', '一二三四五六七八九十', '丙', 10, ['一二三四五六七八九十', '丙']],
    ['two lines', '一二三四五六七八九十上中下', '丙', 10, ['一二三四五六七八九十', '上中下 丙']],
    ['nothing in front', '', '丙', 10, ['丙']],
    ['nothing behind', '甲', '', 10, ['甲']],
    ['nothing at all', '', '', 10, ['']],
    ['white space alone', ' ', ' ', 10, ['']],
    ['what just fits a line', '甲', '一二三四五六七八九十', 10, ['甲', '一二三四五六七八九十']],
    ['what fits no line', '甲', '一二三四五六七八九十上', 10, ['甲', '一二三四五六七八', '九十上']],
  ])('%s', (_id, before, after, measure, expected) => {
    const lines = compose(entry(before, after), measure)
    expect(lines.map(textOf)).toEqual(expected)
    expect(lines.map(({ last }) => last)).toEqual(lines.map((_line, i) => i === lines.length - 1))
  })

  it('leaves a line where it is and goes on in the next, from the left edge', () => {
    const [first, second] = compose(entry('一二三四五六七八', '丙'), 10)
    expect(first).toMatchObject({ start: 0, end: 8, last: false, ornaments: [] })
    expect(second).toMatchObject({ start: 8, end: 10, last: true })
    const dots = dotsOf(second)
    expect([dots[0], dots.at(-1)]).toEqual([0.5, 8.5])
    expect(placeOf(second, '丙')).toBe(9)
  })

  it('goes to the edge where nothing follows it', () => {
    const dots = dotsOf(compose(entry('甲', ''), 10)[0])
    expect([dots[0], dots.at(-1)]).toEqual([1.5, 9.5])
    const [rule] = rulesOf(compose(entry('甲', '', 'solid'), 10)[0])
    expect((rule?.x ?? 0) + (rule?.width ?? 0)).toBeCloseTo(10 * EM, 9)
  })

  it('sets what is wider than the measure flush right in lines of its own, all text there', () => {
    const lines = compose(entry('甲', '一二三四五六七八九十上下'), 5)
    expect(bare(lines.map(textOf).join(''))).toBe('甲一二三四五六七八九十上下')
    expect(lines.map(({ width }) => width / EM).slice(1)).toEqual(lines.slice(1).map(() => 5))
    expect(lines.flatMap(dotsOf)).toEqual([])
    expect(lines[1]?.start).toBe(1)
    expect(lines.at(-1)?.end).toBe(14)
  })

  it('is the last of two; the other is a blank', () => {
    const runs = [run('甲'), leader(), run('乙'), leader(), run('丙')]
    const [line] = compose(runs, 10)
    expect(['甲', '乙', '丙'].map((name) => placeOf(line, name))).toEqual([0, 3, 9])
    expect(dotsOf(line)[0]).toBe(4.5)
    expect(line).toMatchObject({ start: 0, end: 5 })
    expect(line?.runs.every(({ glyphs }) => glyphs.length > 0)).toBe(true)
  })

  it('does not let a mark hang into it', () => {
    const [line] = compose(entry('甲乙，', '丙，'), 10, { hanging: 'force' })
    expect(dotsOf(line)[0]).toBe(3)
    expect(placeOf(line, '丙')).toBe(9)
  })

  it('knows where its text came from', () => {
    const from = (at: number) => ({ origin: { block: 'b', at } })
    const runs = [run('甲乙', from(5)), leader(), run('丙丁', from(20))]
    expect(compose(runs, 10)[0]?.runs.map(({ source }) => source)).toEqual([
      { block: 'b', start: 5, end: 7 },
      { block: 'b', start: 20, end: 22 },
    ])
  })

  it('is two em at least in the width of its paragraph, which is then one line', () => {
    const parts = paragraph(entry('甲乙，', '16'), { indent: EM })
    const width = measureParagraph(parts, STUB_METRICS)
    expect(width / EM).toBeCloseTo(1 + 2.5 + 2 + 1, 9)
    expect(compose(parts.runs, width / EM, { indent: EM })).toHaveLength(1)
    expect(compose(parts.runs, width / EM - 0.1, { indent: EM })).toHaveLength(2)
  })

  it('is set one way only', () => {
    const parts = paragraph(entry('一二三四五六七八九十', '5'))
    const versions = composeVersions(parts, 6 * EM, STUB_METRICS)
    expect(versions?.changed(-1)).toBeUndefined()
    expect(versions?.changed(1)).toBeUndefined()
    const { report, diagnostics } = collect()
    versions?.best.remark(report)
    expect(diagnostics).toEqual([])
  })
})

/** A full-width mark has its ink in one half of its cell. */
function inkOf(text: string): readonly [number, number] {
  const glyphs = STUB_METRICS.shape('stub', text, 'hani')
  const [left, right] = STUB_METRICS.ink('stub', text.codePointAt(0) ?? 0)
  const advance = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0)
  return [left * EM, Math.min(right, advance) * EM]
}

describe('any paragraph with a leader', () => {
  const text = fc
    .array(
      fc.constantFrom(
        ...Array.from('天地玄黄，。、“”（）·①　 aB1'),
        '——',
        'S221',
        '12.5%',
        '葛\u{E0100}',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''))
  const kind = fc.constantFrom('dotted', 'solid', 'space')
  const style = fc.record({
    align: fc.constantFrom('justify', 'left', 'center'),
    balanced: fc.boolean(),
    indent: fc.constantFrom(0, 2 * EM),
    punctuation: fc.constantFrom('quanjiao', 'kaiming', 'banjiao', 'hangmobanjiao'),
    hanging: fc.constantFrom('none', 'allow', 'force'),
  })
  const measure = fc.integer({ min: 8, max: 60 }).map((halves) => halves / 2)
  const any = [fc.array(text, { minLength: 2, maxLength: 3 }), kind, measure, style] as const

  it('loses no character, and its lines are its text in order', () => {
    fc.assert(
      fc.property(...any, (texts, kind, measure, style) => {
        const runs = texts.flatMap((text, i) => (i ? [leader(kind), run(text)] : [run(text)]))
        const source = runs.map(({ text }) => text).join('')
        const lines = compose(runs, measure, style)
        const plain = (part: string) => bare(part).replaceAll('\ufffc', '')
        let end = 0
        for (const line of lines) {
          expect(plain(source.slice(line.start, line.end))).toBe(plain(textOf(line)))
          expect(line.start).toBeGreaterThanOrEqual(end)
          end = line.end
        }
        expect(plain(lines.map(textOf).join(''))).toBe(plain(source))
        expect(lines.filter(({ last }) => last)).toEqual(lines.slice(-1))
      }),
    )
  })

  it('has nothing of the leader over or near its text, or outside the measure', () => {
    fc.assert(
      fc.property(...any, (texts, kind, measure, style) => {
        const [before = '', after = ''] = texts
        const lines = compose(entry(before, after, kind), measure, style)
        for (const line of lines) {
          for (const ornament of line.ornaments) {
            const isDot = ornament.kind === 'dot'
            const half = isDot ? ornament.radius : 0
            const from = ornament.x - half
            const to = isDot ? ornament.x + half : ornament.x + ornament.width
            expect(from).toBeGreaterThan(-0.001)
            expect(to).toBeLessThan(measure * EM + 0.001)
            for (const { x, text } of glyphsOf(line)) {
              if (text.trim() === '') continue
              const [left, right] = inkOf(text)
              expect(x + right <= from + 0.001 || x + left >= to - 0.001).toBe(true)
            }
          }
        }
      }),
    )
  })
})
