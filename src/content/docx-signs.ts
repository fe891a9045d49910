/** Signs of Word that are no plain characters, as the characters that they look like. */

/** The character of a `w:sym`; undefined if there is none that says the same. */
export function symbolOf(font: string, code: string): string | undefined {
  const point = parseInt(code, 16)
  if (!(point > 0x1f && point < 0xfffe) || (point >= 0xd800 && point <= 0xdfff)) return undefined
  // fonts of signs have them at F000 and up
  const inFont = point >= 0xf000 && point <= 0xf0ff ? point - 0xf000 : point
  const signs = SIGNS[font.toLowerCase()]
  if (signs) return signs[inFont]
  return point >= 0xe000 && point <= 0xf8ff ? undefined : String.fromCodePoint(point)
}

/** Fonts of signs whose code points say nothing; of theirs, what is common and has a character. Boxes to tick are those of Chinese fonts: □, and ■ where it is marked. */
const SIGNS: Readonly<Record<string, Readonly<Record<number, string>> | undefined>> = {
  wingdings: {
    0x6c: '●',
    0x6e: '■',
    0x6f: '□',
    0x70: '□',
    0x71: '□',
    0x72: '□',
    0x75: '◆',
    0xa1: '○',
    0xa7: '■',
    0xa8: '□',
    0xab: '★',
    0xe0: '→',
    0xfc: '√',
    0xfd: '■',
    0xfe: '■',
  },
  'wingdings 2': { 0x50: '√', 0x51: '■', 0x52: '■', 0x53: '■', 0x54: '■', 0xa3: '□' },
  'wingdings 3': {},
  webdings: {},
  marlett: {},
  'mt extra': {},
}

const RAISED = mapOf('0123456789+-−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ')
const LOWERED = mapOf('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎')

function mapOf(from: string, to: string): ReadonlyMap<string, string> {
  const characters = Array.from(to)
  return new Map(Array.from(from, (character, i) => [character, characters[i] ?? '']))
}

/** A text in small characters above the line, or below it; undefined if not all of them exist. */
export function shiftedText(text: string, shift: 'superscript' | 'subscript'): string | undefined {
  const map = shift === 'superscript' ? RAISED : LOWERED
  const found = Array.from(text, (character) => (/\s/u.test(character) ? character : map.get(character)))
  return found.includes(undefined) ? undefined : found.join('')
}

/** What the formula of an EQ field shows where it is a character in a circle or the like (带圈字符): the character; and whether anything of it is lost. */
export function enclosedIn(formula: string): { text: string; isExact: boolean } | undefined {
  const inner = /^\s*eq\s+\\o\s*(?:\\a[clr]\s*)?\(([^()]{0,9}[,;，；][^()]{1,9})\)\s*$/iu.exec(formula)?.[1]
  const [first = '', text = ''] = (inner ?? '').split(/[,;，；]/u).map((part) => part.trim())
  if (!text) return undefined
  const isCircled = /^[○〇◯]$/u.test(first)
  const number = /^\d{1,2}$/u.test(text) ? Number(text) : 0
  if (isCircled && number >= 1 && number <= 20) {
    return { text: String.fromCodePoint(0x2460 + number - 1), isExact: true }
  }
  return { text, isExact: false }
}
