import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly data: Uint8Array | string
  /** What the directory says, if not the truth. */
  readonly size?: number
  readonly crc?: number
  readonly flags?: number
  readonly packed?: Uint8Array
}

/** A zip archive of these files, in their order. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const data = Buffer.from(entry.data)
    const packed = Buffer.from(entry.packed ?? deflateRawSync(data))
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(entry.flags ?? 0, 2)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(entry.crc ?? crc32(data), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(entry.size ?? data.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, name, packed])
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), facts, tail, name]))
    locals.push(local)
    offset += local.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(' ')

/** The XML of a part of Word: `root` around `inner`. */
export function wordXml(root: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMESPACES}>${inner}</w:${root}>`
}

/** The parts of a Word file with this body. */
export function docxParts(body: string, more: Readonly<Record<string, string>> = {}): ZipEntry[] {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const related = (target: string, kind: string, id: string) =>
    `<Relationship Id="${id}" Type="${type}/${kind}" Target="${target}"/>`
  const relations = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/></Types>',
    '_rels/.rels': relations(related('word/document.xml', 'officeDocument', 'r1')),
    'word/_rels/document.xml.rels': relations(
      related('footnotes.xml', 'footnotes', 'r1') +
        related('comments.xml', 'comments', 'r2') +
        related('numbering.xml', 'numbering', 'r3') +
        related('media/a.png', 'image', 'r4') +
        related('https://example.org/', 'hyperlink', 'r5'),
    ),
    'word/document.xml': wordXml('document', `<w:body>${body}</w:body>`),
    ...more,
  }
  return Object.entries(parts).map(([name, data]) => ({ name, data }))
}

export function docx(body: string, more?: Readonly<Record<string, string>>): Buffer {
  return zip(docxParts(body, more))
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** A paragraph with this text, or with these runs if it is XML. */
export function p(content: string, properties = ''): string {
  const runs = content.startsWith('<')
    ? content
    : `<w:r><w:t xml:space="preserve">${escapeXml(content)}</w:t></w:r>`
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`
}
