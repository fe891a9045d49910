import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** An element of a PDF's structure tree with what its pages show of it. */
export interface Tagged {
  readonly type: string
  /** Of itself and all in it, in the order of its kids. */
  readonly text: string
  readonly children: readonly Tagged[]
  readonly alt?: string
  readonly lang?: string
  /** Pages that its own content stands on, from 1. */
  readonly pages: readonly number[]
  readonly attributes: Readonly<Record<string, unknown>>
  /** How many annotations belong to it. */
  readonly objects: number
}

/** Reads the structure tree object by object, and the text of its content as pdf.js gives it. */
export async function readTags(pdf: Uint8Array): Promise<Tagged> {
  const texts = await textsByContent(pdf)
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { context, catalog } = document
  const pages = document.getPages().map(({ ref }) => ref)
  const root = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)

  const read = (node: PDFDict): Tagged => {
    const own = node.get(PDFName.of('Pg'))
    const kids = listOf(node.lookup(PDFName.of('K'))).map((kid) => kidOf(kid, own))
    const attributes = node.lookup(PDFName.of('A'))
    return {
      type: nameOf(node.lookup(PDFName.of('S'))),
      text: kids.map(({ text }) => text).join(''),
      children: kids.flatMap(({ child }) => child ?? []),
      ...textEntry(node, 'Alt'),
      ...textEntry(node, 'Lang'),
      pages: [...new Set(kids.flatMap(({ page }) => page ?? []))],
      attributes: attributes instanceof PDFDict ? plain(attributes) : {},
      objects: kids.filter(({ isObject }) => isObject).length,
    }
  }
  const kidOf = (kid: PDFObject, page: PDFObject | undefined): Kid => {
    if (kid instanceof PDFNumber) return contentOf(kid.asNumber(), page)
    const dict = kid instanceof PDFRef ? context.lookup(kid, PDFDict) : kid
    if (!(dict instanceof PDFDict)) throw new Error(`no kid: ${kid.toString()}`)
    const type = nameOf(dict.lookup(PDFName.of('Type')))
    if (type === 'OBJR') return { text: '', isObject: true }
    if (type === 'MCR') {
      const mcid = dict.lookup(PDFName.of('MCID'), PDFNumber).asNumber()
      return contentOf(mcid, dict.get(PDFName.of('Pg')))
    }
    const child = read(dict)
    return { text: child.text, child }
  }
  const contentOf = (mcid: number, page: PDFObject | undefined): Kid => {
    const number = pages.findIndex((ref) => ref === page) + 1
    const text = texts.get(`${String(number)}/${String(mcid)}`)
    return { text: text ?? '', page: number }
  }
  return read(root.lookup(PDFName.of('K'), PDFDict))
}

interface Kid {
  readonly text: string
  readonly child?: Tagged
  readonly page?: number
  readonly isObject?: boolean
}

function listOf(kids: PDFObject | undefined): PDFObject[] {
  if (kids === undefined) return []
  return kids instanceof PDFArray ? kids.asArray() : [kids]
}

function nameOf(object: PDFObject | undefined): string {
  return object instanceof PDFName ? object.decodeText() : ''
}

function textEntry(node: PDFDict, key: 'Alt' | 'Lang'): Partial<Tagged> {
  const value = node.lookup(PDFName.of(key))
  if (!(value instanceof PDFString || value instanceof PDFHexString)) return {}
  return { [key.toLowerCase()]: value.decodeText() }
}

function plain(dict: PDFDict): Record<string, unknown> {
  return Object.fromEntries(
    dict.entries().map(([key, value]) => {
      if (value instanceof PDFName) return [key.decodeText(), value.decodeText()]
      return [key.decodeText(), value instanceof PDFNumber ? value.asNumber() : value.toString()]
    }),
  )
}

/** Text by page and marked-content number. */
async function textsByContent(pdf: Uint8Array): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const { page, tag, text } of await textItems(pdf)) {
    const mcid = /_mc(\d+)$/u.exec(tag)?.[1]
    const key = `${String(page)}/${String(mcid)}`
    if (mcid !== undefined) texts.set(key, (texts.get(key) ?? '') + text)
  }
  return texts
}

export interface TextItem {
  readonly page: number
  /** The id of the marked content that it is in, `Artifact`, or nothing. */
  readonly tag: string
  readonly text: string
}

/** Every text item of a PDF as pdf.js gives it, and the innermost mark around it. */
export async function textItems(pdf: Uint8Array): Promise<TextItem[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS })
  const document = await task.promise
  const found: TextItem[] = []
  for (let page = 1; page <= document.numPages; page++) {
    const content = await (
      await document.getPage(page)
    ).getTextContent({
      includeMarkedContent: true,
    })
    const open: string[] = []
    for (const item of content.items) {
      if ('str' in item) found.push({ page, tag: open.at(-1) ?? '', text: item.str })
      else if (item.type === 'endMarkedContent') open.pop()
      else {
        const { id, tag } = item as { id?: string; tag?: string }
        open.push(id ?? tag ?? '')
      }
    }
  }
  await task.destroy()
  return found
}

/** All elements of a type, in order. */
export function allOf(element: Tagged, type: string): Tagged[] {
  const inner = element.children.flatMap((child) => allOf(child, type))
  return element.type === type ? [element, ...inner] : inner
}
