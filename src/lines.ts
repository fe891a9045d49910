import { explainParagraph, type ExplainedLine } from './compose/explain.ts'
import { fold } from './content/fold.ts'
import { reportFolds } from './content/read.ts'
import { openFonts, reportFontFault } from './fonts/fonts.ts'
import { readFontManifest } from './fonts/manifest.ts'
import { diagnose, type Diagnostic, type Report } from './model/diagnostic.ts'
import {
  USUAL_TYPESETTING,
  type Hanging,
  type KinsokuLevel,
  type StyledParagraph,
} from './model/line.ts'
import type { Metrics } from './model/metrics.ts'
import { spanOf, type Piece, type SourceFile, type Span } from './model/source.ts'
import type { PunctuationStyle } from './model/style.ts'
import { clustersOf, codePointsOf, isSpace } from './model/text.ts'
import type { Workspace } from './model/workspace.ts'

/** The body face of dajiatan. */
const BODY = { families: ['Noto Serif SC'], weight: 400 } as const
const INDENT_EM = 2

export interface LinesOptions {
  readonly measureEm: number
  /** pt */
  readonly size: number
  readonly punctuation: PunctuationStyle
  readonly level: KinsokuLevel
  readonly hanging: Hanging
  readonly indent: boolean
  readonly ragged: boolean
}

export interface LinesEnvironment {
  readonly workspace: Workspace
  /** The folder of the fonts that banxin brings. */
  readonly fonts: string
}

export interface LinesResult {
  /** The lines of each paragraph; undefined if there was an error. */
  readonly paragraphs: readonly (readonly ExplainedLine[])[] | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Composes every line of a text as a paragraph, and says why its lines end where they do. Blank lines are none. */
export function explainLines(
  file: SourceFile,
  options: LinesOptions,
  { fonts: folder, workspace }: LinesEnvironment,
): LinesResult {
  const diagnostics: Diagnostic[] = []
  const report: Report = (diagnostic) => diagnostics.push(diagnostic)
  const { text, map, folds } = fold(file)
  reportFolds(folds, [file], report)
  const manifest = readFontManifest(folder, workspace, report)
  if (!manifest) return { paragraphs: undefined, diagnostics }
  const { metrics } = openFonts(folder, manifest, workspace)
  const pieces = Array.from(text.matchAll(LINE), ({ 0: own, index }) => trimmed(own, index))
  try {
    const found = pieces.filter((piece) => piece.text !== '')
    reportMissing(found, map, metrics, report)
    if (diagnostics.some(({ severity }) => severity === 'error')) {
      return { paragraphs: undefined, diagnostics }
    }
    const measure = options.measureEm * options.size
    const paragraphs = found.map((piece) =>
      explainParagraph(
        styled(piece.text, options),
        measure,
        metrics,
        locating(piece.start, map, report),
      ),
    )
    return { paragraphs, diagnostics }
  } catch (error) {
    reportFontFault(error, report)
    return { paragraphs: undefined, diagnostics }
  }
}

/** A paragraph's text, and where it begins in the text read. */
interface Own {
  readonly text: string
  readonly start: number
}

const LINE = /[^\n\v\f\r\u0085\u2028\u2029]+/gu

/** Without the spaces that indent it and those at its end. */
function trimmed(text: string, start: number): Own {
  const own = text.trimStart()
  return { text: own.trimEnd(), start: start + text.length - own.length }
}

function styled(text: string, options: LinesOptions): StyledParagraph {
  const { size, punctuation, level, hanging, indent, ragged } = options
  const origin = { block: '', at: 0 }
  const run = {
    text,
    ...BODY,
    size,
    color: { screen: '#000000' },
    letterSpacing: 0,
    spaceBefore: 0,
  }
  return {
    runs: [{ ...run, origin }],
    style: {
      ...USUAL_TYPESETTING,
      ...{ punctuation, level, hanging },
      indent: indent ? INDENT_EM * size : 0,
      align: ragged ? 'left' : 'justify',
      alignLast: 'left',
      balanced: false,
    },
  }
}

/** Gives diagnostics their place in the file. */
function locating(start: number, map: readonly Piece[], report: Report): Report {
  return ({ origin, ...diagnostic }) => {
    const span = origin && spanOf(map, start + origin.at, start + origin.at + 1)
    report({ ...diagnostic, ...(span && { span }) })
  }
}

function reportMissing(
  paragraphs: readonly Own[],
  map: readonly Piece[],
  metrics: Metrics,
  report: Report,
): void {
  const missing = new Map<string, Span[]>()
  for (const { text, start } of paragraphs) {
    let at = start
    for (const cluster of clustersOf(text)) {
      const from = at
      at += cluster.length
      if (isSpace(cluster) || metrics.faceFor(BODY, cluster) !== undefined) continue
      const places = missing.get(cluster) ?? []
      const span = spanOf(map, from, at)
      if (span) places.push(span)
      missing.set(cluster, places)
    }
  }
  for (const [character, places] of missing) {
    const data = { character, codePoint: codePointsOf(character), count: places.length, places }
    report(diagnose('error', 'MISSING_GLYPH', data, places[0]))
  }
}
