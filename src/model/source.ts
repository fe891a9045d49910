/** A stretch of a file as it was read: UTF-16 offsets, end excluded, into its decoded text. */
export interface Span {
  readonly file: string
  readonly start: number
  readonly end: number
}

/** A file's decoded text, nothing dropped: diagnostics quote it. */
export interface SourceFile {
  readonly name: string
  readonly text: string
}

/** From offset `at` of a derived text on, up to the next piece, the characters are those of `span`, one to one. */
export interface Piece {
  readonly at: number
  readonly span: Span
  /** The characters stand for the span as a whole: one was folded into another of a different length. */
  readonly whole?: true
}

/** A character that reading changed or dropped, kept so that it can be reported. */
export interface Fold {
  readonly kind: FoldKind
  readonly span: Span
}

export type FoldKind = 'zero-width' | 'radical' | 'compatibility-ideograph'

/** What of a text is no running text; offsets into it, UTF-16, end excluded. */
export type SourceObject = SourceTable | SourcePicture | SourceHeading | SourcePassage

/** A stretch that begins and ends lines of its own, whatever stands around it. */
export interface SourcePassage {
  readonly kind: 'passage'
  readonly start: number
  readonly end: number
}

/** A line that the file calls a heading. */
export interface SourceHeading {
  readonly kind: 'heading'
  readonly start: number
  readonly end: number
  /** 1 is the title of all. */
  readonly level: number
  /** It stands in the middle of its line, as names of columns do. */
  readonly isCentred?: true
}

/** Its cells are stretches of the text, with line ends between their paragraphs and white space between the cells. */
export interface SourceTable {
  readonly kind: 'table'
  readonly start: number
  readonly end: number
  readonly rows: readonly {
    readonly isHead: boolean
    readonly cells: readonly SourceCell[]
  }[]
}

export interface SourceCell {
  readonly start: number
  readonly end: number
  readonly columns: number
}

/** A picture that stands at a place of the text; what is between start and end is printed with it. */
export interface SourcePicture {
  readonly kind: 'picture'
  readonly start: number
  readonly end: number
  /** See `Figure`. */
  readonly src: string
  readonly alt: string
  readonly span: Span
}

/** One issue's text as the parser reads it: folded, all files in order, with the way back to each of them. */
export interface Source {
  /** What the user called it: a path. */
  readonly name: string
  readonly text: string
  readonly map: readonly Piece[]
  readonly files: readonly SourceFile[]
  readonly folds: readonly Fold[]
  /** In the order of the text; none lies in another. */
  readonly objects?: readonly SourceObject[]
  /** Pictures that are in no file of their own, by `src`. */
  readonly media?: ReadonlyMap<string, Uint8Array>
  readonly frontMatter: FrontMatter
  readonly lexicon?: LexiconWords
  /** The path that they were read from. */
  readonly lexiconFile?: string
  readonly wording?: Wording
  /** Places in the text that say which findings are known, in the order of the text. */
  readonly waivers?: readonly SourceWaiver[]
  /** What `files` in the settings says of who speaks in a file. */
  readonly fileSpeakers?: readonly FileSpeakers[]
  readonly roster?: Roster
}

/** `<!-- banxin-ignore CODE -->` in a text: what is found in its line, or in the next one if it has a line of its own, is as it should be. */
export interface SourceWaiver {
  /** As written. */
  readonly codes: readonly string[]
  readonly span: Span
}

/** The office's own wording, beside its issues in words.yaml. */
export interface Wording {
  readonly banned: readonly WordSetting[]
  /** Words with the one form they have; `instead` is never absent. */
  readonly fixed: readonly (WordSetting & { readonly instead: string })[]
  /** What every issue has to say. */
  readonly required: readonly WordSetting[]
  /** Path of what it was read from. */
  readonly file: string
}

export interface WordSetting {
  readonly word: string
  readonly instead?: string
  /** Why, in the office's words. */
  readonly note?: string
  readonly span: Span
}

/** Who speaks in one file of an issue: of its statements, in their order; null leaves what the text says. */
export interface FileSpeakers {
  readonly file: string
  readonly speakers: readonly (SpeakerSetting | null)[]
  /** Where the settings say so. */
  readonly span: Span
}

