import { usedLength, type ComputedStyle, type StyledElement } from '../model/style.ts'
import { layoutBlock, layoutShrunk } from './block.ts'
import type { AbsoluteBox } from './flow.ts'
import type { Fragment } from './fragment.ts'
import { isPicture } from './picture.ts'
import type { LayoutContext } from './text.ts'
import { edgesOf, marginsOf, widthOf, type Edges } from './used.ts'

/** Distances from the edges of the page area, pt; undefined is auto. */
type Inset = number | undefined

/**
 * Lays out a box that is out of the flow on a page area `width` wide. `left` and `top`, else `right` and `bottom`, say where it stands on the
 * page area; without either it stands in the area's top left corner. Between two that are given it takes all there is, if it has no size of its own.
 */
export function layoutAbsolute(
  element: StyledElement,
  width: number,
  context: LayoutContext,
): AbsoluteBox {
  const { style } = element
  const margins = marginsOf(style, width)
  const inset = (side: 'left' | 'right' | 'top' | 'bottom', of: number): Inset =>
    style[side] === 'auto' ? undefined : usedLength(style[side], of)
  const [left, right] = [inset('left', width), inset('right', width)]
  const lay = widthwise(element, left, right, width)
  const natural = lay(element, context)
  return (area) => {
    const [top, bottom] = [inset('top', area.height), inset('bottom', area.height)]
    const height = area.height - (top ?? 0) - (bottom ?? 0) - margins.top - margins.bottom
    const isHigher =
      top !== undefined && bottom !== undefined && isStretchable(element) && height > natural.height
    // what is to be said of its content was said before
    const fragment = isHigher
      ? lay(withHeight(element, height, width), { ...context, report: () => undefined })
      : natural
    return {
      frames: fragment.frames,
      x: placed(left, right, margins.left, margins.right, fragment.width, area.width),
      y: placed(top, bottom, margins.top, margins.bottom, fragment.height, area.height),
    }
  }
}

/** How it is laid out: as wide as it says or as its two edges have it, else as its text. */
function widthwise(
  { style }: StyledElement,
  left: Inset,
  right: Inset,
  width: number,
): (element: StyledElement, context: LayoutContext) => Fragment {
  const margins = marginsOf(style, width)
  const room = Math.max(0, width - (left ?? 0) - (right ?? 0) - margins.left - margins.right)
  const isOver = [left, right, margins.left, margins.right].some((by) => by !== undefined && by < 0)
  // a box that is pulled over the edge of the page area may be wider than that
  const available = isOver ? Math.max(room, outerWidth(style, width)) : room
  const isWide = style.width !== 'auto' || (left !== undefined && right !== undefined)
  return (element, context) =>
    isWide
      ? layoutBlock(element, available, context, width)
      : layoutShrunk(element, available, context)
}

/** With its edges; 0 if it says none. */
function outerWidth(style: ComputedStyle, width: number): number {
  const { left, right }: Edges = edgesOf(style, width)
  const own = widthOf(style, width)
  return own === undefined ? 0 : own + left + right
}

/** The height of a picture is its own. */
function isStretchable(element: StyledElement): boolean {
  return element.style.height === 'auto' && !isPicture(element)
}

function withHeight(element: StyledElement, outer: number, width: number): StyledElement {
  const { top, bottom } = edgesOf(element.style, width)
  return { ...element, style: { ...element.style, height: Math.max(0, outer - top - bottom) } }
}

function placed(
  before: Inset,
  after: Inset,
  marginBefore: number,
  marginAfter: number,
  extent: number,
  area: number,
): number {
  if (before === undefined && after !== undefined) return area - after - marginAfter - extent
  return (before ?? 0) + marginBefore
}
