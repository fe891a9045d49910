/** A command of an outline as fontkit gives it; font units. */
export interface PathCommand {
  readonly command: string
  readonly args: readonly number[]
}

type Point = readonly [x: number, y: number]

/** A point of a TrueType contour, whole units. */
interface ContourPoint {
  readonly x: number
  readonly y: number
  readonly isOn: boolean
}

type Contour = readonly ContourPoint[]

/** A glyph's data as they stand in `glyf`, and what `maxp` and `hmtx` have to know of them. */
export interface SimpleGlyph {
  readonly data: Uint8Array
  readonly points: number
  readonly contours: number
  /** Where its ink begins. */
  readonly bearing: number
}

const EMPTY: SimpleGlyph = { data: new Uint8Array(), points: 0, contours: 0, bearing: 0 }

/**
 * A simple TrueType glyph with the outline of a PostScript one: cubic curves become quadratic ones no further than `tolerance` units away,
 * before points are rounded to whole units. Throws a RangeError on an outline that TrueType has no room for.
 */
export function simpleGlyphOf(path: readonly PathCommand[], tolerance: number): SimpleGlyph {
  const contours = contoursOf(path, tolerance).filter((contour) => contour.length > 2)
  if (!contours.length) return EMPTY
  const points = contours.flat()
  if (points.length > MOST_POINTS) throw new RangeError('too many points')
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const box = [least(xs), least(ys), most(xs), most(ys)]
  if (box.some((side) => !(Math.abs(side) <= FURTHEST))) throw new RangeError('too large')
  const data = encode(contours, box)
  return { data, points: points.length, contours: contours.length, bearing: box[0] ?? 0 }
}

const MOST_POINTS = 0xffff
/** Coordinates have 16 bits, and so have the steps between them. */
const FURTHEST = 0x3fff

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity)
const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity)

function contoursOf(path: readonly PathCommand[], tolerance: number): Contour[] {
  const contours: Pen[] = []
  for (const { command, args } of path) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args
    const pen = contours.at(-1)
    if (command === 'moveTo') contours.push(new Pen([a, b], tolerance))
    else if (command === 'lineTo') pen?.lineTo([a, b])
    else if (command === 'quadraticCurveTo') pen?.quadraticTo([a, b], [c, d])
    else if (command === 'bezierCurveTo') pen?.cubicTo([a, b], [c, d], [e, f])
  }
  return contours.map((pen) => pen.contour())
}

/** Draws one contour in TrueType's terms. */
class Pen {
  private readonly points: { at: Point; isOn: boolean }[]
  private last: Point
  private readonly tolerance: number

  constructor(start: Point, tolerance: number) {
    this.points = [{ at: start, isOn: true }]
    this.last = start
    this.tolerance = tolerance
  }

  lineTo(end: Point): void {
    this.points.push({ at: end, isOn: true })
    this.last = end
  }

  quadraticTo(control: Point, end: Point): void {
    this.points.push({ at: control, isOn: false })
    this.lineTo(end)
  }

  /** As many quadratic curves as are needed: their distance from the cubic one falls with the third power of their number. */
  cubicTo(first: Point, second: Point, end: Point): void {
    const start = this.last
    const excess = Math.hypot(
      end[0] - 3 * second[0] + 3 * first[0] - start[0],
      end[1] - 3 * second[1] + 3 * first[1] - start[1],
    )
    const distance = (excess * Math.sqrt(3)) / 36
    const count = Math.min(MOST_PARTS, Math.max(1, Math.ceil(Math.cbrt(distance / this.tolerance))))
    for (let part = 0; part < count; part++) {
      const piece = pieceOf([start, first, second, end], part / count, (part + 1) / count)
      const control: Point = [controlOf(piece, 0), controlOf(piece, 1)]
      this.quadraticTo(control, piece[3])
    }
  }

  /**
   * Whole units; against the PostScript sense, because TrueType fills what is to the right. A point that readers find by themselves, in the middle between its
   * neighbours off the curve, is left out.
   */
  contour(): Contour {
    const points = this.points.map(({ at: [x, y], isOn }) => ({
      x: Math.round(x),
      y: Math.round(y),
      isOn,
    }))
    const distinct = points.filter((point, i) => {
      const before = points.at(i - 1)
      return !(before && point.isOn && before.isOn && isSamePlace(point, before))
    })
    return distinct.filter((point, i) => !isImplied(point, i, distinct)).reverse()
  }
}

