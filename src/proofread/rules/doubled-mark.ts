import type { CopyText } from '../copy.ts'
import { misspelt, textRule, type Mark } from '../rule.ts'

/** Two stops where one belongs: what is left when a sentence was changed, or a key pressed twice. */
export const doubledMark = textRule({
  code: 'DOUBLED_MARK',
  severity: 'error',
  explanation: {
    zh: '两个点号连在一起（，，　。，　、，），或者引号、括号里外各有一个（，”，　。”。）。同一个点号重复的，改成一个；句末点号和句内点号连用的，不能断定留哪一个，只提示。！！、？！、！？是语气，不提示；。。。是省略号，由 MARK_FORM 提示。引号里自成一句，引号外又接着说的（“……吗？”，“好！”、）、引号里只有一个点号的（句末用“。”。），不提示。',
    en: 'Two stops together (，， or 。，), or one on each side of a closing quote (，”， or 。”。). The same stop twice is made one; of two different ones it is not certain which is meant, unless one of them can only be a slip. ！！ ？！ ！？ are a tone of voice; 。。。 is an ellipsis, told by MARK_FORM. A question or a call in quotes within a sentence keeps its mark (“好吗？”，), and a mark that is spoken of stands alone in its quotes (句末用“。”。).',
  },
  examples: [
    { wrong: '认真学习，，抓好落实。', right: '认真学习，抓好落实。' },
    { wrong: '抓好落实。。', right: '抓好落实。' },
    { wrong: '当好“店小二，”，做好服务。', right: '当好“店小二”，做好服务。' },
  ],
  findIn: findDoubled,
})

/** Stops in a row, of which some may be half-width. */
const ROW = /[，。、；：？！,;]{2,}/gu
const FULL_WIDTH = /[，。、；：？！]/u
const TONE = /^[？！]+$/u
/** An ellipsis of its maker's: MARK_FORM tells it. */
const DOTS = /^。{3,}$/u
const SAME = /^(.)\1+$/u
/** Nothing that ends a sentence is needed behind a question or a call. */
const TONE_AND_STOP = /^([？！]+)。+$/u
const WIDENED: Readonly<Record<string, string>> = { ',': '，', ';': '；' }

/** A stop within closing quotes and one behind them. */
const AROUND_CLOSING = /([，、；：。])([”’」』]+)([，。、；：])/gu

function* findDoubled({ text }: CopyText): Iterable<Mark<'DOUBLED_MARK'>> {
  for (const { 0: row, index } of text.matchAll(ROW)) {
    if (TONE.test(row) || DOTS.test(row) || !FULL_WIDTH.test(row)) continue
    if (isAlone(text, index, index + row.length)) continue
    yield misspelt(index, row, oneOf(row))
  }
  for (const { 0: found, 1: inner, 2: quotes, 3: outer, index } of text.matchAll(AROUND_CLOSING)) {
    if (SPOKEN_OF.test(text.slice(Math.max(0, index - 4), index))) continue
    const isSentence = inner === '。'
    // a whole sentence in quotes, within another sentence: some editions keep both
    if (isSentence && outer !== '。') continue
    yield misspelt(index, found, isSentence ? undefined : `${quotes ?? ''}${outer ?? ''}`)
  }
}

/** Nothing but marks since the quote. */
const SPOKEN_OF = /[“‘「『（][，。、；：？！]{0,3}$/u

/** A mark that is spoken of: 句内停顿用“，”，句末用“。”。 */
function isAlone(text: string, start: number, end: number): boolean {
  return /[“‘「『（]/u.test(text.charAt(start - 1)) && /[”’」』）]/u.test(text.charAt(end))
}

/** The one stop that is meant, where it can only be that. */
function oneOf(row: string): string | undefined {
  const wide = Array.from(row, (mark) => WIDENED[mark] ?? mark).join('')
  return SAME.exec(wide)?.[1] ?? TONE_AND_STOP.exec(wide)?.[1]
}
