import { Dict, Keyword, Name, PdfFault, PdfString, Ref, type PdfObject } from './objects.ts'

/** Arrays and dictionaries in one another; files that mean well have a dozen. */
const DEEPEST = 100

const LF = 10
const CR = 13
const [HASH, PERCENT, OPEN, CLOSE, PLUS, MINUS, DOT, SLASH] = [35, 37, 40, 41, 43, 45, 46, 47]
const [LESS, GREATER, OPEN_BRACKET, BACKSLASH, CLOSE_BRACKET] = [60, 62, 91, 92, 93]

/** What a byte is (7.2.2): 1 white space, 2 delimiter, 0 regular. */
const KIND = new Uint8Array(256)
for (const byte of [0, 9, LF, 12, CR, 32]) KIND[byte] = 1
for (const byte of Buffer.from('()<>[]{}/%')) KIND[byte] = 2

const END_OF_ARRAY = new Keyword(']')
const END_OF_DICT = new Keyword('>>')

export interface LexerOptions {
  /** Of a content stream: there are no references, and numbers are faster read without looking for them. */
  readonly isContent?: boolean
  readonly decipher?: (bytes: Uint8Array) => Uint8Array
}

/** Reads objects one after the other; whatever stands there, it goes on. Throws `PdfFault` for nesting that is too deep. */
export class Lexer {
  at: number
  readonly bytes: Uint8Array
  private readonly isContent: boolean
  private readonly decipher: ((bytes: Uint8Array) => Uint8Array) | undefined
  private depth = 0

  constructor(bytes: Uint8Array, at = 0, { isContent = false, decipher }: LexerOptions = {}) {
    this.bytes = bytes
    this.at = at
    this.isContent = isContent
    this.decipher = decipher
  }

  /** The next object, or word that is none; nothing at the end. */
  next(): PdfObject | undefined {
    this.skipSpace()
    const byte = this.bytes[this.at]
    if (byte === undefined) return undefined
    if (isNumeric(byte)) return this.isContent ? this.number() : this.numberOrRef()
    switch (byte) {
      case SLASH:
        return this.name()
      case OPEN:
        return this.literal()
      case LESS:
        return this.bytes[this.at + 1] === LESS ? this.dict() : this.hexadecimal()
      case OPEN_BRACKET:
        return this.array()
      case CLOSE_BRACKET:
        this.at++
        return END_OF_ARRAY
      case GREATER:
        this.at += this.bytes[this.at + 1] === GREATER ? 2 : 1
        return END_OF_DICT
      default:
        return this.word()
    }
  }

  /** The next object if it is a number. */
  nextNumber(): number | undefined {
    this.skipSpace()
    const byte = this.bytes[this.at]
    return byte !== undefined && isNumeric(byte) ? this.number() : undefined
  }

  /** Whether this word is next, which is passed over. */
  takeWord(word: string): boolean {
    this.skipSpace()
    for (let i = 0; i < word.length; i++) {
      if (this.bytes[this.at + i] !== word.charCodeAt(i)) return false
    }
    this.at += word.length
    return true
  }

  /** White space and comments. */
  skipSpace(): void {
    const { bytes } = this
    for (;;) {
      const byte = bytes[this.at]
      if (byte === undefined) return
      if (byte === PERCENT) {
        while (this.at < bytes.length && bytes[this.at] !== LF && bytes[this.at] !== CR) this.at++
      } else if (KIND[byte] !== 1) return
      else this.at++
    }
  }

  private number(): number {
    const { bytes } = this
    const start = this.at
    let value = 0
    let scale = 0
    let isNegative = false
    for (; ; this.at++) {
      const byte = bytes[this.at] ?? 0
      if (byte >= 48 && byte <= 57) {
        if (scale) {
          value += (byte - 48) * scale
          scale /= 10
        } else value = value * 10 + byte - 48
      } else if (byte === DOT && !scale) scale = 0.1
      // 3-5 and --5 are written by some; what readers make of them is the number before the second sign
      else if (byte === MINUS && this.at === start) isNegative = true
      else if (byte !== MINUS && byte !== PLUS && byte !== DOT) break
    }
    return isNegative ? -value : value
  }

  private numberOrRef(): PdfObject {
    const first = this.number()
    const after = this.at
    if (first >= 0 && Number.isInteger(first) && KIND[this.bytes[after] ?? 0] === 1) {
      const second = this.nextNumber()
      if (second !== undefined && second >= 0 && this.takeWord('R') && this.isBorder()) {
        return new Ref(first, second)
      }
      this.at = after
    }
    return first
  }

