import type { PressMark } from './press.ts'
import type { Span } from './source.ts'
import type { Origin, TreeElement } from './tree.ts'

/** A colour on the screen, and the ink it stands for on the press. */
export interface Color {
  /** #rrggbb */
  readonly screen: string
  readonly ink?: Ink
}

export interface Ink {
  readonly name: string
  /** Cyan, magenta, yellow, black, 0 to 100. */
  readonly print?: readonly [number, number, number, number]
  readonly spot?: string
}

export type LineHeight =
  | { readonly kind: 'factor'; readonly factor: number }
  | { readonly kind: 'length'; readonly pt: number }

/** A length in pt, or one that also depends on the width of the containing block: `pt` and a `share` of that width. */
export type LengthPercentage = number | { readonly pt: number; readonly share: number }

/** The used value of a length in a containing block `width` pt wide. */
export function usedLength(length: LengthPercentage, width: number): number {
  return typeof length === 'number' ? length : length.pt + length.share * width
}

export type BorderStyle = 'none' | 'solid' | 'double' | 'dashed' | 'dotted'
export type Break =
  'auto' | 'avoid' | 'avoid-page' | 'avoid-column' | 'page' | 'column' | 'left' | 'right'
export type BreakInside = 'auto' | 'avoid' | 'avoid-page' | 'avoid-column'
/** How wide marks are set: 全角式, 开明式, 半角式, 行末半角式 (chinese-typography §3.2). */
export type PunctuationStyle = 'quanjiao' | 'kaiming' | 'banjiao' | 'hangmobanjiao'
export type TextAlign = 'left' | 'right' | 'center' | 'justify'

/** Which value of a named string a page shows: its first or last one, that at its beginning, or nothing where it is first set (CSS GCPM §1.1). */
export type StringKeyword = 'first' | 'last' | 'start' | 'first-except'

/** One item of `content` or `string-set`. */
export type ContentItem =
  | { readonly kind: 'text'; readonly text: string }
  /** Of margin boxes. */
  | { readonly kind: 'counter'; readonly name: 'page' | 'pages' }
  | { readonly kind: 'string'; readonly name: string; readonly keyword: StringKeyword }
  /** The element's own text, of `string-set`. */
  | { readonly kind: 'content' }
  /** An attribute of the element; a computed style has its text instead. */
  | { readonly kind: 'attr'; readonly name: string }
  /** The page on which the element with this id begins; with `attr`, the attribute that names it, `#` or none before it. */
  | { readonly kind: 'target'; readonly id: string }
  | { readonly kind: 'target-attr'; readonly name: string }
  /** Fills what the line has left (CSS GCPM §3). */
  | { readonly kind: 'leader'; readonly style: LeaderStyle }

export type LeaderStyle = 'dotted' | 'solid' | 'space'

/** Every property of the subset, computed: lengths in pt, inheritance and defaults resolved. */
export interface ComputedStyle {
  readonly display: 'block' | 'inline' | 'inline-block' | 'flex' | 'none'
  readonly position: 'static' | 'absolute'
  /** `bottom`: at the foot of its page (CSS Page Floats 3). */
  readonly float: 'none' | 'bottom'
  readonly top: LengthPercentage | 'auto'
  readonly right: LengthPercentage | 'auto'
  readonly bottom: LengthPercentage | 'auto'
  readonly left: LengthPercentage | 'auto'
  readonly width: LengthPercentage | 'auto'
  readonly height: number | 'auto'
  readonly 'min-height': number
  readonly 'margin-top': LengthPercentage
  readonly 'margin-right': LengthPercentage
  readonly 'margin-bottom': LengthPercentage
  readonly 'margin-left': LengthPercentage
  readonly 'padding-top': LengthPercentage
  readonly 'padding-right': LengthPercentage
  readonly 'padding-bottom': LengthPercentage
  readonly 'padding-left': LengthPercentage
  readonly 'border-top-width': number
  readonly 'border-right-width': number
  readonly 'border-bottom-width': number
  readonly 'border-left-width': number
  readonly 'border-top-style': BorderStyle
  readonly 'border-right-style': BorderStyle
  readonly 'border-bottom-style': BorderStyle
  readonly 'border-left-style': BorderStyle
  readonly 'border-top-color': Color
  readonly 'border-right-color': Color
  readonly 'border-bottom-color': Color
  readonly 'border-left-color': Color
  readonly 'background-color': Color | 'transparent'
  readonly 'flex-wrap': 'nowrap' | 'wrap'
  readonly 'justify-content': 'flex-start' | 'flex-end' | 'center' | 'space-between'
  readonly 'align-items': 'flex-start' | 'flex-end' | 'center' | 'baseline'
  readonly 'column-count': number | 'auto'
  readonly 'column-gap': LengthPercentage
  readonly 'column-span': 'none' | 'all'
  readonly 'column-fill': 'balance' | 'auto'
  readonly 'column-rule-width': number
  readonly 'column-rule-style': BorderStyle
  readonly 'column-rule-color': Color
  readonly 'line-grid': 'none' | 'create'
  /** Whether lines stand on the grid, or under each other in whole rows of it. */
  readonly 'line-snap': 'baseline' | 'none'
  readonly 'block-step-size': number | 'none'
  readonly 'block-step-align': 'center' | 'start' | 'end'
  readonly 'break-before': Break
  readonly 'break-after': Break
  readonly 'break-inside': BreakInside
  readonly orphans: number
  readonly widows: number
  readonly color: Color
  readonly 'font-family': readonly string[]
  readonly 'font-size': number
  readonly 'font-weight': number
  readonly 'font-style': 'normal'
  readonly 'line-height': LineHeight
  readonly 'letter-spacing': number
  readonly 'text-align': TextAlign
  readonly 'text-align-last': TextAlign | 'auto'
  readonly 'text-indent': LengthPercentage
  readonly 'text-wrap': 'wrap' | 'balance'
  readonly 'white-space': 'normal' | 'nowrap' | 'pre-line'
  readonly 'line-break': 'auto' | 'anywhere' | 'loose' | 'normal' | 'strict'
  readonly 'text-autospace': 'normal' | 'ideograph-alpha' | 'no-autospace'
  readonly '-banxin-autospace': 'quarter' | 'eighth'
  readonly 'text-spacing-trim': 'trim-both' | 'space-first'
  readonly 'hanging-punctuation': 'none' | 'allow-end' | 'force-end'
  readonly '-banxin-punctuation': PunctuationStyle
  readonly 'text-decoration-line': 'none' | 'underline'
  readonly 'text-emphasis-style': 'none' | 'dot'
  /** In a line: how far it is raised, pt. In a margin box: where its text stands. */
  readonly 'vertical-align': 'baseline' | 'super' | 'sub' | 'top' | 'middle' | 'bottom' | number
  /** The named strings that it sets. */
  readonly 'string-set': readonly NamedString[] | 'none'
  readonly 'bookmark-level': number | 'none'
  readonly content: readonly ContentItem[] | 'normal' | 'none'
  /** The type sizes that copyfitting may choose from for the flow, pt. */
  readonly '--fit-font-size': FitRange | 'auto'
  /** The same for its line height: factors of the type size, or pt. */
  readonly '--fit-line-height': (FitRange & { readonly kind: LineHeight['kind'] }) | 'auto'
  /** The space that a heading may have above it, pt, where the template gives it a range (design.md, "copyfitting bounds"). */
  readonly '--fit-heading-space': { readonly least: number; readonly most: number } | 'auto'
}

