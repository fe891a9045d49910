import { createHash } from 'node:crypto'
import type { FontProgram } from '../model/metrics.ts'
import type { Definition, DefinitionNode, DocumentInfo } from './definition.ts'
import { PlacedDocument, PlacedRenderer } from './document.ts'
import { LayoutBuilder, PDFMAKE_VERSION, SvgMeasure, type PdfmakeRenderer } from './pdfmake.ts'

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
  const document = new PlacedDocument(optionsOf(definition), definition.images ?? {}, program)
  document._id = identifierOf(definition)
  return render(definition, document, new PlacedRenderer(document))
}

/** Lays a definition out on the pages of a document, draws them and ends it. */
export async function render(
  definition: Pick<Definition, 'pageSize' | 'content'>,
  document: PlacedDocument,
  renderer: InstanceType<typeof PdfmakeRenderer>,
): Promise<Uint8Array> {
  const size = { ...definition.pageSize, orientation: 'portrait' }
  const builder = new LayoutBuilder(
    size,
    { left: 0, top: 0, right: 0, bottom: 0 },
    new SvgMeasure(),
  )
  builder.registerTableLayouts({})
  const content = definition.content.map(copyNode)
  const pages = builder.layoutDocument(content, document, {}, {})
  renderer.renderPages(pages)
  const chunks: Uint8Array[] = []
  document.end()
  for await (const chunk of document) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
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