  private isBorder(): boolean {
    const byte = this.bytes[this.at]
    return byte === undefined || KIND[byte] !== 0
  }

  private name(): Name {
    const { bytes } = this
    let value = ''
    this.at++
    while (!this.isBorder()) {
      const byte = bytes[this.at++] ?? 0
      const code = byte === HASH ? hexOf(bytes[this.at], bytes[this.at + 1]) : -1
      if (code >= 0) this.at += 2
      value += String.fromCharCode(code >= 0 ? code : byte)
    }
    return new Name(value)
  }

  private word(): PdfObject {
    const start = this.at
    while (!this.isBorder()) this.at++
    // a brace, or a bracket that closes nothing
    if (this.at === start) this.at++
    let word = ''
    const end = Math.min(this.at, start + 40)
    for (let i = start; i < end; i++) word += String.fromCharCode(this.bytes[i] ?? 0)
    if (word === 'true') return true
    if (word === 'false') return false
    return word === 'null' ? null : new Keyword(word)
  }

  private literal(): PdfString {
    const { bytes } = this
    const out: number[] = []
    let open = 1
    this.at++
    while (this.at < bytes.length) {
      const byte = bytes[this.at++] ?? 0
      if (byte === BACKSLASH) {
        this.escape(out)
        continue
      }
      if (byte === OPEN) open++
      else if (byte === CLOSE && --open === 0) break
      out.push(byte)
    }
    return this.string(Uint8Array.from(out))
  }

  private escape(out: number[]): void {
    const byte = this.bytes[this.at++]
    if (byte === undefined) return
    if (byte >= 48 && byte <= 55) {
      let code = byte - 48
      for (let i = 0; i < 2; i++) {
        const digit = this.bytes[this.at] ?? 0
        if (digit < 48 || digit > 55) break
        code = code * 8 + digit - 48
        this.at++
      }
      out.push(code & 255)
    } else if (byte === CR) {
      if (this.bytes[this.at] === LF) this.at++
    } else if (byte !== LF) out.push(ESCAPES[String.fromCharCode(byte)] ?? byte)
  }

  private hexadecimal(): PdfString {
    const { bytes } = this
    const out: number[] = []
    let high = -1
    this.at++
    while (this.at < bytes.length) {
      const byte = bytes[this.at++] ?? 0
      if (byte === GREATER) break
      const digit = digitOf(byte)
      if (digit < 0) continue
      if (high < 0) high = digit
      else {
        out.push(high * 16 + digit)
        high = -1
      }
    }
    if (high >= 0) out.push(high * 16)
    return this.string(Uint8Array.from(out))
  }

  private string(bytes: Uint8Array): PdfString {
    return new PdfString(this.decipher ? this.decipher(bytes) : bytes)
  }

  private array(): PdfObject[] {
    this.at++
    const items: PdfObject[] = []
    this.enter()
    for (;;) {
      const item = this.next()
      if (item === undefined || item === END_OF_ARRAY) break
      // a word can be here only if the bracket that closes is missing
      if (item instanceof Keyword && ENDS.includes(item.word)) break
      items.push(item)
    }
    this.depth--
    return items
  }

  private dict(): Dict {
    this.at += 2
    const entries = new Map<string, PdfObject>()
    this.enter()
    for (;;) {
      const key = this.next()
      if (key === undefined || key === END_OF_DICT) break
      if (key instanceof Keyword && ENDS.includes(key.word)) break
      if (!(key instanceof Name)) continue
      const value = this.next()
      if (value === undefined || value === END_OF_DICT) break
      if (!entries.has(key.value)) entries.set(key.value, value)
    }
    this.depth--
    return new Dict(entries)
  }

  private enter(): void {
    if (++this.depth <= DEEPEST) return
    this.depth = 0
    throw new PdfFault('nested too deep')
  }
}

const ENDS = ['obj', 'endobj', 'endstream', 'stream', 'xref']

const ESCAPES: Readonly<Record<string, number>> = { n: LF, r: CR, t: 9, b: 8, f: 12 }

function isNumeric(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || byte === MINUS || byte === DOT || byte === PLUS
}

function digitOf(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48
  const letter = byte | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : -1
}

function hexOf(high = 0, low = 0): number {
  const [first, second] = [digitOf(high), digitOf(low)]
  return first < 0 || second < 0 ? -1 : first * 16 + second
}

/** Whether a byte is white space (7.2.2). */
export function isSpace(byte: number | undefined): boolean {
  return byte !== undefined && KIND[byte] === 1
}
