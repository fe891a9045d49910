import type { Autospace, ParagraphStyle } from '../model/line.ts'
import type { PunctuationStyle } from '../model/style.ts'
import { isClosing, isExclamation, isFullWidthLatin, isMark, type CharClass } from './classes.ts'
import { isCall, isRaisedOn, isSpread, type Item } from './items.ts'

/** What kind of space stands between two items: kinds give way in turn (chinese-typography §6.1). */
export type SpaceKind = 'word' | 'bracket' | 'pause' | 'gap' | 'stop' | 'none'

/** Space between an item and the one before it, in pt; all of it vanishes at a line's edge. */
export interface Space {
  readonly kind: SpaceKind
  readonly natural: number
  readonly least: number
  /** What it grows to before all gaps of the line grow evenly. */
  readonly most: number
  /** It takes part when all other gaps grow evenly; a Han–Latin gap, once at its widest, does not (§6.1). */
  readonly elastic: boolean
  /** White space of the source that it stands for. */
  readonly text: string
}

type MarkClass = 'OP' | 'CL' | 'PS' | 'ST'

/** The blank that a mark of each class brings, em (chinese-typography §3.2). */
const BLANKS: Readonly<Record<PunctuationStyle, Readonly<Record<MarkClass, number>>>> = {
  quanjiao: { OP: 0.5, CL: 0.5, PS: 0.5, ST: 0.5 },
  kaiming: { OP: 0, CL: 0, PS: 0, ST: 0.5 },
  banjiao: { OP: 0, CL: 0, PS: 0, ST: 0 },
  hangmobanjiao: { OP: 0.5, CL: 0.5, PS: 0.5, ST: 0.5 },
}
/** Bounds of the Han–Latin gap before other gaps grow, em (chinese-typography §5). */
const GAP = { least: 0.125, most: 0.5 }
/** Space of a source's space between Han, and the bounds of a word space, em. */
const WORD_SPACE = { least: 0.2, most: 0.5 }

export type SpacingStyle = Pick<ParagraphStyle, 'punctuation' | 'autospace' | 'gap'>

/** The blank before an opening mark, em. */
export function openingBlank(punctuation: PunctuationStyle): number {
  return BLANKS[punctuation].OP
}

/** The space before each item; the first has none. Rule: chinese-typography §3.1, §3.2, §5. */
export function spaceItems(
  items: readonly Item[],
  style: SpacingStyle,
  wordSpace: (item: Item) => number,
  measure = Number.POSITIVE_INFINITY,
): Space[] {
  const trailing = trailingBlanks(items, style.punctuation)
  const spaces = items.map((item, i) => {
    const before = items[i - 1]
    if (!before || item.cut) return NO_SPACE
    const base = spaceBetween(before, item, trailing[i - 1] ?? NO_BLANK, style, wordSpace)
    const added = spacingOfRuns(before, item)
    if (!added) return base
    const { natural, least, most } = base
    return { ...base, natural: natural + added, least: least + added, most: most + added }
  })
  return items.some(({ run }) => run.spread) ? spreadToWidths(items, spaces, measure) : spaces
}

/** 均排: what a group lacks of its width goes to the gaps inside it evenly, and stays there; no line is as wide as a width over the measure. */
function spreadToWidths(
  items: readonly Item[],
  spaces: readonly Space[],
  measure: number,
): Space[] {
  const spread = [...spaces]
  for (let from = 0, to = 1; from < items.length; from = to++) {
    while (to < items.length && isSpread(items[from], items[to])) to++
    const width = items[from]?.run.spread?.width
    if (width === undefined || width > measure || to - from < 2) continue
    const bodies = items.slice(from, to).reduce((sum, { body }) => sum + body, 0)
    const inner = spaces.slice(from + 1, to)
    const natural = inner.reduce((sum, space) => sum + space.natural, bodies)
    const more = Math.max(0, width - natural) / inner.length
    inner.forEach((space, i) => {
      const own = space.natural + more
      const fixed = { natural: own, least: own, most: own, elastic: false }
      spread[from + 1 + i] = { ...space, ...fixed }
    })
  }
  return spread
}

export const NO_SPACE: Space = {
  kind: 'none',
  natural: 0,
  least: 0,
  most: 0,
  elastic: false,
  text: '',
}
const SOLID: Space = { ...NO_SPACE, elastic: true }

/** A blank on one side of a mark, em. */
interface Blank {
  readonly width: number
  readonly kind: SpaceKind
}

const NO_BLANK: Blank = { width: 0, kind: 'none' }

/**
 * The blank after each item, as far as its own style goes. Of ！ and ？ in a row each two are one em together, blank and all, three are two
 * (chinese-typography §3.1). In 开明式 the blank of a stop moves behind the closing marks that follow it.
 */
