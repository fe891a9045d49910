import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream, PDFStream } from '@cantoo/pdf-lib'

/** Every object of a PDF as it would be written, streams by their dictionaries. */
export async function objectsOf(pdf: Uint8Array): Promise<string> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false })
  return context
    .enumerateIndirectObjects()
    .map(([, object]) => (object instanceof PDFStream ? object.dict.toString() : object.toString()))
    .join('\n')
}

/** The operators of a page, from 1. */
export async function contentOf(pdf: Uint8Array, number = 1): Promise<string> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const stream = document.getPage(number - 1).node.lookup(PDFName.of('Contents'))
  if (!(stream instanceof PDFRawStream)) return ''
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
}
