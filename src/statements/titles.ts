import { simplify, type Lexicon } from './lexicon.ts'

/** No run of posts is longer. */
const LONGEST = 24

/**
 * The longest name of a post, or of several run together, that ends `text`; its length, 0 if there is none. It is found from
 * the end backwards, every place once: a title begins where a word does that another title, or the end, follows.
 */
export function lengthOfTitle(
  text: string,
  { titles, attributes, titleEnds, longestTitle }: Lexicon,
): number {
  // most texts end in no post, and this is asked of every line many times
  if (!titleEnds.has(text.slice(-1))) return 0
  const tail = simplify(text.slice(-LONGEST))
  const begins = new Set<number>()
  for (let at = tail.length - 1; at >= 0; at--) {
    for (let length = 1; length <= longestTitle && at + length <= tail.length; length++) {
      const after = at + length
      const goesOn = begins.has(after)
      if (!goesOn && after < tail.length) continue
      const word = tail.slice(at, after)
      if (titles.has(word) || (goesOn && attributes.has(word))) begins.add(at)
    }
  }
  return begins.size ? tail.length - Math.min(...begins) : 0
}

/** Whether the text is a word of the lists: no name, however it looks. */
export function isTitleWord(text: string, { titles, attributes }: Lexicon): boolean {
  return titles.has(text) || attributes.has(text)
}

export function isLayTitle(title: string, { layTitles }: Lexicon): boolean {
  return layTitles.has(title)
}
