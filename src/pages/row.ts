import { largest } from '../model/lists.ts'
import type { ComputedStyle, StyledElement } from '../model/style.ts'
import { usedLength } from '../model/style.ts'
import { fits } from '../model/units.ts'
import { blocksIn, itemsOfRow } from './anonymous.ts'
import { translate, type Fragment } from './fragment.ts'
import { isPicture, sizeOfPicture } from './picture.ts'
import { hasInlineContent, widthOfText, type LayoutContext } from './text.ts'
import { edgesOf, marginsOf, widthOf, type Edges } from './used.ts'

/** Lays out one box of a row `available` pt wide; percentages are of `containing`. */
type LayoutBox = (
  element: StyledElement,
  available: number,
  context: LayoutContext,
  containing: number,
) => Fragment

interface RowItem {
  readonly element: StyledElement
  /** Margins not included; pt. */
  readonly wished: number
  readonly margins: Edges
}

/** Boxes beside each other, as wide as their text unless they say otherwise; in several lines if the row may wrap and is too narrow. */
export function layoutRow(
  element: StyledElement,
  width: number,
  context: LayoutContext,
  layoutBox: LayoutBox,
): Fragment {
  const lines = linesOfRow(element, width, context).map((line) =>
    layoutRowLine(line, element.style, width, context, layoutBox),
  )
  let y = 0
  const frames = lines.flatMap((line) => {
    const placed = translate(line.frames, 0, y)
    y += line.height
    return placed
  })
  return { width, height: y, frames, baseline: lines[0]?.baseline ?? 0 }
}

function linesOfRow(element: StyledElement, width: number, context: LayoutContext): RowItem[][] {
  const { style } = element
  const gap = usedLength(style['column-gap'], width)
  const lines: RowItem[][] = [[]]
  let taken = 0
  for (const child of itemsOfRow(element)) {
    const margins = marginsOf(child.style, width)
    const item = { element: child, wished: preferredWidth(child, width, context), margins }
    const outer = item.wished + margins.left + margins.right
    const line = lines.at(-1)
    if (line?.length && style['flex-wrap'] === 'wrap' && !fits(taken + gap + outer, width)) {
      lines.push([item])
      taken = outer
    } else {
      taken += outer + (line?.length ? gap : 0)
      line?.push(item)
    }
  }
  return lines
}

/** One line of a row; if it is too narrow for its boxes, those that may be broken shrink alike, and all if that is not enough. */
function layoutRowLine(
  items: readonly RowItem[],
  style: ComputedStyle,
  width: number,
  context: LayoutContext,
  layoutBox: LayoutBox,
): Fragment {
  const gap = usedLength(style['column-gap'], width)
  const outside = sum(items.map(({ margins }) => margins.left + margins.right))
  const free = width - gap * Math.max(0, items.length - 1) - outside
  const scaleOf = shrinking(items, free)
  const boxes = items.map((item) => {
    const { element, wished, margins } = item
    const scale = scaleOf(item)
    return withMargins(layoutBox(shrunk(element, scale), wished * scale, context, width), margins)
  })
  const rest = Math.max(0, free - sum(boxes.map((box) => box.width)))
  const baseline = Math.max(0, ...boxes.map((box) => box.baseline))
  const height = heightOfRow(boxes, style, baseline)
  const isSpread = style['justify-content'] === 'space-between'
  const between = isSpread ? rest / Math.max(1, boxes.length - 1) : 0
  let x = rest * SHARE_BEFORE[style['justify-content']]
  const frames = boxes.flatMap((box, i) => {
    const margins = items[i]?.margins
    x += margins?.left ?? 0
    const placed = translate(box.frames, x, offsetAcross(style, box, height, baseline))
    x += box.width + (margins?.right ?? 0) + gap + between
    return placed
  })
  return { width, height, frames, baseline }
}

/** What boxes keep of their width in `free` pt. */
function shrinking(items: readonly RowItem[], free: number): (item: RowItem) => number {
  const isStiff = ({ element }: RowItem) => element.style['white-space'] === 'nowrap'
  const widthOf = (own: readonly RowItem[]) => sum(own.map(({ wished }) => wished))
  const soft = items.filter((item) => !isStiff(item))
  const left = free - widthOf(items.filter(isStiff))
  const scale = (room: number, wished: number) =>
    wished > room && wished > 0 ? Math.max(0, room) / wished : 1
  if (!soft.length || left < LEAST_SHARE * widthOf(soft)) {
    const all = scale(free, widthOf(items))
    return () => all
  }
  const ofSoft = scale(left, widthOf(soft))
  return (item) => (isStiff(item) ? 1 : ofSoft)
}

/** Boxes that would keep less of their width than this are not left to shrink alone. */
const LEAST_SHARE = 0.1

/** A box too wide for its row gives up the width that it says of itself, as flex items shrink in CSS. */
function shrunk(element: StyledElement, scale: number): StyledElement {
  return scale < 1 ? { ...element, style: { ...element.style, width: 'auto' } } : element
}

/** Margins above and below are part of the row. */
function withMargins(box: Fragment, { top, bottom }: Edges): Fragment {
  return {
    ...box,
    height: top + box.height + bottom,
    baseline: top + box.baseline,
    frames: translate(box.frames, 0, top),
  }
}

/** As high as its boxes need it; a single row is as high as the element. */
function heightOfRow(boxes: readonly Fragment[], style: ComputedStyle, baseline: number): number {
  const isAligned = style['align-items'] === 'baseline'
  const needed = boxes.map((box) => box.height + (isAligned ? baseline - box.baseline : 0))
  if (style['flex-wrap'] === 'wrap') return Math.max(0, ...needed)
  const own = style.height === 'auto' ? style['min-height'] : style.height
  return Math.max(own, ...needed)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** The share of a row's free space that stands before its first box. */
const SHARE_BEFORE = { 'flex-start': 0, 'space-between': 0, center: 0.5, 'flex-end': 1 } as const

function offsetAcross(
  style: ComputedStyle,
  box: Fragment,
  height: number,
  baseline: number,
): number {
  switch (style['align-items']) {
    case 'flex-start':
      return 0
    case 'flex-end':
      return height - box.height
    case 'center':
      return (height - box.height) / 2
    case 'baseline':
      return baseline - box.baseline
  }
}

/** As wide as its longest line would be unbroken, edges included, margins not; percentages are of `containing`. */
export function preferredWidth(
  element: StyledElement,
  containing: number,
  context: LayoutContext,
): number {
  const { style } = element
  const { left, right } = edgesOf(style, containing)
  const own = widthOf(style, containing)
  if (own !== undefined) return own + left + right
  if (isPicture(element)) {
    const room = Math.max(0, containing - left - right)
    return sizeOfPicture(element, room, containing, context).width + left + right
  }
  const isRow = style.display === 'flex'
  if (!isRow && hasInlineContent(element)) return widthOfText(element, context) + left + right
  const children = isRow ? itemsOfRow(element) : blocksIn(element)
  const widths = children.map((child) => {
    const margins = marginsOf(child.style, containing)
    return preferredWidth(child, containing, context) + margins.left + margins.right
  })
  const gap = usedLength(style['column-gap'], containing)
  const content = isRow ? sum(widths) + gap * Math.max(0, widths.length - 1) : largest(widths, 0)
  return content + left + right
}
