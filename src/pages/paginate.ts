import { AVOID, NEVER } from './flow.ts'
import { PageFiller, type FilledColumn, type Sequence } from './page-fill.ts'
import {
  DEEPER,
  EMERGENCY,
  EMPTY,
  FEW_ROWS,
  HOLE,
  LARGE_HOLE,
  LEAST_PAGE,
  LINES_FOR_ALL,
  LONE_LINE,
  MASTHEAD,
  MOST_AT_MASTHEAD,
  MOST_SHALLOWER,
  SHALLOWER,
  UNUSED,
} from './prices.ts'
import { Reader, type Place } from './reader.ts'
import type { Section } from './sections.ts'

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

export interface PaginateOptions {
  readonly pitch: number
  /** Rows of the page with this number, from 1. */
  readonly roomOf: (page: number) => number
}

/** Page beginnings kept in view at a time: the cheapest. */
const BEAM = 24
/** Pages before one that something is wrong with on which paragraphs may be changed. */
const PAGES_BEFORE = 2

/** The flow up to a place in a section; the rows taken of its page. */
interface State {
  readonly section: number
  readonly place: Place
  readonly used: number
  readonly cost: number
  readonly step?: Step
}

interface Step {
  readonly page: number
  /** None where a page, or what is left of it, stays empty. */
  readonly band?: Band
  readonly before: State
}

/**
 * Fills as few pages as can be with sections one under the other, all columns of a page level and what ends a section balanced, in the cheapest
 * way over the whole run of pages: what gives is priced in design.md's order. Every item is placed. Paragraphs are changed only on the way to pages where
 * nothing cheaper helps, because each costs a search of its own.
 */
export function paginate(sections: readonly Section[], options: PaginateOptions): PagePlan[] {
  if (!sections.length) return []
  const plain = new Paginator(sections, options, () => false).run()
  const wrong = plain.flatMap((plan, i) =>
    isWrong(plan, i > 0 && i === plain.length - 1) ? [i + 1] : [],
  )
  if (!wrong.length) return plain
  const canChange = (page: number) => wrong.some((bad) => page <= bad && page >= bad - PAGES_BEFORE)
  return new Paginator(sections, options, canChange).run()
}

/** Rows that the last of `count` columns lacks beyond what cannot be shared out. */
function holeIn(columns: readonly FilledColumn[], count: number): number {
  const last = columns[count - 1]
  if (count < 2 || !last?.isEnd) return 0
  const least = Math.min(...columns.slice(0, -1).map(({ short }) => short))
  return Math.max(0, last.short - least - (count - 1))
}

/** Whether something had to give that is dearer than to change a paragraph. */
function isWrong({ bands }: PagePlan, isLastOfMany: boolean): boolean {
  const rows = bands.reduce((sum, { depth }) => sum + depth, 0)
  return (
    rows === 1 ||
    (isLastOfMany && rows <= LEAST_PAGE) ||
    bands.some(({ columns }) => holeIn(columns, columns.length) >= LARGE_HOLE) ||
    bands.some(({ columns }) =>
      columns.some(
        ({ cost, isEnd, short, leaves }) =>
          leaves !== 'nothing' || (!isEnd && short > 0 && columns.length > 1) || cost >= AVOID,
      ),
    )
  )
}

