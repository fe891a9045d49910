import type { Encoding } from './decode.ts'
import type { FindingData } from './findings.ts'
import type { Process } from './paint.ts'
import type { OtherFormat, RepairFact, UnreadFacts } from './inspection.ts'
import type { ColorShown } from './press.ts'
import type { FoldKind, Span } from './source.ts'
import type { Origin } from './tree.ts'

export type Severity = 'error' | 'warning' | 'info'

/** What each diagnostic tells; the words are made of it in report/, in two languages. */
export interface DiagnosticData extends FindingData {
  // reading
  FILE_NOT_FOUND: { path: string }
  FILE_UNREADABLE: { path: string; reason: string }
  FILE_EMPTY: { path: string }
  FOLDER_EMPTY: { path: string; read: readonly string[] }
  FILE_SKIPPED: { path: string }
  FORMAT_UNKNOWN: { path: string; read: readonly string[] }
  NOTHING_MATCHES: { pattern: string }
  FILE_TOO_LARGE: { path: string; size: number; limit: number }
  FILE_LINK_OUTSIDE: { path: string }
  FILE_BINARY: { path: string; format: FileFormat | undefined }
  NUL_BYTE: { path: string; line: number; column: number }
  NOT_UTF8: { path: string; line: number; column: number; byte: string }
  ENCODING_FOUND: { path: string; encoding: Encoding }
  ENCODING_INVALID: {
    path: string
    encoding: Encoding
    isWished: boolean
    line: number
    column: number
    byte: string
  }
  ENCODING_MIXED: {
    path: string
    first: Encoding
    second: Encoding
    line: number
    column: number
    byte: string
  }
  DOCX_OLD: { path: string }
  DOCX_ENCRYPTED: { path: string }
  DOCX_NOT_ZIP: { path: string }
  DOCX_NO_DOCUMENT: { path: string }
  DOCX_DAMAGED: { path: string; part: string | undefined; reason: string }
  /** `packed`: of a part that is packed as no document is, in so many bytes. */
  DOCX_TOO_LARGE: {
    path: string
    part: string | undefined
    size: number
    limit: number
    packed?: number
  }
  DOCX_NOTE: { path: string; reason: string; count: number }
  PART_AS_TEXT: { what: PartAsText; count: number; text?: string }
  PART_LEFT_OUT: { what: PartLeftOut; count: number; text: string }
  CHARACTERS_FOLDED: { kind: FoldKind; count: number; character: string }
  FRONT_MATTER_UNCLOSED: Readonly<Record<string, never>>
  FRONT_MATTER_SYNTAX: { reason: string }
  FRONT_MATTER_UNKNOWN_KEY: { key: string; nearest: string | undefined; known: readonly string[] }
  FRONT_MATTER_WRONG_TYPE: { key: string; expected: ValueType; given: string }
  FILE_LISTED_MISSING: { name: string; nearest: string | undefined }
  FILE_LISTED_TWICE: { name: string }
  FILE_LISTED_OUTSIDE: { name: string }
  FILE_NOT_LISTED: { path: string }
  FILES_MISPLACED: Readonly<Record<string, never>>
  SPEAKERS_BOTH: Readonly<Record<string, never>>
  ROSTER_SYNTAX: { reason: string }
  LEXICON_SYNTAX: { reason: string }
  LEXICON_UNKNOWN_KEY: { key: string; nearest: string | undefined; known: readonly string[] }
  LEXICON_NO_LIST: { key: string }
  LEXICON_NO_WORD: { key: string; word: string; fault: WordFault }
  WORDS_SYNTAX: { reason: string }
  WORDS_UNKNOWN_KEY: { key: string; nearest: string | undefined; known: readonly string[] }
  WORDS_NO_ENTRY: { key: string; given: string }
  WORDS_CONFLICT: { word: string; first: LineOfFile }
  // what proofreading is told
  RULE_UNKNOWN: { code: string; nearest: string | undefined }
  RULE_OPTION_UNKNOWN: { code: string; option: string; known: readonly string[] }
  WAIVER_WITHOUT_CODE: Readonly<Record<string, never>>
  WAIVER_UNUSED: { code: string; text: string | undefined }
  WORDS_UNAVAILABLE: { reason: string }
  MENDS_UNSETTLED: { path: string }
  // parsing
  NO_SPEAKER: { path: string }
  EMPTY_STATEMENT: { speaker: string }
  POSSIBLE_SPEAKER: { line: string }
  UNUSUAL_NAME: { name: string }
  SPEAKERS_BY_WEAK_FORM: { form: WeakForm; line: string; count: number }
  SPEAKER_FROM_FILE_NAME: { path: string; speaker: string }
  /** `isFirst`: before anybody has spoken. */
  FILE_WITHOUT_SPEAKER: { path: string; isFirst: boolean }
  SPEAKER_MISSING: { path: string }
  SPEAKER_OVERRIDDEN: { given: string; source: string; by: 'speakers' | 'speaker' | 'roster' }
  /** `path`: of the file whose `speaker` it is, if not of the whole issue. */
  SPEAKERS_DIFFER: { given: number; found: number; path?: string }
  ROSTER_TWICE: { speaker: string; first: LineOfFile }
  ROSTER_ENTRY_UNCLEAR: { entry: string }
  ROSTER_DIFFERS: { speaker: string; roster: string }
  SPEAKER_NOT_IN_ROSTER: { speaker: string; namesakes: readonly string[] }
  STATEMENTS_REORDERED: { count: number }
  TEXT_NOT_PRINTED: { text: string; count: number }
  PICTURE_NOT_PRINTED: { alt: string }
  MASTHEAD_OVERRIDDEN: { key: string; source: string }
  MARKDOWN_INEXACT: { path: string }
  // templates
  TEMPLATE_NOT_FOUND: { name: string; known: readonly string[] }
  TEMPLATE_FILE_MISSING: { file: string }
  TEMPLATE_FILE_UNREADABLE: { file: string; reason: string }
  TEMPLATE_LINK_OUTSIDE: { file: string }
  TEMPLATE_ON_NETWORK: { name: string }
  TEMPLATE_NOT_UTF8: { path: string; line: number; column: number; byte: string }
  MANIFEST_SYNTAX: { reason: string }
  MANIFEST_INVALID: { path: string; expected: string; nearest?: string }
  TEMPLATE_SYNTAX: {
    fault: 'unclosed' | 'unopened' | 'mismatched' | 'malformed' | 'unfinished'
    detail: string
  }
  TEMPLATE_RAW_OUTPUT: { text: string }
  TEMPLATE_UNKNOWN_HELPER: { name: string; nearest: string | undefined; known: readonly string[] }
  /** `isOfIssue`: not the item's but the issue's, and `nearest` is how to ask for it. */
  TEMPLATE_UNKNOWN_FIELD: { name: string; nearest: string | undefined; isOfIssue: boolean }
  TEMPLATE_UNKNOWN_PARTIAL: { name: string; known: readonly string[] }
  TEMPLATE_UNSUPPORTED: { what: string }
  TEMPLATE_FAILED: { reason: string }
  TEMPLATE_CIRCULAR_PARTIAL: { name: string }
  TEMPLATE_OPTION_UNKNOWN: {
    name: string
    template: string
    nearest: string | undefined
    known: readonly string[]
  }
  TEMPLATE_OPTION_INVALID: { name: string; value: string; expected: string }
  ELEMENT_UNSUPPORTED: { name: string }
  ELEMENT_UNBALANCED: { name: string; fault: 'unclosed' | 'unopened' }
  ATTRIBUTE_UNSUPPORTED: { name: string; element: string }
  ATTRIBUTE_LANGUAGE: { value: string }
  ATTRIBUTE_MISSING: { name: string; element: string }
  FIELD_NOT_PRINTED: { key: string; template: string }
  // style
  CSS_SYNTAX: { reason: string }
  CSS_UNBALANCED: { what: string; fault: 'unclosed' | 'unopened' | 'too deep' }
  CSS_UNKNOWN_PROPERTY: { name: string; nearest: string | undefined } & CssHint
  CSS_UNSUPPORTED: { what: string; instead: string | undefined; advice?: CssAdvice }
  CSS_FONT_FACE_INCOMPLETE: { lacks: 'font-family' | 'src' }
  CSS_MISPLACED: { what: string; place: CssPlace }
  CSS_INVALID_VALUE: { property: string; value: string; expected: string } & CssHint
  CSS_UNDEFINED_VARIABLE: { name: string; known: readonly string[] }
  CSS_CIRCULAR_VARIABLE: { name: string }
  CSS_VALUE_TOO_LONG: { name: string }
  // fonts
  FONT_MANIFEST_BROKEN: { file: string; reason: string }
  FONT_FILE_MISSING: { file: string; family: string }
  FONT_FILE_BROKEN: { file: string; family: string }
  FONT_SOURCE: { src: string; fault: FileSourceFault }
  FONT_NOT_FOUND: { src: string; folders: readonly string[]; nearest: string | undefined }
  FONT_UNREADABLE: { file: string; reason: string }
  FONT_FACE_UNKNOWN: { file: string; face: string | undefined; known: readonly string[] }
  /** `face`: of a collection. */
  FONT_REFUSED: { file: string; face: string | undefined; why: FontRefusal }
  /** `table`: of OpenType, four letters. */
  FONT_BROKEN: { file: string; flaw: FontFlaw; table: string | undefined }
  FONT_VARIABLE: { file: string; weight: number }
  FONT_FOLDER_EMPTY: { folder: string; fault: FontFolderFault; read: readonly string[] }
  /** `partner`: what is printed in place of a weight that the family has not. */
  FONT_WEIGHT_PARTNER: { family: string; weight: number; partner: string; partnerWeight: number }
  FONT_FAMILY_UNKNOWN: { family: string; known: readonly string[] }
  MISSING_GLYPH: { character: string; codePoint: string; count: number; places: readonly Span[] }
  // pictures
  IMAGE_SOURCE: { src: string; fault: FileSourceFault }
  IMAGE_NOT_FOUND: { src: string; folders: readonly string[]; nearest: string | undefined }
  IMAGE_UNREADABLE: { path: string; reason: string }
  IMAGE_FORMAT: { path: string; format: string | undefined }
  IMAGE_BROKEN: {
    path: string
    kind: 'PNG' | 'JPEG' | 'SVG'
    fault: 'cut short' | 'damaged' | 'not UTF-8'
    line?: number
  }
  IMAGE_UNSUPPORTED: { path: string; what: 'coding' | 'depth' | 'colours' | 'inks' }
  IMAGE_TOO_LARGE: { path: string; limit: ImageLimit; value: number; most: number }
  IMAGE_SVG: { path: string; line: number; what: string; fault: SvgFault }
  IMAGE_NOT_DRAWN: { path: string; reason: string }
  IMAGE_IN_LINE: { src: string }
  /** mm: how far it reaches over the edge where it reaches farthest, and how far it may. */
  IMAGE_OUTSIDE_PAGE: { src: string; page: number; beyond: number; bleed: number }
  // composing and pages
  WORD_TOO_LONG: { word: string; measureEm: number }
  WORD_CUT: { word: string }
  LINE_OVERFULL: { excess: number }
  BREAK_FORCED: { left: string; right: string; count: number }
  LINE_SHORT: { lack: number; text: string; count: number }
  LINE_LOOSE: { stretch: number; text: string }
  COLUMN_TOO_NARROW: { measureEm: number }
  PAGE_TOO_SMALL: { width: number; height: number }
  BOX_TOO_TALL: { rows: number; room: number }
  BOX_TOO_WIDE: { width: number; room: number }
  TABLE_ROW_STACKED: { rows: number; room: number }
  TABLE_TOO_WIDE: { width: number; room: number }
  BOX_OUTSIDE_PAGE: { page: number }
  TEXT_OUTSIDE_PAGE: { page: number }
  PAGES_DIFFER: { width: number; other: number }
  PAGE_LEVELLED: PageLevelled
  FIT_FOUND: FitFound
  FIT_IMPOSSIBLE: FitAdvice
  CSS_TARGET_UNKNOWN: { id: string }
  CSS_NO_EFFECT: { property: string; where: NoEffect }
  // the press
  PAGES_OUT_OF_RANGE: { wanted: string; pages: number }
  ICC_UNREADABLE: { path: string; reason: string }
  /** `found`: what stands in place of what should, or is missing. */
  ICC_INVALID: { path: string; fault: IccFault; found: string }
  PDF_NOT_ARCHIVE: { cause: 'inks' | 'private'; what: string }
  PRESS_WITHOUT_PROFILE: Readonly<Record<string, never>>
  /** `shown`: where it is printed, if it has no place in a file. */
  COLOR_WITHOUT_INK: { color: string; process: Process; shown?: ColorShown }
  /** `ink`: its name, or the colour on the screen. Percent of all inks together. */
  INK_HEAVY: { ink: string; process: Process; total: number; most: number; shown?: ColorShown }
  /** pt */
  INK_SMALL_TYPE: { ink: string; process: Process; size: number; least: number; shown: ColorShown }
  SPOT_NONE: Readonly<Record<string, never>>
  SPOT_NAME: { ink: string; spot: string; plate: string }
  /** `solid`: the ink whose full tone the plate prints. */
  SPOT_TINT: { ink: string; spot: string; solid: string }
  SPOT_GRADIENT: { plate: string; src: string }
  /** mm */
  BLEED_WIDE: { bleed: number }
  /** mm: how far it reaches over the edge, 0 where it ends there, and how far it should. */
  IMAGE_WITHOUT_BLEED: { src: string; page: number; beyond: number; bleed: number }
  IMAGE_COARSE: ImageCoarse
  /** `back`: the page that comes to the back, blank ones before it. */
  IMPOSED: { pages: number; sheets: number; blanks: number; back?: number }
  IMPOSED_WRONG_SIDE: { pages: readonly number[] }
  // inspecting
  PDF_NOT_PDF: { path: string; format: OtherFormat }
  PDF_BROKEN: { path: string }
  PDF_LOCKED: { path: string }
  PDF_REPAIRED: { path: string; repairs: readonly RepairFact[] }
  PDF_UNREAD: { path: string; what: UnreadFacts['what']; count: number }
  PDF_TOO_LARGE: { path: string; size: number; limit: number }
  // writing
  OUTPUT_NOT_WRITABLE: { path: string; reason: string }
  OUTPUT_DISK_FULL: { path: string; size: number }
  OUTPUT_IS_SOURCE: { path: string }
  OUTPUT_CLASH: { path: string; sources: readonly string[] }
}

