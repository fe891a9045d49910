import { describe, expect, it } from 'vitest'
import type { Page } from '../../src/model/page.ts'
import { imposeSaddle } from '../../src/press/impose.ts'
import { collect } from '../support/diagnostics.ts'
import { page, pages } from '../support/pages.ts'

function imposed(given: readonly Page[]) {
  const { report, ...collected } = collect()
  const sides = imposeSaddle(given, report)
  const numbers = sides.map(({ slots }) => slots.map((slot) => slot.page?.number ?? '_').join('|'))
  return { sides, numbers, ...collected }
}

describe('saddle stitching', () => {
  it.each([
    [1, '_|1 _|_', 3, undefined],
    [2, '2|1 _|_', 2, 2],
    [3, '3|1 2|_', 1, 3],
    [4, '4|1 2|3', 0, 4],
    [5, '5|1 2|_ _|3 4|_', 3, 5],
    [6, '6|1 2|_ _|3 4|5', 2, 6],
    [8, '8|1 2|7 6|3 4|5', 0, 8],
    [12, '12|1 2|11 10|3 4|9 8|5 6|7', 0, 12],
  ])('%i pages: %s', (count, expected, blanks, back) => {
    const { numbers, diagnostics } = imposed(pages(count))
    expect(numbers.join(' ')).toBe(expected)
    const data = { pages: count, sheets: numbers.length / 2, blanks, ...(back && { back }) }
    expect(diagnostics).toEqual([{ severity: 'info', code: 'IMPOSED', data }])
  })

  it('reads like a booklet when the sheets are folded into each other', () => {
    for (const count of [1, 2, 3, 4, 5, 7, 8, 13, 20]) {
      const { sides } = imposed(pages(count))
      // the right half of each front and the left half of its back are a leaf, from the outermost in
      const leaves: string[] = []
      for (let i = 0; i < sides.length; i += 2) {
        const [front, back] = [sides[i]!.slots, sides[i + 1]!.slots]
        const name = (slot: (typeof front)[number] | undefined) => String(slot?.page?.number ?? '_')
        leaves.splice(i, 0, name(front[1]), name(back[0]), name(back[1]), name(front[0]))
      }
      const read = leaves.filter((name) => name !== '_').map(Number)
      expect(read).toEqual(pages(count).map(({ number }) => number))
      expect(leaves.length % 4).toBe(0)
      if (count > 1) expect(leaves.at(-1)).toBe(String(count))
    }
  })

  it('stands pages side by side and keeps them from the fold', () => {
    const [front] = imposed(pages(4)).sides
    expect([front?.width, front?.height]).toEqual([200, 200])
    expect(front?.slots.map(({ x, fold }) => [x, fold])).toEqual([
      [0, 'right'],
      [100, 'left'],
    ])
  })

  it('says which pages come to the other side, if the sides differ', () => {
    const mirrored = (count: number, from = 1) =>
      pages(count).map((one) => {
        const number = one.number + from - 1
        return page(number, { grid: { ...one.grid, left: number % 2 ? 10 : 20 } })
      })
    const turned = (given: readonly Page[]) =>
      imposed(given).diagnostics.flatMap(({ code, data }) =>
        code === 'IMPOSED_WRONG_SIDE' ? [data] : [],
      )
    expect(turned(mirrored(5))).toEqual([{ pages: [5] }])
    expect(turned(mirrored(4))).toEqual([])
    expect(turned(mirrored(6))).toEqual([])
    expect(turned(mirrored(4, 2))).toEqual([{ pages: [2, 3, 4, 5] }])
    expect(turned(pages(5))).toEqual([])
  })

  it('refuses pages of several sizes', () => {
    expect(() => imposed([page(1), page(2, { width: 90 })])).toThrow('several sizes')
  })

  it('makes nothing of nothing', () => {
    expect(imposed([])).toMatchObject({ sides: [], diagnostics: [] })
  })
})
