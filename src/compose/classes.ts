/**
 * Character classes of Chinese text (chinese-typography §1.1, after CLREQ): what a character may stand next to and how wide it is
 * follow from its class. Characters are classed, never replaced.
 */
export type CharClass =
  | 'OP' // opening mark
  | 'CL' // closing mark
  | 'PS' // pause 、，；：
  | 'ST' // stop 。．！？
  | 'MD' // interpunct ·
  | 'DA' // dash ——
  | 'EL' // ellipsis ……
  | 'CN' // connector —～–
  | 'SL' // slash
  | 'HAN'
  | 'EN' // enclosed number ①, behaves as Han but stays with what follows
  | 'LAT' // Latin, Greek and Cyrillic words, numbers, codes
  | 'LOP' // opening mark of Latin width
  | 'LCL' // closing mark or stop of Latin width
  | 'PR' // stays with the number after it: ￥ №
  | 'PO' // stays with the number before it: ％ ℃
  | 'OBJ' // a box that stands for a character
  | 'SYM' // any other symbol
  | 'FS' // U+3000

const MEMBERS: readonly (readonly [CharClass, string])[] = [
  ['OP', '“‘〈《「『【〔〖〘〚〝（［｛｟'],
  ['CL', '”’〉》」』】〕〗〙〛〞〟）］｝｠'],
  ['PS', '、，；：'],
  ['ST', '。．！？‼⁇⁈⁉'],
  ['MD', '·・‧'],
  ['DA', '⸺'],
  ['EL', '…⋯'],
  ['CN', '—–‐～〜＋－'],
  ['SL', '/／'],
  ['PR', '￥¥＄$€£№§'],
  ['PO', '%％‰°℃℉′″￠¢'],
  ['LOP', '([{'],
  ['LCL', ')]},.;:!?'],
  ['FS', '\u3000'],
]

/** Enclosed numbers: circled, bracketed, with a stop, Roman (chinese-typography §1.1, EN). */
const ENCLOSED: readonly (readonly [number, number])[] = [
  [0x2460, 0x249b],
  [0x24ea, 0x24f4],
  [0x2776, 0x277f],
  [0x2160, 0x216b],
  [0x3220, 0x3229],
  [0x3251, 0x325f],
  [0x3280, 0x3289],
  [0x32b1, 0x32bf],
]

/** ㎡, ㎏ and their like: a unit in one character. */
const UNITS_IN_ONE = [
  [0x3371, 0x337a],
  [0x3380, 0x33df],
] as const

const TABLE: ReadonlyMap<string, CharClass> = new Map(
  MEMBERS.flatMap(([name, members]) => [...members].map((member) => [member, name] as const)),
)

const FULL_WIDTH_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}〆\u31c0-\u31ef]/u
const WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u
const FULL_WIDTH_LATIN = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/u

const LETTER = /\p{L}/u
const HAN = /\p{Script=Han}/u

/** What must stand at both sides of a mark for it to be Latin. */
const LATIN_SIDES: Readonly<Partial<Record<string, { test(text: string): boolean }>>> = {
  '·': { test: (text) => LETTER.test(text) && WORD.test(text) },
  '—': { test: (text) => LETTER.test(text) && WORD.test(text) },
  '‐': WORD,
}

/** The class of one character by itself; `resolveClass` knows what its neighbours make of it. */
function classOf(character: string): CharClass {
  const point = character.codePointAt(0) ?? 0
  if (point >= 0x4e00 && point <= 0x9fff) return 'HAN'
  const listed = TABLE.get(character)
  if (listed) return listed
  if (UNITS_IN_ONE.some(([first, last]) => point >= first && point <= last)) return 'PO'
  if (ENCLOSED.some(([first, last]) => point >= first && point <= last)) return 'EN'
  if (FULL_WIDTH_SCRIPTS.test(character) || FULL_WIDTH_LATIN.test(character)) return 'HAN'
  return WORD.test(character) ? 'LAT' : 'SYM'
}

/** Whether a paragraph is Chinese, so that its quotes are full-width marks. */
export function isChinese(text: string): boolean {
  return /[\p{Script=Han}\u3001-\u303f\uff01-\uff60]/u.test(text)
}

