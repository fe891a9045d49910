import { usedLength, type ComputedStyle, type StyledElement } from '../model/style.ts'
import { layoutBlock, layoutShrunk } from './block.ts'
import type { AbsoluteBox } from './flow.ts'
import type { LayoutContext } from './text.ts'
import { marginsOf } from './used.ts'

/**
 * Lays out a box that is out of the flow on a page area `width` wide. `left` and `top`, else `right` and `bottom`, say where it stands on the
 * page area; without either it stands in the area's top left corner.
 */
export function layoutAbsolute(
  element: StyledElement,
  width: number,
  context: LayoutContext,
): AbsoluteBox {
  const { style } = element
  const margins = marginsOf(style, width)
  const inset = (side: 'left' | 'right' | 'top' | 'bottom', of: number) =>
    style[side] === 'auto' ? undefined : usedLength(style[side], of)
  const left = inset('left', width)
  const right = inset('right', width)
  const available = Math.max(0, width - (left ?? 0) - (right ?? 0) - margins.left - margins.right)
  const fragment = isStretched(style, left, right)
    ? layoutBlock(element, available, context, width)
    : layoutShrunk(element, available, context)
  return {
    fragment,
    place: (area) => ({
      x: placed(left, right, margins.left, margins.right, fragment.width, area.width),
      y: placed(
        inset('top', area.height),
        inset('bottom', area.height),
        margins.top,
        margins.bottom,
        fragment.height,
        area.height,
      ),
    }),
  }
}

function isStretched(
  style: ComputedStyle,
  left: number | undefined,
  right: number | undefined,
): boolean {
  return style.width !== 'auto' || (left !== undefined && right !== undefined)
}

function placed(
  before: number | undefined,
  after: number | undefined,
  marginBefore: number,
  marginAfter: number,
  extent: number,
  area: number,
): number {
  if (before === undefined && after !== undefined) return area - after - marginAfter - extent
  return (before ?? 0) + marginBefore
}
