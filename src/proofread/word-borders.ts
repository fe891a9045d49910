import type { Word } from './words.ts'

/** The words of a text by their places. */
export interface WordBorders {
  /** Whether a word ends here and another begins, or the text does. */
  readonly isBorder: (at: number) => boolean
  readonly wordAt: (at: number) => Word | undefined
  readonly wordBefore: (at: number) => Word | undefined
  /** The word that the character at this place is part of. */
  readonly wordOver: (at: number) => Word | undefined
}

export function wordBorders(words: readonly Word[]): WordBorders {
  const last = words.at(-1)
  const length = last ? last.start + last.text.length : 0
  /** The index of the last word that begins at the place or before it; -1 if none does. */
  const indexOver = (at: number) => {
    let [low, high] = [0, words.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((words[middle]?.start ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return low - 1
  }
  const wordOver = (at: number) => words[indexOver(at)]
  return {
    isBorder: (at) => at >= length || wordOver(at)?.start === at,
    wordAt: (at) => {
      const word = wordOver(at)
      return word?.start === at && at < length ? word : undefined
    },
    wordBefore: (at) => words[indexOver(at - 1)],
    wordOver,
  }
}
