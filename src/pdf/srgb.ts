/** Colorants of sRGB and the white of D50 as profiles have them, adapted by Bradford's method (IEC 61966-2-1, ICC.1:2010). */
const WHITE = [0.9642, 1, 0.8249]
const RED = [0.43607, 0.22249, 0.01392]
const GREEN = [0.38515, 0.71687, 0.09708]
const BLUE = [0.14307, 0.06061, 0.7141]
/** From D65 to D50. */
const ADAPTATION = [
  ...[1.04788, 0.02292, -0.0502],
  ...[0.02959, 0.99048, -0.01707],
  ...[-0.00925, 0.01508, 0.75168],
]
/** Exponent, slopes and bend of sRGB's curve. */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]

const HEADER = 128
const ENTRY = 12

/** An ICC profile of sRGB, version 4, a sixth as long as the usual ones: its curve is a formula. */
export function srgbProfile(): Buffer {
  const curve = Buffer.concat([signature('para'), numbers16(3, 0), ...CURVE.map(fixed)])
  const data: readonly (readonly [tag: string, data: Buffer])[] = [
    ['desc', text('sRGB')],
    ['cprt', text('CC0')],
    ['wtpt', xyz(WHITE)],
    ['rXYZ', xyz(RED)],
    ['gXYZ', xyz(GREEN)],
    ['bXYZ', xyz(BLUE)],
    ['chad', Buffer.concat([signature('sf32'), ...ADAPTATION.map(fixed)])],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const places = new Map<Buffer, number>()
  let end = HEADER + 4 + data.length * ENTRY
  for (const [, bytes] of data) {
    if (places.has(bytes)) continue
    places.set(bytes, end)
    end += bytes.length
  }
  const table = data.map(([tag, bytes]) => {
    const entry = Buffer.alloc(ENTRY)
    entry.write(tag, 'latin1')
    entry.writeUInt32BE(places.get(bytes) ?? 0, 4)
    entry.writeUInt32BE(bytes.length, 8)
    return entry
  })
  return Buffer.concat([header(end), numbers32(data.length), ...table, ...places.keys()])
}

function header(length: number): Buffer {
  const bytes = Buffer.alloc(HEADER)
  bytes.writeUInt32BE(length)
  bytes.writeUInt32BE(0x04000000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  // the day of the standard: a profile has a date
  ;[1999, 10, 18, 0, 0, 0].forEach((number, i) => bytes.writeUInt16BE(number, 24 + 2 * i))
  bytes.write('acsp', 36, 'latin1')
  WHITE.forEach((value, i) => fixed(value).copy(bytes, 68 + 4 * i))
  return bytes
}

function signature(type: string): Buffer {
  return Buffer.concat([Buffer.from(type, 'latin1'), Buffer.alloc(4)])
}

function xyz(values: readonly number[]): Buffer {
  return Buffer.concat([signature('XYZ '), ...values.map(fixed)])
}

/** A text in one language (multiLocalizedUnicodeType), on four bytes. */
function text(content: string): Buffer {
  const units = Buffer.from(content, 'utf16le').swap16()
  const record = Buffer.concat([Buffer.from('enUS'), numbers32(units.length, 28)])
  const whole = Buffer.concat([signature('mluc'), numbers32(1, 12), record, units])
  return Buffer.concat([whole, Buffer.alloc((4 - (whole.length % 4)) % 4)])
}

/** s15Fixed16Number */
function fixed(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(Math.round(value * 65536))
  return bytes
}

function numbers16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length)
  values.forEach((value, i) => bytes.writeUInt16BE(value, 2 * i))
  return bytes
}

function numbers32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, i) => bytes.writeUInt32BE(value, 4 * i))
  return bytes
}
