const HEADER = 12
const ENTRY = 16
const MAGIC = 0xb1b0afba
/** Of `checkSumAdjustment` in `head`. */
const ADJUSTMENT = 8

export interface Table {
  readonly tag: string
  readonly data: Uint8Array
}

/**
 * A TrueType file as OpenType wants it: the same tables, in the order of their tags, each on four bytes, with their checksums and the file's.
 * fontkit's subsets leave these to the reader (OpenType, "Organization of an OpenType Font").
 */
export function tidySfnt(bytes: Uint8Array): Uint8Array {
  return writeSfnt(bytes.subarray(0, 4), readTables(bytes))
}

/** A file of these tables, tidy as above; `version` are its first four bytes. */
export function writeSfnt(version: Uint8Array, unsorted: readonly Table[]): Uint8Array {
  const tables = unsorted.toSorted((a, b) => (a.tag < b.tag ? -1 : 1))
  const start = HEADER + tables.length * ENTRY
  const length = tables.reduce((sum, { data }) => sum + padded(data.length), start)
  const file = new Uint8Array(length)
  const view = new DataView(file.buffer)
  file.set(version)
  const log = Math.floor(Math.log2(tables.length))
  const fields = [tables.length, 2 ** log * ENTRY, log, (tables.length - 2 ** log) * ENTRY]
  fields.forEach((field, i) => {
    view.setUint16(4 + 2 * i, field)
  })
  let offset = start
  let head = 0
  tables.forEach(({ tag, data }, i) => {
    file.set(data, offset)
    if (tag === 'head') {
      head = offset
      view.setUint32(offset + ADJUSTMENT, 0)
    }
    const entry = HEADER + i * ENTRY
    file.set(Buffer.from(tag, 'latin1'), entry)
    view.setUint32(entry + 4, sumOf(view, offset, padded(data.length)))
    view.setUint32(entry + 8, offset)
    view.setUint32(entry + 12, data.length)
    offset += padded(data.length)
  })
  if (head) view.setUint32(head + ADJUSTMENT, (MAGIC - sumOf(view, 0, length)) >>> 0)
  return file
}

/**
 * One face of a collection as a file of its own: the same tables, `directory` being where the face's list of them begins. Checksums are left as they
 * are.
 */
export function faceOfCollection(bytes: Uint8Array, directory: number): Uint8Array {
  const tables = readTables(bytes, directory)
  const start = HEADER + tables.length * ENTRY
  const file = new Uint8Array(tables.reduce((sum, { data }) => sum + padded(data.length), start))
  const view = new DataView(file.buffer)
  file.set(bytes.subarray(directory, directory + start))
  let offset = start
  tables.forEach(({ data }, i) => {
    file.set(data, offset)
    view.setUint32(HEADER + i * ENTRY + 8, offset)
    offset += padded(data.length)
  })
  return file
}

function readTables(bytes: Uint8Array, directory = 0): Table[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: view.getUint16(directory + 4) }, (_, i) => {
    const entry = directory + HEADER + i * ENTRY
    const start = view.getUint32(entry + 8)
    return {
      tag: Buffer.from(bytes.subarray(entry, entry + 4)).toString('latin1'),
      data: bytes.subarray(start, start + view.getUint32(entry + 12)),
    }
  })
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}

function sumOf(view: DataView, start: number, length: number): number {
  let sum = 0
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
