import { describe, expect, it } from 'vitest'
import { composeParagraph, measureParagraph } from '../../src/compose/compose.ts'
import { collect } from '../support/diagnostics.ts'
import { paragraph, run, STUB_METRICS } from '../support/metrics.ts'

const width = (text: string) => measureParagraph(paragraph(text), STUB_METRICS) / 10

describe('Han–Latin gap (chinese-typography §13.3)', () => {
  it.each([
    ['S1', '用GDP算', 4.0],
    ['S2', '用 GDP 算', 4.0],
    ['S3', 'GDP，用', 3.5],
    // the reference counts the blank before （ , which stands at a line start here
    ['S4, trimmed', '（GDP）用', 4.0],
    ['S5', '共12%的', 4.25],
    ['S6', '12%', 1.75],
    ['S7', '2700万元', 4.25],
    ['S8', '用GDP', 2.75],
    ['S9', 'GDP——', 3.5],
    ['S10', '①学习', 3.0],
    ['S11', '2024年9月', 5.25],
    ['S13', '用ＧＤＰ算', 5.0],
    ['S4, inline', '文（GDP）用', 1 + 4.5],
    ['a digit below the line', '用CO₂的', 1 + 0.25 + 2 + 0.25 + 1],
    ['a power', '用50m²的', 1 + 0.25 + 2.5 + 0.25 + 1],
    ['a sign of one em', '约12％的', 1 + 0.25 + 1 + 1 + 1],
    ['a degree sign of one em', '零下5℃的', 2 + 0.25 + 0.5 + 1 + 1],
    ['a square metre', '约100㎡的', 1 + 0.25 + 1.5 + 1 + 1],
    ['a currency of one em', '价￥12元', 1 + 1 + 1 + 0.25 + 1],
    ['a Roman number', '第Ⅰ章', 3],
    ['full-width Latin beside Latin', 'Ａ1', 1.5],
  ])('%s', (_id, text, expected) => {
    expect(width(text)).toBeCloseTo(expected, 9)
  })

  it('stands between runs of different styles, too', () => {
    const runs = [run('用'), run('GDP', { weight: 700 }), run('算')]
    expect(measureParagraph(paragraph(runs), STUB_METRICS) / 10).toBeCloseTo(4, 9)
  })

  it.each([
    ['letters', '用GDP算', 4.0],
    ['letters', '共12%的', 3.75],
    ['letters', '2024年9月', 4.5],
    ['letters', '用S221路', 4.25],
    ['none', '用GDP算', 3.5],
    ['none', '2700万元', 4.0],
    // a space that was typed is then a word space
    ['none', '用 GDP 算', 4.0],
  ] as const)('autospace %s: %s', (autospace, text, expected) => {
    expect(measureParagraph(paragraph(text, { autospace }), STUB_METRICS) / 10).toBeCloseTo(
      expected,
      9,
    )
  })

  it('S12: is an eighth where the style says so, as in CSS', () => {
    const own = paragraph('用GDP算', { gap: 0.125 })
    expect(measureParagraph(own, STUB_METRICS) / 10).toBeCloseTo(3.75, 9)
  })

  it('gives half of its quarter before a line is too long', () => {
    const lines = composeParagraph(paragraph('用GDP算'), 37.5, STUB_METRICS, collect().report)
    expect(lines.map((line) => line.width)).toEqual([37.5])
  })

  it('S14: does not stand round a raised call of a note', () => {
    const runs = [run('用'), run('①', { size: 6 }), run('算')]
    expect(measureParagraph(paragraph(runs), STUB_METRICS) / 10).toBeCloseTo(2.6, 9)
  })

  it('S14: stands at letters with a subscript', () => {
    expect(width('H₂O和水')).toBeCloseTo(width('H₂O') + 0.25 + 2, 9)
  })

  it('is no character unless the source has one', () => {
    const text = (source: string) =>
      composeParagraph(paragraph(source), 1000, STUB_METRICS, collect().report)
        .flatMap(({ runs }) => runs.flatMap(({ glyphs }) => glyphs.map((glyph) => glyph.text)))
        .join('')
    expect(text('用GDP算')).toBe('用GDP算')
    expect(text('用 GDP 算')).toBe('用 GDP 算')
    expect(text('用 ，算')).toBe('用，算')
  })
})
