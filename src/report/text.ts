import type { Diagnostic } from '../model/diagnostic.ts'
import type { SourceFile, Span } from '../model/source.ts'
import { frame, pointAt } from './frame.ts'
import { wordsOf, type Language } from './messages.ts'

const LABELS = {
  zh: { error: '错误', warning: '警告', info: '说明', hint: '办法' },
  en: { error: 'error', warning: 'warning', info: 'note', hint: 'hint' },
} as const

/** A diagnostic as text: place, code and message on the first line, then the line of the file with carets, then the cure. */
export function formatDiagnostic(
  diagnostic: Diagnostic,
  files: readonly SourceFile[],
  language: Language,
): string {
  const { severity, code, span } = diagnostic
  const { message, hint } = wordsOf(diagnostic, language)
  const labels = LABELS[language]
  const file = span && files.find(({ name }) => name === span.file)
  const place = span && file ? `${placeOf(span, file)} ` : span ? `${span.file} ` : ''
  return [
    `${place}${labels[severity]} ${code} ${message}`,
    ...(span && file ? frame(file.text, span) : []),
    ...(hint === undefined ? [] : [`  ${labels.hint}: ${hint}`]),
  ].join('\n')
}

/** file:line:column, from 1, columns in characters. */
function placeOf({ start }: Span, { name, text }: SourceFile): string {
  const { line, column } = pointAt(text, start)
  return `${name}:${line}:${column}`
}
