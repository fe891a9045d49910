import { diagnose } from '../model/diagnostic.ts'
import { append } from '../model/lists.ts'
import type { Frame } from '../model/page.ts'
import { lineHeightOf, placeIn, type ComputedStyle, type StyledElement } from '../model/style.ts'
import { fits, unitsToHold } from '../model/units.ts'
import { blocksIn } from './anonymous.ts'
import { decorate } from './decorate.ts'
import { baselineIn, lineFrames, translate, type Fragment } from './fragment.ts'
import { drawPicture, isPicture, sizeOfPicture } from './picture.ts'
import { layoutRow, preferredWidth } from './row.ts'
import { isTable, layoutTable } from './table.ts'
import { composeElement, hasInlineContent, type LayoutContext } from './text.ts'
import { edgesOf, marginsOf, widthOf } from './used.ts'

/**
 * Lays out a box in one piece, `available` pt wide unless it says its own width; margins are its parent's business. `containing` is the
 * width that its percentages are of.
 */
export function layoutBlock(
  element: StyledElement,
  available: number,
  context: LayoutContext,
  containing = available,
): Fragment {
  const { style } = element
  const edges = edgesOf(style, containing)
  const own = widthOf(style, containing)
  const picture = isPicture(element)
  const box = own === undefined ? available : own + edges.left + edges.right
  if (!picture && own !== undefined && !fits(box, available)) {
    const place = placeIn(element, 'width') ?? placeIn(element)
    context.report(diagnose('warning', 'BOX_TOO_WIDE', { width: box, room: available }, place))
  }
  const inner = Math.max(0, box - edges.left - edges.right)
  const content = picture
    ? drawPicture(element, sizeOfPicture(element, inner, containing, context), context)
    : layoutContent(element, inner, context)
  const width = picture ? content.width + edges.left + edges.right : box
  // what is higher than its box would stand on what follows; the size of a picture says its height
  const least = picture || style.height === 'auto' ? 0 : style.height
  const contentHeight = Math.max(picture ? 0 : style['min-height'], least, content.height)
  const height = contentHeight + edges.top + edges.bottom
  const fragment = {
    width,
    height,
    baseline: content.baseline + edges.top,
    frames: [
      ...decorate(style, width, height),
      ...translate(content.frames, edges.left, edges.top),
    ],
  }
  const step = style['block-step-size']
  return step === 'none' ? fragment : stepUp(fragment, step, shareAbove(style))
}

/** What of the room that a box leaves in its steps, or rows, stands above it. */
export function shareAbove({ 'block-step-align': align }: ComputedStyle): number {
  if (align === 'center') return 0.5
  return align === 'start' ? 0 : 1
}

/** A box that is as wide as its text, as `position: absolute` has it. */
export function layoutShrunk(
  element: StyledElement,
  available: number,
  context: LayoutContext,
): Fragment {
  const wished = Math.min(preferredWidth(element, available, context), available)
  return layoutBlock(element, wished, context, available)
}

/** A box in as many steps as hold it (CSS Rhythmic Sizing). */
function stepUp(box: Fragment, step: number, share: number): Fragment {
  const height = step > 0 ? unitsToHold(box.height, step) * step : box.height
  const above = (height - box.height) * share
  return {
    ...box,
    height,
    baseline: box.baseline + above,
    frames: translate(box.frames, 0, above),
  }
}

/** Whether a box has anything of its own to draw or to hold together, so that it cannot simply flow. */
export function isRigid(element: StyledElement): boolean {
  const { style } = element
  // a picture is not parted from what is said of it
  if (isPicture(element) || element.element.name === 'figure') return true
  const { top, right, bottom, left } = edgesOf(style, ANY_WIDTH)
  const drawn = top + right + bottom + left > 0 || style['background-color'] !== 'transparent'
  const isSized = style.height !== 'auto' || style.width !== 'auto' || style['min-height'] > 0
  const isStepped = style['block-step-size'] !== 'none' || style['block-step-align'] !== 'center'
  return drawn || isSized || isStepped || style.display === 'flex'
}

/** Whether there is a padding at all does not depend on the width. */
const ANY_WIDTH = 100

function layoutContent(element: StyledElement, width: number, context: LayoutContext): Fragment {
  if (isTable(element)) return layoutStack(layoutTable(element, width, context), width, context)
  if (element.style.display === 'flex') return layoutRow(element, width, context, layoutBlock)
  if (hasInlineContent(element)) return layoutText(element, width, context)
  return layoutStack(element, width, context)
}

function layoutText(element: StyledElement, width: number, context: LayoutContext): Fragment {
  const pitch = lineHeightOf(element.style)
  const size = element.style['font-size']
  const baseline = baselineIn(pitch, size)
  const lines = lineFrames(element, composeElement(element, width, context), pitch, baseline)
  return { width, height: lines.length * pitch, frames: lines.flat(), baseline }
}

/** Blocks one under the other; of two margins that meet the larger counts. */
function layoutStack(element: StyledElement, width: number, context: LayoutContext): Fragment {
  const frames: Frame[] = []
  let y = 0
  let margin = 0
  let baseline: number | undefined
  for (const child of blocksIn(element)) {
    const margins = marginsOf(child.style, width)
    const box = layoutBlock(child, width - margins.left - margins.right, context, width)
    y += Math.max(margin, margins.top)
    append(frames, translate(box.frames, margins.left, y))
    // the first line of text, as in CSS
    if (!isPicture(child)) baseline ??= y + box.baseline
    y += box.height
    margin = margins.bottom
  }
  return { width, height: y + margin, frames, baseline: baseline ?? y }
}
