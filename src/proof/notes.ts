import type { Frame } from '../model/page.ts'
import type { ProofWords } from '../model/proof.ts'
import { baselineIn } from '../pages/fragment.ts'
import type { Box } from './box.ts'
import type { Finding } from './findings.ts'
import { placeLines, TYPES, type Setting, type Typesetter } from './type.ts'

/** What a note is set with. */
export interface NoteContext {
  readonly words: ProofWords
  readonly typesetter: Typesetter
}

/** A finding in words, its number hanging in front of them. */
export interface Note {
  readonly number: Setting
  readonly text: Setting
  readonly indent: number
  readonly height: number
}

/** Between a note's number and its text; pt. */
const AFTER_NUMBER = 4
/** Between notes; pt. */
export const NOTE_GAP = 5

/** A note in lines of `width`; `isFar` where its page is not beside it. */
export function noteOf(
  finding: Finding,
  width: number,
  isFar: boolean,
  { words, typesetter }: NoteContext,
): Note {
  const figure = { text: String(finding.number), type: TYPES.noteNumber }
  const indent = Math.max(12, typesetter.widthOf(figure) + AFTER_NUMBER)
  const place = finding.printed && placeWords(finding.printed.place, isFar, words)
  const message = { text: words.describe(finding.diagnostic), type: TYPES.note }
  const parts = place === undefined ? [] : [{ text: `${place}\u3000`, type: TYPES.place }]
  const text = typesetter.set([...parts, message], width - indent)
  const number = typesetter.set([figure], indent)
  return { number, text, indent, height: Math.max(number.height, text.height) }
}

function placeWords(
  { page, ...place }: { page?: number; column?: number; row: number },
  isFar: boolean,
  words: ProofWords,
): string {
  return words.place({ ...(isFar && page !== undefined && { page }), ...place })
}

export function placeNote({ number, text, indent }: Note, x: number, y: number): Frame[] {
  return [...placeLines(number, x, y), ...placeLines(text, x + indent, y)]
}

/** The notes of one page beside it, and those that have no room there. */
export interface PageNotes {
  readonly frames: readonly Frame[]
  /** What they take of the room. */
  readonly boxes: readonly Box[]
  readonly rest: readonly Finding[]
}

/** Each note beside its line, pushed down by those before it, and up by the end of the room. */
export function placeNotes(
  findings: readonly Finding[],
  room: Box,
  top: number,
  context: NoteContext,
): PageNotes {
  const notes = findings.map((finding) => ({
    finding,
    note: noteOf(finding, room.width, false, context),
  }))
  const all = fitting(notes, room.height)
  const isAll = all === notes.length
  const more = isAll
    ? undefined
    : continuation(findings, fitting(notes, room.height - ROOM_FOR_MORE), room.width, context)
  const fit = isAll ? all : fitting(notes, room.height - ROOM_FOR_MORE)
  const shown = notes.slice(0, fit)
  const bottom = room.y + room.height - (more ? ROOM_FOR_MORE : 0)
  const tops = spread(
    shown.map(({ finding, note }) => ({
      wished: top + (finding.printed?.stretches[0]?.frame.y ?? 0) - FIRST_BASELINE,
      height: note.height,
    })),
    room.y,
    bottom,
  )
  const boxes = shown.map(({ note }, i) => ({
    ...{ x: room.x, y: tops[i] ?? 0, width: room.width, height: note.height },
  }))
  const last = more && { ...room, y: bottom, height: ROOM_FOR_MORE }
  return {
    frames: [
      ...shown.flatMap(({ note }, i) => placeNote(note, room.x, tops[i] ?? 0)),
      ...(more ? placeLines(more, room.x, bottom + NOTE_GAP) : []),
    ],
    boxes: [...boxes, ...(last ? [last] : [])],
    rest: findings.slice(fit),
  }
}

const FIRST_BASELINE = baselineIn(TYPES.note.leading, TYPES.note.size)
/** For the line that says where the notes go on. */
const ROOM_FOR_MORE = NOTE_GAP + 2 * TYPES.label.leading

/** How many notes have room under each other. */
function fitting(notes: readonly { note: Note }[], room: number): number {
  let height = -NOTE_GAP
  const first = notes.findIndex(({ note }) => (height += note.height + NOTE_GAP) > room)
  return first < 0 ? notes.length : first
}

function continuation(
  findings: readonly Finding[],
  from: number,
  width: number,
  { words, typesetter }: NoteContext,
): Setting {
  const rest = findings.slice(from)
  const text = words.continued(rest[0]?.number ?? 0, rest.at(-1)?.number ?? 0)
  return typesetter.set([{ text, type: TYPES.label }], width)
}

/** Tops of boxes under each other, as near to where they would be as those around them allow. */
function spread(
  boxes: readonly { wished: number; height: number }[],
  top: number,
  bottom: number,
): number[] {
  let free = top
  const tops = boxes.map(({ wished, height }) => {
    const y = Math.max(wished, free)
    free = y + height + NOTE_GAP
    return y
  })
  let end = bottom
  return tops
    .toReversed()
    .map((y, i) => {
      const own = Math.min(y, end - (boxes.at(-1 - i)?.height ?? 0))
      end = own - NOTE_GAP
      return own
    })
    .toReversed()
}
