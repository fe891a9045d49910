import type { DottedLine, Vector } from './definition.ts'
import { number } from './ink.ts'

/** Where a shape is, without its colour. */
type Shape = Pick<Extract<Vector, { type: 'rect' }>, 'type' | 'x' | 'y' | 'w' | 'h'>
type Round = Pick<Extract<Vector, { type: 'ellipse' }>, 'type' | 'x' | 'y' | 'r1' | 'r2'>

/** The path of a shape in pdfkit's coordinates, closed. */
export function pathOf(shape: Shape | Round): string {
  return shape.type === 'rect' ? rectPath(shape) : ellipsePath(shape)
}

/** Draws dots in the colour of strokes: dashes without a length, which have round ends all the same (ISO 32000-1, 8.4.3.6). */
export function drawDots(
  { x1, y1, x2, y2, lineWidth, dash }: DottedLine,
  colorOperator: string,
): string {
  const step = dash.length + dash.space
  // half a step on, else the last dot could be lost to rounding
  const [isAcross, half] = [x2 > x1, step / 2]
  const end = isAcross ? numbers(x2 + half, y2) : numbers(x2, y2 + half)
  const pattern = `${number(lineWidth)} w [0 ${fine(step)}] 0 d`
  return `q ${colorOperator} 1 J ${pattern} ${numbers(x1, y1)} m ${end} l S Q`
}

/** A step adds up along a line. */
function fine(value: number): string {
  return String(Math.round(value * 1e6) / 1e6)
}

export function numbers(...values: readonly number[]): string {
  return values.map(number).join(' ')
}

function rectPath({ x, y, w, h }: Shape): string {
  return `${numbers(x, y, w, h)} re`
}

/** How far the handles of a quarter of a circle are from its ends, in radii. */
const HANDLE = 0.5523

function ellipsePath({ x, y, r1, r2 }: Round): string {
  const [dx, dy] = [r1 * HANDLE, r2 * HANDLE]
  return [
    `${numbers(x + r1, y)} m`,
    `${numbers(x + r1, y + dy, x + dx, y + r2, x, y + r2)} c`,
    `${numbers(x - dx, y + r2, x - r1, y + dy, x - r1, y)} c`,
    `${numbers(x - r1, y - dy, x - dx, y - r2, x, y - r2)} c`,
    `${numbers(x + dx, y - r2, x + r1, y - dy, x + r1, y)} c h`,
  ].join(' ')
}
