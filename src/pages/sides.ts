import {
  MARGIN_BOXES,
  type MarginBoxName,
  type PageStyle,
  type PageStyles,
} from '../model/style.ts'

/** Whether a left page and a right page look different without their text: in their margins, or in what stands there. */
export function areSidesDifferent(pages: PageStyles): boolean {
  const [left, right] = [pages(2), pages(3)]
  return (
    MARGINS.some((margin) => left[margin] !== right[margin]) ||
    MARGIN_BOXES.some((name) => shown(left, name) !== shown(right, name))
  )
}

const MARGINS = ['marginTop', 'marginRight', 'marginBottom', 'marginLeft'] as const

/** What a margin box prints, to compare. */
function shown({ boxes }: PageStyle, name: MarginBoxName): string {
  const style = boxes[name]
  const isShown = style && style.content !== 'none' && style.content !== 'normal'
  return isShown ? JSON.stringify(style) : ''
}
