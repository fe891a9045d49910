import type { KinsokuLevel } from '../model/line.ts'
import type { BreakRule } from '../model/reason.ts'
import {
  endsInNumber,
  isClosing,
  isFullWidthDigit,
  isFullWidthLatin,
  type CharClass,
} from './classes.ts'
import { isRaisedOn, isSpread, type Item } from './items.ts'

/** What a break costs: 0 is free, `FORBIDDEN` is none at all. */
export type BreakCost = number

/** A place between two items, and what it costs to break the line there. */
export interface Break {
  readonly cost: BreakCost
  readonly rule: BreakRule
}

export const FORBIDDEN = Number.POSITIVE_INFINITY
/** Inside a name or title that the template keeps whole: only where a line could not be made otherwise. */
const UNBROKEN = 20_000
/** The same after a mark and before a bracket: if it must be cut, then there. */
const UNBROKEN_AT_MARK = 2000
/** A line that begins with —— or ……; allowed below level strict, and better avoided (chinese-typography §6.3). */
const DASH_FIRST = 50
/** Inside a few characters set off by their style, as a bold 一是: half of it on each line looks like an error. */
const INSIDE_LABEL = 150
const LONGEST_LABEL = 3
/** Beside a full-width space, which stands inside a padded name more often than not. */
const BESIDE_SPACE = 5000

const FREE: Break = { cost: 0, rule: 'none' }
const NOT_AT_START: Break = { cost: FORBIDDEN, rule: 'start' }
const NOT_AT_END: Break = { cost: FORBIDDEN, rule: 'end' }
const NOT_IN_UNIT: Break = { cost: FORBIDDEN, rule: 'unit' }
const NOT_AT_SPACE: Break = { cost: FORBIDDEN, rule: 'space' }

/**
 * The break before each item; the first has none to offer. `soft` gives the costs of cutting what hangs together, by offset in the paragraph. Rules:
 * chinese-typography §2.1, §2.2.
 */
export function breaksOf(
  items: readonly Item[],
  level: KinsokuLevel,
  soft: ReadonlyMap<number, BreakCost>,
): Break[] {
  return items.map((item, i) => {
    const before = items[i - 1]
    if (!before) return NOT_IN_UNIT
    const found = breakBetween(before, item, level)
    const cost = soft.get(item.start)
    if (cost === undefined || cost <= found.cost) return found
    return cost === FORBIDDEN ? NOT_IN_UNIT : { cost, rule: 'soft' }
  })
}

function breakBetween(left: Item, right: Item, level: KinsokuLevel): Break {
  if (right.cut) return { cost: right.cut.cost, rule: 'word' }
  // a note call is with the word before it (chinese-typography §2.2, CLREQ note marks)
  if (right.joined || isSpread(left, right) || isRaisedOn(left, right)) return NOT_IN_UNIT
  if (right.space && /[\u00a0\u202f]/u.test(right.space)) return NOT_AT_SPACE
  if (isOneUnit(left, right)) return NOT_IN_UNIT
  if (level !== 'none') {
    if (mayNotStart(left, right, level)) return NOT_AT_START
    if (mayNotEnd(left, right, level)) return NOT_AT_END
  }
  const { unbroken } = right.run
  if (unbroken !== undefined && unbroken === left.run.unbroken) {
    const isAtMark = isClosing(left.class) || right.class === 'OP'
    return { cost: isAtMark ? UNBROKEN_AT_MARK : UNBROKEN, rule: 'span' }
  }
  if (left.class === 'FS' || right.class === 'FS') return { cost: BESIDE_SPACE, rule: 'space' }
  if (isDash(right.class)) return { cost: DASH_FIRST, rule: 'dash' }
  const isInLabel = left.run === right.run && right.run.text.length <= LONGEST_LABEL
  return isInLabel ? { cost: INSIDE_LABEL, rule: 'soft' } : FREE
}

/** Numbers, codes and Latin words with all that belongs to them (chinese-typography §2.2, hard sequences). */
function isOneUnit(left: Item, right: Item): boolean {
  if (right.space) return endsInNumber(left.text) && right.space === ' ' && GOES_ON.test(right.text)
  if (left.text === '.' && right.class === 'LAT') return true
  if (left.class === 'LAT' || right.class === 'LAT') return isLatin(left) && isLatin(right)
  return isFullWidthLatin(right.text) && (isFullWidthLatin(left.text) || left.text === '．')
}

function isLatin({ class: name }: Item): boolean {
  return name === 'LAT' || name === 'SYM'
}

const UNIT =
  '(?:[kKMGTPmcdμµn]?(?:mol|m|g|L|l|Wh|W|V|A|Hz|Pa|J|B|s|t|N)|ha|mu|dB|min|h|bps|[KMG]bps|mmHg|kcal)[²³]?'
/** What belongs to a number across a space: 50 km, 100 km/h, and the next three digits of 1 000 000. */
const GOES_ON = new RegExp(`^(?:${UNIT}(?:[/·]${UNIT})*|\\p{Nd}{3}(?!\\p{Nd}).*)$`, 'u')

function mayNotStart(left: Item, { class: name, text }: Item, level: KinsokuLevel): boolean {
  if (isClosing(name) || name === 'MD' || name === 'CN' || name === 'SL' || name === 'LCL')
    return true
  if (name === 'PO' && endsInNumber(left.text)) return true
  return level === 'strict' && (isDash(name) || text === '々')
}

function mayNotEnd({ class: name }: Item, right: Item, level: KinsokuLevel): boolean {
  if (name === 'OP' || name === 'LOP' || name === 'EN') return true
  if (name === 'PR' && (right.class === 'LAT' || isFullWidthDigit(right.text))) return true
  return name === 'SL' && level !== 'basic'
}

function isDash(name: CharClass): boolean {
  return name === 'DA' || name === 'EL'
}
