import type { Code, DiagnosticData } from '../model/diagnostic.ts'
import type { Page } from '../model/page.ts'
import type { Origin } from '../model/tree.ts'
import type { Span } from '../model/source.ts'

/** What a tagged PDF can claim of itself. */
export type Conformance = 'PDF/A-2a' | 'PDF/UA-1'

/** What is claimed of a tagged PDF, and of one that has archive faults. */
export const ARCHIVED: readonly Conformance[] = ['PDF/A-2a', 'PDF/UA-1']
export const UNARCHIVED: readonly Conformance[] = ['PDF/UA-1']

/** Why a PDF cannot be PDF/A-2a, and where that stands. */
export interface ArchiveFault {
  readonly data: DiagnosticData[Extract<Code, 'PDF_NOT_ARCHIVE'>]
  readonly place?: Span | Origin
}

/**
 * What keeps pages from PDF/A-2a: pictures in inks, whose look no output intent for the screen describes (ISO 19005-2, 6.2.4.3), and
 * characters that mean nothing outside their font (6.2.11.7.3). Each once.
 */
export function archiveFaults(pages: readonly Page[]): ArchiveFault[] {
  const faults = new Map<string, ArchiveFault>()
  const note = (cause: 'inks' | 'private', what: string, place: Span | Origin | undefined) => {
    if (!faults.has(what)) faults.set(what, { data: { cause, what }, ...(place && { place }) })
  }
  for (const frame of pages.flatMap(({ frames }) => frames)) {
    if (frame.kind === 'image' && frame.picture.kind !== 'svg' && frame.picture.isCmyk) {
      note('inks', frame.src, frame.place)
    }
    if (frame.kind !== 'line') continue
    for (const { glyphs, source } of frame.line.runs) {
      const found = glyphs.find(({ text }) => PRIVATE.test(text))
      if (!found) continue
      const place = source && { block: source.block, at: source.start }
      note('private', codePointOf(found.text), place)
    }
  }
  return [...faults.values()]
}

const PRIVATE = /\p{Co}/u

function codePointOf(text: string): string {
  const code = PRIVATE.exec(text)?.[0].codePointAt(0) ?? 0
  return `U+${code.toString(16).toUpperCase()}`
}
