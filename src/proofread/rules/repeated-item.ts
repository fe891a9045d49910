import type { CopyText } from '../copy.ts'
import { textRule, type Mark } from '../rule.ts'
import { seriesIn, type Item, type Series } from '../series.ts'

/** Characters that a clause has at least which nobody says twice by intent. */
const SHORTEST_CLAUSE = 6

/** The same thing twice in a list, or the same clause twice in succession: another was meant, or one is too many. */
export const repeatedItem = textRule({
  code: 'REPEATED_ITEM',
  severity: 'warning',
  explanation: {
    zh: '用顿号隔开的几项里，有一项出现了两次：大招商、招大商、招大商；或者整整一个分句（六个字以上）连说了两遍。前面带着别的字、后面带着别的字的项，只在看得准时才算：副局长、局长，学生、学生家长，企业、企业家都不提示；“学习、学习、再学习”也不提示。',
    en: 'The same item stands twice in a list parted by 、, or a whole clause of six characters or more twice in succession. An item with other words before or after it counts only where these are certain to be no part of it: 副局长、局长, 学生、学生家长 and 企业、企业家 are no findings, nor is 学习、学习、再学习.',
  },
  examples: [
    {
      wrong: '保持大招商、招大商、招大商的强劲态势。',
      right: '保持大招商、招大商、招好商的强劲态势。',
    },
    { wrong: '抓好预算、招商、招商、治水。', right: '抓好预算、招商、治水。' },
    { wrong: '严格执行标准，严格执行标准，不走样。', right: '严格执行标准，不走样。' },
  ],
  findIn: findRepeated,
})

function* findRepeated({ text }: CopyText): Iterable<Mark<'REPEATED_ITEM'>> {
  for (const series of seriesIn(text)) yield* repeatedIn(series, text)
  yield* repeatedClauses(text)
}

function* repeatedIn(series: Series, text: string): Iterable<Mark<'REPEATED_ITEM'>> {
  const seen = new Map<string, Item>()
  for (const [i, readings] of series.entries()) {
    const again = readings.find((item) => seen.has(item.text))
    const first = again && seen.get(again.text)
    const next = series[i + 1]?.[0]?.text ?? ''
    if (again && first && !isUrged(again.text, next)) {
      yield markOf(text, first.start, again.end)
      // told once; what comes after is weighed afresh
      seen.clear()
    }
    for (const item of readings) if (isThing(item.text)) seen.set(item.text, item)
  }
}

function markOf(text: string, start: number, end: number): Mark<'REPEATED_ITEM'> {
  return { start, end, data: { text: text.slice(start, end) } }
}

/** 学习、学习、再学习 */
function isUrged(item: string, next: string): boolean {
  return next.endsWith(item) && /^(?:再|还是|又是|更要|还要)/u.test(next)
}

/** Two Chinese characters at least, and no amount: 十万元、二十万元、十万元 may be right. */
function isThing(item: string): boolean {
  return /^\P{Script=Han}*\p{Script=Han}{2}/u.test(item) && !AMOUNT.test(item)
}

const AMOUNT = /\d|^第?[〇一二两三四五六七八九十百千万亿半几每]/u

function* repeatedClauses(text: string): Iterable<Mark<'REPEATED_ITEM'>> {
  let before = ''
  let start = 0
  for (const { 1: clause = '', 2: mark = '', index } of text.matchAll(CLAUSE)) {
    const end = index + clause.length
    if (clause === before && isSentence(clause)) yield markOf(text, start, end)
    before = mark ? clause : ''
    start = index
  }
}

/** What stands between marks, and the mark after it. */
const CLAUSE = /([^，；。：！？…—“”‘’\n]+)([，；]?)/gu

function isSentence(clause: string): boolean {
  return clause.length >= SHORTEST_CLAUSE && /^[\p{Script=Han}、\d]+$/u.test(clause)
}
