import { decodeStrictly, type DecodingFault, type Encoding } from '../model/decode.ts'
import { diagnose, type FileFormat, type Report } from '../model/diagnostic.ts'
import { guessEncoding, isGbAfterUtf8, markedEncoding, utf8LineIn } from './evidence.ts'

/**
 * The text of a file as it stands, byte order mark included. Its encoding is the one asked for, or the one of its mark, or the one
 * that its bytes show, and is reported if it is not UTF-8. Undefined, and reported, if it is no text or not wholly in one encoding.
 */
export function decodeText(
  path: string,
  bytes: Uint8Array,
  report: Report,
  wished?: Encoding,
): string | undefined {
  const format = formatOf(bytes)
  if (format) {
    report(diagnose('error', 'FILE_BINARY', { path, format }))
    return undefined
  }
  const found = wished ?? markedEncoding(bytes) ?? guessEncoding(bytes)
  if (!found && bytes.includes(0)) {
    report(diagnose('error', 'FILE_BINARY', { path, format: undefined }))
    return undefined
  }
  const encoding = found ?? 'utf-8'
  const text = decodeStrictly(bytes, encoding)
  if (typeof text !== 'string') {
    reportFault(path, bytes, encoding, text, wished !== undefined, report)
    return undefined
  }
  if (!isWhole(path, bytes, encoding, text, wished, report)) return undefined
  if (encoding !== 'utf-8' && wished === undefined) {
    report(diagnose('info', 'ENCODING_FOUND', { path, encoding }))
  }
  return text
}

/** Whether it is text of one encoding throughout. */
function isWhole(
  path: string,
  bytes: Uint8Array,
  encoding: Encoding,
  text: string,
  wished: Encoding | undefined,
  report: Report,
): boolean {
  const nul = text.indexOf('\0')
  if (nul >= 0) {
    const lines = text.slice(0, nul).split('\n')
    const column = [...(lines.at(-1) ?? '')].length + 1
    const controls = text.match(CONTROL)?.length ?? 0
    report(
      controls > text.length / 100 && controls > 1
        ? diagnose('error', 'FILE_BINARY', { path, format: undefined })
        : diagnose('error', 'NUL_BYTE', { path, line: lines.length, column }),
    )
    return false
  }
  const at = encoding === 'gb18030' && wished === undefined ? utf8LineIn(bytes) : undefined
  if (at === undefined) return true
  const line = bytes.subarray(0, at).reduce((count, byte) => count + (byte === 10 ? 1 : 0), 1)
  const start = bytes.subarray(0, at).lastIndexOf(10) + 1
  const byte = `0x${(bytes[at] ?? 0).toString(16).toUpperCase()}`
  const data = { path, first: encoding, second: 'utf-8', line, column: at - start + 1, byte } as const
  report(diagnose('error', 'ENCODING_MIXED', data))
  return false
}

/** Characters that no text has: those below the space, but for tabs and line ends of all kinds. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0e-\x1f]/gu

function reportFault(
  path: string,
  bytes: Uint8Array,
  encoding: Encoding,
  fault: DecodingFault,
  isWished: boolean,
  report: Report,
): void {
  if (isWished || encoding !== 'utf-8') {
    report(diagnose('error', 'ENCODING_INVALID', { path, encoding, isWished, ...fault }))
  } else if (isGbAfterUtf8(bytes, fault.line)) {
    const encodings = { first: 'utf-8', second: 'gb18030' } as const
    report(diagnose('error', 'ENCODING_MIXED', { path, ...encodings, ...fault }))
  } else {
    report(diagnose('error', 'NOT_UTF8', { path, ...fault }))
  }
}

const SIGNATURES: readonly (readonly [format: FileFormat, bytes: readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 3, 4]],
  ['old office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
]

/** What a file is by its first bytes, if it is no text. */
export function formatOf(bytes: Uint8Array): FileFormat | undefined {
  return SIGNATURES.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte))?.[0]
}
