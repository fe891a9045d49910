import { describe, expect, it } from 'vitest'
import { composeParagraph } from '../../src/compose/compose.ts'
import type { Ornament, StyledRun } from '../../src/model/line.ts'
import { collect } from '../support/diagnostics.ts'
import { paragraph, run, STUB_METRICS } from '../support/metrics.ts'

const EM = 10
const COLOR = { screen: '#000000' }

function lines(runs: readonly StyledRun[], measure = 20) {
  return composeParagraph(paragraph(runs), measure * EM, STUB_METRICS, collect().report)
}

const ornaments = (runs: readonly StyledRun[], measure = 20) =>
  lines(runs, measure).map((line) => line.ornaments)

const underlined = (text: string, group: number, more: Partial<StyledRun> = {}) =>
  run(text, { underline: { group, color: COLOR, size: EM }, ...more })

const rules = (all: readonly Ornament[] | undefined) =>
  (all ?? []).filter((ornament) => ornament.kind === 'rule')
const dots = (all: readonly Ornament[] | undefined) =>
  (all ?? []).filter((ornament) => ornament.kind === 'dot')

describe('emphasis dots (着重号)', () => {
  it('stand in the middle under each character, and under no mark or space', () => {
    const [line] = ornaments([run('好，', {}), run('人民，①“A1”', { emphasis: COLOR })])
    // 好，takes 2em; A and 1 are half an em each, after the mark and its body of half an em
    const middles = dots(line).map(({ x }) => x / EM)
    expect(middles.slice(0, 3)).toEqual([2.5, 3.5, 5.5])
    expect(middles).toHaveLength(5)
    expect((middles[4] ?? 0) - (middles[3] ?? 0)).toBeCloseTo(0.5, 9)
  })

  it('stand below the em box, all on one level, clear of the next line at a pitch of 1.25', () => {
    const [line] = ornaments([run('人', { emphasis: COLOR }), run('民', { emphasis: COLOR })])
    const levels = new Set(dots(line).map(({ below }) => below))
    expect(levels.size).toBe(1)
    for (const { below, radius } of dots(line)) {
      expect(below - radius).toBeGreaterThan(0.12 * EM)
      expect(below + radius).toBeLessThan((1.25 - 0.88) * EM)
    }
  })

  it('stand outside the line under a name', () => {
    const [line] = ornaments([underlined('人', 1, { emphasis: COLOR })])
    const [rule] = rules(line)
    const [dot] = dots(line)
    expect((dot?.below ?? 0) - (dot?.radius ?? 0)).toBeGreaterThan(
      (rule?.below ?? 0) + (rule?.thickness ?? 0),
    )
  })
})

describe('a line under the text (专名号)', () => {
  it('is one line for one name, level across faces, weights and sizes', () => {
    const [line] = ornaments([
      underlined('卡尔·', 1),
      underlined('Karl', 1, { families: ['other'], weight: 700 }),
      underlined('小', 1, { size: 7 }),
    ])
    expect(rules(line)).toHaveLength(1)
  })

  it('begins and ends a little inside, so that neighbouring names have lines of their own', () => {
    const [line] = ornaments([underlined('李白', 1), underlined('杜甫', 2)])
    const [first, second] = rules(line)
    expect(first?.x).toBeGreaterThan(0)
    expect(second?.x).toBeGreaterThan((first?.x ?? 0) + (first?.width ?? 0))
    expect((second?.x ?? 0) - (first?.x ?? 0)).toBeCloseTo(2 * EM, 9)
    expect(first?.below).toBe(second?.below)
  })

  it('does not run under the gap to its neighbours', () => {
    const [line] = ornaments([run('用'), underlined('GDP', 1), run('算')])
    const [rule] = rules(line)
    // 用 and a gap of a quarter, then one em and a half
    expect(rule?.x).toBeGreaterThan(1.25 * EM)
    expect((rule?.x ?? 0) + (rule?.width ?? 0)).toBeLessThan(2.75 * EM)
  })

  it('goes on in the next line', () => {
    const all = ornaments([underlined('甲乙丙丁戊己庚辛', 1)], 4)
    expect(all.map((line) => rules(line).length)).toEqual([1, 1])
  })
})

describe('spreading to a width (均排)', () => {
  const spread = (text: string, width: number) =>
    run(text, { spread: { group: 1, width: width * EM } })
  const places = (runs: readonly StyledRun[], measure = 20) =>
    lines(runs, measure).map((line) =>
      line.runs.flatMap(({ glyphs }) => glyphs.map(({ x }) => x / EM)),
    )

  it.each([
    ['N5', '张三', 3, [0, 2]],
    ['N5', '张三', 4, [0, 3]],
    ['N6', '欧阳修', 4, [0, 1.5, 3]],
    ['a name that is as wide', '司马相如', 4, [0, 1, 2, 3]],
    ['a name that is wider stays as it is', '司马相如', 3, [0, 1, 2, 3]],
    ['one character', '张', 4, [0]],
  ] as const)('%s: %s in %d em', (_id, text, width, expected) => {
    expect(places([spread(text, width)])).toEqual([expected])
  })

  it('takes its width in the line, and what follows goes on behind it', () => {
    expect(places([spread('张三', 4), run('同意')])).toEqual([[0, 3, 4, 5]])
  })

  it.each([5, 6, 7, 8, 9])('does not grow with the line, and is not cut, at %d em', (measure) => {
    const all = lines([run('甲乙丙'), spread('张三', 4), run('丁戊己庚')], measure)
    const found = all.flatMap((line) => {
      const glyphs = line.runs.flatMap((part) => part.glyphs)
      const [family, given] = ['张', '三'].map((name) => glyphs.find(({ text }) => text === name))
      return family && given ? [(given.x - family.x) / EM] : []
    })
    expect(found).toHaveLength(1)
    expect(found[0]).toBeCloseTo(3, 9)
  })
})
