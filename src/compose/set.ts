import type { Report } from '../model/diagnostic.ts'
import type { Line } from '../model/line.ts'
import type { Metrics } from '../model/metrics.ts'
import type { Item } from './items.ts'
import { adjust } from './justify.ts'
import { positionLine, type SetLine } from './position.ts'
import type { Prepared } from './prepare.ts'
import { measureOf } from './problem.ts'
import { remarkOn } from './remarks.ts'

/** A paragraph set one way. */
export interface Version {
  readonly lines: Line[]
  readonly remark: (report: Report) => void
}

/** The same with what its lines are made of. */
export interface SetVersion extends Version {
  readonly set: readonly SetLine[]
}

/** The paragraph broken before the items of these indexes. Nothing is reported until `remark` is asked to. */
export function setLines(
  ends: readonly number[],
  prepared: Prepared,
  metrics: Metrics,
): SetVersion {
  const set = justifyLines(ends, prepared)
  const lines = set.map((line) => positionLine(line, metrics))
  const remark = (report: Report) => {
    remarkOn(lines, ends, prepared, report)
  }
  return { set, lines, remark }
}

/** The lines that end before the items of these indexes, their spaces adjusted to the measure. */
function justifyLines(ends: readonly number[], prepared: Prepared): SetLine[] {
  const { items, spaces, problem, style } = prepared
  return ends.map((end, i) => {
    const start = ends[i - 1] ?? 0
    const last = end === items.length
    const { from, to } = withoutSeparators(items, start, end)
    const align = last ? style.alignLast : style.align
    const measure = measureOf(problem, start)
    const stretch = align === 'justify' && !(style.balanced && !last)
    const adjusted = adjust(spaces, problem.sums, { from, to, measure, stretch })
    const line = items.slice(from, to)
    const width = total(adjusted.widths) + total(line.map(({ body }) => body)) - adjusted.hang
    const x = problem.measure - measure + Math.max(0, measure - width) * ALIGNMENT[align]
    const after = last ? '' : (spaces[end]?.text ?? '')
    return { ...adjusted, items: line, spaces: spaces.slice(from + 1, to), x, last, after }
  })
}

/** A box at a place where the line was broken had stood between two words, and goes like a space. */
function withoutSeparators(items: readonly Item[], start: number, end: number) {
  let from = start
  let to = end
  if (start > 0) while (items[from]?.class === 'OBJ' && from < to - 1) from++
  if (end < items.length) while (items[to - 1]?.class === 'OBJ' && to - 1 > from) to--
  return { from, to }
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** The share of a line's free space that stands before it. */
const ALIGNMENT = { left: 0, justify: 0, center: 0.5, right: 1 } as const
