import type { FontProgram, FontSubset, Script, ShapedGlyph } from '../model/metrics.ts'
import { createConvertedSubset } from './converted-subset.ts'
import { examineGlyph } from './examine.ts'
import { glyphData, hasPostScriptOutlines, inkOf, openFont, type OpenFont } from './fontkit.ts'
import { clustersOf } from '../model/text.ts'
import type { FaceEntry } from './manifest.ts'
import { isChineseMark, MARKS } from './marks.ts'
import { createSubset } from './subset.ts'

/** Selectors choose among forms of the character before them and need no glyph of their own. */
const SELECTOR = /^[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]$/u

/** Roles whose strokes end in serifs. */
const SERIFS = ['song', 'fang']

const VISIBLE = /^[\p{L}\p{N}\p{P}\p{S}]$/u

const SINGLE_HAN = /^\p{Script=Han}$/u

/** A face, opened when it is first asked for anything. */
export class Face {
  readonly entry: FaceEntry
  private readonly read: () => Uint8Array
  private opened: OpenFont | undefined
  private described: FontProgram | undefined
  /** Han characters that were asked for and not shaped yet. */
  private readonly expected = new Set<string>()
  private readonly marks = new Map<string, boolean>()
  private readonly inks = new Map<number, readonly [number, number]>()
  private readonly shaped: Readonly<Record<Script, Map<string, readonly ShapedGlyph[]>>> = {
    hani: new Map(),
    latn: new Map(),
  }

  /** `read` gives the file's bytes; what it throws, and what fontkit throws on them, goes to the caller. */
  constructor(entry: FaceEntry, read: () => Uint8Array) {
    this.entry = entry
    this.read = read
  }

  private get font(): OpenFont {
    this.opened ??= openFont(this.read())
    return this.opened
  }

  /** Whether a character can be drawn with all its marks, composed or each by itself. */
  has(cluster: string): boolean {
    const has = this.hasAll(this.compose(cluster))
    if (has && SINGLE_HAN.test(cluster)) this.expected.add(cluster)
    return has
  }

  private hasAll(text: string): boolean {
    return [...text].every((character) => {
      if (SELECTOR.test(character)) return true
      const has = this.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
      if (!has || (this.entry.own && !this.isDrawn(character))) return false
      return !MARKS.has(character) || this.hasMark(character)
    })
  }

  /** Fonts that were reduced may have the characters of all the others as blanks. */
  private isDrawn(character: string): boolean {
    const { id } = this.font.glyphForCodePoint(character.codePointAt(0) ?? 0)
    if (id >= this.font.numGlyphs) return false
    if (!VISIBLE.test(character)) return true
    const [left, right] = this.ink(id)
    return left < right
  }

  /** Whether its glyph for a mark is the Chinese one. */
  private hasMark(character: string): boolean {
    const known = this.marks.get(character)
    if (known !== undefined) return known
    const { unitsPerEm } = this.font
    const { id, advanceWidth } = this.font.glyphForCodePoint(character.codePointAt(0) ?? 0)
    const [left, right] = inkOf(this.font, id)
    const isOne = isChineseMark(character, advanceWidth / unitsPerEm, [
      left / unitsPerEm,
      right / unitsPerEm,
    ])
    this.marks.set(character, isOne)
    return isOne
  }

  /** A letter with its marks as the one glyph that the face may have for them; anything else as it is. */
  private compose(cluster: string): string {
    if (cluster.length < 2) return cluster
    const composed = cluster.normalize('NFC')
    return this.hasAll(composed) ? composed : cluster
  }

