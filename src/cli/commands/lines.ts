import { decodeUtf8 } from '../../model/decode.ts'
import { diagnose, type Diagnostic } from '../../model/diagnostic.ts'
import type { KinsokuLevel } from '../../model/line.ts'
import type { SourceFile } from '../../model/source.ts'
import type { PunctuationStyle } from '../../model/style.ts'
import { WorkspaceError } from '../../model/workspace.ts'
import { explainLines } from '../../lines.ts'
import type { ExplainedLine } from '../../compose/explain.ts'
import type { Language } from '../../report/messages.ts'
import { wordsOfReason } from '../../report/reasons.ts'
import { widthOf } from '../../report/frame.ts'
import { environmentOf } from '../environment.ts'
import { printDiagnostics } from '../report.ts'
import { UsageError, type Terminal } from '../terminal.ts'
import { TEXTS } from '../texts.ts'

export interface LinesArguments {
  /** A file, or - for standard input. */
  readonly file: string
  readonly measure: number
  readonly size: number
  readonly style: PunctuationStyle
  readonly level: KinsokuLevel
  readonly hanging: boolean
  readonly indent: boolean
  readonly ragged: boolean
  readonly format: 'text' | 'json'
  readonly lang: Language
}

/** `banxin lines`: composes each line of a text as a paragraph, and says why its lines end where they do. */
export function runLines(args: LinesArguments, terminal: Terminal): number {
  const { measure, size, lang } = args
  if (!(measure >= 1 && measure <= 1000)) throw new UsageError(TEXTS[lang].badMeasure)
  if (!(size >= 1 && size <= 1000)) throw new UsageError(TEXTS[lang].badSize)
  const diagnostics: Diagnostic[] = []
  const file = readInput(args.file, terminal, (diagnostic) => diagnostics.push(diagnostic))
  if (!file) return printDiagnostics(diagnostics, [], lang, terminal)
  const options = {
    measureEm: measure,
    punctuation: args.style,
    hanging: args.hanging ? ('allow' as const) : ('none' as const),
    ...{ size, level: args.level, indent: args.indent, ragged: args.ragged },
  }
  const result = explainLines(file, options, environmentOf(terminal))
  if (result.paragraphs) {
    const print = args.format === 'json' ? asJson : asText
    terminal.out(print(result.paragraphs, measure, lang))
  }
  return printDiagnostics(result.diagnostics, [file], lang, terminal)
}

function readInput(
  path: string,
  terminal: Terminal,
  report: (diagnostic: Diagnostic) => void,
): SourceFile | undefined {
  const { workspace } = environmentOf(terminal)
  if (path !== '-' && workspace.kindOf(path) === undefined) {
    report(diagnose('error', 'FILE_NOT_FOUND', { path }))
    return undefined
  }
  try {
    const bytes = path === '-' ? terminal.input() : workspace.read(path)
    const text = decodeUtf8(path, bytes, report)
    return text === undefined ? undefined : { name: path, text }
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    report(diagnose('error', 'FILE_UNREADABLE', { path, reason: error.message }))
    return undefined
  }
}

type Paragraphs = readonly (readonly ExplainedLine[])[]

function asJson(paragraphs: Paragraphs, _measure: number, language: Language): string {
  const data = {
    paragraphs: paragraphs.map((lines) => ({
      lines: lines.map(({ text, width, advances, stretch, last, reason }) => ({
        text,
        widthEm: rounded(width),
        advancesEm: advances.map(rounded),
        stretchEm: rounded(stretch),
        last,
        why: wordsOfReason(reason, language),
      })),
    })),
  }
  return `${JSON.stringify(data, undefined, 2)}\n`
}

/** A tenth of a thousandth of an em: finer than any device. */
function rounded(em: number): number {
  return Math.round(em * 10_000) / 10_000
}

/** A row a line: the text, its width, what was squeezed or spread, and why; a blank row between paragraphs. */
function asText(paragraphs: Paragraphs, measure: number, language: Language): string {
  const column = 2 * Math.ceil(measure) + 4
  const texts = TEXTS[language]
  return paragraphs
    .map((lines) =>
      lines.map((line) => {
        const { text, width, squeeze, stretch, reason } = line
        const padding = ' '.repeat(Math.max(1, column - widthOf(text)))
        const change = squeeze > 0.0005 ? texts.squeezed(squeeze) : texts.spread(stretch)
        return `${text}${padding}${width.toFixed(2).padStart(6)} ${change}  ${wordsOfReason(reason, language)}\n`
      }),
    )
    .map((rows) => rows.join(''))
    .join('\n')
}
