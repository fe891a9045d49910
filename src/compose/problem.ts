import type { BreakCost } from './breaks.ts'
import type { Sums } from './fit.ts'
import type { Item } from './items.ts'

/** The breaking of one paragraph as numbers: where it may break at what cost, and how wide its lines are (pt). */
export interface Problem {
  readonly items: readonly Item[]
  readonly sums: Sums
  /** Of a break before each item. */
  readonly costs: readonly BreakCost[]
  readonly measure: number
  readonly indent: number
  /** Justified lines are full; ragged ones keep their natural width; balanced ones are few and alike. */
  readonly mode: 'justified' | 'ragged' | 'balanced'
  readonly em: number
}

/** The measure of a line that begins with this item: the first one is indented. */
export function measureOf(
  { measure, indent }: Pick<Problem, 'measure' | 'indent'>,
  start: number,
): number {
  return start === 0 ? measure - indent : measure
}
