import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Origin } from '../model/tree.ts'
import { AVOID } from './flow.ts'
import type { FilledColumn } from './page-fill.ts'
import type { Band, PagePlan } from './plan.ts'
import type { Reader } from './reader.ts'

/** Says once for each page what gave so that its columns are level, and how much. Nothing is said of a page where nothing had to. */
export function reportLevelling(
  plans: readonly PagePlan[],
  readers: readonly Reader[],
  report: Report,
): void {
  plans.forEach(({ bands }, i) => {
    const sum = (of: (band: Band) => number) => bands.reduce((total, band) => total + of(band), 0)
    const columns = bands.flatMap((band) =>
      band.columns.map((column) => ({ column, reader: readers[band.section] })),
    )
    const swaps = columns.flatMap(({ column }) => column.swap ?? [])
    const orphans = columns.flatMap(({ column, reader }) =>
      column.leaves === 'orphan' && reader ? [lastOf(column, reader)] : [],
    )
    const widows = columns.flatMap(({ column, reader }) =>
      column.leaves === 'widow' && reader ? [lastOf(column, reader)] : [],
    )
    const parted = columns.filter(({ column }) => column.cost >= AVOID).length
    const uneven = Math.max(0, ...bands.map((band) => unevenRows(band)))
    const data = {
      page: i + 1,
      spaces: columns.reduce((total, { column }) => total + Math.abs(column.extra), 0),
      masthead: sum(({ fromMasthead }) => fromMasthead),
      shallower: sum(({ shallower }) => shallower),
      longer: swaps.filter(({ by }) => by > 0).length,
      shorter: swaps.filter(({ by }) => by < 0).length,
      orphans: orphans.length,
      widows: widows.length,
      parted,
      uneven,
    }
    const gave = Object.values(data).some((count, at) => at > 0 && count > 0)
    const isBad = orphans.length + widows.length + parted + uneven > 0
    if (!gave) return
    report(diagnose(isBad ? 'warning' : 'info', 'PAGE_LEVELLED', data, orphans[0] ?? widows[0]))
  })
}

/** Rows that a column lacks beside its neighbours; the last one of a section has what is left. */
function unevenRows({ columns }: Band): number {
  if (columns.length < 2) return 0
  return Math.max(0, ...columns.map(({ isEnd, short }) => (isEnd ? 0 : short)))
}

/** Where the last line of a column comes from. */
function lastOf({ start, end, swap }: FilledColumn, reader: Reader): Origin | undefined {
  return reader.between(start, end, swap).at(-1)?.origin
}
