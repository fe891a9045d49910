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
  ['MD', '·'],
  ['DA', '⸺'],
  ['EL', '…⋯'],
  ['CN', '—–‐～〜'],
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

const TABLE: ReadonlyMap<string, CharClass> = new Map(
  MEMBERS.flatMap(([name, members]) => [...members].map((member) => [member, name] as const)),
)

const FULL_WIDTH_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}〆\u31c0-\u31ef]/u
const WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}&@#]/u
const FULL_WIDTH_LATIN = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/u

const LETTER = /\p{L}/u
/** What must stand at both sides of a mark for it to be Latin. */
const LATIN_SIDES: Readonly<Partial<Record<string, { test(text: string): boolean }>>> = {
  '·': { test: (text) => LETTER.test(text) && WORD.test(text) },
  '—': { test: (text) => LETTER.test(text) && WORD.test(text) },
  '–': WORD,
  '‐': WORD,
}

/** What has been classed so far: a column uses a few thousand characters again and again. */
const KNOWN = new Map<string, CharClass>(TABLE)

/** The class of one character by itself; `resolveClass` knows what its neighbours make of it. */
export function classOf(character: string): CharClass {
  const known = KNOWN.get(character)
  if (known) return known
  const found = findClass(character)
  KNOWN.set(character, found)
  return found
}

function findClass(character: string): CharClass {
  const point = character.codePointAt(0) ?? 0
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
 * that is not Chinese are Latin, and so are a middle dot and a dash between Latin letters, a short dash also between digits.
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
  if (cluster.startsWith('——')) return 'DA'
  if (!chinese && '“‘'.includes(first)) return 'LOP'
  if (!chinese && '”’'.includes(first)) return 'LCL'
  const sides = LATIN_SIDES[first]
  return sides?.test(before) && sides.test(after) ? 'LAT' : byItself
}

/** ！ and ？: they form clusters (GB/T 15834 5.1.2). */
export function isExclamation(text: string): boolean {
  return /^[！？]/u.test(text)
}

/** Classes whose full-width form is half body, half blank. */
export function isMark(name: CharClass): boolean {
  return name === 'OP' || isClosing(name)
}

/** Marks with the blank at their right. */
export function isClosing(name: CharClass): boolean {
  return name === 'CL' || name === 'PS' || name === 'ST'
}
