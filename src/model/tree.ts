import type { Span } from './source.ts'

/** What a template gives for a bulletin: elements and text, no style yet. */
export interface Tree {
  readonly root: TreeElement
  /** The text of the template's `<title>`; empty if it has none. */
  readonly title: string
}

export interface TreeElement {
  readonly kind: 'element'
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly TreeNode[]
  /** Of a picture: its tag in the template. */
  readonly place?: Span
}

export interface TreeText {
  readonly kind: 'text'
  readonly text: string
  readonly origin?: Origin
}

export type TreeNode = TreeElement | TreeText

/** The block of the bulletin whose text this is, and the offset in it of the first character. */
export interface Origin {
  readonly block: string
  readonly at: number
}

/** The attribute by which the helpers `speaker` and `paragraph` say which block an element's text is. */
export const BLOCK_ATTRIBUTE = 'data-block'

/** The attribute by which a picture's tag says on its way through Handlebars which of the template's it is. */
export const PLACE_ATTRIBUTE = 'data-banxin-place'
