import type { FileEdit } from '../model/diagnostic.ts'

/**
 * The text of a file with these edits of it made, from its start to its end. An edit that overlaps one before it is left out: what that one made of the
 * text decides whether it is still wanted.
 */
export function mend(
  text: string,
  edits: readonly FileEdit[],
): { readonly text: string; readonly made: number } {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  const parts: string[] = []
  let at = 0
  let made = 0
  for (const { span, insert } of sorted) {
    if (span.start < at) continue
    parts.push(text.slice(at, span.start), insert)
    at = span.end
    made++
  }
  return { text: [...parts, text.slice(at)].join(''), made }
}
