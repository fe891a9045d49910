import { inflateRawSync, inflateSync } from 'node:zlib'
import { PdfFault } from './objects.ts'

/** One step of unpacking, with its parameters. */
export interface Filter {
  readonly name: string
  readonly parameters: FilterParameters
}

export interface FilterParameters {
  readonly predictor: number
  readonly colors: number
  readonly bits: number
  readonly columns: number
  readonly earlyChange: number
}

/** Codings of pictures, which are told and not undone. */
export const PICTURE_FILTERS = ['DCTDecode', 'JPXDecode', 'CCITTFaxDecode', 'JBIG2Decode']

/** Short names, which inline images have (8.9.7). */
const LONG_NAMES: Readonly<Record<string, string>> = {
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  LZW: 'LZWDecode',
  Fl: 'FlateDecode',
  RL: 'RunLengthDecode',
  CCF: 'CCITTFaxDecode',
  DCT: 'DCTDecode',
}

export function longFilterName(name: string): string {
  return LONG_NAMES[name] ?? name
}

/** Unpacks bytes up to `most` of them at each step. Throws `PdfFault` beyond, and for what is not packed like that. */
export function unpack(bytes: Uint8Array, filters: readonly Filter[], most: number): Uint8Array {
  let data = bytes
  for (const { name, parameters } of filters) {
    switch (name) {
      case 'FlateDecode':
        data = unpredicted(inflated(data, most), parameters)
        break
      case 'LZWDecode':
        data = unpredicted(unpackLzw(data, parameters.earlyChange, most), parameters)
        break
      case 'ASCII85Decode':
        data = unpackAscii85(data)
        break
      case 'ASCIIHexDecode':
        data = unpackHexadecimal(data)
        break
      case 'RunLengthDecode':
        data = unpackRuns(data, most)
        break
      case 'Crypt':
        break
      default:
        throw new PdfFault(name)
    }
  }
  return data
}

