import type { Conformance } from './conformance.ts'
import type { DocumentInfo } from './definition.ts'
import { escapeXml } from './strings.ts'

/** What a file says of itself in XMP (ISO 16684-1). */
export interface Metadata {
  readonly info: DocumentInfo
  readonly language: string
  /** 16 bytes: the same for the same file. */
  readonly identifier: Uint8Array
  /** What it conforms to. */
  readonly claims: readonly (Conformance | 'PDF/X-4')[]
  /** Whether it says that nothing is trapped, as a file for the press must. */
  readonly isUntrapped?: boolean
}

/** The XMP packet of a document: everything that its information dictionary says, and what it conforms to. */
export function xmpPacket(metadata: Metadata): string {
  const { info, language, identifier, claims, isUntrapped } = metadata
  const date = dateOf(info.creationDate)
  const uuid = uuidOf(identifier)
  const parts = [
    property('dc:format', 'application/pdf'),
    property('dc:title', alternatives(info.title, language)),
    ...(info.author !== undefined ? [property('dc:creator', list('Seq', info.author))] : []),
    ...(info.subject !== undefined
      ? [property('dc:description', alternatives(info.subject, language))]
      : []),
    property('dc:language', list('Bag', language)),
    property('xmp:CreatorTool', escapeXml(info.creator)),
    ...['CreateDate', 'ModifyDate', 'MetadataDate'].map((name) => property(`xmp:${name}`, date)),
    property('pdf:Producer', escapeXml(info.producer)),
    property('xmpMM:DocumentID', `uuid:${uuid}`),
    property('xmpMM:InstanceID', `uuid:${uuid}`),
    property('xmpMM:RenditionClass', 'default'),
    property('xmpMM:VersionID', '1'),
    ...(isUntrapped ? [property('pdf:Trapped', 'False')] : []),
  ]
  const description = `<rdf:Description rdf:about=""${NAMESPACES}>\n${parts.join('\n')}\n</rdf:Description>`
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
${[description, ...claims.map((claim) => CLAIMS[claim])].join('\n')}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

const NAMESPACES = Object.entries({
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
})
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('')

/** The properties that say it; PDF/UA's is no part of PDF/A's XMP, so that its schema is described (ISO 19005-2, 6.6.2.3). */
const CLAIMS: Readonly<Record<Conformance | 'PDF/X-4', string>> = {
  'PDF/A-2a': `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>`,
  'PDF/UA-1': `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`,
  'PDF/X-4': `<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description>`,
}

function property(name: string, value: string): string {
  return `<${name}>${value}</${name}>`
}

/** A text in one language, which is also that for readers of any other. */
function alternatives(text: string, language: string): string {
  const own = escapeXml(text)
  const items = ['x-default', escapeXml(language)].map(
    (lang) => `<rdf:li xml:lang="${lang}">${own}</rdf:li>`,
  )
  return `<rdf:Alt>${items.join('')}</rdf:Alt>`
}

function list(kind: 'Seq' | 'Bag', text: string): string {
  return `<rdf:${kind}><rdf:li>${escapeXml(text)}</rdf:li></rdf:${kind}>`
}

/** The same to the second as in the information dictionary. */
function dateOf(date: string): string {
  return `${new Date(date).toISOString().slice(0, 19)}Z`
}

/** RFC 9562, version 8: made of the file's own bytes. */
function uuidOf(identifier: Uint8Array): string {
  const bytes = Buffer.from(identifier).subarray(0, 16)
  const own = Buffer.alloc(16)
  bytes.copy(own)
  own[6] = ((own[6] ?? 0) & 0x0f) | 0x80
  own[8] = ((own[8] ?? 0) & 0x3f) | 0x80
  const hex = own.toString('hex')
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join('-')
}
