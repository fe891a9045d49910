import type { PageExtent } from '../pages/extent.ts'
import { ptOf, type Bounds, type Choice } from './bounds.ts'

/** The extents of the pages in a setting; undefined if it cannot be laid out. */
export type Measure = (choice: Choice) => readonly PageExtent[] | undefined

/** By how much a setting misses: lines too many, or too few if it is negative; 0 if it fits. */
export interface Miss {
  readonly choice: Choice
  readonly lines: number
  readonly extents: readonly PageExtent[]
}

export interface Found {
  readonly fit?: Miss
  /** What came nearest, if nothing fits. */
  readonly nearest?: Miss
}

/** Every column of the last page is at least so full. */
export const LEAST_FULLNESS = 0.9

// How visible a change is, as shares of what it was: type a hundredth larger counts twice as much as lines a hundredth further apart, and a line more
// above every heading as much as lines three hundredths further apart.
const OF_SIZE = 2
const OF_LEADING = 1
const OF_HEADING_ROW = 0.03

/**
 * The least visible change of the text that brings it to exactly `pages` pages, the columns of the last nine tenths full. For each type size and heading space, those nearest
 * to the template's own first, the line height is found by halving: what is set closer takes less room.
 */
export function searchFit(bounds: Bounds, pages: number, measure: Measure): Found {
  const known = new Map<string, Miss | undefined>()
  const look = (choice: Choice): Miss | undefined => {
    const key = JSON.stringify(choice)
    if (!known.has(key)) {
      const extents = measure(choice)
      known.set(key, extents && { choice, extents, lines: missOf(extents, pages) })
    }
    return known.get(key)
  }
  const price = (choice: Choice) => changeOf(bounds.natural, choice)
  let best: Miss | undefined
  const hopeless: Hopeless[] = []
  for (const pair of pairsOf(bounds)) {
    if (best && price(naturalIn(bounds, pair)) >= price(best.choice)) break
    if (hopeless.some((other) => isCovered(pair, other))) continue
    const { found, side } = searchLineHeight(bounds, pair, look)
    if (found && (!best || price(found.choice) < price(best.choice))) best = found
    if (side) hopeless.push({ ...pair, side })
  }
  if (best) return { fit: best }
  // what is said of a miss is said of the closest setting, and of the widest
  for (const choice of extremesOf(bounds)) look(choice)
  const misses = [...known.values()].flatMap((miss) => miss ?? [])
  const [nearest] = misses.toSorted(
    (a, b) => Math.abs(a.lines) - Math.abs(b.lines) || price(a.choice) - price(b.choice),
  )
  return nearest ? { nearest } : {}
}

/** How visible it is that the text is set otherwise. */
export function changeOf(natural: Choice, { fontSize, lineHeight, headingRows }: Choice): number {
  const leading = ptOf(lineHeight, fontSize) / fontSize
  const own = ptOf(natural.lineHeight, natural.fontSize) / natural.fontSize
  return (
    OF_SIZE * Math.abs(Math.log(fontSize / natural.fontSize)) +
    OF_LEADING * Math.abs(Math.log(leading / own)) +
    OF_HEADING_ROW * Math.abs(headingRows)
  )
}

/** A type size and heading space that miss the pages on one side with every line height: 1 too long, -1 too short. */
interface Hopeless extends Pair {
  readonly side: 1 | -1
}

/** Whether a pair takes no less room than one that is too long, or no more than one that is too short. */
function isCovered(pair: Pair, { fontSize, headingRows, side }: Hopeless): boolean {
  return side * (pair.fontSize - fontSize) >= 0 && side * (pair.headingRows - headingRows) >= 0
}

/** The settings that take the least room and the most. */
function extremesOf({ sizes, lineHeightsFor, headingRows }: Bounds): Choice[] {
  return [0, -1].flatMap((at) => {
    const fontSize = sizes.at(at)
    const lineHeight = fontSize && lineHeightsFor(fontSize).at(at)
    const rows = headingRows.at(at)
    return lineHeight && rows !== undefined ? [{ fontSize, lineHeight, headingRows: rows }] : []
  })
}

type Pair = Pick<Choice, 'fontSize' | 'headingRows'>

/** Type sizes with heading spaces, the least visible change first. */
function pairsOf(bounds: Bounds): Pair[] {
  const pairs = bounds.sizes.flatMap((fontSize) =>
    bounds.headingRows.map((headingRows) => ({ fontSize, headingRows })),
  )
  const price = (pair: Pair) => changeOf(bounds.natural, naturalIn(bounds, pair))
  return pairs.toSorted((a, b) => price(a) - price(b))
}

/** A type size with leading in the proportion of the template's own. */
function naturalIn({ natural }: Bounds, { fontSize, headingRows }: Pair): Choice {
  const own = ptOf(natural.lineHeight, natural.fontSize) / natural.fontSize
  const lineHeight = { kind: 'length', pt: own * fontSize } as const
  return { fontSize, headingRows, lineHeight }
}

/** The line height nearest to the template's own that fits; or the side on which all miss. */
function searchLineHeight(
  bounds: Bounds,
  pair: Pair,
  look: (choice: Choice) => Miss | undefined,
): { readonly found?: Miss; readonly side?: 1 | -1 } {
  const heights = bounds.lineHeightsFor(pair.fontSize)
  const wished = ptOf(naturalIn(bounds, pair).lineHeight, pair.fontSize)
  const own = heights.findIndex((height) => Math.abs(ptOf(height, pair.fontSize) - wished) < 1e-6)
  const at = (i: number) => {
    const lineHeight = heights[i]
    return lineHeight && look({ ...pair, lineHeight })
  }
  const first = at(own)
  if (!first) return {}
  if (first.lines === 0) return { found: first }
  const side = first.lines > 0 ? 1 : -1
  const steps = side > 0 ? own : heights.length - 1 - own
  const still = (count: number) => Math.sign(at(own - side * count)?.lines ?? side) === side
  const ratio =
    ptOf(heights[own - side * steps] ?? { kind: 'length', pt: wished }, pair.fontSize) / wished
  if (steps === 0 || isFar(first, ratio) || still(steps)) return { side }
  const found = at(own - side * firstNot(still, steps))
  return found?.lines === 0 ? { found } : {}
}

/** What more or less than the line height a setting of whole rows, and boxes of whole rows, can come to. */
const SLACK = 0.06

/** Whether lines `ratio` times as far apart as they are cannot make up for what is missed. */
function isFar({ lines, extents }: Miss, ratio: number): boolean {
  const taken = extents.reduce((sum, page) => sum + page.lines, 0)
  return Math.abs(lines) > taken * (Math.abs(ratio - 1) + SLACK)
}

/** The least of 1 to `most` of which something does not hold any more that holds below it, and not of `most`. */
function firstNot(holds: (count: number) => boolean, most: number): number {
  let low = 0
  let high = most
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle
    else high = middle
  }
  return high
}

/** Lines on pages there shall not be, or with a minus those that the pages there shall be lack. */
export function missOf(extents: readonly PageExtent[], pages: number): number {
  const over = extents.slice(pages)
  if (over.length)
    return Math.max(
      1,
      over.reduce((sum, { lines }) => sum + lines, 0),
    )
  const last = extents.at(-1)
  if (!last) return 0
  if (extents.length === pages && last.fullness >= LEAST_FULLNESS) return 0
  const wanted = Math.ceil(last.room * LEAST_FULLNESS) - last.lines
  return -Math.max(1, wanted + (pages - extents.length) * last.room)
}
