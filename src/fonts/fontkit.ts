import { createRequire } from 'node:module'
import type * as Fontkit from 'fontkit'

/** What fontkit has that its types leave out. */
export type OpenFont = Omit<Fontkit.Font, 'createSubset'> & {
  readonly maxp: Readonly<Record<string, number>>
  readonly hhea: Readonly<Record<string, number>> & { readonly advanceWidthMax: number }
  readonly loca: { readonly offsets: readonly number[] }
  _getTableStream(tag: string): { pos: number; readBuffer(length: number): Uint8Array }
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

/** The CommonJS build, because pdfkit loads that one: one copy in memory, one start-up. */
const fontkit = createRequire(import.meta.url)('fontkit') as typeof Fontkit

/** Opens a TrueType font. Throws whatever fontkit throws on bytes that are none. */
export function openFont(bytes: Uint8Array): OpenFont {
  const font = fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!('layout' in font) || !('glyf' in font)) throw new Error('not a TrueType font')
  return font as unknown as OpenFont
}
