import type { FontProgram } from '../model/metrics.ts'
import { xmpPacket } from './metadata.ts'
import { PrintDocument, PrintRenderer, type DrawingListener } from './print-document.ts'
import type { PrintDefinition } from './print-definition.ts'
import { identifierOf, render } from './write.ts'

/** The PDF of a definition for the press: the same definition and fonts give the same bytes. */
export async function writePrintPdf(
  definition: PrintDefinition,
  program: (face: string) => FontProgram,
  listener: DrawingListener,
): Promise<Uint8Array> {
  const { info, language, outputIntent } = definition
  const identifier = identifierOf(definition)
  const claims = outputIntent ? (['PDF/X-4'] as const) : []
  const xmp = xmpPacket({ info, language, identifier, claims, isUntrapped: true })
  const document = new PrintDocument(definition, program, xmp, listener)
  document._id = identifier
  return render(definition, document, new PrintRenderer(document))
}
