import { diagnose, type Report } from './model/diagnostic.ts'
import type { Fonts } from './model/metrics.ts'
import type { Page } from './model/page.ts'
import { archiveFaults, ARCHIVED, UNARCHIVED } from './pdf/conformance.ts'
import { defineDocument, type Definition, type DocumentFacts } from './pdf/definition.ts'
import type { PrintDefinition } from './pdf/print-definition.ts'
import { writePdf } from './pdf/write.ts'

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
  const faults = facts.structure ? archiveFaults(pages) : []
  for (const { data, place } of faults) {
    report(diagnose('warning', 'PDF_NOT_ARCHIVE', data, place))
  }
  const conformance = faults.length ? UNARCHIVED : ARCHIVED
  const ascentOf = (face: string) => fonts.program(face).ascent
  const definition = defineDocument(pages, { ...facts, conformance }, ascentOf)
  return emit === 'pdf'
    ? { definition, pdf: await writePdf(definition, fonts.program) }
    : { definition }
}
