import type { Frame, LineFrame, Page, PageBand } from '../model/page.ts'
import { TOLERANCE } from '../model/units.ts'
import { boxOf, meets, type Box } from './box.ts'
import { placeLines, TYPES, type Typesetter } from './type.ts'

/** The rows of a page as a proof counts them: from 1, the first of the grid that has a line of the bulletin on it. */
export interface Rows {
  /** The baseline of row 1. */
  readonly baseline: number
  readonly pitch: number
  readonly count: number
}

export function rowsOf(page: Page): Rows {
  const { baseline, pitch } = page.grid
  const numbers = page.frames.filter(isBody).flatMap(({ y }) => {
    const row = Math.round((y - baseline) / pitch)
    return Math.abs(y - baseline - row * pitch) < TOLERANCE ? [row] : []
  })
  if (!numbers.length) return { baseline, pitch, count: 0 }
  const first = numbers.reduce((least, row) => Math.min(least, row))
  const last = numbers.reduce((most, row) => Math.max(most, row))
  return { baseline: baseline + first * pitch, pitch, count: last - first + 1 }
}

/** Where a line stands: its row, the nearest one for lines off the grid, and its column if there are several. */
export function placeOn(page: Page, rows: Rows, { x, y }: LineFrame) {
  const row = Math.max(1, Math.round((y - rows.baseline) / rows.pitch) + 1)
  const { columns } = page.grid.bands.findLast(({ top }) => top < y) ?? { columns: [] }
  const column = columns.findLastIndex((candidate) => candidate.x < x + TOLERANCE) + 1
  return { row, ...(columns.length > 1 && { column: Math.max(1, column) }) }
}

/** Lines that belong to a block of the bulletin, unlike masthead and running heads. */
export function isBody(frame: Frame): frame is LineFrame {
  return frame.kind === 'line' && frame.role !== 'artifact' && frame.block !== undefined
}

/** pt, between figures and what they number. */
const GAP = 6
const LABEL_GAP = 1.5

/** The numbers of the rows in the page's left margin, beside its edge where the margin is full, and of the columns above them. */
export function drawRows(page: Page, rows: Rows, typesetter: Typesetter): Frame[] {
  const taken = page.frames.filter(({ kind }) => kind === 'line').map(boxOf)
  const inside = numbersAt(page.grid.left - GAP, rows, typesetter)
  const isFree = inside.every((frame) => isRoomFor(boxOf(frame), taken))
  const numbers = isFree ? inside : numbersAt(-LABEL_GAP, rows, typesetter)
  return [...numbers, ...columnNumbers(page, taken, typesetter)]
}

/** Every fifth stronger. */
function numbersAt(right: number, { baseline, pitch, count }: Rows, typesetter: Typesetter) {
  return Array.from({ length: count }, (_, i) => {
    const number = i + 1
    const type = number % 5 === 0 ? TYPES.fifthRow : TYPES.row
    const setting = typesetter.set([{ text: String(number), type }], WIDTH, 'right')
    return placeLines(setting, right - WIDTH, 0).map((frame) => ({
      ...frame,
      y: baseline + i * pitch,
    }))
  }).flat()
}

/** pt: four figures. */
const WIDTH = 14

function columnNumbers(page: Page, taken: readonly Box[], typesetter: Typesetter): Frame[] {
  return page.grid.bands
    .filter(({ columns }) => columns.length > 1)
    .flatMap((band) => {
      const frames = labelsOf(band, page, typesetter)
      return frames.every((frame) => isRoomFor(boxOf(frame), taken)) ? frames : []
    })
}

function labelsOf({ top, columns }: PageBand, { grid }: Page, typesetter: Typesetter): LineFrame[] {
  const head = top + (grid.pitch - grid.size) / 2
  return columns.flatMap(({ x, width }, i) => {
    const setting = typesetter.set([{ text: String(i + 1), type: TYPES.fifthRow }], width, 'center')
    return placeLines(setting, x, 0).map((frame) => ({ ...frame, y: head - LABEL_GAP * 2 }))
  })
}

/** On the page, and on nothing that stands there. */
function isRoomFor(box: Box, taken: readonly Box[]): boolean {
  return box.x >= 0 && box.y >= 0 && !taken.some((other) => meets(box, other))
}
