/** A stretch of a paragraph that is one cluster, or a word that hangs together; UTF-16 offsets. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'cluster' | 'space'
}

/** Full-width letters and digits are set like Han, Roman numbers like enclosed ones; digits above and below belong to the word. */
const LETTER =
  '(?![\\uff10-\\uff5a\\u2160-\\u217f])[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Nd}\\p{M}²³¹⁰-ⁿ₀-ₜ]'
const SIGN = '[+\\-±−]?[$¥￥€£№#§]?'
const JOINT = "[-.,:'’&/+×=∶_@–?%#~]+"
/** C++, C#, 5%, 10℃, ㎡: what belongs to the word before it. */
const UNIT = '(?:[%％‰°℃℉′″\\u3380-\\u33df]|[+#]{1,2})'
/** .NET, .gov: a full stop that no Han character stands before. */
const LEADING_STOP = '(?<![\\p{Script=Han}.])\\.'

/** Numbers with signs, separators and units, codes, words: never cut (chinese-typography §2.2, hard sequences). */
const WORD = new RegExp(
  `(?:${SIGN}(?=[0-9])|${LEADING_STOP}(?=${LETTER}))?(?:${LETTER})+(?:${JOINT}(?:${LETTER})+)*${UNIT}?`,
  'uy',
)
const SPACE = /(?:(?!\u3000)\s)+/uy
const PAIR = /—{2}|…{2}|⋯{2}/uy
/** One character and the marks and selectors that stay with it; a lone surrogate counts as a character. */
const CLUSTER = /[^][\p{M}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]*/uy

/** Cuts a paragraph's text into words, clusters and spaces; together they are the text. */
export function* tokenize(text: string): Generator<Token> {
  let start = 0
  while (start < text.length) {
    const token = isPlainHan(text, start)
      ? { start, end: start + 1, kind: 'cluster' as const }
      : tokenAt(text, start)
    yield token
    start = token.end
  }
}

const KINDS = [
  [SPACE, 'space'],
  [WORD, 'word'],
  [PAIR, 'cluster'],
  [CLUSTER, 'cluster'],
] as const

function tokenAt(text: string, start: number): Token {
  for (const [pattern, kind] of KINDS) {
    pattern.lastIndex = start
    const found = pattern.exec(text)
    if (found) return { start, end: start + found[0].length, kind }
  }
  return { start, end: start + 1, kind: 'cluster' }
}

/** Nearly every character of a column is one of these before another, and no pattern need be asked. */
function isPlainHan(text: string, at: number): boolean {
  return isUnified(text.charCodeAt(at)) && isUnifiedOrMark(text.charCodeAt(at + 1))
}

function isUnified(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff
}

/** A character that no combining mark or selector is. */
function isUnifiedOrMark(unit: number): boolean {
  return isUnified(unit) || (unit >= 0x3001 && unit <= 0x3020) || (unit >= 0xff01 && unit <= 0xff1f)
}
