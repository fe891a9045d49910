import type { Frame, LineFrame } from '../model/page.ts'
import { ABOVE } from '../pages/fragment.ts'

/** pt, from the sheet's top left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The room that a frame takes: of a line the em boxes of its characters. */
export function boxOf(frame: Frame): Box {
  if (frame.kind === 'rect' || frame.kind === 'image') return frame
  if (frame.kind === 'line') return boxOfLine(frame)
  const { x, y, radius } = frame
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }
}

function boxOfLine({ x, y, line }: LineFrame): Box {
  const glyphs = line.runs.flatMap((run) => run.glyphs)
  const left = Math.max(0, glyphs[0]?.x ?? 0)
  const tops = line.runs.map(({ size, rise = 0 }) => y - rise - ABOVE * size)
  const feet = line.runs.map(({ size, rise = 0 }) => y - rise + (1 - ABOVE) * size)
  const top = Math.min(...tops, y)
  return { x: x + left, y: top, width: line.width - left, height: Math.max(...feet, y) - top }
}

/** Whether two boxes have room in common; touching is none. */
export function meets(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}
