import { charactersOf, textsOf } from '../model/blocks.ts'
import type { Bulletin } from '../model/bulletin.ts'
import type { Frame, LineFrame, Page } from '../model/page.ts'
import { rect } from '../pages/decorate.ts'
import { translate } from '../pages/fragment.ts'
import type { Box } from './box.ts'
import type { Finding } from './findings.ts'
import { NOTE_GAP, noteOf, type NoteContext } from './notes.ts'
import { isBody, placeOn, type Rows } from './rows.ts'
import { FAINT, placeLines, TYPES, type Setting, type Type } from './type.ts'

/** A part of a sheet that is not cut; frames from its top left corner. */
interface Piece {
  readonly height: number
  readonly frames: readonly Frame[]
}

/** Pieces that stay together where one sheet holds them; `head` is said again where they go on. */
interface Group {
  readonly pieces: readonly Piece[]
  readonly head?: Piece
}

/** What is counted of a statement. */
export interface StatementCount {
  readonly speaker: string
  readonly characters: number
  readonly page?: number
  readonly column?: number
  readonly row?: number
}

export interface AppendixContent {
  readonly counts: readonly StatementCount[]
  /** Notes that stand beside no page. */
  readonly notes: readonly Finding[]
}

/** The sheets behind the pages: what is on each of them, from the top left corner of `body`. */
export function fillAppendix(
  { counts, notes }: AppendixContent,
  body: Box,
  context: NoteContext,
): Frame[][] {
  const groups = [...tableOf(counts, body.width, context), ...notesOf(notes, body.width, context)]
  return flow(groups, body.height)
}

/** The characters of each statement's text, white space and the speaker's line not counted, and where it begins. */
export function countStatements(
  { statements }: Bulletin,
  pages: readonly Page[],
  rows: readonly Rows[],
): StatementCount[] {
  const first = firstLines(pages)
  return statements.map((statement) => {
    const [id] = [...statement.speakers, ...textsOf(statement.blocks)].map((block) => block.id)
    const found = first.get(id ?? '')
    const [page, own] = [pages[found?.page ?? -1], rows[found?.page ?? -1]]
    return {
      speaker: statement.speakers.map(({ printed }) => printed.replace(/[：:]\s*$/u, '')).join(' '),
      characters: charactersOf(statement),
      ...(found && page && own && { page: page.number, ...placeOn(page, own, found.frame) }),
    }
  })
}

/** The first line of every block; of a speaker the one that is a heading, which a table of contents comes before. */
function firstLines(pages: readonly Page[]) {
  const first = new Map<string, { page: number; frame: LineFrame }>()
  pages.forEach(({ frames }, page) => {
    for (const frame of frames.filter(isBody)) {
      const { block = '', role } = frame
      const known = first.get(block)?.frame.role
      if (!known || (role === 'heading' && known !== role)) first.set(block, { page, frame })
    }
  })
  return first
}

/** Widths of the table's columns but the speaker's, pt. */
const WIDTHS = { number: 30, page: 32, column: 32, line: 32, characters: 56 }
const CELL_GAP = 8
const ROW_PADDING = 2.2

function tableOf(counts: readonly StatementCount[], width: number, context: NoteContext): Group[] {
  const { count: words } = context.words
  const title = context.typesetter.set([{ text: words.title, type: TYPES.title }], width)
  const isInColumns = counts.some(({ column }) => column !== undefined)
  const row = (cells: Cells, type: Type) => rowOf(cells, type, width, isInColumns, context)
  const head = row({ ...words }, TYPES.label)
  const total = counts.reduce((sum, { characters }) => sum + characters, 0)
  const again = merged(head)
  const rows = [
    ...counts.map((count, i) => row(cellsOf(count, i + 1), TYPES.cell)),
    row({ speaker: words.total, characters: String(total) }, TYPES.strong),
  ]
  const titled = [{ height: title.height + NOTE_GAP, frames: placeLines(title, 0, 0) }, ...head]
  return rows.map((pieces, i) => ({
    pieces: i === 0 ? [...titled, ...pieces] : pieces,
    head: again,
  }))
}

type Cells = Partial<Record<keyof typeof WIDTHS | 'speaker', string>>

function cellsOf(
  { speaker, characters, page, column, row }: StatementCount,
  number: number,
): Cells {
  const figure = (value: number | undefined) => (value === undefined ? '–' : String(value))
  return {
    number: String(number),
    speaker,
    page: figure(page),
    column: figure(column),
    line: figure(row),
    characters: String(characters),
  }
}

