import type { FilledColumn } from './page-fill.ts'
import type { Place } from './reader.ts'

/** A page's share of a section. Rows of the grid. */
export interface Band {
  readonly section: number
  readonly columns: readonly FilledColumn[]
  /** Above its first row, under the band before it or at the head of the page. */
  readonly space: number
  /** Of `space`, what the section above, a masthead, gave. */
  readonly fromMasthead: number
  /** Of its deepest column. */
  readonly depth: number
  /** That all its columns are shallower than the page has room for. */
  readonly shallower: number
}

export interface PagePlan {
  readonly bands: readonly Band[]
}

/** The flow up to a place in a section; the rows taken of its page. */
export interface State {
  readonly section: number
  readonly place: Place
  readonly used: number
  readonly cost: number
  readonly step?: Step
}

export interface Step {
  readonly page: number
  /** None where a page, or what is left of it, stays empty. */
  readonly band?: Band
  readonly before: State
}

/** Page beginnings kept in view at a time: the cheapest. */
const BEAM = 24

export function cheapestOf(states: readonly State[]): State[] {
  return states.toSorted((a, b) => a.cost - b.cost).slice(0, BEAM)
}

/** Rows that the last column with something in it, of `count`, lacks beyond what cannot be shared out. */
export function holeIn(columns: readonly FilledColumn[], count: number): number {
  const last = columns.at(-1)
  if (count < 2 || columns.length < 2 || !last?.isEnd) return 0
  const least = Math.min(...columns.slice(0, -1).map(({ short }) => short))
  return Math.max(0, last.short - least - (count - 1))
}
