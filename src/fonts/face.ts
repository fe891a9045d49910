import type { FontProgram, Script, ShapedGlyph } from '../model/metrics.ts'
import { openFont, type OpenFont } from './fontkit.ts'
import type { FaceEntry } from './manifest.ts'
import { createSubset } from './subset.ts'

/** Marks and selectors that stay with the character before them and need no glyph of their own. */
const ATTACHED = /^[\p{M}\uFE00-\uFE0F\u{E0100}-\u{E01EF}]$/u

const SINGLE_HAN = /^\p{Script=Han}$/u

/** A face, opened when it is first asked for anything. */
export class Face {
  readonly entry: FaceEntry
  private readonly read: () => Uint8Array
  private opened: OpenFont | undefined
  private described: FontProgram | undefined
  /** Han characters that were asked for and not shaped yet. */
  private readonly expected = new Set<string>()
  private readonly shaped = new Map<string, readonly ShapedGlyph[]>()

  /** `read` gives the file's bytes; what it throws, and what fontkit throws on them, goes to the caller. */
  constructor(entry: FaceEntry, read: () => Uint8Array) {
    this.entry = entry
    this.read = read
  }

  private get font(): OpenFont {
    this.opened ??= openFont(this.read())
    return this.opened
  }

  has(codePoint: number): boolean {
    const character = String.fromCodePoint(codePoint)
    if (!this.font.hasGlyphForCodePoint(codePoint)) return ATTACHED.test(character)
    if (SINGLE_HAN.test(character)) this.expected.add(character)
    return true
  }

  shape(text: string, script: Script): readonly ShapedGlyph[] {
    const key = script + text
    const known = this.shaped.get(key)
    if (known) return known
    if (this.expected.has(text) && script === 'hani') return this.shapeExpected(text)
    const glyphs = this.layout(text, script)
    this.shaped.set(key, glyphs)
    return glyphs
  }

  /**
   * Shapes all expected characters in one run: most of fontkit's time goes into beginning one. Han characters do not change each
   * other; should a font think otherwise, the counts differ and each is shaped by itself.
   */
  private shapeExpected(text: string): readonly ShapedGlyph[] {
    const characters = [...this.expected]
    this.expected.clear()
    const glyphs = this.layout(characters.join(''), 'hani')
    const isOneToOne = glyphs.length === characters.length
    characters.forEach((character, i) => {
      const glyph = glyphs[i]
      const single = isOneToOne && glyph?.text === character ? [glyph] : this.layout(character, 'hani')
      this.shaped.set(`hani${character}`, single)
    })
    return this.shape(text, 'hani')
  }

  /** fontkit adds its defaults to the features it is handed: a fresh object each time. */
  private layout(text: string, script: Script): ShapedGlyph[] {
    const { unitsPerEm } = this.font
    const run =
      script === 'hani'
        ? this.font.layout(text, {}, 'hani', 'ZHS ')
        : this.font.layout(text, { pwid: true }, 'latn')
    const glyphs = run.glyphs.map(({ id, codePoints }, i) => ({
      id,
      advance: (run.positions[i]?.xAdvance ?? 0) / unitsPerEm,
      text: String.fromCodePoint(...codePoints),
    }))
    return tellsText(glyphs, text) ? glyphs : withTextInFirst(glyphs, text)
  }

  program(): FontProgram {
    this.described ??= this.describe()
    return this.described
  }

  private describe(): FontProgram {
    const { font } = this
    const scale = 1000 / font.unitsPerEm
    const { minX, minY, maxX, maxY } = font.bbox
    return {
      id: this.entry.id,
      postscriptName: font.postscriptName,
      ascent: font.ascent * scale,
      descent: font.descent * scale,
      capHeight: (font.capHeight || font.ascent) * scale,
      bbox: [minX * scale, minY * scale, maxX * scale, maxY * scale],
      italicAngle: font.italicAngle,
      subset: () => createSubset(font),
    }
  }
}

function tellsText(glyphs: readonly ShapedGlyph[], text: string): boolean {
  return glyphs.map((glyph) => glyph.text).join('') === text
}

/** Where the shaper reordered or dropped code points the whole text goes with the first glyph, so that none is lost. */
function withTextInFirst(glyphs: readonly ShapedGlyph[], text: string): ShapedGlyph[] {
  return glyphs.map((glyph, i) => ({ ...glyph, text: i ? '' : text }))
}
