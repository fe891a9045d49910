import type { ColorType, Png } from './png.ts'

/** The pixels of a PNG row by row, 8 bits a sample. */
export interface PngPixels {
  /** Grey or RGB. */
  readonly channels: 1 | 3
  readonly samples: Uint8Array
  /** One a pixel; absent where nothing is to be seen through. */
  readonly alpha: Uint8Array | undefined
}

const SAMPLES: Readonly<Record<ColorType, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Where the pixels of each pass of an interlaced picture begin, and how far they stand apart (Adam7). */
const PASSES = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
]
const WHOLE = [{ x: 0, y: 0, dx: 1, dy: 1 }]

interface Pass {
  readonly x: number
  readonly y: number
  readonly dx: number
  readonly dy: number
  readonly columns: number
  readonly rows: number
  /** Bytes of a row, its filter not counted. */
  readonly bytes: number
}

function passesOf({ width, height, bits, colorType, isInterlaced }: Png): Pass[] {
  return (isInterlaced ? PASSES : WHOLE)
    .map((pass) => {
      const columns = Math.ceil((width - pass.x) / pass.dx)
      const rows = Math.ceil((height - pass.y) / pass.dy)
      return { ...pass, columns, rows, bytes: Math.ceil((columns * SAMPLES[colorType] * bits) / 8) }
    })
    .filter(({ columns, rows }) => columns > 0 && rows > 0)
}

/** How many bytes a PNG's rows are, each with its filter. */
export function sizeOfData(png: Png): number {
  return passesOf(png).reduce((sum, { rows, bytes }) => sum + rows * (bytes + 1), 0)
}

/** The pixels of the inflated rows; undefined if a row has a filter that does not exist. */
export function pixelsOf(png: Png, data: Buffer): PngPixels | undefined {
  const { width, height, bits, colorType } = png
  const channels = colorType === 0 || colorType === 4 ? 1 : 3
  const samples = Buffer.alloc(width * height * channels)
  const alpha = Buffer.alloc(width * height, OPAQUE)
  const put = painter(png, channels, samples, alpha)
  const step = Math.max(1, (SAMPLES[colorType] * bits) / 8)
  let at = 0
  for (const { x, y, dx, dy, columns, rows, bytes } of passesOf(png)) {
    let above: Buffer = Buffer.alloc(bytes)
    for (let row = 0; row < rows; row++) {
      const filter = data[at] ?? 0
      const line = data.subarray(at + 1, at + 1 + bytes)
      if (!unfilter(filter, line, above, step)) return undefined
      const start = (y + row * dy) * width + x
      for (let column = 0; column < columns; column++) put(line, column, start + column * dx)
      above = line
      at += bytes + 1
    }
  }
  return { channels, samples, alpha: alpha.some((value) => value < OPAQUE) ? alpha : undefined }
}

const OPAQUE = 255

/** Puts the bytes of a row back as they were before they were filtered (PNG, 9.2); false for an unknown filter. */
function unfilter(filter: number, line: Buffer, above: Buffer, step: number): boolean {
  if (filter > 4) return false
  if (filter === 0) return true
  for (let i = 0; i < line.length; i++) {
    const left = i < step ? 0 : (line[i - step] ?? 0)
    const up = above[i] ?? 0
    const corner = i < step ? 0 : (above[i - step] ?? 0)
    line[i] = ((line[i] ?? 0) + guess(filter, left, up, corner)) & 0xff
  }
  return true
}

function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  const all = left + up - corner
  const [a, b, c] = [Math.abs(all - left), Math.abs(all - up), Math.abs(all - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** Puts a pixel of a row at its place in the picture. */
function painter(
  { bits, colorType, palette, transparency }: Png,
  channels: number,
  samples: Buffer,
  alpha: Buffer,
): (line: Buffer, column: number, pixel: number) => void {
  const most = 2 ** bits - 1
  // of 16 bits the upper 8
  const scaled = (value: number) => (bits === 16 ? value >> 8 : (value * 255) / most)
  const count = SAMPLES[colorType]
  if (colorType === 3) {
    return (line, column, pixel) => {
      const index = sampleAt(line, column, bits)
      for (let i = 0; i < 3; i++) samples[pixel * 3 + i] = palette[index * 3 + i] ?? 0
      alpha[pixel] = transparency?.[index] ?? OPAQUE
    }
  }
  const key = transparency && keyOf(transparency, channels)
  return (line, column, pixel) => {
    let isKey = key !== undefined
    for (let i = 0; i < channels; i++) {
      const value = sampleAt(line, column * count + i, bits)
      if (key?.[i] !== value) isKey = false
      samples[pixel * channels + i] = scaled(value)
    }
    if (count > channels) alpha[pixel] = scaled(sampleAt(line, column * count + channels, bits))
    else if (isKey) alpha[pixel] = 0
  }
}

/** The one colour that is transparent, in samples of the picture's own depth. */
function keyOf(transparency: Uint8Array, channels: number): number[] {
  return Array.from(
    { length: channels },
    (_, i) => ((transparency[2 * i] ?? 0) << 8) | (transparency[2 * i + 1] ?? 0),
  )
}

function sampleAt(line: Buffer, index: number, bits: number): number {
  if (bits === 8) return line[index] ?? 0
  if (bits === 16) return ((line[2 * index] ?? 0) << 8) | (line[2 * index + 1] ?? 0)
  const at = index * bits
  return ((line[at >> 3] ?? 0) >> (8 - bits - (at & 7))) & (2 ** bits - 1)
}
