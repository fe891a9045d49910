import type { DocumentInfo } from './definition.ts'
import { escapeXml } from './document.ts'
import type { PdfDocument } from './pdfmake.ts'
import type { OutputIntent } from './print-definition.ts'

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
  const condition = new String(intent.condition)
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

/**
 * What a print shop's programs read of the document, in XMP; with `isPdfx` the claim that it is PDF/X-4 (ISO 15930-7, 6.3, 6.7). The identifiers
 * are those of the file, so that the same input gives the same bytes.
 */
export function printMetadata(info: DocumentInfo, id: Buffer, isPdfx: boolean): string {
  const { title, author, subject, creator, producer, creationDate } = info
  const date = `${creationDate.slice(0, 19)}Z`
  const uuid = uuidOf(id)
  return [
    ...(isPdfx ? described('pdfxid', [['GTS_PDFXVersion', 'PDF/X-4']]) : []),
    ...described('xmp', [
      ['CreateDate', date],
      ['ModifyDate', date],
      ['MetadataDate', date],
      ['CreatorTool', creator],
    ]),
    ...described('xmpMM', [
      ['DocumentID', uuid],
      ['InstanceID', uuid],
      ['RenditionClass', 'default'],
      ['VersionID', '1'],
    ]),
    ...described('pdf', [
      ['Producer', producer],
      ['Trapped', 'False'],
    ]),
    `<rdf:Description rdf:about="" xmlns:dc="${NAMESPACES.dc}">`,
    '<dc:format>application/pdf</dc:format>',
    list('title', 'Alt', title),
    ...(author === undefined ? [] : [list('creator', 'Seq', author)]),
    ...(subject === undefined ? [] : [list('description', 'Alt', subject)]),
    '</rdf:Description>',
  ].join('\n')
}

const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfxid: 'http://www.npes.org/pdfx/ns/id/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
} as const

function described(
  prefix: keyof typeof NAMESPACES,
  properties: readonly (readonly [name: string, value: string])[],
): string[] {
  return [
    `<rdf:Description rdf:about="" xmlns:${prefix}="${NAMESPACES[prefix]}">`,
    ...properties.map(([name, value]) => {
      const tag = `${prefix}:${name}`
      return `<${tag}>${escapeXml(value)}</${tag}>`
    }),
    '</rdf:Description>',
  ]
}

function list(name: string, kind: 'Alt' | 'Seq', value: string): string {
  const language = kind === 'Alt' ? ' xml:lang="x-default"' : ''
  const item = `<rdf:li${language}>${escapeXml(value)}</rdf:li>`
  return `<dc:${name}><rdf:${kind}>${item}</rdf:${kind}></dc:${name}>`
}

function uuidOf(id: Buffer): string {
  const hex = id.toString('hex').padEnd(32, '0')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)]
  return `uuid:${[...parts, hex.slice(20, 32)].join('-')}`
}
