import { CLOSING, OPENING } from '../characters.ts'
import type { CopyText } from '../copy.ts'
import { textRule, type Mark } from '../rule.ts'

const SHOWN = 6

/** 、 between things in quotes, or titles, that stand side by side (GB/T 15834-2011, 4.5.3.5): they are told apart without it. */
export const commaBetweenQuotes = textRule({
  code: 'COMMA_BETWEEN_QUOTES',
  severity: 'info',
  explanation: {
    zh: '几个带引号或书名号的词并列，中间通常不用顿号：“店小二”“服务员”，《红楼梦》《水浒传》。中间夹着别的字，同一串里还有不带引号的词、括号里的说明，或者说的是标点本身（“，”、“。”）时，照用顿号。依据 GB/T 15834—2011 第 4.5.3.5 条。',
    en: 'Between words in quotes, or titles, that stand side by side no 、 is usual; with other words between them, in a list that has others or remarks in brackets, or of marks that are spoken of (“，”、“。”), it is. GB/T 15834-2011, 4.5.3.5.',
  },
  examples: [
    { wrong: '当好“店小二”、“服务员”。', right: '当好“店小二”“服务员”。' },
    { wrong: '他读过《家》、《春》、《秋》。', right: '他读过《家》《春》《秋》。' },
  ],
  findIn: findCommas,
})

/** Quotes, or titles, with nothing but 、 between them; what one of them encloses is no longer than this. */
const CHAIN = /(?:“[^“”]{0,60}”、)+(?=“)|(?:‘[^‘’]{0,60}’、)+(?=‘)|(?:《[^《》]{0,60}》、)+(?=《)/gu
const LAST = /“[^“”]{0,60}”|‘[^‘’]{0,60}’|《[^《》]{0,60}》/uy

function* findCommas({ text }: CopyText): Iterable<Mark<'COMMA_BETWEEN_QUOTES'>> {
  for (const { 0: chain, index } of text.matchAll(CHAIN)) {
    if (isMixed(text, index, index + chain.length)) continue
    for (const { index: at } of chain.matchAll(/(?<=[”’》])、/gu)) {
      const start = index + at
      const end = start + 1
      // a 、 within what is quoted is none between quotes
      if (!/[“‘《]/u.test(text[end] ?? '')) continue
      yield {
        start,
        end,
        data: {
          before: text.slice(Math.max(0, start - SHOWN), start),
          after: text.slice(end, end + SHOWN),
        },
        edits: [{ start, end, insert: '' }],
      }
    }
  }
}

/** Whether other things are of the same list, “甲”、“乙”、丙, or marks are spoken of, “，”、“。”: there careful editions keep every 、. */
function isMixed(text: string, start: number, last: number): boolean {
  LAST.lastIndex = last
  const [quoted] = LAST.exec(text) ?? []
  if (quoted === undefined) return true
  const end = last + quoted.length
  if (MARK_ALONE.test(text.slice(start, end))) return true
  const before = Array.from(text.slice(Math.max(0, start - REACH), start)).toReversed()
  const after = Array.from(text.slice(end, end + REACH))
  return goesOn(before, CLOSING, OPENING) || goesOn(after, OPENING, CLOSING)
}

/** Whether a list goes on in these characters, which lead away from it: as far as its sentence, or what encloses it, does. */
function goesOn(characters: readonly string[], inwards: string, outwards: string): boolean {
  let depth = 0
  for (const character of characters) {
    if (inwards.includes(character)) {
      if (depth === 0 && BRACKET.test(character)) return true
      depth += 1
    } else if (outwards.includes(character)) {
      if (depth === 0) return false
      depth -= 1
    } else if (depth === 0) {
      if (BORDER.test(character)) return false
      if (OF_LIST.test(character)) return true
    }
  }
  return false
}

const REACH = 200
const MARK_ALONE = /[“‘《][^\p{Script=Han}\p{Script=Latin}\d]{0,3}[”’》]/u
const BRACKET = /[（）]/u
const BORDER = /[。，；：！？]/u
const OF_LIST = /[、和及与或]/u
