import type { PdfDocument } from './pdfmake.ts'
import type { OutputIntent } from './print-definition.ts'
import { pdfString } from './strings.ts'

/** A name in a dictionary whose strings pdfkit writes as texts: PDF knows `Trapped` as a name alone (ISO 32000-1, 14.11.6). */
export class PdfName {
  private readonly name: string
  constructor(name: string) {
    this.name = name
  }
  get [Symbol.toStringTag](): string {
    return 'Name'
  }
  toString(): string {
    return `/${this.name}`
  }
}

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
