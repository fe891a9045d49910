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

export type BorderStyle = 'none' | 'solid'
export type Break = 'auto' | 'avoid'
/** How wide marks are set: 全角式, 开明式, 半角式, 行末半角式 (chinese-typography §3.2). */
export type PunctuationStyle = 'quanjiao' | 'kaiming' | 'banjiao' | 'hangmobanjiao'
export type TextAlign = 'left' | 'right' | 'center' | 'justify'

/** One item of `content`: a string, a page counter, a named string. */
export type ContentItem =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'counter'; readonly name: 'page' | 'pages' }
  | { readonly kind: 'string'; readonly name: string }

/** Every property of the subset, computed: lengths in pt, inheritance and defaults resolved. */
export interface ComputedStyle {
  readonly display: 'block' | 'inline' | 'inline-block' | 'flex' | 'none'
  readonly width: number | 'auto'
  readonly height: number | 'auto'
  readonly 'margin-top': number
  readonly 'margin-right': number
  readonly 'margin-bottom': number
  readonly 'margin-left': number
  readonly 'padding-top': number
  readonly 'padding-right': number
  readonly 'padding-bottom': number
  readonly 'padding-left': number
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
  readonly 'column-gap': number
  readonly 'column-fill': 'balance' | 'auto'
  readonly 'column-rule-width': number
  readonly 'column-rule-style': BorderStyle
  readonly 'column-rule-color': Color
  readonly 'line-grid': 'none' | 'create'
  readonly 'block-step-size': number | 'none'
  readonly 'break-before': Break
  readonly 'break-after': Break
  readonly orphans: number
  readonly widows: number
  readonly color: Color
  readonly 'font-family': readonly string[]
  readonly 'font-size': number
  readonly 'font-weight': number
  readonly 'line-height': LineHeight
  readonly 'letter-spacing': number
  readonly 'text-align': TextAlign
  readonly 'text-align-last': TextAlign | 'auto'
  readonly 'text-indent': number
  readonly 'text-wrap': 'wrap' | 'balance'
  readonly 'white-space': 'normal' | 'nowrap'
  readonly 'line-break': 'auto' | 'anywhere' | 'loose' | 'normal' | 'strict'
  readonly 'text-autospace': 'normal' | 'ideograph-alpha' | 'no-autospace'
  readonly '-banxin-autospace': 'quarter' | 'eighth'
  readonly 'text-spacing-trim': 'trim-both' | 'space-first'
  readonly 'hanging-punctuation': 'none' | 'allow-end' | 'force-end'
  readonly '-banxin-punctuation': PunctuationStyle
  readonly 'text-decoration-line': 'none' | 'underline'
  readonly 'text-emphasis-style': 'none' | 'dot'
  readonly 'vertical-align': 'top' | 'middle' | 'bottom'
  /** The named string that takes this element's text. */
  readonly 'string-set': { readonly name: string } | 'none'
  readonly 'bookmark-level': number | 'none'
  readonly content: readonly ContentItem[] | 'normal' | 'none'
}

export interface StyledElement {
  readonly kind: 'element'
  readonly element: TreeElement
  readonly style: ComputedStyle
  readonly children: readonly StyledNode[]
}

export interface StyledText {
  readonly kind: 'text'
  readonly text: string
  readonly origin?: Origin
}

export type StyledNode = StyledElement | StyledText

export const MARGIN_BOXES = [
  'top-left',
  'top-center',
  'top-right',
  'bottom-left',
  'bottom-center',
  'bottom-right',
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
  readonly boxes: Readonly<Partial<Record<MarginBoxName, ComputedStyle>>>
}

/** The style of the page with this number, from 1. */
export type PageStyles = (page: number) => PageStyle

export interface StyledDocument {
  readonly root: StyledElement
  readonly pages: PageStyles
}

/** The distance of the baselines of an element's lines, in pt. */
export function lineHeightOf(style: ComputedStyle): number {
  const height = style['line-height']
  return height.kind === 'length' ? height.pt : height.factor * style['font-size']
}
