import { diagnose } from '../model/diagnostic.ts'
import type { ImageFrame, LineFrame, Page } from '../model/page.ts'
import type { PageStyle, StringKeyword } from '../model/style.ts'
import { fits, PT_PER_MM } from '../model/units.ts'
import type { StringSetting } from './flow.ts'
import { ABOVE } from './fragment.ts'
import { placeFurniture, type PageValues } from './furniture.ts'
import type { LayoutContext } from './text.ts'

/** The values of named strings on a page (CSS GCPM §1.1.2). */
export interface StringsOfPage {
  readonly valueOf: (name: string, keyword: StringKeyword) => string
  /** Those of the page after, where these are set in this order. */
  readonly next: (settings: readonly StringSetting[]) => StringsOfPage
}

export function noStrings(): StringsOfPage {
  return stringsOf(new Map(), [])
}

function stringsOf(
  before: ReadonlyMap<string, string>,
  settings: readonly StringSetting[],
): StringsOfPage {
  const own = (name: string) => settings.filter((setting) => setting.name === name)
  const after = new Map([...before, ...settings.map(({ name, value }) => [name, value] as const)])
  return {
    valueOf: (name, keyword) => {
      const [first, last] = [own(name)[0], own(name).at(-1)]
      const entry = before.get(name) ?? ''
      switch (keyword) {
        case 'first':
          return first?.value ?? entry
        case 'last':
          return last?.value ?? entry
        case 'start':
          return entry
        case 'first-except':
          return first ? '' : entry
      }
    },
    next: (more) => stringsOf(after, more),
  }
}

/** A page with what stands in its margins; text that the style pushed off the paper is reported, it would be lost to the reader. */
export function finishPage(
  style: PageStyle,
  { frames, grid }: Pick<Page, 'frames' | 'grid'>,
  values: PageValues,
  context: LayoutContext,
): Page {
  const furniture = placeFurniture(style, values, context)
  const { width, height, bleed, bleedPlace, marks } = style
  const page = {
    number: values.number,
    ...{ width, height, frames: [...frames, ...furniture], grid },
    ...(bleed > 0 && { bleed, ...(bleedPlace && { bleedPlace }) }),
    ...(marks.length > 0 && { marks }),
  }
  const outside = page.frames.find(
    (frame): frame is LineFrame => frame.kind === 'line' && !isInside(frame, page),
  )
  if (outside) {
    const source = outside.line.runs.find((run) => run.source)?.source
    const place = source && { block: source.block, at: source.start }
    context.report(diagnose('error', 'TEXT_OUTSIDE_PAGE', { page: page.number }, place))
  }
  if (page.frames.some((frame) => frame.kind === 'rect' && !isOnSheet(frame, style))) {
    context.report(diagnose('warning', 'BOX_OUTSIDE_PAGE', { page: page.number }))
  }
  for (const frame of page.frames) {
    if (frame.kind !== 'image' || isOnSheet(frame, style)) continue
    const farthest = Math.max(...beyondEdges(frame, style)) / PT_PER_MM
    const data = { src: frame.src, page: page.number, beyond: farthest, bleed: bleed / PT_PER_MM }
    context.report(diagnose('error', 'IMAGE_OUTSIDE_PAGE', data, frame.place))
  }
  return page
}

type Box = Pick<ImageFrame, 'x' | 'y' | 'width' | 'height'>

/** Whether a picture or a box is on the sheet, or on the bleed around it, as a whole. */
function isOnSheet(box: Box, style: PageStyle): boolean {
  return beyondEdges(box, style).every((by) => fits(by, style.bleed))
}

/** How far a box reaches over each edge of the sheet, pt; negative where it does not. */
function beyondEdges(
  { x, y, width, height }: Box,
  { width: sheetWidth, height: sheetHeight }: PageStyle,
): number[] {
  return [-x, -y, x + width - sheetWidth, y + height - sheetHeight]
}

/** Whether the em boxes of a line's characters are on the sheet; a mark trimmed at its start has its glyph half an em before it. */
function isInside({ x, y, line }: LineFrame, { width, height }: Page): boolean {
  if (!fits(x + line.width, width)) return false
  return line.runs.every(({ glyphs, size, rise = 0 }) => {
    const top = y - rise - ABOVE * size
    return (
      glyphs.every((glyph) => fits(-size / 2, x + glyph.x) && fits(x + glyph.x, width)) &&
      fits(-EDGE * size, top) &&
      fits(top + size, height + EDGE * size)
    )
  })
}

/** em: no ink is that near to the edge of the em box. */
const EDGE = 0.1
