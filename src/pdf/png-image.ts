import { deflateSync, inflateSync } from 'node:zlib'
import type { PdfDocument, PdfImage, PdfReference } from './pdfmake.ts'

/**
 * A plain PNG (model/picture.ts) as an image XObject: its data as they are, or its colours and its alpha apart (ISO 32000-1, 8.9.5, 11.6.5.3).
 * `rgb` is the colour space of what is not grey.
 */
export function pngImage(bytes: Buffer, label: string, rgb: unknown = 'DeviceRGB'): PdfImage {
  const chunks = chunksOf(bytes)
  const header = chunks.get('IHDR') ?? Buffer.alloc(13)
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const size = { Width: width, Height: height }
  const [bits = 0, colorType = 0] = header.subarray(8)
  const data = chunks.get('IDAT') ?? Buffer.alloc(0)
  const palette = chunks.get('PLTE')
  let obj: PdfReference | null = null
  return {
    label,
    width,
    height,
    get obj() {
      return obj
    },
    embed(document) {
      obj ??=
        colorType >= 4
          ? alphaImage(document, size, colorType === 6 ? [3, rgb] : [1, GREY], data)
          : opaqueImage(
              document,
              { ...size, bits, channels: colorType === 2 ? 3 : 1, rgb },
              data,
              palette,
            )
    },
  }
}

function chunksOf(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at)
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return chunks
}

const IMAGE = { Type: 'XObject', Subtype: 'Image', Filter: 'FlateDecode' }

/** PDF's predictor 15 is what PNG filters its rows with. */
function opaqueImage(
  document: PdfDocument,
  {
    bits,
    channels,
    rgb,
    ...size
  }: { Width: number; Height: number; bits: number; channels: number; rgb: unknown },
  data: Buffer,
  palette: Buffer | undefined,
): PdfReference {
  const parameters = {
    Predictor: 15,
    Colors: channels,
    BitsPerComponent: bits,
    Columns: size.Width,
  }
  const image = document.ref({
    ...IMAGE,
    ...size,
    BitsPerComponent: bits,
    ColorSpace: palette ? indexed(document, palette, rgb) : channels === 3 ? rgb : GREY,
    DecodeParms: parameters,
  })
  image.end(data)
  return image
}

const GREY = 'DeviceGray'

function indexed(document: PdfDocument, palette: Buffer, rgb: unknown): unknown[] {
  const table = document.ref()
  table.end(palette)
  return ['Indexed', rgb, palette.length / 3 - 1, table]
}

function alphaImage(
  document: PdfDocument,
  size: { Width: number; Height: number },
  [channels, space]: readonly [channels: number, space: unknown],
  data: Buffer,
): PdfReference {
  const { colors, alpha } = apart(inflateSync(data), size.Width * size.Height, size.Width, channels)
  const shared = { ...IMAGE, ...size, BitsPerComponent: 8 }
  const mask = document.ref({ ...shared, ColorSpace: GREY })
  mask.end(deflateSync(alpha))
  const image = document.ref({ ...shared, ColorSpace: space, SMask: mask })
  image.end(deflateSync(colors))
  return image
}

/** Rows begin with the number of their filter, here none. */
function apart(
  rows: Buffer,
  pixels: number,
  width: number,
  channels: number,
): { colors: Buffer; alpha: Buffer } {
  const colors = Buffer.alloc(pixels * channels)
  const alpha = Buffer.alloc(pixels)
  let at = 0
  for (let pixel = 0; pixel < pixels; pixel++) {
    if (pixel % width === 0) at++
    for (let i = 0; i < channels; i++) colors[pixel * channels + i] = rows[at++] ?? 0
    alpha[pixel] = rows[at++] ?? 0
  }
  return { colors, alpha }
}
