import { readEncryption, type Encryption } from './encryption.ts'
import { longFilterName, PICTURE_FILTERS, unpack, type Filter } from './filters.ts'
import { Lexer } from './lexer.ts'
import { Dict, Keyword, Name, PdfFault, PdfString, Ref, Stream, type PdfObject } from './objects.ts'
import { numbersOf, placesOf, readHeader, readXref, scan, type Entry, type Xref } from './xref.ts'

/** Bytes of one stream, unpacked; and of all of them together: a file that has more is not looked through to its end. */
const LARGEST_STREAM = 256_000_000
const MOST_UNPACKED = 1_000_000_000

export type Repair = 'xref' | 'end'

/** Reads the objects of a file as they are asked for. Never throws but `PdfFault` from `unpacked`. */
export class PdfFile {
  readonly bytes: Uint8Array
  /** As the first line says, such as 1.7; nothing if there is no such line. */
  readonly header: string | undefined
  readonly repairs = new Set<Repair>()
  encryption: Encryption | undefined
  form: Xref['form'] | 'none' = 'none'
  sections = 0
  trailer = new Dict(new Map())
  /** How many streams could not be unpacked, by the reason. */
  readonly unread = new Map<string, number>()
  private entries = new Map<number, Entry>()
  private readonly origin: number
  private isRebuilt = false
  private readonly objects = new Map<number, PdfObject>()
  private readonly open = new Set<number>()
  private readonly packs = new Map<number, Pack>()
  private readonly failed = new WeakSet<Stream>()
  private ends: number[] | undefined
  private left = MOST_UNPACKED
  private parsed = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    const start = Buffer.from(bytes.subarray(0, 1100)).toString('latin1')
    const found = /%PDF-(\d\.\d)/u.exec(start.slice(0, 1032))
    this.header = found?.[1]
    this.origin = found?.index ?? 0
    this.readSections()
    this.findKey()
    if (!this.encryption?.isLocked && !this.isSound()) this.rebuild()
  }

  get root(): Dict {
    return this.dict(this.trailer, 'Root')
  }

  /** What a reference leads to; anything else is what it is. */
  resolve(object: PdfObject | undefined): PdfObject {
    let found = object ?? null
    for (let steps = 0; found instanceof Ref && steps < 20; steps++) found = this.load(found.number)
    return found instanceof Ref ? null : found
  }

  get(dict: Dict, ...keys: readonly string[]): PdfObject {
    for (const key of keys) {
      const found = this.resolve(dict.raw(key))
      if (found !== null) return found
    }
    return null
  }

  dict(dict: Dict, ...keys: readonly string[]): Dict {
    return asDict(this.get(dict, ...keys)) ?? EMPTY
  }

  array(dict: Dict, ...keys: readonly string[]): readonly PdfObject[] {
    return asArray(this.get(dict, ...keys))
  }

  number(dict: Dict, ...keys: readonly string[]): number | undefined {
    const found = this.get(dict, ...keys)
    return typeof found === 'number' ? found : undefined
  }

  name(dict: Dict, ...keys: readonly string[]): string | undefined {
    const found = this.get(dict, ...keys)
    return found instanceof Name ? found.value : undefined
  }

  numbers(dict: Dict, ...keys: readonly string[]): number[] {
    return numbersOf(this.array(dict, ...keys).map((one) => this.resolve(one)))
  }

  /** Every object that there is, in the order of their numbers. */
  *all(): Generator<PdfObject> {
    for (const number of [...this.entries.keys()].sort((a, b) => a - b)) yield this.load(number)
  }

  /** Names of the filters of a stream, from the outermost. */
  filtersOf(dict: Dict): Filter[] {
    const names = listOf(this.get(dict, 'Filter', 'F'))
    const parameters = listOf(this.get(dict, 'DecodeParms', 'DP'))
    return names.flatMap((one, i) => {
      const name = this.resolve(one)
      if (!(name instanceof Name)) return []
      const own = asDict(this.resolve(parameters[i])) ?? EMPTY
      return [{ name: longFilterName(name.value), parameters: this.parametersOf(own) }]
    })
  }

  private parametersOf(dict: Dict): Filter['parameters'] {
    return {
      predictor: this.number(dict, 'Predictor') ?? 1,
      colors: this.number(dict, 'Colors') ?? 1,
      bits: this.number(dict, 'BitsPerComponent') ?? 8,
      columns: this.number(dict, 'Columns') ?? 1,
      earlyChange: this.number(dict, 'EarlyChange') ?? 1,
    }
  }

  /** What is in a stream; of one with a coding of pictures what is under it. Throws `PdfFault` if it cannot be had. */
  unpacked(stream: Stream, most = LARGEST_STREAM): Uint8Array {
    const filters = this.filtersOf(stream.dict)
    const last = filters.at(-1)
    if (last && PICTURE_FILTERS.includes(last.name)) throw new PdfFault(last.name)
    if (filters.length > 10) throw new PdfFault('damaged')
    const data = unpack(stream.bytes, filters, Math.min(most, this.left))
    if (filters.length) this.left -= data.length
    return data
  }

  /** What is in a stream, empty if it cannot be had, which is counted. */
  contentOf(stream: Stream): Uint8Array {
    try {
      return this.unpacked(stream)
    } catch (error) {
      if (!(error instanceof PdfFault)) throw error
      if (!this.failed.has(stream)) {
        this.unread.set(error.message, (this.unread.get(error.message) ?? 0) + 1)
      }
      this.failed.add(stream)
      return new Uint8Array()
    }
  }

  private readSections(): void {
    const tail = Buffer.from(this.bytes.subarray(-2048))
    const at = tail.lastIndexOf('startxref')
    if (at < 0 || tail.indexOf('%%EOF', at) < 0) this.repairs.add('end')
    const start = at < 0 ? undefined : new Lexer(tail, at + 'startxref'.length).nextNumber()
    const xref = start === undefined ? undefined : this.sectionsFrom(start + this.origin)
    if (!xref) {
      this.rebuild()
      return
    }
    this.entries = xref.entries
    this.trailer = xref.trailer
    this.form = xref.form
    this.sections = xref.sections
  }

  private sectionsFrom(start: number): Xref | undefined {
    try {
      return readXref(this.bytes.subarray(this.origin), start - this.origin, {
        objectAt: (offset) => this.parseAt(offset),
        unpacked: (stream) => this.unpacked(stream),
      })
    } catch (error) {
      if (error instanceof PdfFault) return undefined
      throw error
    }
  }

  private isSound(): boolean {
    return this.get(this.root, 'Pages') instanceof Dict
  }

  private findKey(): void {
    const dict = this.get(this.trailer, 'Encrypt')
    if (this.encryption || !(dict instanceof Dict)) return
    const [first] = this.array(this.trailer, 'ID')
    const id = this.resolve(first)
    const bytes = id instanceof PdfString ? id.bytes : new Uint8Array()
    this.encryption = readEncryption(dict, bytes, (own, key) => this.get(own, key))
    // what was read before is as it stands in the file
    this.objects.clear()
    this.packs.clear()
  }

  /** Finds the objects without the table that says where they are. */
  private rebuild(): void {
    if (this.isRebuilt) return
    this.isRebuilt = true
    this.repairs.add('xref')
    const found = scan(this.bytes)
    const offsets = [...found.entries].flatMap(([number, entry]) =>
      entry.kind === 'at' ? [{ number, offset: entry.offset }] : [],
    )
    offsets.sort((a, b) => a.offset - b.offset)
    for (const [number, entry] of this.entries) {
      if (entry.kind === 'packed' && !found.entries.has(number)) found.entries.set(number, entry)
    }
    this.entries = found.entries
    for (const { number, offset } of offsets) {
      this.entries.set(number, { kind: 'at', offset: offset - this.origin })
    }
    this.objects.clear()
    const sections = ownersOf(found.sections, offsets)
      .reverse()
      .map((number) => this.load(number))
    const trailers = [...found.trailers, ...sections.flatMap((one) => asDict(one) ?? [])]
    this.trailer = this.trailerOf([...trailers, this.trailer])
    this.findKey()
    for (const number of ownersOf(found.packs, offsets)) this.addPack(number)
    if (!this.isSound()) this.trailer = this.trailerOf([...trailers, ...this.rootsFound()])
  }

  /** Of the first that has them, each of what a trailer says. */
  private trailerOf(trailers: readonly Dict[]): Dict {
    const keys = ['Root', 'Info', 'Encrypt', 'ID']
    const entries = keys.flatMap((key) => {
      const found = trailers.find((trailer) => this.isUsable(trailer, key))
      return found ? [[key, found.raw(key)] as const] : []
    })
    return new Dict(new Map(entries))
  }

  private isUsable(trailer: Dict, key: string): boolean {
    const value = this.get(trailer, key)
    if (key !== 'Root') return value !== null
    return value instanceof Dict && this.get(value, 'Pages') instanceof Dict
  }

  private addPack(number: number): void {
    for (const inside of this.packOf(number).offsets.keys()) {
      if (!this.entries.has(inside)) this.entries.set(inside, { kind: 'packed', stream: number })
    }
  }

  /** Trailers made of objects: catalogues, and streams that are trailers as well. */
  private *rootsFound(): Generator<Dict> {
    for (const [number] of this.entries) {
      const object = this.load(number)
      const dict = asDict(object)
      if (!dict) continue
      const type = this.name(dict, 'Type')
      if (type === 'XRef') yield dict
      if (type === 'Catalog') yield new Dict(new Map([['Root', new Ref(number, 0)]]))
    }
  }

  private load(number: number): PdfObject {
    const known = this.objects.get(number)
    if (known !== undefined) return known
    const entry = this.entries.get(number)
    // an object that needs itself to be read, or a row of others
    if (!entry || this.open.has(number) || this.open.size > DEEPEST) return null
    this.open.add(number)
    let object: PdfObject = null
    if (entry.kind === 'packed') object = this.packed(number, entry.stream)
    else if (entry.kind === 'at') object = this.loadAt(number, entry.offset)
    this.open.delete(number)
    this.objects.set(number, object)
    return object
  }

  private loadAt(number: number, offset: number): PdfObject {
    const found = this.parseAt(offset, number)
    if (found !== undefined || this.isRebuilt) return found ?? null
    // what is being read was looked for where it is not
    this.open.clear()
    this.rebuild()
    const entry = this.entries.get(number)
    return (entry?.kind === 'at' ? this.parseAt(entry.offset, number) : undefined) ?? null
  }

  /** The object with this number, or any, that begins here. */
  private parseAt(offset: number, wanted?: number): PdfObject | undefined {
    const at = offset + this.origin
    if (!(at >= 0 && at < this.bytes.length)) return undefined
    const header = readHeader(new Lexer(this.bytes, at))
    if (!header || (wanted !== undefined && header.number !== wanted)) return undefined
    const ciphers = this.encryption?.ciphers
    const { number, generation } = header
    const decipher = ciphers && ((bytes: Uint8Array) => ciphers.string(bytes, number, generation))
    const lexer = new Lexer(this.bytes, at, decipher && { decipher })
    readHeader(lexer)
    // objects that lie in one another would be read again and again
    if (this.parsed > MOST_TIMES * this.bytes.length) return null
    try {
      const object = lexer.next() ?? null
      this.parsed += lexer.at - at
      if (!(object instanceof Dict)) return object instanceof Keyword ? null : object
      return lexer.takeWord('stream') ? this.stream(object, lexer, header) : object
    } catch (error) {
      if (error instanceof PdfFault) return null
      throw error
    }
  }

  private stream(
    dict: Dict,
    lexer: Lexer,
    { number, generation }: { number: number; generation: number },
  ): Stream {
    const { bytes } = this
    let start = lexer.at
    if (bytes[start] === 13) start++
    if (bytes[start] === 10) start++
    const length = this.number(dict, 'Length')
    let end = start + (length ?? -1)
    const isRight =
      length !== undefined && end <= bytes.length && new Lexer(bytes, end).takeWord('endstream')
    if (!isRight) end = this.endOfStream(start)
    const raw = bytes.subarray(start, end)
    const ciphers = this.encryption?.ciphers
    const type = dict.raw('Type')
    const isPlain =
      type instanceof Name &&
      (type.value === 'XRef' || (type.value === 'Metadata' && ciphers?.hasPlainMetadata))
    return new Stream(dict, ciphers && !isPlain ? ciphers.stream(raw, number, generation) : raw)
  }

  /** Looked for once in the whole file, because the lengths of all streams may be wrong. */
  private endOfStream(start: number): number {
    const buffer = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length)
    this.ends ??= placesOf(buffer, 'endstream')
    return this.ends[countBelow(this.ends, start)] ?? this.bytes.length
  }

  private packed(number: number, stream: number): PdfObject {
    const { data, offsets, sorted } = this.packOf(stream)
    const offset = offsets.get(number)
    if (offset === undefined) return null
    // no further than the next begins
    const end = sorted[countBelow(sorted, offset + 1)] ?? data.length
    try {
      const object = new Lexer(data.subarray(0, end), offset).next() ?? null
      return object instanceof Keyword ? null : object
    } catch (error) {
      if (error instanceof PdfFault) return null
      throw error
    }
  }

  /** A stream of objects (7.5.7). */
  private packOf(number: number): Pack {
    const known = this.packs.get(number)
    if (known) return known
    const stream = this.load(number)
    const isPack = stream instanceof Stream && this.name(stream.dict, 'Type') === 'ObjStm'
    const pack = isPack ? this.readPack(stream) : NO_PACK
    this.packs.set(number, pack)
    return pack
  }

  private readPack(stream: Stream): Pack {
    const data = this.contentOf(stream)
    const first = this.number(stream.dict, 'First') ?? 0
    const header = new Lexer(data.subarray(0, first))
    const offsets = new Map<number, number>()
    const taken = new Set<number>()
    for (;;) {
      const number = header.nextNumber()
      const offset = header.nextNumber()
      if (number === undefined || offset === undefined) break
      // one object under many numbers would be read for each
      if (!taken.has(offset)) offsets.set(number, first + offset)
      taken.add(offset)
    }
    return { data, offsets, sorted: [...offsets.values()].sort((a, b) => a - b) }
  }
}

