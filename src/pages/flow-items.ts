import type { Line } from '../model/line.ts'
import type { ComputedStyle } from '../model/style.ts'
import type { Origin } from '../model/tree.ts'
import type { Boundary, BreakRules } from './breaking.ts'
import {
  NO_SPACE,
  NOTHING_ANCHORED,
  type Anchored,
  type Change,
  type FlowItem,
  type HeadSpace,
  type Slot,
} from './flow.ts'

/** An item without what its place in the flow adds. */
export type Content = Pick<FlowItem, 'rows' | 'frames' | 'loose' | 'slot' | 'origin' | 'place'>

/** Holds a place in a flow without text. */
export const EMPTY_ITEM: FlowItem = {
  rows: 0,
  frames: [],
  space: NO_SPACE,
  breakCost: 0,
  leaves: 'nothing',
  beginsColumn: false,
  isHeading: false,
  anchored: NOTHING_ANCHORED,
}

/** Asked once for each change, however often pages are tried with it. */
export function remembered(changed: Slot['changed']): Slot['changed'] {
  const known = new Map<Change, ReturnType<Slot['changed']>>()
  return (by) => {
    if (!known.has(by)) known.set(by, changed(by))
    return known.get(by)
  }
}

/** The items of a block's content, and what it costs to begin a column with each. */
export function itemsOf(
  content: readonly Content[],
  style: ComputedStyle,
  rules: BreakRules,
  { boundary, space }: { boundary: Boundary; space: HeadSpace },
): FlowItem[] {
  return content.map((own, i) => {
    const { cost, leaves } = rules.before(i, content.length, style, boundary)
    return {
      ...own,
      breakCost: cost,
      leaves,
      isHeading: isHeading(style),
      space: i === 0 ? space : NO_SPACE,
      beginsColumn: i === 0 && boundary.column,
      anchored: NOTHING_ANCHORED,
    }
  })
}

/** A space of so many rows, whatever happens. */
export function fixed(rows: number): HeadSpace {
  return { least: rows, natural: rows, most: rows }
}

/** The same items, and with the first what goes where it goes. */
export function anchoredTo(items: readonly FlowItem[], anchored: Anchored): FlowItem[] {
  if (anchored === NOTHING_ANCHORED) return [...items]
  return items.map((item, i) => (i === 0 ? { ...item, anchored } : item))
}

/** A block that keeps what follows it. */
export function isHeading(style: ComputedStyle): boolean {
  return style['break-after'].startsWith('avoid')
}

/** Where the text of a line stands in the bulletin. */
export function originOf(line: Line | undefined): { origin?: Origin } {
  const source = line?.runs.find((run) => run.source)?.source
  return source ? { origin: { block: source.block, at: source.start } } : {}
}
