import { hanNumeral } from '../model/han-numeral.ts'
import { hanOrdinal } from '../statements/clauses.ts'
import type { CopyText } from './copy.ts'

/** The label of a point, 二是, （二）, ②, and where it stands. */
export interface Point {
  readonly family: Family
  readonly ordinal: number
  readonly label: string
  readonly text: CopyText
  /** Which text of its statement this is, from 0. */
  readonly turn: number
  readonly start: number
  /** It begins its text. */
  readonly isHead: boolean
}

/** One way to count points. */
export interface Family {
  readonly pattern: RegExp
  readonly ordinalOf: (label: string) => number
  /** The label with another number. */
  readonly withOrdinal: (label: string, ordinal: number) => string
  /** What stands for the point of a number where it has no mark before it, or other words: 二抓, 第二是. */
  readonly mentionOf: (ordinal: number) => RegExp
}

const HAN = '[一二三四五六七八九十]{1,3}'
const NUMERAL = new RegExp(HAN, 'u')
/** What closes may stand between the mark and the label. */
const AFTER_MARK = '(?<=[。；：！？，][”’」』）]?\\s?)'
const AFTER_STOP = '(?<=[。；：！？][”’」』）]?\\s?)'

const IN_HAN = {
  ordinalOf: (label: string) => hanOrdinal(label.replaceAll(/[^一二三四五六七八九十]/gu, '')),
  withOrdinal: (label: string, ordinal: number) => label.replace(NUMERAL, hanNumeral(ordinal)),
}
const IN_FIGURES = {
  ordinalOf: (label: string) => Number(/\d+/u.exec(label)?.[0] ?? 0),
  withOrdinal: (label: string, ordinal: number) => label.replace(/\d+/u, String(ordinal)),
  mentionOf: (ordinal: number) => new RegExp(`(?<!\\d)${ordinal}\\s?[.．、)）]`, 'u'),
}
/** The code point before ①. */
const BEFORE_CIRCLED = 0x245f
const CIRCLED = {
  ordinalOf: (label: string) => (label.codePointAt(0) ?? 0) - BEFORE_CIRCLED,
  withOrdinal: (_: string, ordinal: number) => String.fromCodePoint(BEFORE_CIRCLED + ordinal),
  mentionOf: (ordinal: number) => new RegExp(String.fromCodePoint(BEFORE_CIRCLED + ordinal), 'u'),
}

/** 一是一、二是二 counts nothing. */
const NOT_ITSELF = `(?!${HAN}(?:[，。；、]|$|${HAN}[是要]))`

/** Not 十二, nor 第二 or （二）, which may be within the point. */
const NOT_WITHIN = '(?<![〇零一二三四五六七八九十百千万第其（(])'

function mention(before: string, after: string, others = ['首先', '其次']) {
  return (ordinal: number) => {
    const other = others[ordinal - 1]
    const numbered = `${before}${hanNumeral(ordinal)}${after}`
    return new RegExp(other === undefined ? numbered : `${numbered}|${other}`, 'u')
  }
}

/** 二抓, and what has no mark before it. */
const byWords = mention(NOT_WITHIN, '[是要抓在靠、，：来则]')

const FAMILIES: readonly Family[] = [
  { pattern: afterMark(`${HAN}是${NOT_ITSELF}`), ...IN_HAN, mentionOf: byWords },
  { pattern: afterMark(`${HAN}要${NOT_ITSELF}`), ...IN_HAN, mentionOf: byWords },
  {
    pattern: afterMark(`第${HAN}(?=[，：])`),
    ...IN_HAN,
    mentionOf: mention('第', '[是要个点、，：]'),
  },
  { pattern: afterMark(`其${HAN}(?=[，、：])`), ...IN_HAN, mentionOf: mention('其', '[是、，：]') },
  // in a sentence it is a number in a series: 一、二季度
  {
    pattern: new RegExp(`^${HAN}、`, 'gu'),
    ...IN_HAN,
    mentionOf: mention(NOT_WITHIN, '[、.．]', []),
  },
  { pattern: afterStop(`[（(]${HAN}[）)]`), ...IN_HAN, mentionOf: mention('', '[）)]', []) },
  { pattern: afterStop('\\d{1,2}[.．](?!\\d)|\\d{1,2}、(?!\\d)'), ...IN_FIGURES },
  { pattern: afterStop('[（(]\\d{1,2}[）)]'), ...IN_FIGURES },
  { pattern: afterMark('[①-⑳]'), ...CIRCLED },
]

function afterMark(label: string): RegExp {
  return new RegExp(`(?:^|${AFTER_MARK})(?:${label})`, 'gu')
}

function afterStop(label: string): RegExp {
  return new RegExp(`(?:^|${AFTER_STOP})(?:${label})`, 'gu')
}

/** The labels in the texts of one statement, family by family, each in reading order. */
export function pointsIn(texts: readonly CopyText[]): readonly (readonly Point[])[] {
  return FAMILIES.map((family) => texts.flatMap((text, turn) => pointsOf(family, text, turn)))
}

function pointsOf(family: Family, text: CopyText, turn: number): Point[] {
  const first = /^\s*/u.exec(text.text)?.[0].length ?? 0
  const { pattern, ordinalOf, withOrdinal } = family
  const found = text.text.slice(first).matchAll(pattern)
  return Array.from(found, ({ 0: label, index }) => {
    const isHead = index === 0
    return { family, ordinal: ordinalOf(label), label, text, turn, start: first + index, isHead }
  }).filter(({ label, ordinal }) => ordinal > 0 && withOrdinal(label, ordinal) === label)
}
