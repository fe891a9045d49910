import { Buffer } from 'node:buffer'
import path from 'node:path'
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFStream,
  type PDFObject,
  type PDFPage,
} from '@cantoo/pdf-lib'
import { build, type BuildOptions, type BuildResult } from '../../src/build.ts'
import { environment } from './build.ts'
import { folder } from './folder.ts'

export const ISSUE =
  '大家谈②\n\n青山镇党委书记赵明：\n\n我们要抓好学习，抓好落实，一件一件地办。\n\n云溪镇镇长钱进：\n\n路修好了，人心就通了。\n'

/** The template with a bleed, marks, a spot ink and its tint. */
export const PRESS_TEMPLATE = path.resolve('test/fixtures/templates/press')

/** Typesets for the press in a folder with these files. */
export async function print(
  options: Partial<BuildOptions> & { readonly files?: Record<string, string | Uint8Array> } = {},
): Promise<BuildResult> {
  const { files = {}, ...more } = options
  const root = folder({ 'issue.txt': ISSUE, ...files })
  const given = { emit: 'pdf', template: PRESS_TEMPLATE, print: { spot: false }, ...more } as const
  return build('issue.txt', given, environment(root))
}

/** The bytes of the PDF; throws what was reported, if there is none. */
export async function printed(options: Parameters<typeof print>[0] = {}): Promise<Uint8Array> {
  const { built, diagnostics } = await print(options)
  if (!built?.pdf) throw new Error(JSON.stringify(diagnostics))
  return built.pdf
}

export const load = (pdf: Uint8Array) => PDFDocument.load(pdf, { updateMetadata: false })

/** The operators of a page. */
export function operatorsOf(page: PDFPage): string {
  const contents = page.node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents]
  return streams
    .map((stream) => page.doc.context.lookup(stream))
    .map((stream) => (stream instanceof PDFRawStream ? bytesOf(stream).toString('latin1') : ''))
    .join('\n')
}

export function bytesOf(stream: PDFRawStream): Buffer {
  return Buffer.from(decodePDFRawStream(stream).decode())
}

/** Every object of a file that is a dictionary, or a stream's. */
export function dictionariesOf(document: PDFDocument): PDFDict[] {
  return objectsOf(document).flatMap((object) => {
    if (object instanceof PDFDict) return [object]
    return object instanceof PDFStream ? [object.dict] : []
  })
}

export function objectsOf(document: PDFDocument): PDFObject[] {
  return document.context.enumerateIndirectObjects().map(([, object]) => object)
}

export function textOf(dictionary: PDFDict | undefined, key: string): string | undefined {
  const value = dictionary?.lookup(PDFName.of(key))
  return value === undefined ? undefined : String(value)
}
