/** A wish for a face: families in order of preference, and a weight. */
export interface FontRequest {
  readonly families: readonly string[]
  readonly weight: number
}

/** Names a face of the manifest. */
export type FaceId = string

/** A glyph as the shaper gives it; `advance` in em. */
export interface ShapedGlyph {
  readonly id: number
  readonly advance: number
  /** The text it stands for. */
  readonly text: string
}

/** Chinese text is shaped as `hani` in `ZHS `, everything else as `latn` with proportional forms (chinese-typography §11). */
export type Script = 'hani' | 'latn'

/** What composing and paging know of fonts. */
export interface Metrics {
  /** The face that draws this character and all its marks, from the families asked for, then by role; undefined if no face can. */
  faceFor(request: FontRequest, cluster: string): FaceId | undefined
  shape(face: FaceId, text: string, script: Script): readonly ShapedGlyph[]
  /** Where a glyph's ink begins and ends, from its origin; em. */
  ink(face: FaceId, glyph: number): readonly [left: number, right: number]
  /** Families asked for that do not exist. */
  unknownFamilies(request: FontRequest): readonly string[]
}

/** What the PDF writer knows of a face. */
export interface FontProgram {
  readonly id: FaceId
  readonly postscriptName: string
  readonly weight: number
  readonly serif: boolean
  /** All in thousandths of an em. */
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  readonly bbox: readonly [number, number, number, number]
  readonly italicAngle: number
  subset(): FontSubset
}

/** A font file in the making: glyphs in, a TrueType file out. */
export interface FontSubset {
  /** Takes glyphs in before any is asked for: the file is smaller when it knows them all and may put them in an order of its own. */
  expect(glyphs: Iterable<number>): void
  /**
   * Adds a glyph under a number of its own; all in thousandths of an em, `glyph` as in the full font. A glyph asked for with another
   * advance than its own, or with its ink moved to the left by `shift`, becomes a composite of itself, so that font file and PDF agree on the
   * width.
   */
  add(glyph: number, advance: number, shift?: number): number
  /** The advance of a number that `add` gave, or of the glyph that a composite is made of; thousandths of an em. */
  widthOf(code: number): number
  /** The glyph's own advance, thousandths of an em. */
  advanceOf(glyph: number): number
  /** Where the glyph's ink begins and ends, from its origin; thousandths of an em. */
  inkOf(glyph: number): readonly [left: number, right: number]
  /** What the advance of a glyph of it can be at most, thousandths of an em. */
  readonly widest: number
  encode(): Uint8Array
}

/** Fonts opened for one run. */
export interface Fonts {
  readonly metrics: Metrics
  readonly program: (face: FaceId) => FontProgram
  /** What a request gets for characters that its first family has; undefined if it has no family that there is. */
  readonly wishFor: (request: FontRequest) => FontWish | undefined
  readonly families: readonly string[]
  readonly faceOf: (
    face: FaceId,
  ) => Readonly<Record<'family' | 'file', string> & { weight: number }>
}

/** The face that a request means. */
export interface FontWish {
  readonly face: FaceId
  /** The family asked for has no such weight, and this is the face of its partner. */
  readonly isPartner: boolean
}
