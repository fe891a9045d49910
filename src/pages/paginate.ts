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
/** A column left empty where there are lines for all of them. */
const EMPTY = 600
/** Lines to a column from which on none should stay empty. */
const LINES_FOR_ALL = 2
/** Page beginnings kept in view at a time: the cheapest. */
const BEAM = 24

interface State {
  readonly start: number
  readonly cost: number
  /** The page that led here, and the state before it. */
  readonly last?: { readonly fill: PageFill; readonly before: State }
}

/** Columns one after the other, from the item of one page's beginning on. */
interface Sequence {
  readonly end: number
  readonly cost: number
  readonly columns: readonly Column[]
}

/** A section as it is filled: ways to fill a column are looked for once. */
interface Flow {
  readonly items: readonly FlowItem[]
  readonly options: PaginateOptions
  /** Rows of the items from each index to the end, without spaces. */
  readonly rowsFrom: Float64Array
  readonly fill: (start: number, depth: number, atEnd: boolean) => readonly Column[]
}

/**
 * Fills as few pages as can be with a section, all columns of a page level and the last page balanced, in the cheapest way over the
 * whole run of pages: what gives is priced in design.md's order. Every item is placed. A first page with no room for any stays empty.
 */
export function paginate(items: readonly FlowItem[], options: PaginateOptions): PageFill[] {
  if (!items.length) return []
  const flow = makeFlow(items, options)
  let states: readonly State[] = [{ start: 0, cost: 0 }]
  for (let page = 0; ; page++) {
    const room = Math.max(0, options.roomOf(page))
    const best = cheapest(states.flatMap((state) => endings(state, room, flow)))
    if (best) return trace(best)
    const next = continuations(states, room, flow)
    const isWhole = room >= options.roomOf(page + 1)
    states = next.length ? next : states.map((state) => goOn(state, room, isWhole))
  }
}

function trace(state: State): PageFill[] {
  const fills: PageFill[] = []
  for (let at = state.last; at; at = at.before.last) fills.push(at.fill)
  return fills.reverse()
}

function makeFlow(items: readonly FlowItem[], options: PaginateOptions): Flow {
  const rowsFrom = new Float64Array(items.length + 1)
  for (let i = items.length - 1; i >= 0; i--) {
    rowsFrom[i] = (rowsFrom[i + 1] ?? 0) + (items[i]?.rows ?? 0)
  }
  const known = new Map<string, readonly Column[]>()
  const fill = (start: number, depth: number, atEnd: boolean) => {
    const key = `${String(start)}/${String(depth)}/${String(atEnd)}`
    const columns = known.get(key) ?? fillColumn(items, start, depth, atEnd)
    known.set(key, columns)
    return columns
  }
  return { items, options, rowsFrom, fill }
}

/** The states after one more page that is not the last: for each item that the next page may begin with, the cheapest. */
function continuations(states: readonly State[], room: number, flow: Flow): State[] {
  const best = new Map<number, State>()
  for (const state of states) {
    let cheapestPage = Number.POSITIVE_INFINITY
    for (let less = 0; less <= MOST_SHALLOWER && less * SHALLOWER < cheapestPage; less++) {
      const depth = room - less
      for (const { end, cost, columns } of fillPage(state.start, depth, flow, false)) {
        if (end >= flow.items.length || end <= state.start) continue
        const price = less * SHALLOWER + cost
        cheapestPage = Math.min(cheapestPage, price)
        const total = state.cost + price
        if (total >= (best.get(end)?.cost ?? Number.POSITIVE_INFINITY)) continue
        const last = { fill: { columns, depth }, before: state }
        best.set(end, { start: end, cost: total, last })
      }
    }
  }
  return [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, BEAM)
}

/** The states after a page that ends the section. A balanced one is as shallow as can be, or a little deeper if that costs less. */
function endings(state: State, room: number, flow: Flow): State[] {
  const { columns: count, balance } = flow.options
  const needed = Math.ceil((flow.rowsFrom[state.start] ?? 0) / count)
  const hasLinesForAll = flow.items.length - state.start >= count * LINES_FOR_ALL
  const found: State[] = []
  let least = room
  for (let depth = balance ? needed : room; depth <= Math.min(room, least + MOST_DEEPER); depth++) {
    const sequences = fillPage(state.start, depth, flow, balance)
    const sequence = sequences.find(({ end }) => end === flow.items.length)
    if (!sequence) continue
    least = Math.min(least, depth)
    const { columns } = sequence
    const empty = hasLinesForAll && balance ? count - columns.length : 0
    const cost = state.cost + (depth - least) * DEEPER + empty * EMPTY + sequence.cost
    const deepest = Math.max(...columns.map(({ short }) => depth - short))
    const fill = { columns, depth: deepest }
    found.push({ start: flow.items.length, cost, last: { fill, before: state } })
  }
  return found
}

/** Where nothing fits: a first page cut short by what stands above stays empty; on a whole page the item stands alone. */
function goOn(state: State, room: number, isWhole: boolean): State {
  const { start, cost } = state
  const column = { start, end: start + 1, extra: 0, short: 0, cost: 0 }
  const fill = isWhole ? { columns: [column], depth: room } : { columns: [], depth: 0 }
  return { start: isWhole ? start + 1 : start, cost, last: { fill, before: state } }
}

/** The ways to fill a page's columns, the cheapest for each item that they can end before; fewer columns where the flow ends. */
function fillPage(
  start: number,
  depth: number,
  { items, options, fill }: Flow,
  atEnd: boolean,
): readonly Sequence[] {
  let sequences: readonly Sequence[] = [{ end: start, cost: 0, columns: [] }]
  for (let column = 0; column < options.columns; column++) {
    const best = new Map<number, Sequence>()
    const keep = (sequence: Sequence) => {
      if (sequence.cost < (best.get(sequence.end)?.cost ?? Number.POSITIVE_INFINITY)) {
        best.set(sequence.end, sequence)
      }
    }
    for (const sequence of sequences) {
      if (sequence.end >= items.length) keep(sequence)
      else for (const next of fill(sequence.end, depth, atEnd)) keep(append(sequence, next))
    }
    sequences = [...best.values()]
  }
  return sequences
}

function append({ cost, columns }: Sequence, next: Column): Sequence {
  return { end: next.end, cost: cost + next.cost, columns: [...columns, next] }
}

function cheapest(states: readonly State[]): State | undefined {
  return states.reduce<State | undefined>(
    (best, state) => (best && best.cost <= state.cost ? best : state),
    undefined,
  )
}
