import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Metrics } from '../model/metrics.ts'
import type { Frame, Page } from '../model/page.ts'
import type { PageStyle, StyledDocument } from '../model/style.ts'
import { wholeUnits } from '../model/units.ts'
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
  const first = document.pages(1)
  const width = first.width - first.marginLeft - first.marginRight
  const height = first.height - first.marginTop - first.marginBottom
  if (width <= 0 || height <= 0) {
    report(diagnose('error', 'PAGE_TOO_SMALL', { width, height }))
    return []
  }
  const context = { metrics, report }
  const flow = buildFlow(document.root, width, context)
  const room = wholeUnits(height, flow.pitch)
  const pages: OpenPage[] = []
  for (const section of flow.sections) setSection(section, flow, room, first, pages, report)
  return finishPages(pages, document, context)
}

function setSection(
  section: Section,
  flow: Flow,
  room: number,
  page: PageStyle,
  pages: OpenPage[],
  report: Report,
): void {
  for (const { rows } of section.items) {
    if (rows > room) report(diagnose('error', 'BOX_TOO_TALL', { rows, room }))
  }
  const begin = Math.max(0, pages.length - 1)
  const taken = pages[begin]?.rows ?? 0
  const { columns, balance } = section
  const roomOf = (n: number) => (n === 0 ? room - taken : room)
  const fills = paginate(section.items, { columns, balance, roomOf })
  fills.forEach((fill, n) => {
    const open = (pages[begin + n] ??= { frames: [], strings: new Map(), rows: 0 })
    const origin = { x: page.marginLeft, y: page.marginTop + open.rows * flow.pitch }
    open.frames.push(...placeFill(fill, section, flow, origin))
    open.rows += fill.depth
    noteStrings(fill, section, open)
    reportUneven(fill, begin + n + 1, n === fills.length - 1, report)
  })
}

/** Of a string set several times on a page the first value is shown, as in CSS. */
function noteStrings({ columns }: PageFill, { items }: Section, { strings }: OpenPage): void {
  for (const { start, end } of columns) {
    for (const [name, value] of items.slice(start, end).flatMap((item) => item.strings)) {
      if (!strings.has(name)) strings.set(name, value)
    }
  }
}

function reportUneven({ columns }: PageFill, page: number, isLast: boolean, report: Report): void {
  const level = isLast ? columns.slice(0, -1) : columns
  const lines = Math.max(0, ...level.map(({ short }) => short))
  if (lines > 0 && columns.length > 1)
    report(diagnose('warning', 'COLUMNS_UNEVEN', { page, lines }))
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
    return {
      number,
      width: style.width,
      height: style.height,
      frames: [...open.frames, ...furniture],
    }
  })
}
