import type { Frame, Page } from '../model/page.ts'
import { PT_PER_MM } from '../model/units.ts'
import { rect } from '../pages/decorate.ts'
import type { Box } from './box.ts'
import { PALE } from './type.ts'

/** White around everything, which most printers cannot reach. */
const EDGE = 5 * PT_PER_MM
/** Between the page and the strip. */
const GAP = 4.5 * PT_PER_MM
const STRIP = 51 * PT_PER_MM
/** Room for a strip and a table, however small the page is; pt. */
const LEAST = { width: 300, height: 360 }
const HAIR = 0.3

/** The sheet that all of a proof is on: a page in its own size, and to the right of it a strip for what is to be said of it. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly page: Box
  readonly strip: Box
  /** What sheets behind the pages fill. */
  readonly body: Box
}

export function sheetFor({ width, height }: Pick<Page, 'width' | 'height'>): Sheet {
  const left = Math.max(width, LEAST.width)
  const down = Math.max(height, LEAST.height)
  const inset = Math.min(4 * EDGE, 0.07 * left)
  return {
    width: EDGE + left + GAP + STRIP + EDGE,
    height: down + 2 * EDGE,
    page: { x: EDGE, y: EDGE, width, height },
    strip: { x: EDGE + left + GAP, y: EDGE, width: STRIP, height: down },
    body: { x: EDGE + inset, y: EDGE, width: left - 2 * inset, height: down },
  }
}

/** Where the paper will be cut, drawn outside of it. */
export function trimEdge({ page }: Sheet): Frame[] {
  const { x, y, width, height } = page
  const outer = { x: x - HAIR, y: y - HAIR, width: width + 2 * HAIR, height: height + 2 * HAIR }
  return outline(outer, HAIR)
}

/** A frame of this thickness inside the box. */
export function outline({ x, y, width, height }: Box, thickness: number, color = PALE): Frame[] {
  return [
    rect(x, y, width, thickness, color),
    rect(x, y + height - thickness, width, thickness, color),
    rect(x, y, thickness, height, color),
    rect(x + width - thickness, y, thickness, height, color),
  ]
}
