import { decodeStrictly, type DecodingFault, type Encoding } from '../model/decode.ts'
import { diagnose, type FileFormat, type Report } from '../model/diagnostic.ts'
import { guessEncoding, isMostlyGb, markedEncoding, mixtureIn } from './evidence.ts'

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
  const found = foundEncoding(bytes, wished)
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

/** The encoding that a text with these bytes is read in. */
export function encodingOf(bytes: Uint8Array, wished?: Encoding): Encoding {
  return foundEncoding(bytes, wished) ?? 'utf-8'
}

function foundEncoding(bytes: Uint8Array, wished: Encoding | undefined): Encoding | undefined {
  return wished ?? markedEncoding(bytes) ?? guessEncoding(bytes)
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
  const mixture = encoding === 'gb18030' && wished === undefined ? mixtureIn(bytes) : undefined
  if (mixture) report(diagnose('error', 'ENCODING_MIXED', { path, ...mixture }))
  return !mixture
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
  const reportInvalid = (own: Encoding, place: DecodingFault) => {
    report(diagnose('error', 'ENCODING_INVALID', { path, encoding: own, isWished, ...place }))
  }
  if (isWished || encoding !== 'utf-8') {
    reportInvalid(encoding, fault)
    return
  }
  const mixture = mixtureIn(bytes)
  const inGb = !mixture && isMostlyGb(bytes) ? decodeStrictly(bytes, 'gb18030') : ''
  if (mixture) report(diagnose('error', 'ENCODING_MIXED', { path, ...mixture }))
  else if (typeof inGb !== 'string') reportInvalid('gb18030', inGb)
  else report(diagnose('error', 'NOT_UTF8', { path, ...fault }))
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
