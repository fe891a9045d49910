import type { DotFrame, Frame, RectFrame } from '../model/page.ts'
import type { BorderStyle, Color, ComputedStyle } from '../model/style.ts'
import { borderWidth, type Side } from './used.ts'

/** Background and borders of a box, in its own coordinates. */
export function decorate(style: ComputedStyle, width: number, height: number): Frame[] {
  const background = style['background-color']
  const fill = background === 'transparent' ? [] : [rect(0, 0, width, height, background)]
  const borders = (['top', 'right', 'bottom', 'left'] as const).flatMap((side) =>
    border(style, side, width, height),
  )
  return [...fill, ...borders]
}

export function rect(x: number, y: number, width: number, height: number, color: Color): RectFrame {
  return { kind: 'rect', role: 'artifact', x, y, width, height, color }
}

function border(style: ComputedStyle, side: Side, width: number, height: number): Frame[] {
  const thickness = borderWidth(style, side)
  if (thickness <= 0) return []
  const isAcross = side === 'top' || side === 'bottom'
  const length = isAcross ? width : height
  const start = side === 'right' ? width - thickness : side === 'bottom' ? height - thickness : 0
  const stroke = { thickness, length, color: style[`border-${side}-color`] }
  return STROKES[style[`border-${side}-style`]](stroke).map((frame) => {
    // strokes run along x from the origin; those of the left and right turn
    const turned = isAcross ? frame : turn(frame)
    return {
      ...turned,
      x: turned.x + (isAcross ? 0 : start),
      y: turned.y + (isAcross ? start : 0),
    }
  })
}

/** A line downwards from its top left corner, as of a border or between columns. */
export function lineDown(style: BorderStyle, x: number, y: number, stroke: Stroke): Frame[] {
  return STROKES[style](stroke).map((frame) => {
    const turned = turn(frame)
    return { ...turned, x: turned.x + x, y: turned.y + y }
  })
}

export interface Stroke {
  readonly thickness: number
  readonly length: number
  readonly color: Color
}

const STROKES: Readonly<Record<BorderStyle, (stroke: Stroke) => (RectFrame | DotFrame)[]>> = {
  none: () => [],
  solid: ({ thickness, length, color }) => [rect(0, 0, length, thickness, color)],
  // three strips, the middle one empty
  double: ({ thickness, length, color }) =>
    [0, (2 * thickness) / 3].map((y) => rect(0, y, length, thickness / 3, color)),
  dashed: ({ thickness, length, color }) =>
    spreadAlong(length, 3 * thickness, 2 * thickness).map((x) =>
      rect(x, 0, Math.min(3 * thickness, length), thickness, color),
    ),
  dotted: ({ thickness, length, color }) =>
    spreadAlong(length, thickness, thickness).map((x) => ({
      kind: 'dot',
      role: 'artifact',
      x: x + thickness / 2,
      y: thickness / 2,
      radius: thickness / 2,
      color,
    })),
}

/** Strokes to a border at the most, so that a hair line round a large box stays a small file. */
const MOST_STROKES = 500

/** Where marks of `mark` pt begin, the first and the last at the ends, gaps of about `gap` between them. */
function spreadAlong(length: number, mark: number, gap: number): number[] {
  const count = Math.min(MOST_STROKES, Math.max(1, Math.round((length + gap) / (mark + gap))))
  const step = count > 1 ? (length - mark) / (count - 1) : 0
  return Array.from({ length: count }, (_, i) => i * step)
}

function turn(frame: RectFrame | DotFrame): RectFrame | DotFrame {
  const { x, y } = frame
  if (frame.kind === 'dot') return { ...frame, x: y, y: x }
  return { ...frame, x: y, y: x, width: frame.height, height: frame.width }
}
