import { Lexer } from './lexer.ts'
import { Dict, Name, Stream, type PdfObject } from './objects.ts'

/** Where an object is: at a place in the file, or packed into a stream of objects. */
export type Entry =
  | { readonly kind: 'at'; readonly offset: number }
  | { readonly kind: 'packed'; readonly stream: number }
  | { readonly kind: 'free' }

export interface Xref {
  readonly entries: Map<number, Entry>
  readonly trailer: Dict
  /** How the newest of its sections is written. */
  readonly form: 'table' | 'stream'
  /** One for each time the file was saved by adding to it; a linearized file has two to begin with. */
  readonly sections: number
}

/** Saved so often by adding to it is no file. */
const MOST_SECTIONS = 2000
/** Of objects; PDF readers take no higher ones. */
const HIGHEST_NUMBER = 10_000_000

/** What is needed of a file to read its cross-reference streams. */
export interface StreamReader {
  /** The object that begins here, if one does. */
  readonly objectAt: (offset: number) => PdfObject | undefined
  readonly unpacked: (stream: Stream) => Uint8Array
}

/** Cross-reference sections from the newest to the oldest (7.5.4, 7.5.8); nothing if one of them is not where it should be. */
export function readXref(bytes: Uint8Array, start: number, reader: StreamReader): Xref | undefined {
  const entries = new Map<number, Entry>()
  const seen = new Set<number>()
  const trailers: Dict[] = []
  const offsets = [start]
  let form: Xref['form'] | undefined
  let addition: number | undefined
  let sections = 0
  for (let offset = offsets.pop(); offset !== undefined; offset = offsets.pop()) {
    if (seen.has(offset) || seen.size > MOST_SECTIONS) continue
    seen.add(offset)
    const section = readSection(bytes, offset, entries, reader)
    if (!section) return undefined
    form ??= section.form
    trailers.push(section.trailer)
    if (offset !== addition) sections++
    // what a hybrid file adds for new readers comes before what was there earlier, so it is taken from the pile first
    const [before, hybrid] = [section.trailer.raw('Prev'), section.trailer.raw('XRefStm')]
    if (typeof before === 'number') offsets.push(before)
    if (typeof hybrid === 'number') offsets.push((addition = hybrid))
  }
  const [trailer] = trailers
  return trailer && form ? { entries, trailer, form, sections } : undefined
}

type Section = Pick<Xref, 'trailer' | 'form'>

function readSection(
  bytes: Uint8Array,
  offset: number,
  entries: Map<number, Entry>,
  reader: StreamReader,
): Section | undefined {
  if (!(offset >= 0 && offset < bytes.length)) return undefined
  const lexer = new Lexer(bytes, offset)
  if (lexer.takeWord('xref')) return readTable(lexer, entries)
  const stream = reader.objectAt(offset)
  return stream instanceof Stream ? readStream(stream, entries, reader) : undefined
}

function readTable(lexer: Lexer, entries: Map<number, Entry>): Section | undefined {
  for (;;) {
    if (lexer.takeWord('trailer')) break
    const first = lexer.nextNumber()
    const count = lexer.nextNumber()
    if (first === undefined || count === undefined) return undefined
    for (let i = 0; i < count; i++) {
      const offset = lexer.nextNumber()
      const generation = lexer.nextNumber()
      const isUsed = lexer.takeWord('n')
      if (offset === undefined || generation === undefined) return undefined
      if (!isUsed && !lexer.takeWord('f')) return undefined
      add(entries, first + i, isUsed ? { kind: 'at', offset } : { kind: 'free' })
    }
  }
  const trailer = lexer.next()
  return trailer instanceof Dict ? { trailer, form: 'table' } : undefined
}