/** The office's list of who speaks (名单): in which wording and order. */
export interface Roster {
  readonly entries: readonly RosterEntry[]
  /** Whose order the statements have: the text's, or that of the entries. */
  readonly order: RosterOrder
  /** Paths of what it was read from. */
  readonly files: readonly string[]
}

export const ROSTER_ORDERS = ['text', 'roster'] as const
export type RosterOrder = (typeof ROSTER_ORDERS)[number]

export interface RosterEntry {
  readonly speaker: SpeakerSetting
  readonly span: Span
}

/** Settings that are printed as they are given, where the template has a place for them. */
export const IMPRINT_KEYS = [
  'date',
  'publisher',
  'editor',
  'total',
  'permit',
  'compiler',
  'recipients',
  'printer',
  'printedOn',
  'copies',
] as const

export type Imprint = Readonly<Partial<Record<(typeof IMPRINT_KEYS)[number], string>>>

/** What an issue says of an option of its template: as written, and where. */
export interface OptionSetting {
  readonly text: string
  readonly span?: Span
}

/** A speaker as the settings have it: as printed, or in parts. */
export type SpeakerSetting =
  | string
  | { readonly unit?: string; readonly title?: string; readonly name?: string }
  | { readonly people: readonly ExactPerson[] }

/** One of a statement's speakers to the last mark, as `banxin parse` gives them. */
export interface ExactPerson {
  readonly name: string
  readonly posts: readonly { readonly organization: string; readonly title: string }[]
  readonly parts: readonly { readonly kind: PartKind; readonly text: string }[]
}

export const PART_KINDS = ['organization', 'title', 'name', 'mark', 'other'] as const
/** What of a speaker's line is what. */
export type PartKind = (typeof PART_KINDS)[number]

/** A file of the folder, in its place in the issue. */
export interface FileSetting {
  readonly name: string
  /** Of the name. */
  readonly span: Span
  /** Who speaks in it, and where that stands; absent if its text says, empty if the settings leave it open. */
  readonly speakers?: { readonly list: readonly (SpeakerSetting | null)[]; readonly span: Span }
}

/** Words by which an editor's column knows speakers, beside those that banxin knows. */
export interface LexiconWords {
  /** Names of posts. */
  readonly titles?: readonly string[]
  /** What stands before a post and belongs to it. */
  readonly attributes?: readonly string[]
  /** Ends of the names of units. */
  readonly units?: readonly string[]
  /** Family names. */
  readonly names?: readonly string[]
  /** What looks like a name and is none. */
  readonly notNames?: readonly string[]
}

export const MASTHEAD_PLACES = ['text', 'settings'] as const
export type MastheadPlace = (typeof MASTHEAD_PLACES)[number]

export const RULE_LEVELS = ['off', 'info', 'warning', 'error'] as const

/** What an issue says of a rule of proofreading; whether there is such a rule is known where the rules are. */
export interface RuleSetting {
  readonly code: string
  /** Of the code. */
  readonly span: Span
  readonly level?: (typeof RULE_LEVELS)[number]
  /** Numbers of the rule's own, by their names. */
  readonly options: Readonly<Record<string, number>>
}

/** A finding that is as it should be: of this code, where this text stands and the mark touches it, or in any text. */
export interface WaiverSetting {
  readonly code: string
  readonly text?: string
  readonly span: Span
}

/** What an editor may set for one issue; design.md, "Content". */
export interface FrontMatter extends Imprint {
  readonly template?: string
  readonly series?: string
  readonly number?: number
  /** As it is printed, in place of ② from 2. */
  readonly printedNumber?: string
  /** Where the masthead stands: also in the text above the first speaker, or in the settings alone. */
  readonly masthead?: MastheadPlace
  readonly slogans?: readonly string[]
  readonly motto?: string
  /** Of the statements, in their order; null leaves what the text says. */
  readonly speakers?: readonly (SpeakerSetting | null)[]
  /** Of a folder, in the order of their statements; in its `issue.yaml` alone. */
  readonly files?: readonly FileSetting[]
  /** Of the template, by name. */
  readonly options?: Readonly<Record<string, OptionSetting>>
  readonly check?: readonly RuleSetting[]
  readonly waive?: readonly WaiverSetting[]
}

