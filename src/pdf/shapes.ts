import type { Vector } from './definition.ts'
import { number } from './ink.ts'

/** Where a shape is, without its colour. */
type Shape = Pick<Extract<Vector, { type: 'rect' }>, 'type' | 'x' | 'y' | 'w' | 'h'>
type Round = Pick<Extract<Vector, { type: 'ellipse' }>, 'type' | 'x' | 'y' | 'r1' | 'r2'>

/** The path of a shape in pdfkit's coordinates, closed. */
export function pathOf(shape: Shape | Round): string {
  return shape.type === 'rect' ? rectPath(shape) : ellipsePath(shape)
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
