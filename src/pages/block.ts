import type { Frame, RectFrame } from '../model/page.ts'
import { lineHeightOf, type Color, type ComputedStyle, type StyledElement } from '../model/style.ts'
import { fits, unitsToHold } from '../model/units.ts'
import { blocksIn, itemsOfRow } from './anonymous.ts'
import { baselineIn, lineFrames, translate, type Fragment } from './fragment.ts'
import { composeElement, hasInlineContent, widthOfText, type LayoutContext } from './text.ts'

const SIDES = ['top', 'right', 'bottom', 'left'] as const

interface Edges {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** Lays out a box in one piece, `available` pt wide unless it says its own width; margins are its parent's business. */
export function layoutBlock(
  element: StyledElement,
  available: number,
  context: LayoutContext,
): Fragment {
  const { style } = element
  const edges = edgesOf(style)
  const width = style.width === 'auto' ? available : style.width + edges.left + edges.right
  const inner = Math.max(0, width - edges.left - edges.right)
  const content = layoutContent(element, inner, context)
  const contentHeight = style.height === 'auto' ? content.height : style.height
  const height = contentHeight + edges.top + edges.bottom
  const box = {
    width,
    height,
    baseline: content.baseline + edges.top,
    frames: [
      ...decorate(style, width, height),
      ...translate(content.frames, edges.left, edges.top),
    ],
  }
  return style['block-step-size'] === 'none' ? box : stepUp(box, style['block-step-size'])
}

/** A box in the middle of as many steps as hold it (CSS Rhythmic Sizing). */
function stepUp(box: Fragment, step: number): Fragment {
  const height = step > 0 ? unitsToHold(box.height, step) * step : box.height
  const above = (height - box.height) / 2
  return {
    ...box,
    height,
    baseline: box.baseline + above,
    frames: translate(box.frames, 0, above),
  }
}

/** Whether a box has anything of its own to draw or to hold together, so that it cannot simply flow. */
export function isRigid({ style }: StyledElement): boolean {
  const { top, right, bottom, left } = edgesOf(style)
  const drawn = top + right + bottom + left > 0 || style['background-color'] !== 'transparent'
  const isSized = style.height !== 'auto' || style.width !== 'auto'
  return drawn || isSized || style.display === 'flex' || style['block-step-size'] !== 'none'
}

/** Background and borders of a box, as filled rectangles. */
export function decorate(style: ComputedStyle, width: number, height: number): RectFrame[] {
  const background = style['background-color']
  const fill = background === 'transparent' ? [] : [rect(0, 0, width, height, background)]
  const [top, right, bottom, left] = SIDES.map((side) => borderWidth(style, side))
  const borders = [
    rect(0, 0, width, top ?? 0, style['border-top-color']),
    rect(width - (right ?? 0), 0, right ?? 0, height, style['border-right-color']),
    rect(0, height - (bottom ?? 0), width, bottom ?? 0, style['border-bottom-color']),
    rect(0, 0, left ?? 0, height, style['border-left-color']),
  ]
  return [...fill, ...borders.filter((border) => border.width > 0 && border.height > 0)]
}

export function edgesOf(style: ComputedStyle): Edges {
  const [top = 0, right = 0, bottom = 0, left = 0] = SIDES.map(
    (side) => style[`padding-${side}`] + borderWidth(style, side),
  )
  return { top, right, bottom, left }
}

function borderWidth(style: ComputedStyle, side: (typeof SIDES)[number]): number {
  return style[`border-${side}-style`] === 'none' ? 0 : style[`border-${side}-width`]
}

function rect(x: number, y: number, width: number, height: number, color: Color): RectFrame {
  return { kind: 'rect', role: 'artifact', x, y, width, height, color }
}

function layoutContent(element: StyledElement, width: number, context: LayoutContext): Fragment {
  if (element.style.display === 'flex') return layoutRow(element, width, context)
  if (hasInlineContent(element)) return layoutText(element, width, context)
  return layoutStack(element, width, context)
}

function layoutText(element: StyledElement, width: number, context: LayoutContext): Fragment {
  const pitch = lineHeightOf(element.style)
  const lines = lineFrames(element, composeElement(element, width, context), pitch)
  const baseline = baselineIn(pitch, element.style['font-size'])
  return { width, height: lines.length * pitch, frames: lines.flat(), baseline }
}

/** Blocks one under the other; of two margins that meet the larger counts. */
function layoutStack(element: StyledElement, width: number, context: LayoutContext): Fragment {
  const frames: Frame[] = []
  let y = 0
  let margin = 0
  let baseline: number | undefined
  for (const child of blocksIn(element)) {
    const { style } = child
    const box = layoutBlock(child, width - style['margin-left'] - style['margin-right'], context)
    y += Math.max(margin, style['margin-top'])
    frames.push(...translate(box.frames, style['margin-left'], y))
    baseline ??= y + box.baseline
    y += box.height
    margin = style['margin-bottom']
  }
  return { width, height: y + margin, frames, baseline: baseline ?? 0 }
}

/** Boxes beside each other, as wide as their text unless they say otherwise; in several lines if the row may wrap and is too narrow. */
function layoutRow(element: StyledElement, width: number, context: LayoutContext): Fragment {
  const { style } = element
  const lines = linesOfRow(element, width, context).map((line) =>
    layoutRowLine(line, style, width, context),
  )
  let y = 0
  const frames = lines.flatMap((line) => {
    const placed = translate(line.frames, 0, y)
    y += line.height
    return placed
  })
  return { width, height: y, frames, baseline: lines[0]?.baseline ?? 0 }
}

interface RowItem {
  readonly element: StyledElement
  /** Margins not included; pt. */
  readonly wished: number
  readonly margins: number
}

function linesOfRow(element: StyledElement, width: number, context: LayoutContext): RowItem[][] {
  const { style } = element
  const lines: RowItem[][] = [[]]
  let taken = 0
  for (const child of itemsOfRow(element)) {
    const margins = child.style['margin-left'] + child.style['margin-right']
    const item = { element: child, wished: preferredWidth(child, context), margins }
    const needed = taken + style['column-gap'] + item.wished + margins
    const line = lines.at(-1)
    if (line?.length && style['flex-wrap'] === 'wrap' && !fits(needed, width)) {
      lines.push([item])
      taken = item.wished + margins
    } else {
      line?.push(item)
      taken = line?.length === 1 ? item.wished + margins : needed
    }
  }
  return lines
}

/** One line of a row; its boxes shrink alike if it is too narrow for them. */
function layoutRowLine(
  items: readonly RowItem[],
  style: ComputedStyle,
  width: number,
  context: LayoutContext,
): Fragment {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const gap = style['column-gap']
  const free =
    width - gap * Math.max(0, items.length - 1) - sum(items.map(({ margins }) => margins))
  const total = sum(items.map(({ wished }) => wished))
  const scale = total > free && total > 0 ? free / total : 1
  const boxes = items.map(({ element, wished }) => layoutBlock(element, wished * scale, context))
  const rest = Math.max(0, free - sum(boxes.map((box) => box.width)))
  const height =
    style.height === 'auto' ? Math.max(0, ...boxes.map((box) => box.height)) : style.height
  const baseline = Math.max(0, ...boxes.map((box) => box.baseline))
  const isSpread = style['justify-content'] === 'space-between'
  const between = isSpread ? rest / Math.max(1, boxes.length - 1) : 0
  let x = rest * SHARE_BEFORE[style['justify-content']]
  const frames = boxes.flatMap((box, i) => {
    const child = items[i]?.element.style
    x += child?.['margin-left'] ?? 0
    const placed = translate(box.frames, x, offsetAcross(style, box, height, baseline))
    x += box.width + (child?.['margin-right'] ?? 0) + gap + between
    return placed
  })
  return { width, height, frames, baseline }
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

/** As wide as its longest line would be unbroken. */
function preferredWidth(element: StyledElement, context: LayoutContext): number {
  const { style } = element
  const { left, right } = edgesOf(style)
  if (style.width !== 'auto') return style.width + left + right
  const isRow = style.display === 'flex'
  if (!isRow && hasInlineContent(element)) return widthOfText(element, context) + left + right
  const children = isRow ? itemsOfRow(element) : blocksIn(element)
  const widths = children.map(
    (child) =>
      preferredWidth(child, context) + child.style['margin-left'] + child.style['margin-right'],
  )
  const gaps = isRow ? style['column-gap'] * Math.max(0, widths.length - 1) : 0
  const content = isRow ? widths.reduce((sum, w) => sum + w, gaps) : Math.max(0, ...widths)
  return content + left + right
}