function readStream(
  stream: Stream,
  entries: Map<number, Entry>,
  reader: StreamReader,
): Section | undefined {
  const { dict } = stream
  const type = dict.raw('Type')
  const widths = numbersOf(dict.raw('W'))
  const size = dict.raw('Size')
  if (!(type instanceof Name && type.value === 'XRef') || typeof size !== 'number') return undefined
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths
  const width = typeWidth + secondWidth + thirdWidth
  if (!(width > 0 && width < 30) || widths.some((one) => one < 0)) return undefined
  const data = reader.unpacked(stream)
  const index = numbersOf(dict.raw('Index'))
  const ranges = index.length ? index : [0, size]
  let at = 0
  const field = (bytes: number) => {
    let value = 0
    for (let i = 0; i < bytes; i++) value = value * 256 + (data[at++] ?? 0)
    return value
  }
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    const [first = 0, count = 0] = ranges.slice(i, i + 2)
    for (let j = 0; j < count && at + width <= data.length; j++) {
      const kind = typeWidth ? field(typeWidth) : 1
      const second = field(secondWidth)
      field(thirdWidth)
      add(entries, first + j, entryOf(kind, second))
    }
  }
  return { trailer: dict, form: 'stream' }
}

function entryOf(kind: number, second: number): Entry {
  if (kind === 1) return { kind: 'at', offset: second }
  return kind === 2 ? { kind: 'packed', stream: second } : { kind: 'free' }
}

/** The newest section is read first, and what it says of an object counts. */
function add(entries: Map<number, Entry>, number: number, entry: Entry): void {
  if (number <= HIGHEST_NUMBER && !entries.has(number)) entries.set(number, entry)
}

export function numbersOf(value: PdfObject | undefined): number[] {
  if (!Array.isArray(value)) return []
  return (value as readonly PdfObject[]).filter((one) => typeof one === 'number')
}

/** The objects that can be found by looking for `obj`, the last of each number; and all the trailers, last first. */
export function scan(bytes: Uint8Array): {
  entries: Map<number, Entry>
  trailers: Dict[]
  /** Where `/ObjStm` and `/XRef` stand. */
  packs: number[]
  sections: number[]
} {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const entries = new Map<number, Entry>()
  for (const at of placesOf(buffer, 'obj')) {
    const header = headerBefore(bytes, at)
    if (header && header.number <= HIGHEST_NUMBER) {
      entries.set(header.number, { kind: 'at', offset: header.offset })
    }
  }
  const trailers = placesOf(buffer, 'trailer')
    .slice(-MOST_SECTIONS)
    .reverse()
    .flatMap((at) => {
      try {
        const trailer = new Lexer(bytes, at + 'trailer'.length).next()
        return trailer instanceof Dict ? [trailer] : []
      } catch {
        return []
      }
    })
  const [packs, sections] = [placesOf(buffer, '/ObjStm'), placesOf(buffer, '/XRef')]
  return { entries, trailers, packs, sections: sections.slice(-MOST_SECTIONS) }
}

export function placesOf(buffer: Buffer, word: string): number[] {
  const places: number[] = []
  for (let at = buffer.indexOf(word); at >= 0; at = buffer.indexOf(word, at + word.length)) {
    places.push(at)
  }
  return places
}

/** `12 0 ` in front of `obj`. */
function headerBefore(
  bytes: Uint8Array,
  end: number,
): { number: number; offset: number } | undefined {
  let at = end
  const skip = (isWanted: (byte: number) => boolean, most: number) => {
    const from = at
    while (at > 0 && from - at < most && isWanted(bytes[at - 1] ?? 0)) at--
    return from - at
  }
  const isDigit = (byte: number) => byte >= 48 && byte <= 57
  const isBlank = (byte: number) => byte === 32 || (byte >= 9 && byte <= 13) || byte === 0
  skip(isBlank, 10)
  if (!skip(isDigit, 5) || !skip(isBlank, 10)) return undefined
  const numberEnd = at
  if (!skip(isDigit, 10)) return undefined
  const number = Number(Buffer.from(bytes.subarray(at, numberEnd)).toString('latin1'))
  return { number, offset: at }
}

/** What `12 0 obj` says, which the lexer is moved behind. */
export function readHeader(lexer: Lexer): { number: number; generation: number } | undefined {
  const number = lexer.nextNumber()
  const generation = lexer.nextNumber()
  if (number === undefined || generation === undefined) return undefined
  return lexer.takeWord('obj') ? { number, generation } : undefined
}
