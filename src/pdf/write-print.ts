import type { FontProgram } from '../model/metrics.ts'
import { PrintDocument, PrintRenderer } from './print-document.ts'
import type { PrintDefinition } from './print-definition.ts'
import { identifierOf, optionsOf, render } from './write.ts'

/**
 * The PDF of a definition for the press: the same definition and fonts give the same bytes. `onConverted` is told of each colour, `#rrggbb`, that
 * a drawing (`src`) has and no ink stands for.
 */
export async function writePrintPdf(
  definition: PrintDefinition,
  program: (face: string) => FontProgram,
  onConverted: (color: string, src: string) => void,
): Promise<Uint8Array> {
  const document = new PrintDocument(optionsOf(definition), definition, program)
  document._id = identifierOf(definition)
  return render(definition, document, new PrintRenderer(document, onConverted))
}
