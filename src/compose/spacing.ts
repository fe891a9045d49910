import { isClosing, isExclamation, isMark, type CharClass } from './classes.ts'
import type { Item } from './items.ts'

/** What kind of space stands between two items: kinds give way in turn (chinese-typography §6.1). */
export type SpaceKind = 'word' | 'bracket' | 'pause' | 'gap' | 'stop' | 'none'

/** Space between an item and the one before it, in pt; all of it vanishes at a line's edge. */
export interface Space {
  readonly kind: SpaceKind
  readonly natural: number
  readonly least: number
  /** What it grows to before all gaps of the line grow evenly. */
  readonly most: number
  /** It takes part when all gaps grow evenly. */
  readonly elastic: boolean
  /** White space of the source that it stands for. */
  readonly text: string
}

const BLANK = 0.5
/** Han–Latin gap, em: CLREQ's quarter, at least an eighth; a third before other gaps grow, as many houses have it. */
const GAP = { natural: 0.25, least: 0.125, most: 1 / 3 }
/** Space of a source's space between Han, and the bounds of a word space, em. */
const WORD_SPACE = { least: 0.2, most: 0.5 }

/** The space before each item; the first has none. Rule: chinese-typography §3.1, §5. */
export function spaceItems(items: readonly Item[], wordSpace: (item: Item) => number): Space[] {
  return items.map((item, i) => {
    const before = items[i - 1]
    if (!before) return NO_SPACE
    const base = spaceBetween(items, i, before, item, wordSpace)
    const added = spacingOfRuns(before, item)
    if (!added) return base
    const { natural, least, most } = base
    return { ...base, natural: natural + added, least: least + added, most: most + added }
  })
}

const NO_SPACE: Space = { kind: 'none', natural: 0, least: 0, most: 0, elastic: false, text: '' }
const SOLID: Space = { ...NO_SPACE, elastic: true }

function spaceBetween(
  items: readonly Item[],
  i: number,
  left: Item,
  right: Item,
  wordSpace: (item: Item) => number,
): Space {
  if (right.joined) return NO_SPACE
  const blank = blankBetween(items, i, left, right)
  if (blank) return blank
  const text = right.space
  if (isGap(left.class, right.class))
    return scaled('gap', GAP, Math.max(left.size, right.size), text)
  if (text) return spaceOfSource(left, right, wordSpace)
  return isRigid(left.class, right.class) ? NO_SPACE : SOLID
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

/** The blanks of marks, as far as their neighbours leave them: between two marks there is one at most. */
function blankBetween(
  items: readonly Item[],
  i: number,
  left: Item,
  right: Item,
): Space | undefined {
  const fromLeft = isClosing(left.class) && !closesCluster(items, i - 1)
  const fromRight = right.class === 'OP'
  if (!isMark(left.class) && !isMark(right.class)) return undefined
  if (left.class === 'OP' || isClosing(right.class)) return insideMarks(left, right)
  if (right.class === 'MD' || left.class === 'MD') return NO_SPACE
  if (left.class === 'FS' || right.class === 'FS') return NO_SPACE
  if (!fromLeft && !fromRight) return NO_SPACE
  const size =
    fromLeft && fromRight ? Math.max(left.size, right.size) : fromLeft ? left.size : right.size
  const kind = fromRight || left.class === 'CL' ? 'bracket' : left.class === 'PS' ? 'pause' : 'stop'
  return scaled(kind, { natural: BLANK, least: 0, most: BLANK }, size, '')
}

/** ！ and ？ in a cluster stand close, everything else before a closing or after an opening mark may move a little. */
function insideMarks(left: Item, right: Item): Space {
  return isExclamation(left.text) && isExclamation(right.text) ? NO_SPACE : SOLID
}

/** Two of ！ and ？ are one em together, blank and all; three are two (chinese-typography §3.1). */
function closesCluster(items: readonly Item[], i: number): boolean {
  let length = 0
  for (let at = i; isExclamation(items[at]?.text ?? ''); at--) length++
  return length > 0 && length % 2 === 0
}

function isGap(left: CharClass, right: CharClass): boolean {
  const isHan = (name: CharClass) => name === 'HAN' || name === 'EN'
  return (isHan(left) && right === 'LAT') || (left === 'LAT' && isHan(right))
}

/** Around connectors, slashes and interpuncts nothing grows, nor between the halves of a word that had to be cut. */
function isRigid(left: CharClass, right: CharClass): boolean {
  const rigid: readonly CharClass[] = ['CN', 'SL', 'MD', 'OBJ']
  return rigid.includes(left) || rigid.includes(right) || (left === 'LAT' && right === 'LAT')
}

function scaled(
  kind: SpaceKind,
  { natural, least, most }: typeof GAP,
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
