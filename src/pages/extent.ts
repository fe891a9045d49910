import type { Geometry } from './geometry.ts'
import type { Band, PagePlan } from './plan.ts'
import type { Flow } from './sections.ts'

/** How much of its pages a bulletin takes, in lines of their columns. */
export interface PageExtent {
  /** Lines taken, those of boxes and spaces counted in each column beside which they stand. */
  readonly lines: number
  /** That the page has room for. */
  readonly room: number
  /** The share of its depth that its shallowest column reaches down to. */
  readonly fullness: number
  /** Characters that a line of its columns holds. */
  readonly measureEm: number
}

/** The extent of each page. */
export function extentsOf(
  plans: readonly PagePlan[],
  flow: Flow,
  { roomOf }: Pick<Geometry, 'roomOf'>,
): PageExtent[] {
  return plans.map(({ bands }, i) => extentOf(bands, flow, roomOf(i + 1)))
}

function extentOf(bands: readonly Band[], flow: Flow, room: number): PageExtent {
  const widest = widestOf(bands, flow)
  const { columns, measure, em } = widest
  const depths = Array.from({ length: columns }, () => 0)
  for (const { section, space, depth, columns: filled } of bands) {
    const isOne = columns === 1 || (flow.sections[section]?.columns ?? 1) < columns
    // `short` is what a column lacks of the rows it was given; the deepest one is as deep as the band
    const least = Math.min(...filled.map(({ short }) => short))
    for (let i = 0; i < columns; i++) {
      const column = filled[i]
      const own = isOne ? depth : column ? depth - (column.short - least) : 0
      depths[i] = (depths[i] ?? 0) + space + own
    }
  }
  return {
    lines: depths.reduce((sum, depth) => sum + depth, 0),
    room: room * columns,
    fullness: Math.min(...depths) / Math.max(1, room),
    measureEm: Math.floor(measure / em + 1e-6),
  }
}

/** The section with the most columns of a page: its text; that of the flow where the page is empty. */
function widestOf(bands: readonly Band[], { sections, size }: Flow) {
  const own = bands.flatMap(({ section }) => sections[section] ?? [])
  const [first] = own.toSorted((a, b) => b.columns - a.columns)
  return first ?? { columns: 1, measure: size, em: size }
}
