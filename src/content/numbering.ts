import { HAN_DIGITS, hanNumeral } from '../model/han-numeral.ts'
import { decodeXml } from './xml.ts'

/** One level of a list in Word: how its paragraphs are counted. */
export interface ListLevel {
  /** Lists that go on counting where each other stopped have one. */
  readonly counter: string
  /** From 0. */
  readonly level: number
  readonly start: number
  /** Of Word: decimal, chineseCounting … */
  readonly format: string
  /** %1 stands for the number of level 0. */
  readonly text: string
  readonly formats: readonly string[]
}

/** The numbering part of a Word file in which each level bears a mark, and what the marks stand for. */
export interface MarkedNumbering {
  readonly xml: string
  readonly levels: ReadonlyMap<string, ListLevel>
}

const ABSTRACT = /<w:abstractNum\b[^>]*?\bw:abstractNumId="([^"]*)"[^>]*>([^]*?)<\/w:abstractNum>/gu
const LEVEL = /<w:lvl\b[^>]*?\bw:ilvl="(\d)"[^>]*>([^]*?)<\/w:lvl>/gu
const LIST = /<w:num\b[^>]*?\bw:numId="([^"]*)"[^>]*>([^]*?)<\/w:num>/gu

interface Definition {
  readonly xml: string
  readonly levels: readonly (Omit<ListLevel, 'counter' | 'formats'> & { readonly style: string | undefined })[]
}

/**
 * mammoth says of a paragraph that it is in a list, and not in which: what it does tell is the style that a level is bound to. So each list gets levels of its
 * own, bound to a style of a name that nobody uses.
 */
export function markNumbering(xml: string): MarkedNumbering {
  const definitions = new Map<string, Definition>()
  for (const [, id = '', inner = ''] of xml.matchAll(ABSTRACT)) {
    definitions.set(id, { xml: inner, levels: levelsIn(inner) })
  }
  const levels = new Map<string, ListLevel>()
  const add = (mark: string, counter: string, { levels: own }: Definition, at: number) => {
    const found = own.find(({ level }) => level === at)
    const formats = own.reduce<string[]>((all, { level, format }) => Object.assign(all, { [level]: format }), [])
    if (found) levels.set(mark, { ...found, counter, formats })
  }
  for (const [id, definition] of definitions) {
    for (const { style, level } of definition.levels) {
      if (style !== undefined) add(style, id, definition, level)
    }
  }
  const copies: string[] = []
  const lists = [...xml.matchAll(LIST)].map(([, id = '', inner = '']) => {
    const abstract = attribute(inner, 'abstractNumId') ?? ''
    const definition = definitions.get(abstract)
    if (!definition) return ''
    const own = overridden(definition, inner)
    const counter = /<w:startOverride\b/u.test(inner) ? `list ${id}` : abstract
    for (const { level } of own.levels) add(markOf(id, level), counter, own, level)
    const bound = own.levels.map(
      ({ level, format }) =>
        `<w:lvl w:ilvl="${String(level)}"><w:numFmt w:val="${format}"/><w:pStyle w:val="${markOf(id, level)}"/></w:lvl>`,
    )
    const link = /<w:numStyleLink\b[^>]*>/u.exec(definition.xml)?.[0] ?? ''
    copies.push(`<w:abstractNum w:abstractNumId="${markOf(id)}">${link}${bound.join('')}</w:abstractNum>`)
    return `<w:num w:numId="${id}"><w:abstractNumId w:val="${markOf(id)}"/></w:num>`
  })
  const kept = [...xml.matchAll(ABSTRACT)].map(([whole]) => whole)
  const body = xml.slice(xml.search(/<w:numbering\b/u))
  const opening = /^<w:numbering\b[^>]*>/u.exec(body)?.[0]
  if (!opening || opening.endsWith("/>")) return { xml, levels }
  return { xml: `${opening}${kept.join('')}${copies.join('')}${lists.join('')}</w:numbering>`, levels }
}

function markOf(list: string, level?: number): string {
  return `banxin list ${list}${level === undefined ? '' : ` level ${String(level)}`}`
}