/** Another place that a message names, beside its own. */
export interface LineOfFile {
  readonly path: string
  readonly line: number
}

/** What a file is that is no text, by its first bytes. */
export type FileFormat = 'zip' | 'old office' | 'pdf' | 'rtf' | 'picture'

/** What is read as plain lines, because bulletins cannot show it as what it is. */
export type PartAsText = 'table' | 'html' | 'nested' | 'number' | 'struck' | 'shifted' | 'enclosed'

/** What a file has and the bulletin has not. */
export type PartLeftOut =
  | 'picture'
  | 'footnote'
  | 'comment'
  | 'deletion'
  | 'header'
  | 'number'
  | 'bullet'
  | 'address'
  | 'text'
  | 'hidden'
  | 'ruby'
  | 'symbol'
  | 'diagram'
  | 'chart'

/** Why no file is looked for where the `src` of a picture, or of a font, says. */
export type FileSourceFault =
  'empty' | 'url' | 'absolute' | 'backslash' | 'outside' | 'link' | 'folder'

/** Why a font is not embedded: its licence bits, or what PDF cannot have. */
export type FontRefusal =
  | 'restricted'
  | 'no subsetting'
  | 'bitmap only'
  | 'WOFF'
  | 'Type 1'
  | 'CFF2'
  | 'no outlines'
  | 'too large'

