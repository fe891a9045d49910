/** Objects of a PDF file (ISO 32000-1, 7.3). Those that are read once are the same object wherever they are asked for, so that sets can tell them apart. */
export type PdfObject =
  null | boolean | number | Name | PdfString | Ref | Dict | Stream | Keyword | readonly PdfObject[]

/** Its bytes as Latin-1. */
export class Name {
  readonly value: string
  constructor(value: string) {
    this.value = value
  }
}

export class PdfString {
  readonly bytes: Uint8Array
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
}

export class Ref {
  readonly number: number
  readonly generation: number
  constructor(number: number, generation: number) {
    this.number = number
    this.generation = generation
  }
}

/** A word that is no object: an operator, or `endobj`. */
export class Keyword {
  readonly word: string
  constructor(word: string) {
    this.word = word
  }
}

export class Dict {
  readonly entries: ReadonlyMap<string, PdfObject>
  constructor(entries: ReadonlyMap<string, PdfObject>) {
    this.entries = entries
  }

  /** As it is written, null if it is not there. */
  raw(key: string): PdfObject {
    return this.entries.get(key) ?? null
  }
}

export class Stream {
  readonly dict: Dict
  /** As they are in the file, deciphered. */
  readonly bytes: Uint8Array
  constructor(dict: Dict, bytes: Uint8Array) {
    this.dict = dict
    this.bytes = bytes
  }
}

/** Something in the file that cannot be what it says; what it belongs to is left unread. */
export class PdfFault extends Error {}

/** A text string (7.9.2.2): UTF-16, UTF-8, or PDFDocEncoding. */
export function textOf({ bytes }: PdfString): string {
  const [first, second, third] = bytes
  if (first === 0xfe && second === 0xff) return decoded('utf-16be', bytes.subarray(2))
  if (first === 0xff && second === 0xfe) return decoded('utf-16le', bytes.subarray(2))
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return decoded('utf-8', bytes.subarray(3))
  }
  return Array.from(bytes, (byte) => DOC_ENCODING[byte] ?? String.fromCharCode(byte)).join('')
}

function decoded(encoding: string, bytes: Uint8Array): string {
  // codes of languages stand between escapes in front of runs of text (7.9.2.2.2)
  const text = new TextDecoder(encoding).decode(bytes)
  // some write more than the text, which ends where readers end it
  const [told = ''] = text.split(NUL, 1)
  const parts = told.split(ESCAPE)
  return parts.filter((_, i) => i % 2 === 0).join('')
}

const [NUL, ESCAPE] = [String.fromCharCode(0), String.fromCharCode(27)] as const

/** Where PDFDocEncoding is not Latin-1 (annex D.2). */
const DOC_ENCODING: Readonly<Record<number, string>> = Object.fromEntries([
  ...encoded(0x18, '˘ˇˆ˙˝˛˚˜'),
  ...encoded(0x80, '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'),
  ...encoded(0xa0, '€'),
])

function encoded(first: number, characters: string): [code: number, character: string][] {
  return Array.from(characters, (character, i) => [first + i, character])
}

/** A name as people read it: UTF-8 by the standard, GBK as Chinese programs write it, else byte by byte. */
export function shownName(name: string): string {
  if (/^[\x20-\x7e]*$/u.test(name)) return name
  const bytes = Buffer.from(name, 'latin1')
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // the next one
    }
  }
  return name
}
