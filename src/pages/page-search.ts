import { NEVER } from './flow.ts'
import { cheapestOf, holeIn, type Band, type State } from './plan.ts'
import {
  DEEPER,
  EMERGENCY,
  EMPTY,
  FEW_ROWS,
  HOLE,
  LINES_FOR_ALL,
  LONE_LINE,
  MASTHEAD,
  MOST_AT_MASTHEAD,
  MOST_SHALLOWER,
  SHALLOWER,
  UNUSED,
} from './prices.ts'
import type { SearchSpace } from './search-space.ts'

/** All that can be done with one page from the states in which it can begin. */
export class PageSearch {
  private readonly page: number
  private readonly room: number
  private readonly space: SearchSpace
  /** By their section, counted from the first that the page can begin with. */
  private readonly open: State[][] = []
  private readonly first: number
  private readonly next = new Map<string, State>()
  private readonly finished: State[] = []

  constructor(page: number, states: readonly State[], space: SearchSpace) {
    this.page = page
    this.room = space.roomOf(page)
    this.space = space
    this.first = Math.min(...states.map(({ section }) => section))
    for (const state of states) this.enter(state)
  }

  /** The states that end the document here, and those in which the next page can begin: the cheapest of each. */
  run(): { readonly finished: readonly State[]; readonly next: readonly State[] } {
    for (let i = 0; i < this.open.length; i++) {
      for (const state of cheapestOf(this.open[i] ?? [])) this.expand(state)
    }
    return { finished: this.finished, next: cheapestOf([...this.next.values()]) }
  }

  private enter(state: State): void {
    const at = state.section - this.first
    for (let i = this.open.length; i <= at; i++) this.open.push([])
    this.open[at]?.push(state)
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
    const next = this.space.sectionAt(section + 1)?.items[0]
    return place === 0 && used > 0 && next?.breakCost === NEVER
  }

  /** A section that begins a page does so, on a left or right one if it says so. */
  private mustWait({ section, place, used }: State): boolean {
    const start = this.space.sectionAt(section)?.start
    if (!start || place !== 0) return false
    if (used > 0) return true
    return start === 'left' ? this.page % 2 === 1 : start === 'right' && this.page % 2 === 0
  }

  /** The ways to place all that is left of a section. A balanced one is as shallow as can be, or a little deeper if that costs less. */
  private endSection(state: State): boolean {
    const { space: flow } = this
    const section = flow.sectionAt(state.section)
    const reader = flow.readerOf(state.section)
    if (!section || !reader) return false
    const space = this.spaceFor(state)
    const room = this.room - state.used - space
    const needed = Math.ceil(flow.rowsLeft(state) / section.columns - 1e-6)
    const lines = section.items.length - reader.baseOf(state.place)
    const isForAll = section.balance && lines >= section.columns * LINES_FOR_ALL
    let least: number | undefined
    let cheapestSoFar = Number.POSITIVE_INFINITY
    for (let depth = section.balance ? Math.max(1, needed) : room; depth <= room; depth++) {
      if (least !== undefined && (depth - least) * DEEPER >= cheapestSoFar) break
      const sequence = flow
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
        (isLone && flow.isLast(state.section) ? LONE_LINE : 0)
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
    if (this.space.isLast(state.section)) this.finished.push(after)
    else this.enter(after)
  }

  private spaceFor({ section, place, used }: State): number {
    return used > 0 && place === 0 ? this.space.spaceAbove(section) : 0
  }

  /** The ways to fill the page to its foot; whether there are any. */
  private continueOn(state: State): boolean {
    const { space: flow } = this
    const space = this.spaceFor(state)
    const isUnder = state.used > 0 && state.place === 0 && flow.isUnderMasthead(state.section)
    let cheapestPage = Number.POSITIVE_INFINITY
    let found = false
    for (let more = 0; more <= (isUnder ? MOST_AT_MASTHEAD : 0); more++) {
      for (let less = 0; less <= MOST_SHALLOWER; less++) {
        const given = more * MASTHEAD + less * SHALLOWER
        if (given >= cheapestPage) break
        const depth = this.room - state.used - space - more - less
        for (const { end, cost, columns } of flow.fill(state, depth, this.page, false)) {
          if (end === flow.readerOf(state.section)?.end || end === state.place) continue
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
    const first = this.space.sectionAt(state.section)?.items[0]
    const parted = state.place === 0 && first?.breakCost === NEVER ? EMERGENCY : 0
    const cost = state.cost + (this.room - state.used) * UNUSED + parted
    this.offer({ ...state, used: 0, cost, step: { page: this.page, before: state } })
  }

  /** Where nothing fits on a whole page, an item stands on it alone. */
  private force(state: State): void {
    const reader = this.space.readerOf(state.section)
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
    if (isEnd && this.space.isLast(state.section)) this.finished.push(forced)
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
