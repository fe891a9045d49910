import { Buffer } from 'node:buffer'

export interface ProfileFacts {
  readonly version?: number
  readonly deviceClass?: string
  readonly colors?: string
  readonly connection?: string
  readonly description?: string
  /** Tags that are left out. */
  readonly without?: readonly string[]
}

/** A profile of a printing press with the structure that programs ask for, and a table that turns every colour grey. */
export function profile(facts: ProfileFacts = {}): Buffer {
  const { version = 2, description = 'Test Press', without = [] } = facts
  const named: [string, Buffer][] = [
    ['desc', version === 4 ? unicode(description) : ascii(description)],
    ['cprt', Buffer.from('text\0\0\0\0none\0\0\0\0', 'latin1')],
    ['wtpt', Buffer.from('58595a20000000000000f6d6000100000000d32d', 'hex')],
    ['A2B0', table(4, 3)],
    ['B2A0', table(3, 4)],
  ]
  const tags = named.filter(([name]) => !without.includes(name))
  const directory = Buffer.alloc(4 + tags.length * 12)
  directory.writeUInt32BE(tags.length, 0)
  let at = 128 + directory.length
  tags.forEach(([name, data], i) => {
    directory.write(name, 4 + i * 12, 'latin1')
    directory.writeUInt32BE(at, 8 + i * 12)
    directory.writeUInt32BE(data.length, 12 + i * 12)
    at += data.length
  })
  const head = header(at, version, facts)
  return Buffer.concat([head, directory, ...tags.map(([, data]) => data)])
}

function header(
  size: number,
  version: number,
  { deviceClass = 'prtr', colors = 'CMYK', connection = 'Lab ' }: ProfileFacts,
): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt8(version, 8)
  bytes.write(`${deviceClass}${colors}${connection}`, 12, 'latin1')
  ;[2000, 1, 1].forEach((value, i) => bytes.writeUInt16BE(value, 24 + 2 * i))
  bytes.write('acsp', 36, 'latin1')
  bytes.write('0000f6d6000100000000d32d', 68, 'hex')
  return bytes
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
}

function ascii(text: string): Buffer {
  const bytes = Buffer.alloc(12 + text.length + 1 + 78)
  bytes.write('desc', 0, 'latin1')
  bytes.writeUInt32BE(text.length + 1, 8)
  bytes.write(text, 12, 'latin1')
  return padded(bytes)
}

/** In Chinese first and in English. */
function unicode(text: string): Buffer {
  const names = [`测试 ${text}`, text].map((name) => Buffer.from(name, 'utf16le').swap16())
  const head = Buffer.alloc(16 + 2 * 12)
  head.write('mluc', 0, 'latin1')
  head.writeUInt32BE(2, 8)
  head.writeUInt32BE(12, 12)
  let at = head.length
  names.forEach((name, i) => {
    head.write(['zhCN', 'enUS'][i] ?? '', 16 + i * 12, 'latin1')
    head.writeUInt32BE(name.length, 20 + i * 12)
    head.writeUInt32BE(at, 24 + i * 12)
    at += name.length
  })
  return padded(Buffer.concat([head, ...names]))
}

/** A table of 8 bits with two points to an axis (ICC.1, lut8Type). */
function table(inputs: number, outputs: number): Buffer {
  const head = Buffer.alloc(48)
  head.write('mft1', 0, 'latin1')
  head.set([inputs, outputs, 2], 8)
  ;[0, 4, 8].forEach((i) => head.writeInt32BE(65_536, 12 + i * 4))
  const curve = Buffer.from(Array.from({ length: 256 }, (_, i) => i))
  const points = Buffer.alloc(2 ** inputs * outputs, 128)
  const curves = (count: number) => Array.from({ length: count }, () => curve)
  return padded(Buffer.concat([head, ...curves(inputs), points, ...curves(outputs)]))
}
