import { usedLength, type ComputedStyle, type StyledElement } from '../model/style.ts'
import { unitsToHold } from '../model/units.ts'
import { isHeading } from './flow-items.ts'
import type { HeadSpace } from './flow.ts'

/**
 * Rows above a heading whose margins ask for `natural` of them: in the range that the template gives, and without one a row more, to level
 * columns. `more` is what copyfitting adds, where there is a range.
 */
export function headSpace(
  style: ComputedStyle,
  natural: number,
  pitch: number,
  more = 0,
): HeadSpace {
  const range = style['--fit-heading-space']
  if (range === 'auto') return { least: natural, natural, most: natural > 0 ? natural + 1 : 0 }
  const least = unitsToHold(range.least, pitch)
  const most = Math.max(least, unitsToHold(range.most, pitch))
  return { least, natural: Math.min(most, Math.max(least, natural + more)), most }
}

/** The most rows that copyfitting can take from the space of some heading, and add to it. */
export function headingPlay(root: StyledElement, pitch: number): { less: number; more: number } {
  const play = { less: 0, more: 0 }
  const visit = ({ style, children }: StyledElement) => {
    if (isHeading(style) && style['--fit-heading-space'] !== 'auto') {
      const asked = unitsToHold(usedLength(style['margin-top'], 0), pitch)
      const { least, natural, most } = headSpace(style, asked, pitch)
      play.less = Math.max(play.less, natural - least)
      play.more = Math.max(play.more, most - natural)
    }
    for (const child of children) if (child.kind === 'element') visit(child)
  }
  visit(root)
  return play
}
