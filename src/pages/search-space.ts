import { PageFiller, type Sequence } from './page-fill.ts'
import type { State } from './plan.ts'
import { Reader } from './reader.ts'
import type { Section } from './sections.ts'

export interface PaginateOptions {
  readonly pitch: number
  /** Rows of the page with this number, from 1. */
  readonly roomOf: (page: number) => number
}

/** The sections that pages are filled with, and what is asked of them again and again. */
export class SearchSpace {
  private readonly sections: readonly Section[]
  private readonly fillers: readonly PageFiller[]
  /** Rows of a section's items from each index to its end, without spaces. */
  private readonly rowsFrom: readonly Float64Array[]
  private readonly options: PaginateOptions
  private readonly canChange: (page: number) => boolean
  /** The section under a masthead, if there is one. */
  private readonly firstColumns: number

  constructor(
    sections: readonly Section[],
    options: PaginateOptions,
    canChange: (page: number) => boolean,
  ) {
    this.sections = sections
    this.options = options
    this.canChange = canChange
    this.fillers = sections.map(({ items }) => new PageFiller(new Reader(items, options.pitch)))
    this.rowsFrom = sections.map((section) => rowsFrom(section, options.pitch))
    this.firstColumns = sections.findIndex(({ columns }) => columns > 1)
  }

  /** Lets go of what was found for pages before those that these states begin. */
  forget(states: readonly State[]): void {
    for (const section of new Set(states.map((state) => state.section))) {
      this.fillers[section]?.forget()
    }
  }

  sectionAt(index: number): Section | undefined {
    return this.sections[index]
  }

  isLast(index: number): boolean {
    return index === this.sections.length - 1
  }

  roomOf(page: number): number {
    return Math.max(0, this.options.roomOf(page))
  }

  /** Rows above a section's first item where it follows another on its page. */
  spaceAbove(index: number): number {
    return this.sections[index]?.space.natural ?? 0
  }

  /** Whether what stands above a section may take a row more: a masthead over columns. */
  isUnderMasthead(index: number): boolean {
    return index > 0 && index === this.firstColumns
  }

  fill(state: State, depth: number, page: number, isLast: boolean): readonly Sequence[] {
    const section = this.sections[state.section]
    const filler = this.fillers[state.section]
    if (!section || !filler || depth < 1) return []
    const { columns, balance } = section
    const ending = columns === 1 ? 'alone' : isLast && balance ? 'last' : 'level'
    return filler.fill(state.place, depth, columns, { ending, swaps: this.canChange(page) })
  }

  readerOf(index: number): Reader | undefined {
    return this.fillers[index]?.reader
  }

  rowsLeft({ section, place }: State): number {
    const base = this.readerOf(section)?.baseOf(place) ?? 0
    return this.rowsFrom[section]?.[base] ?? 0
  }
}

function rowsFrom({ items }: Section, pitch: number): Float64Array {
  const rows = new Float64Array(items.length + 1)
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]
    // a line off the grid takes at least its share of rows
    const own = item?.loose ? item.loose.height / pitch : (item?.rows ?? 0)
    rows[i] = (rows[i + 1] ?? 0) + own
  }
  return rows
}