/**
 * The class of a cluster in its paragraph, where code points are shared with Latin (chinese-typography §1.2): quotes of a paragraph
 * that is not Chinese are Latin, and so are a middle dot and a dash between Latin letters, a short dash beside letters or digits, a single
 * ellipsis without Han beside it; a hyphen beside Han is a connector. `before` and `after` are the neighbours, spaces skipped.
 */
export function resolveClass(
  cluster: string,
  before: string,
  after: string,
  chinese: boolean,
): CharClass {
  const first = cluster.length === 1 ? cluster : String.fromCodePoint(cluster.codePointAt(0) ?? 0)
  const byItself = classOf(first)
  if (byItself === 'HAN') return byItself
  if (first === '•') return HAN.test(before) && HAN.test(after) ? 'MD' : byItself
  if (cluster.startsWith('——')) return 'DA'
  if (!chinese && '“‘'.includes(first)) return 'LOP'
  if (!chinese && '”’'.includes(first)) return 'LCL'
  // connectors stand between Han, too (GB/T 15834 5.1.6)
  if (first === '-') return HAN.test(before) || HAN.test(after) ? 'CN' : byItself
  if (first === '–') return WORD.test(before) || WORD.test(after) ? 'LAT' : byItself
  if (cluster === '…' && !isWide(before) && !isWide(after)) return 'LCL'
  const sides = LATIN_SIDES[first]
  return sides?.test(before) && sides.test(after) ? 'LAT' : byItself
}

/** Han or a full-width mark. */
function isWide(text: string): boolean {
  return /[\p{Script=Han}\u3001-\u303f\uff01-\uff60“”‘’]/u.test(text)
}

/** ！ and ？: they form clusters (GB/T 15834 5.1.2). */
export function isExclamation(text: string): boolean {
  return /^[！？]/u.test(text)
}

/**
 * Quotes that only their paragraph can class, by offset: straight ones are paired in turn, and open or close as Latin marks do; ’ that no ‘
 * was opened for, or ‘ that no ’ closes, is Latin unless Han stands beside it (chinese-typography §1.2). An odd number of straight quotes pairs none.
 */
export function pairQuotes(text: string): ReadonlyMap<number, CharClass> {
  const classes = new Map<number, CharClass>()
  if (!/["'‘’＂]/u.test(text)) return classes
  pairStraight([...text.matchAll(/["＂]/gu)], classes)
  pairStraight([...text.matchAll(STRAIGHT_SINGLE)], classes)
  const open: number[] = []
  for (const { 0: quote, index } of text.matchAll(/[‘’]/gu)) {
    if (quote === '‘') open.push(index)
    else if (open.length) open.pop()
    else if (!isBesideWide(text, index)) {
      // ’n is one word, students’ another
      classes.set(index, WORD.test(text.charAt(index + 1)) ? 'LAT' : 'LCL')
    }
  }
  for (const index of open) if (!isBesideWide(text, index)) classes.set(index, 'LOP')
  return classes
}

/** A quote without its other half is a full-width mark only beside Han or such marks (chinese-typography §1.2, rule 4). */
function isBesideWide(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at)
  return isWide([...before].at(-1) ?? '') || isWide([...text.slice(at + 1, at + 3)][0] ?? '')
}

/** Not the apostrophe inside a word. */
const STRAIGHT_SINGLE = /(?<!\p{Script=Latin})'|'(?!\p{Script=Latin})/gu

function pairStraight(found: readonly RegExpExecArray[], classes: Map<number, CharClass>): void {
  if (found.length % 2) return
  found.forEach(({ index }, i) => classes.set(index, i % 2 ? 'LCL' : 'LOP'))
}

/** Whether the text ends in a digit, full-width ones among them. */
export function endsInNumber(text: string): boolean {
  return /[\p{Nd}]$/u.test(text)
}

/** Full-width letters and digits: a row of them is one word or number. */
export function isFullWidthLatin(text: string): boolean {
  return FULL_WIDTH_LATIN.test(text)
}

/** Full-width digits, which make one number with their neighbours. */
export function isFullWidthDigit(text: string): boolean {
  return /^[\uff10-\uff19]$/u.test(text)
}

/** Classes whose full-width form is half body, half blank. */
export function isMark(name: CharClass): boolean {
  return name === 'OP' || isClosing(name)
}

/** Marks with the blank at their right. */
export function isClosing(name: CharClass): name is 'CL' | 'PS' | 'ST' {
  return name === 'CL' || name === 'PS' || name === 'ST'
}
