import { isConfiguration, type Diagnostic } from '../model/diagnostic.ts'
import type { SourceFile } from '../model/source.ts'
import type { Language } from '../report/messages.ts'
import { formatDiagnostic } from '../report/text.ts'
import { EXIT, type Terminal } from './terminal.ts'

/** Prints diagnostics to standard error and says what they mean for the exit code. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
  language: Language,
  terminal: Terminal,
): number {
  for (const diagnostic of diagnostics) {
    terminal.err(`${formatDiagnostic(diagnostic, files, language)}\n`)
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (!errors.length) return EXIT.fine
  return errors.some(({ code }) => isConfiguration(code)) ? EXIT.usage : EXIT.content
}
