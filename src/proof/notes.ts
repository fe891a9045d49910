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
  /** What a note's number takes, pt: the same for all of them. */
  readonly indent: number
}

/** A finding in words, its number hanging in front of them. */
export interface Note {
  readonly number: Setting
  readonly text: Setting
  readonly height: number
}

/** Between a note's number and its text; pt. */
const AFTER_NUMBER = 4
/** Between notes; pt. */
export const NOTE_GAP = 5

/** The room of numbers up to this one; pt. */
export function noteIndent(last: number, typesetter: Typesetter): number {
  const widest = typesetter.widthOf({
    text: '0'.repeat(String(last).length),
    type: TYPES.noteNumber,
  })
  return Math.max(12, widest + AFTER_NUMBER)
}

/** A note in lines of `width`; `isFar` where its page is not beside it. */
export function noteOf(
  finding: Finding,
  width: number,
  isFar: boolean,
  { words, typesetter, indent }: NoteContext,
): Note {
  const figure = { text: String(finding.number), type: TYPES.noteNumber }
  const place = finding.printed && placeWords(finding.printed.place, isFar, words)
  const message = { text: words.describe(finding.diagnostic), type: TYPES.note }
  const parts = place === undefined ? [] : [{ text: `${place}\u3000`, type: TYPES.place }]
  const text = typesetter.set([...parts, message], width - indent)
  const number = typesetter.set([figure], indent)
  return { number, text, height: Math.max(number.height, text.height) }
}

function placeWords(
  { page, ...place }: { page?: number; column?: number; row: number },
  isFar: boolean,
  words: ProofWords,
): string {
  return words.place({ ...(isFar && page !== undefined && { page }), ...place })
}

function placeNote({ number, text }: Note, x: number, y: number, { indent }: NoteContext): Frame[] {
  return [...placeLines(number, x, y), ...placeLines(text, x + indent, y)]
}

/** The notes of one page beside it, and those that have no room there. */
export interface PageNotes {
  readonly frames: readonly Frame[]
  /** What they take of the room. */
  readonly boxes: readonly Box[]
  readonly rest: readonly Finding[]
}

/** Each note beside its line, pushed down by those before it, and up by the end of the room; `top` is that of the page. */
export function placeNotes(
  findings: readonly Finding[],
  room: Box,
  top: number,
  context: NoteContext,
): PageNotes {
  const notes = findings.map((finding) => noteOf(finding, room.width, false, context))
  const all = fitting(notes, room.height)
  if (all === notes.length) return { ...placeAll(findings, notes, room, top, context), rest: [] }
  const less = { ...room, height: room.height - ROOM_FOR_MORE }
  const fit = fitting(notes, less.height)
  const placed = placeAll(findings, notes.slice(0, fit), less, top, context)
  const rest = findings.slice(fit)
  const more = { ...room, y: less.y + less.height, height: ROOM_FOR_MORE }
  const line = placeLines(continuation(rest, room.width, context), more.x, more.y + NOTE_GAP)
  return { frames: [...placed.frames, ...line], boxes: [...placed.boxes, more], rest }
}

/** Notes that have room, in it. */
function placeAll(
  findings: readonly Finding[],
  notes: readonly Note[],
  { x, y, width, height }: Box,
  top: number,
  context: NoteContext,
): Pick<PageNotes, 'frames' | 'boxes'> {
  const wishes = notes.map((note, i) => {
    const baseline = findings[i]?.printed?.stretches[0]?.frame.y ?? 0
    return { wished: top + baseline - FIRST_BASELINE, height: note.height }
  })
  const boxes = spread(wishes, y, y + height).map((at, i) => ({
    ...{ x, y: at, width, height: notes[i]?.height ?? 0 },
  }))
  const frames = notes.flatMap((note, i) => placeNote(note, x, boxes[i]?.y ?? y, context))
  return { frames, boxes }
}

const FIRST_BASELINE = baselineIn(TYPES.note.leading, TYPES.note.size)
/** For the line that says where the notes go on. */
const ROOM_FOR_MORE = NOTE_GAP + 2 * TYPES.label.leading

/** How many notes have room under each other. */
function fitting(notes: readonly Note[], room: number): number {
  let end = -NOTE_GAP
  const first = notes.findIndex(({ height }) => (end += height + NOTE_GAP) > room)
  return first < 0 ? notes.length : first
}

function continuation(
  rest: readonly Finding[],
  width: number,
  { words, typesetter }: NoteContext,
): Setting {
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
