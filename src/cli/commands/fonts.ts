import type { BuildEnvironment } from '../../build.ts'
import { facesOf, reportFonts } from '../../fonts-report.ts'
import type { Code, Diagnostic } from '../../model/diagnostic.ts'
import { dataOfFontsReport, formatFaces, formatFontsReport } from '../../report/fonts.ts'
import { environmentOf } from '../environment.ts'
import { readingOf, type ReadingArguments } from '../reading.ts'
import { exitCodeOf, printDiagnostics } from '../report.ts'
import { findSources } from '../sources.ts'
import { EXIT, UsageError, type Terminal } from '../terminal.ts'
import { TEXTS } from '../texts.ts'

export interface FontsArguments extends ReadingArguments {
  readonly source?: string | undefined
  readonly template?: string | undefined
  readonly fontDir?: readonly string[] | undefined
  readonly format: 'text' | 'json'
}

/** `banxin fonts`: the faces there are; or what an issue embeds, borrows and lacks. */
export async function runFonts(args: FontsArguments, terminal: Terminal): Promise<number> {
  const environment = environmentOf(terminal)
  const { source } = args
  return source === undefined
    ? listAll(args, environment, terminal)
    : reportOne(source, args, environment, terminal)
}

function listAll(
  { fontDir = [], format, lang }: FontsArguments,
  environment: BuildEnvironment,
  terminal: Terminal,
): number {
  const { faces, diagnostics } = facesOf(environment, fontDir)
  const asJson = format === 'json'
  terminal.out(`${asJson ? JSON.stringify(faces, undefined, 2) : formatFaces(faces, lang)}\n`)
  return printDiagnostics(diagnostics, [], lang, terminal)
}

async function reportOne(
  wished: string,
  args: FontsArguments,
  environment: BuildEnvironment,
  terminal: Terminal,
): Promise<number> {
  const { template, fontDir = [], format, lang } = args
  const { sources, code } = findSources([wished], lang, environment.workspace, terminal)
  if (code !== EXIT.fine) return code
  const [source, ...more] = sources
  if (source === undefined || more.length) throw new UsageError(TEXTS[lang].oneForFonts)
  const options = {
    reading: await readingOf(args, sources, terminal),
    fontFolders: fontDir,
    ...(template !== undefined && { template }),
  }
  const { report, diagnostics, files } = await reportFonts(source, options, environment)
  if (report) {
    const asJson = format === 'json'
    terminal.out(
      asJson
        ? `${JSON.stringify(dataOfFontsReport(report, files), undefined, 2)}\n`
        : `${formatFontsReport(report, files, lang)}\n`,
    )
  }
  printDiagnostics(diagnostics.filter(isElsewhere), files, lang, terminal)
  return exitCodeOf(diagnostics)
}

/** What the report says itself, and what is said of text and pages at every build. */
const IN_REPORT: readonly Code[] = ['MISSING_GLYPH', 'FONT_WEIGHT_PARTNER']

function isElsewhere({ code, severity }: Diagnostic): boolean {
  if (IN_REPORT.includes(code)) return false
  return severity === 'error' || code.startsWith('FONT_')
}
