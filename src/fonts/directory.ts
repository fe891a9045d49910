import { FlawedFont, RefusedFont } from './flaw.ts'

/** A font file of which only parts are read: folders of fonts may hold gigabytes. */
export interface FontBytes {
  readonly size: number
  /** As many of the bytes as there are. */
  part(start: number, length: number): Uint8Array
}

export interface TableEntry {
  readonly start: number
  readonly length: number
}

/** A face's tables by their tags, and where their list stands in the file. */
export interface Directory {
  readonly at: number
  readonly tables: ReadonlyMap<string, TableEntry>
}

const HEADER = 12
const ENTRY = 16
/** No font has as many. */
const MOST_TABLES = 256
const MOST_FACES = 256

export function bytesOf(bytes: Uint8Array): FontBytes {
  return {
    size: bytes.length,
    part: (start, length) => bytes.subarray(start, start + length),
  }
}

/** The tables of every face of a file, one as a rule. Throws `FlawedFont`, and `RefusedFont` on a kind of file that PDF cannot have. */
export function readDirectories(file: FontBytes): readonly Directory[] {
  const kind = textOf(exactly(file, 0, 4))
  if (kind === 'wOFF' || kind === 'wOF2') throw new RefusedFont('WOFF')
  if (kind.startsWith('%!') || kind.startsWith('\x80\x01')) throw new RefusedFont('Type 1')
  if (kind !== 'ttcf') return [readDirectory(file, 0)]
  const count = viewOf(exactly(file, 8, 4)).getUint32(0)
  if (count < 1 || count > MOST_FACES) throw new FlawedFont('not a font')
  const offsets = viewOf(exactly(file, 12, count * 4))
  return Array.from({ length: count }, (_, i) => readDirectory(file, offsets.getUint32(i * 4)))
}

const VERSIONS = ['\0\x01\0\0', 'OTTO', 'true']

function readDirectory(file: FontBytes, at: number): Directory {
  const head = exactly(file, at, HEADER)
  if (!VERSIONS.includes(textOf(head.subarray(0, 4)))) throw new FlawedFont('not a font')
  const count = viewOf(head).getUint16(4)
  if (count > MOST_TABLES) throw new FlawedFont('not a font')
  const entries = exactly(file, at + HEADER, count * ENTRY)
  const view = viewOf(entries)
  const tables = new Map<string, TableEntry>()
  let sum = 0
  for (let i = 0; i < count; i++) {
    const entry = i * ENTRY
    const table = { start: view.getUint32(entry + 8), length: view.getUint32(entry + 12) }
    const tag = textOf(entries.subarray(entry, entry + 4))
    if (table.start + table.length > file.size) throw new FlawedFont('cut short', tag.trim())
    sum += table.length
    tables.set(tag, table)
  }
  // tables that lie over each other would be copied each for itself
  if (sum > 2 * file.size) throw new FlawedFont('not a font')
  return { at, tables }
}

/** A table of a face. Throws `FlawedFont` if it has none, or one shorter than `least`. */
export function tableOf(file: FontBytes, face: Directory, tag: string, least = 0): Uint8Array {
  const entry = face.tables.get(tag)
  if (!entry) throw new FlawedFont('table missing', tag.trim())
  if (entry.length < least) throw new FlawedFont('table broken', tag.trim())
  return exactly(file, entry.start, entry.length)
}

function exactly(file: FontBytes, start: number, length: number): Uint8Array {
  const part = file.part(start, length)
  if (part.length < length) throw new FlawedFont(file.size < HEADER ? 'not a font' : 'cut short')
  return part
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
