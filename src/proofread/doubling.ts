/** A stretch that stands twice, or more often, without anything between. */
export interface Doubling {
  readonly start: number
  /** Of the first time, and of all. */
  readonly middle: number
  readonly end: number
}

/** UTF-16; what is repeated and longer is a sentence, and no slip of the hand. */
const LONGEST = 12
const MOST_TIMES = 9
/** Words that make a sentence and mean nothing by themselves. */
const FUNCTION_WORDS = '的了在和是把与为对从被向及于而并将以'

/** Whether something may be doubled in the text: asked of all texts, so that few have to be taken apart into words. */
export function mayBeDoubled(text: string): boolean {
  return doublingsIn(text).next().done === false
}

/** What stands twice by its characters alone, in order; one may begin inside of another, as words may begin there. */
export function* doublingsIn(text: string): Generator<Doubling> {
  const pattern = new RegExp(DOUBLED, 'gu')
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const { 0: all, index, groups } = match
    const once = groups?.['stretch'] ?? groups?.['single'] ?? ''
    const doubling = { start: index, middle: index + once.length, end: index + all.length }
    if (!isPlay(text, doubling)) yield doubling
    pattern.lastIndex = index + 1
  }
}

const DOUBLED = `(?<stretch>\\p{Script=Han}{2,${LONGEST}}?)\\k<stretch>{1,${MOST_TIMES}}|(?<single>[${FUNCTION_WORDS}])\\k<single>`

/** 慢慢慢慢, 一个一个, 非常非常, 很高很高, and what is a sentence of its own: 来了来了！ */
function isPlay(text: string, { start, middle, end }: Doubling): boolean {
  const once = text.slice(start, middle)
  if (once.length === 1) return isRun(text, start, end)
  return (
    HALVES.test(once) ||
    COUNTED.test(once) ||
    SAID_TWICE.has(once) ||
    (once.length <= 3 && GRADED.test(once)) ||
    (isEdge(text[start - 1], '、') && isEdge(text[end], '、'))
  )
}

/** A word of one character three times or more is a cry. */
function isRun(text: string, start: number, end: number): boolean {
  return text[start - 1] === text[start] || text[end] === text[start]
}

const HALVES = /^(?<half>.{1,6})\k<half>+$/u
const COUNTED = /^[一二两三四五六七八九十百千万几每半数]/u
const GRADED = /^[很好老太多最真挺越又再更不没大远]/u
/** Words that people say twice for emphasis, or because they leave open what is meant. */
const SAID_TWICE: ReadonlySet<string> = new Set(
  '非常 很多 许多 特别 十分 好多 好久 很久 永远 常常 真的 太多 什么 怎么 怎样 如何 某某 如此 这样 那样 这般 这里 那里 哪里 多少 等等 可怜 先生 老爷 太太 哈哈 呵呵 嘻嘻 谢谢 偷偷 恭喜'.split(
    ' ',
  ),
)

/** Whether no character of a sentence stands here; `but` are marks between which there is none either. */
function isEdge(character: string | undefined, but: string): boolean {
  return character === undefined || (!LETTER.test(character) && !but.includes(character))
}

const LETTER = /[\p{L}\p{N}]/u
