import { composeParagraph, measureParagraph } from '../compose/compose.ts'
import type { StyledParagraph } from '../model/line.ts'
import type { Frame } from '../model/page.ts'
import {
  lineHeightOf,
  MARGIN_BOXES,
  type ComputedStyle,
  type ContentItem,
  type MarginBoxName,
  type PageStyle,
} from '../model/style.ts'
import { decorate } from './decorate.ts'
import type { StringsOfPage } from './finish.ts'
import { baselineIn, ornamentFrames, translate } from './fragment.ts'
import { runOf } from './runs.ts'
import { typesettingOf, type LayoutContext } from './text.ts'
import { edgesOf, marginsOf } from './used.ts'

/** What margin boxes can show of their page. */
export interface PageValues {
  readonly number: number
  readonly count: number
  readonly strings: StringsOfPage
}

interface Box {
  readonly name: MarginBoxName
  readonly style: ComputedStyle
  readonly paragraph: StyledParagraph | undefined
  /** As wide as its text, its edges and margins included. */
  readonly preferred: number
}

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The frames of a page's margin boxes: running heads and page numbers. Drawn from the top left corner, line by line. */
export function placeFurniture(
  page: PageStyle,
  values: PageValues,
  context: LayoutContext,
): Frame[] {
  const boxes = MARGIN_BOXES.flatMap((name) => {
    const style = page.boxes[name]
    return style && style.content !== 'none' && style.content !== 'normal'
      ? [makeBox(name, style, style.content, page, values, context)]
      : []
  })
  const placed = boxes.map((box) => ({ box, area: areaOf(box, boxes, page) }))
  return placed
    .toSorted((a, b) => a.area.y - b.area.y || a.area.x - b.area.x)
    .flatMap(({ box, area }) => placeBox(box, area, page, context))
}

function makeBox(
  name: MarginBoxName,
  style: ComputedStyle,
  content: readonly ContentItem[],
  page: PageStyle,
  values: PageValues,
  context: LayoutContext,
): Box {
  const text = content.map((item) => valueOf(item, values)).join('')
  const paragraph = text.trim() ? paragraphOf(text, name, style) : undefined
  const edges = edgesOf(style, page.width)
  const margins = marginsOf(style, page.width)
  const width = paragraph ? measureParagraph(paragraph, context.metrics) : 0
  const around = edges.left + edges.right + margins.left + margins.right
  return { name, style, paragraph, preferred: width + around }
}

/** What only elements can show is refused by the style stage. */
function valueOf(item: ContentItem, { number, count, strings }: PageValues): string {
  if (item.kind === 'text') return item.text
  if (item.kind === 'string') return strings.valueOf(item.name, item.keyword)
  if (item.kind === 'counter') return String(item.name === 'page' ? number : count)
  return ''
}

function paragraphOf(text: string, name: MarginBoxName, style: ComputedStyle): StyledParagraph {
  const align = alignOf(name)
  return {
    runs: [runOf(text.replace(/[ \t\r\n\f]+/gu, ' ').trim(), style)],
    style: { indent: 0, align, alignLast: align, balanced: false, ...typesettingOf(style) },
  }
}

/** By its name, as CSS Paged Media §6.2 has it: boxes in the corners lean against the page area. */
function alignOf(name: MarginBoxName): 'left' | 'center' | 'right' {
  if (/left-corner$/u.test(name)) return 'right'
  if (/right-corner$/u.test(name)) return 'left'
  if (/^(?:top|bottom)-left$/u.test(name)) return 'left'
  return /^(?:top|bottom)-right$/u.test(name) ? 'right' : 'center'
}

/** The boxes of one margin share it: a middle box stays in the middle, the others take what it leaves. */
function areaOf(box: Box, all: readonly Box[], page: PageStyle): Area {
  const { width, height, marginTop, marginRight, marginBottom, marginLeft } = page
  const { name } = box
  const inner = {
    width: width - marginLeft - marginRight,
    height: height - marginTop - marginBottom,
  }
  const [side = ''] = name.split('-')
  if (name.endsWith('corner')) {
    const isLeft = name.includes('left')
    return {
      x: isLeft ? 0 : width - marginRight,
      y: side === 'top' ? 0 : height - marginBottom,
      width: isLeft ? marginLeft : marginRight,
      height: side === 'top' ? marginTop : marginBottom,
    }
  }
  const row = all.filter((other) => isBeside(other.name, name))
  if (side === 'top' || side === 'bottom') {
    const own = widthInRow(box, row, inner.width)
    const free = inner.width - own
    const share = name.endsWith('right') ? 1 : name.endsWith('center') ? 0.5 : 0
    return {
      x: marginLeft + free * share,
      y: side === 'top' ? 0 : height - marginBottom,
      width: own,
      height: side === 'top' ? marginTop : marginBottom,
    }
  }
  const own = row.length > 1 ? inner.height / 3 : inner.height
  const share = name.endsWith('bottom') ? 1 : name.endsWith('middle') ? 0.5 : 0
  return {
    x: side === 'left' ? 0 : width - marginRight,
    y: marginTop + (inner.height - own) * share,
    width: side === 'left' ? marginLeft : marginRight,
    height: own,
  }
}

function isBeside(one: MarginBoxName, other: MarginBoxName): boolean {
  return !one.endsWith('corner') && one.split('-')[0] === other.split('-')[0]
}

function widthInRow(box: Box, row: readonly Box[], width: number): number {
  if (row.length === 1) return width
  const middle = row.find(({ name }) => name.endsWith('center'))
  if (box === middle) return Math.min(box.preferred, width)
  if (middle) return (width - Math.min(middle.preferred, width)) / 2
  const share = row.reduce((sum, { preferred }) => sum + preferred, 0)
  return share > 0 ? (width * box.preferred) / share : width / 2
}

function placeBox(
  { name, style, paragraph }: Box,
  area: Area,
  page: PageStyle,
  context: LayoutContext,
): Frame[] {
  const edges = edgesOf(style, page.width)
  const margins = marginsOf(style, page.width)
  const width = Math.max(0, area.width - margins.left - margins.right)
  const height = Math.max(0, area.height - margins.top - margins.bottom)
  const frames: Frame[] = decorate(style, width, height)
  if (paragraph) {
    const measure = Math.max(0, width - edges.left - edges.right)
    const lines = composeParagraph(paragraph, measure, context.metrics, context.report)
    const pitch = lineHeightOf(style)
    const room = height - edges.top - edges.bottom - pitch * lines.length
    const y = edges.top + room * shareAbove(name, style) + baselineIn(pitch, style['font-size'])
    lines.forEach((line, i) => {
      const baseline = y + i * pitch
      frames.push({ kind: 'line', role: 'artifact', x: edges.left, y: baseline, line })
      frames.push(...ornamentFrames(line, edges.left, baseline))
    })
  }
  return translate(frames, area.x + margins.left, area.y + margins.top).map((frame) => ({
    ...frame,
    role: 'artifact',
  }))
}

/** The share of a box's free height that stands above its text; unless it says so, by its name. */
function shareAbove(name: MarginBoxName, style: ComputedStyle): number {
  const align = style['vertical-align']
  if (align === 'top') return 0
  if (align === 'bottom') return 1
  if (align === 'middle') return 0.5
  if (/^(?:left|right)-top$/u.test(name)) return 0
  return /^(?:left|right)-bottom$/u.test(name) ? 1 : 0.5
}
