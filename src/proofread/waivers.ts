import { diagnose, type Diagnostic, type Report } from '../model/diagnostic.ts'
import type { Source, SourceFile, Span } from '../model/source.ts'

/** What says that a finding is known, and as it should be. */
export interface Waiver {
  readonly code: string
  /** What has to stand where the mark is: in it, around it, or over its edge. */
  readonly text?: string
  /** The line of a file in which it has to begin. */
  readonly line?: Span
  /** Where the waiver stands. */
  readonly span: Span
}

/** What the settings of an issue and the comments in its texts waive. */
export function waiversOf({ frontMatter, waivers = [], files }: Source): readonly Waiver[] {
  return [
    ...(frontMatter.waive ?? []),
    ...waivers.flatMap(({ codes, span }) => {
      const line = lineFor(span, files)
      return codes.map((code) => ({ code: code.toUpperCase(), line, span }))
    }),
  ]
}

export interface Waived {
  /** One for each that was found: undefined if it is waived, without its mend if that would touch what is waived. */
  readonly kept: readonly (Diagnostic | undefined)[]
  /** Waivers that nothing was found for. */
  readonly unused: readonly Waiver[]
}

/** `mayWaive`: what stops a bulletin cannot be waived. */
export function waive(
  found: readonly Diagnostic[],
  waivers: readonly Waiver[],
  files: readonly SourceFile[],
  mayWaive: (diagnostic: Diagnostic) => boolean,
): Waived {
  if (!waivers.length) return { kept: found, unused: [] }
  const used = new Set<Waiver>()
  const waived: Span[] = []
  const byCode = new Map<string, Waiver[]>()
  for (const waiver of waivers) {
    byCode.set(waiver.code, [...(byCode.get(waiver.code) ?? []), waiver])
  }
  const kept = found.map((one) => {
    const mine = mayWaive(one) ? (byCode.get(one.code) ?? []) : []
    const own = mine.filter((waiver) => isFor(waiver, one, files))
    for (const waiver of own) used.add(waiver)
    if (!own.length) return one
    if (one.span) waived.push(one.span)
    return undefined
  })
  return {
    kept: kept.map((one) => one && withoutFixOf(one, waived)),
    unused: waivers.filter((waiver) => !used.has(waiver)),
  }
}

export function reportUnused(unused: readonly Waiver[], report: Report): void {
  for (const { code, text, span } of unused) {
    report(diagnose('warning', 'WAIVER_UNUSED', { code, text }, span))
  }
}

/** The line in which a comment stands, or the next that has text if it has its line to itself. */
function lineFor({ file, start, end }: Span, files: readonly SourceFile[]): Span {
  const text = files.find(({ name }) => name === file)?.text ?? ''
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = endOfLine(text, end)
  const isAlone = !(text.slice(lineStart, start) + text.slice(end, lineEnd)).trim()
  if (!isAlone) return { file, start: lineStart, end: lineEnd }
  const next = text.slice(lineEnd).search(/\S/u)
  const at = next < 0 ? text.length : lineEnd + next
  return { file, start: text.lastIndexOf('\n', at - 1) + 1, end: endOfLine(text, at) }
}

function endOfLine(text: string, from: number): number {
  const found = text.indexOf('\n', from)
  return found < 0 ? text.length : found
}

function isFor(waiver: Waiver, { code, span }: Diagnostic, files: readonly SourceFile[]): boolean {
  const { text, line } = waiver
  if (waiver.code !== code) return false
  if (line) return span?.file === line.file && line.start <= span.start && span.start <= line.end
  if (text === undefined) return true
  const file = span && files.find(({ name }) => name === span.file)
  if (!file) return false
  // the marked text may be one mark: the waiver quotes what stands around it
  const around = file.text.slice(
    Math.max(0, span.start - text.length + 1),
    span.end + text.length - 1,
  )
  return around.includes(text)
}

function withoutFixOf(diagnostic: Diagnostic, waived: readonly Span[]): Diagnostic {
  const { fix, ...rest } = diagnostic
  const touches = fix?.some(({ span }) => waived.some((one) => meet(span, one)))
  return touches ? rest : diagnostic
}

function meet(a: Span, b: Span): boolean {
  return a.file === b.file && a.start < b.end && b.start < Math.max(a.end, a.start + 1)
}
