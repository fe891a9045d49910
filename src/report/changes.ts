import type { FileEdit } from '../model/diagnostic.ts'
import type { SourceFile } from '../model/source.ts'
import { lineNumberAt } from './frame.ts'
import type { Language } from './messages.ts'

/** Characters shown on each side of a change; changes nearer to each other than twice as many are shown together. */
const AROUND = 14

const PARAGRAPH = {
  zh: (number: number) => `第 ${number} 段`,
  en: (number: number) => `paragraph ${number}`,
} as const

const LINE = {
  zh: (number: number) => `第 ${number} 行`,
  en: (number: number) => `line ${number}`,
} as const

/** Edits of a text file: place, the line before and after, cut to what changes. */
export function formatChanges(file: SourceFile, edits: readonly FileEdit[]): string {
  return hunksOf(file.text, edits)
    .map(({ line, before, after }) => `${file.name}:${line}\n- ${before}\n+ ${after}`)
    .join('\n')
}

/** Edits of a file that is not rewritten, to be made by hand. */
export function formatList(
  file: SourceFile,
  edits: readonly FileEdit[],
  language: Language,
): string {
  // lines of a Word file are its paragraphs
  const numbered = /\.docx$/iu.test(file.name) ? PARAGRAPH[language] : LINE[language]
  const rows = hunksOf(file.text, edits).map(
    ({ line, before, after }) => `  ${numbered(line)}: ${before}\n    → ${after}`,
  )
  return [file.name, ...rows].join('\n')
}

interface Hunk {
  readonly line: number
  readonly before: string
  readonly after: string
}

/** `edits` from the start of the text to its end, none of them over a line end. */
function hunksOf(text: string, edits: readonly FileEdit[]): Hunk[] {
  const groups: FileEdit[][] = []
  for (const edit of edits) {
    const last = groups.at(-1)?.at(-1)
    const between = last && text.slice(last.span.end, edit.span.start)
    const isNear = between !== undefined && between.length < 2 * AROUND && !between.includes('\n')
    if (isNear) groups.at(-1)?.push(edit)
    else groups.push([edit])
  }
  return groups.map((group) => hunkOf(text, group))
}

function hunkOf(text: string, group: readonly FileEdit[]): Hunk {
  const [start, end] = [group[0]?.span.start ?? 0, group.at(-1)?.span.end ?? 0]
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const found = text.indexOf('\n', end)
  const lineEnd = found < 0 ? text.length : found
  const from = Math.max(lineStart, start - AROUND)
  const to = Math.min(lineEnd, end + AROUND)
  let at = from
  const changed = group.map(({ span, insert }) => {
    const kept = text.slice(at, span.start)
    at = span.end
    return kept + insert
  })
  const shown = (middle: string) =>
    `${from > lineStart ? '…' : ''}${middle.trimEnd()}${to < lineEnd ? '…' : ''}`
  return {
    line: lineNumberAt(text, lineStart),
    before: shown(text.slice(from, to)),
    after: shown(changed.join('') + text.slice(at, to)),
  }
}
