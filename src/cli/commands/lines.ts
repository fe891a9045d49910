import { decodeText } from '../../content/decode.ts'
import { MOST_BYTES } from '../../content/read.ts'
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
import type { ReadingArguments } from '../reading.ts'
import { printDiagnostics } from '../report.ts'
import { UsageError, type Terminal } from '../terminal.ts'
import { TEXTS } from '../texts.ts'

export interface LinesArguments extends ReadingArguments {
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
}

/** `banxin lines`: composes each line of a text as a paragraph, and says why its lines end where they do. */
export async function runLines(args: LinesArguments, terminal: Terminal): Promise<number> {
  const { measure, size, lang } = args
  if (!(measure >= 1 && measure <= 1000)) throw new UsageError(TEXTS[lang].badMeasure)
  if (!(size >= 1 && size <= 1000)) throw new UsageError(TEXTS[lang].badSize)
  const diagnostics: Diagnostic[] = []
  const file = await readInput(args, terminal, (diagnostic) => diagnostics.push(diagnostic))
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
    terminal.out(print(result.paragraphs, lang))
  }
  return printDiagnostics([...diagnostics, ...result.diagnostics], [file], lang, terminal)
}

async function readInput(
  { file: path, lang, encoding, maxSize = MOST_BYTES }: LinesArguments,
  terminal: Terminal,
  report: (diagnostic: Diagnostic) => void,
): Promise<SourceFile | undefined> {
  const { workspace } = environmentOf(terminal)
  const decoded = (name: string, bytes: Uint8Array): SourceFile | undefined => {
    const text = decodeText(name, bytes, report, encoding)
    return text === undefined ? undefined : { name, text }
  }
  if (path === '-') {
    if (terminal.isTyped) terminal.err(`${TEXTS[lang].typing}\n`)
    return decoded(path, await terminal.input())
  }
  const kind = workspace.kindOf(path)
  if (kind === undefined) report(diagnose('error', 'FILE_NOT_FOUND', { path }))
  else if (kind !== 'file') throw new UsageError(TEXTS[lang].notAFile(path))
  if (kind !== 'file') return undefined
  try {
    const size = workspace.size(path)
    if (size <= maxSize) return decoded(path, workspace.read(path))
    report(diagnose('error', 'FILE_TOO_LARGE', { path, size, limit: maxSize }))
    return undefined
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    report(diagnose('error', 'FILE_UNREADABLE', { path, reason: error.message }))
    return undefined
  }
}

type Paragraphs = readonly (readonly ExplainedLine[])[]

function asJson(paragraphs: Paragraphs, language: Language): string {
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
function asText(paragraphs: Paragraphs, language: Language): string {
  const shown = ({ text }: ExplainedLine) =>
    text.replace(/\s/gu, (space) => (space === '　' ? space : ' '))
  const widest = paragraphs.flat().reduce((most, line) => Math.max(most, widthOf(shown(line))), 0)
  const column = widest + 2
  return paragraphs
    .map((lines) =>
      lines.map((line) => {
        const { width, reason } = line
        const padding = ' '.repeat(column - widthOf(shown(line)))
        const facts = `${width.toFixed(2).padStart(6)} ${changeOf(line, language)}`
        return `${shown(line)}${padding}${facts}  ${wordsOfReason(reason, language)}\n`
      }),
    )
    .map((rows) => rows.join(''))
    .join('\n')
}

function changeOf({ change, stretch }: ExplainedLine, language: Language): string {
  const { squeezed, spread, widened, unchanged } = TEXTS[language]
  if (stretch > UNSEEN) return spread(stretch)
  if (Math.abs(change) < UNSEEN) return unchanged
  return change < 0 ? squeezed(-change) : widened(change)
}

/** em */
const UNSEEN = 0.0005
