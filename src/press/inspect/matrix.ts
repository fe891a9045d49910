/** a b c d e f as `cm` takes them. */
export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function combined(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner
  const [A, B, C, D, E, F] = outer
  return [
    a * A + b * C,
    a * B + b * D,
    c * A + d * C,
    c * B + d * D,
    e * A + f * C + E,
    e * B + f * D + F,
  ]
}

export function matrixOf(numbers: readonly number[]): Matrix {
  const [a, b, c, d, e, f] = numbers
  if (numbers.length !== 6) return IDENTITY
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0]
}

/** From the box of an appearance to the rectangle of its annotation (12.5.5). */
export function appearanceMatrix(
  box: readonly number[],
  matrix: Matrix,
  rectangle: readonly number[],
): Matrix {
  const [left = 0, bottom = 0, right = 0, top = 0] = box
  const [a, b, c, d, e, f] = matrix
  const corners = [left, right].flatMap((x) =>
    [bottom, top].map((y) => [a * x + c * y + e, b * x + d * y + f] as const),
  )
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const [width, height] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)]
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rectangle
  const scaleX = width ? Math.abs(x2 - x1) / width : 1
  const scaleY = height ? Math.abs(y2 - y1) / height : 1
  return [scaleX, 0, 0, scaleY, 0, 0]
}
