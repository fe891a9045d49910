import { rangesIn } from './coverage.ts'
import { bytesOf, readDirectories, tableOf, viewOf, type Directory } from './directory.ts'
import { FlawedFont } from './flaw.ts'

const MAGIC = 0x5f0f3cf5
/** OpenType, `head`: what an em can be divided into. */
const LEAST_UNITS = 16
const MOST_UNITS = 16_384

/**
 * Looks over a font of one face before it is opened for setting: tables agree in their lengths, every glyph has its place, and composites end somewhere.
 * fontkit takes much of this for granted. Throws `FlawedFont`.
 */
export function examineFont(bytes: Uint8Array): void {
  const file = bytesOf(bytes)
  const [face] = readDirectories(file)
  if (!face) throw new FlawedFont('not a font')
  const table = (tag: string, least: number) => viewOf(tableOf(file, face, tag, least))
  const head = table('head', 54)
  const units = head.getUint16(18)
  if (head.getUint32(12) !== MAGIC || units < LEAST_UNITS || units > MOST_UNITS) {
    throw new FlawedFont('table broken', 'head')
  }
  const glyphs = table('maxp', 6).getUint16(4)
  if (glyphs === 0) throw new FlawedFont('table broken', 'maxp')
  const metrics = table('hhea', 36).getUint16(34)
  if (metrics === 0 || metrics > glyphs) throw new FlawedFont('table broken', 'hhea')
  table('hmtx', metrics * 4)
  examineCharacters(bytes)
  if (face.tables.has('glyf')) examineOutlines(bytes, face, glyphs, head.getInt16(50))
  else examinePostScript(tableOf(file, face, 'CFF ', 4))
}

function examineCharacters(bytes: Uint8Array): void {
  try {
    if (rangesIn(bytes).length) return
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  throw new FlawedFont('table broken', 'cmap')
}

/** The rest of it shows when a glyph is converted. */
function examinePostScript(table: Uint8Array): void {
  if (table[0] !== 1) throw new FlawedFont('table broken', 'CFF')
}

function examineOutlines(bytes: Uint8Array, face: Directory, glyphs: number, format: number): void {
  if (format !== 0 && format !== 1) throw new FlawedFont('table broken', 'head')
  const file = bytesOf(bytes)
  const loca = viewOf(tableOf(file, face, 'loca', (glyphs + 1) * (format ? 4 : 2)))
  const outlines = tableOf(file, face, 'glyf')
  const offsets = Array.from({ length: glyphs + 1 }, (_, i) =>
    format ? loca.getUint32(i * 4) : loca.getUint16(i * 2) * 2,
  )
  const isOutOfPlace = (offset: number, i: number) =>
    offset > outlines.length || offset < (offsets[i - 1] ?? 0)
  if (offsets.some(isOutOfPlace)) throw new FlawedFont('table broken', 'loca')
  const dataOf = (glyph: number) => {
    if (glyph >= glyphs) throw new FlawedFont('table broken', 'glyf')
    return outlines.subarray(offsets[glyph], offsets[glyph + 1])
  }
  const parts = new Map<number, number>()
  for (let glyph = 0; glyph < glyphs; glyph++) countParts(glyph, dataOf, parts, 0)
}

const DEEPEST = 16
/** Glyphs that a composite is made of when all is counted that its own composites are made of. */
const MOST_PARTS = 1_000

/** Depth first, each glyph once; a composite of itself gets too deep. */
function countParts(
  glyph: number,
  dataOf: (glyph: number) => Uint8Array,
  known: Map<number, number>,
  depth: number,
): number {
  const counted = known.get(glyph)
  if (counted !== undefined) return counted
  if (depth > DEEPEST) throw new FlawedFont('loop', 'glyf')
  const sum = componentsOf(dataOf(glyph)).reduce(
    (count, component) => count + countParts(component, dataOf, known, depth + 1),
    1,
  )
  if (sum > MOST_PARTS) throw new FlawedFont('loop', 'glyf')
  known.set(glyph, sum)
  return sum
}

const GLYPH_HEAD = 10
const ARGUMENTS_ARE_WORDS = 0x0001
const HAS_SCALE = 0x0008
const MORE_FOLLOW = 0x0020
const HAS_TWO_SCALES = 0x0040
const HAS_MATRIX = 0x0080

/** The glyphs that a composite names; none of a glyph with outlines of its own. */
function componentsOf(data: Uint8Array): number[] {
  if (!data.length) return []
  if (data.length < GLYPH_HEAD) throw new FlawedFont('table broken', 'glyf')
  const view = viewOf(data)
  if (view.getInt16(0) >= 0) return []
  const components: number[] = []
  let at = GLYPH_HEAD
  let flags = MORE_FOLLOW
  while (flags & MORE_FOLLOW) {
    if (at + 4 > data.length) throw new FlawedFont('table broken', 'glyf')
    flags = view.getUint16(at)
    components.push(view.getUint16(at + 2))
    at += 4 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2)
    if (flags & HAS_SCALE) at += 2
    else if (flags & HAS_TWO_SCALES) at += 4
    else if (flags & HAS_MATRIX) at += 8
  }
  if (at > data.length) throw new FlawedFont('table broken', 'glyf')
  return components
}

const REPEATS = 0x08
const X_SHORT = 0x02
const Y_SHORT = 0x04
const X_SAME = 0x10
const Y_SAME = 0x20

/** Whether a glyph's data have all the points that they announce; composites were looked over before. */
export function examineGlyph(data: Uint8Array): void {
  if (!data.length) return
  const view = viewOf(data)
  const contours = view.getInt16(0)
  if (contours <= 0) return
  let at = GLYPH_HEAD + contours * 2
  const isRising = Array.from({ length: contours }, (_, i) => GLYPH_HEAD + i * 2)
    .filter((end) => end + 2 <= data.length)
    .every((end, i) => i === 0 || view.getUint16(end) > view.getUint16(end - 2))
  if (at + 2 > data.length || !isRising) throw new FlawedFont('table broken', 'glyf')
  const points = view.getUint16(at - 2) + 1
  at += 2 + view.getUint16(at)
  let coordinates = 0
  for (let point = 0; point < points; ) {
    const flag = data[at++]
    if (flag === undefined) throw new FlawedFont('table broken', 'glyf')
    const times = flag & REPEATS ? 1 + (data[at++] ?? 0) : 1
    coordinates += times * (bytesFor(flag, X_SHORT, X_SAME) + bytesFor(flag, Y_SHORT, Y_SAME))
    point += times
  }
  if (at + coordinates > data.length) throw new FlawedFont('table broken', 'glyf')
}

function bytesFor(flag: number, short: number, same: number): number {
  if (flag & short) return 1
  return flag & same ? 0 : 2
}
