import type { Masthead } from '../model/bulletin.ts'
import type { SourceLine } from './lines.ts'
import { isCreditLine, roleOfLine } from './roles.ts'

/** What the lines above the first speaker are. Every line is in `masthead` or in `lead`. */
export interface Head {
  readonly masthead: Masthead
  readonly lead: readonly SourceLine[]
}

const LONGEST_SERIES = 12
/** A name with a number after it is believed sooner. */
const LONGEST_NUMBERED_SERIES = 24
const LONGEST_DISPLAY_LINE = 40

const NUMBER =
  /[①-⑳㉑-㉟㊱-㊿]|[⑴-⒇]|[(（]\s*(?:\d{1,4}|[〇零一二三四五六七八九十百]{1,6})\s*[)）]|第?\s*(?:\d{1,4}|[〇零一二三四五六七八九十百]{1,6})\s*期|之[一二三四五六七八九十]{1,3}/u
const SERIES_WITH_NUMBER = new RegExp(
  `^(?<series>[^，。；：！？]{1,${LONGEST_NUMBERED_SERIES}}?)\\s*(?<number>${NUMBER.source})$`,
  'u',
)

/**
 * Finds the masthead: the column's name with its number (大家谈②), slogans above it, the motto under it. Without a number the
 * shortest line is taken for the name. Sentences among these lines are no masthead: they lead the issue in.
 */
export function parseHead(lines: readonly SourceLine[]): Head {
  const display = displayLines(lines)
  const at = findSeries(display)
  const series = display[at]
  if (!series) {
    return { masthead: { slogans: display.map(({ text }) => text) }, lead: without(lines, display) }
  }
  const groups = SERIES_WITH_NUMBER.exec(series.text)?.groups
  const motto = mottoAfter(series, display[at + 1], lines)
  const masthead: Masthead = {
    slogans: display.slice(0, at).map(({ text }) => text),
    series: groups?.['series'] ?? series.text,
    ...numbered(groups?.['number']),
    ...(motto && { motto: motto.text }),
  }
  return { masthead, lead: without(lines, display.slice(0, motto ? at + 2 : at + 1)) }
}

/** A line below sentences, or below an editor's words, belongs to them. */
function mottoAfter(
  series: SourceLine,
  line: SourceLine | undefined,
  lines: readonly SourceLine[],
): SourceLine | undefined {
  if (!line) return undefined
  const between = lines.slice(lines.indexOf(series) + 1, lines.indexOf(line))
  const isOver = between.some(
    ({ text, object }) => object ?? (/[。；！？]$/u.test(text) || roleOfLine(text) === 'editor'),
  )
  return isOver ? undefined : line
}

/** Where lines stand in the middle the masthead does, unless the column's number says otherwise. */
function displayLines(lines: readonly SourceLine[]): SourceLine[] {
  const display = lines.filter(isDisplayLine)
  const centred = display.filter(({ isCentred }) => isCentred)
  const isNumbered = ({ text }: SourceLine) => SERIES_WITH_NUMBER.test(text)
  return centred.length > 0 && (centred.some(isNumbered) || !display.some(isNumbered))
    ? centred
    : display
}

/** Short, no sentence, and neither a date nor what says who wrote it: those are no name and no motto. */
function isDisplayLine({ text, object }: SourceLine): boolean {
  const isShort = !object && [...text].length <= LONGEST_DISPLAY_LINE && !/[。；！？]$/u.test(text)
  return isShort && !DATE.test(text) && !isCreditLine(text)
}

const DATE =
  /^[（(]?[\d〇零○一二三四五六七八九十]+\s*[年月./-][\d〇零○一二三四五六七八九十年月日号./\-\s]*[）)]?$/u

function without(lines: readonly SourceLine[], used: readonly SourceLine[]): SourceLine[] {
  const isUsed = new Set(used)
  return lines.filter((line) => !isUsed.has(line))
}

function findSeries(lines: readonly SourceLine[]): number {
  const numbered = lines.findIndex(({ text }) => SERIES_WITH_NUMBER.test(text))
  if (numbered >= 0) return numbered
  const lengths = lines.map(({ text }) => [...text].length)
  // no Math.min(...lengths): a text may have more lines than a call arguments
  const shortest = lengths.reduce((least, length) => Math.min(least, length), Infinity)
  return shortest <= LONGEST_SERIES ? lengths.indexOf(shortest) : -1
}

function numbered(printed: string | undefined): Pick<Masthead, 'number' | 'printedNumber'> {
  if (printed === undefined) return {}
  const number = numberIn(printed)
  return { printedNumber: printed, ...(number !== undefined && { number }) }
}

/** The three rows of circled numbers and the row in brackets: first code point, first value. */
const ENCLOSED = [
  [0x2460, 0x2473, 1],
  [0x3251, 0x325f, 21],
  [0x32b1, 0x32bf, 36],
  [0x2474, 0x2487, 1],
] as const

/** The value of a number as mastheads have it: ②, （二）, 第12期; undefined if there is none. */
export function numberIn(printed: string): number | undefined {
  const point = printed.codePointAt(0) ?? 0
  const row = ENCLOSED.find(([first, last]) => point >= first && point <= last)
  if (row) return point - row[0] + row[2]
  const digits = /\d+/.exec(printed)?.[0]
  if (digits) return Number(digits)
  const han = /[〇零一二三四五六七八九十百]+/u.exec(printed)?.[0]
  return han ? hanNumber(han) : undefined
}

/** 十二 -> 12, 一百零三 -> 103, 二〇 -> 20. */
export function hanNumber(text: string): number {
  const digits = '零一二三四五六七八九'
  const plain = text.replaceAll('〇', '零')
  if (!/[十百]/u.test(plain)) return Number([...plain].map((c) => digits.indexOf(c)).join(''))
  const [, hundreds = '', tens, units = ''] = /^(?:(.?)百)?零?(?:(.?)十)?(.?)$/u.exec(plain) ?? []
  const value = (c: string) => Math.max(0, digits.indexOf(c))
  const hundred = plain.includes('百') ? (hundreds ? value(hundreds) : 1) * 100 : 0
  const ten = tens === undefined ? 0 : (tens ? value(tens) : 1) * 10
  return hundred + ten + value(units)
}
