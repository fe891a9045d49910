import { createRequire } from 'node:module'
import type * as Fontkit from 'fontkit'

/** What fontkit has that its types leave out. */
export type OpenFont = Omit<Fontkit.Font, 'createSubset'> & {
  readonly head: Readonly<Record<'unitsPerEm' | 'xMin' | 'yMin' | 'xMax' | 'yMax', number>>
  readonly maxp: Readonly<Record<string, number>>
  readonly hhea: Readonly<Record<string, number>> &
    Readonly<Record<'ascent' | 'descent' | 'lineGap' | 'advanceWidthMax', number>>
  /** Absent where outlines are PostScript ones. */
  readonly loca?: { readonly offsets: readonly number[] }
  readonly directory: { readonly tables: Readonly<Record<string, object>> }
  _getTableStream(tag: string): { pos: number; readBuffer(length: number): Uint8Array }
  /** A glyph with its outline in black, whatever colours the font has for it. */
  _getBaseGlyph(glyph: number): Fontkit.Glyph
  createSubset(): OpenSubset
}

/** fontkit's TrueType subset. Its inner arrays are filled by `encode`, one entry a glyph. */
export interface OpenSubset {
  font: OpenFont
  includeGlyph(glyph: number): number
  encode(): Uint8Array
  readonly glyphs: number[]
  glyf: Uint8Array[]
  offset: number
  loca: { offsets: number[] }
  hmtx: { metrics: { advance: number; bearing: number }[] }
  _addGlyph(glyph: number): number
}

/** Whether outlines are cubic curves, as PostScript draws them. */
export function hasPostScriptOutlines(font: OpenFont): boolean {
  return !font.loca
}

/** Where a glyph's ink begins and ends, font units, from the head of its data alone: fontkit would take its outline apart. */
export function inkOf(font: OpenFont, glyph: number): readonly [left: number, right: number] {
  if (!font.loca) {
    const { minX, maxX } = font._getBaseGlyph(glyph).path.bbox
    return minX > maxX ? [0, 0] : [minX, maxX]
  }
  const [start = 0, end = start] = font.loca.offsets.slice(glyph, glyph + 2)
  if (end - start < GLYPH_HEAD) return [0, 0]
  const stream = font._getTableStream('glyf')
  stream.pos += start
  const head = stream.readBuffer(GLYPH_HEAD)
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  return [view.getInt16(2), view.getInt16(6)]
}

/** A glyph as it stands in `glyf`. */
export function glyphData(font: OpenFont, glyph: number): Uint8Array {
  const [start = 0, end = start] = font.loca?.offsets.slice(glyph, glyph + 2) ?? []
  const stream = font._getTableStream('glyf')
  stream.pos += start
  return stream.readBuffer(end - start)
}

/** Number of contours, then the box: left, bottom, right, top. */
const GLYPH_HEAD = 10

/** The CommonJS build, because pdfkit loads that one: one copy in memory, one start-up. */
const fontkit = createRequire(import.meta.url)('fontkit') as typeof Fontkit

/** Opens a font of one face. Throws whatever fontkit throws on bytes that are none. */
export function openFont(bytes: Uint8Array): OpenFont {
  const font = fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!('layout' in font)) throw new Error('not a font')
  const open = font as unknown as OpenFont
  if (!('glyf' in open.directory.tables) && !('CFF ' in open.directory.tables)) {
    throw new Error('no outlines')
  }
  return open
}
