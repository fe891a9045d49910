import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Line } from '../model/line.ts'
import type { Metrics } from '../model/metrics.ts'
import type { Frame, Page } from '../model/page.ts'
import type { PageStyle, StyledDocument } from '../model/style.ts'
import { fits, unitsToHold, wholeUnits } from '../model/units.ts'
import { MOST_SHORT_AT_END } from './columns.ts'
import { placeFurniture } from './furniture.ts'
import { paginate, type PageFill } from './paginate.ts'
import { placeFill } from './place.ts'
import { buildFlow, type Flow, type Section } from './sections.ts'
import type { LayoutContext } from './text.ts'

/** A page being filled: what stands on it so far, and the rows taken. */
interface OpenPage {
  readonly frames: Frame[]
  readonly strings: Map<string, string>
  rows: number
}

/**
 * Sets a styled document on pages: everything on one line grid, columns level, running heads and page numbers in the margins. Frames
 * are in reading order. All pages have the size and the margins of the first.
 */
export function layoutDocument(document: StyledDocument, metrics: Metrics, report: Report): Page[] {
  const context = { metrics, report }
  const first = document.pages(1)
  const width = first.width - first.marginLeft - first.marginRight
  const height = first.height - first.marginTop - first.marginBottom
  if (width <= 0 || height <= 0) {
    report(diagnose('error', 'PAGE_TOO_SMALL', { width, height }))
    return []
  }
  const flow = buildFlow(document.root, width, context)
  const builder = new PageBuilder(flow, wholeUnits(height, flow.pitch), first, report)
  flow.sections.forEach((section, i) => {
    const margin = Math.max(flow.sections[i - 1]?.marginBottom ?? 0, section.marginTop)
    builder.add(section, unitsToHold(margin, flow.pitch))
  })
  return finishPages(builder.pages, document, context)
}

/** Puts sections on pages, each below the one before as long as there is room. */
class PageBuilder {
  readonly pages: OpenPage[] = []
  private readonly flow: Flow
  /** Rows of a page. */
  private readonly room: number
  private readonly page: PageStyle
  private readonly report: Report

  constructor(flow: Flow, room: number, page: PageStyle, report: Report) {
    this.flow = flow
    this.room = room
    this.page = page
    this.report = report
  }

  /** `space` rows stay free above the section, unless it begins a page. */
  add(section: Section, space: number): void {
    this.checkHeights(section)
    const begin = Math.max(0, this.pages.length - 1)
    const last = this.pages[begin]
    if (last && last.rows > 0) last.rows = Math.min(this.room, last.rows + space)
    const taken = last?.rows ?? 0
    const { columns, balance } = section
    const roomOf = (n: number) => (n === 0 ? this.room - taken : this.room)
    const fills = paginate(section.items, { columns, balance, roomOf })
    fills.forEach((fill, n) => {
      this.place(fill, section, begin + n)
      this.reportUneven(fill, begin + n + 1, n === fills.length - 1)
    })
  }

  private place(fill: PageFill, section: Section, index: number): void {
    const open = (this.pages[index] ??= { frames: [], strings: new Map(), rows: 0 })
    const { marginLeft, marginTop } = this.page
    const origin = { x: marginLeft + section.left, y: marginTop + open.rows * this.flow.pitch }
    open.frames.push(...placeFill(fill, section, this.flow, origin))
    open.rows += fill.depth
    noteStrings(fill, section, open)
  }

  private checkHeights({ items }: Section): void {
    const { room } = this
    for (const { rows } of items) {
      if (rows > room) this.report(diagnose('error', 'BOX_TOO_TALL', { rows, room }))
    }
  }

  private reportUneven({ columns }: PageFill, page: number, isLast: boolean): void {
    const level = isLast ? columns.slice(0, -1) : columns
    const lines = Math.max(0, ...level.map(({ short }) => short))
    if (lines <= (isLast ? MOST_SHORT_AT_END : 0) || columns.length < 2) return
    this.report(diagnose('warning', 'COLUMNS_UNEVEN', { page, lines }))
  }
}

/** Of a string set several times on a page the first value is shown, as in CSS. */
function noteStrings({ columns }: PageFill, { items }: Section, { strings }: OpenPage): void {
  for (const { start, end } of columns) {
    for (const [name, value] of items.slice(start, end).flatMap((item) => item.strings)) {
      if (!strings.has(name)) strings.set(name, value)
    }
  }
}

function finishPages(
  pages: readonly OpenPage[],
  document: StyledDocument,
  context: LayoutContext,
): Page[] {
  let strings: ReadonlyMap<string, string> = new Map()
  return pages.map((open, i) => {
    const number = i + 1
    strings = new Map([...strings, ...open.strings])
    const style = document.pages(number)
    const furniture = placeFurniture(style, { number, count: pages.length, strings }, context)
    const { width, height } = style
    const page = { number, width, height, frames: [...open.frames, ...furniture] }
    reportOutside(page, context)
    return page
  })
}

/** Text that the style pushes off the paper would be lost to the reader. */
function reportOutside({ number, width, height, frames }: Page, { report }: LayoutContext): void {
  const outside = frames.find(
    (frame) =>
      frame.kind === 'line' &&
      !(
        fits(0, frame.x + leftOf(frame.line)) &&
        fits(frame.x + frame.line.width, width) &&
        fits(0, frame.y) &&
        fits(frame.y, height)
      ),
  )
  if (outside?.kind !== 'line') return
  const source = outside.line.runs.find((run) => run.source)?.source
  const place = source && { block: source.block, at: source.start }
  report(diagnose('error', 'TEXT_OUTSIDE_PAGE', { page: number }, place))
}

/** Of the first body; a mark trimmed at the line's start has its glyph half an em before it. */
function leftOf({ runs }: Line): number {
  const [run] = runs
  return (run?.glyphs[0]?.x ?? 0) + (run?.size ?? 0) / 2
}
