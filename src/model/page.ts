import type { Line } from './line.ts'
import type { Picture } from './picture.ts'
import type { PressMark } from './press.ts'
import type { Span } from './source.ts'
import type { Color } from './style.ts'

export type Role = 'heading' | 'paragraph' | 'figure' | 'artifact'

interface Placed {
  readonly role: Role
  /** The block of the bulletin it belongs to. */
  readonly block?: string
  /** The structure element that it is content of; what has none is an artifact. */
  readonly tag?: string
}

/** A line with its left edge at `x` and its baseline at `y`; pt, from the page's top left corner. */
export interface LineFrame extends Placed {
  readonly kind: 'line'
  readonly x: number
  readonly y: number
  readonly line: Line
  readonly bookmark?: Bookmark
}

export interface RectFrame extends Placed {
  readonly kind: 'rect'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly color: Color
}

/** A dot with its middle at `x` and `y`. */
export interface DotFrame extends Placed {
  readonly kind: 'dot'
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly color: Color
}

/** A picture; one without `alt` is mere decoration, an artifact. */
export interface ImageFrame extends Placed {
  readonly kind: 'image'
  readonly role: 'figure' | 'artifact'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** The file that it shows, as the template calls it. */
  readonly src: string
  readonly picture: Picture
  /** What it shows, for who cannot see it. */
  readonly alt?: string
  /** Its tag in the template. */
  readonly place?: Span
}

/** An entry of the outline; `top` is where a reader lands, pt from the page's top. */
export interface Bookmark {
  readonly level: number
  readonly label: string
  readonly top: number
}

export type Frame = LineFrame | RectFrame | DotFrame | ImageFrame

/** The line grid of a page, for who names a line by its column and row; pt from the page's top left corner. */
export interface PageGrid {
  /** The left edge of the page area. */
  readonly left: number
  /** The baseline of the first row; the others follow it `pitch` apart. */
  readonly baseline: number
  readonly pitch: number
  /** The type size of the lines on it. */
  readonly size: number
  readonly bands: readonly PageBand[]
}

/** Columns that stand beside each other; `top` is that of their first row. */
export interface PageBand {
  readonly top: number
  readonly columns: readonly { readonly x: number; readonly width: number }[]
}

export interface Page {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly frames: readonly Frame[]
  readonly grid: PageGrid
  /** What is printed beyond the edge and cut off, pt, and the marks to cut by; absent is none. Nothing but the press looks at them. */
  readonly bleed?: number
  /** Where the style sheet says the bleed. */
  readonly bleedPlace?: Span
  readonly marks?: readonly PressMark[]
  /** Its template has left pages that differ from right ones, in their margins or what stands there. */
  readonly isMirrored?: true
}
