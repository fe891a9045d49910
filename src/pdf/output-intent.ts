import type { PdfDocument } from './pdfmake.ts'
import type { OutputIntent } from './print-definition.ts'
import { pdfString } from './strings.ts'

/** Says for which press the document is separated (ISO 15930-7, 6.2.2). */
export function addOutputIntent(document: PdfDocument, intent: OutputIntent): void {
  const profile = document.ref({ N: 4 })
  profile.end(Buffer.from(intent.profile.replace(/^[^,]*,/u, ''), 'base64'))
  const condition = pdfString(intent.condition)
  const dictionary = document.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    OutputConditionIdentifier: condition,
    OutputCondition: condition,
    Info: condition,
    DestOutputProfile: profile,
  })
  dictionary.end()
  document._root.data['OutputIntents'] = [dictionary]
}
