import type { Range } from '../model/bulletin.ts'

/** Something in a list, as it may be: the words before the first item and after the last are no part of it, and only some can be told. */
export interface Item extends Range {
  readonly text: string
}

/** A list whose items are parted by 、; of each item, the readings that are certain. */
export type Series = readonly (readonly Item[])[]

/** UTF-16; an item of which other words are part is looked for no farther. */
const LONGEST = 12

/** The lists of a text, in order. */
export function* seriesIn(text: string): Generator<Series> {
  for (const { 0: stretch, index } of text.matchAll(/[^，。；：！？…—\n]+/gu)) {
    if (stretch.includes('、')) yield* wholeSeries(pieces(stretch, index))
  }
}

function pieces(stretch: string, start: number): Item[] {
  let at = start
  return stretch.split('、').map((text) => {
    const item = { text, start: at, end: at + text.length }
    at = item.end + 1
    return item
  })
}

/** A bracket or a quotation that begins in one item and ends in another holds a list of its own. */
function* wholeSeries(items: readonly Item[]): Generator<Series> {
  let own: (readonly Item[])[] = []
  for (const [i, item] of items.entries()) {
    if (isWhole(item.text)) own.push(readingsOf(item, i === 0, i === items.length - 1))
    else {
      if (own.length > 1) yield own
      own = []
    }
  }
  if (own.length > 1) yield own
}

function isWhole(text: string): boolean {
  let depth = 0
  for (const [mark] of text.matchAll(/[（）“”‘’《》()]/gu)) {
    depth += OPENING.includes(mark) ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}

const OPENING = '（“‘《('

function readingsOf(item: Item, isFirst: boolean, isLast: boolean): Item[] {
  return [item, ...(isFirst ? ends(item) : []), ...(isLast ? beginnings(item) : [])]
}

/** 保持招商: what follows a word that governs the list, or stands in quotes. What follows any other may be a kind of it: 副局长、局长. */
function ends({ text, end }: Item): Item[] {
  const found: Item[] = []
  for (let length = 2; length <= LONGEST && length < text.length; length++) {
    const isQuoted = '“《'.includes(text.charAt(text.length - length))
    if (!isQuoted && !GOVERNING.test(text.slice(0, -length).slice(-LONGEST))) continue
    found.push({ text: text.slice(-length), start: end - length, end })
  }
  return found
}

const GOVERNING =
  /(?:保持|坚持|加强|推进|推动|抓好|做好|搞好|办好|管好|开展|进行|包括|包含|涉及|涵盖|突出|强化|落实|实施|促进|围绕|聚焦|提升|提高|完善|深化|加快|注重|重视|做到|实现|狠抓|主抓|严抓|全力|大力|积极|[在对向把以了着是的])$/u

/** 招大商的强劲态势: what stands before a word that ends the list. With anything else after it, it may be another thing: 学生、学生家长. */
function beginnings({ text, start }: Item): Item[] {
  const found: Item[] = []
  for (let length = 2; length <= LONGEST && length < text.length; length++) {
    const after = text.slice(length, length + 2)
    // 学生的家长 may stand beside 学生
    if (!(after.startsWith('的') ? length > 2 : ENDING.test(after)) || NOT_ENDING.test(after))
      continue
    found.push({ text: text.slice(0, length), start, end: start + length })
  }
  return found
}

const ENDING = /^(?:等|和|与|及|以及|或|并|同|）|\s)/u
/** Words that begin as those do. */
const NOT_ENDING =
  /^(?:的确|等[级候待到于]|和[谐平气睦解县]|与会|及[时格早]|并[购轨联]|同[志学事步时比])/u