/** Bounds of copyfitting: from the least to the most in steps. */
export interface FitRange {
  readonly least: number
  readonly most: number
  readonly step: number
}

export interface NamedString {
  readonly name: string
  readonly items: readonly ContentItem[]
}

export interface StyledElement {
  readonly kind: 'element'
  readonly element: TreeElement
  /** Names it, and what is made of it, among all elements of its document; that of what CSS generates is its element's. */
  readonly tag: string
  readonly style: ComputedStyle
  readonly children: readonly StyledNode[]
  /** Where the style sheet says what its properties are, those that it says. */
  readonly places?: ReadonlyMap<string, Span>
}

/** Where a style sheet says this property of an element, or any at all. */
export function placeIn(
  { places }: StyledElement,
  property?: keyof ComputedStyle,
): Span | undefined {
  if (property !== undefined) return places?.get(property)
  return places?.values().next().value
}

export interface StyledText {
  readonly kind: 'text'
  readonly text: string
  readonly origin?: Origin
}

export type StyledNode = StyledElement | StyledText

/** Clockwise from the top left corner, as CSS Paged Media names them. */
export const MARGIN_BOXES = [
  'top-left-corner',
  'top-left',
  'top-center',
  'top-right',
  'top-right-corner',
  'right-top',
  'right-middle',
  'right-bottom',
  'bottom-right-corner',
  'bottom-right',
  'bottom-center',
  'bottom-left',
  'bottom-left-corner',
  'left-bottom',
  'left-middle',
  'left-top',
] as const
export type MarginBoxName = (typeof MARGIN_BOXES)[number]

/** One kind of page: its sheet and margins in pt, and what stands in its margins. */
export interface PageStyle {
  readonly width: number
  readonly height: number
  readonly marginTop: number
  readonly marginRight: number
  readonly marginBottom: number
  readonly marginLeft: number
  /** What is printed beyond the edge and cut off, pt, and the marks to cut by: for profile `print`. */
  readonly bleed: number
  readonly marks: readonly PressMark[]
  /** Of the declaration of `bleed`. */
  readonly bleedPlace?: Span
  /** Of the rule that says its size or margins last. */
  readonly place?: Span
  readonly boxes: Readonly<Partial<Record<MarginBoxName, ComputedStyle>>>
}

/** The style of the page with this number, from 1. */
export type PageStyles = (page: number) => PageStyle

export interface StyledDocument {
  readonly root: StyledElement
  readonly pages: PageStyles
  readonly fontFaces: readonly FontFaceRule[]
}

/** A font file of the template's or the issue's own, as `@font-face` asks for it. */
export interface FontFaceRule {
  readonly family: string
  /** A path as `url()` has it. */
  readonly src: string
  /** Of a collection, by its PostScript name. */
  readonly face: string | undefined
  /** The weights that it stands for. */
  readonly weights: readonly [least: number, most: number]
  /** Where the file is named. */
  readonly span: Span
}

/** The distance of the baselines of an element's lines, in pt. */
export function lineHeightOf(style: ComputedStyle): number {
  const height = style['line-height']
  return height.kind === 'length' ? height.pt : height.factor * style['font-size']
}

/** What copyfitting chose for the element that makes the line grid. */
export interface FittedType {
  /** pt */
  readonly fontSize: number
  readonly lineHeight: LineHeight
}