/** Why a folder gives no fonts: nothing is there, or something else, or it may not be read, or has no font file in it. */
export type FontFolderFault = 'missing' | 'no folder' | 'unreadable' | 'empty'

/** What is wrong with a font file. */
export type FontFlaw =
  'not a font' | 'cut short' | 'table missing' | 'table broken' | 'loop' | 'damaged'

/** Why something in a lexicon is no word that speakers can be known by. */
export type WordFault = 'no word' | 'too short' | 'too long'

/** What speakers are known by where nothing says more of them: a name alone, or a unit alone, with a colon. */
export type WeakForm = 'name' | 'unit'

/** What there may be only so much of in a picture. */
export type ImageLimit = 'bytes' | 'pixels' | 'svg bytes' | 'svg depth' | 'svg parts'

/** Why a file is no profile of a printing condition. */
export type IccFault =
  | 'too large'
  | 'no profile'
  | 'cut short'
  | 'version'
  | 'class'
  | 'colours'
  | 'damaged'
  | 'incomplete'

/** A picture with too few pixels for its size on paper, mm. */
export interface ImageCoarse {
  readonly src: string
  readonly page: number
  readonly dpi: number
  /** The dpi that it should have, and the pixels that are so many. */
  readonly least: number
  readonly pixelWidth: number
  readonly pixelHeight: number
  readonly width: number
  readonly height: number
}

