/** Of the curve from samples to light; between them programs take a straight line. */
const SAMPLES = 1024
const HEADER = 128
const ONE = 65_536

/** sRGB's primaries and the white of the connection space, adapted to D50 (IEC 61966-2-1; ICC.1, annex E); XYZ. */
const COLORANTS = {
  wtpt: [0.9642, 1, 0.8249],
  rXYZ: [0.4360747, 0.2225045, 0.0139322],
  gXYZ: [0.3850649, 0.7168786, 0.0971045],
  bXYZ: [0.1430804, 0.0606169, 0.7141733],
} as const

/** The profile of sRGB in version 2 of ICC, made from its formula: for pictures whose colours are no inks. */
export function srgbProfile(): Buffer {
  const curve = curveTag()
  const tags: [name: string, data: Buffer][] = [
    ['desc', descriptionTag('sRGB')],
    ['cprt', textTag('No copyright, use freely')],
    ...Object.entries(COLORANTS).map(([name, values]): [string, Buffer] => [name, xyzTag(values)]),
    ...['rTRC', 'gTRC', 'bTRC'].map((name): [string, Buffer] => [name, curve]),
  ]
  const table = Buffer.alloc(4 + tags.length * 12)
  table.writeUInt32BE(tags.length, 0)
  const places = new Map<Buffer, number>()
  const bodies: Buffer[] = []
  let end = HEADER + table.length
  tags.forEach(([name, data], i) => {
    const at = places.get(data) ?? end
    if (at === end) {
      bodies.push(data)
      places.set(data, at)
      end += data.length
    }
    table.write(name, 4 + i * 12, 'latin1')
    table.writeUInt32BE(at, 8 + i * 12)
    table.writeUInt32BE(data.length, 12 + i * 12)
  })
  return Buffer.concat([header(end), table, ...bodies])
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x0210_0000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  // a fixed day: the same bytes each time
  ;[2000, 1, 1].forEach((value, i) => bytes.writeUInt16BE(value, 24 + 2 * i))
  bytes.write('acsp', 36, 'latin1')
  COLORANTS.wtpt.forEach((value, i) => bytes.writeInt32BE(Math.round(value * ONE), 68 + 4 * i))
  return bytes
}

function xyzTag(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(20)
  bytes.write('XYZ ', 0, 'latin1')
  values.forEach((value, i) => bytes.writeInt32BE(Math.round(value * ONE), 8 + 4 * i))
  return bytes
}

function curveTag(): Buffer {
  const bytes = Buffer.alloc(12 + 2 * SAMPLES)
  bytes.write('curv', 0, 'latin1')
  bytes.writeUInt32BE(SAMPLES, 8)
  for (let i = 0; i < SAMPLES; i++) {
    bytes.writeUInt16BE(Math.round(lightOf(i / (SAMPLES - 1)) * 65_535), 12 + 2 * i)
  }
  return bytes
}

function lightOf(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function textTag(text: string): Buffer {
  return padded(Buffer.from(`text\0\0\0\0${text}\0`, 'latin1'))
}

/** ICC.1:2001, 6.5.17: ASCII, and no text in Unicode or for old Macintoshes. */
function descriptionTag(text: string): Buffer {
  const bytes = Buffer.alloc(12 + text.length + 1 + 8 + 3 + 67)
  bytes.write('desc', 0, 'latin1')
  bytes.writeUInt32BE(text.length + 1, 8)
  bytes.write(text, 12, 'latin1')
  return padded(bytes)
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
}
