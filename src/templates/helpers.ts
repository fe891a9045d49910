import type { Paragraph, Speaker } from '../model/bulletin.ts'
import { BLOCK_ATTRIBUTE } from '../model/tree.ts'

/** Markup that a helper vouches for; everything else is escaped. */
export interface Markup {
  readonly html: string
}

const HAN_DIGITS = '〇一二三四五六七八九'

/** ② from 2 to 50, （51） above, nothing for a first issue. */
export function issueNumber(number: number): string {
  if (number < 2) return ''
  if (number <= 20) return String.fromCodePoint(0x2460 + number - 1)
  if (number <= 35) return String.fromCodePoint(0x3251 + number - 21)
  if (number <= 50) return String.fromCodePoint(0x32b1 + number - 36)
  return `（${number}）`
}

/** 12 -> 十二; whole numbers from 0 to 9999. */
export function chineseNumber(number: number): string {
  if (number === 0) return '〇'
  const digits = [...String(number)].map(Number)
  const units = ['', '十', '百', '千']
  const spelled = digits
    .map((digit, i) => (digit ? `${HAN_DIGITS[digit] ?? ''}${units[digits.length - 1 - i] ?? ''}` : '零'))
    .join('')
    .replace(/零+/gu, '零')
    .replace(/零$/u, '')
  return number < 20 ? spelled.replace(/^一十/u, '十') : spelled
}

/** 2030-01-31 -> 2030年1月31日 (GB/T 15835); what is not written so stays as it is. */
export function chineseDate(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) return date
  const [year, month, day] = date.split('-').map(Number)
  return `${String(year)}年${String(month)}月${String(day)}日`
}

/** The parts of a display line that its writer set apart by spaces. */
export function words(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '')
}

/** Whether a text, or one of several, has more characters than `limit`. */
export function longer(texts: string | readonly string[], limit: number): boolean {
  return [texts].flat().some((text) => Array.from(text).length > limit)
}

/** Whether the shortest of the texts has at least four fifths of the characters of the longest: so much can be spread. */
export function alike(texts: readonly string[]): boolean {
  const lengths = texts.map((text) => Array.from(text).length)
  return Math.min(...lengths) >= 0.8 * Math.max(...lengths)
}

/** Whether a text is nothing but a number: 300 wants its 份, 三百份 has it. */
export function numeric(text: string): boolean {
  return /^\d+$/u.test(text)
}

/** Whether any of the values is there: a text or list that is not empty, a number. */
export function any(values: readonly unknown[]): boolean {
  return values.some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)))
}

/** The speaker lines of a statement: unit, posts and names each in a span of their kind. */
export function speakerMarkup(speakers: readonly Speaker[]): Markup {
  const html = speakers.map(({ id, parts }) => {
    const spans = parts.map(({ kind, text }) => `<span class="${kind}">${escape(text)}</span>`)
    return `<span ${BLOCK_ATTRIBUTE}="${id}">${spans.join('')}</span>`
  })
  return { html: html.join('') }
}

/**
 * A paragraph's text, the labels of its clauses (一是) and their lead sentences in spans; no lead where an earlier clause is without: it would
 * stand out among labels.
 */
export function paragraphMarkup({ id, text, clauses }: Paragraph): Markup {
  let at = 0
  let html = ''
  const take = (end: number, kind?: string) => {
    if (end <= at) return
    const piece = escape(text.slice(at, end))
    html += kind ? `<span class="${kind}">${piece}</span>` : piece
    at = end
  }
  const isLed = clauses.slice(0, -1).every(({ lead }) => lead.end > lead.start)
  for (const { label, lead } of clauses) {
    take(label.start)
    take(label.end, 'label')
    if (isLed) take(lead.end, 'lead')
  }
  take(text.length)
  return { html: `<span ${BLOCK_ATTRIBUTE}="${id}">${html}</span>` }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
