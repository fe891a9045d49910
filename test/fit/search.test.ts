import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ptOf, type Bounds, type Choice } from '../../src/fit/bounds.ts'
import { changeOf, LEAST_FULLNESS, missOf, searchFit } from '../../src/fit/search.ts'
import type { PageExtent } from '../../src/pages/extent.ts'

const page = (lines: number, room: number): PageExtent => ({
  lines,
  room,
  fullness: lines / room,
  measureEm: 15,
})

describe('by how much a setting misses', () => {
  it.each<[string, PageExtent[], number, number]>([
    ['full', [page(100, 100), page(100, 100)], 2, 0],
    ['nine tenths full', [page(100, 100), page(90, 100)], 2, 0],
    ['a line short of it', [page(100, 100), page(89, 100)], 2, -1],
    ['half full', [page(100, 100), page(50, 100)], 2, -40],
    ['a page more', [page(100, 100), page(30, 100)], 1, 30],
    ['two pages more', [page(100, 100), page(100, 100), page(30, 100)], 1, 130],
    ['a page fewer', [page(100, 100)], 2, -90],
    ['two pages fewer', [page(95, 100)], 3, -195],
  ])('%s', (_, extents, pages, lines) => {
    expect(missOf(extents, pages)).toBe(lines)
  })
})

const NATURAL: Choice = {
  fontSize: 10.5,
  lineHeight: { kind: 'length', pt: 15.5 },
  headingRows: 0,
}

describe('how visible a change is', () => {
  it('is nothing for nothing', () => {
    expect(changeOf(NATURAL, NATURAL)).toBe(0)
  })

  it('is twice as much for the type as for the leading, which goes with the type', () => {
    const larger = { ...NATURAL, fontSize: 10.5 * 1.01, lineHeight: length(15.5 * 1.01) }
    expect(changeOf(NATURAL, larger)).toBeCloseTo(2 * Math.log(1.01), 9)
    expect(changeOf(NATURAL, { ...NATURAL, lineHeight: length(15.5 * 1.01) })).toBeCloseTo(
      Math.log(1.01),
      9,
    )
  })
})

function length(pt: number) {
  return { kind: 'length', pt } as const
}

/** A text of so many characters in three columns, with so many headings, on pages of 700 × 500 pt. */
function measureOf(characters: number, headings: number) {
  return ({ fontSize, lineHeight, headingRows }: Choice): PageExtent[] => {
    const rows = Math.floor(700 / ptOf(lineHeight, fontSize))
    const measure = Math.floor(460 / 3 / fontSize)
    let left = Math.ceil(characters / measure) + headings * (2 + headingRows)
    const pages: PageExtent[] = []
    for (; left > 0; left -= 3 * rows) pages.push(page(Math.min(left, 3 * rows), 3 * rows))
    return pages
  }
}

const SIZES = Array.from({ length: 13 }, (_, i) => 9 + i * 0.25)
const FACTORS = Array.from({ length: 14 }, (_, i) => 1.36 + i * 0.01)
const BOUNDS: Bounds = {
  natural: NATURAL,
  sizes: SIZES,
  sizeStep: 0.25,
  lineHeightsFor: (size) =>
    [...FACTORS.map((factor) => factor * size), (15.5 / 10.5) * size]
      .toSorted((a, b) => a - b)
      .map(length),
  headingRows: [-1, 0, 1],
}

const everyChoice = SIZES.flatMap((fontSize) =>
  BOUNDS.headingRows.flatMap((headingRows) =>
    BOUNDS.lineHeightsFor(fontSize).map((lineHeight) => ({ fontSize, headingRows, lineHeight })),
  ),
)

describe('the search', () => {
  it('finds what looking through everything finds, with few layouts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 20_000 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 12 }),
        (characters, headings, pages) => {
          const measure = measureOf(characters, headings)
          let layouts = 0
          const { fit, nearest } = searchFit(BOUNDS, pages, (choice) => {
            layouts++
            return measure(choice)
          })
          const all = everyChoice.filter((choice) => missOf(measure(choice), pages) === 0)
          const least = Math.min(...all.map((choice) => changeOf(NATURAL, choice)))
          expect(layouts).toBeLessThan(everyChoice.length / 4)
          if (!all.length) {
            expect(fit).toBeUndefined()
            expect(nearest?.lines).not.toBe(0)
            return
          }
          expect(changeOf(NATURAL, fit?.choice ?? NATURAL)).toBeCloseTo(least, 9)
          expect(fit?.extents).toHaveLength(pages)
          expect(fit?.extents.at(-1)?.fullness).toBeGreaterThanOrEqual(LEAST_FULLNESS)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('changes nothing where nothing has to change', () => {
    const measure = () => [page(95, 100)]
    expect(searchFit(BOUNDS, 1, measure).fit?.choice).toEqual(NATURAL)
  })

  it('finds nothing where nothing can be laid out', () => {
    expect(searchFit(BOUNDS, 1, () => undefined)).toEqual({})
  })
})
