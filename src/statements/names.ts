import type { Lexicon } from './lexicon.ts'
import { isTitleWord, lengthOfTitle } from './titles.ts'

const HAN_NAME = /^\p{Script=Han}{2,4}$/u
/** 王 小 明, 欧 阳 建 国; of two characters with U+3000 between, too. */
const SPACED_NAME = /^\p{Script=Han}(?:[ \u3000]{1,2}\p{Script=Han}){1,3}$/u
/** 阿卜杜拉·买买提, 约翰·F·肯尼迪 */
const DOTTED_NAME =
  /^(?=.*\p{Script=Han})(?:\p{Script=Han}{1,10}|\p{Lu}\.?)(?:[·・‧•](?:\p{Script=Han}{1,10}|\p{Lu}\.?))+$/u
/** Marie-Claire Dubois, J. R. Smith, Ludwig van Beethoven, 李Tony: capitalised, and not in capitals alone, as CEO and PPT are. */
const LATIN_NAME =
  /^(?=.*\p{Ll})(?:\p{Script=Han}{1,2}(?!.* ))?\p{Lu}[\p{Script=Latin}'’-]*\.?(?: ?(?:(?:de|da|di|du|la|le|van|von|der|den|bin|al) )*(?<=[ .])\p{Lu}[\p{Script=Latin}'’-]*\.?)*$/u

/** Whether this can be somebody's name by its form alone, words of everyday included. */
export function mayBeName(text: string, lexicon: Lexicon): boolean {
  if (HAN_NAME.test(text)) return isNoWord(text, lexicon)
  if (SPACED_NAME.test(text)) return isNoWord(withoutSpaces(text), lexicon)
  return isDotted(text) || (isLatin(text) && !isTitleWord(text, lexicon))
}

function isNoWord(name: string, lexicon: Lexicon): boolean {
  return (
    !lexicon.notInNames.test(name) &&
    !lexicon.notNames.has(name) &&
    !isTitleWord(name, lexicon) &&
    lengthOfTitle(name, lexicon) === 0 &&
    !isPhrase(name, lexicon)
  )
}

/** Four characters of which two are a word, 高度重视, as the names of nobody are whose family's has one character. */
function isPhrase(name: string, { notNames, everyday, families }: Lexicon): boolean {
  const characters = [...name]
  if (characters.length < 4 || families.has(name.slice(0, 2))) return false
  const halves = [characters.slice(0, 2).join(''), characters.slice(2).join('')]
  return halves.some((half) => notNames.has(half) || everyday.has(half))
}

/** Whether this can be somebody's name by its form, and is no word of everyday. */
export function looksLikeName(text: string, lexicon: Lexicon): boolean {
  return !isEveryday(text, lexicon) && mayBeName(text, lexicon)
}

export function isEveryday(text: string, { everyday }: Lexicon): boolean {
  return everyday.has(text)
}

/** With a dot in it, as foreign names and those of many peoples of China have. */
export function isDotted(text: string): boolean {
  return DOT.test(text) && DOTTED_NAME.test(text)
}

/** In Latin letters, or with a Chinese family name before them. */
export function isLatin(text: string): boolean {
  return LATIN_LETTER.test(text) && LATIN_NAME.test(text)
}

const LATIN_LETTER = /\p{Script=Latin}/u

/** A name of one Latin word may be a word: 编辑Word. */
export function isOneWord(text: string): boolean {
  return isLatin(text) && !/[ .]/u.test(text)
}

export function hasFamilyName(text: string, { families }: Lexicon): boolean {
  const name = withoutSpaces(text)
  return families.has([...name][0] ?? '-') || families.has(name.slice(0, 2))
}

/** Four characters are a name as a rule only where the family's has two. */
export function isTooLong(text: string, { families }: Lexicon): boolean {
  const name = withoutSpaces(text)
  return (
    !isDotted(text) && !isLatin(text) && [...name].length > 3 && !families.has(name.slice(0, 2))
  )
}

/** Whether this is somebody's name by more than its form: it begins with a family name, or has a dot in it. */
export function isName(text: string, lexicon: Lexicon): boolean {
  return (
    (hasFamilyName(text, lexicon) || isDotted(text)) &&
    looksLikeName(text, lexicon) &&
    !isLatin(text)
  )
}

const NAME_LENGTHS = [2, 3, 4]

/** What could be a name at the end of `text`, the likelier first: with a dot, in Latin letters, spaced, of two, three, four characters. */
export function nameCandidates(text: string, lexicon: Lexicon): string[] {
  const end = text.slice(-LONGEST_NAME)
  const characters = [...end]
  const plain = NAME_LENGTHS.map((length) => characters.slice(-length).join(''))
  const all = [...dottedEnds(end), ...latinEnds(end), ...spacedEnds(end), ...plain]
  return all.filter((name) => mayBeName(name, lexicon))
}

const DOT = /[·・‧•]/u
const DOTTED_END =
  /(?:\p{Script=Han}{1,10}|\p{Lu}\.?)(?:[·・‧•](?:\p{Script=Han}{1,10}|\p{Lu}\.?))+$/u
/** UTF-16, with dots. */
const LONGEST_NAME = 40

function dottedEnds(end: string): string[] {
  const dotted = DOT.test(end) ? DOTTED_END.exec(end)?.[0] : undefined
  // the shortest first: what stands before a name may be as long as the name of a post
  const ends = dotted ? [...dotted].map((_, i) => [...dotted].slice(-i - 1).join('')) : []
  return ends.filter((name) => DOT.test(name))
}

/** Every end that begins with a capital, the longest first; or with the one or two Han before the only word. */
function latinEnds(end: string): string[] {
  if (!/[\p{Script=Latin}.]$/u.test(end)) return []
  const tail = /[\p{Script=Latin}'’. -]+$/u.exec(end)?.[0] ?? ''
  const from = end.length - tail.length
  const capitals = [...tail.matchAll(/(?<![\p{Script=Latin}'’-])\p{Lu}/gu)]
  const mixed = /\p{Script=Han}{1,2}$/u.exec(end.slice(0, from))?.[0] ?? ''
  const starts = [
    ...capitals.map(({ index }) => from + index),
    ...[...mixed].map((_, i) => from - [...mixed].slice(i).join('').length),
  ]
  return starts.map((start) => end.slice(start))
}

const SPACE = /[ \u3000]/u
const SPACED_ENDS = [3, 2, 1].map(
  (count) =>
    new RegExp(`\\p{Script=Han}(?:[ \\u3000]{1,2}\\p{Script=Han}){${String(count)}}$`, 'u'),
)

function spacedEnds(end: string): string[] {
  if (!SPACE.test(end)) return []
  return SPACED_ENDS.flatMap((pattern) => pattern.exec(end)?.[0] ?? [])
}

function withoutSpaces(text: string): string {
  return SPACE.test(text) ? text.replace(/[ \u3000]/gu, '') : text
}
