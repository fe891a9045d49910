import type { LoadedPictures } from './images/load.ts'
import { diagnose, type Report } from './model/diagnostic.ts'
import type { Fonts } from './model/metrics.ts'
import type { Page } from './model/page.ts'
import type { OutputProfile } from './model/press.ts'
import type { Color, StyledDocument } from './model/style.ts'
import type { Template } from './model/template.ts'
import { archiveFaults } from './pdf/conformance.ts'
import { defineDocument, type Definition, type DocumentFacts } from './pdf/definition.ts'
import type { DrawingListener } from './pdf/print-document.ts'
import { defineSheets, type PrintDefinition } from './pdf/print-definition.ts'
import { writePrintPdf } from './pdf/write-print.ts'
import { writePdf } from './pdf/write.ts'
import { watchInks } from './press/ink-load.ts'
import { prepareForPress } from './press/press.ts'
import { findUse } from './press/uses.ts'

export interface PrintOptions {
  /** The file of the profile of the press. */
  readonly icc?: string
  /** Inks that have a spot name get plates of their own. */
  readonly spot: boolean
  readonly impose?: 'saddle'
}

export interface Writing {
  readonly facts: DocumentFacts
  readonly fonts: Fonts
  readonly emit: 'pdf' | 'definition'
  readonly onStage: ((stage: 'press' | 'pdf') => void) | undefined
  readonly report: Report
}

export interface Written {
  readonly definition: Definition | PrintDefinition
  /** Absent if only the definition was asked for. */
  readonly pdf?: Uint8Array
}

/** The PDF for the screen, or its definition alone. */
export async function writeForScreen(
  pages: readonly Page[],
  { facts, fonts, emit, onStage, report }: Writing,
): Promise<Written> {
  onStage?.('pdf')
  for (const { data, place } of facts.structure ? archiveFaults(pages) : []) {
    report(diagnose('warning', 'PDF_NOT_ARCHIVE', data, place))
  }
  const definition = defineDocument(pages, facts, (face) => fonts.program(face).ascent)
  return emit === 'pdf'
    ? { definition, pdf: await writePdf(definition, fonts.program) }
    : { definition }
}

interface PressWriting extends Writing, Omit<PrintOptions, 'icc'> {
  readonly document: StyledDocument
  readonly inks: Template['manifest']['inks']
  readonly profile: OutputProfile | undefined
  readonly files: LoadedPictures['files']
}

/** The PDF for the press, or its definition alone: sheets with their boxes and marks, colours as inks. */
export async function writeForPress(
  pages: readonly Page[],
  { facts, fonts, emit, onStage, report, document, inks, profile, files, ...options }: PressWriting,
): Promise<Written> {
  onStage?.('press')
  const job = prepareForPress(pages, inks, { ...options, ...(profile && { profile }) }, report)
  onStage?.('pdf')
  const { paintOf, ...separation } = job.separation
  const useOf = ({ screen }: Color) => findUse(screen, document, pages)
  const own = {
    ...{ ...facts, ...separation },
    paintOf: (color: Color) => paintOf(color, () => useOf(color)),
  }
  const watch = watchInks(own.paintOf, useOf, report)
  watch.checkPages(pages)
  const definition = defineSheets(
    job.sheets,
    { ...own, ...(profile && { profile }) },
    (face) => fonts.program(face).ascent,
  )
  if (emit !== 'pdf') return { definition }
  const flattened = new Set<string>()
  const listener: DrawingListener = {
    inked: (color, paint, src) => {
      watch.seen(color, paint, () => ({ place: files.get(src)?.place }))
    },
    converted: (screen, src) => {
      paintOf({ screen }, () => ({ place: files.get(src)?.place }))
    },
    flattened: (plate, src) => {
      if (flattened.has(src)) return
      flattened.add(src)
      report(diagnose('warning', 'SPOT_GRADIENT', { plate, src }, files.get(src)?.place))
    },
  }
  return { definition, pdf: await writePrintPdf(definition, fonts.program, listener) }
}
