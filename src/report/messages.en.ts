import type { Encoding } from '../model/decode.ts'
import type {
  CssAdvice,
  CssHint,
  CssPlace,
  FileFormat,
  FitFound,
  IccFault,
  ImageLimit,
  FileSourceFault,
  FontFlaw,
  FontFolderFault,
  FontRefusal,
  LineOfFile,
  NoEffect,
  PageLevelled,
  PartAsText,
  PartLeftOut,
  SvgFault,
  ValueType,
  WordFault,
} from '../model/diagnostic.ts'
import type { Process } from '../model/paint.ts'
import type { ColorShown } from '../model/press.ts'
import type { OtherFormat, RepairFact, UnreadFacts } from '../model/inspection.ts'
import { ENGLISH_FINDINGS } from './findings.en.ts'
import type { Messages } from './messages.ts'

/** To hundredths: 2.96 is not 3. */
const mm = (length: number) => String(Math.round(length * 100) / 100)
const or = (names: readonly string[]) => names.join(', ')
const meant = (nearest: string | undefined) =>
  nearest === undefined ? {} : { hint: `did you mean \`${nearest}\`?` }

/** A character as it looks, unless it cannot be seen. */
const visible = (character: string) => (/^[\p{C}\p{Z}]/u.test(character) ? '' : `${character} `)
const shown = (text: string) => visible(text).trim() || 'a character that cannot be seen'
/** A value that a message can quote. */
const shortened = (value: string) => (value.length > 60 ? `${value.slice(0, 60)}…` : value)
const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** Another place in a message. */
const at = ({ path, line }: LineOfFile) => `${path}:${line}`

const TYPES: Readonly<Record<ValueType, string>> = {
  text: 'a text',
  'whole number': 'a whole number from 1',
  'list of texts': 'a list: [first, second]',
  date: 'a date: 2030-01-31',
  'text or number': 'a text or a number',
  'list of speakers':
    'a list with a text (unit, post, name) or { unit, title, name } for each statement',
  'list of files':
    'a list of file names in this folder, each alone or as { file: NAME, speaker: … }',
  speaker: 'a speaker as printed, or { unit: …, title: …, name: … }',
  order: '`text` or `roster`',
  masthead: '`text` or `settings`',
  rules: '`RULE: off`, info, warning or error, or `RULE: { severity: error, NAME: 4 }`',
  waivers: 'a list of `RULE: text`, as in - DOUBLED_WORD: 研究研究',
  options: 'the options of the template, one `name: value` on a line under it',
}

const WORD_FAULTS: Readonly<Record<WordFault, string>> = {
  'no word': 'no word',
  'too short': 'too short a word: it would be found everywhere',
  'too long': 'too long a word',
}

const ICC_FAULTS: Readonly<Record<IccFault, (found: string) => string>> = {
  'too large': () => 'is larger than any profile of a printing condition',
  'no profile': () => 'is no ICC profile',
  'cut short': () => 'is cut short',
  version: (found) => `is an ICC profile of version ${found}, and PDF/X-4 knows 2 and 4`,
  class: (found) =>
    `is an ICC profile of class \`${found}\`, and not one of a printing press (prtr)`,
  colours: (found) => `is a profile for ${found}, and not for CMYK`,
  damaged: (found) => `is a damaged ICC profile${found && ` (${found})`}`,
  incomplete: (found) => `is an ICC profile without \`${found}\`, which cannot be used`,
}

/** C0 M100 Y90 K10 */
const inks = (process: Process) => process.map((share, i) => `${'CMYK'[i] ?? ''}${share}`).join(' ')
const countInks = (process: Process) => process.filter((share) => share > 0).length
const ofColor = ({ page, text }: ColorShown) =>
  `page ${page}${text === undefined ? '' : `: “${shortened(text)}”`}`

const ENCODING: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
  gb18030: 'GB18030 (GBK)',
}

const FORMATS: Readonly<Record<FileFormat, string>> = {
  zip: 'a zip archive, as .docx files are',
  'old office': 'a file of an old version of Word, or one with a password',
  pdf: 'a PDF',
  rtf: 'an RTF file',
  picture: 'a picture',
}

const NOT_PDF: Readonly<Record<OtherFormat, string>> = {
  empty: 'empty',
  html: 'a web page (HTML)',
  zip: 'a zip archive, as .docx files are',
  'old office': FORMATS['old office'],
  picture: FORMATS.picture,
  postscript: 'PostScript',
  text: 'a text',
  folder: 'a folder',
  device: 'a device',
  unknown: '',
}

const REPAIRS: Readonly<Record<RepairFact, string>> = {
  xref: 'the cross-reference table is missing or wrong',
  end: 'the end is missing',
  pages: 'the tree of pages is broken, and the order of the pages is guessed',
}

const UNREAD: Readonly<Record<UnreadFacts['what'], (count: number) => string>> = {
  damaged: (count) => `${plural(count, 'stream')} cannot be unpacked`,
  'too large': (count) => `${plural(count, 'stream')} would unpack to more than is read`,
  'unknown filter': (count) => `${plural(count, 'stream')} with a filter that is not known`,
  pages: (count) => `${plural(count, 'page')} with more on it than is looked through`,
}

const AS_TEXT: Readonly<Record<PartAsText, (count: number) => string>> = {
  table: () => 'a table is set as plain lines, a row a line',
  html: (count) => `HTML is set as text, as it stands (${plural(count, 'time')})`,
  nested: () => 'this Markdown is too intricate and is set as it stands, with its marks',
  number: (count) => `numbers that Word counts by itself are set as text (${count})`,
  struck: (count) =>
    `text that is struck through is printed, without the line (${plural(count, 'time')})`,
  shifted: (count) =>
    `raised or lowered characters are set as ordinary ones (${plural(count, 'time')})`,
  enclosed: (count) =>
    `characters in circles or squares are set without these (${plural(count, 'time')})`,
}

const LEFT_OUT: Readonly<Record<PartLeftOut, { what: string; hint?: string }>> = {
  picture: {
    what: 'pictures',
    hint: 'in Word: put it in again as PNG or JPEG, kept in the file, on a line of its own outside of tables; in Markdown: put the picture’s file beside the text',
  },
  footnote: { what: 'footnotes', hint: 'put into the text what has to be printed' },
  comment: { what: 'comments' },
  deletion: { what: 'text deleted with “track changes”' },
  header: {
    what: 'headers or footers of the page',
    hint: 'put into the text what has to be printed',
  },
  number: {
    what: 'numbers that Word puts before paragraphs',
    hint: 'write the numbers as text (Word: copy all, paste as unformatted text)',
  },
  bullet: { what: 'bullets of a list' },
  address: { what: 'addresses of links' },
  text: {
    what: 'characters in parts that cannot be read, such as formulas',
    hint: 'write into the text what has to be printed',
  },
  hidden: {
    what: 'text that Word does not show either',
    hint: 'if it has to be printed: in Word, Font, switch “Hidden” off; or take it out of the merged cell',
  },
  ruby: { what: 'readings over characters (Phonetic Guide); the characters themselves are' },
  symbol: {
    what: 'signs of a symbol font that are no characters',
    hint: 'put in a character that says the same',
  },
  diagram: { what: 'diagrams (SmartArt)', hint: 'put it in as a PNG picture, or as text' },
  chart: { what: 'charts', hint: 'put it in as a PNG picture, or as a table' },
}

/** Megabytes, up to the next tenth. */
const megabytes = (bytes: number) => `${String(Math.ceil(bytes / 100_000) / 10)} MB`
const quoted = (text: string) => (text === '' ? '' : `: “${shortened(text)}”`)
const RAISE = 'if it is right, allow more: --max-size MB'

