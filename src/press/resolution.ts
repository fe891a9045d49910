import { diagnose, type Report } from '../model/diagnostic.ts'
import type { ImageFrame, Page } from '../model/page.ts'
import { PT_PER_MM } from '../model/units.ts'

/** Below this many pixels to the inch a print shop calls back. */
const LEAST_DPI = 200
const PT_PER_INCH = 72

/** Reports each picture that is too coarse where it is printed largest; drawings have no pixels. */
export function checkResolution(pages: readonly Page[], report: Report): void {
  const worst = new Map<string, { frame: ImageFrame; page: number; dpi: number }>()
  for (const { frames, number: page } of pages) {
    for (const frame of frames) {
      if (frame.kind !== 'image') continue
      const dpi = dpiOf(frame)
      if (dpi !== undefined && dpi < (worst.get(frame.src)?.dpi ?? LEAST_DPI)) {
        worst.set(frame.src, { frame, page, dpi })
      }
    }
  }
  for (const { frame, page, dpi } of worst.values()) {
    const { src, width, height, place } = frame
    const needed = (length: number) => Math.ceil((length / PT_PER_INCH) * LEAST_DPI)
    const data = {
      ...{ src, page, dpi: Math.floor(dpi), least: LEAST_DPI },
      ...{ width: width / PT_PER_MM, height: height / PT_PER_MM },
      ...{ pixelWidth: needed(width), pixelHeight: needed(height) },
    }
    report(diagnose('warning', 'IMAGE_COARSE', data, place))
  }
}

/** Pixels to the inch, the fewer of both directions. A picture's natural size in px is that in pixels. */
function dpiOf({ picture, width, height }: ImageFrame): number | undefined {
  if (picture.kind === 'svg') return undefined
  return Math.min(picture.width / width, picture.height / height) * PT_PER_INCH
}
