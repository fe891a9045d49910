import type { MarkStroke, PressMark, Rectangle } from '../model/press.ts'
import { PT_PER_MM } from '../model/units.ts'

/** Between what is printed and the marks, so that none of them is left on the paper. */
const CLEARANCE = 1 * PT_PER_MM
/** However small the bleed: a knife that is off by that much must not leave a mark. */
const NEAREST = 3 * PT_PER_MM
const LENGTH = 5 * PT_PER_MM
/** White beyond the marks. */
const EDGE = 1 * PT_PER_MM
/** Of the register mark's circle. */
const RADIUS = 1.5 * PT_PER_MM
/** The dashes of a fold mark. */
const DASH = 1 * PT_PER_MM

/** Around what is cut, for marks beyond a bleed of this width; pt. */
export function markRoom(bleed: number): number {
  return offsetOf(bleed) + LENGTH + EDGE
}

function offsetOf(bleed: number): number {
  return Math.max(bleed + CLEARANCE, NEAREST)
}

/**
 * Marks around what is cut: two at each corner to cut by, circles with a cross along the sides to register by, and at
 * head and foot of each fold a dashed line. None of them touches the bleed.
 */
export function drawMarks(
  trim: Rectangle,
  bleed: number,
  marks: readonly PressMark[],
  folds: readonly number[] = [],
): MarkStroke[] {
  const offset = offsetOf(bleed)
  return [
    ...(marks.includes('crop') ? cropMarks(trim, offset) : []),
    ...(marks.includes('cross') ? registerMarks(trim, offset, folds) : []),
    ...(marks.length ? folds.flatMap((x) => foldMarks(x, trim, offset)) : []),
  ]
}

function line(x1: number, y1: number, x2: number, y2: number): MarkStroke {
  return { kind: 'line', x1, y1, x2, y2 }
}

function cropMarks({ x, y, width, height }: Rectangle, offset: number): MarkStroke[] {
  const away = offset + LENGTH
  const upright = [x, x + width].flatMap((at) => [
    line(at, y - away, at, y - offset),
    line(at, y + height + offset, at, y + height + away),
  ])
  const level = [y, y + height].flatMap((at) => [
    line(x - away, at, x - offset, at),
    line(x + width + offset, at, x + width + away, at),
  ])
  return [...upright, ...level]
}

/**
 * In the middle of each side; at head and foot of a sheet with a fold, which has its mark there, in the middle of each half: so those of front and back
 * meet, whichever way the sheet is turned.
 */
function registerMarks(
  { x, y, width, height }: Rectangle,
  offset: number,
  folds: readonly number[],
): MarkStroke[] {
  const away = offset + LENGTH / 2
  const across = (folds.length ? [1 / 4, 3 / 4] : [1 / 2]).map((share) => x + share * width)
  const middle = y + height / 2
  return [
    ...across.flatMap((at) => registerMark(at, y - away)),
    ...across.flatMap((at) => registerMark(at, y + height + away)),
    ...registerMark(x - away, middle),
    ...registerMark(x + width + away, middle),
  ]
}

function registerMark(x: number, y: number): MarkStroke[] {
  const arm = LENGTH / 2
  return [
    line(x - arm, y, x + arm, y),
    line(x, y - arm, x, y + arm),
    { kind: 'circle', x, y, radius: RADIUS },
  ]
}

function foldMarks(x: number, { y, height }: Rectangle, offset: number): MarkStroke[] {
  const starts = Array.from({ length: Math.round(LENGTH / (2 * DASH)) }, (_, i) => i * 2 * DASH)
  return starts.flatMap((start) => {
    const [near, far] = [offset + start, offset + start + DASH]
    return [line(x, y - far, x, y - near), line(x, y + height + near, x, y + height + far)]
  })
}