/** A stream of objects: where in it each begins. */
interface Pack {
  readonly data: Uint8Array
  readonly offsets: ReadonlyMap<number, number>
  readonly sorted: readonly number[]
}

const NO_PACK: Pack = { data: new Uint8Array(), offsets: new Map(), sorted: [] }

/** Objects that are needed to read one another. */
const DEEPEST = 50

/** So often the bytes of a file are read as objects, all in all; once is usual. */
const MOST_TIMES = 30

/** How many of the sorted numbers are below this one. */
function countBelow(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The objects in which these places are, each once. */
function ownersOf(
  places: readonly number[],
  objects: readonly { number: number; offset: number }[],
): number[] {
  const offsets = objects.map(({ offset }) => offset)
  const owners = places.flatMap((place) => objects[countBelow(offsets, place) - 1]?.number ?? [])
  return [...new Set(owners)]
}

const EMPTY = new Dict(new Map())

/** A dictionary, or that of a stream. */
export function asDict(object: PdfObject): Dict | undefined {
  if (object instanceof Stream) return object.dict
  return object instanceof Dict ? object : undefined
}

export function asArray(object: PdfObject): readonly PdfObject[] {
  return Array.isArray(object) ? (object as readonly PdfObject[]) : []
}

function listOf(object: PdfObject): readonly PdfObject[] {
  if (object === null) return []
  return Array.isArray(object) ? (object as readonly PdfObject[]) : [object]
}
