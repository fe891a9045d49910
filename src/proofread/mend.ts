import type { Diagnostic, FileEdit } from '../model/diagnostic.ts'

/** The edits of these diagnostics that can be made together, by file, each file's from its start to its end. */
export function editsByFile(
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<string, readonly FileEdit[]> {
  const byFile = new Map<string, FileEdit[]>()
  const ends = new Map<string, number>()
  for (const fix of diagnostics
    .flatMap((one) => (one.fix?.length ? [one.fix] : []))
    .sort(byStart)) {
    // all edits of a mend or none of them; of two that overlap the first
    if (fix.some(({ span }) => span.start < (ends.get(span.file) ?? 0))) continue
    for (const edit of fix.toSorted(inOrder)) {
      const { file, end, start } = edit.span
      const own = byFile.get(file) ?? []
      byFile.set(file, own)
      own.push(edit)
      // two that insert at one place overlap, too: which comes first is nobody's to say
      ends.set(file, Math.max(end, start + 1))
    }
  }
  return byFile
}

function byStart(a: readonly FileEdit[], b: readonly FileEdit[]): number {
  const startOf = (fix: readonly FileEdit[]) => Math.min(...fix.map(({ span }) => span.start))
  return startOf(a) - startOf(b)
}

/** The text of a file with edits of it made; none of them may overlap. */
export function mend(text: string, edits: readonly FileEdit[]): string {
  let at = 0
  const parts = edits.toSorted(inOrder).flatMap(({ span, insert }) => {
    const before = text.slice(at, span.start)
    at = span.end
    return [before, insert]
  })
  return [...parts, text.slice(at)].join('')
}

function inOrder(a: FileEdit, b: FileEdit): number {
  return a.span.start - b.span.start || a.span.end - b.span.end
}
