import { usedLength, type BorderStyle, type Color, type ComputedStyle } from '../model/style.ts'
import type { Span } from '../model/source.ts'
import { wholeUnits } from '../model/units.ts'
import type { PageStart } from './breaking.ts'
import type { FlowItem, HeadSpace } from './flow.ts'

/** A stretch of the flow with one set of columns. Lengths in pt. */
export interface Section extends Track {
  readonly items: readonly FlowItem[]
  /** Above it, where it follows another on a page. */
  readonly space: HeadSpace
  /** It begins a page, on the side it says. */
  readonly start?: PageStart
  /** It stands at the foot of its page. */
  readonly foot?: true
}

/** Columns that flow is set in. */
export interface Track {
  /** Of its left edge, from the page area's. */
  readonly left: number
  readonly width: number
  readonly columns: number
  /** Of a column: whole ems where there are columns. */
  readonly measure: number
  /** The type size that the ems are of. */
  readonly em: number
  readonly gutter: number
  readonly balance: boolean
  readonly rule?: { readonly width: number; readonly style: BorderStyle; readonly color: Color }
}

export interface Flow {
  readonly sections: readonly Section[]
  /** The distance of the grid's lines. */
  readonly pitch: number
  /** The type size of the lines on it. */
  readonly size: number
  /** Where the sheet says what the pitch is. */
  readonly place?: Span
}

/** Narrower columns cannot be set: a mark and two characters must fit. */
export const LEAST_MEASURE_EM = 4

/** One column, as wide as there is room. */
export function plainTrack(left: number, width: number, em: number): Track {
  return { left, width, columns: 1, measure: width, em, gutter: 0, balance: false }
}

/**
 * Columns of whole ems (design.md): `column-gap` is the least gap, the gutter takes what the ems leave. With one column the rest stays at
 * the right. `ems` is how many there would be, too few or not.
 */
export function columnTrack(
  style: ComputedStyle,
  columns: number,
  left: number,
  width: number,
): { readonly track: Track; readonly ems: number } {
  const em = style['font-size']
  const gap = usedLength(style['column-gap'], width)
  const ems = Math.max(0, wholeUnits(width - (columns - 1) * gap, columns * em))
  const measure = Math.max(ems, LEAST_MEASURE_EM) * em
  const gutter = columns > 1 ? Math.max(0, (width - columns * measure) / (columns - 1)) : 0
  const balance = style['column-fill'] === 'balance'
  return { track: { left, width, columns, measure, em, gutter, balance, ...ruleOf(style) }, ems }
}

function ruleOf(style: ComputedStyle): Pick<Track, 'rule'> {
  const width = style['column-rule-width']
  const line = style['column-rule-style']
  if (line === 'none' || width === 0) return {}
  return { rule: { width, style: line, color: style['column-rule-color'] } }
}
