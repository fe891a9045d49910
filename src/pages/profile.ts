import type { FlowItem, Lone } from './flow.ts'
import type { Place, Reader, RowCounter, Swap } from './reader.ts'

/**
 * A column as it grows from one place on: what it has come to after each item. Columns of every depth that begin there are read from it, so that
 * rows are added up once. Rows are without what a deeper column would add; all figures grow with the index but for the costs.
 */
export class Profile {
  readonly start: Place
  readonly swap: Swap | undefined
  /** Lines that are visibly spread for the swap. */
  readonly loosened: number
  /** Rows with its spaces at their least, as they ask to be, at their most; and without. */
  readonly least: number[] = []
  readonly natural: number[] = []
  readonly most: number[] = []
  readonly rows: number[] = []
  /** The place after each item, and what it costs to break there. */
  readonly ends: Place[] = []
  readonly breakCosts: number[] = []
  readonly leaves: Lone[] = []
  /** The item after which the column ends whatever its depth: a forced break follows, or nothing. */
  stop: number | undefined
  /** Nothing follows there. */
  isFlowEnd = false
  /** The items so far. */
  readonly items: FlowItem[] = []
  private readonly reader: Reader
  private readonly counter: RowCounter
  private place: Place

  constructor(reader: Reader, start: Place, swap?: Swap, loosened = 0) {
    this.reader = reader
    this.start = start
    this.swap = swap
    this.loosened = loosened
    this.place = start
    this.counter = reader.counter()
  }

  /** Reads on until the column is more than `depth` rows; the index of the last item that fits. */
  lastIn(depth: number): number {
    const { least, counter } = this
    while (this.stop === undefined && counter.least <= depth) this.addItem()
    let low = 0
    let high = least.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((least[middle] ?? 0) <= depth) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  private addItem(): void {
    const { reader, counter } = this
    const step = reader.step(this.place, this.swap)
    if (!step) {
      this.stop = this.items.length - 1
      return
    }
    counter.add(step.item)
    this.items.push(step.item)
    this.least.push(counter.least)
    this.natural.push(counter.natural)
    this.most.push(counter.most)
    this.rows.push(counter.rows)
    this.ends.push(step.next)
    this.place = step.next
    const next = step.next === reader.end ? undefined : reader.step(step.next, this.swap)?.item
    this.breakCosts.push(next?.breakCost ?? 0)
    this.leaves.push(next?.leaves ?? 'nothing')
    if (next && !next.beginsColumn) return
    this.stop = this.items.length - 1
    this.isFlowEnd = !next
  }
}
