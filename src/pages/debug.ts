import { composeParagraph } from '../compose/compose.ts'
import { USUAL_TYPESETTING, type StyledParagraph } from '../model/line.ts'
import type { Frame } from '../model/page.ts'
import type { Color } from '../model/style.ts'
import { wholeUnits } from '../model/units.ts'
import { rect } from './decorate.ts'
import { baselineIn } from './fragment.ts'
import type { Band } from './plan.ts'
import { columnLeft, type Area } from './place.ts'
import type { Flow, Section } from './sections.ts'
import type { LayoutContext } from './text.ts'

// Light colours of one lightness, told apart by hue; lines too thin to hide a stroke of the text.
const GRID: Color = { screen: '#9fd8e8' }
const COLUMN: Color = { screen: '#e79fd0' }
const AREA: Color = { screen: '#a8a8f0' }
const BOX: Color = { screen: '#f0b070' }
/** Lines nearer to each other than this are no grid to look at, pt. */
const FINEST = 2
const HAIR = 0.2
const FINE = 0.35
const LABEL_SIZE = 4.5
/** Length of the marks at each em of the measure, pt. */
const TICK = 2

interface Placed {
  readonly bands: readonly Band[]
  readonly flow: Flow
  readonly area: Area
  /** Of the page's first row, pt. */
  readonly top: number
}

/**
 * What `--debug grid` draws over a page: the page area, the baseline of every row, each column with its ems marked at the head and its measure
 * written there, and the rows that every heading and box takes.
 */
export function drawGrid({ bands, flow, area, top }: Placed, context: LayoutContext): Frame[] {
  const { pitch, size } = flow
  const isTooFine = pitch < FINEST
  const rows = isTooFine ? 0 : wholeUnits(area.y + area.height - top, pitch)
  const baseline = baselineIn(pitch, size)
  const grid = Array.from({ length: rows }, (_, i) =>
    rect(area.x, top + i * pitch + baseline, area.width, HAIR, GRID),
  )
  let row = 0
  const columns = bands.flatMap((band) => {
    const section = flow.sections[band.section]
    if (!section) return []
    row += band.space
    const origin = { x: area.x + section.left, y: top + row * pitch }
    row += band.depth
    return band.columns.flatMap((column, i) => {
      const x = origin.x + columnLeft(section, i)
      const height = band.depth * pitch
      return [
        ...outline(x, origin.y, section.measure, height, HAIR, COLUMN),
        ...ticks(x, origin.y, section),
        ...label(section, x, origin.y, context),
        ...boxesOf(column.arrangement.headings, x, origin.y, section.measure, pitch),
      ]
    })
  })
  return [...grid, ...outline(area.x, area.y, area.width, area.height, FINE, AREA), ...columns]
}

function outline(
  x: number,
  y: number,
  width: number,
  height: number,
  thickness: number,
  color: Color,
): Frame[] {
  return [
    rect(x, y, width, thickness, color),
    rect(x, y + height - thickness, width, thickness, color),
    rect(x, y, thickness, height, color),
    rect(x + width - thickness, y, thickness, height, color),
  ]
}

function ticks(x: number, y: number, { measure, em }: Section): Frame[] {
  const count = em < FINEST ? 0 : wholeUnits(measure, em)
  return Array.from({ length: Math.max(0, count - 1) }, (_, i) =>
    rect(x + (i + 1) * em, y, HAIR, TICK, COLUMN),
  )
}

/** Rows that headings take, one frame for those that touch. */
function boxesOf(
  rows: readonly number[],
  x: number,
  y: number,
  measure: number,
  pitch: number,
): Frame[] {
  return rows.flatMap((row, i) => {
    if (rows[i - 1] === row - 1) return []
    let end = i
    while (rows[end + 1] === (rows[end] ?? 0) + 1) end++
    const height = (end - i + 1) * pitch
    return outline(x, y + row * pitch, measure, height, FINE, BOX)
  })
}

function label(section: Section, x: number, y: number, context: LayoutContext): Frame[] {
  const { measure, em } = section
  const text = `${number(measure / em)} × ${number(em)} pt`
  const paragraph: StyledParagraph = {
    runs: [
      {
        ...{ text, families: ['Noto Sans SC'], weight: 400, size: LABEL_SIZE, color: COLUMN },
        ...{ letterSpacing: 0, spaceBefore: 0 },
      },
    ],
    style: {
      ...{ indent: 0, align: 'left', alignLast: 'left', balanced: false },
      ...USUAL_TYPESETTING,
    },
  }
  const lines = composeParagraph(paragraph, measure, context.metrics, () => undefined)
  return lines.slice(0, 1).map((line) => ({
    ...{ kind: 'line', role: 'artifact', line },
    ...{ x, y: y - 0.8 },
  }))
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100)
}
