import type { Bulletin } from '../model/bulletin.ts'
import type { Frame } from '../model/page.ts'
import { rect } from '../pages/decorate.ts'
import type { Box } from './box.ts'
import type { NoteContext } from './notes.ts'
import { outline } from './sheet.ts'
import { FAINT, PALE, placeLines, RED, TYPES } from './type.ts'

/** pt */
const GAP = 9
const SEAL = { width: 62, height: 38 }
/** A line to write on. */
const RULED = 22
const SIGNED = 27
const HAIR = 0.4

/** What a strip says at its head. */
export interface StripHead {
  readonly issue: string
  readonly sheet: string
  readonly found: string
}

/** The name and the number of the issue. */
export function issueOf({ masthead }: Bulletin, { words }: NoteContext): string {
  const { series = '', number, printedNumber } = masthead
  const numbered = printedNumber ?? (number === undefined ? '' : words.issue(number))
  return `${series}${numbered}`
}

/** The strip's head and foot, and the room that they leave for notes and for the pen. */
export function drawStrip(
  head: StripHead,
  strip: Box,
  context: NoteContext,
): { readonly frames: Frame[]; readonly room: Box } {
  const top = drawHead(head, strip, context)
  const label = context.typesetter.set(
    [{ text: context.words.comments, type: TYPES.label }],
    strip.width,
  )
  const y = strip.y + top.height + GAP
  const foot = drawSignatures(strip, context)
  const from = y + label.height + GAP / 2
  return {
    frames: [
      ...top.frames,
      rect(strip.x, y - GAP / 2, strip.width, HAIR, PALE),
      ...placeLines(label, strip.x, y),
      ...foot.frames,
    ],
    room: { ...strip, y: from, height: foot.top - GAP - from },
  }
}

/** The mark in a double frame like a seal's, and beside it which issue and which sheet this is. */
function drawHead(
  { issue, sheet, found }: StripHead,
  { x, y, width }: Box,
  { words, typesetter }: NoteContext,
): { frames: Frame[]; height: number } {
  const mark = typesetter.set([{ text: words.mark, type: TYPES.mark }], SEAL.width, 'center')
  const seal = { x, y, ...SEAL }
  const inner = { x: x + 2, y: y + 2, width: SEAL.width - 4, height: SEAL.height - 4 }
  const left = x + SEAL.width + GAP
  const rest = width - SEAL.width - GAP
  const texts = [
    typesetter.set([{ text: issue, type: TYPES.issue }], rest),
    typesetter.set([{ text: sheet, type: TYPES.label }], rest),
    typesetter.set([{ text: found, type: TYPES.label }], rest),
  ]
  const height = texts.reduce((sum, setting) => sum + setting.height, 0)
  let at = y + Math.max(0, (SEAL.height - height) / 2)
  const beside = texts.flatMap((setting) => {
    const lines = placeLines(setting, left, at)
    at += setting.height
    return lines
  })
  return {
    frames: [
      ...outline(seal, 1.2, RED),
      ...outline(inner, 0.4, RED),
      ...placeLines(mark, x, y + (SEAL.height - mark.height) / 2),
      ...beside,
    ],
    height: Math.max(SEAL.height, height),
  }
}

/** A box at the foot for who signs. */
function drawSignatures(
  { x, y, width, height }: Box,
  { words, typesetter }: NoteContext,
): { frames: Frame[]; top: number } {
  const top = y + height - words.signed.length * SIGNED
  const rows = words.signed.flatMap((text, i) => {
    const setting = typesetter.set([{ text, type: TYPES.label }], width - 12)
    const at = top + i * SIGNED
    const rule = i > 0 ? [rect(x, at, width, HAIR, PALE)] : []
    return [...rule, ...placeLines(setting, x + 6, at + (SIGNED - setting.height) / 2)]
  })
  const box = { x, y: top, width, height: words.signed.length * SIGNED }
  return { frames: [...outline(box, HAIR), ...rows], top }
}

/** Lines to write on, where no note stands. */
export function ruleRoom({ x, y, width, height }: Box, taken: readonly Box[]): Frame[] {
  const count = Math.floor(height / RULED)
  return Array.from({ length: count }, (_, i) => y + (i + 1) * RULED)
    .filter(
      (at) => !taken.some((box) => box.y - CLEAR < at && at - RULED * 0.6 < box.y + box.height),
    )
    .map((at) => rect(x, at, width, HAIR, FAINT))
}

/** pt, between a line to write on and a note under it. */
const CLEAR = 3
