import { TextDecoder } from 'node:util'
import { diagnose, type Report } from './diagnostic.ts'

/** Encodings that a text may come in; UTF-8 is the usual one. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** The first byte that cannot stand where it stands: line and column from 1, in characters. */
export interface DecodingFault {
  readonly line: number
  readonly column: number
  readonly byte: string
}

/** The text of UTF-8 bytes, byte order mark included; undefined, and reported with its place, if they are none. */
export function decodeUtf8(path: string, bytes: Uint8Array, report: Report): string | undefined {
  const text = decodeStrictly(bytes, 'utf-8')
  if (typeof text === 'string') return text
  report(diagnose('error', 'TEMPLATE_NOT_UTF8', { path, ...text }))
  return undefined
}

/** The text, byte order mark included, or the place of what is none in this encoding; nothing is ever replaced. */
export function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | DecodingFault {
  try {
    return decoderOf(encoding).decode(bytes)
  } catch {
    return placeOf(bytes, validLength(bytes, encoding), encoding)
  }
}

function decoderOf(encoding: Encoding): TextDecoder {
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
}

function placeOf(bytes: Uint8Array, at: number, encoding: Encoding): DecodingFault {
  const before = decoderOf(encoding).decode(bytes.subarray(0, at)).split('\n')
  const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  // the mark at the start of a file has no place in its line
  const line = (before.at(-1) ?? '').replace(/^\uFEFF/u, '')
  return { line: before.length, column: [...line].length + 1, byte: `0x${byte}` }
}

/** Bytes that are whole characters, up to the first that is none: found by halving, since what is shorter is valid too. */
function validLength(bytes: Uint8Array, encoding: Encoding): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isValid(bytes.subarray(0, middle), encoding, true)) good = middle
    else bad = middle
  }
  while (!isValid(bytes.subarray(0, good), encoding, false)) good--
  return good
}

function isValid(bytes: Uint8Array, encoding: Encoding, mayEndInside: boolean): boolean {
  try {
    decoderOf(encoding).decode(bytes, { stream: mayEndInside })
    return true
  } catch {
    return false
  }
}
