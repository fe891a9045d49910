/** What an ICC profile says of itself (ICC.1, 7.2 and 10). */
export interface Profile {
  readonly description: string | undefined
  /** Channels of its device's colours. */
  readonly channels: number | undefined
}

const CHANNELS: Readonly<Record<string, number>> = { GRAY: 1, 'RGB ': 3, 'Lab ': 3, CMYK: 4 }

export function profileOf(bytes: Uint8Array): Profile | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (data.length < 132 || data.toString('latin1', 36, 40) !== 'acsp') return undefined
  return {
    description: descriptionOf(data),
    channels: CHANNELS[data.toString('latin1', 16, 20)],
  }
}

function descriptionOf(data: Buffer): string | undefined {
  const count = Math.min(data.readUInt32BE(128), 200)
  for (let at = 132; at < 132 + 12 * count && at + 12 <= data.length; at += 12) {
    if (data.toString('latin1', at, at + 4) !== 'desc') continue
    const offset = data.readUInt32BE(at + 4)
    if (offset + 28 > data.length) return undefined
    return textAt(data, offset)
  }
  return undefined
}

/** `desc` of version 2 is ASCII; `mluc` of version 4 has a record for each language. */
function textAt(data: Buffer, offset: number): string | undefined {
  const type = data.toString('latin1', offset, offset + 4)
  if (type === 'desc') {
    const length = Math.min(data.readUInt32BE(offset + 8), 500)
    return data.toString('latin1', offset + 12, offset + 12 + length).split('\0', 1)[0]
  }
  if (type !== 'mluc') return undefined
  const [length, start] = [data.readUInt32BE(offset + 20), data.readUInt32BE(offset + 24)]
  const text = data.subarray(offset + start, offset + start + Math.min(length, 1000))
  return new TextDecoder('utf-16be').decode(text)
}
