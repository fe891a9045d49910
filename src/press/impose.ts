import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Page } from '../model/page.ts'
import type { Imposed } from './boxes.ts'

/** Each page on a sheet of its own, as it was laid out. */
export function pageByPage(pages: readonly Page[]): Imposed[] {
  return pages.map((page) => {
    const { width, height } = page
    return { width, height, slots: [{ page, x: 0 }] }
  })
}

/** Pages of a booklet of sheets folded once come in fours. */
const PAGES_OF_SHEET = 4

/**
 * Pages two by two on sheets for saddle stitching: printed on both sides, folded together and stitched through the fold. The sheets come from the
 * outermost in, front and back in turn. What lacks to a multiple of four is blank, before the last page, which stays the back cover.
 */
export function imposeSaddle(pages: readonly Page[], report: Report): Imposed[] {
  const [first] = pages
  if (!first) return []
  const { width, height } = first
  // layout gives all pages one size (PAGES_DIFFER)
  if (pages.some((page) => page.width !== width || page.height !== height)) {
    throw new Error('a booklet of pages of several sizes')
  }
  const leaves = signature(pages)
  reportImposed(pages, leaves, report)
  const count = leaves.length
  return Array.from({ length: count / 2 }, (_, side) => {
    // fronts have the later page at the left, backs the earlier one
    const [outer, inner] = [leaves[count - 1 - side], leaves[side]]
    const [left, right] = side % 2 === 0 ? [outer, inner] : [inner, outer]
    return {
      ...{ width: 2 * width, height },
      slots: [
        { page: left, x: 0, fold: 'right' },
        { page: right, x: width, fold: 'left' },
      ],
    }
  })
}

/** The pages as they are read, blanks among them; a page alone is the front cover. */
function signature(pages: readonly Page[]): (Page | undefined)[] {
  const blanks = blanksFor(pages.length)
  if (pages.length < 2) return [...pages, ...blanks]
  return [...pages.slice(0, -1), ...blanks, ...pages.slice(-1)]
}

function blanksFor(pages: number): undefined[] {
  const lacking = (PAGES_OF_SHEET - (pages % PAGES_OF_SHEET)) % PAGES_OF_SHEET
  return Array.from({ length: lacking }, () => undefined)
}

function reportImposed(
  pages: readonly Page[],
  leaves: readonly (Page | undefined)[],
  report: Report,
): void {
  const blanks = leaves.length - pages.length
  const last = pages.at(-1)
  const data = {
    ...{ pages: pages.length, sheets: leaves.length / PAGES_OF_SHEET, blanks },
    ...(pages.length > 1 && last && { back: last.number }),
  }
  report(diagnose('info', 'IMPOSED', data))
  const turned = leaves.flatMap((page, i) => (page && isTurned(page, i) ? [page.number] : []))
  if (turned.length) report(diagnose('warning', 'IMPOSED_WRONG_SIDE', { pages: turned }))
}

/** Whether a page comes to the other side of the fold than it was laid out for, where the two sides differ. */
function isTurned({ number, isMirrored }: Page, index: number): boolean {
  return isMirrored === true && number % 2 !== (index + 1) % 2
}
