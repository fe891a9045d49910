import { Buffer } from 'node:buffer'
import { decodeStrictly } from '../model/decode.ts'
import { diagnose, type PartAsText, type PartLeftOut, type Report } from '../model/diagnostic.ts'
import type { SourceObject, SourcePicture, Span } from '../model/source.ts'
import { DocxLines, type DocxDocument, type DocxPicture } from './docx-lines.ts'
import { writeBody, type Body, type BodyContext, type BodyNote } from './docx-body.ts'
import { styleLooks } from './docx-looks.ts'
import { attribute, decodeXml, elementsOf, parseXml, textsIn } from './xml.ts'
import { openZip, ZipFault, type Zip } from './zip.ts'
import { formatOf } from './decode.ts'
import { markNumbering } from './numbering.ts'
import { markedEncoding } from './evidence.ts'

const DOCUMENT = 'word/document.xml'
const NUMBERING = 'word/numbering.xml'
const STYLES = 'word/styles.xml'

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
  const { part, message, size, packed } = fault
  if (fault.fault === 'not a zip') report(diagnose('error', 'DOCX_NOT_ZIP', { path }))
  else if (fault.fault === 'encrypted') report(diagnose('error', 'DOCX_ENCRYPTED', { path }))
  else if (fault.fault === 'too large') {
    const data = { path, part, size, limit, ...(packed !== undefined && { packed }) }
    report(diagnose('error', 'DOCX_TOO_LARGE', data))
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
  const archive = new Archive(zip, numbering?.xml)
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
  const { pictures, media, broken } = await unpackPictures(path, lines.pictures)
  reportParts(path, lines, report)
  for (const { alt, at } of broken) {
    const place = { file: path, start: at, end: at + 1 }
    report(diagnose('warning', 'PART_LEFT_OUT', { what: 'picture', count: 1, text: alt }, place))
  }
  reportBody(path, archive.body, lines, report)
  reportAside(path, zip, lines, report)
  reportMessages(path, messages, report)
  const { text, indented, tables } = lines
  const asTables = tables.map((table) => ({ kind: 'table', ...table }) as const)
  const objects = [...asTables, ...lines.headings, ...pictures]
  return { text, indented, objects: objects.toSorted((a, b) => a.start - b.start), media }
}

/** Each picture of the document once, under its number: in the archive their names say nothing. */
async function unpackPictures(
  path: string,
  found: readonly DocxPicture[],
): Promise<{
  pictures: SourcePicture[]
  media: Map<string, Uint8Array>
  broken: readonly DocxPicture[]
}> {
  const broken: DocxPicture[] = []
  const media = new Map<string, Uint8Array>()
  const pictures: SourcePicture[] = []
  for (const [i, picture] of found.entries()) {
    const { node, alt, at } = picture
    const src = `issue:${path}#${String(i + 1)}`
    // a picture that is damaged does no harm to the text
    const bytes = await node.readAsBuffer?.().catch(() => undefined)
    if (!bytes) {
      broken.push(picture)
      continue
    }
    media.set(src, bytes)
    pictures.push({ kind: 'picture', start: at, end: at, src, alt, span: { file: path, start: at, end: at } })
  }
  return { pictures, media, broken }
}

const EMPTY: Body = { xml: '', notes: [], texts: [] }
/** Parts that hold paragraphs, by their root. */
const BODIES: readonly string[] = ['document', 'footnotes', 'endnotes', 'comments']

/** What mammoth calls of an archive: `numbering` in place of its own, bodies so written that mammoth knows all of them. Parts that cannot be read are faults. */
class Archive {
  /** Of the document itself, once mammoth has asked for it. */
  body: Body = EMPTY
  private readonly zip: Zip
  private readonly numbering: string | undefined

  constructor(zip: Zip, numbering: string | undefined) {
    this.zip = zip
    this.numbering = numbering
  }

  exists(name: string): boolean {
    return this.zip.names.includes(name)
  }

  read(name: string, encoding?: string): Promise<string | Uint8Array> {
    // a fault must be a rejection, or it would escape from mammoth's chain
    return new Promise((resolve) => {
      if (encoding === undefined) resolve(this.zip.read(name))
      else if (name === NUMBERING && this.numbering !== undefined) resolve(this.numbering)
      else resolve(this.written(name, xmlOf(this.zip, name)))
    })
  }

  private written(name: string, xml: string): string {
    const root = /<(?:[\w.-]+:)?(\w+)[\s/>]/u.exec(xml.slice(0, 10_000))?.[1] ?? ''
    if (!BODIES.includes(root)) return xml
    try {
      const body = writeBody(xml, contextOf(this.zip, name))
      if (root === 'document') this.body = body
      return body.xml
    } catch (error) {
      if (error instanceof ZipFault || !(error instanceof Error)) throw error
      throw new ZipFault('damaged', error.message, name)
    }
  }
}

