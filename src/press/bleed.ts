import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Frame, ImageFrame, Page, RectFrame } from '../model/page.ts'
import { PT_PER_MM } from '../model/units.ts'

/** What comes so near to the edge is meant to reach it, pt: far below what a knife can hold. */
const NEAR = 0.1

/** The frames of a page with every box that reaches its edge run into the bleed, so that no paper shows where the knife is a little off. */
export function bleedFrames({ frames, width, height }: Page, bleed: number): readonly Frame[] {
  if (bleed <= 0) return frames
  return frames.map((frame) =>
    frame.kind === 'rect' ? bled(frame, { width, height }, bleed) : frame,
  )
}

function bled(frame: RectFrame, page: Pick<Page, 'width' | 'height'>, bleed: number): RectFrame {
  const [left, right] = stretched(frame.x, frame.width, page.width, bleed)
  const [top, bottom] = stretched(frame.y, frame.height, page.height, bleed)
  return { ...frame, x: left, y: top, width: right - left, height: bottom - top }
}

/** From where to where along one side of a page of `length`. */
function stretched(start: number, size: number, length: number, bleed: number): [number, number] {
  const end = start + size
  return [
    start <= NEAR ? Math.min(start, -bleed) : start,
    end >= length - NEAR ? Math.max(end, length + bleed) : end,
  ]
}

/** A picture has nothing to run into the bleed with: one that ends between the edge of the page and that of the bleed is reported. */
export function reportAtEdge(page: Page, bleed: number, report: Report): void {
  if (bleed <= 0) return
  for (const frame of page.frames) {
    const beyond = frame.kind === 'image' ? shortOfBleed(frame, page, bleed) : undefined
    if (frame.kind !== 'image' || beyond === undefined) continue
    const [reached, wanted] = [beyond / PT_PER_MM, bleed / PT_PER_MM]
    const data = { src: frame.src, page: page.number, beyond: reached, bleed: wanted }
    report(diagnose('warning', 'IMAGE_WITHOUT_BLEED', data, frame.place))
  }
}

/** How far a picture reaches over the edge where it ends between that and the edge of the bleed, pt: on the side where it lacks most. */
function shortOfBleed(
  { x, y, width, height }: ImageFrame,
  page: Pick<Page, 'width' | 'height'>,
  bleed: number,
): number | undefined {
  const short = [-x, -y, x + width - page.width, y + height - page.height].filter(
    (by) => by >= -NEAR && by < bleed - NEAR,
  )
  if (!short.length) return undefined
  const least = Math.min(...short)
  return least <= NEAR ? 0 : least
}
