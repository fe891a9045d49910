import { deflateSync } from 'node:zlib'

/** Objects to a stream: a reader unpacks a whole one for each object of it. */
const MOST_OBJECTS = 200

/** An object without a stream, as it is written. */
export interface PackedObject {
  readonly id: number
  readonly body: string
}

/** An object stream (ISO 32000-1, 7.5.7) and the objects in it. */
export interface ObjectStream {
  readonly objects: readonly PackedObject[]
  readonly dictionary: string
  readonly data: Buffer
}

export function objectStreams(objects: readonly PackedObject[]): ObjectStream[] {
  const streams: ObjectStream[] = []
  for (let at = 0; at < objects.length; at += MOST_OBJECTS) {
    streams.push(objectStream(objects.slice(at, at + MOST_OBJECTS)))
  }
  return streams
}

function objectStream(objects: readonly PackedObject[]): ObjectStream {
  let offset = 0
  const pairs = objects.map(({ id, body }) => {
    const pair = `${String(id)} ${String(offset)}`
    offset += body.length + 1
    return pair
  })
  const head = `${pairs.join(' ')}\n`
  const bodies = objects.map(({ body }) => body).join('\n')
  const data = deflateSync(Buffer.from(head + bodies, 'latin1'), { level: 9 })
  const facts = `/N ${String(objects.length)} /First ${String(head.length)}`
  return { objects, data, dictionary: `/Type /ObjStm ${facts}` }
}

/** Where an object is: at a byte of the file, or in an object stream. */
export type Place =
  { readonly offset: number } | { readonly stream: number; readonly index: number }

/** The data of a cross-reference stream (ISO 32000-1, 7.5.8) with `WIDTHS`, and how they are packed. `places` by object number; 0 has none. */
export function crossReferences(places: readonly (Place | undefined)[]): {
  readonly data: Buffer
  readonly dictionary: string
} {
  const rows = Buffer.alloc(places.length * (ROW + 1))
  const before = Buffer.alloc(ROW)
  places.forEach((place, i) => {
    const row = rowOf(place)
    const at = i * (ROW + 1)
    // what a row differs by from the one above it packs best (PNG's filter 2)
    rows[at] = 2
    row.forEach((byte, j) => (rows[at + 1 + j] = (byte - (before[j] ?? 0)) & 0xff))
    row.copy(before)
  })
  const parameters = `/DecodeParms <</Predictor 12 /Columns ${String(ROW)}>>`
  return {
    data: deflateSync(rows, { level: 9 }),
    dictionary: `/W [${WIDTHS.join(' ')}] ${parameters}`,
  }
}

const WIDTHS = [1, 4, 2]
const ROW = 7

function rowOf(place: Place | undefined): Buffer {
  const row = Buffer.alloc(ROW)
  if (!place) {
    row.writeUInt16BE(0xffff, 5)
  } else if ('offset' in place) {
    row[0] = 1
    row.writeUInt32BE(place.offset, 1)
  } else {
    row[0] = 2
    row.writeUInt32BE(place.stream, 1)
    row.writeUInt16BE(place.index, 5)
  }
  return row
}
