import { usedLength, type ComputedStyle } from '../model/style.ts'

const SIDES = ['top', 'right', 'bottom', 'left'] as const
export type Side = (typeof SIDES)[number]

/** One length for each side of a box, pt. */
export type Edges = Readonly<Record<Side, number>>

function each(of: (side: Side) => number): Edges {
  const [top, right, bottom, left] = SIDES
  return { top: of(top), right: of(right), bottom: of(bottom), left: of(left) }
}

/** The used margins of a box in a containing block `width` wide: percentages are of its width on all four sides (CSS Box 4 §4.2). */
export function marginsOf(style: ComputedStyle, width: number): Edges {
  return each((side) => usedLength(style[`margin-${side}`], width))
}

/** Padding and border together. */
export function edgesOf(style: ComputedStyle, width: number): Edges {
  return each((side) => usedLength(style[`padding-${side}`], width) + borderWidth(style, side))
}

export function borderWidth(style: ComputedStyle, side: Side): number {
  return style[`border-${side}-style`] === 'none' ? 0 : style[`border-${side}-width`]
}

/** The width that a box says of itself, its edges not counted; undefined where it takes what there is. */
export function widthOf(style: ComputedStyle, width: number): number | undefined {
  return style.width === 'auto' ? undefined : Math.max(0, usedLength(style.width, width))
}
