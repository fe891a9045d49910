import { crc32, inflateRawSync } from 'node:zlib'

/** Why an archive is refused; `part` is the file in it. */
export class ZipFault extends Error {
  readonly fault: 'not a zip' | 'damaged' | 'encrypted' | 'too large'
  readonly part: string | undefined
  /** Bytes, unpacked, of what is too large. */
  readonly size: number
  /** Bytes, packed, of a part that no honest archive packs so tightly. */
  readonly packed: number | undefined
  constructor(
    fault: ZipFault['fault'],
    reason: string,
    part?: string,
    size = 0,
    packed?: number,
  ) {
    super(reason)
    this.packed = packed
    this.fault = fault
    this.part = part
    this.size = size
  }
}

export interface Zip {
  readonly names: readonly string[]
  /** Unpacks one file, never to more than the directory says it has. Throws `ZipFault`. */
  read(name: string): Uint8Array
  /** Refuses files that would unpack to more than `limit` bytes together, or are packed as nothing honest is. Throws `ZipFault`. */
  check(names: readonly string[], limit: number): void
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const LONGEST_COMMENT = 0xffff
/** Deflate packs XML to a tenth, seldom to a fiftieth; above a megabyte more is a bomb. */
const MOST_RATIO = 250
const SMALL = 1_000_000

/**
 * Opens a zip archive by its directory. Of the files that `isRead` names, all together may unpack to `limit` bytes: that is checked before
 * anything is unpacked, and held to while it is. Throws `ZipFault`.
 */
export function openZip(bytes: Uint8Array, limit: number, isRead: (name: string) => boolean): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = new Map<string, Entry>()
  for (const entry of directoryOf(bytes, view)) {
    // two files of one name are two documents: which one is read would be chance
    if (entries.has(entry.name)) throw new ZipFault('damaged', 'two parts of one name', entry.name)
    entries.set(entry.name, entry)
  }
  checkSizes([...entries.values()].filter(({ name }) => isRead(name)), limit)
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name)
      if (!entry) throw new ZipFault('damaged', 'no such part', name)
      return unpack(bytes, view, entry)
    },
    check: (names, limit) => {
      checkSizes(names.flatMap((name) => entries.get(name) ?? []), limit)
    },
  }
}

function directoryOf(bytes: Uint8Array, view: DataView): Entry[] {
  const end = endOf(view)
  if (end === undefined) {
    const begun = view.byteLength >= 4 && view.getUint32(0, true) === LOCAL
    throw new ZipFault(begun ? 'damaged' : 'not a zip', 'its end is missing')
  }
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) {
      throw new ZipFault('damaged', 'its directory is not whole')
    }
    const length = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function endOf(view: DataView): number | undefined {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at
  }
  return undefined
}

function checkSizes(entries: readonly Entry[], limit: number): void {
  let sum = 0
  for (const { name, size, packed } of entries) {
    sum += size
    if (size > limit) throw new ZipFault('too large', 'too large', name, size)
    if (size > SMALL && size > packed * MOST_RATIO) {
      throw new ZipFault('too large', 'packed too tightly', name, size, packed)
    }
  }
  if (sum > limit) throw new ZipFault('too large', 'too much in it', undefined, sum)
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const { name, method, flags, offset, packed, size, crc } = entry
  if (flags & 1) throw new ZipFault('encrypted', 'locked', name)
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL) {
    throw new ZipFault('damaged', 'not where the directory says', name)
  }
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const data = bytes.subarray(start, start + packed)
  const whole = method === 0 ? data : method === 8 ? inflate(data, size, name) : undefined
  if (!whole) throw new ZipFault('damaged', `packed by method ${method}`, name)
  if (whole.length !== size) throw new ZipFault('damaged', 'not of the size that it should have', name)
  if (crc32(whole) !== crc) throw new ZipFault('damaged', 'its checksum is wrong', name)
  return whole
}

function inflate(data: Uint8Array, size: number, name: string): Uint8Array {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) })
  } catch {
    throw new ZipFault('damaged', 'cannot be unpacked', name)
  }
}