function contextOf(zip: Zip, name: string): BodyContext {
  const relations = name.replace(/([^/]*)$/u, '_rels/$1.rels')
  const targets = new Map<string, string>()
  if (zip.names.includes(relations)) {
    for (const relation of elementsOf(parseXml(xmlOf(zip, relations)))) {
      targets.set(decodeXml(attribute(relation, 'Id') ?? ''), decodeXml(attribute(relation, 'Target') ?? ''))
    }
  }
  return {
    hasRelationship: (id) => targets.has(id),
    partOf: (id) => {
      const target = targets.get(id)
      // as mammoth finds parts
      const part = target?.startsWith('/') ? target.slice(1) : `word/${target ?? ''}`
      return target !== undefined && zip.names.includes(part) ? part : undefined
    },
    wordsOf: (part) => wordsOf(zip, part),
    looks: zip.names.includes(STYLES) ? styleLooks(xmlOf(zip, STYLES)) : new Map(),
  }
}

/** The words of a diagram, a chart or a file that is put in, so far as they can be found. */
function wordsOf(zip: Zip, part: string): string {
  const isWord = (tag: string) => /:[tv]$/u.test(tag)
  try {
    if (isXml(part)) return textsIn(parseXml(xmlOf(zip, part)), isWord).join(' ').trim()
    if (!/\.(?:x?html?|txt|mht)$/iu.test(part)) return ''
    // some thousands of characters are enough to know it by
    const text = new TextDecoder().decode(zip.read(part)).slice(0, 20_000)
    return text.replace(/<[^<>]*>/gu, ' ').replace(/\s+/gu, ' ').trim()
  } catch {
    // it is not printed anyhow, and that is said
    return ''
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

/** What the body had and the lines have not, or have otherwise: each at its place, what is only looks once for all. */
function reportBody(path: string, { notes, texts }: Body, lines: DocxLines, report: Report): void {
  const once = new Map<BodyNote['what'], { note: BodyNote; place: Span; count: number }>()
  notes.forEach((note, i) => {
    if (!note.count) return
    const at = lines.marks.get(i) ?? { start: 0, end: 0 }
    const place = { file: path, ...at }
    if (note.isLeftOut && note.what !== 'deletion') {
      const { what, count, text } = note as BodyNote & { what: PartLeftOut }
      report(diagnose('warning', 'PART_LEFT_OUT', { what, count, text }, place))
      return
    }
    const found = once.get(note.what)
    if (found) found.count += note.count
    else once.set(note.what, { note, place, count: note.count })
  })
  for (const { note, place, count } of once.values()) {
    const { what, text } = note
    if (what === 'deletion') report(diagnose('info', 'PART_LEFT_OUT', { what, count, text }, place))
    else report(diagnose('warning', 'PART_AS_TEXT', { what: what as PartAsText, count, text }, place))
  }
  reportLost(path, texts, lines, report)
}

/** Every text of the body must be in the lines; this says so if one is not, whatever the reason. */
function reportLost(path: string, texts: readonly string[], lines: DocxLines, report: Report): void {
  const used = new Map<string, number>()
  let last = 0
  let place: Span | undefined
  let first = ''
  let count = 0
  for (const text of texts) {
    const at = lines.printed.get(text)?.[used.get(text) ?? 0]
    if (at !== undefined) {
      used.set(text, (used.get(text) ?? 0) + 1)
      last = at + text.length
    } else if (text.trim()) {
      // it stood after the text before it
      place ??= { file: path, start: last, end: last + 1 }
      first ||= text
      count += Array.from(text.replace(/\s/gu, '')).length
    }
  }
  if (count) report(diagnose('warning', 'PART_LEFT_OUT', { what: 'text', count, text: first }, place))
}

/** What stands beside the text: comments, headers. */
function reportAside(path: string, zip: Zip, { comments }: DocxLines, report: Report): void {
  const place = { file: path, start: 0, end: 0 }
  if (comments.length) {
    const data = { what: 'comment', count: comments.length, text: comments[0] ?? '' } as const
    report(diagnose('info', 'PART_LEFT_OUT', data, place))
  }
  const heads = zip.names
    .filter((name) => /^word\/(?:header|footer)\d*\.xml$/u.test(name))
    .map((name) => textsIn(parseXml(xmlOf(zip, name)), (tag) => tag === 'w:t').join(''))
    // page numbers are none
    .filter((text) => /[^\s\d\p{P}]/u.test(text))
  if (heads.length) {
    const data = { what: 'header', count: heads.length, text: heads[0] ?? '' } as const
    report(diagnose('info', 'PART_LEFT_OUT', data, place))
  }
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