function levelsIn(xml: string): Definition['levels'] {
  return [...xml.matchAll(LEVEL)].map(([, level = '0', inner = '']) => ({
    level: Number(level),
    start: Number(attribute(inner, 'start') ?? 1),
    format: attribute(inner, 'numFmt') ?? 'decimal',
    text: decodeXml(attribute(inner, 'lvlText') ?? ''),
    style: attribute(inner, 'pStyle'),
  }))
}

/** With what a list says otherwise than its definition. */
function overridden(definition: Definition, xml: string): Definition {
  const own = new Map(levelsIn(xml).map((level) => [level.level, level]))
  const starts = new Map(
    [...xml.matchAll(/<w:lvlOverride\b[^>]*?\bw:ilvl="(\d)"[^>]*>\s*<w:startOverride\b[^>]*?\bw:val="(\d+)"/gu)].map(
      ([, level, start]) => [Number(level), Number(start)],
    ),
  )
  const levels = definition.levels.map((level) => ({
    ...(own.get(level.level) ?? level),
    ...(starts.has(level.level) && { start: starts.get(level.level) ?? level.start }),
  }))
  return { ...definition, levels }
}

function attribute(xml: string, name: string): string | undefined {
  return new RegExp(`<w:${name}\\b[^>]*?\\bw:val="([^"]*)"`, 'u').exec(xml)?.[1]
}

/** Counts the paragraphs of a document's lists. */
export class ListCounter {
  private readonly counts = new Map<string, number[]>()

  /** What Word prints before the next paragraph of this level; undefined if it counts in a way that is not known. */
  next({ counter, level, start, format, text, formats }: ListLevel): string | undefined {
    const counts = this.counts.get(counter) ?? []
    this.counts.set(counter, counts)
    counts[level] = (counts[level] ?? start - 1) + 1
    // what is deeper begins again
    counts.length = level + 1
    if (format === 'none') return text.replace(/%\d/gu, '')
    const digits = Array.from(text.matchAll(/%(\d)/gu), ([, digit]) => Number(digit) - 1)
    if (digits.some((at) => !FORMATS[formats[at] ?? ''])) return undefined
    return text.replace(/%(\d)/gu, (_, digit: string) => {
      const at = Number(digit) - 1
      return FORMATS[formats[at] ?? '']?.(counts[at] ?? 1) ?? ''
    })
  }
}

const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const ROMAN = [
  ...([[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc']] as const),
  ...([[50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']] as const),
]

/** Beyond 9999 in figures. */
function han(number: number): string {
  return number > 9999 ? String(number) : hanNumeral(number)
}

function letters(number: number): string {
  // a … z, aa, bb …
  const letter = String.fromCharCode(0x61 + ((number - 1) % 26))
  return letter.repeat(Math.ceil(number / 26))
}

function roman(number: number): string {
  let rest = number
  return ROMAN.map(([value, sign]) => {
    const times = Math.floor(rest / value)
    rest -= times * value
    return sign.repeat(times)
  }).join('')
}

const inRow = (first: number, most: number) => (number: number) =>
  number >= 1 && number <= most ? String.fromCodePoint(first + number - 1) : String(number)
const oneOf = (row: string) => (number: number) => row[number - 1] ?? String(number)

/** How numbers are written, by the names of Word (ECMA-376, ST_NumberFormat). */
const FORMATS: Readonly<Record<string, ((number: number) => string) | undefined>> = {
  decimal: String,
  decimalZero: (number) => String(number).padStart(2, '0'),
  decimalFullWidth: (number) => String(number).replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  decimalEnclosedCircle: inRow(0x2460, 20),
  decimalEnclosedCircleChinese: inRow(0x2460, 20),
  decimalEnclosedParen: inRow(0x2474, 20),
  decimalEnclosedFullstop: inRow(0x2488, 20),
  chineseCounting: han,
  chineseCountingThousand: han,
  japaneseCounting: han,
  taiwaneseCounting: han,
  taiwaneseCountingThousand: han,
  ideographDigital: (number) => String(number).replace(/\d/gu, (digit) => HAN_DIGITS[Number(digit)] ?? ''),
  ideographTraditional: oneOf(STEMS),
  ideographZodiac: oneOf(BRANCHES),
  lowerLetter: letters,
  upperLetter: (number) => letters(number).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (number) => roman(number).toUpperCase(),
}
