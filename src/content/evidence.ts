import { isAscii, isUtf8 } from 'node:buffer'
import { decodeStrictly, type Encoding } from '../model/decode.ts'

/** Bytes looked at: enough to tell, few enough for a long text. */
const SAMPLE = 1 << 18

/** What a byte order mark says. */
export function markedEncoding(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return undefined
}

/**
 * The encoding that the bytes show. What is valid UTF-8 is UTF-8: another encoding of Chinese hardly ever is. Undefined if
 * nothing speaks for any.
 */
export function guessEncoding(bytes: Uint8Array): Encoding | undefined {
  const valid = isUtf8(bytes)
  const hasNul = bytes.includes(0)
  if (valid && !hasNul) return 'utf-8'
  const wide = guessUtf16(bytes)
  if (wide) return wide
  if (valid) return 'utf-8'
  return !hasNul && isPlausibleGb(bytes) ? 'gb18030' : undefined
}

/**
 * UTF-16 without a mark: nearly all of its units are Han, marks or ASCII in one order of bytes and not in the other, and
 * some are marks, spaces or line ends, which pairs of other bytes do not give by chance.
 */
function guessUtf16(bytes: Uint8Array): Encoding | undefined {
  if (bytes.length < 4 || bytes.length % 2) return undefined
  const [little, big] = [scoreUtf16(bytes, 0), scoreUtf16(bytes, 1)]
  const [best, other] = little.usual > big.usual ? [little, big] : [big, little]
  if (best.usual < 0.9 || best.usual - other.usual < 0.1 || best.marks < 0.005) return undefined
  return best === little ? 'utf-16le' : 'utf-16be'
}

/** Shares of the units that are usual in Chinese text, and of those that are no Han; the high byte second or first. */
function scoreUtf16(bytes: Uint8Array, order: 0 | 1): { usual: number; marks: number } {
  const end = Math.min(bytes.length, SAMPLE)
  let usual = 0
  let marks = 0
  for (let i = 0; i < end; i += 2) {
    const [low, high] = order ? [bytes[i + 1], bytes[i]] : [bytes[i], bytes[i + 1]]
    const unit = ((high ?? 0) << 8) | (low ?? 0)
    if (isMark(unit)) marks++
    if (isMark(unit) || isHan(unit)) usual++
  }
  return { usual: (2 * usual) / end, marks: (2 * marks) / end }
}

function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff
}

function isMark(unit: number): boolean {
  return (
    unit === 9 ||
    unit === 10 ||
    unit === 13 ||
    (unit >= 0x20 && unit < 0x7f) ||
    unit === 0xb7 ||
    (unit >= 0x2010 && unit <= 0x2027) ||
    (unit >= 0x2460 && unit <= 0x249b) ||
    (unit >= 0x3000 && unit <= 0x301f) ||
    (unit >= 0xff01 && unit <= 0xff5e)
  )
}

/**
 * Chinese in GB18030 or GBK: it decodes, and nearly all of its double bytes are those of GB 2312, marks and Han. Big5, Shift
 * JIS and UTF-8 read as GBK have many others.
 */
export function isPlausibleGb(bytes: Uint8Array): boolean {
  if (typeof decodeStrictly(bytes, 'gb18030') !== 'string') return false
  const end = Math.min(bytes.length, SAMPLE)
  let [pairs, usual, han] = [0, 0, 0]
  for (let i = 0; i < end; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    pairs++
    const trail = bytes[++i] ?? 0
    if (trail < 0xa1) {
      // four bytes are one character
      if (trail >= 0x30 && trail <= 0x39) i += 2
      continue
    }
    if (lead >= 0xb0 && lead <= 0xf7) han++
    if ((lead >= 0xb0 && lead <= 0xf7) || (lead >= 0xa1 && lead <= 0xa3)) usual++
  }
  return han > 0 && usual / pairs >= 0.85
}

/** What the lines of a text show, where there are two encodings of Chinese in it: the first byte of the second. */
export interface Mixture {
  readonly first: Encoding
  readonly second: Encoding
  /** From 1; the column in bytes. */
  readonly line: number
  readonly column: number
  readonly byte: string
}

/** Looks at each line alone: a text that was put together of two files changes its encoding at a line end. */
export function mixtureIn(bytes: Uint8Array): Mixture | undefined {
  let first: Encoding | undefined
  let line = 1
  for (const own of linesOf(bytes)) {
    const encoding = encodingOfLine(own)
    first ??= encoding
    if (first && encoding && encoding !== first) {
      const at = own.findIndex((byte) => byte >= 0x80)
      const byte = `0x${(own[at] ?? 0).toString(16).toUpperCase()}`
      return { first, second: encoding, line, column: at + 1, byte }
    }
    line++
  }
  return undefined
}

/** Whether lines of it are GB18030 and none is Chinese in UTF-8, so that a fault is one of GB18030. */
export function isMostlyGb(bytes: Uint8Array): boolean {
  let found = false
  for (const line of linesOf(bytes)) {
    const encoding = encodingOfLine(line)
    if (encoding === 'utf-8') return false
    found ||= encoding === 'gb18030'
  }
  return found
}

function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(10, start)
    const end = found < 0 ? bytes.length : found
    yield bytes.subarray(start, end)
    start = end + 1
  }
}

/** Undefined for a line of ASCII alone, and for one that may be either. */
function encodingOfLine(line: Uint8Array): Encoding | undefined {
  if (isAscii(line)) return undefined
  if (isUtf8(line)) return isChinese(new TextDecoder().decode(line)) ? 'utf-8' : undefined
  return isPlausibleGb(line) ? 'gb18030' : undefined
}

/** Han and the marks of Chinese beside ASCII, and nothing else: valid UTF-8 that is no chance of two-byte characters. */
function isChinese(text: string): boolean {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  const wide = points.filter((point) => point >= 0x80)
  return wide.length >= 2 && wide.every((point) => isHan(point) || isMark(point))
}
