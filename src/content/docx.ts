import { Buffer } from 'node:buffer'
import { decodeStrictly } from '../model/decode.ts'
import { diagnose, type Report } from '../model/diagnostic.ts'
import type { SourceObject, SourcePicture, Span } from '../model/source.ts'
import { DocxLines, type DocxDocument, type DocxPicture } from './docx-lines.ts'
import { openZip, ZipFault, type Zip } from './zip.ts'
import { formatOf } from './decode.ts'
import { markNumbering } from './numbering.ts'
import { markedEncoding } from './evidence.ts'

const DOCUMENT = 'word/document.xml'
const NUMBERING = 'word/numbering.xml'

/** A Word file as lines: one for each paragraph, so that line and column are paragraph and character. */
export interface DocxText {
  readonly text: string
  /** Offsets of lines that Word indents: a paragraph begins there. */
  readonly indented: readonly number[]
  /** In the order of the text. */
  readonly objects: readonly SourceObject[]
  /** Pictures by their `src`. */
  readonly media: ReadonlyMap<string, Uint8Array>
}

/**
 * Reads a Word file by mammoth, which is loaded here and not before. What is set otherwise than Word shows it, or left out, is reported.
 * Undefined, and reported, if the file is none, is locked or damaged, or unpacks to more than `limit` bytes, or its pictures to more than
 * `pictureLimit`.
 */
export async function readDocx(
  path: string,
  bytes: Uint8Array,
  limit: number,
  pictureLimit: number,
  report: Report,
): Promise<DocxText | undefined> {
  try {
    if (formatOf(bytes) === 'old office') {
      refuseOld(path, bytes, report)
      return undefined
    }
    const zip = openZip(bytes, limit, isXml)
    if (!zip.names.includes(DOCUMENT) && !zip.names.some((name) => /^word\/document\d*\.xml$/u.test(name))) {
      report(diagnose('error', 'DOCX_NO_DOCUMENT', { path }))
      return undefined
    }
    zip.check(zip.names.filter(isPicture), pictureLimit)
    return await readZip(path, zip, report)
  } catch (error) {
    if (error instanceof ZipFault) {
      reportZip(path, error, isPicture(error.part ?? '') ? pictureLimit : limit, report)
    }
    else if (error instanceof Error) {
      const reason = error.message.split('\n')[0] ?? ''
      report(diagnose('error', 'DOCX_DAMAGED', { path, part: undefined, reason }))
    } else throw error
    return undefined
  }
}

/** Files of the 1990s' container: it holds an old Word document, or a new one under a password. */
function refuseOld(path: string, bytes: Uint8Array, report: Report): void {
  const isLocked = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  report(diagnose('error', isLocked ? 'DOCX_ENCRYPTED' : 'DOCX_OLD', { path }))
}

function reportZip(path: string, fault: ZipFault, limit: number, report: Report): void {
  const { part, message, size } = fault
  if (fault.fault === 'not a zip') report(diagnose('error', 'DOCX_NOT_ZIP', { path }))
  else if (fault.fault === 'encrypted') report(diagnose('error', 'DOCX_ENCRYPTED', { path }))
  else if (fault.fault === 'too large') {
    report(diagnose('error', 'DOCX_TOO_LARGE', { path, part, size, limit }))
  } else report(diagnose('error', 'DOCX_DAMAGED', { path, part, reason: message }))
}

function isXml(name: string): boolean {
  return /\.(?:xml|rels)$/iu.test(name)
}

function isPicture(name: string): boolean {
  return /^word\/media\//iu.test(name)
}

async function readZip(path: string, zip: Zip, report: Report): Promise<DocxText> {
  const { default: mammoth } = await import('mammoth')
  const numbering = zip.names.includes(NUMBERING) ? markNumbering(xmlOf(zip, NUMBERING)) : undefined
  const archive = archiveFor(zip, numbering?.xml)
  let document: DocxDocument = { children: [] }
  const keep = (read: DocxDocument): unknown => {
    document = read
    // an empty one in its place: the HTML is not wanted
    return { ...read, children: [] }
  }
  // mammoth takes an opened archive in place of a file: ours, which unpacks no more than it should
  const input = { file: archive } as unknown as { buffer: Buffer }
  const options = { transformDocument: keep, externalFileAccess: false, includeEmbeddedStyleMap: false }
  const { messages } = await mammoth.convertToHtml(input, options)
  const lines = new DocxLines(document, numbering?.levels)
  reportParts(path, lines, report)
  reportXml(path, zip, lines, report)
  reportMessages(path, messages, report)
  const { text, indented, tables } = lines
  const { pictures, media } = await unpackPictures(path, lines.pictures)
  const asTables = tables.map((table) => ({ kind: 'table', ...table }) as const)
  const objects = [...asTables, ...lines.headings, ...pictures]
  return { text, indented, objects: objects.toSorted((a, b) => a.start - b.start), media }
}

/** Each picture of the document once, under its number: in the archive their names say nothing. */
async function unpackPictures(
  path: string,
  found: readonly DocxPicture[],
): Promise<{ pictures: SourcePicture[]; media: Map<string, Uint8Array> }> {
  const media = new Map<string, Uint8Array>()
  const pictures: SourcePicture[] = []
  for (const [i, { node, alt, at }] of found.entries()) {
    const src = `issue:${path}#${String(i + 1)}`
    const bytes = await node.readAsBuffer?.()
    if (bytes) media.set(src, bytes)
    pictures.push({ kind: 'picture', start: at, end: at, src, alt, span: { file: path, start: at, end: at } })
  }
  return { pictures, media }
}

