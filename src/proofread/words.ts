/** A word of a text, as segmentation has it. */
export interface Word {
  readonly text: string
  /** UTF-16, into the text. */
  readonly start: number
  /** Its class, in the letters of the Peking University corpus: n noun, v verb, nr name of a person, m numeral, q measure word. */
  readonly tag: string
}

/** Takes texts apart into words; every character of a text is in one of its words. */
export type Segmenter = (texts: readonly string[]) => readonly (readonly Word[])[]

/**
 * Of all words in jieba's dictionary. What is left of them once words that cannot stand in the texts are left out is weighed against the same
 * sum, so that the outcome is that of the whole dictionary.
 */
const SUM_OF_FREQUENCIES = 60_101_964
/** A word that no text has: it takes the weight of all that were left out. */
const NOBODYS_WORD = '\u{10fffd}'

/**
 * jieba, with the words that these texts can have: loading all 350,000 takes a quarter of a second, looking through them a twentieth.
 * It is loaded only when it is asked for. Throws what the system says where there is no jieba for it.
 */
export async function loadSegmenter(): Promise<Segmenter> {
  const [{ Jieba }, { dict }] = await Promise.all([
    import('@node-rs/jieba'),
    import('@node-rs/jieba/dict.js'),
  ])
  const dictionary = Buffer.from(dict).toString('utf8')
  return (texts) => {
    const jieba = Jieba.withDict(Buffer.from(wordsFor(texts, dictionary)))
    return texts.map((text) => {
      let start = 0
      return jieba.tag(text, true).map(({ word, tag }) => {
        const at = start
        start += word.length
        return { text: word, start: at, tag }
      })
    })
  }
}

/** Lines of the dictionary, `word frequency tag`, whose words are made of characters of the texts. */
function wordsFor(texts: readonly string[], dictionary: string): string {
  const characters = [...new Set(texts.join(''))].filter((character) => LETTER.test(character))
  if (!characters.length) return ''
  const lines = dictionary.match(new RegExp(`^[${characters.join('')}]+ .*$`, 'gmu')) ?? []
  const kept = lines.reduce((sum, line) => sum + Number(line.split(' ')[1] ?? 0), 0)
  return [...lines, `${NOBODYS_WORD} ${SUM_OF_FREQUENCIES - kept} x`].join('\n')
}

const LETTER = /[\p{L}\p{N}]/u
