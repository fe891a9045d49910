import { diagnose, type Report } from '../model/diagnostic.ts'
import { WorkspaceError, type Workspace } from '../model/workspace.ts'
import type { FontManifest } from './manifest.ts'
import { faultOf, type OwnFace } from './own.ts'

/** Whether a character, by its code point, is in one of the faces. */
export type Covers = (codePoint: number) => boolean

/**
 * Which characters the faces of a manifest have, read from their `cmap` tables alone: opening fonts for setting takes ten times as long. A face is read
 * only when those before it lack a character. One that cannot be read is reported and has none.
 */
export function coverageOf(
  { faces }: FontManifest,
  folder: string,
  workspace: Workspace,
  report: Report,
  own: readonly OwnFace[] = [],
): Covers {
  const maps = new Map<string, readonly Range[]>()
  const mapOf = (file: string, family: string) => {
    const known = maps.get(file)
    if (known) return known
    const read = readMap(workspace.join(folder, file), family, workspace, report)
    maps.set(file, read)
    return read
  }
  const ownMaps = own.map(({ entry, read }) => {
    let known: readonly Range[] | undefined
    return () => (known ??= readOwnMap(entry.file, read, report))
  })
  return (codePoint) =>
    faces.some(({ file, family }) => isIn(mapOf(file, family), codePoint)) ||
    ownMaps.some((map) => isIn(map(), codePoint))
}

function readOwnMap(file: string, read: OwnFace['read'], report: Report): readonly Range[] {
  try {
    return rangesIn(read())
  } catch (error) {
    const fault = faultOf(error, { file })
    if (!fault) throw error
    report({ ...fault, severity: 'warning' })
    return []
  }
}

/** Code points from first to last, in rising order. */
interface Range {
  readonly first: number
  readonly last: number
}

function isIn(ranges: readonly Range[], codePoint: number): boolean {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.last ?? 0) < codePoint) low = middle + 1
    else high = middle
  }
  return (ranges[low]?.first ?? Infinity) <= codePoint
}

function readMap(
  file: string,
  family: string,
  workspace: Workspace,
  report: Report,
): readonly Range[] {
  try {
    return rangesIn(workspace.read(file))
  } catch (error) {
    if (error instanceof WorkspaceError) {
      report(diagnose('error', 'FONT_FILE_MISSING', { file, family }))
    } else if (error instanceof RangeError) {
      report(diagnose('error', 'FONT_FILE_BROKEN', { file, family }))
    } else throw error
    return []
  }
}

const TABLE_ENTRY = 16
const TABLES_AT = 12
const SUBTABLE_ENTRY = 8
const CMAP = 0x636d6170

/** Of the file's widest Unicode subtable (OpenType, `cmap`). Throws a RangeError on what is no font. */
export function rangesIn(bytes: Uint8Array): readonly Range[] {
  const ranges = readRanges(bytes)
  const isRising = ranges.every(({ first, last }, i) => {
    return first <= last && first > (ranges[i - 1]?.last ?? -1)
  })
  if (!isRising) throw new RangeError('cmap out of order')
  return ranges
}

function readRanges(bytes: Uint8Array): readonly Range[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = Array.from({ length: view.getUint16(4) }, (_, i) => TABLES_AT + i * TABLE_ENTRY)
  const entry = tables.find((at) => view.getUint32(at) === CMAP)
  if (entry === undefined) throw new RangeError('no cmap')
  const cmap = view.getUint32(entry + 8)
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, i) => {
    return cmap + view.getUint32(cmap + 4 + i * SUBTABLE_ENTRY + 4)
  })
  const formatAt = (at: number) => view.getUint16(at)
  const wide = subtables.find((at) => formatAt(at) === 12)
  if (wide !== undefined) return groupsAt(view, wide)
  const narrow = subtables.find((at) => formatAt(at) === 4)
  return narrow === undefined ? [] : segmentsAt(view, narrow)
}

/** Format 12: groups of code points whose glyphs follow each other. */
function groupsAt(view: DataView, at: number): Range[] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, i) => {
    const group = at + 16 + i * 12
    return { first: view.getUint32(group), last: view.getUint32(group + 4) }
  })
}

/** Format 4: segments of the basic plane, of which some code points may have no glyph. */
function segmentsAt(view: DataView, at: number): Range[] {
  const size = view.getUint16(at + 6)
  const [ends, starts] = [at + 14, at + 16 + size]
  // a segment over the one before it begins after that, else all of them could be read as often as there are segments
  let next = 0
  return Array.from({ length: size / 2 }, (_, i) => {
    const first = Math.max(next, view.getUint16(starts + 2 * i))
    const end = view.getUint16(ends + 2 * i) + 1
    next = Math.max(next, end)
    return Array.from({ length: Math.max(0, end - first) }, (_, j) => first + j)
      .filter((codePoint) => glyphIn(view, starts, size, i, codePoint) !== 0)
      .map((codePoint) => ({ first: codePoint, last: codePoint }))
  }).flat()
}

function glyphIn(view: DataView, starts: number, size: number, i: number, codePoint: number): number {
  const delta = view.getInt16(starts + size + 2 * i)
  const at = starts + 2 * size + 2 * i
  const offset = view.getUint16(at)
  if (offset === 0) return (codePoint + delta) & 0xffff
  const glyph = view.getUint16(at + offset + 2 * (codePoint - view.getUint16(starts + 2 * i)))
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff
}
