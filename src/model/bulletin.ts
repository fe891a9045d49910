import type { Imprint, OptionSetting, Piece, Source, Span } from './source.ts'

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
  readonly kind: 'organization' | 'title' | 'name' | 'mark' | 'other'
  readonly text: string
}

export type Block = Paragraph | Subheading | Note

/** A line of its own between paragraphs that says what follows is about. */
export interface Subheading extends Omit<Paragraph, 'kind'> {
  readonly kind: 'subheading'
}

/** What stands at the end of a statement and is no part of what is said: a source, an author, a remark in brackets. */
export interface Note extends Omit<Paragraph, 'kind'> {
  readonly kind: 'note'
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly id: string
  readonly text: string
  readonly clauses: readonly Clause[]
  readonly joins: readonly Join[]
  readonly map: readonly Piece[]
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
