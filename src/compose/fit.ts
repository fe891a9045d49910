import type { Hanging } from '../model/line.ts'
import { isMark } from './classes.ts'
import type { Item } from './items.ts'
import type { Space, SpaceKind } from './spacing.ts'

/** Sums over the items before each index, so that any line is measured in a few subtractions. */
export interface Sums {
  readonly body: Float64Array
  readonly natural: Float64Array
  readonly least: Float64Array
  readonly stops: Float64Array
  readonly most: Float64Array
  readonly elastic: Float64Array
  /** Han–Latin gaps, which take what is left in a line that has no other. */
  readonly latin: Float64Array
  /** By the index after a line's last item: how much of it may hang. */
  readonly hang: Float64Array
  /** It hangs also where the line would fit. */
  readonly alwaysHangs: boolean
}

/** A line at its natural width against its measure; pt. */
export interface Fit {
  /** What is left to fill, negative if the line is too long. */
  readonly slack: number
  /** What its spaces can give. */
  readonly shrink: number
  /** The share of it after 。！？, which give last. */
  readonly stops: number
  /** What word spaces and Han–Latin gaps can take before the rest must. */
  readonly grow: number
  /** Gaps that can take the rest evenly. */
  readonly gaps: number
  /** What stands outside the measure. */
  readonly hang: number
}

export function sumUp(
  items: readonly Item[],
  spaces: readonly Space[],
  hanging: Hanging = 'none',
): Sums {
  const sums = (value: (i: number) => number) => {
    const totals = new Float64Array(items.length + 1)
    for (let i = 0; i < items.length; i++) totals[i + 1] = (totals[i] ?? 0) + value(i)
    return totals
  }
  return {
    body: sums((i) => items[i]?.body ?? 0),
    natural: sums((i) => spaces[i]?.natural ?? 0),
    least: sums((i) => spaces[i]?.least ?? 0),
    stops: sums((i) => (spaces[i]?.kind === 'stop' ? spaces[i].natural - spaces[i].least : 0)),
    most: sums((i) => spaces[i]?.most ?? 0),
    elastic: sums((i) => (spaces[i]?.elastic ? 1 : 0)),
    latin: sums((i) => (spaces[i]?.kind === 'gap' ? 1 : 0)),
    hang: hanging === 'none' ? new Float64Array(items.length + 1) : hangs(items),
    alwaysHangs: hanging === 'force',
  }
}

/** 、，。 hang, but not after another mark (chinese-typography §3.3). */
function hangs(items: readonly Item[]): Float64Array {
  const bodies = items.map(({ text, body }, i) => {
    const before = items[i - 1]
    return HANGING.test(text) && before && !isMark(before.class) ? body : 0
  })
  return Float64Array.from([0, ...bodies])
}

const HANGING = /^[、，。]/u

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** A fit to be filled in again and again: a search looks at half a million lines of a long paragraph. */
export function emptyFit(): Mutable<Fit> {
  return { slack: 0, shrink: 0, stops: 0, grow: 0, gaps: 0, hang: 0 }
}

/** Items `[from, to)` as a line of this measure: the spaces at its edges have vanished. */
export function fitLine(
  sums: Sums,
  from: number,
  to: number,
  measure: number,
  fit: Mutable<Fit> = emptyFit(),
): Fit {
  const body = between(sums.body, from, to)
  const natural = between(sums.natural, from + 1, to)
  const slack = measure - body - natural
  const hang = sums.alwaysHangs || slack < -0.001 ? (sums.hang[to] ?? 0) : 0
  fit.slack = slack + hang
  fit.hang = hang
  fit.shrink = natural - between(sums.least, from + 1, to)
  fit.stops = between(sums.stops, from + 1, to)
  fit.grow = between(sums.most, from + 1, to) - natural
  fit.gaps = between(sums.elastic, from + 1, to) || between(sums.latin, from + 1, to)
  return fit
}

/** The narrowest that the line can be. */
export function leastWidth(sums: Sums, from: number, to: number): number {
  return between(sums.body, from, to) + between(sums.least, from + 1, to) - (sums.hang[to] ?? 0)
}

function between(totals: Float64Array, from: number, to: number): number {
  return to > from ? (totals[to] ?? 0) - (totals[from] ?? 0) : 0
}

/** The kinds of space in the order in which they give way and, the first two, in which they grow (chinese-typography §6.1). */
export const SHRINK_ORDER: readonly SpaceKind[] = ['word', 'bracket', 'pause', 'gap', 'stop']
export const GROW_ORDER: readonly SpaceKind[] = ['word', 'gap']
