import type { Report } from '../model/diagnostic.ts'
import type { Frame } from '../model/page.ts'
import type { Span } from '../model/source.ts'
import type { NamedString } from '../model/style.ts'
import type { Origin } from '../model/tree.ts'
import type { Fragment } from './fragment.ts'

/** Rows above an item: as many as its margins ask for, between what the template allows to make columns level. */
export interface HeadSpace {
  readonly least: number
  readonly natural: number
  readonly most: number
}

/** What flows down the columns: a line, or a box in one piece. It takes whole rows of the line grid. */
export interface FlowItem {
  readonly rows: number
  /** Not at the head of a column. */
  readonly space: HeadSpace
  /** What it costs to begin a column with it. */
  readonly breakCost: number
  /** What a column that begins with it leaves alone: the first line of its paragraph in the column before, or itself, the last. */
  readonly leaves: Lone
  /** It begins a column whatever it costs. */
  readonly beginsColumn: boolean
  /** It is a line of a heading, which had better not stand beside another (碰题). */
  readonly isHeading: boolean
  /** A line off the grid: such lines stand under each other, and a stretch of them takes whole rows together. */
  readonly loose?: Loose
  /** pt, from the left edge of the column and the top of its first row. */
  readonly frames: readonly Frame[]
  readonly anchored: Anchored
  /** Of the first line of a paragraph: how else it can be set. */
  readonly slot?: Slot
  /** The bulletin's text that it shows first. */
  readonly origin?: Origin
  /** Of a box, where the sheet says what it is. */
  readonly place?: Span
}

/** A line of a paragraph alone in its column (孤行). */
export type Lone = 'nothing' | 'orphan' | 'widow'

export interface Loose {
  /** The block it belongs to; lines of one block are one stretch. */
  readonly block: number
  /** pt */
  readonly height: number
}

/** What goes where an item goes and takes no room in the flow. */
export interface Anchored {
  readonly strings: readonly StringSetting[]
  /** Of elements that begin with it. */
  readonly ids: readonly string[]
  readonly boxes: readonly AbsoluteBox[]
}

export interface StringSetting {
  readonly name: NamedString['name']
  readonly value: string
}

/** A box at a place of its own on the page area: pt from its left and top edge. */
export type AbsoluteBox = (area: { readonly width: number; readonly height: number }) => {
  readonly frames: Fragment['frames']
  readonly x: number
  readonly y: number
}

/** A paragraph that can be set with one line more or fewer. */
export interface Slot {
  /** Items of the paragraph at its best, itself the first. */
  readonly count: number
  readonly remark: (report: Report) => void
  readonly changed: (by: Change) => Changed | undefined
}

export type Change = -1 | 1

export interface Changed {
  readonly items: readonly FlowItem[]
  /** Lines that are visibly spread in it and were not before. */
  readonly loosened: number
  readonly remark: (report: Report) => void
}

export const NO_SPACE: HeadSpace = { least: 0, natural: 0, most: 0 }
export const NOTHING_ANCHORED: Anchored = { strings: [], ids: [], boxes: [] }

// What a break costs, in one scale with what gives in pagination (prices.ts)

/** A column break that no rule allows. */
export const NEVER = Number.POSITIVE_INFINITY
/** The first line of a paragraph alone at a column's foot: the last thing to give (design.md, "Pages"). */
export const ORPHAN = 1000
/** The last line of a paragraph alone at a column's head. */
export const WIDOW = 30_000
/** Where `avoid` asks for none: rather a column some rows short, as whoever asks for it must want. */
export const AVOID = 2_000_000
