import type { KinsokuLevel } from '../model/line.ts'
import { isClosing, type CharClass } from './classes.ts'
import type { Item } from './items.ts'

/** What a break costs: 0 is free, `FORBIDDEN` is none at all. */
export type BreakCost = number

export const FORBIDDEN = Number.POSITIVE_INFINITY
/** Inside a name or title that the template keeps whole: only where a line could not be made otherwise. */
const UNBROKEN = 20_000
/** A line that begins with —— or ……; allowed below level strict, and better avoided (chinese-typography §6.3). */
const DASH_FIRST = 50
/** Inside a word that is wider than the line. */
const INSIDE_WORD = 2000
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
  if (right.joined || /[\u00a0\u202f]/u.test(right.space)) return FORBIDDEN
  if (level !== 'none' && (mayNotStart(left, right, level) || mayNotEnd(left, right, level))) {
    return FORBIDDEN
  }
  const { unbroken } = right.run
  if (unbroken !== undefined && unbroken === left.run.unbroken) return UNBROKEN
  if (left.class === 'FS' || right.class === 'FS') return BESIDE_SPACE
  if (left.class === 'LAT' && right.class === 'LAT' && !right.space) return INSIDE_WORD
  return isDash(right.class) ? DASH_FIRST : 0
}

function mayNotStart(left: Item, { class: name, text, space }: Item, level: KinsokuLevel): boolean {
  if (isClosing(name) || name === 'MD' || name === 'CN' || name === 'SL') return true
  if (name === 'LCL' && !space) return true
  if (name === 'PO' && left.class === 'LAT') return true
  return level === 'strict' && (isDash(name) || text === '々')
}

function mayNotEnd({ class: name }: Item, right: Item, level: KinsokuLevel): boolean {
  if (name === 'OP' || name === 'LOP' || name === 'EN') return true
  if (name === 'PR' && right.class === 'LAT') return true
  return name === 'SL' && level !== 'basic'
}

function isDash(name: CharClass): boolean {
  return name === 'DA' || name === 'EL'
}