const MOST_PARTS = 32

type Cubic = readonly [Point, Point, Point, Point]

/** The part of a cubic curve between two parameters. */
function pieceOf(curve: Cubic, from: number, to: number): Cubic {
  const axis = (i: 0 | 1) => {
    const [a, b, c, d] = curve.map((point) => point[i]) as [number, number, number, number]
    const at = (t: number) => {
      const u = 1 - t
      return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
    }
    const slope = (t: number) => {
      const u = 1 - t
      return 3 * (u * u * (b - a) + 2 * u * t * (c - b) + t * t * (d - c))
    }
    const third = (to - from) / 3
    const [start, end] = [from === 0 ? a : at(from), to === 1 ? d : at(to)]
    return [start, start + third * slope(from), end - third * slope(to), end] as const
  }
  const [xs, ys] = [axis(0), axis(1)]
  return [
    [xs[0], ys[0]],
    [xs[1], ys[1]],
    [xs[2], ys[2]],
    [xs[3], ys[3]],
  ]
}

/** The control point of the quadratic curve nearest to a cubic one with its ends. */
function controlOf([start, first, second, end]: Cubic, axis: 0 | 1): number {
  return (3 * (first[axis] + second[axis]) - start[axis] - end[axis]) / 4
}

function isSamePlace(a: ContourPoint, b: ContourPoint): boolean {
  return a.x === b.x && a.y === b.y
}

function isImplied({ x, y, isOn }: ContourPoint, i: number, points: readonly ContourPoint[]): boolean {
  const [before, after] = [points[i - 1], points[i + 1]]
  if (!isOn || !before || !after || before.isOn || after.isOn) return false
  return x * 2 === before.x + after.x && y * 2 === before.y + after.y
}

const ON_CURVE = 0x01
const X_SHORT = 0x02
const Y_SHORT = 0x04
const REPEATS = 0x08
/** A short step forward, or no step at all. */
const X_SAME = 0x10
const Y_SAME = 0x20
const MOST_REPEATS = 255

/** OpenType, `glyf`, "Simple Glyph Description", without instructions. */
function encode(contours: readonly Contour[], box: readonly number[]): Uint8Array {
  const bytes: number[] = []
  const word = (value: number) => bytes.push((value >> 8) & 0xff, value & 0xff)
  word(contours.length)
  for (const side of box) word(side)
  let last = -1
  for (const contour of contours) word((last += contour.length))
  word(0)
  const [flags, xs, ys]: [number[], number[], number[]] = [[], [], []]
  let from = { x: 0, y: 0 }
  for (const point of contours.flat()) {
    const x = stepOf(point.x - from.x, X_SHORT, X_SAME)
    const y = stepOf(point.y - from.y, Y_SHORT, Y_SAME)
    flags.push((point.isOn ? ON_CURVE : 0) | x.flag | y.flag)
    xs.push(...x.bytes)
    ys.push(...y.bytes)
    from = point
  }
  bytes.push(...packed(flags))
  // one by one: an outline may have more numbers than a call has room for
  for (const byte of xs) bytes.push(byte)
  for (const byte of ys) bytes.push(byte)
  return Uint8Array.from(bytes)
}

function stepOf(step: number, short: number, same: number): { flag: number; bytes: number[] } {
  if (step === 0) return { flag: same, bytes: [] }
  if (Math.abs(step) < 0x100) {
    return { flag: short | (step > 0 ? same : 0), bytes: [Math.abs(step)] }
  }
  return { flag: 0, bytes: [(step >> 8) & 0xff, step & 0xff] }
}

/** Equal flags in a row are written once, with their number. */
function packed(flags: readonly number[]): number[] {
  const bytes: number[] = []
  for (let i = 0; i < flags.length; ) {
    const flag = flags[i] ?? 0
    let count = 1
    while (flags[i + count] === flag && count <= MOST_REPEATS) count++
    if (count > 1) bytes.push(flag | REPEATS, count - 1)
    else bytes.push(flag)
    i += count
  }
  return bytes
}