function trailingBlanks(items: readonly Item[], punctuation: PunctuationStyle): Blank[] {
  const blanks = BLANKS[punctuation]
  let cluster = 0
  let isAfterStop = false
  return items.map((item) => {
    const name = item.class
    cluster = isExclamation(item.text) ? cluster + 1 : 0
    isAfterStop = name === 'ST' || (name === 'CL' && isAfterStop)
    if (!isClosing(name) || (cluster > 0 && cluster % 2 === 0)) return NO_BLANK
    if (name === 'CL' && isAfterStop && blanks.CL < blanks.ST)
      return { width: blanks.ST, kind: 'stop' }
    const kind = name === 'CL' ? 'bracket' : name === 'PS' ? 'pause' : 'stop'
    return { width: blanks[name], kind }
  })
}

function spaceBetween(
  left: Item,
  right: Item,
  trailing: Blank,
  { punctuation, autospace, gap }: SpacingStyle,
  wordSpace: (item: Item) => number,
): Space {
  if (right.joined) return NO_SPACE
  const blank = blankBetween(left, right, trailing, punctuation)
  if (blank) return blank
  const text = right.space
  if (isGap(left, right, autospace)) {
    const width = { natural: gap, ...GAP }
    return { ...scaled('gap', width, Math.max(left.size, right.size), text), elastic: false }
  }
  if (text) return spaceOfSource(left, right, wordSpace)
  if (isFullWidthLatin(left.text) && isFullWidthLatin(right.text)) return NO_SPACE
  return isRigid(left.class, right.class) || isRaisedOn(left, right) ? NO_SPACE : SOLID
}

/** A space typed in the source shows between Latin words and between Han, and not beside full-width marks. */
function spaceOfSource(left: Item, right: Item, wordSpace: (item: Item) => number): Space {
  if (isMark(left.class) || isMark(right.class)) return SOLID
  const natural = wordSpace(left.class === 'OBJ' ? right : left)
  const { size } = left
  const least = Math.min(natural, WORD_SPACE.least * size)
  const most = Math.max(natural, WORD_SPACE.most * size)
  return { kind: 'word', natural, least, most, elastic: true, text: right.space }
}

/** The blanks of marks, as far as their neighbours leave them: between two marks there is one at most, but in 行末半角式. */
function blankBetween(
  left: Item,
  right: Item,
  trailing: Blank,
  punctuation: PunctuationStyle,
): Space | undefined {
  if (!isMark(left.class) && !isMark(right.class)) return undefined
  if (right.class === 'MD' || left.class === 'MD') return NO_SPACE
  if (left.class === 'FS' || right.class === 'FS') return NO_SPACE
  if (isExclamation(left.text) && isExclamation(right.text)) return NO_SPACE
  const leading = right.class === 'OP' ? openingBlank(punctuation) : 0
  const isPaired = punctuation !== 'hangmobanjiao'
  if (isPaired && (left.class === 'OP' || isClosing(right.class))) return SOLID
  const natural = isPaired ? Math.max(trailing.width, leading) : trailing.width + leading
  if (natural === 0) return SOLID
  const owners = trailing.width && leading ? [left, right] : trailing.width ? [left] : [right]
  const size = Math.max(...owners.map((owner) => owner.size))
  const kind = leading || trailing.kind === 'none' ? 'bracket' : trailing.kind
  return scaled(kind, { natural, least: 0, most: natural }, size, '')
}

function isGap(left: Item, right: Item, autospace: Autospace): boolean {
  // not round a superscript note call (chinese-typography §5)
  if (autospace === 'none' || isCall(left) || isCall(right)) return false
  const isFull = ({ class: name, text }: Item) =>
    (name === 'HAN' || name === 'EN') && !isFullWidthLatin(text)
  if (isFull(left) && right.class === 'LAT')
    return autospace === 'normal' || !BEGINS_WITH_DIGIT.test(right.text)
  if (left.class === 'LAT' && isFull(right))
    return autospace === 'normal' || !ENDS_WITH_DIGIT.test(left.text)
  return false
}

const BEGINS_WITH_DIGIT = /^[^\p{L}]*\p{Nd}/u
const ENDS_WITH_DIGIT = /\p{Nd}[^\p{L}]*$/u

/** Around connectors, slashes and interpuncts nothing grows, nor inside dashes, rows of dots and what belongs to a Latin word. */
function isRigid(left: CharClass, right: CharClass): boolean {
  if (AVOIDED.includes(left) || AVOIDED.includes(right)) return true
  if (left === right && (left === 'DA' || left === 'EL')) return true
  if (left === 'LAT' || right === 'LAT') return LATIN.includes(left) && LATIN.includes(right)
  return false
}

const AVOIDED: readonly CharClass[] = ['CN', 'SL', 'MD', 'OBJ']
const LATIN: readonly CharClass[] = ['LAT', 'LOP', 'LCL', 'SYM']

function scaled(
  kind: SpaceKind,
  { natural, least, most }: Pick<Space, 'natural' | 'least' | 'most'>,
  size: number,
  text: string,
): Space {
  return {
    kind,
    natural: natural * size,
    least: least * size,
    most: most * size,
    elastic: true,
    text,
  }
}

/** What letter-spacing and margins of runs add. */
function spacingOfRuns(left: Item, right: Item): number {
  const margin = left.run === right.run ? 0 : right.run.spaceBefore
  return left.run.letterSpacing + margin
}