/** What an SVG may not have in it. */
export type SvgFault =
  | 'entities'
  | 'script'
  | 'text'
  | 'image'
  | 'outside'
  | 'moves'
  | 'effect'
  | 'colour'
  | 'style'
  | 'element'
  | 'loop'
  | 'size'

/** Where a declaration that is good CSS would do nothing. */
export type NoEffect =
  | 'on the page'
  | 'in a line'
  | 'in a box in one piece'
  | 'in columns'
  | 'on a block in a line'
  | 'below zero'
  | 'higher than its line'
  | 'in a picture'

/** What copyfitting changed; pt. */
export interface FitFound {
  readonly pages: number
  readonly fontSize: number
  readonly fontSizeBefore: number
  readonly leading: number
  readonly leadingBefore: number
  /** More above every heading, negative for fewer. */
  readonly headingRows: number
  /** The share of the last page that its shallowest column fills. */
  readonly fullness: number
}

/** Why a bulletin cannot be brought to a number of pages, and what would do it. */
export interface FitAdvice {
  readonly pages: number
  /** In the setting that comes nearest: its pages, its type and its leading, pt. */
  readonly reached: number
  readonly fontSize: number
  readonly leading: number
  /** Lines too many, or too few. */
  readonly lines: number
  readonly isOver: boolean
  /** That fill so many lines. */
  readonly characters: number
  /** Whether most of the pages are begun by the template, so that lines more or fewer move nothing from page to page. */
  readonly isBegun: boolean
  /** Whether the template allows any change at all. */
  readonly hasBounds: boolean
  /** The type size beyond the template's bounds that would do, pt. */
  readonly allowed?: number
}

