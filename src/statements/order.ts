/** A file of a folder that is to become an issue. */
export interface Document {
  readonly path: string
  /** The best place of its speakers in the roster; infinite without one. */
  readonly rank: number
  readonly isSilent: boolean
  /** It has text above its first speaker, which is a masthead at the head of an issue and nowhere else. */
  readonly hasHead: boolean
}

/** By the sound of their characters, numbers by what they count, whatever the system's language. */
const BY_NAME = new Intl.Collator('zh-u-co-pinyin', { numeric: true })

/**
 * The order that an editor may have meant: the roster's, then that of the numbers with which names begin, then that of names. `documents` as the folder has
 * them without settings. Text in which nobody speaks stays behind the text that it goes on, and what is a masthead only at the head stays where it is.
 */
export function guessOrder(documents: readonly Document[]): Document[] {
  const groups: Document[][] = []
  const speaks = documents.some(({ isSilent }) => !isSilent)
  for (const one of documents) {
    const last = groups.at(-1)
    if (one.isSilent && last && speaks) last.push(one)
    else groups.push([one])
  }
  const lead = speaks && documents[0]?.isSilent ? groups.splice(0, 1) : []
  const [first] = groups
  const sorted = groups.toSorted(([a], [b]) => compare(a, b))
  const isHeaded = [first, sorted[0]].some((group) => group?.[0]?.hasHead)
  const rest = isHeaded && first ? [first, ...sorted.filter((group) => group !== first)] : sorted
  return [...lead, ...rest].flat()
}

function compare(a: Document | undefined, b: Document | undefined): number {
  if (!a || !b) return 0
  return (
    difference(a.rank, b.rank) ||
    difference(numberOf(nameOf(a)), numberOf(nameOf(b))) ||
    BY_NAME.compare(nameOf(a), nameOf(b)) ||
    (a.path < b.path ? -1 : 1)
  )
}

function nameOf({ path }: Document): string {
  return path.split(/[\\/]/u).at(-1) ?? path
}

/** Infinite ones are equal. */
function difference(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

const DIGITS = '零一二三四五六七八九'
const COUNTED =
  /^第?[([【]?(?:(\d{1,4})(?![\d年月日届期班级组号])|([一二三四五六七八九十]{1,3})(?=[)\]】、.．,，\s_—–-]|篇|$))/u

/** What the name counts: 1 一 （二） 03 ④ 第五篇. */
export function numberOf(name: string): number {
  const [, digits, words] =
    COUNTED.exec(
      name
        .replace(/\.[^.]*$/u, '')
        .normalize('NFKC')
        .trim(),
    ) ?? []
  if (digits !== undefined) return Number(digits)
  return words === undefined ? Number.POSITIVE_INFINITY : chineseNumber(words)
}

/** 三, 十, 十二, 二十三. */
function chineseNumber(words: string): number {
  const digit = (character: string) => DIGITS.indexOf(character)
  const [tens = '', ones = ''] = words.includes('十') ? words.split('十') : ['', words]
  const ten = words.includes('十') ? 10 * (tens ? digit(tens) : 1) : 0
  return ten + (ones ? digit(ones.slice(0, 1)) : 0)
}