function inflated(bytes: Uint8Array, most: number): Uint8Array {
  // what is there of data that is cut short
  const options = { maxOutputLength: most, finishFlush: 2 }
  try {
    return inflateSync(bytes, options)
  } catch (error) {
    if (isTooLarge(error)) throw new PdfFault('too large')
  }
  try {
    // a wrong checksum at the end, or a wrong header
    return inflateRawSync(bytes.subarray(2), options)
  } catch (error) {
    throw new PdfFault(isTooLarge(error) ? 'too large' : 'damaged')
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

/** Undoes PNG's and TIFF's predictions (7.4.4.4). */
function unpredicted(data: Uint8Array, parameters: FilterParameters): Uint8Array {
  const { predictor, colors, bits, columns } = parameters
  if (predictor < 2) return data
  const step = Math.max(1, (colors * bits) >> 3)
  const width = Math.ceil((colors * bits * columns) / 8)
  if (!(width > 0 && width < 1e8)) throw new PdfFault('damaged')
  if (predictor === 2) return bits === 8 ? addedUp(data, width, step) : data
  const rows = Math.ceil(data.length / (width + 1))
  const out = new Uint8Array(rows * width)
  for (let row = 0; row < rows; row++) {
    const from = row * (width + 1)
    const line = data.subarray(from + 1, from + 1 + width)
    const at = row * width
    unfilter(data[from] ?? 0, line, out, at, step, row ? at - width : -1)
  }
  return out
}

function addedUp(data: Uint8Array, width: number, step: number): Uint8Array {
  const out = data.slice()
  for (let at = 0; at < out.length; at++) {
    if (at % width >= step) out[at] = ((out[at] ?? 0) + (out[at - step] ?? 0)) & 255
  }
  return out
}

function unfilter(
  type: number,
  line: Uint8Array,
  out: Uint8Array,
  at: number,
  step: number,
  above: number,
): void {
  for (let i = 0; i < line.length; i++) {
    const left = i < step ? 0 : (out[at + i - step] ?? 0)
    const up = above < 0 ? 0 : (out[above + i] ?? 0)
    const corner = above < 0 || i < step ? 0 : (out[above + i - step] ?? 0)
    const guess = guessOf(type, left, up, corner)
    out[at + i] = ((line[i] ?? 0) + guess) & 255
  }
}

function guessOf(type: number, left: number, up: number, corner: number): number {
  if (type === 1) return left
  if (type === 2) return up
  if (type === 3) return (left + up) >> 1
  if (type !== 4) return 0
  const [a, b, c] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** 7.4.4.2 */
function unpackLzw(bytes: Uint8Array, earlyChange: number, most: number): Uint8Array {
  const out = new Collected(most)
  const prefix = new Uint16Array(4097)
  const last = new Uint8Array(4097)
  const lengths = new Uint16Array(4097).fill(1, 0, 256)
  for (let i = 0; i < 256; i++) last[i] = i
  let [next, width, before, buffer, held] = [258, 9, -1, 0, 0]
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffffff
    held += 8
    if (held < width) continue
    held -= width
    const code = (buffer >> held) & ((1 << width) - 1)
    if (code === 257) break
    if (code === 256) {
      ;[next, width, before] = [258, 9, -1]
      continue
    }
    if (code > next || (code === next && before < 0)) throw new PdfFault('damaged')
    if (before >= 0 && next < 4096) {
      prefix[next] = before
      lengths[next] = (lengths[before] ?? 0) + 1
      last[next] = firstOf(code === next ? before : code, prefix)
      next++
    }
    out.addChain(code, prefix, last, lengths[code] ?? 1)
    before = code
    const size = next + earlyChange
    width = size >= 2048 ? 12 : size >= 1024 ? 11 : size >= 512 ? 10 : 9
  }
  return out.bytes()
}

function firstOf(code: number, prefix: Uint16Array): number {
  let at = code
  while (at >= 258) at = prefix[at] ?? 0
  return at & 255
}

/** Bytes that come one by one, no more than allowed. */
class Collected {
  private data = new Uint8Array(4096)
  private length = 0
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  private grow(by: number): void {
    if (this.length + by > this.most) throw new PdfFault('too large')
    if (this.length + by <= this.data.length) return
    const larger = new Uint8Array(Math.max(this.data.length * 2, this.length + by))
    larger.set(this.data.subarray(0, this.length))
    this.data = larger
  }

  addChain(code: number, prefix: Uint16Array, last: Uint8Array, length: number): void {
    this.grow(length)
    for (let at = code, i = length - 1; i >= 0; i--) {
      this.data[this.length + i] = last[at] ?? 0
      at = prefix[at] ?? 0
    }
    this.length += length
  }

  addBytes(bytes: Uint8Array): void {
    this.grow(bytes.length)
    this.data.set(bytes, this.length)
    this.length += bytes.length
  }

  bytes(): Uint8Array {
    return this.data.subarray(0, this.length)
  }
}

function unpackRuns(bytes: Uint8Array, most: number): Uint8Array {
  const out = new Collected(most)
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at++] ?? 128
    if (length === 128) break
    if (length < 128) {
      out.addBytes(bytes.subarray(at, at + length + 1))
      at += length + 1
    } else out.addBytes(new Uint8Array(257 - length).fill(bytes[at++] ?? 0))
  }
  return out.bytes()
}

function unpackHexadecimal(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1').split('>', 1)[0] ?? ''
  const digits = text.replaceAll(/[^\da-f]/giu, '')
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex')
}

/** 7.4.3 */
function unpackAscii85(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length * 4 + 4)
  let [length, count, value] = [0, 0, 0]
  for (const byte of bytes) {
    if (byte === 126) break
    // z stands for four zeros, which the array has already
    if (byte === 122 && count === 0) length += 4
    if (byte < 33 || byte > 117) continue
    value = value * 85 + byte - 33
    if (++count < 5) continue
    for (let i = 3; i >= 0; i--) out[length++] = Math.floor(value / 256 ** i) & 255
    ;[count, value] = [0, 0]
  }
  if (count > 1) {
    for (let i = count; i < 5; i++) value = value * 85 + 84
    for (let i = 3; i > 4 - count; i--) out[length++] = Math.floor(value / 256 ** i) & 255
  }
  return out.subarray(0, length)
}
