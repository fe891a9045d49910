import type { Imprint, OptionSetting, PartKind, Piece, Source, Span } from './source.ts'

/** One issue of a column. Everything but the statements may be missing. */
export interface Bulletin {
  readonly masthead: Masthead
  /** What stands before the first speaker and is no part of the masthead. */
  readonly lead: readonly Block[]
  readonly statements: readonly Statement[]
  readonly imprint: Imprint
  /** The template that the front matter asks for. */
  readonly template?: string
  /** What it says of that template's options. */
  readonly options?: Readonly<Record<string, OptionSetting>>
  /** Ids of the speakers whose names the roster has; absent without one. */
  readonly confirmed?: readonly string[]
  readonly source: Source
}

export interface Masthead {
  readonly slogans: readonly string[]
  readonly series?: string
  readonly number?: number
  /** The number as the source writes it (②); absent if it comes from the front matter. */
  readonly printedNumber?: string
  readonly motto?: string
}

export interface Statement {
  readonly id: string
  readonly speakers: readonly Speaker[]
  readonly blocks: readonly Block[]
  readonly span: Span
}

/** `parts` put together are `printed`, exactly. */
export interface Speaker {
  readonly id: string
  readonly posts: readonly Post[]
  readonly name: string
  readonly printed: string
  readonly parts: readonly SpeakerPart[]
  readonly map: readonly Piece[]
}

export interface Post {
  readonly organization: string
  readonly title: string
}

export interface SpeakerPart {
  readonly kind: PartKind
  readonly text: string
}

export type Block = Paragraph | Subheading | Note | Figure | Table

/** A text that stands by itself: its points, and where the source had it. */
export interface TextBlock {
  readonly id: string
  readonly text: string
  readonly clauses: readonly Clause[]
  readonly joins: readonly Join[]
  readonly map: readonly Piece[]
}

export interface Paragraph extends TextBlock {
  readonly kind: 'paragraph'
  /** 本报讯（记者 某某）, where it begins with one. */
  readonly dateline?: Range
}

/** A line of its own between paragraphs that says what follows is about. */
export interface Subheading extends TextBlock {
  readonly kind: 'subheading'
}

/** What is no part of what is said: an editor's note, who wrote it and when, its source, a remark in brackets. */
export interface Note extends TextBlock {
  readonly kind: 'note'
  readonly role: NoteRole
}

export type NoteRole = 'editor' | 'byline' | 'dateline' | 'source' | 'remark'

/** A picture of the issue. */
export interface Figure {
  readonly kind: 'figure'
  readonly id: string
  /** By which pictures are loaded: `issue:`, and the path in the folder, or a Word file and the number of the picture in it. */
  readonly src: string
  readonly alt: string
  /** What is printed under it; undefined, but there, so that a template can ask for it. */
  readonly caption: Paragraph | undefined
  readonly span: Span
}

export interface Table {
  readonly kind: 'table'
  readonly id: string
  /** Above it. */
  readonly caption: Paragraph | undefined
  readonly rows: readonly TableRow[]
  readonly span: Span
}

export interface TableRow {
  /** It says what the rows under it have. */
  readonly isHead: boolean
  readonly cells: readonly TableCell[]
}

export interface TableCell {
  /** How many columns it takes. */
  readonly columns: number
  readonly paragraphs: readonly Paragraph[]
}

/** Offsets into a paragraph's text, UTF-16, end excluded. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** One point of an enumeration, 一是…: its label, its lead sentence (empty if it has none of its own), and all of it. */
export interface Clause {
  readonly label: Range
  readonly lead: Range
  readonly body: Range
  readonly level: number
}

/** A place where a paragraph was broken in the source, by a page turn or a line end, and put together again. */
export interface Join {
  readonly at: number
  /** The line ends between the two halves. */
  readonly span: Span
}
