import type { CopyText } from '../copy.ts'
import { textRule, type Mark } from '../rule.ts'

const SHOWN = 6

/** 、 between things in quotes, or titles, that stand side by side (GB/T 15834-2011, 4.5.3.5): they are told apart without it. */
export const commaBetweenQuotes = textRule({
  code: 'COMMA_BETWEEN_QUOTES',
  severity: 'info',
  explanation: {
    zh: '几个带引号或书名号的词并列，中间通常不用顿号：“店小二”“服务员”，《红楼梦》《水浒传》。中间夹着别的字时照用顿号。依据 GB/T 15834—2011 第 4.5.3.5 条。',
    en: 'Between words in quotes, or titles, that stand side by side no 、 is usual; with other words between them it is. GB/T 15834-2011, 4.5.3.5.',
  },
  examples: [
    { wrong: '当好“店小二”、“服务员”。', right: '当好“店小二”“服务员”。' },
    { wrong: '他读过《家》、《春》、《秋》。', right: '他读过《家》《春》《秋》。' },
  ],
  findIn: findCommas,
})

function* findCommas({ text }: CopyText): Iterable<Mark<'COMMA_BETWEEN_QUOTES'>> {
  for (const { index } of text.matchAll(/(?<=”)、(?=“)|(?<=’)、(?=‘)|(?<=》)、(?=《)/gu)) {
    const end = index + 1
    yield {
      start: index,
      end,
      data: {
        before: text.slice(Math.max(0, index - SHOWN), index),
        after: text.slice(end, end + SHOWN),
      },
      edits: [{ start: index, end, insert: '' }],
    }
  }
}
