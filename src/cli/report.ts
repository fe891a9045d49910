import { isConfiguration, type Code, type Diagnostic, type Severity } from '../model/diagnostic.ts'
import type { SourceFile } from '../model/source.ts'
import type { Language } from '../report/messages.ts'
import { formatDiagnostic } from '../report/text.ts'
import { EXIT, type Terminal } from './terminal.ts'
import { TEXTS } from './texts.ts'

/** Prints diagnostics to standard error and says what they mean for the exit code. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
  language: Language,
  terminal: Terminal,
): number {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  // notes on how it was set say nothing where it is not; how it was read may be what is wrong
  const said = errors.length
    ? diagnostics.filter(({ severity, code }) => severity !== 'info' || code === 'ENCODING_FOUND')
    : diagnostics
  const { shown, more } = withoutFlood(said)
  for (const diagnostic of shown) {
    terminal.err(`${formatDiagnostic(diagnostic, files, language)}\n`)
  }
  for (const [code, count] of more) {
    terminal.err(`${TEXTS[language].moreNotes(count, code)}\n`)
  }
  return exitCodeOf(diagnostics)
}

/** What diagnostics mean for the exit code. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): number {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (!errors.length) return EXIT.fine
  return errors.some(({ code }) => isConfiguration(code)) ? EXIT.usage : EXIT.content
}

/** How many there are of each severity. */
export function countOf(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const of = (one: Severity) => diagnostics.filter(({ severity }) => severity === one).length
  return { error: of('error'), warning: of('warning'), info: of('info') }
}

/** Notes on how lines and pages came out, which ask nothing of an editor; more of a kind than this would hide what does. */
const ON_SETTING: readonly Code[] = ['LINE_LOOSE', 'PAGE_LEVELLED']
const MOST_NOTES = 5

/** Of notes on lines and pages the first few of each kind, and how many more there are; everything else. */
function withoutFlood(diagnostics: readonly Diagnostic[]): {
  shown: readonly Diagnostic[]
  more: readonly (readonly [code: string, count: number])[]
} {
  const counts = new Map<string, number>()
  const shown = diagnostics.filter(({ code, severity }) => {
    if (severity !== 'info' || !ON_SETTING.includes(code)) return true
    const count = (counts.get(code) ?? 0) + 1
    counts.set(code, count)
    return count <= MOST_NOTES
  })
  const more = [...counts].flatMap(([code, count]) =>
    count > MOST_NOTES ? [[code, count - MOST_NOTES] as const] : [],
  )
  return { shown, more }
}
