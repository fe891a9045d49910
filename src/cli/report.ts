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
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  // notes on how it was set say nothing where it is not
  const said = errors.length
    ? diagnostics.filter(({ severity }) => severity !== 'info')
    : diagnostics
  for (const diagnostic of said) {
    terminal.err(`${formatDiagnostic(diagnostic, files, language)}\n`)
  }
  if (!errors.length) return EXIT.fine
  return errors.some(({ code }) => isConfiguration(code)) ? EXIT.usage : EXIT.content
}
