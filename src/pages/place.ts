import { append } from '../model/lists.ts'
import type { Frame, PageGrid } from '../model/page.ts'
import { unitsToHold } from '../model/units.ts'
import { lineDown } from './decorate.ts'
import type { FlowItem } from './flow.ts'
import { baselineIn, translate } from './fragment.ts'
import type { FilledColumn } from './page-fill.ts'
import type { Band } from './plan.ts'
import type { Reader } from './reader.ts'
import type { Flow, Section } from './sections.ts'

/** Where a band begins on a page: pt from the page's top left corner. */
export interface Origin {
  readonly x: number
  readonly y: number
}

/** The part of the page that absolute boxes stand on, pt. */
export interface Area extends Origin {
  readonly width: number
  readonly height: number
}

/** The rows of a page and the columns on it; `origin` is the corner of its first row. */
export function gridOf(bands: readonly Band[], flow: Flow, { x, y }: Origin): PageGrid {
  const { pitch, size } = flow
  let row = 0
  const placed = bands.flatMap((band) => {
    const section = flow.sections[band.section]
    if (!section) return []
    const top = y + (row + band.space) * pitch
    row += band.space + band.depth
    const left = x + section.left
    const columns = band.columns.map((_, i) => ({
      x: left + columnLeft(section, i),
      width: section.measure,
    }))
    return [{ top, columns }]
  })
  return { left: x, baseline: y + baselineIn(pitch, size), pitch, size, bands: placed }
}

/** The left edge of a column, from the left edge of its section. */
export function columnLeft({ measure, gutter }: Section, index: number): number {
  return index * (measure + gutter)
}

/** What a share of a page is painted with. */
export interface Painted {
  /** Backgrounds, borders and pictures out of the flow, which stand behind everything else on the page. */
  readonly behind: readonly Frame[]
  /** In reading order. */
  readonly frames: readonly Frame[]
}

/** A page's share of a section: the rules between the columns, behind all text, then column by column. */
export function placeBand(
  band: Band,
  section: Section,
  reader: Reader,
  flow: Flow,
  origin: Origin,
  area: Area,
): Painted {
  const columns = band.columns.map((column, i) => {
    const left = { x: origin.x + columnLeft(section, i), y: origin.y }
    return placeColumn(column, reader, flow.pitch, left, area)
  })
  return {
    behind: columns.flatMap(({ behind }) => behind),
    frames: [
      ...placeRules(band, section, flow, origin),
      ...columns.flatMap(({ frames }) => frames),
    ],
  }
}

function placeColumn(
  { start, end, swap, arrangement }: FilledColumn,
  reader: Reader,
  pitch: number,
  origin: Origin,
  area: Area,
): Painted {
  const items = reader.between(start, end, swap)
  const offsets = offsetsOf(items, pitch)
  const behind: Frame[] = []
  const frames = items.flatMap(({ frames, anchored }, i) => {
    const y = origin.y + (arrangement.rows[i] ?? 0) * pitch + (offsets[i] ?? 0)
    const boxes = anchored.boxes.flatMap((box) => {
      const { frames, x, y } = box(area)
      return translate(frames, area.x + x, area.y + y)
    })
    append(
      behind,
      boxes.filter(({ kind }) => kind !== 'line'),
    )
    // text out of the flow is read after what it hangs on
    return [...translate(frames, origin.x, y), ...boxes.filter(({ kind }) => kind === 'line')]
  })
  return { behind, frames }
}

/** How far each line off the grid stands below the first row of its stretch, which is in the middle of its rows; pt. */
function offsetsOf(items: readonly FlowItem[], pitch: number): number[] {
  const offsets: number[] = []
  let i = 0
  while (i < items.length) {
    const block = items[i]?.loose?.block
    if (block === undefined) {
      offsets.push(0)
      i++
      continue
    }
    const from = i
    let height = 0
    while (i < items.length && items[i]?.loose?.block === block)
      height += items[i++]?.loose?.height ?? 0
    let y = (unitsToHold(height, pitch) * pitch - height) / 2
    for (const { loose } of items.slice(from, i)) {
      offsets.push(y)
      y += loose?.height ?? 0
    }
  }
  return offsets
}

/** In the middle of each gutter that has text on both sides, as CSS has it, as long as the text is deep. */
function placeRules(band: Band, section: Section, flow: Flow, { x, y }: Origin): Frame[] {
  const { rule, gutter } = section
  if (!rule || band.depth === 0) return []
  const lead = (flow.pitch - flow.size) / 2
  const { width: thickness, style, color } = rule
  const length = Math.max(0, band.depth * flow.pitch - 2 * lead)
  return band.columns.slice(1).flatMap((_, i) => {
    const left = x + columnLeft(section, i + 1) - (gutter + thickness) / 2
    return lineDown(style, left, y + lead, { thickness, length, color })
  })
}
