import { crc32, deflateSync } from 'node:zlib'
import type { Picture } from '../../src/model/picture.ts'
import { readPicture } from '../../src/images/read.ts'

/** A JPEG of 16 × 8 pixels, red above and blue below. */
export const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAIABADAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAWEAADAAAAAAAAAAAAAAAAAAAAFGH/xAAVAQEBAAAAAAAAAAAAAAAAAAAABf/EABYRAAMAAAAAAAAAAAAAAAAAAAAVYf/aAAwDAQACEQMRAD8AgsUoLIVGNDFCyBjT/9k=',
  'base64',
)

/** The same in Adobe's CMYK, and progressive. */
export const CMYK_JPEG = Buffer.from(
  '/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAUDg8SDw0UEhASFxUUGB4yIR4cHB49LC4kMklATEtHQEZFUFpzYlBVbVZFRmSIZW13e4GCgU5gjZeMfZZzfoF8/9sAQwEVFxceGh47ISE7fFNGU3x8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8/8AAFAgACAAQBAEiAAIRAQMRAQQiAP/EABUAAQEAAAAAAAAAAAAAAAAAAAAF/8QAGBABAAMBAAAAAAAAAAAAAAAAAAMUJWH/xAAVAQEBAAAAAAAAAAAAAAAAAAAEBv/EABkRAAEFAAAAAAAAAAAAAAAAAAADBBQVUv/aAA4EAQACEQMRBAAAPwCtWn4Vp+AnZ7jQSuQLmmaYP//Z',
  'base64',
)
export const PROGRESSIVE_JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wgARCAAIABADAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAVAQEBAAAAAAAAAAAAAAAAAAAABP/aAAwDAQACEAMQAAABgoqH/8QAFRABAQAAAAAAAAAAAAAAAAAAABL/2gAIAQEAAQUCpT//xAAVEQEBAAAAAAAAAAAAAAAAAAAAFP/aAAgBAwEBPwGhQ//EABURAQEAAAAAAAAAAAAAAAAAAAAU/9oACAECAQE/AZkz/8QAFBABAAAAAAAAAAAAAAAAAAAAEP/aAAgBAQAGPwI//8QAFBABAAAAAAAAAAAAAAAAAAAAEP/aAAgBAQABPyEP/9oADAMBAAIAAwAAABAD/8QAFREBAQAAAAAAAAAAAAAAAAAAAHH/2gAIAQMBAT8Qtb//xAAVEQEBAAAAAAAAAAAAAAAAAAAAcf/aAAgBAgEBPxCUv//EABUQAQEAAAAAAAAAAAAAAAAAAABx/9oACAEBAAE/EKU//9k=',
  'base64',
)

/** A JPEG with a segment more after its beginning. */
export function withSegment(marker: number, body: Uint8Array, jpeg: Buffer = JPEG): Buffer {
  const head = Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff])
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

/** EXIF with an orientation, and a place on earth for which it is nobody's business. */
export function exif(orientation: number): Buffer {
  const directory = [1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
  const text = 'Exif\0\0II*\0\u0008\0\0\0'
  return Buffer.concat([Buffer.from(text, 'latin1'), Buffer.from(directory), Buffer.from('GPS')])
}

export interface PngFacts {
  readonly width: number
  readonly height: number
  readonly bits?: number
  readonly colorType?: number
  readonly interlacing?: number
  /** The rows, each with its filter; by default rows of zeros. */
  readonly rows?: Uint8Array
  readonly palette?: Uint8Array
  readonly transparency?: Uint8Array
}

const SAMPLES = [1, 0, 3, 1, 2, 0, 4]

export function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const numbers = Buffer.alloc(8)
  numbers.writeUInt32BE(data.length, 0)
  numbers.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)])
}

export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A PNG with these facts; RGB of 8 bits, if they say nothing else. */
export function png(facts: PngFacts): Buffer {
  const { width, height, bits = 8, colorType = 2, interlacing = 0 } = facts
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([bits, colorType, 0, 0, interlacing], 8)
  const size = Math.ceil((width * (SAMPLES[colorType] ?? 1) * bits) / 8) + 1
  const rows = facts.rows ?? Buffer.alloc(size * height)
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    ...(facts.palette ? [chunk('PLTE', facts.palette)] : []),
    ...(facts.transparency ? [chunk('tRNS', facts.transparency)] : []),
    chunk('tEXt', Buffer.from('Comment\0where it was made')),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** An SVG of 40 × 20 px with this in it. */
export function svg(inside: string, attributes = 'width="40" height="20"'): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`,
  )
}

export const SQUARE = '<rect x="5" y="5" width="10" height="10" fill="#c8161d"/>'

/** Pictures as layout gets them, by `src`: `a.png` is 80 × 40 px (60 × 30 pt), `tall.png` 40 × 400 px, `a.svg` 40 × 20 px. */
export const PICTURES: ReadonlyMap<string, Picture> = new Map([
  ['a.png', readPicture('a.png', png({ width: 80, height: 40 }))],
  ['wide.png', readPicture('wide.png', png({ width: 800, height: 200 }))],
  ['tall.png', readPicture('tall.png', png({ width: 40, height: 400 }))],
  ['a.jpg', readPicture('a.jpg', JPEG)],
  ['a.svg', readPicture('a.svg', svg(SQUARE))],
])
