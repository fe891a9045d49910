import { fitLine, GROW_ORDER, SHRINK_ORDER, type Sums } from './fit.ts'
import type { Space } from './spacing.ts'

/** The widths of the spaces of a line, by the index of the item after each; pt. */
export interface Adjusted {
  readonly widths: readonly number[]
  /** What every elastic gap was given beyond its kind's share. */
  readonly perGap: number
  /** What stands outside the measure. */
  readonly hang: number
}

/**
 * Makes items `[from, to)` as wide as the measure: kinds of space give or take in CLREQ's order, each evenly and up to its bounds
 * before the next begins; what is left to fill goes evenly to all other gaps, or, where there is none, to the Han–Latin gaps. `stretch` false leaves a short line as it is.
 */
export function adjust(
  spaces: readonly Space[],
  sums: Sums,
  { from, to, measure, stretch }: { from: number; to: number; measure: number; stretch: boolean },
): Adjusted {
  const line = spaces.slice(from + 1, to)
  const { slack, hang } = fitLine(sums, from, to, measure)
  if (slack < 0) return { widths: shrink(line, -slack), perGap: 0, hang }
  if (stretch) return { ...grow(line, slack), hang }
  return { widths: line.map(({ natural }) => natural), perGap: 0, hang }
}

function shrink(line: readonly Space[], excess: number): number[] {
  return inTurn(line, SHRINK_ORDER, excess, ({ natural, least }) => natural - least, -1).widths
}

function grow(line: readonly Space[], slack: number): Pick<Adjusted, 'widths' | 'perGap'> {
  const eased = inTurn(line, GROW_ORDER, slack, ({ natural, most }) => most - natural, 1)
  const hasOthers = line.some(({ elastic }) => elastic)
  const takes = ({ elastic, kind }: Space) => (hasOthers ? elastic : kind === 'gap')
  const gaps = line.filter(takes).length
  const perGap = gaps ? eased.left / gaps : 0
  const widths = eased.widths.map((width, i) => {
    const space = line[i]
    return space && takes(space) ? width + perGap : width
  })
  return { widths, perGap }
}

/** Takes `amount` from the kinds in turn: of one kind all give the same share of what they have. */
function inTurn(
  line: readonly Space[],
  order: readonly Space['kind'][],
  amount: number,
  reserve: (space: Space) => number,
  sign: 1 | -1,
): { widths: number[]; left: number } {
  const widths = line.map(({ natural }) => natural)
  let left = amount
  for (const kind of order) {
    const total = line.reduce((sum, space) => sum + (space.kind === kind ? reserve(space) : 0), 0)
    if (total <= 0 || left <= 0) continue
    const share = Math.min(1, left / total)
    line.forEach((space, i) => {
      if (space.kind === kind) widths[i] = (widths[i] ?? 0) + sign * share * reserve(space)
    })
    left -= share * total
  }
  return { widths, left }
}
