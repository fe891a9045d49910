import { unitsToHold } from '../model/units.ts'
import type { Change, FlowItem } from './flow.ts'

/**
 * A place between items of a section: the index of the item after it, or, negative, a place inside a paragraph that was set with a line more or
 * fewer. A number, because pages are searched by it.
 */
export type Place = number

/** A paragraph set otherwise than at its best: `at` is the index of its first item. */
export interface Swap {
  readonly at: number
  readonly by: Change
}

/** Of a paragraph; a place inside one stays a safe integer for four thousand million items. */
const MOST_LINES = 1_048_576

/** The place before line `line` of a changed paragraph. */
function placeInside({ at, by }: Swap, line: number): Place {
  return -1 - ((at * 2 + (by > 0 ? 1 : 0)) * MOST_LINES + line)
}

function insideOf(place: Place): { swap: Swap; line: number } {
  const code = -1 - place
  const paragraph = Math.floor(code / MOST_LINES)
  const swap = { at: Math.floor(paragraph / 2), by: paragraph % 2 ? 1 : -1 } as const
  return { swap, line: code % MOST_LINES }
}

/** Reads the items of a section from any place on. */
export class Reader {
  readonly items: readonly FlowItem[]
  private readonly pitch: number

  constructor(items: readonly FlowItem[], pitch: number) {
    this.items = items
    this.pitch = pitch
  }

  get end(): Place {
    return this.items.length
  }

  /** Where the paragraph of a place inside one goes on; the place itself otherwise. */
  baseOf(place: Place): number {
    if (place >= 0) return place
    const { at } = insideOf(place).swap
    return at + (this.items[at]?.slot?.count ?? 1)
  }

  /** The items between two places. */
  between(start: Place, end: Place, swap?: Swap): FlowItem[] {
    const items: FlowItem[] = []
    let place = start
    while (place !== end && place !== this.end) {
      const step = this.step(place, swap)
      if (!step) break
      items.push(step.item)
      place = step.next
    }
    return items
  }

  counter(): RowCounter {
    return new RowCounter(this.pitch)
  }

  /** The item at a place, and the place after it; undefined at the end. */
  step(place: Place, swap?: Swap): { item: FlowItem; next: Place } | undefined {
    if (place >= 0 && swap?.at !== place) {
      const item = this.items[place]
      return item && { item, next: place + 1 }
    }
    const { swap: own, line } = place < 0 ? insideOf(place) : { swap: swap as Swap, line: 0 }
    const slot = this.items[own.at]?.slot
    const changed = slot?.changed(own.by)?.items
    const item = changed?.[line]
    if (!slot || !changed || !item) return undefined
    const isLast = line + 1 === changed.length
    return { item, next: isLast ? own.at + slot.count : placeInside(own, line + 1) }
  }
}

/** Adds up the rows of a column as items come into it. */
export class RowCounter {
  private readonly pitch: number
  private count = 0
  /** Without spaces. */
  rows = 0
  least = 0
  natural = 0
  most = 0
  /** Of the stretch of loose lines at its end. */
  private loose: { block: number; height: number; above: number } | undefined

  constructor(pitch: number) {
    this.pitch = pitch
  }

  add({ rows, space, loose }: FlowItem): void {
    if (this.count++ > 0) {
      this.least += space.least
      this.natural += space.natural
      this.most += space.most
    }
    const before = this.rows
    if (loose) {
      const goesOn = this.loose?.block === loose.block
      const height = (goesOn ? (this.loose?.height ?? 0) : 0) + loose.height
      const above = goesOn ? (this.loose?.above ?? 0) : this.rows
      this.loose = { block: loose.block, height, above }
      this.rows = above + unitsToHold(height, this.pitch)
    } else {
      this.loose = undefined
      this.rows += rows
    }
    const more = this.rows - before
    this.least += more
    this.natural += more
    this.most += more
  }
}
