import { append } from '../model/lists.ts'
import { spanOf, type Source, type SourcePicture, type SourceTable } from '../model/source.ts'

/** A line of the source that is not blank, without the space at its ends: UTF-16 offsets into the source's text. */
export interface SourceLine {
  readonly text: string
  readonly start: number
  readonly end: number
  /** It begins with white space: the writer began a paragraph here. */
  readonly indented: boolean
  readonly file: string
  /** A table or a picture stands here; such a line has no text. */
  readonly object?: SourceTable | SourcePicture
  /** The level of the heading that the file calls it. */
  readonly heading?: number
  /** It stands in the middle. */
  readonly isCentred?: true
}

/** Word and web pages end lines with more than LF: vertical tab, form feed, NEL, LINE and PARAGRAPH SEPARATOR. */
const LINE = /[^\n\v\f\u0085\u2028\u2029]+/gu
const LINE_END = /[\n\v\f\u0085\u2028\u2029]/gu

/** The lines, and between them the objects of the source; a picture in a line stands after it. */
export function splitLines(source: Source): SourceLine[] {
  const lines: SourceLine[] = []
  let at = 0
  for (const object of source.objects ?? []) {
    const { start, end } = object
    const from = Math.max(at, start < end ? start : lineEndAt(source.text, start))
    append(lines, linesOf(source, at, from))
    at = Math.max(from, end)
    if (object.kind === 'passage') {
      append(lines, linesOf(source, from, end))
      continue
    }
    if (object.kind === 'heading') {
      const { level: heading, isCentred } = object
      const look = { heading, ...(isCentred && { isCentred }) }
      append(
        lines,
        linesOf(source, from, end).map((line) => ({ ...line, ...look })),
      )
      continue
    }
    const file = spanOf(source.map, start, end)?.file ?? source.name
    lines.push({ text: '', start, end, indented: true, file, object })
  }
  append(lines, linesOf(source, at, source.text.length))
  return lines
}

/** The lines of a stretch of the source that are not blank. */
export function linesOf(source: Source, from: number, to: number): SourceLine[] {
  const lines: SourceLine[] = []
  for (const match of source.text.slice(from, to).matchAll(LINE)) {
    const trimmed = match[0].trim()
    if (!trimmed) continue
    const first = from + match.index
    const start = first + match[0].indexOf(trimmed)
    const end = start + trimmed.length
    const file = spanOf(source.map, start, end)?.file ?? source.name
    lines.push({ text: trimmed, start, end, indented: start > first, file })
  }
  return lines
}

/** The end of the line that an offset is in; itself, where the line begins. */
function lineEndAt(text: string, offset: number): number {
  if (!/\S/u.test(text.slice(lineStartBefore(text, offset), offset))) return offset
  LINE_END.lastIndex = offset
  return LINE_END.exec(text)?.index ?? text.length
}

function lineStartBefore(text: string, offset: number): number {
  let at = offset
  while (at > 0 && !/[\n\v\f\u0085\u2028\u2029]/u.test(text.charAt(at - 1))) at--
  return at
}
