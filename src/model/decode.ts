import { diagnose, type Report } from './diagnostic.ts'

/** The text of UTF-8 bytes, byte order mark included; undefined, and reported as `code` with its place, if they are none. */
export function decodeUtf8(
  path: string,
  bytes: Uint8Array,
  report: Report,
  code: 'NOT_UTF8' | 'TEMPLATE_NOT_UTF8' = 'NOT_UTF8',
): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    report(diagnose('error', code, { path, ...placeOfFault(bytes) }))
    return undefined
  }
}

/** Line and column, from 1, of the first byte that cannot stand there. */
function placeOfFault(bytes: Uint8Array): { line: number; column: number; byte: string } {
  const at = validLength(bytes)
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, at)).split('\n')
  const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1, byte: `0x${byte}` }
}

/** Bytes that are whole characters, up to the first that is none: found by halving, since what is shorter is valid too. */
function validLength(bytes: Uint8Array): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isUtf8(bytes.subarray(0, middle), true)) good = middle
    else bad = middle
  }
  while (!isUtf8(bytes.subarray(0, good), false)) good--
  return good
}

function isUtf8(bytes: Uint8Array, mayEndInside: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: mayEndInside })
    return true
  } catch {
    return false
  }
}
