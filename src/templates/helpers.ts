import type { Block, Paragraph, Speaker, TextBlock } from '../model/bulletin.ts'
import { largest } from '../model/lists.ts'
import { hanNumeral } from '../model/han-numeral.ts'
import { BLOCK_ATTRIBUTE } from '../model/tree.ts'

/** Markup that a helper vouches for; everything else is escaped. */
export interface Markup {
  readonly html: string
}

/** What a helper can use, and what it was given instead. */
function expected(what: string, given: unknown): never {
  const shown =
    given === undefined
      ? 'nothing'
      : typeof given === 'object'
        ? 'a list or a record'
        : JSON.stringify(given)
  throw new TypeError(`expected ${what}, got ${shown}`)
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function wholeNumber(number: unknown, least: number, most: number): number {
  const isOne = typeof number === 'number' && Number.isInteger(number)
  if (isOne && number >= least && number <= most) return number
  return expected(`a whole number from ${String(least)} to ${String(most)}`, number)
}

/** ② from 2 to 50, （51） above, nothing for a first issue. Throws a `TypeError` for what is no whole number. */
export function issueNumber(value: number): string {
  const number = wholeNumber(value, 0, Number.MAX_SAFE_INTEGER)
  if (number < 2) return ''
  if (number <= 20) return String.fromCodePoint(0x2460 + number - 1)
  if (number <= 35) return String.fromCodePoint(0x3251 + number - 21)
  if (number <= 50) return String.fromCodePoint(0x32b1 + number - 36)
  return `（${number}）`
}

/** 12 -> 十二; whole numbers from 0 to 9999, for others a `TypeError`. */
export function chineseNumber(value: number): string {
  return hanNumeral(wholeNumber(value, 0, 9999))
}

/** 2030-01-31 -> 2030年1月31日 (GB/T 15835); a text that is no such date stays as it is, what is no text is a `TypeError`. */
export function chineseDate(date: string): string {
  if (typeof date !== 'string') expected('a date like 2030-01-31', date)
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) return date
  const [year, month, day] = date.split('-').map(Number)
  return `${String(year)}年${String(month)}月${String(day)}日`
}

/** The parts of a display line that its writer set apart by spaces. */
export function words(text: string): string[] {
  if (typeof text !== 'string') expected('a text', text)
  return text.split(/\s+/u).filter((word) => word !== '')
}

/** Whether a text, or one of several, has more characters than `limit`. */
export function longer(texts: string | readonly string[], limit: number): boolean {
  return [texts].flat().some((text) => Array.from(text).length > limit)
}

/** Whether the shortest of the texts has at least four fifths of the characters of the longest: so much can be spread. */
export function alike(texts: readonly string[]): boolean {
  if (!isList(texts)) expected('a list of texts', texts)
  const lengths = texts.map((text) => Array.from(text).length)
  return Math.min(...lengths) >= 0.8 * Math.max(...lengths)
}

/** @index counts from 0, people count from 1. */
export function ordinal(index: number): number {
  return wholeNumber(index, 0, Number.MAX_SAFE_INTEGER - 1) + 1
}

/** Whether a text is nothing but a number: 300 wants its 份, 三百份 has it. */
export function numeric(text: string): boolean {
  return /^\d+$/u.test(text)
}

/** Whether any of the values is there: a text or list that is not empty, a number. */
export function any(values: readonly unknown[]): boolean {
  return values.some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)))
}

/**
 * Whether a table wants a wider measure than so many characters: what its columns take in one line, a long one counted as `LONG_COLUMN` characters
 * since it can be broken, and a character between two.
 */
export function wider(table: Block, ems: number): boolean {
  if (typeof table !== 'object' || table.kind !== 'table') return expected('a table', table)
  const columns: number[] = []
  for (const { cells } of table.rows) {
    let at = 0
    for (const cell of cells) {
      const length = largest(cell.paragraphs.map(({ text }) => Array.from(text).length), 0)
      const own = Math.min(length / cell.columns, LONG_COLUMN)
      for (let i = at; i < at + cell.columns; i++) columns[i] = Math.max(columns[i] ?? 0, own)
      at += cell.columns
    }
  }
  return columns.reduce((sum, column) => sum + column + 1, 0) > wholeNumber(ems, 0, 1000)
}

const LONG_COLUMN = 8

/** Whether a block is of a kind: a sub-heading, a note, a table, a picture. */
export function isKind(block: Block, kind: Block['kind']): boolean {
  if (typeof block !== 'object') expected('a block', block)
  return block.kind === kind
}

/** The speaker lines of a statement: unit, posts and names each in a span of their kind. */
export function speakerMarkup(speakers: readonly Speaker[] | undefined): Markup {
  if (!isList(speakers)) return expected('a statement', speakers)
  const html = speakers.map(({ id, parts }) => {
    const spans = parts.map(({ kind, text }) => `<span class="${kind}">${escape(text)}</span>`)
    return `<span ${BLOCK_ATTRIBUTE}="${id}">${spans.join('')}</span>`
  })
  return { html: html.join('') }
}

/**
 * A paragraph's text, its dateline, the labels of its clauses (一是; of points within points sublabels) and their lead sentences in spans; no lead where an earlier clause is without: it would
 * stand out among labels.
 */
export function paragraphMarkup(paragraph: TextBlock & Pick<Paragraph, 'dateline'>): Markup {
  if (typeof paragraph !== 'object' || !isList(paragraph.clauses)) expected('a paragraph', paragraph)
  const { id, text, clauses, dateline } = paragraph
  let at = 0
  let html = ''
  const take = (end: number, kind?: string) => {
    if (end <= at) return
    const piece = escape(text.slice(at, end))
    html += kind ? `<span class="${kind}">${piece}</span>` : piece
    at = end
  }
  if (dateline) take(dateline.end, 'dateline')
  const isLed = clauses.slice(0, -1).every(({ lead }) => lead.end > lead.start)
  for (const { label, lead, level } of clauses) {
    take(label.start)
    take(label.end, level === 1 ? 'label' : 'sublabel')
    if (isLed) take(lead.end, 'lead')
  }
  take(text.length)
  return { html: `<span ${BLOCK_ATTRIBUTE}="${id}">${html}</span>` }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
