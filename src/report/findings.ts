import type { Bulletin } from '../model/bulletin.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { SourceFile, Span } from '../model/source.ts'
import { pointAt } from './frame.ts'
import { wordsOf, type Language } from './messages.ts'
import { formatDiagnostic } from './text.ts'

/** Diagnostics of one statement, or of what is none. */
export interface FindingGroup {
  /** From 1; absent above the first statement, in the settings, and of the issue as a whole. */
  readonly statement?: number
  /** Of it, as printed, without its colon. */
  readonly speaker?: string
  readonly diagnostics: readonly Diagnostic[]
}

const HEADS = {
  zh: { issue: '本期', statement: (n: number, who: string) => `${n}  ${who}` },
  en: { issue: 'the issue', statement: (n: number, who: string) => `${n}  ${who}` },
} as const

/** The diagnostics by statements, in their order; those of no statement come first. */
export function groupsOf(
  diagnostics: readonly Diagnostic[],
  bulletin: Bulletin | undefined,
): FindingGroup[] {
  const statements = bulletin?.statements ?? []
  const indexOf = (span: Span | undefined) =>
    statements.findLastIndex(
      (one) =>
        span?.file === one.span.file && one.span.start <= span.start && span.start <= one.span.end,
    )
  const byStatement = new Map<number, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const index = indexOf(diagnostic.span)
    const own = byStatement.get(index) ?? []
    byStatement.set(index, own)
    own.push(diagnostic)
  }
  return [...byStatement]
    .sort(([a], [b]) => a - b)
    .map(([index, own]) => {
      const speakers = statements[index]?.speakers ?? []
      const speaker = speakers.map(({ printed }) => printed.replace(/\s*[：:]\s*$/u, '')).join('、')
      const sorted = own.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
      return {
        ...(index >= 0 && { statement: index + 1, speaker }),
        diagnostics: index >= 0 ? sorted : own,
      }
    })
}

/** Groups as text: a head each, then each diagnostic with its line and carets. */
export function formatGroups(
  groups: readonly FindingGroup[],
  files: readonly SourceFile[],
  language: Language,
): string {
  const heads = HEADS[language]
  return groups
    .map(({ statement, speaker = '', diagnostics }) => {
      const head = statement === undefined ? heads.issue : heads.statement(statement, speaker)
      const texts = diagnostics.map((one) => formatDiagnostic(one, files, language))
      return [head, '', ...texts].join('\n')
    })
    .join('\n\n')
}

/** A diagnostic as data; lines and columns from 1, columns in characters, the end excluded. */
export interface FindingData {
  readonly code: string
  readonly severity: Diagnostic['severity']
  readonly message: string
  readonly hint?: string
  readonly statement?: number
  readonly place?: {
    readonly file: string
    readonly line: number
    readonly column: number
    readonly endLine: number
    readonly endColumn: number
    readonly text: string
  }
  readonly fixes?: readonly {
    readonly line: number
    readonly column: number
    readonly endLine: number
    readonly endColumn: number
    readonly insert: string
  }[]
}

export function dataOf(
  diagnostic: Diagnostic,
  statement: number | undefined,
  files: readonly SourceFile[],
  language: Language,
): FindingData {
  const { code, severity, span, fix } = diagnostic
  const { message, hint } = wordsOf(diagnostic, language)
  const place = span && placeOf(span, files)
  return {
    code,
    severity,
    message,
    ...(hint !== undefined && { hint }),
    ...(statement !== undefined && { statement }),
    ...(place && { place }),
    ...(fix && {
      fixes: fix.flatMap((edit) => {
        const own = placeOf(edit.span, files)
        if (!own) return []
        const { line, column, endLine, endColumn } = own
        return [{ line, column, endLine, endColumn, insert: edit.insert }]
      }),
    }),
  }
}

function placeOf({ file, start, end }: Span, files: readonly SourceFile[]): FindingData['place'] {
  const text = files.find(({ name }) => name === file)?.text
  if (text === undefined) return undefined
  const [from, to] = [pointAt(text, start), pointAt(text, end)]
  return {
    file,
    ...from,
    endLine: to.line,
    endColumn: to.column,
    text: text.slice(start, end),
  }
}