const FOLDED = {
  'zero-width': 'characters without width dropped',
  radical: 'Kangxi radicals read as the characters they look like',
  'compatibility-ideograph': 'compatibility ideographs read as the unified characters',
} as const

const NO_EFFECT: Readonly<Record<NoEffect, { where: string; hint: string }>> = {
  'on the page': {
    where: 'on html or body, whose place is the page area',
    hint: 'the margins of `@page` move the page area; for a box put an element inside',
  },
  'in a line': {
    where: 'on an element in a line of text',
    hint: 'make it a box with `display: block`, or put the text in one',
  },
  'in a box in one piece': {
    where: 'inside a box that has a border, padding, background or size of its own',
    hint: 'such a box stands in one piece: take these off it, or this out of it',
  },
  'in columns': {
    where: 'inside columns',
    hint: 'put the box beside the columns, after them',
  },
  'on a block in a line': {
    where: 'inside an inline element, whose text is one paragraph',
    hint: 'put the block beside the inline element, or make that a block',
  },
  'below zero': {
    where: 'with a length below 0',
    hint: 'blocks do not overlap; `position: absolute` places a box anywhere',
  },
  'higher than its line': {
    where: 'on a box that is higher than its line',
    hint: 'a lower box, a greater `line-height`, or `display: block`',
  },
  'in a picture': {
    where: 'on a picture, which has nothing in it',
    hint: 'put the picture in a <figure>, and what goes with it beside it',
  },
}

/** What gave on a page, each with its amount. */
function gaveOn(data: PageLevelled): string[] {
  const parts: [count: number, text: string][] = [
    [data.spaces, `heading spaces changed by ${plural(data.spaces, 'line')}`],
    [data.masthead, `${plural(data.masthead, 'line')} more under the masthead`],
    [data.shallower, `all columns ${plural(data.shallower, 'line')} shorter`],
    [data.longer, `${plural(data.longer, 'paragraph')} one line longer`],
    [data.shorter, `${plural(data.shorter, 'paragraph')} one line shorter`],
    [data.orphans, `a paragraph’s first line alone at a column’s foot, ${data.orphans} times`],
    [data.widows, `a paragraph’s last line alone at a column’s head, ${data.widows} times`],
    [data.parted, `a column ends where it should not, ${data.parted} times`],
    [data.uneven, `a column ends ${plural(data.uneven, 'line')} short`],
  ]
  return parts.flatMap(([count, text]) => (count > 0 ? [text] : []))
}

const pt = (length: number) => `${String(Math.round(length * 100) / 100)}pt`
const percent = (share: number) => `${String(Math.floor(share * 100 + 1e-6))} %`

/** What copyfitting changed, from what to what. */
function fitted(data: FitFound): string[] {
  const { headingRows: rows } = data
  return [
    ...(data.fontSize === data.fontSizeBefore
      ? []
      : [`type of ${pt(data.fontSize)} instead of ${pt(data.fontSizeBefore)}`]),
    ...(pt(data.leading) === pt(data.leadingBefore)
      ? []
      : [`lines ${pt(data.leading)} apart instead of ${pt(data.leadingBefore)}`]),
    ...(rows === 0
      ? []
      : [`${plural(Math.abs(rows), 'line')} ${rows > 0 ? 'more' : 'fewer'} above headings`]),
  ]
}

const SYNTAX = {
  unclosed: 'this block is never closed',
  unfinished: 'this {{ has no }}',
  unopened: 'a block is closed here that was not opened',
  mismatched: 'this block is closed by another name',
  malformed: 'this is no Handlebars',
} as const

const UNBALANCED = {
  unclosed: '$ is not closed',
  unopened: 'there is nothing that this $ closes',
  'too deep': 'brackets are nested too deep',
} as const

const ADVICE: Readonly<Record<CssAdvice, string>> = {
  colours: 'a colour is #rrggbb, or an ink of template.json: var(--name)',
  'content box': '`width` and `height` are those of the content, without padding and border',
  'font files':
    'a font file comes in by @font-face { font-family: …; src: url(…); font-weight: … }',
  'glyph forms':
    'write the text as it shall be printed; banxin chooses the forms of its characters',
  horizontal: 'lines run from left to right',
  italics: 'Chinese has no italics: use a 楷 face (font-family) or text-emphasis',
  'margin boxes':
    'what every page repeats belongs in a margin box: @page { @top-left { content: … } }',
  'no clipping': 'everything is printed; give the box the room that it needs',
  'no effects': 'there are rules (border), tints (background) and characters to adorn a page with',
  'no transparency': 'use a lighter colour or ink; transparency does not survive printing',
  'on paper': 'it means nothing on paper; leave it out',
  'one sheet': 'all of a template’s CSS is in style.css, and all of it is for paper',
  order: 'what stands later in page.hbs comes later, and on top',
}

const PLACES: Readonly<Record<CssPlace, string>> = {
  elements: 'elements: name one before the {',
  'font faces': '@font-face',
  generated: '::before and ::after',
  'margin boxes': 'margin boxes: @page { @bottom-center { content: … } }',
  pages: '@page',
  'string-set': '`string-set`',
}

const BESIDE = 'put the file into the template’s folder or the issue’s, and name it from there'

const SOURCES: Readonly<Record<FileSourceFault, { what: string; hint: string }>> = {
  empty: { what: 'is empty', hint: 'name a file, or leave the <img> out with {{#if …}}' },
  url: { what: 'is an address; nothing is fetched', hint: BESIDE },
  absolute: { what: 'is a path of one computer alone', hint: BESIDE },
  backslash: { what: 'has a backslash', hint: 'folders are parted by /, on Windows too' },
  outside: { what: 'leads out of the folder', hint: BESIDE },
  link: { what: 'is a link that leads out of the folder', hint: 'put the file itself there' },
  folder: { what: 'is no file', hint: 'name the picture in the folder' },
}

const FONT_SOURCES: Readonly<Record<FileSourceFault, { what: string; hint: string }>> = {
  ...SOURCES,
  empty: { what: 'is empty', hint: 'name a file: `src: url("name.ttf")`' },
  folder: { what: 'is no file', hint: 'name the font file in the folder' },
}

const FONT_REFUSALS: Readonly<Record<FontRefusal, { what: string; hint: string }>> = {
  restricted: {
    what: 'may not be embedded: its licence bits say restricted (fsType 2)',
    hint: 'ask its maker for a licence that allows embedding in documents, or take another font',
  },
  'no subsetting': {
    what: 'may not be embedded in part, as every PDF of banxin has it: its licence bits say no subsetting (fsType 0x0100)',
    hint: 'ask its maker for a file that allows it, or take another font',
  },
  'bitmap only': {
    what: 'may be embedded as bitmaps only: so its licence bits say (fsType 0x0200)',
    hint: 'ask its maker for a file that allows outlines, or take another font',
  },
  WOFF: {
    what: 'is a font for web pages (WOFF)',
    hint: 'take the TTF or OTF that it was made of',
  },
  'Type 1': { what: 'is a Type 1 font', hint: 'take the OTF of it' },
  CFF2: {
    what: 'is a variable font with PostScript outlines (CFF2)',
    hint: 'take one of the static OTF or TTF files of it',
  },
  'no outlines': {
    what: 'has no outlines that can be printed, but bitmaps or colours',
    hint: 'take another font',
  },
  'too large': { what: 'has more than 500 MB', hint: 'take one of its faces by itself' },
}

