import type { Line } from '../model/line.ts'
import { lineHeightOf, type StyledElement } from '../model/style.ts'
import { fits, unitsToHold } from '../model/units.ts'
import { isHeading, originOf, type Content } from './flow-items.ts'
import { baselineIn, lineFrames, translate } from './fragment.ts'

/** The line grid: the distance of its lines and the type size of those that stand on it, pt. */
export interface LineGrid {
  readonly pitch: number
  readonly size: number
}

/** How the lines of a block become items of the flow. */
export type RowSetter = (lines: readonly Line[]) => Content[]

/**
 * How lines of an element, `x` from the column's left edge, become items: on the grid if they are not higher than its pitch, else under each other in whole
 * rows of it. `block` tells the stretches of different blocks apart.
 */
export function rowSetter(
  element: StyledElement,
  x: number,
  grid: LineGrid,
  block: number,
): RowSetter {
  const { style } = element
  const { pitch, size } = grid
  const height = lineHeightOf(style)
  if (style['line-snap'] === 'baseline' && fits(height, pitch)) {
    const baseline = baselineIn(pitch, size)
    return (lines) =>
      lineFrames(element, lines, pitch, baseline).map((frames, i) => ({
        rows: 1,
        frames: translate(frames, x, -i * pitch),
        ...originOf(lines[i]),
      }))
  }
  if (isHeading(style)) return (lines) => stack(element, lines, x, pitch)
  const baseline = baselineIn(height, style['font-size'])
  return (lines) =>
    lineFrames(element, lines, height, baseline).map((frames, i) => ({
      rows: unitsToHold(height, pitch),
      frames: translate(frames, x, -i * height),
      loose: { block, height },
      ...originOf(lines[i]),
    }))
}

/** A heading off the grid in one piece, in the middle of the rows that it takes (占行, chinese-typography §7.2). */
function stack(
  element: StyledElement,
  lines: readonly Line[],
  x: number,
  pitch: number,
): Content[] {
  if (!lines.length) return []
  const { style } = element
  const height = lineHeightOf(style)
  const rows = unitsToHold(lines.length * height, pitch)
  const spare = rows * pitch - lines.length * height
  const baseline = baselineIn(height, style['font-size'])
  const frames = lineFrames(element, lines, height, baseline).flat()
  return [{ rows, frames: translate(frames, x, spare / 2), ...originOf(lines[0]) }]
}
