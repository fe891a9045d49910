import type { Frame, RectFrame } from '../model/page.ts'
import type { Column } from './columns.ts'
import type { FlowItem } from './flow.ts'
import { translate } from './fragment.ts'
import type { PageFill } from './paginate.ts'
import type { Flow, Section } from './sections.ts'

/** Where a section begins on a page: pt from the page's top left corner. */
export interface Origin {
  readonly x: number
  readonly y: number
}

/** The frames of a page's share of a section, in reading order: column by column, then the rules between them. */
export function placeFill(fill: PageFill, section: Section, flow: Flow, origin: Origin): Frame[] {
  const step = section.measure + section.gutter
  const text = fill.columns.flatMap((column, i) =>
    placeColumn(column, section.items, flow.pitch, { x: origin.x + i * step, y: origin.y }),
  )
  return [...text, ...placeRules(fill, section, flow, origin)]
}

/** Rows that a column has to fill beyond the least go to its spaces, from the top, one each. */
function placeColumn(
  { start, end, extra }: Column,
  items: readonly FlowItem[],
  pitch: number,
  origin: Origin,
): Frame[] {
  let row = 0
  let left = extra
  return items.slice(start, end).flatMap((item, i) => {
    if (i > 0) {
      const more = Math.min(left, item.space.most - item.space.least)
      left -= more
      row += item.space.least + more
    }
    const y = origin.y + row * pitch
    row += item.rows
    return translate(item.frames, origin.x, y)
  })
}

/** In the middle of each gutter that has text on both sides, as CSS has it, as long as the text is deep. */
function placeRules(fill: PageFill, section: Section, flow: Flow, { x, y }: Origin): RectFrame[] {
  const { rule, measure, gutter } = section
  if (!rule || fill.depth === 0) return []
  const lead = (flow.pitch - flow.size) / 2
  const used = fill.columns.filter(({ start, end }) => end > start).length
  return Array.from({ length: Math.max(0, used - 1) }, (_, i) => ({
    kind: 'rect',
    role: 'artifact',
    x: x + (i + 1) * measure + i * gutter + (gutter - rule.width) / 2,
    y: y + lead,
    width: rule.width,
    height: fill.depth * flow.pitch - 2 * lead,
    color: rule.color,
  }))
}
