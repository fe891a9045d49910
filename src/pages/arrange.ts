import type { FlowItem } from './flow.ts'
import type { Column } from './columns.ts'
import type { Reader } from './reader.ts'

/** Where the items of a column stand: the row of each, and the rows of its headings. */
export interface Arrangement {
  /** Of each item's first row; of a loose line, of its stretch. */
  readonly rows: readonly number[]
  readonly headings: readonly number[]
}

/** Ways to share out rows that are looked at. */
const MOST_WAYS = 6

/**
 * The ways to share out the rows that a column's heading spaces get or give: as evenly as they can be, beginning with the first, the second … of
 * them. The first way is the usual one.
 */
export function arrangementsOf(reader: Reader, column: Column): Arrangement[] {
  const items = reader.between(column.start, column.end, column.swap)
  const spaces = items.flatMap((item, i) => (i > 0 && rangeOf(item, column.extra) > 0 ? [i] : []))
  const isFixed = column.extra === 0 || spaces.length < 2
  const ways = isFixed ? 1 : Math.min(spaces.length, MOST_WAYS)
  return Array.from({ length: ways }, (_, first) => {
    const turn = [...spaces.slice(first), ...spaces.slice(0, first)]
    return arrange(reader, items, shares(items, turn, column.extra))
  })
}

function rangeOf({ space }: FlowItem, extra: number): number {
  return extra > 0 ? space.most - space.natural : space.natural - space.least
}

/** Rows more or fewer above each item, by its index. */
function shares(
  items: readonly FlowItem[],
  turn: readonly number[],
  extra: number,
): ReadonlyMap<number, number> {
  const given = new Map<number, number>()
  const sign = Math.sign(extra)
  let left = Math.abs(extra)
  for (let round = 1; left > 0; round++) {
    const open = turn.filter((i) => {
      const item = items[i]
      return item && rangeOf(item, extra) >= round
    })
    if (!open.length) break
    for (const i of evenly(open, left)) given.set(i, sign * round)
    left -= Math.min(left, open.length)
  }
  return given
}

/** So many of a list, as far from each other as can be. */
function evenly(list: readonly number[], count: number): number[] {
  if (count >= list.length) return [...list]
  return Array.from({ length: count }, (_, n) => list[Math.floor((n * list.length) / count)] ?? 0)
}

function arrange(
  reader: Reader,
  items: readonly FlowItem[],
  given: ReadonlyMap<number, number>,
): Arrangement {
  const counter = reader.counter()
  const rows: number[] = []
  const headings: number[] = []
  let shift = 0
  let block: number | undefined
  items.forEach((item, i) => {
    shift += given.get(i) ?? 0
    const before = counter.natural
    counter.add(item)
    const goesOn = item.loose !== undefined && item.loose.block === block
    const space = i > 0 ? item.space.natural : 0
    const row = goesOn ? (rows.at(-1) ?? 0) : before + space + shift
    rows.push(row)
    block = item.loose?.block
    if (item.isHeading) for (let r = 0; r < item.rows; r++) headings.push(row + r)
  })
  return { rows, headings }
}
