import type { Lexicon } from './lexicon.ts'
import { isLatin, isName } from './names.ts'
import { hasUnit, wholePosts } from './persons.ts'
import { readSpeaker, type SpeakerReading } from './speaker.ts'
import { lengthOfTitle } from './titles.ts'
import { looksLikeUnit } from './units.ts'

const LONGEST = 40
const SENTENCE = /[。；！？!?;“”：:，,]/u
const HEAD = /^([^：:]{1,40})[：:]/u

/** What a line end between the two stands for: a space between Latin words, and nothing between Han (chinese-typography §1.3). */
export function gapBetween(first: string, second: string): string {
  const isLatin = /[\p{Script=Latin}.]$/u.test(first) && /^\p{Script=Latin}/u.test(second)
  return isLatin ? ' ' : ''
}

/**
 * A speaker whose words go on in the next line: 青山镇党委书记、 over 镇长赵明：, or unit and posts over the name. `length` counts in the second line.
 */
export function readTwoLines(
  first: string,
  second: string,
  lexicon: Lexicon,
): SpeakerReading | undefined {
  if (first.length > LONGEST) return undefined
  const posts = first.replace(/、$/u, '')
  const goesOn = posts.length < first.length
  // most lines end in no post, and this is asked of every line
  if (lengthOfTitle(posts, lexicon) === 0 || SENTENCE.test(first)) return undefined
  const head = HEAD.exec(second)?.[1]?.trim()
  if (head === undefined) return undefined
  if (!goesOn && !isName(head, lexicon) && !isLatin(head)) return undefined
  const [unit] = wholePosts(posts, lexicon) ?? []
  if (unit?.kind !== 'organization' || !looksLikeUnit(unit.text, lexicon)) return undefined
  return joined(first, second, lexicon)
}

/** Whether the line is a unit's name alone. */
function isUnitLine(line: string, lexicon: Lexicon): boolean {
  return /^\p{Script=Han}{3,24}$/u.test(line) && looksLikeUnit(line, lexicon)
}

/** 青山镇 over 镇长赵明：, whose post lacks a unit: certain only where several speakers of an issue stand so. */
export function readUnitAbove(
  first: string,
  second: string,
  lexicon: Lexicon,
): SpeakerReading | undefined {
  if (!isUnitLine(first, lexicon)) return undefined
  const below = readSpeaker(second, lexicon)
  const [person] = below?.form === 'colon' ? below.persons : []
  if (!person || hasUnit(person, lexicon) || !person.posts.length) return undefined
  return joined(first, second, lexicon)
}

function joined(first: string, second: string, lexicon: Lexicon): SpeakerReading | undefined {
  const above = `${first}${gapBetween(first, second)}`
  const reading = readSpeaker(above + second, lexicon)
  const length = (reading?.length ?? 0) - above.length
  return reading?.form === 'colon' && length > 0 ? { ...reading, length } : undefined
}