/** A row, a piece for each line of its speaker, with a rule under it. */
function rowOf(
  cells: Cells,
  type: Type,
  width: number,
  isInColumns: boolean,
  { typesetter }: NoteContext,
): Piece[] {
  const right = (['page', 'column', 'line', 'characters'] as const).filter(
    (name) => name !== 'column' || isInColumns,
  )
  const taken = right.reduce((sum, name) => sum + WIDTHS[name], WIDTHS.number + CELL_GAP)
  const set = (text: string, room: number, align: 'left' | 'right') =>
    typesetter.set([{ text, type }], room, align)
  const speaker = set(cells.speaker ?? '', width - taken, 'left')
  let x = width - taken + WIDTHS.number + CELL_GAP
  const figures = right.flatMap((name) => {
    const lines = placeLines(set(cells[name] ?? '', WIDTHS[name], 'right'), x, ROW_PADDING)
    x += WIDTHS[name]
    return lines
  })
  const number = placeLines(set(cells.number ?? '', WIDTHS.number, 'left'), 0, ROW_PADDING)
  const pieces = linesOf(speaker, WIDTHS.number, ROW_PADDING)
  return pieces.map((piece, i) => {
    const isLast = i === pieces.length - 1
    const rule = rect(0, piece.height, width, 0.4, FAINT)
    const beside = i === 0 ? [...number, ...figures] : []
    return { ...piece, frames: [...beside, ...piece.frames, ...(isLast ? [rule] : [])] }
  })
}

/** A piece a line; the first and the last with the padding of the whole. */
function linesOf(setting: Setting, x: number, padding: number): Piece[] {
  const { lines, type } = setting
  return lines.map((line, i) => {
    const above = i === 0 ? padding : 0
    const below = i === lines.length - 1 ? padding : 0
    const one = { lines: [line], type, height: type.leading }
    return { height: above + type.leading + below, frames: placeLines(one, x, above) }
  })
}

/** Notes that no page has beside it; nothing where there are none. */
function notesOf(findings: readonly Finding[], width: number, context: NoteContext): Group[] {
  if (!findings.length) return []
  const { words, typesetter } = context
  const title = typesetter.set([{ text: words.notes, type: TYPES.heading }], width)
  const heading: Piece = {
    height: SECTION_GAP + title.height + NOTE_GAP,
    frames: placeLines(title, 0, SECTION_GAP),
  }
  const notes = findings.map((finding) => {
    const { number, text } = noteOf(finding, width, true, context)
    return linesOf(text, context.indent, NOTE_GAP / 2).map((piece, i) => {
      const figure = i === 0 ? placeLines(number, 0, NOTE_GAP / 2) : []
      return { ...piece, frames: [...figure, ...piece.frames] }
    })
  })
  const [first = [], ...others] = notes
  return [{ pieces: [heading, ...first] }, ...others.map((pieces) => ({ pieces }))]
}

/** Above the notes; pt. */
const SECTION_GAP = 20

function merged(pieces: readonly Piece[]): Piece {
  const frames = stacked(pieces, 0)
  return { height: heightOf(pieces), frames }
}

function stacked(pieces: readonly Piece[], top: number): Frame[] {
  let y = top
  return pieces.flatMap(({ frames, height }) => {
    const placed = translate(frames, 0, y)
    y += height
    return placed
  })
}

function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { height }) => sum + height, 0)
}

/** Groups on sheets: one that has no room on a sheet goes to the next, and one that no sheet holds is cut between its pieces. */
function flow(groups: readonly Group[], room: number): Frame[][] {
  const sheets: Piece[][] = [[]]
  const left = () => room - heightOf(sheets.at(-1) ?? [])
  const turn = (head: Piece | undefined) => sheets.push(head ? [head] : [])
  for (const { pieces, head } of groups) {
    const needed = heightOf(pieces)
    const isWhole = needed + (head?.height ?? 0) <= room
    if (isWhole && needed > left() && sheets.at(-1)?.length) turn(head)
    for (const piece of pieces) {
      if (piece.height > left() && sheets.at(-1)?.length) turn(head)
      sheets.at(-1)?.push(piece)
    }
  }
  return sheets.map((pieces) => stacked(pieces, 0))
}