/** What mammoth calls of an archive, `numbering` in place of its own. Parts that cannot be read are faults. */
function archiveFor(zip: Zip, numbering: string | undefined): {
  exists: (name: string) => boolean
  read: (name: string, encoding?: string) => Promise<string | Uint8Array>
} {
  return {
    exists: (name) => zip.names.includes(name),
    // a fault must be a rejection, or it would escape from mammoth's chain
    read: (name, encoding) =>
      new Promise((resolve) => {
        if (encoding === undefined) resolve(zip.read(name))
        else resolve(name === NUMBERING && numbering !== undefined ? numbering : xmlOf(zip, name))
      }),
  }
}

/** The text of a part. Word writes no document type, which could make much of little. */
function xmlOf(zip: Zip, name: string): string {
  const bytes = zip.read(name)
  const text = decodeStrictly(bytes, markedEncoding(bytes) ?? 'utf-8')
  if (typeof text !== 'string') throw new ZipFault('damaged', `byte ${text.byte} is no character`, name)
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(text)) throw new ZipFault('damaged', 'it has a document type', name)
  return text
}

function reportParts(path: string, lines: DocxLines, report: Report): void {
  const place = ({ start, end }: { start: number; end: number }): Span => ({ file: path, start, end })
  for (const table of lines.layouts) {
    report(diagnose('warning', 'PART_AS_TEXT', { what: 'table', count: 1 }, place(table)))
  }
  for (const { what, text, at } of lines.omitted) {
    report(diagnose('warning', 'PART_LEFT_OUT', { what, count: 1, text }, place(at)))
  }
  const counted = lines.listed.filter(({ what }) => what === 'counted')
  if (counted[0]) {
    const data = { what: 'number', count: counted.length, text: counted[0].text } as const
    report(diagnose('info', 'PART_AS_TEXT', data, place(counted[0].at)))
  }
  for (const what of ['number', 'bullet'] as const) {
    const found = lines.listed.filter((item) => item.what === what)
    if (!found[0]) continue
    const data = { what, count: found.length, text: '' }
    report(diagnose(what === 'number' ? 'warning' : 'info', 'PART_LEFT_OUT', data, place(found[0].at)))
  }
}

const TAG = (name: string) => new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'gu')

/** What mammoth passes over in silence: deleted text, headers, text in shapes that it does not know. */
function reportXml(path: string, zip: Zip, lines: DocxLines, report: Report): void {
  const place = { file: path, start: 0, end: 0 }
  const main = zip.names.find((name) => /^word\/document\d*\.xml$/u.test(name)) ?? DOCUMENT
  const xml = xmlOf(zip, main)
  const deleted = textsIn(xml, 'w:delText')
  if (deleted.length) {
    const data = { what: 'deletion', count: deleted.length, text: deleted[0] ?? '' } as const
    report(diagnose('info', 'PART_LEFT_OUT', data, place))
  }
  const { comments } = lines
  if (comments.length) {
    const data = { what: 'comment', count: comments.length, text: comments[0] ?? '' } as const
    report(diagnose('info', 'PART_LEFT_OUT', data, place))
  }
  const heads = zip.names
    .filter((name) => /^word\/(?:header|footer)\d*\.xml$/u.test(name))
    .map((name) => textsIn(xmlOf(zip, name), 'w:t').join(''))
    // page numbers are none
    .filter((text) => /[^\s\d\p{P}]/u.test(text))
  if (heads.length) {
    const data = { what: 'header', count: heads.length, text: heads[0] ?? '' } as const
    report(diagnose('info', 'PART_LEFT_OUT', data, place))
  }
  // shapes stand twice in it, for old programs and new; text moved away stands where it was and where it is
  const once = xml
    .replace(/<mc:Choice\b.*?<\/mc:Choice>/gsu, '')
    .replace(/<w:moveFrom\b.*?<\/w:moveFrom>/gsu, '')
  const all = lengthOf([...textsIn(once, 'w:t'), ...textsIn(once, 'm:t')].join(''))
  const lost = all - (lengthOf(lines.text) - lines.numbered)
  if (lost > 0) {
    report(diagnose('warning', 'PART_LEFT_OUT', { what: 'text', count: lost, text: '' }, place))
  }
}

function textsIn(xml: string, name: string): string[] {
  return Array.from(xml.matchAll(TAG(name)), ([, text = '']) => text).filter((text) => text.trim())
}

/** Characters but for white space, an entity counted as one. */
function lengthOf(text: string): number {
  return [...text.replace(/&(?:#\w+|lt|gt|amp|quot|apos);/gu, '&').replace(/\s/gu, '')].length
}

/** On looks alone: they say nothing about text. */
const ON_LOOKS = /style with ID|web browsers|style type/u

function reportMessages(
  path: string,
  messages: readonly { readonly message: string }[],
  report: Report,
): void {
  const counts = new Map<string, number>()
  for (const { message } of messages) {
    if (!ON_LOOKS.test(message)) counts.set(message, (counts.get(message) ?? 0) + 1)
  }
  for (const [reason, count] of counts) {
    report(diagnose('info', 'DOCX_NOTE', { path, reason, count }))
  }
}
