/** A stretch of a paragraph that is one cluster, or a word that hangs together; UTF-16 offsets. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'cluster' | 'space'
}

const LETTER = '\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Nd}'
const SIGN = '[+\\-±−]?[$¥￥€£№#§]?'
const JOINT = "[-.,:'’&/+×=∶_@–]+"
const UNIT = '[%％‰°℃℉′″]'

/** Numbers with signs, separators and units, codes, words: never cut (chinese-typography §2.2, hard sequences). */
const WORD = new RegExp(
  `(?:${SIGN}(?=\\p{Nd}))?[${LETTER}\\p{M}]+(?:${JOINT}[${LETTER}\\p{M}]+)*${UNIT}?`,
  'uy',
)
const SPACE = /[ \t\n\r\f\u00a0\u2002-\u200a\u202f]+/uy
const PAIR = /—{2}|…{2}|⋯{2}/uy
/** One character and the marks and selectors that stay with it; a lone surrogate counts as a character. */
const CLUSTER = /[^][\p{M}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]*/uy

/** Cuts a paragraph's text into words, clusters and spaces; together they are the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  const kinds = [
    [SPACE, 'space'],
    [WORD, 'word'],
    [PAIR, 'cluster'],
    [CLUSTER, 'cluster'],
  ] as const
  for (let start = 0; start < text.length; start = tokens.at(-1)?.end ?? text.length) {
    for (const [pattern, kind] of kinds) {
      pattern.lastIndex = start
      const found = pattern.exec(text)
      if (!found) continue
      tokens.push({ start, end: start + found[0].length, kind })
      break
    }
  }
  return tokens
}
