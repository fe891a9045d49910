import { fillColumn, type Column } from './columns.ts'
import type { FlowItem } from './flow.ts'

/** A page's share of a section. */
export interface PageFill {
  readonly columns: readonly Column[]
  /** Rows of its deepest column. */
  readonly depth: number
}

export interface PaginateOptions {
  readonly columns: number
  readonly balance: boolean
  /** Rows of the section's nth page, from 0: the first may have fewer than the rest. */
  readonly roomOf: (page: number) => number
}

/** A row less in all columns of a page. */
const SHALLOWER = 120
const MOST_SHALLOWER = 2
/** A row more on the last page than its text needs at least. */
const DEEPER = 5
const MOST_DEEPER = 6
/** Page beginnings kept in view at a time: the cheapest. */
const BEAM = 24

interface State {
  readonly start: number
  readonly cost: number
  readonly fills: readonly PageFill[]
}

type Fill = (start: number, depth: number) => readonly Column[]

/**
 * Fills as few pages as can be with a section, all columns of a page level and the last page balanced, in the cheapest way over the
 * whole run of pages: what gives is priced in design.md's order. Every item is placed. A first page with no room for any stays empty.
 */
export function paginate(items: readonly FlowItem[], options: PaginateOptions): PageFill[] {
  if (!items.length) return []
  const fill = memoized(items)
  let states: readonly State[] = [{ start: 0, cost: 0, fills: [] }]
  for (let page = 0; ; page++) {
    const room = Math.max(0, options.roomOf(page))
    const ended = states.flatMap((state) => endings(state, room, items, options, fill))
    const best = cheapest(ended)
    if (best) return [...best.fills]
    const next = continuations(states, room, items, options, fill)
    const isWhole = room >= options.roomOf(page + 1)
    states = next.length ? next : states.map((state) => goOn(state, room, isWhole))
  }
}

function memoized(items: readonly FlowItem[]): Fill {
  const known = new Map<string, readonly Column[]>()
  return (start, depth) => {
    const key = `${String(start)}/${String(depth)}`
    const columns = known.get(key) ?? fillColumn(items, start, depth)
    known.set(key, columns)
    return columns
  }
}

/** The states after one more page that is not the last: for each item that the next page may begin with, the cheapest. */
function continuations(
  states: readonly State[],
  room: number,
  items: readonly FlowItem[],
  { columns }: PaginateOptions,
  fill: Fill,
): State[] {
  const best = new Map<number, State>()
  for (const state of states) {
    let cheapestPage = Number.POSITIVE_INFINITY
    for (let less = 0; less <= MOST_SHALLOWER && less * SHALLOWER < cheapestPage; less++) {
      const depth = room - less
      for (const sequence of fillAll(items, state.start, depth, columns, fill)) {
        const end = sequence.at(-1)?.end ?? state.start
        if (end >= items.length || end <= state.start) continue
        const price = less * SHALLOWER + costOf(sequence)
        cheapestPage = Math.min(cheapestPage, price)
        const cost = state.cost + price
        if (cost >= (best.get(end)?.cost ?? Number.POSITIVE_INFINITY)) continue
        best.set(end, { start: end, cost, fills: [...state.fills, { columns: sequence, depth }] })
      }
    }
  }
  return [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, BEAM)
}

/** The states after a page that ends the section. A balanced one is as shallow as can be, or a little deeper if that costs less. */
function endings(
  state: State,
  room: number,
  items: readonly FlowItem[],
  { columns, balance }: PaginateOptions,
  fill: Fill,
): State[] {
  const found: State[] = []
  const needed = Math.ceil(rowsFrom(items, state.start) / columns)
  if (needed > room) return found
  let least = room
  for (let depth = balance ? needed : room; depth <= Math.min(room, least + MOST_DEEPER); depth++) {
    for (const sequence of fillAll(items, state.start, depth, columns, fill)) {
      if (sequence.at(-1)?.end !== items.length) continue
      least = Math.min(least, depth)
      const cost = state.cost + (depth - least) * DEEPER + costOf(sequence)
      const deepest = Math.max(...sequence.map(({ short }) => depth - short))
      const fills = [...state.fills, { columns: sequence, depth: deepest }]
      found.push({ start: items.length, cost, fills })
    }
  }
  return found
}

/** Rows that the rest of the flow takes at least: spaces may fall away at column heads. */
function rowsFrom(items: readonly FlowItem[], start: number): number {
  let rows = 0
  for (let i = start; i < items.length; i++) rows += items[i]?.rows ?? 0
  return rows
}

/** Where nothing fits: a first page cut short by what stands above stays empty; on a whole page the item stands alone. */
function goOn({ start, cost, fills }: State, room: number, isWhole: boolean): State {
  const column = { start, end: start + 1, extra: 0, short: 0, cost: 0 }
  const filled = isWhole ? { columns: [column], depth: room } : { columns: [], depth: 0 }
  return { start: isWhole ? start + 1 : start, cost, fills: [...fills, filled] }
}

/** Every way to fill up to `count` columns one after the other; fewer only where the flow ends. */
function fillAll(
  items: readonly FlowItem[],
  start: number,
  depth: number,
  count: number,
  fill: Fill,
): Column[][] {
  if (count === 0 || start >= items.length) return [[]]
  return fill(start, depth).flatMap((column) =>
    fillAll(items, column.end, depth, count - 1, fill).map((rest) => [column, ...rest]),
  )
}

function costOf(sequence: readonly Column[]): number {
  return sequence.reduce((sum, { cost }) => sum + cost, 0)
}

function cheapest(states: readonly State[]): State | undefined {
  return states.reduce<State | undefined>(
    (best, state) => (best && best.cost <= state.cost ? best : state),
    undefined,
  )
}