/** The file and line in which a span begins, as a message names a place beside its own. */
export function lineOf(
  files: readonly SourceFile[],
  { file, start }: Span,
): { readonly path: string; readonly line: number } {
  const text = files.find(({ name }) => name === file)?.text ?? ''
  return { path: file, line: text.slice(0, start).split('\n').length }
}

/** Where `[start, end)` of a text with this map stands; a stretch over several pieces ends where its last character does. */
export function spanOf(map: readonly Piece[], start: number, end: number): Span | undefined {
  const first = pieceAt(map, start)
  if (!first) return undefined
  const last = pieceAt(map, Math.max(start, end - 1)) ?? first
  const from = placeIn(first, start)
  const to = last.whole ? last.span.end : end > start ? placeIn(last, end - 1) + 1 : from
  return { file: first.span.file, start: from, end: last.span.file === first.span.file ? to : from }
}

/**
 * The way back: which part of a text of `length` with this map a span of a file is. Where the span stands between characters of the text, as a line end does
 * that was joined, it is the character before and the one after; undefined if it lies outside the text.
 */
export function rangeIn(
  map: readonly Piece[],
  length: number,
  { file, start, end }: Span,
): { readonly start: number; readonly end: number } | undefined {
  const own = map.flatMap((piece, i) => {
    const to = map[i + 1]?.at ?? length
    if (piece.span.file !== file || to <= piece.at) return []
    const last = piece.whole ? piece.span.end : piece.span.start + to - piece.at
    return [{ piece, to, first: piece.span.start, last }]
  })
  const met = own.filter(({ first, last }) => first < Math.max(end, start + 1) && start < last)
  const [from, until] = [met[0], met.at(-1)]
  if (from && until) {
    const within = (at: number, { piece, to, first }: typeof from) =>
      piece.whole ? piece.at : Math.min(to, Math.max(piece.at, piece.at + at - first))
    const begin = within(start, from)
    const stop = until.piece.whole ? until.to : within(end, until)
    return { start: begin, end: Math.max(stop, begin + 1) }
  }
  const before = own.findLast(({ last }) => last <= start)
  const after = own.find(({ first }) => first >= end)
  if (!before || !after) return undefined
  return { start: Math.max(0, before.to - 1), end: Math.min(length, after.piece.at + 1) }
}

/** The map of `[start, end)` of a text, for the text cut out. */
export function sliceMap(map: readonly Piece[], start: number, end: number): Piece[] {
  const slice: Piece[] = []
  for (let i = indexAt(map, start); i < map.length; i++) {
    const piece = map[i]
    if (!piece || piece.at >= end) break
    const from = Math.max(piece.at, start)
    const to = Math.min(map[i + 1]?.at ?? end, end)
    if (from >= to) continue
    const span = { ...piece.span, start: placeIn(piece, from) }
    slice.push({ ...piece, at: from - start, span })
  }
  return slice
}

/** The maps of texts put one after the other. */
export function joinMaps(parts: readonly { length: number; map: readonly Piece[] }[]): Piece[] {
  let at = 0
  return parts.flatMap(({ length, map }) => {
    const shifted = map.map((piece) => ({ ...piece, at: piece.at + at }))
    at += length
    return shifted
  })
}

function pieceAt(map: readonly Piece[], offset: number): Piece | undefined {
  return map[indexAt(map, offset)]
}

/** Of the last piece that begins at the offset or before it, else of the first. */
function indexAt(map: readonly Piece[], offset: number): number {
  let low = 0
  let high = map.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((map[middle]?.at ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function placeIn(piece: Piece, offset: number): number {
  if (piece.whole) return piece.span.start
  return Math.min(piece.span.start + Math.max(0, offset - piece.at), piece.span.end)
}

/** The same thing in a text in which every offset is another. */
export function movedObject<T extends SourceObject>(
  object: T,
  move: (offset: number) => number,
): T {
  const range = ({ start, end }: { readonly start: number; readonly end: number }) => ({
    start: move(start),
    end: move(end),
  })
  if (object.kind !== 'table') return { ...object, ...range(object) }
  const rows = object.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, ...range(cell) })),
  }))
  return { ...object, ...range(object), rows }
}
