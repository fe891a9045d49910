import { isSpace, Lexer } from './lexer.ts'
import { Dict, Keyword, Name, PdfFault, type PdfObject } from './objects.ts'

/** An inline image: its dictionary, and what stands between ID and EI. */
export interface InlineImage {
  readonly dict: Dict
  readonly bytes: Uint8Array
}

/** More operands than any operator takes, DeviceN of 32 inks included. */
const MOST_OPERANDS = 64

const [E, I] = [69, 73]

/** Reads a content stream operator by operator (7.8.2). What is not understood is passed over. */
export class ContentReader {
  /** Of the operator that was read last. */
  operands: PdfObject[] = []
  image: InlineImage | undefined
  private readonly lexer: Lexer

  constructor(bytes: Uint8Array) {
    this.lexer = new Lexer(bytes, 0, { isContent: true })
  }

  /** The next operator; nothing at the end, or where nothing can be read further. `BI` stands for a whole inline image. */
  next(): string | undefined {
    this.operands = []
    for (;;) {
      const object = this.read()
      if (object === undefined) return undefined
      if (!(object instanceof Keyword)) {
        if (this.operands.length === MOST_OPERANDS) this.operands.shift()
        this.operands.push(object)
      } else {
        if (object.word === 'BI') this.readImage()
        return object.word
      }
    }
  }

  private read(): PdfObject | undefined {
    try {
      return this.lexer.next()
    } catch (error) {
      if (error instanceof PdfFault) return undefined
      throw error
    }
  }

  private readImage(): void {
    const entries = new Map<string, PdfObject>()
    for (;;) {
      const key = this.read()
      if (key === undefined || key instanceof Keyword) break
      const value = this.read()
      if (value === undefined) break
      if (key instanceof Name) entries.set(LONG_KEYS[key.value] ?? key.value, value)
    }
    // one white space after ID
    const start = this.lexer.at + 1
    const end = this.endOfImage(start)
    this.lexer.at = end + 2
    this.image = { dict: new Dict(entries), bytes: this.lexer.bytes.subarray(start, end) }
  }

  /** The place of an EI that stands alone and has text behind it: such bytes may be in the data, too. */
  private endOfImage(start: number): number {
    const { bytes } = this.lexer
    for (let at = bytes.indexOf(E, start); at >= 0; at = bytes.indexOf(E, at + 1)) {
      if (bytes[at + 1] !== I || !(isSpace(bytes[at - 1]) || at === start)) continue
      if (at + 2 < bytes.length && !isSpace(bytes[at + 2])) continue
      if (bytes.subarray(at + 2, at + 12).every(isText)) return at
    }
    return bytes.length
  }
}

function isText(byte: number): boolean {
  return (byte >= 32 && byte < 127) || isSpace(byte)
}

/** Short keys of inline images (8.9.7). */
const LONG_KEYS: Readonly<Record<string, string>> = {
  BPC: 'BitsPerComponent',
  CS: 'ColorSpace',
  D: 'Decode',
  DP: 'DecodeParms',
  F: 'Filter',
  H: 'Height',
  IM: 'ImageMask',
  I: 'Interpolate',
  W: 'Width',
}
