import type { Break, BreakCost } from './breaks.ts'
import type { Item } from './items.ts'

// Headings are broken by sense: words and phrases whole, units and posts apart, no name cut (chinese-typography §7.2, GB/T 9704). The scale
// is that of balanced lines in `lineCost`: two lines whose lengths differ by four em cost 8.

/** Inside a unit, a post or a name: more than a line more, whatever the lines lack. */
const INSIDE_PART: BreakCost = 30_000
/** Inside a short title or quotation, 《》 or “”. */
const INSIDE_QUOTES: BreakCost = 1000
const INSIDE_WORD: BreakCost = 400
/** The same in a part that no line can hold, which has better places: a little dearer than a line more. */
const INSIDE_WORD_OF_PART: BreakCost = 12_000
/** Between the halves of a long word of the dictionary, as in 人民|法院. */
const INSIDE_COMPOUND: BreakCost = 100
/** A line that begins with 的 or 和. */
const PARTICLE_FIRST: BreakCost = 60
/** A line that ends with 和: it promises what the next one has. */
const JOINT_LAST: BreakCost = 6
/** On each side where the dictionary leaves a character alone: more often than not it is the end or the beginning of a word, as in 现代|化 and 副|主任. */
const BESIDE_SINGLE: BreakCost = 40
/** Inside a part that no line can hold, but not after a unit in it. */
const NOT_AFTER_UNIT: BreakCost = 60
/** A post and the name. */
const BEFORE_NAME: BreakCost = 10
/** Two posts of one unit. */
const BETWEEN_POSTS: BreakCost = 3
/** A unit and its post, where there are several units: the break is better in front of one of them. */
const UNIT_AMONG_UNITS: BreakCost = 60

/** These go with the word before them; ICU has them as words of their own only where they are no part of another. */
const PARTICLES = new Set('的了地得着过'.split(''))
const JOINTS = new Set('和与及或暨'.split(''))
/** These are the ends of words, whatever the dictionary leaves them alone for. */
const SUFFIXES = new Set('化性者们率'.split(''))

/** Longer quotations are sentences, and broken like any text; characters. */
const SHORT_QUOTES = /《[^《》]{1,16}》|“[^“”]{1,16}”/gu

/**
 * What ends the name of a place, an office, a firm or a school, where no word goes on with it; the longer before the shorter. Not at the
 * beginning: 市 in 市教育局 is not the end of anything.
 */
const UNIT_END = new RegExp(
  `(?<=\\p{Script=Han})(?:${[
    '自治[区州县]|[省州](?![委长属直])|市(?![委场民长区属直])|县(?![委长域属])|区(?![委域长块划])|盟(?![员友约])|旗(?!帜)',
    '街道(?!办)|办事处|镇(?![委长])|乡(?![委长村亲])|村(?![委民长支])|社区(?!居)|居民委员会|村民委员会',
    '委员会|人民政府|法院(?!长)|检察院(?!长)|医院(?!长)|研究院(?!长)|学院(?!长)|科学院(?!长)|[设交影戏剧画]院(?!长)',
    '分?局(?![长部势])|[省市县区工党纪团]委(?![员托会])|部(?![长门分署队委])|厅(?!长)|办公室|指挥部|中心(?![小校医卫支])',
    '公司(?!法)|集团(?!军)|银行(?![业家卡])|[分支]行|厂(?![长区房])|矿(?![长业产区])',
    '代表大会|协商会议|学校(?!长)|大学(?!生)|中学(?!生)|小学(?!生)|幼儿园|研究所|派出所|事务所|协会|联合会|学会|总工会|基金会',
  ].join('|')})`,
  'gu',
)

/** Items `[from, to)` that the template keeps whole, or what stands between such parts. */
interface Part {
  readonly from: number
  readonly to: number
  readonly isWhole: boolean
}

/**
 * The breaks of a heading that needs several lines, with what each costs the sense. `isTooWide` says of items `[from, to)` whether no line
 * holds them.
 */
export function breaksBySense(
  breaks: readonly Break[],
  items: readonly Item[],
  text: string,
  isTooWide: (from: number, to: number) => boolean,
): Break[] {
  const parts = partsOf(items)
  const prices = new Float64Array(items.length)
  parts.forEach((part, i) => {
    prices[part.from] = priceOfSeam(parts, i, items)
    const isCut = part.isWhole ? isTooWide(part.from, part.to) : part.to - part.from > 1
    if (isCut) priceWords(part, items, text, prices)
  })
  priceQuotes(items, text, prices)
  return breaks.map(({ cost, rule }, i) => {
    const price = (prices[i] ?? 0) + (rule === 'span' ? INSIDE_PART : 0)
    return price > 0
      ? { cost: cost + price, rule: rule === 'none' ? 'soft' : rule }
      : { cost, rule }
  })
}