/** What gave on a page so that its columns end level, in the order in which it gives (design.md, "Pages"). */
export interface PageLevelled {
  readonly page: number
  /** Rows that heading spaces got or gave. */
  readonly spaces: number
  /** Rows more under the masthead. */
  readonly masthead: number
  /** Rows less in all columns. */
  readonly shallower: number
  /** Paragraphs with a line more, and with one fewer. */
  readonly longer: number
  readonly shorter: number
  /** First lines of paragraphs alone at a column's foot. */
  readonly orphans: number
  /** Last lines alone at a column's head. */
  readonly widows: number
  /** Columns that end where no rule allows it. */
  readonly parted: number
  /** Rows that a column lacks all the same. */
  readonly uneven: number
}

export type ValueType =
  | 'text'
  | 'whole number'
  | 'list of texts'
  | 'date'
  | 'text or number'
  | 'options'
  | 'rules'
  | 'waivers'
  | 'list of speakers'
  | 'list of files'
  | 'speaker'
  | 'order'
  | 'masthead'

/** What to write in place of CSS that is outside the subset: CSS of the subset, or advice in words. */
export interface CssHint {
  /** Properties, declarations or functions, any of them. */
  readonly instead?: readonly string[]
  readonly advice?: CssAdvice
}

export type CssAdvice =
  | 'colours'
  | 'content box'
  | 'font files'
  | 'glyph forms'
  | 'horizontal'
  | 'italics'
  | 'margin boxes'
  | 'no clipping'
  | 'no effects'
  | 'no transparency'
  | 'on paper'
  | 'one sheet'
  | 'order'

/** Where something of the subset may stand. */
export type CssPlace =
  'elements' | 'font faces' | 'generated' | 'margin boxes' | 'pages' | 'string-set'

export type Code = keyof DiagnosticData

export type Diagnostic = { [C in Code]: DiagnosticOf<C> }[Code]

export interface DiagnosticOf<C extends Code> {
  readonly code: C
  readonly severity: Severity
  readonly data: DiagnosticData[C]
  readonly span?: Span
  /** Where a stage knows a block of the bulletin and not its file: `build.ts` makes a span of it. */
  readonly origin?: Origin
  /** What mends it, where nobody could want it otherwise. */
  readonly fix?: readonly FileEdit[]
}

/** What to write in a file in place of a span. */
export interface FileEdit {
  readonly span: Span
  readonly insert: string
}

/** Takes what a stage has to say; the stage goes on if it can. */
export type Report = (diagnostic: Diagnostic) => void

/** A diagnostic of this code; its place may be missing where it is not known. */
export function diagnose<C extends Code>(
  severity: Severity,
  code: C,
  data: DiagnosticData[C],
  place?: Span | Origin,
): Diagnostic {
  const where = place && ('file' in place ? { span: place } : { origin: place })
  return { severity, code, data, ...where } as DiagnosticOf<C> as unknown as Diagnostic
}

/** Codes that speak of the set-up (options, templates, fonts, output) and not of the content: exit code 2. */
export function isConfiguration(code: Code): boolean {
  return CONFIGURATION.some((beginning) => code.startsWith(beginning))
}

const CONFIGURATION = [
  'FILE_NOT_FOUND',
  'FILE_UNREADABLE',
  'FORMAT_UNKNOWN',
  'NOTHING_MATCHES',
  'TEMPLATE_',
  'PICTURE_NOT_PRINTED',
  'MANIFEST_',
  'ELEMENT_',
  'ATTRIBUTE_',
  'CSS_',
  'FONT_',
  'IMAGE_',
  'COLUMN_TOO_NARROW',
  'PAGE_TOO_SMALL',
  'PAGES_',
  'ICC_',
  'BOX_TOO_',
  'OUTPUT_',
  'TEXT_',
]
