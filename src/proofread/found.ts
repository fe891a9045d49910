import { diagnose, type Diagnostic } from '../model/diagnostic.ts'
import { spanOf, type SourceFile, type Span } from '../model/source.ts'
import type { Copy } from './copy.ts'
import { editsInFile } from './edits.ts'
import type { Found, Place, Rule } from './rule.ts'

export interface FoundBy {
  readonly rule: Rule
  readonly one: Found
}

/** Sorted by their texts, then by their places in them; what is of the issue as a whole comes last. */
export function inReadingOrder(found: readonly FoundBy[], { texts }: Copy): readonly FoundBy[] {
  const longest = texts.reduce((most, { text }) => Math.max(most, text.length), 0)
  const byId = new Map(texts.map(({ id }, i) => [id, i]))
  const firsts = texts.map(({ map }) => map[0]?.span)
  const textAt = ({ file, start }: Span) =>
    firsts.findLastIndex((span) => span?.file === file && span.start <= start)
  const orderOf = ({ place }: Found) => {
    if (!place) return Infinity
    if (!isInCopy(place)) return textAt(place) * (longest + 1)
    return (byId.get(place.text.id) ?? 0) * (longest + 1) + place.start
  }
  const keyed = found.map((both) => ({ both, order: orderOf(both.one) }))
  // Infinity less Infinity is no number
  return keyed.sort((a, b) => (a.order === b.order ? 0 : a.order - b.order)).map(({ both }) => both)
}

/** What a rule found, with its place and its mend in the file. */
export function diagnosticOf(
  { code, severity }: Rule,
  { place, data, edits }: Found,
  files: readonly SourceFile[],
): Diagnostic {
  if (!place || !isInCopy(place)) return diagnose(severity, code, data, place)
  const { text, start, end } = place
  const fix = edits && editsInFile(edits, text, files)
  return { ...diagnose(severity, code, data, spanOf(text.map, start, end)), ...(fix && { fix }) }
}

function isInCopy(place: Place | Span): place is Place {
  return 'text' in place
}
