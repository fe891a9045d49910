import { TextDecoder } from 'node:util'
import type { Encoding } from '../../src/model/decode.ts'

/** The bytes of a text in an encoding, without a byte order mark. */
export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'gb18030') return encodeGb(text)
  const bytes = Buffer.from(text, 'utf16le')
  return encoding === 'utf-16le' ? bytes : bytes.swap16()
}

let table: Map<string, readonly number[]> | undefined

/** Node decodes GB18030 and does not encode it: the table of two bytes is read off the decoder. */
function encodeGb(text: string): Buffer {
  table ??= tableOfGb()
  const bytes = [...text].flatMap((character) => {
    if (character < '\x80') return [character.charCodeAt(0)]
    const found = table?.get(character)
    if (!found) throw new Error(`not two bytes in GB18030: ${character}`)
    return [...found]
  })
  return Buffer.from(bytes)
}

function tableOfGb(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      if (trail !== 0x7f) found.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
    }
  }
  return found
}