const FONT_FLAWS: Readonly<Record<FontFlaw, (table: string | undefined) => string>> = {
  'not a font': () => 'is no font',
  'cut short': () => 'ends before its end',
  'table missing': (table = '') => `has no table ${table}`,
  'table broken': (table = '') => `has a broken table ${table}`,
  loop: () => 'has a glyph that is made of itself, or of too many',
  damaged: () => 'is damaged',
}

const LIMITS: Readonly<Record<ImageLimit, { unit: string; scale: number; hint: string }>> = {
  bytes: {
    unit: 'MB',
    scale: 1e6,
    hint: 'save it smaller: 300 pixels an inch are enough in print',
  },
  pixels: {
    unit: 'million pixels',
    scale: 1e6,
    hint: 'save it smaller: 300 pixels an inch are enough in print',
  },
  'svg bytes': { unit: 'MB', scale: 1e6, hint: 'simplify the drawing, or save it as PNG' },
  'svg depth': { unit: 'groups in each other', scale: 1, hint: 'ungroup the drawing' },
  'svg parts': { unit: 'parts', scale: 1, hint: 'simplify the drawing, or save it as PNG' },
}

const BROKEN = {
  'cut short': 'ends before its end',
  damaged: 'is damaged',
  'not UTF-8': 'is not UTF-8',
} as const

const UNPRINTED = {
  coding: 'is a JPEG of a kind that PDF does not know (lossless or arithmetic coding)',
  depth: 'is a JPEG of 12 bits, which PDF does not know',
  colours: 'is a JPEG whose colours are neither grey nor RGB nor CMYK',
  inks: 'is a CMYK JPEG that does not say which way its inks count',
} as const

const SVG_FAULTS: Readonly<Record<SvgFault, { what: string; hint: string }>> = {
  entities: {
    what: 'names that stand for other text',
    hint: 'export it as plain SVG, without editing data of the drawing program',
  },
  script: { what: 'programs', hint: 'take it out, or export it as plain SVG' },
  text: {
    what: 'text, whose font would be another on the page',
    hint: 'convert the text to outlines (paths), and say it in `alt`',
  },
  image: { what: 'a picture in it', hint: 'place the picture itself, or save all of it as PNG' },
  outside: { what: 'a reference that leads out of the file', hint: 'only `#id` of the same file' },
  moves: { what: 'movement, which paper does not show', hint: 'take it out' },
  effect: { what: 'an effect that is not printed', hint: 'take it out, or save all of it as PNG' },
  colour: { what: 'a colour that is not understood', hint: 'write it #rrggbb' },
  style: {
    what: 'CSS that is not understood',
    hint: 'only rules of one element, class or id; or export it with attributes in place of CSS',
  },
  element: { what: 'something that is not printed', hint: 'export it as plain SVG 1.1' },
  loop: { what: 'a reference that leads back to itself', hint: 'break the circle' },
  size: {
    what: 'no size that can be used',
    hint: 'give it `width` and `height`, or a `viewBox` of four numbers',
  },
}

