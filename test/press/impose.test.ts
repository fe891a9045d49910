import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Page } from '../../src/model/page.ts'
import { imposeSaddle } from '../../src/press/impose.ts'
import { collect } from '../support/diagnostics.ts'
import { page, pages } from '../support/pages.ts'
import { ISSUE, PRESS_TEMPLATE, print } from '../support/print.ts'

const LONG = `${ISSUE}\n${'我们要抓好学习，抓好落实，一件一件地办，办一件成一件。\n\n'.repeat(90)}`

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
      pages(count).map((one) => page(one.number + from - 1, { isMirrored: true }))
    const turned = (given: readonly Page[]) =>
      imposed(given).diagnostics.flatMap(({ code, data }) =>
        code === 'IMPOSED_WRONG_SIDE' ? [data] : [],
      )
    expect(turned(mirrored(5))).toEqual([{ pages: [5] }])
    expect(turned(mirrored(4))).toEqual([])
    expect(turned(mirrored(6))).toEqual([])
    expect(turned(mirrored(4, 2))).toEqual([{ pages: [2, 3, 4, 5] }])
    expect(turned(mirrored(1, 2))).toEqual([{ pages: [2] }])
    expect(turned(pages(5))).toEqual([])
  })

  it.each([
    ['margins', '@page :left { margin: 18mm 20mm 18mm 10mm }', [2]],
    ['margin boxes', '@page :left { @bottom-left { content: counter(page) } }', [2]],
    ['what both sides have', '@page { @bottom-center { content: counter(page) } }', undefined],
    ['what is not shown', '@page :left { @bottom-left { content: none } }', undefined],
  ])('knows from the template whether they do: %s', async (_, rules, expected) => {
    const style = fs.readFileSync(path.join(PRESS_TEMPLATE, 'style.css'), 'utf8')
    const files = Object.fromEntries(
      fs
        .readdirSync(PRESS_TEMPLATE)
        .map((name) => [`mine/${name}`, fs.readFileSync(path.join(PRESS_TEMPLATE, name))]),
    )
    const { diagnostics } = await print({
      emit: 'definition',
      template: './mine',
      files: { ...files, 'mine/style.css': `${style}\n${rules}`, 'issue.txt': LONG },
      // of the booklet this is the front cover, whatever else the template has
      pages: [{ from: 2, to: 2 }],
      print: { spot: false, impose: 'saddle' },
    })
    const turned = diagnostics.find(({ code }) => code === 'IMPOSED_WRONG_SIDE')
    expect(turned?.data).toEqual(expected && { pages: expected })
  })

  it('refuses pages of several sizes', () => {
    expect(() => imposed([page(1), page(2, { width: 90 })])).toThrow('several sizes')
  })

  it('makes nothing of nothing', () => {
    expect(imposed([])).toMatchObject({ sides: [], diagnostics: [] })
  })
})
