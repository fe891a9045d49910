import { checkLimit, refuse } from './refusal.ts'

/** A part of the file from one marker to the next. */
interface Segment {
  /** The marker's second byte. */
  readonly marker: number
  /** What stands behind the length. */
  readonly data: Buffer
  /** As it is written, without fill bytes before it. */
  readonly bytes: Buffer
}

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const DHT = 0xc4
const DQT = 0xdb
const EXIF = 0xe1
const JFIF = 0xe0
const ADOBE = 0xee
/** Frames of Huffman-coded baseline, extended and progressive pictures, which DCTDecode reads. */
const READ_FRAMES = [0xc0, 0xc1, 0xc2]
/** JPG, DAC and DHT are between the frames and are none. */
const NO_FRAMES = [DHT, 0xc8, 0xcc]

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === SOI && bytes[2] === 0xff
}

/**
 * A JPEG that is whole, upright if its EXIF says how it was held, and without the rest of its metadata: where a photo was taken is
 * nobody's business, and what is only weight stays out of the PDF.
 */
export function readJpeg(
  path: string,
  bytes: Buffer,
): { width: number; height: number; bytes: Uint8Array; isCmyk?: true } {
  const segments = segmentsOf(path, bytes)
  const frame = segments.find(({ marker }) => isFrame(marker))
  const has = (marker: number) => segments.some((segment) => segment.marker === marker)
  if (!frame || frame.data.length < 6 || ![SOS, DQT, DHT].every(has)) broken(path)
  const isAdobe = segments.some(({ marker, data }) => isAdobeMark(marker, data))
  const [width, height] = sizeOf(path, frame, isAdobe)
  const orientation = orientationOf(segments)
  // turned by a quarter
  const isTurned = orientation > 4
  return {
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    bytes: rewritten(segments, orientation),
    ...(frame.data[5] === INKS && { isCmyk: true }),
  }
}

/** Components of a picture that is separated. */
const INKS = 4

function broken(path: string, fault: 'cut short' | 'damaged' = 'damaged'): never {
  refuse('IMAGE_BROKEN', { path, kind: 'JPEG', fault })
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.includes(marker)
}

function isAdobeMark(marker: number, data: Buffer): boolean {
  return marker === ADOBE && data.toString('latin1', 0, 5) === 'Adobe'
}

function sizeOf(path: string, { marker, data }: Segment, isAdobe: boolean): [number, number] {
  const unsupported = (what: 'coding' | 'depth' | 'colours' | 'inks') =>
    refuse('IMAGE_UNSUPPORTED', { path, what })
  const [height, width] = [data.readUInt16BE(1), data.readUInt16BE(3)]
  const components = data[5] ?? 0
  // a height of 0 is said behind the picture, where no PDF reader looks
  if (!READ_FRAMES.includes(marker) || height === 0) unsupported('coding')
  if (data[0] !== 8) unsupported('depth')
  if (![1, 3, 4].includes(components)) unsupported('colours')
  // pdfkit takes four colours as Adobe's, whose inks are inverted
  if (components === 4 && !isAdobe) unsupported('inks')
  if (width === 0) broken(path)
  checkLimit(path, 'pixels', width * height)
  return [width, height]
}

function segmentsOf(path: string, bytes: Buffer): Segment[] {
  const segments: Segment[] = []
  let at = 2
  for (;;) {
    if (at >= bytes.length) broken(path, 'cut short')
    if (bytes[at] !== 0xff) broken(path)
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (marker === undefined) broken(path, 'cut short')
    if (marker === EOI) return segments
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= SOI)) broken(path)
    if (at + 4 > bytes.length) broken(path, 'cut short')
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end < at + 4) broken(path)
    if (end > bytes.length) broken(path, 'cut short')
    const next = marker === SOS ? endOfScan(bytes, end) : end
    segments.push({
      marker,
      data: bytes.subarray(at + 4, end),
      bytes: bytes.subarray(at, next),
    })
    at = next
  }
}

/** The next marker behind coded data; a zero says that FF is a value, and RST0 to RST7 stand between values. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next < SOI)) return at
  }
  return bytes.length
}

/** EXIF's 1 to 8; 1 is upright. Read where pdfkit reads it, which then turns the picture. */
function orientationOf(segments: readonly Segment[]): number {
  const exif = segments.find(
    ({ marker, data }) => marker === EXIF && data.toString('latin1', 0, 6) === 'Exif\0\0',
  )
  const tiff = exif?.data.subarray(6)
  const order = tiff?.toString('latin1', 0, 2)
  if (!tiff || tiff.length < 8 || (order !== 'II' && order !== 'MM')) return 1
  const isLittle = order === 'II'
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (short(2) !== 42 || directory + 2 > tiff.length) return 1
  const entries = Array.from({ length: short(directory) }, (_, i) => directory + 2 + i * 12)
  const entry = entries.find((at) => at + 12 <= tiff.length && short(at) === ORIENTATION)
  const value = entry === undefined ? 1 : short(entry + 8)
  return value >= 1 && value <= 8 ? value : 1
}

const ORIENTATION = 0x0112

/** What the picture is decoded with, up to its end; its orientation in an EXIF of its own. */
function rewritten(segments: readonly Segment[], orientation: number): Uint8Array {
  const kept = segments.filter(
    ({ marker, data }) =>
      marker < JFIF || (marker <= 0xef && (marker === JFIF || isAdobeMark(marker, data))),
  )
  const exif = orientation > 1 ? [exifOf(orientation)] : []
  return Buffer.concat([
    Buffer.from([0xff, SOI]),
    ...exif,
    ...kept.map(({ bytes }) => bytes),
    Buffer.from([0xff, EOI]),
  ])
}

function exifOf(orientation: number): Buffer {
  const directory = [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  const tiff = [...Buffer.from('MM'), 0, 42, 0, 0, 0, 8, ...directory]
  const body = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff]
  return Buffer.from([0xff, EXIF, 0, body.length + 2, ...body])
}
