import type { FontSubset } from '../model/metrics.ts'
import { inkOf, type OpenFont } from './fontkit.ts'
import { simpleGlyphOf, type SimpleGlyph } from './outlines.ts'
import { writeSfnt, type Table } from './sfnt.ts'
import { compositeOf, MOST_UNITS } from './subset.ts'

/** How far a converted curve may be from the drawn one before its points are rounded, of an em. */
const TOLERANCE = 0.00025

/** A glyph of the subset: one of the font, or a composite of one with an advance of its own. */
interface Entry {
  readonly advance: number
  /** In the full font. */
  readonly glyph: number
  /** Of a composite: its glyph's number in the subset, and how far to the left its ink stands. */
  readonly variant?: { readonly base: number; readonly shift: number }
}

/**
 * A TrueType subset of a face with PostScript outlines: the glyphs that are used are converted as they are taken, so that wider and shifted forms
 * of them are composites here as everywhere (`subset.ts`). What the outlines or metrics of a broken font bring about is thrown.
 */
export function createConvertedSubset(font: OpenFont): FontSubset {
  const scale = font.unitsPerEm / 1000
  const advanceOf = (glyph: number) => font.getGlyph(glyph).advanceWidth
  const entries: Entry[] = [{ glyph: 0, advance: advanceOf(0) }]
  const bases = new Map([[0, 0]])
  const taken = new Set<number>()
  const baseOf = (glyph: number): number => {
    const known = bases.get(glyph)
    if (known !== undefined) return known
    const base = entries.push({ glyph, advance: advanceOf(glyph) }) - 1
    bases.set(glyph, base)
    return base
  }
  return {
    // how long an outline becomes is not known before it is made
    expect: (glyphs) => {
      for (const glyph of new Set(glyphs)) baseOf(glyph)
    },
    advanceOf: (glyph) => advanceOf(glyph) / scale,
    widthOf: (code) => (entries[code]?.advance ?? 0) / scale,
    inkOf: (glyph) => {
      const [left, right] = inkOf(font, glyph)
      return [left / scale, right / scale]
    },
    add(glyph, advance, shift = 0) {
      const units = Math.round(advance * scale)
      const base = baseOf(glyph)
      if (units === entries[base]?.advance && shift === 0 && !taken.has(base)) {
        taken.add(base)
        return base
      }
      const variant = { base, shift: Math.round(shift * scale) }
      return entries.push({ glyph, advance: units, variant }) - 1
    },
    widest: Math.floor(MOST_UNITS / scale),
    encode: () => encode(font, entries),
  }
}

function encode(font: OpenFont, entries: readonly Entry[]): Uint8Array {
  const tolerance = TOLERANCE * font.unitsPerEm
  const simple = new Map<number, SimpleGlyph>()
  const glyphs = entries.map(({ glyph, variant }) => {
    const known = simple.get(glyph) ?? simpleGlyphOf(font._getBaseGlyph(glyph).path.commands, tolerance)
    simple.set(glyph, known)
    const { data, bearing } = known
    if (!variant || !data.length) return { data, bearing }
    return { data: compositeOf(data, variant.base, variant.shift), bearing: bearing - variant.shift }
  })
  const offsets = [0]
  for (const { data } of glyphs) offsets.push((offsets.at(-1) ?? 0) + aligned(data.length))
  const metrics = glyphs.map(({ bearing }, i) => ({ bearing, advance: entries[i]?.advance ?? 0 }))
  return writeSfnt(TRUETYPE, [
    { tag: 'head', data: headOf(font) },
    { tag: 'hhea', data: hheaOf(font, metrics) },
    { tag: 'maxp', data: maxpOf(entries.length, [...simple.values()]) },
    { tag: 'hmtx', data: words(metrics.flatMap(({ advance, bearing }) => [advance, bearing])) },
    { tag: 'loca', data: locaOf(offsets) },
    glyfOf(glyphs, offsets),
  ])
}

const TRUETYPE = Uint8Array.of(0, 1, 0, 0)

const aligned = (length: number) => Math.ceil(length / 4) * 4

function glyfOf(glyphs: readonly { readonly data: Uint8Array }[], offsets: readonly number[]): Table {
  const data = new Uint8Array(offsets.at(-1) ?? 0)
  glyphs.forEach((glyph, i) => {
    data.set(glyph.data, offsets[i])
  })
  return { tag: 'glyf', data }
}

/** With the checksum left to `writeSfnt`. */
function headOf({ head }: OpenFont): Uint8Array {
  const data = new Uint8Array(54)
  const view = new DataView(data.buffer)
  view.setUint32(0, 0x00010000)
  view.setUint32(12, 0x5f0f3cf5)
  // baselines at 0, bearings where the ink begins
  view.setUint16(16, 0x0003)
  view.setUint16(18, head.unitsPerEm)
  const box = [head.xMin, head.yMin, head.xMax, head.yMax]
  box.forEach((side, i) => {
    view.setInt16(36 + 2 * i, side)
  })
  view.setUint16(46, 8)
  view.setInt16(48, 2)
  view.setInt16(50, LONG_OFFSETS)
  return data
}

const LONG_OFFSETS = 1

function hheaOf(
  { hhea }: OpenFont,
  metrics: readonly { readonly advance: number; readonly bearing: number }[],
): Uint8Array {
  const data = new Uint8Array(36)
  const view = new DataView(data.buffer)
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), 0)
  view.setUint32(0, 0x00010000)
  view.setInt16(4, hhea.ascent)
  view.setInt16(6, hhea.descent)
  view.setInt16(8, hhea.lineGap)
  view.setUint16(10, most(metrics.map(({ advance }) => advance)))
  view.setInt16(18, 1)
  view.setUint16(34, metrics.length)
  return data
}

/** OpenType, `maxp`, version 1.0: what a reader has to have room for. */
function maxpOf(count: number, glyphs: readonly SimpleGlyph[]): Uint8Array {
  const points = glyphs.reduce((most, glyph) => Math.max(most, glyph.points), 0)
  const contours = glyphs.reduce((most, glyph) => Math.max(most, glyph.contours), 0)
  const zones = 2
  const components = [1, 1]
  return words([1, 0, count, points, contours, points, contours, zones, 0, 0, 0, 0, 0, 0, ...components])
}

function locaOf(offsets: readonly number[]): Uint8Array {
  const data = new Uint8Array(offsets.length * 4)
  const view = new DataView(data.buffer)
  offsets.forEach((offset, i) => {
    view.setUint32(i * 4, offset)
  })
  return data
}

function words(values: readonly number[]): Uint8Array {
  const data = new Uint8Array(values.length * 2)
  const view = new DataView(data.buffer)
  values.forEach((value, i) => {
    view.setUint16(i * 2, value)
  })
  return data
}