class Paginator {
  private readonly sections: readonly Section[]
  private readonly fillers: readonly PageFiller[]
  /** Rows of a section's items from each index to its end, without spaces. */
  private readonly rowsFrom: readonly Float64Array[]
  private readonly options: PaginateOptions
  private readonly canChange: (page: number) => boolean

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
  }

  run(): PagePlan[] {
    let states: readonly State[] = [{ section: 0, place: 0, used: 0, cost: 0 }]
    for (let page = 1; ; page++) {
      const { finished, next } = new PageSearch(page, states, this).run()
      const best = cheapest(finished)
      if (best) return trace(best, page)
      states = next
      for (const { section } of states) this.fillers[section]?.forget()
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
    const [above, own] = [this.sections[index - 1], this.sections[index]]
    const isFirst = this.sections.slice(0, index).every(({ columns }) => columns === 1)
    return !!above && !!own && isFirst && own.columns > 1
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

/** All that can be done with one page from the states in which it can begin. */
class PageSearch {
  private readonly page: number
  private readonly room: number
  private readonly paginator: Paginator
  private readonly open: State[][] = []
  private readonly next = new Map<string, State>()
  private readonly finished: State[] = []

  constructor(page: number, states: readonly State[], paginator: Paginator) {
    this.page = page
    this.room = paginator.roomOf(page)
    this.paginator = paginator
    for (const state of states) this.enter(state)
  }

  run(): { readonly finished: readonly State[]; readonly next: readonly State[] } {
    for (let section = 0; section < this.open.length; section++) {
      for (const state of cheapestOf(this.open[section] ?? [])) this.expand(state)
    }
    return { finished: this.finished, next: cheapestOf([...this.next.values()]) }
  }

  private enter(state: State): void {
    for (let i = this.open.length; i <= state.section; i++) this.open.push([])
    this.open[state.section]?.push(state)
  }

  private expand(state: State): void {
    if (this.mustWait(state)) {
      this.offer({ ...state, used: 0, step: { page: this.page, before: state } })
      return
    }
    if (this.endSection(state)) {
      if (this.isHeadOfNext(state)) this.leave(state)
      return
    }
    const went = this.continueOn(state)
    const left = this.room - state.used
    if (state.used > 0 && (!went || left <= FEW_ROWS)) this.leave(state)
    else if (!went) this.force(state)
  }

  /** Whether a section belongs to the one after it, as a heading across columns does: both may have to go on. */
  private isHeadOfNext({ section, place, used }: State): boolean {
    const next = this.paginator.sectionAt(section + 1)?.items[0]
    return place === 0 && used > 0 && next?.breakCost === NEVER
  }

  /** A section that begins a page does so, on a left or right one if it says so. */
  private mustWait({ section, place, used }: State): boolean {
    const start = this.paginator.sectionAt(section)?.start
    if (!start || place !== 0) return false
    if (used > 0) return true
    return start === 'left' ? this.page % 2 === 1 : start === 'right' && this.page % 2 === 0
  }

  /** The ways to place all that is left of a section. A balanced one is as shallow as can be, or a little deeper if that costs less. */
  private endSection(state: State): boolean {
    const { paginator } = this
    const section = paginator.sectionAt(state.section)
    const reader = paginator.readerOf(state.section)
    if (!section || !reader) return false
    const space = this.spaceFor(state)
    const room = this.room - state.used - space
    const needed = Math.ceil(paginator.rowsLeft(state) / section.columns - 1e-6)
    const lines = section.items.length - reader.baseOf(state.place)
    const isForAll = section.balance && lines >= section.columns * LINES_FOR_ALL
    let least: number | undefined
    let cheapestSoFar = Number.POSITIVE_INFINITY
    for (let depth = section.balance ? Math.max(1, needed) : room; depth <= room; depth++) {
      if (least !== undefined && (depth - least) * DEEPER >= cheapestSoFar) break
      const sequence = paginator
        .fill(state, depth, this.page, true)
        .find(({ end }) => end === reader.end)
      if (!sequence) continue
      least ??= depth
      const { columns } = sequence
      const empty = isForAll ? section.columns - columns.length : 0
      const deepest = Math.max(0, ...columns.map(({ short }) => depth - short))
      const isLone = state.used === 0 && this.page > 1 && columns.length === 1 && deepest === 1
      const own =
        (depth - least) * DEEPER +
        empty * EMPTY +
        (section.balance ? holeIn(columns, section.columns) * HOLE : 0) +
        sequence.cost +
        (isLone && paginator.isLast(state.section) ? LONE_LINE : 0)
      cheapestSoFar = Math.min(cheapestSoFar, own)
      this.finish(state, own, { columns, space, depth: deepest, fromMasthead: 0, shallower: 0 })
    }
    return least !== undefined
  }

  private finish(state: State, cost: number, share: Omit<Band, 'section'>): void {
    const band = { ...share, section: state.section }
    const after: State = {
      section: state.section + 1,
      place: 0,
      used: state.used + share.space + share.depth,
      cost: state.cost + cost,
      step: { page: this.page, band, before: state },
    }
    if (this.paginator.isLast(state.section)) this.finished.push(after)
    else this.enter(after)
  }

  private spaceFor({ section, place, used }: State): number {
    return used > 0 && place === 0 ? this.paginator.spaceAbove(section) : 0
  }

  /** The ways to fill the page to its foot; whether there are any. */
  private continueOn(state: State): boolean {
    const { paginator } = this
    const space = this.spaceFor(state)
    const isUnder = state.used > 0 && state.place === 0 && paginator.isUnderMasthead(state.section)
    let cheapestPage = Number.POSITIVE_INFINITY
    let found = false
    for (let more = 0; more <= (isUnder ? MOST_AT_MASTHEAD : 0); more++) {
      for (let less = 0; less <= MOST_SHALLOWER; less++) {
        const given = more * MASTHEAD + less * SHALLOWER
        if (given >= cheapestPage) break
        const depth = this.room - state.used - space - more - less
        for (const { end, cost, columns } of paginator.fill(state, depth, this.page, false)) {
          if (end === paginator.readerOf(state.section)?.end || end === state.place) continue
          cheapestPage = Math.min(cheapestPage, given + cost)
          found = true
          const band: Band = {
            ...{ section: state.section, columns, depth, shallower: less },
            ...{ space: space + more, fromMasthead: more },
          }
          const step = { page: this.page, band, before: state }
          this.offer({ ...state, place: end, used: 0, cost: state.cost + given + cost, step })
        }
      }
    }
    return found
  }

  /** What is left of the page stays empty. */
  private leave(state: State): void {
    const first = this.paginator.sectionAt(state.section)?.items[0]
    const parted = state.place === 0 && first?.breakCost === NEVER ? EMERGENCY : 0
    const cost = state.cost + (this.room - state.used) * UNUSED + parted
    this.offer({ ...state, used: 0, cost, step: { page: this.page, before: state } })
  }

  /** Where nothing fits on a whole page, an item stands on it alone. */
  private force(state: State): void {
    const reader = this.paginator.readerOf(state.section)
    const after = reader?.step(state.place)?.next
    if (!reader || after === undefined) return
    const column = {
      ...{ start: state.place, end: after, extra: 0, short: 0, cost: EMERGENCY },
      ...{ isEnd: true, leaves: 'nothing' as const, arrangement: { rows: [0], headings: [] } },
    }
    const band: Band = {
      ...{ section: state.section, columns: [column], depth: Math.max(1, this.room) },
      ...{ space: 0, fromMasthead: 0, shallower: 0 },
    }
    const cost = state.cost + EMERGENCY
    const step = { page: this.page, band, before: state }
    const isEnd = after === reader.end
    const forced: State = isEnd
      ? { section: state.section + 1, place: 0, used: this.room, cost, step }
      : { section: state.section, place: after, used: 0, cost, step }
    if (isEnd && this.paginator.isLast(state.section)) this.finished.push(forced)
    else if (isEnd) this.enter(forced)
    else this.offer(forced)
  }

  /** A state in which the next page can begin. */
  private offer(state: State): void {
    const key = `${String(state.section)}/${String(state.place)}`
    const known = this.next.get(key)
    if (!known || state.cost < known.cost) this.next.set(key, state)
  }
}

function cheapestOf(states: readonly State[]): State[] {
  return states.toSorted((a, b) => a.cost - b.cost).slice(0, BEAM)
}

function cheapest(states: readonly State[]): State | undefined {
  return cheapestOf(states)[0]
}

/** The pages that led to a state; those that stay empty have no bands. */
function trace(state: State, count: number): PagePlan[] {
  const bands: Band[][] = Array.from({ length: count }, () => [])
  for (let step = state.step; step; step = step.before.step) {
    if (step.band) bands[step.page - 1]?.unshift(step.band)
  }
  return bands.map((own) => ({ bands: own }))
}
