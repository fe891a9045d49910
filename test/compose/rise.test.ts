import { describe, expect, it } from 'vitest'
import { breaksOf, FORBIDDEN } from '../../src/compose/breaks.ts'
import { composeParagraph } from '../../src/compose/compose.ts'
import { itemize } from '../../src/compose/items.ts'
import type { StyledRun } from '../../src/model/line.ts'
import { collect } from '../support/diagnostics.ts'
import { paragraph, run, STUB_METRICS } from '../support/metrics.ts'

const EM = 10

const raised = (text: string, rise = 3) => run(text, { size: 5, rise })

function lines(runs: readonly StyledRun[], measure = 40) {
  return composeParagraph(paragraph(runs), measure * EM, STUB_METRICS, collect().report)
}

const texts = (runs: readonly StyledRun[], measure: number) =>
  lines(runs, measure).map((line) =>
    line.runs.flatMap(({ glyphs }) => glyphs.map(({ text }) => text)).join(''),
  )

describe('raised text (上标)', () => {
  it('keeps its rise, and what stands by it has none', () => {
    const [line] = lines([run('增长'), raised('①'), run('，水H'), raised('2', -1), run('O')])
    expect(line?.runs.map(({ rise }) => rise)).toEqual([undefined, 3, undefined, -1, undefined])
    expect(line?.runs[0]).not.toHaveProperty('rise')
  })

  it.each([
    ['a digit', [run('增长'), raised('1'), run('后')], 3.25],
    ['a sign', [run('增长'), raised('*'), run('后')], 3.25],
    ['a number in brackets', [run('增长'), raised('[1]'), run('后')], 3.75],
    ['a word with a number', [run('的GDP'), raised('2'), run('后')], 3.5 + 0.25 + 0.25],
    ['a raised letter', [run('增长'), raised('n'), run('后')], 3.25 + 0.5],
    ['a subscript', [run('水'), run('H'), raised('2', -1), run('后')], 2.75 + 0.5],
  ])('%s has a gap only where it is no call', (_id, runs, width) => {
    expect((lines(runs)[0]?.width ?? 0) / EM).toBeCloseTo(width, 9)
  })

  it('grows no gap in front of it, and one behind', () => {
    const [line] = lines([run('增长'), raised('①'), run('后来的人们')], 6.9)
    const xs = line?.runs.map(({ glyphs }) => (glyphs[0]?.x ?? 0) / EM) ?? []
    const second = line?.runs[0]?.glyphs[1]?.x ?? 0
    expect((xs[1] ?? 0) - second / EM).toBeCloseTo(1, 9)
    expect((xs[2] ?? 0) - (xs[1] ?? 0)).toBeGreaterThan(0.51)
  })

  it.each(['①', '1', '[1]', '[12]', '*', '注'])('%s stays with the word before it', (call) => {
    for (let measure = 3; measure < 9; measure += 0.5) {
      const all = texts([run('一二三四五六'), raised(call), run('七八九十')], measure)
      expect(all.join('')).toBe(`一二三四五六${call}七八九十`)
      expect(all.some((text) => text.includes(`六${call}`))).toBe(true)
    }
  })

  it('stays there across a space and at every level', () => {
    const items = itemize(paragraph([run('甲 '), raised('1'), run('乙')]), STUB_METRICS)
    const costs = breaksOf(items, 'none', new Map()).map(({ cost }) => cost)
    expect(costs.map((cost) => cost === FORBIDDEN)).toEqual([true, true, false])
  })

  it('leaves lines and dots where they are', () => {
    const decorated = { emphasis: { screen: '#000000' } }
    const flat = lines([run('甲', decorated), run('乙', { ...decorated, size: 5 })])
    const high = lines([run('甲', decorated), run('乙', { ...decorated, size: 5, rise: 3 })])
    expect(high[0]?.ornaments).toEqual(flat[0]?.ornaments)
  })
})