  shape(text: string, script: Script): readonly ShapedGlyph[] {
    const known = this.shaped[script].get(text)
    if (known) return known
    if (this.expected.has(text) && script === 'hani') return this.shapeExpected(text)
    const glyphs = this.layout(text, script)
    this.shaped[script].set(text, glyphs)
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
      const single = isOneToOne && glyph ? [glyph] : this.layout(character, 'hani')
      this.shaped.hani.set(character, single)
    })
    return this.shape(text, 'hani')
  }

  /** The glyphs of a text, each with the characters of the text that it stands for, also where they were composed. */
  private layout(text: string, script: Script): ShapedGlyph[] {
    const clusters = clustersOf(text)
    if (clusters.every((cluster) => [...cluster].length === 1)) return this.layoutComposed(text, script)
    const composed = clusters.map((cluster) => this.compose(cluster))
    // a form of fewer characters stands for its cluster as a whole
    const originals = composed.flatMap((form, i) => {
      const cluster = clusters[i] ?? ''
      return form === cluster ? [...form] : [...form].map((_, j) => (j ? '' : cluster))
    })
    let at = 0
    return this.layoutComposed(composed.join(''), script).map((glyph) => {
      const from = at
      at += [...glyph.text].length
      return { ...glyph, text: originals.slice(from, at).join('') }
    })
  }

  /** fontkit adds its defaults to the features it is handed: a fresh object each time. */
  private layoutComposed(text: string, script: Script): ShapedGlyph[] {
    const { unitsPerEm } = this.font
    const run =
      script === 'hani'
        ? this.font.layout(text, {}, 'hani', 'ZHS ')
        : this.font.layout(text, { pwid: true }, 'latn')
    const texts = textsOf(run.glyphs, text)
    return run.glyphs.map(({ id }, i) => ({
      id,
      advance: (run.positions[i]?.xAdvance ?? 0) / unitsPerEm,
      text: texts[i] ?? '',
    }))
  }

  /** Where a glyph's ink begins and ends, from its origin; em. */
  ink(glyph: number): readonly [left: number, right: number] {
    const known = this.inks.get(glyph)
    if (known) return known
    const [left, right] = inkOf(this.font, glyph)
    const { unitsPerEm } = this.font
    const ink = [left / unitsPerEm, right / unitsPerEm] as const
    this.inks.set(glyph, ink)
    return ink
  }

  program(): FontProgram {
    this.described ??= this.describe()
    return this.described
  }

  private subset(): FontSubset {
    const { font } = this
    if (hasPostScriptOutlines(font)) return createConvertedSubset(font)
    const subset = createSubset(font)
    if (!this.entry.own) return subset
    const add: FontSubset['add'] = (glyph, advance, shift) => {
      examineGlyph(glyphData(font, glyph))
      return subset.add(glyph, advance, shift)
    }
    return { ...subset, add }
  }

  private describe(): FontProgram {
    const { font } = this
    const scale = 1000 / font.unitsPerEm
    const { minX, minY, maxX, maxY } = font.bbox
    return {
      id: this.entry.id,
      postscriptName: this.entry.own ? plainName(font.postscriptName) : font.postscriptName,
      weight: this.entry.weight,
      serif: SERIFS.includes(this.entry.role),
      ascent: font.ascent * scale,
      descent: font.descent * scale,
      capHeight: (font.capHeight || font.ascent) * scale,
      bbox: [minX * scale, minY * scale, maxX * scale, maxY * scale],
      italicAngle: font.italicAngle,
      subset: () => this.subset(),
    }
  }
}

/** Names in PDF are made of what can be seen in ASCII, without brackets and signs of its own (ISO 32000-1, 7.3.5). */
function plainName(name: string | null): string {
  return (name ?? '').replace(/[^!-~]|[()<>[\]{}/%#]/gu, '') || 'Font'
}

/**
 * The text of each glyph; together they are `text`. Where there are as many glyphs as characters each stands for one: what fontkit says of
 * a glyph is what it stood for first, and code points share glyphs. Else ligatures say what they are made of, and failing that the
 * last glyph takes what is left, so that no glyph is without text as long as there are characters enough.
 */
function textsOf(glyphs: readonly { readonly codePoints: readonly number[] }[], text: string): string[] {
  const characters = [...text]
  if (glyphs.length === characters.length) return characters
  const own = glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints))
  if (own.join('') === text) return own
  return glyphs.map((_, i) =>
    i < glyphs.length - 1 ? (characters[i] ?? '') : characters.slice(i).join(''),
  )
}
