import { spanOf, type Source } from '../model/source.ts'

/** A line of the source that is not blank, without the space at its ends: UTF-16 offsets into the source's text. */
export interface SourceLine {
  readonly text: string
  readonly start: number
  readonly end: number
  /** It begins with white space: the writer began a paragraph here. */
  readonly indented: boolean
  readonly file: string
}

/** Word and web pages end lines with more than LF: vertical tab, form feed, NEL, LINE and PARAGRAPH SEPARATOR. */
const LINE = /[^\n\v\f\u0085\u2028\u2029]+/gu

export function splitLines(source: Source): SourceLine[] {
  const lines: SourceLine[] = []
  for (const match of source.text.matchAll(LINE)) {
    const trimmed = match[0].trim()
    if (!trimmed) continue
    const start = match.index + match[0].indexOf(trimmed)
    const end = start + trimmed.length
    const file = spanOf(source.map, start, end)?.file ?? source.name
    lines.push({ text: trimmed, start, end, indented: start > match.index, file })
  }
  return lines
}
