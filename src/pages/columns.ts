import { NEVER, type FlowItem } from './flow.ts'

/** A column filled from one item of the flow to another. */
export interface Column {
  readonly start: number
  /** After its last item. */
  readonly end: number
  /** Rows that its spaces get beyond their least. */
  readonly extra: number
  /** Rows that stay empty at its foot. */
  readonly short: number
  readonly cost: number
}

/** A heading space one row wider. */
const WIDER_SPACE = 10
/** A row missing at a column's foot: columns stand level unless nothing else is possible. */
const SHORT = 100_000
/** The same on a last page, where the foot of the text may be a little uneven before a column stays empty (chinese-typography §7.4). */
const SHORT_AT_END = 300
export const MOST_SHORT_AT_END = 2
/** 尾巴: fewer rows than this alone in the last column. */
const TAIL = 3
const TAIL_COST = 100
/** A break where no rule allows one, if a column can have no other. */
const EMERGENCY = 10_000_000

/**
 * The ways to fill a column of `depth` rows from item `start` on. First those that end exactly at its foot; the longest that ends short, or
 * breaks a rule, stands in if there is none. A column may end short where the flow ends, at no cost. `atEnd` of a page that ends the flow.
 */
export function fillColumn(
  items: readonly FlowItem[],
  start: number,
  depth: number,
  atEnd: boolean,
): Column[] {
  const level: Column[] = []
  let short: Column | undefined
  let forbidden: Column | undefined
  let rows = 0
  let room = 0
  for (let i = start; i < items.length; i++) {
    const item = items[i]
    if (!item) break
    if (i > start) {
      rows += item.space.least
      room += item.space.most - item.space.least
    }
    rows += item.rows
    if (rows > depth) break
    const end = i + 1
    const missing = depth - rows
    if (end === items.length) {
      const cost = start > 0 && rows < TAIL ? TAIL_COST : 0
      return [...level, { start, end, extra: 0, short: missing, cost }]
    }
    const breakCost = items[end]?.breakCost ?? 0
    const extra = Math.min(missing, room)
    const column = { start, end, extra, short: missing - extra }
    const isNearlyLevel = atEnd && column.short <= MOST_SHORT_AT_END
    const cost = extra * WIDER_SPACE + column.short * (isNearlyLevel ? SHORT_AT_END : SHORT)
    if (breakCost === NEVER) forbidden = { ...column, cost: cost + EMERGENCY }
    else if (column.short === 0 || isNearlyLevel) level.push({ ...column, cost: cost + breakCost })
    else short = { ...column, cost: cost + breakCost }
  }
  const standIn = short ?? forbidden
  return level.length ? level : standIn ? [standIn] : []
}
