import { append } from '../model/lists.ts'
import { isAttached } from '../model/text.ts'
import { fits } from '../model/units.ts'
import type { BreakCost } from './breaks.ts'
import type { Item, ItemGlyph } from './items.ts'

/** After a separator of a web address: legal (chinese-typography §2.2), and better avoided. */
const ADDRESS = 500
/** After a separator of an e-mail address or a compound: where the line would have holes of more than a quarter em (§6.1, §7.3). */
const COMPOUND = 30_000
/** In a word that no line can hold: between letters, enough of them on both sides. */
const LETTERS = 40_000
/** Anywhere else in it. */
const ANYWHERE = 80_000

/** Letters that stay together at each end of a cut word. */
const AT_EDGE = 4

/**
 * Words as parts that may be set apart, each but the first with the cost of a break before it. Numbers and short words stay whole unless
 * they are wider than a line.
 */
export function cutWords(items: readonly Item[], measure: number, indent: number): Item[] {
  const parts: Item[] = []
  items.forEach((item, i) => {
    const room = i === 0 ? measure - indent : measure
    const costs = isCut(item) ? costsIfNeeded(item, room) : undefined
    if (costs?.size) append(parts, partsOf(item, costs))
    else parts.push(item)
  })
  return parts
}

/** Dashes and dots are not. */
function isCut({ glyphs, class: name }: Item): boolean {
  return glyphs.length > 1 && name !== 'EL' && name !== 'DA'
}

function costsIfNeeded(item: Item, room: number): Map<number, BreakCost> | undefined {
  const isOverlong = !fits(item.body, room)
  return item.class === 'LAT' || isOverlong ? costsInside(item, isOverlong) : undefined
}

/** Whether a break before this item cuts a word where no reader expects it. */
export function isEmergencyCut({ cut }: Item): boolean {
  return cut !== undefined && cut.cost >= COMPOUND
}

/** The cost of a cut before each glyph of a word at which it may be cut. */
function costsInside({ text, glyphs }: Item, isOverlong: boolean): Map<number, BreakCost> {
  const costs = new Map<number, BreakCost>()
  const isAddress = /^(?:[a-z]+:\/\/|www\.)|[a-z]\.[a-z]{2,}\//iu.test(text)
  let offset = 0
  glyphs.forEach((glyph, i) => {
    const cost = costAt(text, offset, isAddress, isOverlong)
    const isPart = glyph.text === '' || isAttached(glyph.text)
    if (i > 0 && cost !== undefined && !isPart) costs.set(i, cost)
    offset += glyph.text.length
  })
  return costs
}

function costAt(
  text: string,
  at: number,
  isAddress: boolean,
  isOverlong: boolean,
): BreakCost | undefined {
  const before = text.slice(Math.max(0, at - NEARBY), at)
  const after = text.slice(at, at + NEARBY)
  const isBesideSeparator = SEPARATOR.test(before) && !SEPARATOR.test(after.slice(0, 1))
  if (isAddress && isBesideSeparator) return ADDRESS
  if (isBesideSeparator && LETTERS_BEFORE.test(before) && LETTERS_AFTER.test(after)) return COMPOUND
  if (!isOverlong) return undefined
  return ENDS_IN_LETTERS.test(before) && BEGINS_WITH_LETTERS.test(after) ? LETTERS : ANYWHERE
}

/** A cut depends on no more of the word than this at both sides of it; UTF-16 units. */
const NEARBY = 16

const SEPARATOR = /[/.?&=@_\-–]$/u
const LETTERS_BEFORE = /\p{L}{2}[^\p{L}\p{Nd}]+$/u
const LETTERS_AFTER = /^\p{L}{2}/u
const ENDS_IN_LETTERS = new RegExp(`\\p{L}{${String(AT_EDGE)}}$`, 'u')
const BEGINS_WITH_LETTERS = new RegExp(`^\\p{L}{${String(AT_EDGE)}}`, 'u')

function partsOf(word: Item, costs: ReadonlyMap<number, BreakCost>): Item[] {
  const starts = [0, ...costs.keys()]
  let start = word.start
  return starts.map((from, i) => {
    const to = starts[i + 1] ?? word.glyphs.length
    const glyphs = word.glyphs.slice(from, to)
    const text = textOf(glyphs)
    const end = i === starts.length - 1 ? word.end : start + text.length
    const x = word.glyphs[from]?.x ?? 0
    const part: Item = {
      ...word,
      ...{ start, end, text },
      body: (word.glyphs[to]?.x ?? word.body) - (i ? x : 0),
      glyphs: glyphs.map((glyph) => ({ ...glyph, x: glyph.x - (i ? x : 0) })),
      ...(i && { space: '', joined: false, cut: { word, cost: costs.get(from) ?? 0 } }),
    }
    start = end
    return part
  })
}

function textOf(glyphs: readonly ItemGlyph[]): string {
  return glyphs.map(({ text }) => text).join('')
}
