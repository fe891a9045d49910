import type { FontProgram } from '../model/metrics.ts'
import { PrintDocument, PrintRenderer, type DrawingListener } from './print-document.ts'
import type { PrintDefinition } from './print-definition.ts'
import { identifierOf, optionsOf, render } from './write.ts'

/** The PDF of a definition for the press: the same definition and fonts give the same bytes. */
export async function writePrintPdf(
  definition: PrintDefinition,
  program: (face: string) => FontProgram,
  listener: DrawingListener,
): Promise<Uint8Array> {
  const document = new PrintDocument(optionsOf(definition), definition, program, listener)
  document._id = identifierOf(definition)
  return render(definition, document, new PrintRenderer(document))
}
