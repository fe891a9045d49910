import { composeParagraph, measureParagraph } from '../compose/compose.ts'
import type { Frame } from '../model/page.ts'
import type { StyledParagraph } from '../model/line.ts'
import {
  lineHeightOf,
  type ComputedStyle,
  type ContentItem,
  type MarginBoxName,
  type PageStyle,
} from '../model/style.ts'
import { decorate, edgesOf } from './block.ts'
import { baselineIn, ornamentFrames, translate } from './fragment.ts'
import { runOf } from './runs.ts'
import { typesettingOf, type LayoutContext } from './text.ts'

/** What margin boxes can show of their page. */
export interface PageValues {
  readonly number: number
  readonly count: number
  readonly strings: ReadonlyMap<string, string>
}

interface Box {
  readonly name: MarginBoxName
  readonly style: ComputedStyle
  readonly paragraph: StyledParagraph | undefined
  readonly preferred: number
}

const ROWS = [
  ['top-left', 'top-center', 'top-right'],
  ['bottom-left', 'bottom-center', 'bottom-right'],
] as const satisfies readonly (readonly MarginBoxName[])[]

/** The frames of a page's margin boxes: running heads and page numbers. */
export function placeFurniture(
  page: PageStyle,
  values: PageValues,
  context: LayoutContext,
): Frame[] {
  return ROWS.flatMap((names) => {
    const boxes = names.flatMap((name) => {
      const style = page.boxes[name]
      return style && style.content !== 'none' && style.content !== 'normal'
        ? [makeBox(name, style, style.content, values, context)]
        : []
    })
    return placeRow(boxes, page, context)
  })
}

function makeBox(
  name: MarginBoxName,
  style: ComputedStyle,
  content: readonly ContentItem[],
  values: PageValues,
  context: LayoutContext,
): Box {
  const text = content.map((item) => valueOf(item, values)).join('')
  const paragraph = text.trim() ? paragraphOf(text, style) : undefined
  const { left, right } = edgesOf(style)
  const width = paragraph ? measureParagraph(paragraph, context.metrics) : 0
  return {
    name,
    style,
    paragraph,
    preferred: width + left + right + style['margin-left'] + style['margin-right'],
  }
}

function valueOf(item: ContentItem, { number, count, strings }: PageValues): string {
  switch (item.kind) {
    case 'text':
      return item.text
    case 'string':
      return strings.get(item.name) ?? ''
    case 'counter':
      return String(item.name === 'page' ? number : count)
  }
}

function paragraphOf(text: string, style: ComputedStyle): StyledParagraph {
  return {
    runs: [runOf(text.replace(/\s+/gu, ' ').trim(), style)],
    style: {
      ...{ indent: 0, align: 'left', alignLast: 'left', balanced: false },
      ...typesettingOf(style),
    },
  }
}

/** The boxes of one margin share its width: a middle box stays in the middle, the others take what it leaves. */
function placeRow(boxes: readonly Box[], page: PageStyle, context: LayoutContext): Frame[] {
  const width = page.width - page.marginLeft - page.marginRight
  const middle = boxes.find(({ name }) => name.endsWith('center'))
  const sides = boxes.filter((box) => box !== middle)
  const share = sides.reduce((sum, { preferred }) => sum + preferred, 0)
  const widthOf = (box: Box): number => {
    if (boxes.length === 1) return width
    if (box === middle) return Math.min(box.preferred, width)
    if (middle) return (width - Math.min(middle.preferred, width)) / 2
    return share > 0 ? (width * box.preferred) / share : width / 2
  }
  return boxes.flatMap((box) => {
    const own = widthOf(box)
    const free = width - own
    const x = page.marginLeft + (box.name.endsWith('right') ? free : box === middle ? free / 2 : 0)
    return placeBox(box, x, own, page, context)
  })
}

function placeBox(
  box: Box,
  x: number,
  width: number,
  page: PageStyle,
  context: LayoutContext,
): Frame[] {
  const { style, paragraph, name } = box
  const isTop = name.startsWith('top')
  const area = isTop ? page.marginTop : page.marginBottom
  const height = area - style['margin-top'] - style['margin-bottom']
  const inner = width - style['margin-left'] - style['margin-right']
  const edges = edgesOf(style)
  const top = (isTop ? 0 : page.height - page.marginBottom) + style['margin-top']
  const left = x + style['margin-left']
  const frames: Frame[] = decorate(style, inner, height)
  if (paragraph) {
    const pitch = lineHeightOf(style)
    const room = height - edges.top - edges.bottom - pitch
    const share = { top: 0, middle: 0.5, bottom: 1 }[style['vertical-align']]
    const measure = inner - edges.left - edges.right
    const align = name.endsWith('left') ? 'left' : name.endsWith('right') ? 'right' : 'center'
    const aligned = {
      ...paragraph,
      style: { ...paragraph.style, align, alignLast: align } as const,
    }
    const lines = composeParagraph(aligned, measure, context.metrics, context.report)
    const y = edges.top + room * share + baselineIn(pitch, style['font-size'])
    lines.forEach((line, i) => {
      const baseline = y + i * pitch
      frames.push({ kind: 'line', role: 'artifact', x: edges.left, y: baseline, line })
      frames.push(...ornamentFrames(line, edges.left, baseline))
    })
  }
  return translate(frames, left, top).map((frame) => ({ ...frame, role: 'artifact' }))
}
