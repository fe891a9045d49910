import type { Frame } from './page.ts'
import type { Span } from './source.ts'

/** What a printed sheet is cut and registered by. */
export type PressMark = 'crop' | 'cross'

/** pt, from the top left corner of what it is on. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What goes onto a plate at once: a page, or two side by side, with what is cut off around them. */
export interface PressSheet {
  readonly width: number
  readonly height: number
  /** Where it is cut, and how far what is printed goes beyond. */
  readonly trim: Rectangle
  readonly bleed: Rectangle
  readonly pages: readonly SheetPage[]
  readonly marks: readonly MarkStroke[]
}

/** A page on a sheet: its frames where they stand on the sheet, and what of them is printed. */
export interface SheetPage {
  readonly number: number
  readonly clip: Rectangle
  readonly frames: readonly Frame[]
}

/** A hair line of a mark, on every plate. */
export type MarkStroke =
  | {
      readonly kind: 'line'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
    }
  | { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly radius: number }

/** Where a colour is used: the declaration or the picture, or else what is printed in it. */
export interface ColorUse {
  readonly place?: Span | undefined
  readonly shown?: ColorShown | undefined
}

/** The page where a colour is printed first, and the text, if it is one. */
export interface ColorShown {
  readonly page: number
  readonly text?: string
}

/** The profile of a printing condition, read and checked. */
export interface OutputProfile {
  /** What it calls the condition that it is of. */
  readonly description: string
  readonly bytes: Uint8Array
}

/** Pages to print, both ends counted; without an end, to the last. */
export interface PageSpan {
  readonly from: number
  readonly to?: number
}
