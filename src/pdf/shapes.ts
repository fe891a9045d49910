import type { Vector } from './definition.ts'
import { fillOperator, number } from './operators.ts'

/** The operators that fill a shape at `x` and `y` in pdfkit's coordinates. */
export function shapeOperators(vector: Vector): string {
  const { color } = vector
  const path = vector.type === 'rect' ? rectPath(vector) : ellipsePath(vector)
  return `${fillOperator(color)} ${path} f`
}

type Rect = Extract<Vector, { type: 'rect' }>
type Ellipse = Extract<Vector, { type: 'ellipse' }>

function rectPath({ x, y, w, h }: Rect): string {
  return `${[x, y, w, h].map(number).join(' ')} re`
}

/** A quarter of a circle as a Bézier curve: its handles are so long, in radii. */
const HANDLE = 0.5523

function ellipsePath({ x, y, r1, r2 }: Ellipse): string {
  const [dx, dy] = [r1 * HANDLE, r2 * HANDLE]
  const curve = (...points: readonly number[]) => `${points.map(number).join(' ')} c`
  return [
    `${number(x + r1)} ${number(y)} m`,
    curve(x + r1, y + dy, x + dx, y + r2, x, y + r2),
    curve(x - dx, y + r2, x - r1, y + dy, x - r1, y),
    curve(x - r1, y - dy, x - dx, y - r2, x, y - r2),
    curve(x + dx, y - r2, x + r1, y - dy, x + r1, y),
  ].join(' ')
}
