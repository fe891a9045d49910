import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Page } from '../model/page.ts'
import type { PressMark, PressSheet, Rectangle } from '../model/press.ts'
import { PT_PER_MM } from '../model/units.ts'
import { bleedFrames, reportAtEdge } from './bleed.ts'
import { moved } from './frames.ts'
import { drawMarks, markRoom } from './marks.ts'

/** A page, or nothing, on its part of a sheet. */
export interface Slot {
  readonly page: Page | undefined
  /** Its left edge, from the left edge of what is cut. */
  readonly x: number
  /** The side on which another page is: nothing of this one goes over the fold. */
  readonly fold?: 'left' | 'right'
}

/** What one sheet carries, before there is room around it. */
export interface Imposed {
  readonly width: number
  readonly height: number
  readonly slots: readonly Slot[]
}

/** Print shops ask for 2 to 5 mm; more than this is a slip of the unit. */
const WIDEST_BLEED = 15 * PT_PER_MM

/**
 * Sheets with room for bleed and marks. A job has one bleed, the widest that any of its pages asks for, and the marks of all: so its sheets are
 * of one size and cut in one place, and fronts and backs are registered by the same marks. Reports what the knife would show: pictures
 * that end where the paper is cut.
 */
export function layOut(imposed: readonly Imposed[], report: Report): PressSheet[] {
  const pages = imposed.flatMap(({ slots }) => slots.flatMap(({ page }) => page ?? []))
  const bleed = Math.max(0, ...pages.map((page) => page.bleed ?? 0))
  const marks = [...new Set(pages.flatMap((page) => page.marks ?? []))]
  if (bleed > WIDEST_BLEED) {
    const { bleedPlace } = pages.find((page) => page.bleed === bleed) ?? {}
    report(diagnose('warning', 'BLEED_WIDE', { bleed: bleed / PT_PER_MM }, bleedPlace))
  }
  for (const page of pages) reportAtEdge(page, bleed, report)
  return imposed.map((sheet) => layOutSheet(sheet, bleed, marks))
}

function layOutSheet(
  { width, height, slots }: Imposed,
  bleed: number,
  marks: readonly PressMark[],
): PressSheet {
  const room = Math.max(bleed, marks.length ? markRoom(bleed) : 0)
  const trim = { x: room, y: room, width, height }
  const folds = slots.flatMap(({ fold, x }) => (fold === 'left' ? [room + x] : []))
  return {
    width: width + 2 * room,
    height: height + 2 * room,
    trim,
    bleed: grown(trim, bleed),
    pages: slots.flatMap(({ page, x, fold }) => {
      if (!page) return []
      const at = { x: room + x, y: room, width: page.width, height: page.height }
      const frames = bleedFrames(page, bleed).map((frame) => moved(frame, at.x, at.y))
      return [{ number: page.number, clip: grown(at, bleed, fold), frames }]
    }),
    marks: drawMarks(trim, bleed, marks, folds),
  }
}

/** Larger on all sides, but that of the fold. */
export function grown(
  { x, y, width, height }: Rectangle,
  by: number,
  fold?: 'left' | 'right',
): Rectangle {
  const left = fold === 'left' ? 0 : by
  const right = fold === 'right' ? 0 : by
  return { x: x - left, y: y - by, width: width + left + right, height: height + 2 * by }
}
