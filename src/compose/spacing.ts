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
  /** It takes part when all other gaps grow evenly; a Han–Latin gap, once at its widest, does not (§6.1). */
  readonly elastic: boolean
  /** White space of the source that it stands for. */
  readonly text: string
}

const BLANK = 0.5
/** Han–Latin gap, em: CLREQ's quarter, an eighth at least, half an em at most before other gaps grow. */
const GAP = { natural: 0.25, least: 0.125, most: 0.5 }
/** Space of a source's space between Han, and the bounds of a word space, em. */
const WORD_SPACE = { least: 0.2, most: 0.5 }

/** The space before each item; the first has none. Rule: chinese-typography §3.1, §5. */
export function spaceItems(items: readonly Item[], wordSpace: (item: Item) => number): Space[] {
  // how many ！ and ？ stand in a row up to the item before
  let cluster = 0
  return items.map((item, i) => {
    const before = items[i - 1]
    const closesCluster = cluster > 0 && cluster % 2 === 0
    cluster = isExclamation(item.text) ? cluster + 1 : 0
    if (!before || item.cut) return NO_SPACE
    const base = spaceBetween(before, item, closesCluster, wordSpace)
    const added = spacingOfRuns(before, item)
    if (!added) return base
    const { natural, least, most } = base
    return { ...base, natural: natural + added, least: least + added, most: most + added }
  })
}

const NO_SPACE: Space = { kind: 'none', natural: 0, least: 0, most: 0, elastic: false, text: '' }
const SOLID: Space = { ...NO_SPACE, elastic: true }

/** `closesCluster`: of the ！ and ？ that end with `left`, each two are one em together, blank and all; three are two (chinese-typography §3.1). */
function spaceBetween(
  left: Item,
  right: Item,
  closesCluster: boolean,
  wordSpace: (item: Item) => number,
): Space {
  if (right.joined) return NO_SPACE
  const blank = blankBetween(left, right, closesCluster)
  if (blank) return blank
  const text = right.space
  if (isGap(left.class, right.class))
    return { ...scaled('gap', GAP, Math.max(left.size, right.size), text), elastic: false }
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
function blankBetween(left: Item, right: Item, closesCluster: boolean): Space | undefined {
  const fromLeft = isClosing(left.class) && !closesCluster
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

function isGap(left: CharClass, right: CharClass): boolean {
  const isHan = (name: CharClass) => name === 'HAN' || name === 'EN'
  return (isHan(left) && right === 'LAT') || (left === 'LAT' && isHan(right))
}

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
