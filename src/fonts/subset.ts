import { tidySfnt } from './sfnt.ts'
import type { FontSubset } from '../model/metrics.ts'
import { glyphData, inkOf, type OpenFont, type OpenSubset } from './fontkit.ts'

/** Ids from here on stand for glyphs that no font has: composites of one glyph, with an advance of their own. */
const VARIANTS = 0x10000

interface Variant {
  /** The glyph's number in the subset. */
  readonly base: number
  readonly advance: number
  /** How far to the left its ink stands. */
  readonly shift: number
}

/** Advances stand in `hmtx` as 16 bits. */
export const MOST_UNITS = 0xffff
const COMPOSITE_SIZE = 16
const WIDE_COMPOSITE_SIZE = 20
const OFFSETS_FOLLOW = 0x0002
const OFFSETS_ARE_WORDS = 0x0001

/**
 * A TrueType subset by fontkit in which a glyph may stand several times, with other widths or for other text: each further one is
 * a composite of the first, 16 bytes long, whose advance stands in `hmtx`, because PDF/A wants the widths of the PDF and of the font
 * file to agree (pdf-and-fonts §2.2, §2.5).
 */
export function createSubset(font: OpenFont): FontSubset {
  const subset = font.createSubset()
  const variants: Variant[] = []
  const taken = new Set<number>()
  const scale = font.unitsPerEm / 1000
  const addOriginal = subset._addGlyph.bind(subset)
  subset._addGlyph = (glyph) => {
    const variant = variants[glyph - VARIANTS]
    if (variant) addVariant(subset, variant)
    else if (!addSimple(subset, glyph)) addOriginal(glyph)
    alignLastGlyph(subset)
    return subset.glyf.length - 1
  }
  return {
    expect(glyphs) {
      // what is alike packs best side by side, and outlines of one length are
      const sized = [...new Set(glyphs)].map((glyph) => ({ glyph, size: sizeOf(font, glyph) }))
      sized.sort((a, b) => a.size - b.size || a.glyph - b.glyph)
      for (const { glyph } of sized) subset.includeGlyph(glyph)
    },
    advanceOf: (glyph) => font.getGlyph(glyph).advanceWidth / scale,
    widthOf: (code) => {
      const glyph = subset.glyphs[code] ?? 0
      return (variants[glyph - VARIANTS]?.advance ?? font.getGlyph(glyph).advanceWidth) / scale
    },
    inkOf: (glyph) => {
      const [left, right] = inkOf(font, glyph)
      return [left / scale, right / scale]
    },
    add(glyph, advance, shift = 0) {
      const units = Math.round(advance * scale)
      const base = subset.includeGlyph(glyph)
      const isOwn = units === font.getGlyph(glyph).advanceWidth && shift === 0
      if (isOwn && !taken.has(base)) {
        taken.add(base)
        return base
      }
      variants.push({ base, advance: units, shift: Math.round(shift * scale) })
      return subset.glyphs.push(VARIANTS + variants.length - 1) - 1
    },
    widest: Math.floor(MOST_UNITS / scale),
    encode() {
      if (variants.length) subset.font = withRoomForComposites(font, variants)
      return tidySfnt(subset.encode())
    },
  }
}

/** Of a glyph's outline, bytes. */
function sizeOf({ loca }: OpenFont, glyph: number): number {
  const [start = 0, end = start] = (loca?.offsets ?? []).slice(glyph, glyph + 2)
  return end - start
}

function addVariant(subset: OpenSubset, { base, advance, shift }: Variant): void {
  const source = subset.glyf[base] ?? new Uint8Array()
  const composite = source.length ? compositeOf(source, base, shift) : source
  append(subset, composite, { advance, bearing: (subset.hmtx.metrics[base]?.bearing ?? 0) - shift })
}

/** Copies a glyph that has outlines of its own as it stands; fontkit would take it apart first. False for composites. */
function addSimple(subset: OpenSubset, glyph: number): boolean {
  const { font } = subset
  const data = glyphData(font, glyph)
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  if (data.length && view.getInt16(0) < 0) return false
  const bearing = data.length ? view.getInt16(2) : 0
  append(subset, data, { advance: font.getGlyph(glyph).advanceWidth, bearing })
  return true
}

function append(
  subset: OpenSubset,
  data: Uint8Array,
  metrics: { advance: number; bearing: number },
): void {
  subset.glyf.push(data)
  subset.loca.offsets.push(subset.offset)
  subset.hmtx.metrics.push(metrics)
  subset.offset += data.length
}

/** A glyph that draws glyph `base` of the same font, `shift` to the left; `source` is that glyph's data, whose box it takes over. */
export function compositeOf(source: Uint8Array, base: number, shift: number): Uint8Array {
  const bytes = new Uint8Array(shift ? WIDE_COMPOSITE_SIZE : COMPOSITE_SIZE)
  bytes.set(source.subarray(2, 10), 2)
  const view = new DataView(bytes.buffer)
  view.setInt16(0, -1)
  view.setUint16(10, OFFSETS_FOLLOW | (shift ? OFFSETS_ARE_WORDS : 0))
  view.setUint16(12, base)
  if (shift) {
    for (const side of [XMIN, XMAX]) view.setInt16(side, view.getInt16(side) - shift)
    view.setInt16(14, -shift)
  }
  return bytes
}

/** Where the left and the right edge of a glyph's box stand in its data. */
const XMIN = 2
const XMAX = 6

/** Short offset tables count in twos, and readers like fours. */
function alignLastGlyph(subset: OpenSubset): void {
  const last = subset.glyf.at(-1)
  const lack = last ? (4 - (last.length % 4)) % 4 : 0
  if (!last || !lack) return
  const padded = new Uint8Array(last.length + lack)
  padded.set(last)
  subset.glyf[subset.glyf.length - 1] = padded
  subset.offset += lack
}

/** The font with limits that allow the variants; fontkit copies them into the subset, some under names of its own. */
function withRoomForComposites(font: OpenFont, variants: readonly Variant[]): OpenFont {
  const { maxp, hhea } = font
  const limit = (name: string, least: number) => Math.max(maxp[name] ?? 0, least)
  const value = {
    ...maxp,
    maxComponentElements: limit('maxComponentElements', 1),
    // a variant of a composite is one level deeper
    maxComponentDepth: (maxp['maxComponentDepth'] ?? 0) + 1,
    maxComponentPoints: limit('maxComponentPoints', maxp['maxPoints'] ?? 0),
    maxComponentContours: limit('maxComponentContours', maxp['maxContours'] ?? 0),
  }
  const widest = variants.reduce((most, { advance }) => Math.max(most, advance), hhea.advanceWidthMax)
  return Object.create(font, {
    maxp: { value },
    hhea: { value: { ...hhea, advanceWidthMax: widest } },
  }) as OpenFont
}
