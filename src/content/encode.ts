import type { SourceFile } from '../model/source.ts'
import { decodeStrictly, type Encoding } from '../model/decode.ts'
import { encodingOf } from './decode.ts'

/**
 * A new text for a file in the encoding that its bytes have, or that was asked for when it was read. Undefined if the encoding cannot give back the bytes
 * of the text that was read, or the new text: nothing may change but what is to be changed.
 */
export async function encodeLike(
  bytes: Uint8Array,
  file: SourceFile,
  text: string,
  wished?: Encoding,
): Promise<Uint8Array | undefined> {
  const encoding = encodingOf(bytes, wished)
  const encode = await encoderOf(encoding)
  const isSame = Buffer.compare(encode(file.text), bytes) === 0
  const encoded = encode(text)
  return isSame && decodeStrictly(encoded, encoding) === text ? encoded : undefined
}

async function encoderOf(encoding: Encoding): Promise<(text: string) => Buffer> {
  if (encoding === 'utf-8') return (text) => Buffer.from(text, 'utf8')
  if (encoding === 'utf-16le') return (text) => Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return (text) => Buffer.from(text, 'utf16le').swap16()
  const { default: iconv } = await import('iconv-lite')
  return (text) => iconv.encode(text, encoding)
}
