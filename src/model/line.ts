import type { FaceId } from './metrics.ts'
import type { Color, PunctuationStyle } from './style.ts'
import type { Origin } from './tree.ts'

/** How lines of a paragraph may break; design.md maps CSS `line-break` on these. */
export type KinsokuLevel = 'none' | 'basic' | 'gb' | 'strict'

/** Whether 、，。 may stand outside the measure at a line's end: never, where the line would not fit otherwise, or always. */
export type Hanging = 'none' | 'allow' | 'force'

/** Where a Han–Latin gap stands: at letters and numbers, at letters alone, nowhere. */
export type Autospace = 'normal' | 'letters' | 'none'

/** A box without text that stands in a line like a character, on the middle of the em box; pt. */
export interface InlineBox {
  readonly width: number
  readonly height: number
  readonly color: Color
}

/** Text in one style, before composing. Lengths in pt. */
export interface StyledRun {
  readonly text: string
  readonly families: readonly string[]
  readonly weight: number
  readonly size: number
  readonly color: Color
  readonly letterSpacing: number
  /** Space before the run's first character inside a line, as by `margin-left`. */
  readonly spaceBefore: number
  /** A box among the characters; the run's text is then one OBJECT REPLACEMENT CHARACTER. */
  readonly box?: InlineBox
  /** Runs that share a number are not broken inside, if it can be helped. */
  readonly unbroken?: number
  /** Dots of this colour under its characters (着重号). */
  readonly emphasis?: Color
  readonly underline?: Underline
  readonly spread?: Spread
  /** How far it stands above the line's baseline, pt. */
  readonly rise?: number
  /** It fills what the line has left, and what follows it stands at the line's end; its text is one OBJECT REPLACEMENT CHARACTER. */
  readonly leader?: 'dotted' | 'solid' | 'space'
  /** The structure element inside its paragraph's that it is content of, as of a link. */
  readonly tag?: string
  readonly origin?: Origin
}

/** A line under the text, level across faces and sizes (专名号): runs that share a group and stand together have one. */
export interface Underline {
  readonly group: number
  readonly color: Color
  /** Of the element that is underlined, pt: it says where the line stands and how thick it is. */
  readonly size: number
}

/** Runs of a group are spread to a width together (均排), pt. They are never broken. */
export interface Spread {
  readonly group: number
  readonly width: number
}

export interface ParagraphStyle {
  /** Indent of the first line, pt. */
  readonly indent: number
  readonly align: 'left' | 'right' | 'center' | 'justify'
  readonly alignLast: 'left' | 'right' | 'center' | 'justify'
  readonly level: KinsokuLevel
  readonly punctuation: PunctuationStyle
  readonly hanging: Hanging
  readonly autospace: Autospace
  /** The gap's natural width, em: CLREQ's quarter, or the eighth of CSS. */
  readonly gap: 0.25 | 0.125
  /** Whether an opening mark after the indent keeps its blank (space-first), or loses it as at any line start. */
  readonly firstMark: 'trim' | 'keep'
  /** Lines of about the same length rather than full ones, as few as can be. */
  readonly balanced: boolean
}

/** How Chinese is set where nothing else is asked for (chinese-typography §0). */
export const USUAL_TYPESETTING = {
  level: 'gb',
  punctuation: 'quanjiao',
  hanging: 'none',
  autospace: 'normal',
  gap: 0.25,
  firstMark: 'trim',
} as const satisfies Partial<ParagraphStyle>

export interface StyledParagraph {
  readonly runs: readonly StyledRun[]
  readonly style: ParagraphStyle
}

/** A composed line: nothing in it is decided any more but where the page puts it. Lengths in pt. */
export interface Line {
  /** UTF-16 offsets into the paragraph's text: from its first character to after its last that is no white space. */
  readonly start: number
  readonly end: number
  readonly runs: readonly GlyphRun[]
  readonly boxes: readonly PlacedBox[]
  readonly ornaments: readonly Ornament[]
  /** From the line's left edge, alignment and indent included, to the end of its last body; a hanging mark does not count. */
  readonly width: number
  readonly last: boolean
  /** What was added to each gap between characters, em of the line's first character; negative never. */
  readonly stretch: number
}

/** Part of a line in one face, size and colour. */
export interface GlyphRun {
  readonly face: FaceId
  readonly size: number
  readonly color: Color
  readonly glyphs: readonly PlacedGlyph[]
  /** How far it stands above the line's baseline, pt. */
  readonly rise?: number
  /** The structure element that it is content of, if that is not its line's. */
  readonly tag?: string
  readonly source?: BlockRange
}

/** Part of the text of a block of the bulletin: UTF-16 offsets. */
export interface BlockRange {
  readonly block: string
  readonly start: number
  readonly end: number
}

/** What is drawn under the text of a line; `x` from the line's left edge, `below` from its baseline downwards, pt. */
export type Ornament =
  | {
      readonly kind: 'rule'
      readonly x: number
      readonly below: number
      readonly width: number
      readonly thickness: number
      readonly color: Color
    }
  | {
      readonly kind: 'dot'
      /** Of its middle. */
      readonly x: number
      readonly below: number
      readonly radius: number
      readonly color: Color
    }

export interface PlacedBox extends InlineBox {
  /** Of its left edge, from the line's left edge. */
  readonly x: number
}

export interface PlacedGlyph {
  readonly id: number
  readonly text: string
  /** Of the glyph's origin, from the line's left edge. */
  readonly x: number
}