const hintOf = ({ instead, advice }: CssHint) =>
  instead ? `use ${instead.map((css) => `\`${css}\``).join(' or ')}` : advice && ADVICE[advice]

interface FontFolderWords {
  readonly message: (folder: string) => string
  readonly hint: (read: string) => string
}

const FONT_FOLDERS: Readonly<Record<FontFolderFault, FontFolderWords>> = {
  missing: {
    message: (folder) => `there is no folder ${folder}`,
    hint: () => 'check the name that --font-dir gives; a relative one begins where banxin is run',
  },
  'no folder': {
    message: (folder) => `${folder} is no folder`,
    hint: () => '--font-dir takes the folder that the font file lies in',
  },
  unreadable: {
    message: (folder) => `the folder ${folder} cannot be read`,
    hint: () => 'may you read it?',
  },
  empty: {
    message: (folder) => `no font file in ${folder}`,
    hint: (read) => `read are ${read}, in the folder itself and not in folders in it`,
  },
}

/** What to do about a character that no font has: a name is not to be spelt otherwise. */
export const FONT_WITH_IT =
  'use a font of your own that has it: --font-dir FOLDER, or @font-face in the template’s style.css; failing that, write another character'

export const ENGLISH: Messages = {
  ...ENGLISH_FINDINGS,
  FILE_NOT_FOUND: ({ path }) => ({
    message: `no such file: ${path}`,
    hint: 'check the name and the folder you are in',
  }),
  FILE_UNREADABLE: ({ path, reason }) => ({ message: `${path} cannot be read: ${reason}` }),
  FILE_EMPTY: ({ path }) => ({
    message: `${path} has no text`,
    hint: 'save the statements into it first',
  }),
  FOLDER_EMPTY: ({ path, read }) => ({
    message: `the folder ${path} holds nothing that can be read`,
    hint: `put the statements there, one file each: ${or(read)}`,
  }),
  FILE_SKIPPED: ({ path }) => ({
    message: `${path} is not in the bulletin: nothing that banxin reads is in it`,
    hint: 'save it as .txt, .md or .docx if it belongs there',
  }),
  FORMAT_UNKNOWN: ({ path, read }) => ({
    message: `${path} is no kind of file that banxin reads`,
    hint: `it reads ${or(read)}; save the text as one of these`,
  }),
  NOTHING_MATCHES: ({ pattern }) => ({ message: `nothing matches ${pattern}` }),
  FILE_TOO_LARGE: ({ path, size, limit }) => ({
    message: `${path} has ${megabytes(size)}, and ${megabytes(limit)} are the most`,
    hint: RAISE,
  }),
  FILE_LINK_OUTSIDE: ({ path }) => ({
    message: `${path} is a link that leads out of the folder of the issue`,
    hint: 'put the file itself there',
  }),
  FILE_BINARY: ({ path, format }) => ({
    message: `${path} is no text${format === undefined ? '' : ` but ${FORMATS[format]}`}`,
    hint: 'open it in its program and save it as plain text (UTF-8) or .docx; another name alone does not change it',
  }),
  NUL_BYTE: ({ path, line, column }) => ({
    message: `${path} has a NUL character at line ${line}, column ${column}`,
    hint: 'take it out, or save the text again with the encoding UTF-8',
  }),
  NOT_UTF8: ({ path, line, column, byte }) => ({
    message: `${path} is not UTF-8: byte ${byte} at line ${line}, column ${column}`,
    hint: 'save it again with the encoding UTF-8 (Notepad: Save as; WPS: plain text, then Unicode UTF-8), or name the encoding: --encoding gb18030',
  }),
  ENCODING_FOUND: ({ path, encoding }) => ({
    message: `${path} was read as ${ENCODING[encoding]}`,
    hint: 'if characters are wrong, name the encoding: --encoding',
  }),
  ENCODING_INVALID: ({ path, encoding, isWished, line, column, byte }) => ({
    message: `${path} is not ${ENCODING[encoding]}: byte ${byte} at line ${line}, column ${column}`,
    hint: isWished
      ? 'leave out --encoding and banxin looks for itself, or save the text again as UTF-8'
      : 'save it again with the encoding UTF-8, or name the encoding: --encoding',
  }),
  ENCODING_MIXED: ({ path, first, second, line, column, byte }) => ({
    message: `${path} begins in ${ENCODING[first]} and goes on in ${ENCODING[second]}: byte ${byte} at line ${line}, column ${column}`,
    hint: 'two files were put together: convert each to UTF-8 first',
  }),
  DOCX_OLD: ({ path }) => ({
    message: `${path} is a file of an old version of Word (.doc)`,
    hint: 'open it in Word or WPS and save it as .docx; another name alone does not change it',
  }),
  DOCX_ENCRYPTED: ({ path }) => ({
    message: `${path} is locked with a password`,
    hint: 'open it in Word or WPS, take the password away, save it again',
  }),
  DOCX_NOT_ZIP: ({ path }) => ({
    message: `${path} is no .docx file, whatever its name`,
    hint: 'open it in the program that made it and save it as .docx',
  }),
  DOCX_NO_DOCUMENT: ({ path }) => ({
    message: `${path} is an archive without a Word document in it`,
    hint: 'open it in Word or WPS and save it as .docx',
  }),
  DOCX_DAMAGED: ({ path, part, reason }) => ({
    message: `${path} is damaged${part === undefined ? '' : ` (${part})`}: ${reason}`,
    hint: 'copy it again from where it came from, or let Word repair it and save it',
  }),
  DOCX_TOO_LARGE: ({ path, part, size, limit, packed }) => ({
    message:
      packed === undefined
        ? `${part === undefined ? path : `${part} in ${path}`} unpacks to ${megabytes(size)}, and ${megabytes(limit)} are the most`
        : `${part ?? ''} in ${path} unpacks to ${Math.round(size / Math.max(1, packed))} times its size, as no document does`,
    hint: packed === undefined ? RAISE : 'open it in Word or WPS and save it again as .docx',
  }),
  DOCX_NOTE: ({ path, reason, count }) => ({
    message: `${path}: ${reason}${count > 1 ? ` (${plural(count, 'time')})` : ''}`,
  }),
  PART_AS_TEXT: ({ what, count, text = '' }) => ({
    message: `${AS_TEXT[what](count)}${text ? `: ${text}` : ''}`,
  }),
  PART_LEFT_OUT: ({ what, count, text }) => ({
    message: `not in the bulletin are ${LEFT_OUT[what].what} (${count})${quoted(text)}`,
    ...(LEFT_OUT[what].hint !== undefined && { hint: LEFT_OUT[what].hint }),
  }),
  CHARACTERS_FOLDED: ({ kind, count, character }) => ({
    message: `${FOLDED[kind]}: ${count}${kind === 'zero-width' ? '' : `, first ${character}`}`,
  }),
  FRONT_MATTER_UNCLOSED: () => ({
    message: 'the settings at the head of the file have no end',
    hint: 'put a line of --- after them',
  }),
  FRONT_MATTER_SYNTAX: ({ reason }) => ({
    message: `the settings are not YAML: ${reason}`,
    hint: 'write one `key: value` on a line',
  }),
  FRONT_MATTER_UNKNOWN_KEY: ({ key, nearest, known }) => ({
    message: `there is no setting \`${key}\``,
    hint: nearest === undefined ? `settings are: ${or(known)}` : `did you mean \`${nearest}\`?`,
  }),
  FRONT_MATTER_WRONG_TYPE: ({ key, expected, given }) => ({
    message: `\`${key}\` cannot be ${given}`,
    hint: `it must be ${TYPES[expected]}`,
  }),
  FILE_LISTED_MISSING: ({ name, nearest }) => ({
    message: `there is no file ${name} in the folder of the issue`,
    ...(nearest === undefined
      ? { hint: 'write names as the folder shows them, with .txt, .md or .docx at the end' }
      : meant(nearest)),
  }),
  FILE_LISTED_TWICE: ({ name }) => ({
    message: `${name} stands twice under \`files\``,
    hint: 'take out one of the two',
  }),
  FILE_LISTED_OUTSIDE: ({ name }) => ({
    message: `${name} is no name of a file in the folder of the issue`,
    hint: 'names alone, without folders; put the file beside issue.yaml',
  }),
  FILE_NOT_LISTED: ({ path }) => ({
    message: `${path} is left out: it is not under \`files\` in the settings`,
    hint: 'add it there, or take it out of the folder',
  }),
  FILES_MISPLACED: () => ({
    message: '`files` does nothing here: it gives the order of the files in a folder',
    hint: 'write it into issue.yaml in the folder of the issue',
  }),
  SPEAKERS_BOTH: () => ({
    message: 'both `speakers` and a `speaker` under `files` say who speaks',
    hint: 'keep one of the two ways',
  }),
  ROSTER_SYNTAX: ({ reason }) => ({
    message: `the roster is not YAML: ${reason}`,
    hint: 'one speaker a line, after a hyphen and a space: - 某某镇党委书记张三',
  }),
  LEXICON_SYNTAX: ({ reason }) => ({
    message: `the lexicon is not YAML: ${reason}`,
    hint: 'write a list on a line: titles: [首席策划, 片区长]',
  }),
  LEXICON_UNKNOWN_KEY: ({ key, nearest, known }) => ({
    message: `a lexicon has no list \`${key}\``,
    hint: nearest === undefined ? `lists are: ${or(known)}` : `did you mean \`${nearest}\`?`,
  }),
  LEXICON_NO_LIST: ({ key }) => ({
    message: `\`${key}\` is no list of words`,
    hint: `write ${key}: [first, second]`,
  }),
  LEXICON_NO_WORD: ({ key, word, fault }) => ({
    message: `“${shortened(word)}” in \`${key}\` is ${WORD_FAULTS[fault]}`,
    hint:
      key === 'names'
        ? 'a family name has one or two characters'
        : 'a word has 2 to 20 Han characters, letters or digits, without spaces or marks',
  }),
  WORDS_SYNTAX: ({ reason }) => ({
    message: `the list of wording is not YAML: ${reason}`,
    hint: 'write banned: [word]; fixed: { what is written: what to write }; required: [word]',
  }),
  WORDS_UNKNOWN_KEY: ({ key, nearest, known }) => ({
    message: `a list of wording has no \`${key}\``,
    hint: nearest === undefined ? `there are: ${or(known)}` : `did you mean \`${nearest}\`?`,
  }),
  WORDS_NO_ENTRY: ({ key, given }) => ({
    message: `no entry of \`${key}\`: ${given}`,
    hint:
      key === 'fixed'
        ? 'write `what is written: what to write`, two different texts of one line each'
        : 'write a word, or { word: …, instead: …, note: … }',
  }),
  WORDS_CONFLICT: ({ word, first }) => ({
    message: `the list of wording contradicts itself: ${at(first)} already refuses ${word}`,
    hint: 'leave one of the two',
  }),
  RULE_UNKNOWN: ({ code, nearest }) => ({
    message: `no rule of proofreading is called ${code}`,
    hint: nearest === undefined ? 'the rules are in docs/rules.md' : `did you mean \`${nearest}\`?`,
  }),
  RULE_OPTION_UNKNOWN: ({ code, option, known }) => ({
    message: `the rule ${code} has no option \`${option}\``,
    hint: known.length
      ? `it has: severity, ${or(known)}`
      : 'it has: severity (off, info, warning, error)',
  }),
  WAIVER_WITHOUT_CODE: () => ({
    message: 'banxin-ignore names no rule',
    hint: 'write <!-- banxin-ignore DOUBLED_WORD -->, for example',
  }),
  WAIVER_UNUSED: ({ code, text }) => ({
    message: `a waiver that is not needed: ${code}${text === undefined ? '' : ` (${text})`} finds nothing here`,
    hint: 'take it out, so that it does not hide what comes later',
  }),
  WORDS_UNAVAILABLE: ({ reason }) => ({
    message: `texts cannot be taken apart into words on this machine (${reason}): rules that need it were left out`,
    hint: 'install banxin again (npm install), or check on another machine',
  }),
  MENDS_UNSETTLED: ({ path }) => ({
    message: `${path}: what is mended is changed back, and so nothing was`,
    hint: 'most likely words.yaml wants what a rule refuses: look at `fixed`',
  }),
  NO_SPEAKER: ({ path }) => ({
    message: `no speaker found in ${path}`,
    hint: 'a speaker line has unit, post, name and colon, as in 某某镇党委书记张三：; or list the speakers under `speakers` in the settings',
  }),
  EMPTY_STATEMENT: ({ speaker }) => ({
    message: `${speaker} is followed by no statement`,
    hint: 'add the text under it, or take the line out',
  }),
  POSSIBLE_SPEAKER: ({ line }) => ({
    message: `is “${line}” a speaker? It was read as text`,
    hint: 'if so, write unit, post, name and colon: 某某镇党委书记张三：; or list the speakers under `speakers` in the settings',
  }),
  UNUSUAL_NAME: ({ name }) => ({
    message: `“${name}” was read as a speaker’s name, and begins with no family name that we know`,
    hint: 'if it is none, take out the colon at the end of the line',
  }),
  SPEAKERS_BY_WEAK_FORM: ({ form, line, count }) => ({
    message: `no line has unit, post and name: ${plural(count, form)} with a colon, as in “${line}”, taken for speakers`,
    hint: 'if they are none, take out the colons, or list the speakers under `speakers` in the settings',
  }),
  SPEAKER_FROM_FILE_NAME: ({ path, speaker }) => ({
    message: `${path} has no speaker line: its name says ${speaker}`,
    hint: 'a line with unit, post, name and colon at its head is stronger than its name',
  }),
  SPEAKER_MISSING: ({ path }) => ({
    message: `nobody is said to speak in ${path}`,
    hint: 'write who after `speaker:`, or take the file out of `files`',
  }),
  FILE_WITHOUT_SPEAKER: ({ path, isFirst }) => ({
    message: `nobody speaks in ${path}: its text ${isFirst ? 'stands before everybody, under no name' : 'goes on with the statement before it'}`,
    hint: 'begin it with unit, post, name and colon, or name the file so: 某某镇党委书记张三.txt',
  }),
  SPEAKER_OVERRIDDEN: ({ given, source, by }) => ({
    message: `${by === 'roster' ? 'the roster' : `\`${by}\` in the settings`} puts “${given}” in place of “${source}”`,
    hint:
      by === 'roster'
        ? 'mend the text, or the roster; `speaker` in issue.yaml is stronger than it'
        : 'take out one of the two',
  }),
  SPEAKERS_DIFFER: ({ given, found, path }) => ({
    message:
      path === undefined
        ? `\`speakers\` in the settings lists ${given}, and there are ${plural(found, 'statement')}`
        : `\`speaker\` in the settings lists ${given}, and in ${path} there are ${plural(found, 'statement')}`,
    hint: 'one entry for each statement, in their order; or lines exactly as they stand in the text',
  }),
  ROSTER_TWICE: ({ speaker, first }) => ({
    message: `${speaker} stands in the roster twice, for the first time at ${at(first)}`,
    hint: 'keep the one that is right; several posts of one person go into one entry, with 、 between',
  }),
  ROSTER_ENTRY_UNCLEAR: ({ entry }) => ({
    message: `“${entry}” in the roster is not one person’s unit, post and name; it is passed over`,
    hint: 'one person an entry; or { unit: …, title: …, name: … }',
  }),
  ROSTER_DIFFERS: ({ speaker, roster }) => ({
    message: `the text has “${speaker}”, and the roster has “${roster}” for that post`,
    hint: 'mend whichever is wrong; the text is printed as it stands',
  }),
  SPEAKER_NOT_IN_ROSTER: ({ speaker, namesakes }) => ({
    message: `“${speaker}” is not in the roster${namesakes.length ? `, which has others of that name: ${or(namesakes)}` : ''}`,
  }),
  STATEMENTS_REORDERED: ({ count }) => ({
    message: `the statements stand in the order of the roster: ${plural(count, 'statement')} moved`,
  }),
  TEXT_NOT_PRINTED: ({ text, count }) => ({
    message: `the template does not print “${text}”${count > 1 ? `, and ${plural(count - 1, 'more text')}` : ''}; nothing was written`,
    hint: 'a template must show the masthead, every speaker ({{speaker this}} in {{#each statements}}) and every paragraph ({{paragraph this}} in {{#each blocks}}): see page.hbs, and display: none in style.css',
  }),
  PICTURE_NOT_PRINTED: ({ alt }) => ({
    message: `the template does not print this picture${alt ? ` (“${alt}”)` : ''}; nothing was written`,
    hint: 'a template shows pictures and tables as well as paragraphs: {{#if (figure this)}}<img src="{{src}}" alt="{{alt}}">{{/if}} in {{#each blocks}}; see block.hbs of the templates that come with banxin',
  }),
  MARKDOWN_INEXACT: ({ path }) => ({
    message: `${path}: this Markdown does not read back to quite the same bulletin`,
    hint: 'cells over several columns, and heads of tables of several rows, have no form in Markdown; json and yaml have all',
  }),
  MASTHEAD_OVERRIDDEN: ({ key, source }) => ({
    message: `\`${key}\` in the settings replaces “${source}” in the text`,
    hint: 'take out one of the two',
  }),
  TEMPLATE_NOT_FOUND: ({ name, known }) => ({
    message: `there is no template ${name}`,
    hint: `there are: ${or(known)}; or give a folder, as in ./my-template`,
  }),
  TEMPLATE_FILE_MISSING: ({ file }) => ({ message: `the template lacks ${file}` }),
  TEMPLATE_FILE_UNREADABLE: ({ file, reason }) => ({
    message: `${file} cannot be read: ${reason}`,
  }),
  TEMPLATE_LINK_OUTSIDE: ({ file }) => ({
    message: `${file} is a link that leads out of the folder of the template`,
    hint: 'put the file itself there',
  }),
  TEMPLATE_ON_NETWORK: ({ name }) => ({
    message: `the settings ask for a template on another machine: ${name}`,
    hint: 'texts reach nothing over the network: copy the template here, or name it with --template',
  }),
  TEMPLATE_NOT_UTF8: ({ path, line, column, byte }) => ({
    message: `${path} is not in UTF-8: byte ${byte} in line ${line}, column ${column}`,
    hint: 'save the file as UTF-8',
  }),
  MANIFEST_SYNTAX: ({ reason }) => ({
    message: `template.json is not JSON: ${reason}`,
    hint: 'look just before this place: a comma between two entries and none after the last, texts and names in double quotes',
  }),
  MANIFEST_INVALID: ({ path, expected, nearest }) => ({
    message: `template.json: \`${path}\` is not as it should be`,
    hint: nearest === undefined ? `expected ${expected}` : `did you mean \`${nearest}\`?`,
  }),
  TEMPLATE_SYNTAX: ({ fault, detail }) => ({ message: SYNTAX[fault] + (detail && `: ${detail}`) }),
  TEMPLATE_RAW_OUTPUT: ({ text }) => ({
    message: `${text} would let content become markup`,
    hint: 'write {{…}} with two braces',
  }),
  TEMPLATE_UNKNOWN_HELPER: ({ name, nearest, known }) => ({
    message: `there is no helper \`${name}\``,
    hint: nearest === undefined ? `helpers are: ${or(known)}` : `did you mean \`${nearest}\`?`,
  }),
  TEMPLATE_UNKNOWN_FIELD: ({ name, nearest, isOfIssue }) => ({
    message: `there is no field \`${name}\` here`,
    ...(isOfIssue
      ? {
          hint: `it is the issue’s and not the item’s: inside {{#each}} write \`${nearest ?? ''}\``,
        }
      : meant(nearest)),
  }),
  TEMPLATE_UNKNOWN_PARTIAL: ({ name, known }) => ({
    message: `there is no partial ${name}.hbs`,
    hint: known.length ? `there are: ${or(known)}` : 'put it beside page.hbs',
  }),
  TEMPLATE_UNSUPPORTED: ({ what }) => ({ message: `${what} is not part of banxin’s templates` }),
  TEMPLATE_FAILED: ({ reason }) => ({ message: `the template failed: ${reason}` }),
  TEMPLATE_CIRCULAR_PARTIAL: ({ name }) => ({
    message: `the partial ${name} leads back to itself`,
  }),
  TEMPLATE_OPTION_UNKNOWN: ({ name, template, nearest, known }) => ({
    message: `the template ${template} has no option \`${name}\``,
    hint:
      nearest !== undefined
        ? `did you mean \`${nearest}\`?`
        : known.length
          ? `its options are: ${or(known)}`
          : 'it has no options at all',
  }),
  TEMPLATE_OPTION_INVALID: ({ name, value, expected }) => ({
    message: `the option \`${name}\` cannot be ${shortened(value)}`,
    hint: `it must be ${expected}`,
  }),
  ELEMENT_UNBALANCED: ({ name, fault }) =>
    fault === 'unclosed'
      ? {
          message: `<${name}> is not closed`,
          hint: `write </${name}> where it ends, in the same file`,
        }
      : {
          message: `</${name}> closes nothing`,
          hint: `is <${name}> missing, or closed by another tag?`,
        },
  ELEMENT_UNSUPPORTED: ({ name }) => ({
    message: `<${name}> is not part of banxin’s HTML`,
    hint: 'docs/css.md lists the elements',
  }),
  ATTRIBUTE_UNSUPPORTED: ({ name, element }) => ({
    message: `\`${name}\` on <${element}> is not part of banxin’s HTML`,
    hint:
      element === 'a' && name === 'href'
        ? 'a link leads to an element of the same bulletin: href="#id"'
        : 'give it a class, and say the rest in style.css',
  }),
  ATTRIBUTE_LANGUAGE: ({ value }) => ({
    message: `\`lang="${shortened(value)}"\` is no language`,
    hint: 'write it as BCP 47 has it: zh-CN, en, bo',
  }),
  ATTRIBUTE_MISSING: ({ name, element }) => ({
    message: `<${element}> lacks \`${name}\``,
    hint:
      name === 'alt'
        ? 'say what the picture shows, for who cannot see it: alt="…"; alt="" for mere decoration'
        : `add ${name}="…"`,
  }),
  FIELD_NOT_PRINTED: ({ key, template }) => ({
    message: `the template ${template} does not print \`${key}\``,
  }),
  CSS_SYNTAX: ({ reason }) => ({ message: `this is no CSS: ${reason}` }),
  CSS_UNBALANCED: ({ what, fault }) => ({ message: UNBALANCED[fault].replace('$', what) }),
  CSS_UNKNOWN_PROPERTY: ({ name, nearest, ...hint }) => ({
    message: `\`${name}\` is not part of banxin’s CSS`,
    hint:
      hintOf(hint) ??
      (nearest === undefined ? 'docs/css.md lists the properties' : `did you mean \`${nearest}\`?`),
  }),
  CSS_UNSUPPORTED: ({ what, instead, advice }) => ({
    message: `${what} is not part of banxin’s CSS`,
    ...(instead && { hint: `there are: ${instead}` }),
    ...(advice && { hint: ADVICE[advice] }),
  }),
  CSS_FONT_FACE_INCOMPLETE: ({ lacks }) => ({
    message: `this @font-face has no \`${lacks}\``,
    hint: '@font-face { font-family: "Name"; src: url("name.ttf"); font-weight: 400 }',
  }),
  CSS_MISPLACED: ({ what, place }) => ({
    message: `\`${what}\` cannot stand here`,
    hint: `it is for ${PLACES[place]}`,
  }),
  CSS_INVALID_VALUE: ({ property, value, expected, ...hint }) => ({
    message: `\`${property}\` cannot be ${shortened(value)}`,
    hint: [`expected ${expected}`, hintOf(hint)].filter((part) => part !== undefined).join('; '),
  }),
  CSS_UNDEFINED_VARIABLE: ({ name, known }) => ({
    message: `${name} is set nowhere`,
    hint: `set: ${or(known)}`,
  }),
  CSS_CIRCULAR_VARIABLE: ({ name }) => ({ message: `${name} is defined by itself` }),
  CSS_NO_EFFECT: ({ property, where }) => ({
    message: `\`${property}\` would do nothing ${NO_EFFECT[where].where}`,
    hint: NO_EFFECT[where].hint,
  }),
  CSS_TARGET_UNKNOWN: ({ id }) => ({
    message: `no element has the id ${id}, so no page number can be printed for it`,
    hint: `give the element meant \`id="${id}"\``,
  }),
  CSS_VALUE_TOO_LONG: ({ name }) => ({
    message: `\`${name}\` gets too long, or its brackets too deep, when its variables are filled in`,
  }),
  FONT_MANIFEST_BROKEN: ({ file, reason }) => ({
    message: `${file} cannot be used: ${reason}`,
    hint: 'install banxin again',
  }),
  FONT_FILE_MISSING: ({ file, family }) => ({
    message: `the font file ${file} (${family}) is missing`,
    hint: 'install banxin again',
  }),
  FONT_FILE_BROKEN: ({ file, family }) => ({
    message: `the font file ${file} (${family}) is damaged`,
    hint: 'install banxin again',
  }),
  FONT_SOURCE: ({ src, fault }) => ({
    message: `the \`src\` of a font ${FONT_SOURCES[fault].what}${src.trim() ? `: ${shortened(src)}` : ''}`,
    hint: FONT_SOURCES[fault].hint,
  }),
  FONT_NOT_FOUND: ({ src, folders, nearest }) => ({
    message: `there is no font file ${src}; looked for in ${folders.join(' and ')}`,
    hint: nearest === undefined ? BESIDE : `did you mean \`${nearest}\`?`,
  }),
  FONT_UNREADABLE: ({ file, reason }) => ({
    message: `the font file ${file} cannot be read: ${reason}`,
  }),
  FONT_FACE_UNKNOWN: ({ file, face, known }) => ({
    message: face === undefined ? `${file} holds several faces` : `${file} has no face ${face}`,
    hint: `name one by its PostScript name after #; there are: ${or(known)}`,
  }),
  FONT_REFUSED: ({ file, face, why }) => ({
    message: `${file}${face === undefined ? '' : ` (${face})`} ${FONT_REFUSALS[why].what}`,
    hint: FONT_REFUSALS[why].hint,
  }),
  FONT_BROKEN: ({ file, flaw, table }) => ({
    message: `the font file ${file} ${FONT_FLAWS[flaw](table)}`,
    hint: 'copy or download it again; if it stays so, take another font',
  }),
  FONT_VARIABLE: ({ file, weight }) => ({
    message: `${file} is a variable font; it is printed as it stands, in weight ${String(weight)}`,
    hint: 'for other weights take the static files of it, an @font-face each',
  }),
  FONT_FOLDER_EMPTY: ({ folder, fault, read }) => ({
    message: FONT_FOLDERS[fault].message(folder),
    hint: FONT_FOLDERS[fault].hint(or(read)),
  }),
  FONT_WEIGHT_PARTNER: ({ family, weight, partner, partnerWeight }) => ({
    message: `${family} has no bold (${String(weight)}); ${partner} ${String(partnerWeight)} is printed in its place`,
    hint: '`font-weight: 400` keeps the face; or name the face of the bold text yourself',
  }),
  FONT_FAMILY_UNKNOWN: ({ family, known }) => ({
    message: `there is no font family ${family}`,
    hint: `there are: ${or(known)}`,
  }),
  MISSING_GLYPH: ({ character, codePoint, count }) => ({
    message: `no font has ${visible(character)}(${codePoint}), which stands here${count > 1 ? ` and in ${plural(count - 1, 'more place')}` : ''}`,
    hint: FONT_WITH_IT,
  }),
  IMAGE_SOURCE: ({ src, fault }) => ({
    message: `the \`src\` of a picture ${SOURCES[fault].what}${src.trim() ? `: ${shortened(src)}` : ''}`,
    hint: SOURCES[fault].hint,
  }),
  IMAGE_NOT_FOUND: ({ src, folders, nearest }) => ({
    message: `there is no picture ${src}; looked for in ${folders.join(' and ')}`,
    hint: nearest === undefined ? BESIDE : `did you mean \`${nearest}\`?`,
  }),
  IMAGE_UNREADABLE: ({ path, reason }) => ({ message: `${path} cannot be read: ${reason}` }),
  IMAGE_FORMAT: ({ path, format }) => ({
    message:
      format === undefined
        ? `${path} is no picture`
        : `${path} is a ${format}, which banxin does not print`,
    hint: 'save it as PNG, JPEG (photographs) or SVG (drawings); another name alone does not change it',
  }),
  IMAGE_BROKEN: ({ path, kind, fault, line }) => ({
    message: `the ${kind} ${path} ${BROKEN[fault]}${line === undefined ? '' : ` (line ${line})`}`,
    hint: 'copy it again from where it came from, or open and save it once more',
  }),
  IMAGE_UNSUPPORTED: ({ path, what }) => ({
    message: `${path} ${UNPRINTED[what]}`,
    hint: 'open it in a picture program and save it as an ordinary JPEG (RGB, 8 bits) or PNG',
  }),
  IMAGE_TOO_LARGE: ({ path, limit, value, most }) => {
    const { unit, scale, hint } = LIMITS[limit]
    const amount = Math.ceil((value / scale) * 10) / 10
    return { message: `${path} has ${amount} ${unit}, and ${most / scale} are the most`, hint }
  },
  IMAGE_SVG: ({ path, line, what, fault }) => ({
    message: `${path}, line ${line}: ${what} is ${SVG_FAULTS[fault].what}`,
    hint: SVG_FAULTS[fault].hint,
  }),
  IMAGE_NOT_DRAWN: ({ path, reason }) => ({
    message: `${path} cannot be drawn: ${reason}`,
    hint: 'export it again as plain SVG, or save it as PNG',
  }),
  IMAGE_IN_LINE: ({ src }) => ({
    message: `the picture ${src} stands in a line of text`,
    hint: 'a picture is a block: put it beside the paragraph, or give it `display: block` in style.css, and what it is in as well',
  }),
  IMAGE_OUTSIDE_PAGE: ({ src, page, beyond, bleed }) =>
    bleed > 0
      ? {
          message: `the picture ${src} reaches ${mm(beyond)} mm beyond the edge of page ${page}, where ${mm(bleed)} mm are printed and cut off`,
          hint: `let it reach ${mm(bleed)} mm over the edge, the \`bleed\` of @page, or stay away from it`,
        }
      : {
          message: `the picture ${src} reaches ${mm(beyond)} mm beyond the edge of page ${page}`,
          hint: 'a smaller `width`, or none: then it is no wider than its column; over the edge a picture may reach by the `bleed` of @page, and there is none',
        },
  WORD_TOO_LONG: ({ word, measureEm }) => ({
    message: `“${word}” is longer than a line of ${measureEm.toFixed(1)} characters and had to be cut`,
    hint: 'shorten it, or choose wider columns',
  }),
  WORD_CUT: ({ word }) => ({
    message: `“${word}” was cut at the end of a line, which would have had wide holes otherwise`,
    hint: 'put other words around it, or choose wider columns',
  }),
  LINE_OVERFULL: ({ excess }) => ({
    message: `this line is ${excess.toFixed(1)} characters longer than its column`,
    hint: 'choose wider columns, a smaller indent or smaller type',
  }),
  BREAK_FORCED: ({ left, right, count }) => ({
    message: `a line had to end between ${shown(left)} and ${shown(right)}, where no rule allows it${count > 1 ? `; ${count} such lines in this paragraph` : ''}`,
    hint: 'marks and codes in a row leave no legal place within the width of a column: part them, or widen the column',
  }),
  LINE_SHORT: ({ lack, text, count }) => ({
    message: `a line is ${lack.toFixed(1)} characters short of its column, and nothing in it can be spread: ${text}${count > 1 ? `; ${count} such lines in this paragraph` : ''}`,
    hint: 'put it another way, or widen the column',
  }),
  LINE_LOOSE: ({ stretch, text }) => ({
    message: `a line is spread by ${stretch.toFixed(2)} of a character in every gap: ${text}`,
    hint: 'no breaks nearby are better on the whole; a character or a mark more or less would close it',
  }),
  COLUMN_TOO_NARROW: ({ measureEm }) => ({
    message: `the columns are only ${plural(measureEm, 'character')} wide`,
    hint: 'fewer columns, a smaller gap or smaller type; at least 4 characters',
  }),
  PAGE_TOO_SMALL: ({ width, height }) => ({
    message: `the margins leave no room on the page: ${width.toFixed(0)} × ${height.toFixed(0)} pt`,
  }),
  BOX_TOO_TALL: ({ rows, room }) => ({
    message: `a box is ${rows} lines high, a page has ${room}`,
  }),
  BOX_TOO_WIDE: ({ width, room }) => ({
    message: `a box is ${width.toFixed(1)} pt wide, and there is room for ${room.toFixed(1)} pt`,
    hint: 'it reaches over what is beside it: a smaller `width`, or `width: 100%` less its padding and border',
  }),
  TABLE_ROW_STACKED: ({ rows, room }) => ({
    message: `a row of a table is ${rows} lines high, a page has ${room}: its cells are set one under the other`,
  }),
  TABLE_TOO_WIDE: ({ width, room }) => ({
    message: `a table needs ${width.toFixed(0)} pt, and there is room for ${room.toFixed(0)} pt: each row is set as running text`,
    hint: 'fewer columns, or two tables of some columns each',
  }),
  BOX_OUTSIDE_PAGE: ({ page }) => ({
    message: `a box reaches beyond the edge of page ${page}, where it is cut off`,
    hint: 'look for sizes and positions in style.css that are larger than the page',
  }),
  TEXT_OUTSIDE_PAGE: ({ page }) => ({
    message: `text stands outside page ${page}`,
    hint: 'look for negative margins, indents and wide boxes in style.css',
  }),
  PAGES_DIFFER: ({ width, other }) => ({
    message: `the page area is ${width.toFixed(1)} pt wide on the first page and ${other.toFixed(1)} pt on others, or the sheets differ`,
    hint: 'give all pages one `size`, and left and right margins of one sum; they may be mirrored',
  }),
  PAGE_LEVELLED: (data) => ({
    message: `page ${data.page}: ${or(gaveOn(data))}`,
    ...(data.orphans + data.widows + data.parted + data.uneven > 0 && {
      hint: 'a few characters more or less in the statements above may mend it',
    }),
  }),
  FIT_FOUND: (data) => ({
    message: `${plural(data.pages, 'page')}: ${fitted(data).join(', ') || 'nothing had to change'}; the last page is ${percent(data.fullness)} full`,
  }),
  FIT_IMPOSSIBLE: (data) => ({
    message: data.isOver
      ? `${plural(data.pages, 'page')} cannot hold this bulletin: at ${pt(data.fontSize)}, lines ${pt(data.leading)} apart, there are ${plural(data.lines, 'line')} too many`
      : `this bulletin does not fill ${plural(data.pages, 'page')}: at ${pt(data.fontSize)}, lines ${pt(data.leading)} apart, it lacks ${plural(data.lines, 'line')}`,
    hint: [
      data.isBegun
        ? 'the template begins most pages itself, so that characters cut or added move nothing from page to page: see whether it has an option to let the text run on (banxin templates NAME)'
        : `${data.isOver ? 'cut' : 'add'} about ${data.characters} characters`,
      ...(data.allowed === undefined
        ? []
        : [`allow ${pt(data.allowed)} in the template (--fit-font-size)`]),
      ...(data.hasBounds ? [] : ['give the template bounds: --fit-font-size, --fit-line-height']),
    ].join(', or '),
  }),
  PAGES_OUT_OF_RANGE: ({ wanted, pages }) => ({
    message: `there is no page ${wanted}: the bulletin has ${plural(pages, 'page')}`,
    hint: 'give page numbers that there are, as in --pages 2-3, or 3- for all from the third on',
  }),
  ICC_UNREADABLE: ({ path, reason }) => ({ message: `${path} cannot be read: ${reason}` }),
  ICC_INVALID: ({ path, fault, found }) => ({
    message: `${path} ${ICC_FAULTS[fault](found)}`,
    hint: 'ask the print shop for the ICC profile of its press and paper',
  }),
  PDF_NOT_ARCHIVE: ({ cause, what }) =>
    cause === 'inks'
      ? {
          message: `the PDF does not claim PDF/A: the colours of ${what} are those of a press`,
          hint: 'for the screen and the archive save the picture in RGB',
        }
      : {
          message: `the PDF does not claim PDF/A: nobody but the font knows what ${what} means`,
          hint: 'write the character that it stands for, if Unicode has it',
        },
  PRESS_WITHOUT_PROFILE: () => ({
    message: 'PDF 1.6 with trim and bleed boxes; not PDF/X, because no printing condition is named',
    hint: 'with --icc FILE, the profile of the press, it becomes PDF/X-4',
  }),
  COLOR_WITHOUT_INK: ({ color, process, shown }) => ({
    message: `${color}${shown ? ` (${ofColor(shown)})` : ''} has no ink and is printed as ${inks(process)}, which may look different`,
    hint: `name an ink for it in template.json: { "screen": "${color}", "print": [c, m, y, k] }`,
  }),
  INK_HEAVY: ({ ink, process, total, most, shown }) => ({
    message: `\`${ink}\`${shown ? ` (${ofColor(shown)})` : ''} is ${Math.round(total)} % ink (${inks(process)}): more than ${most} % does not dry`,
    hint: `print it in less: more black and less of the others, up to ${most} % together`,
  }),
  INK_SMALL_TYPE: ({ ink, process, size, least, shown }) => ({
    message: `type of ${size} pt in \`${ink}\` (${ofColor(shown)}) is printed in ${countInks(process)} inks (${inks(process)}), and blurs if a plate is a little off`,
    hint: `set type under ${least} pt in black, in a spot ink or in two inks, or set it larger`,
  }),
  SPOT_NONE: () => ({
    message: '--spot: no ink of this template has a spot name; all is printed in CMYK',
    hint: 'give an ink in template.json a name for its plate: "spot": "Masthead Red"',
  }),
  SPOT_NAME: ({ ink, spot, plate }) => ({
    message: `no plate can be called “${shortened(spot)}”; that of ink \`${ink}\` is called ${plate}`,
    hint: 'spot names have ASCII letters and digits, and are none of those that PDF or CMYK know',
  }),
  SPOT_TINT: ({ ink, spot, solid }) => ({
    message: `ink \`${ink}\` has the spot name ${spot} and is no tint of \`${solid}\`; it is printed in CMYK`,
    hint: 'give it a spot name of its own, or the same inks in the same proportion',
  }),
  SPOT_GRADIENT: ({ plate, src }) => ({
    message: `${src} has a gradient of ${plate}, which is printed in CMYK`,
    hint: 'give it plain areas of the spot ink, or its tints as inks in template.json',
  }),
  BLEED_WIDE: ({ bleed }) => ({
    message: `a bleed of ${bleed.toFixed(0)} mm is far more than any print shop asks for`,
    hint: '3mm is usual',
  }),
  IMAGE_WITHOUT_BLEED: ({ src, page, beyond, bleed }) => ({
    message: `${src} ${beyond > 0 ? `reaches only ${mm(beyond)} mm over` : 'ends at'} the edge of page ${page}: white may show there when the paper is cut`,
    hint: `let it reach ${mm(bleed)} mm beyond the edge, or keep it away from it`,
  }),
  IMAGE_COARSE: (data) => ({
    message: `${data.src} has ${data.dpi} dpi on page ${data.page}, where it is ${data.width.toFixed(0)} × ${data.height.toFixed(0)} mm; print wants ${data.least}`,
    hint: `take one of ${data.pixelWidth} × ${data.pixelHeight} pixels, or print it smaller`,
  }),
  IMPOSED: ({ pages, sheets, blanks, back }) => ({
    message: `booklet: ${plural(pages, 'page')} on ${plural(sheets, 'sheet')}${blanks ? `, ${plural(blanks, 'blank page')} ${back === undefined ? 'behind it' : `before page ${back}, which is the back cover`}` : ''}`,
  }),
  IMPOSED_WRONG_SIDE: ({ pages }) => ({
    message: `page ${pages.join(', ')} comes to the other side of the fold than it was laid out for`,
    hint: 'left and right pages differ in this template: begin with a right page, and give the booklet a multiple of four pages',
  }),
  PDF_NOT_PDF: ({ path, format }) => ({
    message: `${path} is no PDF${NOT_PDF[format] && `, but ${NOT_PDF[format]}`}`,
    hint: 'give banxin inspect a file that a program has written as PDF',
  }),
  PDF_BROKEN: ({ path }) => ({
    message: `${path} begins as a PDF does, and no page can be found in it`,
    hint: 'copy it again, or have it made again: the file is cut short or damaged',
  }),
  PDF_LOCKED: ({ path }) => ({
    message: `${path} is encrypted and needs a password: fonts, colours, images and texts cannot be read`,
    hint: 'ask for the file without a password',
  }),
  PDF_REPAIRED: ({ path, repairs }) => ({
    message: `${path} is damaged and was mended to be read: ${repairs.map((one) => REPAIRS[one]).join(', ')}`,
    hint: 'have it made again: a print shop’s programs may refuse it',
  }),
  PDF_UNREAD: ({ path, what, count }) => ({
    message: `${path}: ${UNREAD[what](count)}; what is in there is missing above`,
  }),
  PDF_TOO_LARGE: ({ path, size, limit }) => ({
    message: `${path} has ${Math.round(size / 1_000_000)} MB; banxin inspect reads up to ${limit / 1_000_000}`,
  }),
  OUTPUT_NOT_WRITABLE: ({ path, reason }) => ({
    message: `${path} cannot be written: ${reason}`,
    hint: 'is it open in another program? may you write there?',
  }),
  OUTPUT_DISK_FULL: ({ path, size }) => ({
    message: `${path} is not written: the disk is full`,
    hint: `make room for ${Math.ceil(size / 1000)} KB, or write it elsewhere with --out; what was there before is untouched`,
  }),
  OUTPUT_IS_SOURCE: ({ path }) => ({
    message: `${path} is what the bulletin is made from, and would be written over`,
    hint: 'give another place with --out',
  }),
  OUTPUT_CLASH: ({ path, sources }) => ({
    message: `${or(sources)} would all be written to ${path}`,
    hint: 'typeset them one by one with --out',
  }),
}
