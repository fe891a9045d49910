import { FlawedFont, RefusedFont } from './flaw.ts'
import { tableOf, viewOf, type Directory, type FontBytes } from './directory.ts'
import { readNames, type FaceNames } from './names.ts'
import { roleOf } from './roles.ts'

/** What a face says of itself in its small tables. */
export interface FaceFacts extends FaceNames {
  readonly weight: number
  readonly isItalic: boolean
  readonly role: string
  readonly glyphs: number
  readonly outlines: 'TrueType' | 'PostScript'
  /** Whether it can change its weight or width by itself; what is embedded is what it is as it stands. */
  readonly isVariable: boolean
}

/** Tables that OpenType requires and banxin reads, with what they have at least. */
const REQUIRED: Readonly<Record<string, number>> = {
  'OS/2': 68,
  cmap: 4,
  head: 54,
  hhea: 36,
  hmtx: 4,
  maxp: 6,
  name: 6,
  post: 32,
}

/** Throws `FlawedFont` if a table is missing, and `RefusedFont` where the licence, or the kind of outlines, forbids embedding. */
export function readFacts(file: FontBytes, face: Directory): FaceFacts {
  for (const [tag, least] of Object.entries(REQUIRED)) {
    const entry = face.tables.get(tag)
    if (!entry) throw new FlawedFont('table missing', tag)
    if (entry.length < least) throw new FlawedFont('table broken', tag)
  }
  const outlines = outlinesOf(face)
  const style = viewOf(tableOf(file, face, 'OS/2'))
  const refusal = refusalOf(style.getUint16(FS_TYPE))
  if (refusal) throw new RefusedFont(refusal)
  const names = readNames(tableOf(file, face, 'name'))
  const panose = new Uint8Array(style.buffer, style.byteOffset + PANOSE, 10)
  const weight = face.tables.has('fvar')
    ? (defaultWeight(tableOf(file, face, 'fvar')) ?? weightOf(style.getUint16(WEIGHT)))
    : weightOf(style.getUint16(WEIGHT))
  return {
    ...names,
    weight,
    isItalic: (style.getUint16(FS_SELECTION) & ITALIC) !== 0,
    role: roleOf([...names.families, ...names.fullNames], panose),
    glyphs: viewOf(tableOf(file, face, 'maxp')).getUint16(4),
    outlines,
    isVariable: face.tables.has('fvar'),
  }
}

/** Places in `OS/2`. */
const WEIGHT = 4
const FS_TYPE = 8
const PANOSE = 32
const FS_SELECTION = 62
const ITALIC = 0x0001

function outlinesOf({ tables }: Directory): FaceFacts['outlines'] {
  if (tables.has('glyf') && tables.has('loca')) return 'TrueType'
  if (tables.has('CFF ')) return 'PostScript'
  throw new RefusedFont(tables.has('CFF2') ? 'CFF2' : 'no outlines')
}

const USAGE = 0x000f
const RESTRICTED = 0x0002
const NO_SUBSETTING = 0x0100
const BITMAP_ONLY = 0x0200

/** OpenType, `OS/2`, fsType: of several usages the most generous counts. What is embedded is always a subset, and outlines. */
export function refusalOf(fsType: number): RefusedFont['why'] | undefined {
  if ((fsType & USAGE) === RESTRICTED) return 'restricted'
  if (fsType & NO_SUBSETTING) return 'no subsetting'
  if (fsType & BITMAP_ONLY) return 'bitmap only'
  return undefined
}

/** Old fonts count from 1 to 9, and some say nothing. */
function weightOf(written: number): number {
  if (written === 0) return 400
  return written < 10 ? written * 100 : Math.min(written, 1000)
}

/** Of the axis of weights of a variable font. */
function defaultWeight(fvar: Uint8Array): number | undefined {
  const view = viewOf(fvar)
  if (fvar.length < 12) throw new FlawedFont('table broken', 'fvar')
  const [start, count, size] = [view.getUint16(4), view.getUint16(8), view.getUint16(10)]
  if (size < 20 || start + count * size > fvar.length) throw new FlawedFont('table broken', 'fvar')
  const axis = Array.from({ length: count }, (_, i) => start + i * size).find(
    (at) => view.getUint32(at) === WGHT,
  )
  return axis === undefined ? undefined : Math.round(view.getInt32(axis + 8) / 0x10000)
}

const WGHT = 0x77676874
