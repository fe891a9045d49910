import type { Span } from '../model/source.ts'

/** Cells shown before and after the place on a long line. */
const BEFORE = 30
const AFTER = 40
/** Characters, of which so many cells are shown; marks take none. */
const LOOKED_AT = 400

/** The line of the text in which the span begins, cut to its surroundings, and a line of carets under the span. */
export function frame(text: string, { start, end }: Pick<Span, 'start' | 'end'>): string[] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const found = text.indexOf('\n', lineStart)
  const lineEnd = found < 0 ? text.length : found
  const number = String(lineNumberAt(text, lineStart))
  // of a long line only what may be shown: it is looked at for each of its findings
  const before = cutStart(
    printable(text.slice(Math.max(lineStart, start - LOOKED_AT), start)),
    BEFORE,
  )
  const markEnd = Math.min(Math.max(end, start + 1), lineEnd)
  const marked = printable(text.slice(start, Math.min(markEnd, start + LOOKED_AT)))
  const shown = cutEnd(marked, AFTER)
  const after = cutEnd(
    printable(text.slice(markEnd, Math.min(lineEnd, markEnd + LOOKED_AT))),
    AFTER - widthOf(shown),
  )
  const carets = '^'.repeat(Math.max(1, widthOf(shown)))
  return [
    `  ${number} | ${before}${shown}${after}`,
    `  ${' '.repeat(number.length)} | ${' '.repeat(widthOf(before))}${carets}`,
  ]
}

/** The number of the line that begins at this offset, from 1. */
export function lineNumberAt(text: string, lineStart: number): number {
  if (text !== counted.text || lineStart < counted.at) counted = { text, at: 0, line: 1 }
  let { at, line } = counted
  for (
    let end = text.indexOf('\n', at);
    end >= 0 && end < lineStart;
    end = text.indexOf('\n', at)
  ) {
    at = end + 1
    line++
  }
  counted = { text, at, line }
  return line
}

/** Line and column of an offset, from 1, columns in characters. */
export function pointAt(text: string, offset: number): { line: number; column: number } {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  return { line: lineNumberAt(text, lineStart), column: columnAt(text, lineStart, offset) }
}

/** The column of an offset of that line, from 1, in characters; counting goes on, or back, from the last of the same line. */
export function columnAt(text: string, lineStart: number, offset: number): number {
  const isSameLine = text === columns.text && lineStart === columns.lineStart
  const { at, column } = isSameLine ? columns : { at: lineStart, column: 1 }
  const between = [...text.slice(Math.min(at, offset), Math.max(at, offset))].length
  const found = offset < at ? column - between : column + between
  columns = { text, lineStart, at: offset, column: found }
  return found
}

let columns = { text: '', lineStart: 0, at: 0, column: 1 }

/** Diagnostics come mostly in the order of their places: counting goes on from the last. */
let counted = { text: '', at: 0, line: 1 }

/** Terminal cells: a full-width character takes two. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + cellsOf(character), 0)
}

function cellsOf(character: string): number {
  if (ATTACHED.test(character)) return 0
  return isWide(character) ? 2 : 1
}

/** Marks and selectors take the cell of the character before them. */
const ATTACHED = /[\p{M}\ufe00-\ufe0f]/u

function isWide(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  return (
    point >= 0x1100 &&
    (point <= 0x115f ||
      (point >= 0x2e80 && point <= 0xa4cf) ||
      (point >= 0xac00 && point <= 0xd7a3) ||
      (point >= 0xf900 && point <= 0xfaff) ||
      (point >= 0xfe30 && point <= 0xfe6f) ||
      (point >= 0xff01 && point <= 0xff60) ||
      (point >= 0xffe0 && point <= 0xffe6) ||
      point >= 0x1f300)
  )
}

/** Control characters, tabs and line ends of other systems would move the carets. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
}

/** The end of a text, at most so many cells of it. */
function cutStart(text: string, cells: number): string {
  const nearby = [...text.slice(-2 * cells)]
  let width = 0
  let from = nearby.length
  while (from > 0 && (width += widthOf(nearby[from - 1] ?? '')) <= cells) from--
  const shown = nearby.slice(from).join('')
  return shown.length < text.length ? `…${shown}` : text
}

function cutEnd(text: string, cells: number): string {
  const characters: string[] = []
  let width = 0
  for (const character of text) {
    width += widthOf(character)
    if (width > Math.max(0, cells)) return `${characters.join('')}…`
    characters.push(character)
  }
  return text
}
