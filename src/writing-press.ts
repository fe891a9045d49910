import type { LoadedPictures } from './images/load.ts'
import { diagnose } from './model/diagnostic.ts'
import type { Page } from './model/page.ts'
import type { OutputProfile } from './model/press.ts'
import type { Color, StyledDocument } from './model/style.ts'
import type { Template } from './model/template.ts'
import { defineSheets } from './pdf/print-definition.ts'
import type { DrawingListener } from './pdf/print-document.ts'
import { writePrintPdf } from './pdf/write-print.ts'
import { watchInks } from './press/ink-load.ts'
import { prepareForPress } from './press/press.ts'
import { findUse } from './press/uses.ts'
import type { PrintOptions, Writing, Written } from './writing.ts'

export interface PressWriting extends Writing, Omit<PrintOptions, 'icc'> {
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
