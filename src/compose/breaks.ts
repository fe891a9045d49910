import type { KinsokuLevel } from '../model/line.ts'
import { endsInNumber, isClosing, isFullWidthDigit, type CharClass } from './classes.ts'
import type { Item } from './items.ts'

/** What a break costs: 0 is free, `FORBIDDEN` is none at all. */
export type BreakCost = number

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
const BESIDE_SPACE = 1000

/** The cost of a break before each item; the first has none to offer. Rules: chinese-typography §2.1. */
export function breakCosts(items: readonly Item[], level: KinsokuLevel): BreakCost[] {
  return items.map((item, i) => {
    const before = items[i - 1]
    return before ? costBetween(before, item, level) : FORBIDDEN
  })
}

function costBetween(left: Item, right: Item, level: KinsokuLevel): BreakCost {
  if (right.cut) return right.cut.cost
  if (right.joined || /[\u00a0\u202f]/u.test(right.space)) return FORBIDDEN
  if (isOneUnit(left, right)) return FORBIDDEN
  if (level !== 'none' && (mayNotStart(left, right, level) || mayNotEnd(left, right, level))) {
    return FORBIDDEN
  }
  const { unbroken } = right.run
  if (unbroken !== undefined && unbroken === left.run.unbroken) {
    return isClosing(left.class) || right.class === 'OP' ? UNBROKEN_AT_MARK : UNBROKEN
  }
  if (left.class === 'FS' || right.class === 'FS') return BESIDE_SPACE
  if (isDash(right.class)) return DASH_FIRST
  return left.run === right.run && right.run.text.length <= LONGEST_LABEL ? INSIDE_LABEL : 0
}

/** Numbers, codes and Latin words with all that belongs to them (chinese-typography §2.2, hard sequences). */
function isOneUnit(left: Item, right: Item): boolean {
  if (right.space) return endsInNumber(left.text) && right.space === ' ' && UNIT.test(right.text)
  if (left.text === '.' && right.class === 'LAT') return true
  const classes = [left.class, right.class]
  if (classes.includes('LAT')) return classes.every((name) => name === 'LAT' || name === 'SYM')
  return isFullWidthDigit(right.text) && (isFullWidthDigit(left.text) || left.text === '．')
}

/** Units that a space may stand before: 50 km. */
const UNIT =
  /^(?:[kKMGTPmcdμµn]?(?:m|g|L|l|W|Wh|V|A|Hz|Pa|J|B|s|t|N|mol)|ha|mu|dB|min|h|bps|[KMG]bps|mmHg|kcal)[²³]?$/u

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
