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
 * jieba, with the words that these texts can have: loading all 350,000 takes a quarter of a second, picking them out of the dictionary a tenth of that.
 * It is loaded only when it is asked for. Throws what the system says where there is no jieba for it.
 */
export async function loadSegmenter(): Promise<Segmenter> {
  const [{ Jieba }, { dict }] = await Promise.all([
    import('@node-rs/jieba'),
    import('@node-rs/jieba/dict.js'),
  ])
  const dictionary = Buffer.from(dict.buffer, dict.byteOffset, dict.byteLength)
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
function wordsFor(texts: readonly string[], dictionary: Buffer): string {
  const characters = [...new Set(texts.join(''))].filter((character) => LETTER.test(character))
  if (!characters.length) return ''
  const beginning = characters.map((character) => linesWith(character, dictionary)).join('')
  const lines = beginning.match(new RegExp(`^[${characters.join('')}]+ .*$`, 'gmu')) ?? []
  const kept = lines.reduce((sum, line) => sum + Number(line.split(' ')[1] ?? 0), 0)
  return [...lines, `${NOBODYS_WORD} ${SUM_OF_FREQUENCIES - kept} x`].join('\n')
}

const LETTER = /[\p{L}\p{N}]/u

/** Those that begin with this character: they stand together, since the dictionary is in the order of its bytes. */
function linesWith(character: string, dictionary: Buffer): string {
  const first = Buffer.from(character)
  const last = Buffer.from(first)
  last[last.length - 1] = (last.at(-1) ?? 0) + 1
  return dictionary.toString('utf8', lineFrom(first, dictionary), lineFrom(last, dictionary))
}

const LINE_END = 0x0a

/** Where the first line begins whose bytes do not come before these; by halving. */
function lineFrom(bytes: Buffer, dictionary: Buffer): number {
  let [low, high] = [0, dictionary.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const start = middle === 0 ? 0 : dictionary.lastIndexOf(LINE_END, middle - 1) + 1
    const end = dictionary.indexOf(LINE_END, middle)
    if (dictionary.compare(bytes, 0, bytes.length, start, start + bytes.length) < 0) {
      low = end < 0 ? dictionary.length : end + 1
    } else high = start
  }
  return low
}
