import { createHash } from 'node:crypto'
import type { FontProgram } from '../model/metrics.ts'
import type { Definition, DefinitionNode, DocumentInfo } from './definition.ts'
import type { PlacedDocument } from './document.ts'
import { xmpPacket } from './metadata.ts'
import { LayoutBuilder, PDFMAKE_VERSION, SvgMeasure, type PdfmakeRenderer } from './pdfmake.ts'
import { ScreenDocument, ScreenRenderer } from './screen-document.ts'
import { srgbProfile } from './srgb.ts'
import { pdfString } from './strings.ts'
import { StructureWriter } from './structure.ts'

/** What the PDF says wrote it. */
export const PRODUCER = `pdfmake ${PDFMAKE_VERSION}`

/**
 * The PDF of a definition, by pdfmake's layout and renderer: the same definition and fonts give the same bytes. `program` opens
 * the faces that the definition names.
 */
export async function writePdf(
  definition: Definition,
  program: (face: string) => FontProgram,
): Promise<Uint8Array> {
  const { info, language, structure, conformance } = definition
  const identifier = identifierOf(definition)
  const xmp = xmpPacket({ info, language, identifier, claims: conformance ?? [] })
  // links lead to pages that come after them
  const options = { ...optionsOf(definition), bufferPages: true }
  const document = new ScreenDocument(options, definition.images ?? {}, program, xmp)
  document._id = identifier
  if (structure) document.structure = new StructureWriter(document, structure)
  const renderer = new ScreenRenderer(document)
  return render(definition, document, renderer, () => {
    finish(document, definition)
  })
}

/** Lays a definition out on the pages of a document, draws them and ends it; `finish` adds what only drawn pages know. */
export async function render(
  definition: Pick<Definition, 'pageSize' | 'content'>,
  document: PlacedDocument,
  renderer: InstanceType<typeof PdfmakeRenderer>,
  finish: () => void = () => undefined,
): Promise<Uint8Array> {
  const size = { ...definition.pageSize, orientation: 'portrait' }
  const builder = new LayoutBuilder(
    size,
    { left: 0, top: 0, right: 0, bottom: 0 },
    new SvgMeasure(),
  )
  builder.registerTableLayouts({})
  document.expectGlyphs(definition.content)
  const content = definition.content.map(copyNode)
  const pages = builder.layoutDocument(content, document, {}, {})
  renderer.renderPages(pages)
  finish()
  const chunks: Uint8Array[] = []
  document.end()
  for await (const chunk of document) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

/** What the catalog says beside what pdfkit writes into it. */
function finish(document: ScreenDocument, { folios, content }: Definition): void {
  const { data } = document._root
  const pages = content.filter(({ pageBreak }) => pageBreak).length + 1
  data['PageLabels'] = { Nums: labelsOf(folios ?? Array.from({ length: pages }, (_, i) => i + 1)) }
  // of a sub-tree that stands open PDF wants the count
  document.outline.options = { ...document.outline.options, expanded: true }
  if (!document.structure) return
  document.structure.finish()
  const profile = document.ref({ N: 3 })
  profile.end(srgbProfile())
  const intent = document.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: pdfString('sRGB IEC61966-2.1'),
    Info: pdfString('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  })
  intent.end()
  data['OutputIntents'] = [intent]
}

/** A label for each stretch of pages that are counted on (ISO 32000-1, 12.4.2). */
function labelsOf(folios: readonly number[]): unknown[] {
  return folios.flatMap((folio, i) => {
    const isNext = i > 0 && folio === (folios[i - 1] ?? 0) + 1
    return isNext ? [] : [i, { S: 'D', ...(folio > 1 && { St: folio }) }]
  })
}

/** pdfkit makes it of title and date alone; another text is another file (ISO 32000-1, 14.4). The keys of pictures stand for them. */
export function identifierOf(definition: Pick<Definition, 'images'>): Buffer {
  const { images } = definition
  const facts = { ...definition, ...(images && { images: Object.keys(images) }) }
  return createHash('sha256').update(JSON.stringify(facts)).digest().subarray(0, 16)
}

/** pdfmake writes into the nodes and inlines that it is given, though not into what banxin adds to them. */
function copyNode(node: DefinitionNode): DefinitionNode {
  if ('canvas' in node) return { ...node, canvas: node.canvas.map((vector) => ({ ...vector })) }
  if (!('text' in node)) return { ...node }
  return { ...node, text: node.text.map((inline) => ({ ...inline })) }
}

export function optionsOf({
  version,
  language,
  pageSize,
  info,
  compress,
  displayTitle,
}: Omit<Definition, 'version'> & { readonly version: string }): object {
  return {
    pdfVersion: version,
    lang: language,
    size: [pageSize.width, pageSize.height],
    compress,
    displayTitle,
    autoFirstPage: false,
    font: null,
    info: infoOf(info),
  }
}

function infoOf({ title, author, subject, creator, producer, creationDate }: DocumentInfo): object {
  const date = new Date(creationDate)
  return {
    Title: title,
    ...(author !== undefined && { Author: author }),
    ...(subject !== undefined && { Subject: subject }),
    Creator: creator,
    Producer: producer,
    CreationDate: date,
    ModDate: date,
  }
}
