import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { pixelsOf, sizeOfData, type PngPixels } from './png-pixels.ts'
import { checkLimit, refuse } from './refusal.ts'

/** What IHDR says, and the other chunks that the picture is made of. */
export interface Png {
  readonly width: number
  readonly height: number
  /** A sample. */
  readonly bits: number
  readonly colorType: ColorType
  readonly isInterlaced: boolean
  readonly palette: Uint8Array
  /** tRNS: which colours are transparent. */
  readonly transparency: Uint8Array | undefined
  readonly compressed: Uint8Array
}

/** Grey, RGB, indexed, grey with alpha, RGB with alpha. */
export type ColorType = 0 | 2 | 3 | 4 | 6

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Bits a sample that each colour type may have (PNG, table 11.1). */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length))
}

/**
 * A PNG that is whole, and the same picture as a plain one (model/picture.ts): pdfkit splits off alpha in the background, in an order that
 * changes from run to run, and misreads transparent colours.
 */
export function readPng(
  path: string,
  bytes: Buffer,
): { width: number; height: number; bytes: Uint8Array } {
  const png = chunksOf(path, bytes)
  const { width, height } = png
  const data = inflated(path, png)
  const isPlain = !png.isInterlaced && !png.transparency && png.colorType < 4
  if (isPlain) {
    checkFilters(path, png, data)
    return { width, height, bytes: written(png) }
  }
  return { width, height, bytes: rewritten(png, pixelsOf(png, data) ?? broken(path)) }
}

function broken(path: string, fault: 'cut short' | 'damaged' = 'damaged'): never {
  refuse('IMAGE_BROKEN', { path, kind: 'PNG', fault })
}

function chunksOf(path: string, bytes: Buffer): Png {
  const found = new Map<string, Buffer[]>()
  let at = SIGNATURE.length
  while (!found.has('IEND')) {
    if (at + 12 > bytes.length) broken(path, 'cut short')
    const length = bytes.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > bytes.length) broken(path, 'cut short')
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) broken(path)
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (!found.size && name !== 'IHDR') broken(path)
    // there may be millions of them
    const same = found.get(name)
    if (same) same.push(bytes.subarray(at + 8, end))
    else found.set(name, [bytes.subarray(at + 8, end)])
    at = end + 4
  }
  const [header] = found.get('IHDR') ?? []
  if (header?.length !== 13) broken(path)
  return {
    ...headerOf(path, header),
    ...paletteOf(path, header, found.get('PLTE')?.[0], found.get('tRNS')?.[0]),
    compressed: Buffer.concat(found.get('IDAT') ?? []),
  }
}

function headerOf(
  path: string,
  header: Buffer,
): Pick<Png, 'width' | 'height' | 'bits' | 'colorType' | 'isInterlaced'> {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [bits = 0, colorType = 0, compression, filter, interlacing = 0] = header.subarray(8)
  const isSound =
    Math.min(width, height) > 0 &&
    DEPTHS[colorType]?.includes(bits) &&
    compression === 0 &&
    filter === 0 &&
    interlacing <= 1
  if (!isSound) broken(path)
  checkLimit(path, 'pixels', width * height)
  return {
    ...{ width, height, bits, isInterlaced: interlacing === 1 },
    colorType: colorType as ColorType,
  }
}

/** Of a picture with alpha a palette is a mere suggestion, and so it is of one that is not indexed. */
function paletteOf(
  path: string,
  header: Buffer,
  palette: Buffer | undefined,
  transparency: Buffer | undefined,
): Pick<Png, 'palette' | 'transparency'> {
  const colorType = header[9] ?? 0
  const none = new Uint8Array()
  if (colorType === 3) {
    const length = palette?.length ?? 0
    if (!palette || length === 0 || length % 3 !== 0 || length > 768) broken(path)
    return { palette, transparency }
  }
  if (colorType >= 4) return { palette: none, transparency: undefined }
  const isShort = transparency && transparency.length < (colorType === 0 ? 2 : 6)
  if (isShort) broken(path)
  return { palette: none, transparency }
}

/** Room for what an encoder may have left behind the last row. */
const SLACK = 65_536

function inflated(path: string, png: Png): Buffer {
  const size = sizeOfData(png)
  let data: Buffer
  try {
    data = inflateSync(png.compressed, { maxOutputLength: size + SLACK })
  } catch {
    broken(path)
  }
  if (data.length < size) broken(path)
  return data
}

/** PDF readers stop at a filter that does not exist. */
function checkFilters(path: string, png: Png, data: Buffer): void {
  const step = sizeOfData(png) / png.height
  for (let row = 0; row < png.height; row++) if ((data[row * step] ?? 0) > 4) broken(path)
}

/** The chunks that a picture is drawn from, and nothing that its maker may have written beside them. */
function written({ width, height, bits, colorType, palette, compressed }: Png): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([bits, colorType], 8)
  const chunks = [
    chunk('IHDR', header),
    ...(colorType === 3 ? [chunk('PLTE', palette)] : []),
    chunk('IDAT', compressed),
    chunk('IEND', new Uint8Array()),
  ]
  return Buffer.concat([SIGNATURE, ...chunks])
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** The same pixels, 8 bits a sample, rows without filters; alpha where anything is to be seen through. */
function rewritten(png: Png, { channels, samples, alpha }: PngPixels): Uint8Array {
  const { width, height } = png
  const size = channels + (alpha ? 1 : 0)
  const rows = Buffer.alloc(height * (width * size + 1))
  let at = 0
  for (let pixel = 0; pixel < width * height; pixel++) {
    if (pixel % width === 0) at++
    for (let i = 0; i < channels; i++) rows[at++] = samples[pixel * channels + i] ?? 0
    if (alpha) rows[at++] = alpha[pixel] ?? 0
  }
  const colorType = ((channels === 3 ? 2 : 0) + (alpha ? 4 : 0)) as ColorType
  // with alpha it is taken apart and compressed again
  const compressed = deflateSync(rows, { level: alpha ? 1 : 6 })
  return written({ ...png, bits: 8, colorType, compressed })
}