function partsOf(items: readonly Item[]): Part[] {
  const parts: Part[] = []
  for (let from = 0, to = 1; from < items.length; from = to++) {
    const group = items[from]?.run.unbroken
    while (to < items.length && items[to]?.run.unbroken === group) to++
    parts.push({ from, to, isWhole: group !== undefined })
  }
  return parts
}

/** A break in front of a part: 单位|职务、|职务|姓名：. */
function priceOfSeam(parts: readonly Part[], i: number, items: readonly Item[]): BreakCost {
  const [before, part] = [parts[i - 1], parts[i]]
  if (!before || !part?.isWhole) return 0
  if (before.isWhole) {
    if (isName(parts, i, items)) return BEFORE_NAME
    const units = parts.filter((_, unit) => isUnit(parts, unit, items))
    return units.length > 1 ? UNIT_AMONG_UNITS : 0
  }
  const isAfterPost = items[before.to - 1]?.text === '、'
  return isAfterPost && !isUnit(parts, i, items) ? BETWEEN_POSTS : 0
}

/** A part with another behind it that is not the name. */
function isUnit(parts: readonly Part[], i: number, items: readonly Item[]): boolean {
  return !!parts[i]?.isWhole && !!parts[i + 1]?.isWhole && !isName(parts, i + 1, items)
}

/** The part in front of the colon. */
function isName(parts: readonly Part[], i: number, items: readonly Item[]): boolean {
  const [part, mark] = [parts[i], parts[i + 1]]
  return !!part?.isWhole && !!mark && /^[：:]$/u.test(items[mark.from]?.text ?? '')
}

function priceWords(
  { from, to, isWhole }: Part,
  items: readonly Item[],
  text: string,
  prices: Float64Array,
): void {
  const start = items[from]?.start ?? 0
  const own = text.slice(start, items[to - 1]?.end)
  const words = wordsOf(own)
  for (let i = from + 1; i < to; i++) {
    if (items[i - 1]?.class !== 'HAN') continue
    const price = priceAt((items[i]?.start ?? 0) - start, words, isWhole)
    const isWord = price < INSIDE_WORD
    prices[i] = isWhole && !isWord ? INSIDE_WORD_OF_PART : price
  }
}

/** The words of a text, by the offsets at which they begin and end. */
interface Words {
  readonly starts: ReadonlyMap<number, string>
  readonly ends: ReadonlyMap<number, string>
  readonly inside: ReadonlyMap<number, BreakCost>
  readonly unitEnds: ReadonlySet<number>
}

let segmenter: Intl.Segmenter | undefined

/** ICU's dictionary is opened when a heading needs it: that takes as long as composing a column. */
function wordsOf(text: string): Words {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  const starts = new Map<number, string>()
  const ends = new Map<number, string>()
  const inside = new Map<number, BreakCost>()
  for (const { segment, index } of segmenter.segment(text)) {
    starts.set(index, segment)
    ends.set(index + segment.length, segment)
    if (segment.length >= COMPOUND) inside.set(index + 2, INSIDE_COMPOUND)
  }
  const unitEnds = new Set<number>()
  for (const { 0: end, index } of text.matchAll(UNIT_END)) {
    unitEnds.add(index + end.length)
    for (let at = index + 1; at < index + end.length; at++) inside.set(at, INSIDE_WORD)
    if (end.length === 1) inside.set(index, INSIDE_WORD)
  }
  return { starts, ends, inside, unitEnds }
}

/** Words of so many characters are made of words, the first of them nearly always of two. */
const COMPOUND = 4

function priceAt(
  at: number,
  { starts, ends, inside, unitEnds }: Words,
  isWhole: boolean,
): BreakCost {
  const [left, right] = [ends.get(at), starts.get(at)]
  const isBetween = left !== undefined && right !== undefined
  if (unitEnds.has(at) && (isWhole || isBetween)) return 0
  const price = inside.get(at) ?? (isBetween ? priceBetween(left, right) : INSIDE_WORD)
  return isWhole ? price + NOT_AFTER_UNIT : price
}

function priceBetween(left: string, right: string): BreakCost {
  if (PARTICLES.has(right) || JOINTS.has(right)) return PARTICLE_FIRST
  if (SUFFIXES.has(right)) return INSIDE_WORD
  if (PARTICLES.has(left)) return 0
  if (JOINTS.has(left)) return JOINT_LAST
  return [left, right].filter(isSingle).length * BESIDE_SINGLE
}

function isSingle(word: string): boolean {
  return /^\p{Script=Han}$/u.test(word)
}

function priceQuotes(items: readonly Item[], text: string, prices: Float64Array): void {
  const quotes = Array.from(text.matchAll(SHORT_QUOTES), ({ 0: quote, index }) => ({
    start: index,
    end: index + quote.length,
  }))
  if (!quotes.length) return
  items.forEach((item, i) => {
    if (quotes.some(({ start, end }) => start < item.start && item.start < end))
      prices[i] = (prices[i] ?? 0) + INSIDE_QUOTES
  })
}
