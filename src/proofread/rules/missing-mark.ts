import { finding, HAN } from '../characters.ts'
import { PROSE, type CopyText } from '../copy.ts'
import type { Found, Rule } from '../rule.ts'

/** So much of a long stretch is shown. */
const SHOWN = 12

/** Where a mark was lost: a breath longer than anybody's, and a point of an enumeration in the middle of a sentence. */
export const missingMark: Rule<'MISSING_MARK'> = {
  code: 'MISSING_MARK',
  severity: 'warning',
  explanation: {
    zh: '正文里连着五十个以上的汉字没有一个标点（法律条文里最长的也不到五十个），或者“一是……二是……”“第一，……第二，……”的下一点前面没有标点。',
    en: 'A stretch of running text of fifty Han characters and more without any mark (the longest in laws are shorter), or a point of an enumeration, 二是 after 一是 or 第二， after 第一，, straight after a character.',
  },
  examples: [
    {
      wrong: '一是加大工作的力度二是抓好落实。',
      right: '一是加大工作的力度；二是抓好落实。',
    },
  ],
  options: { characters: 50 },
  *find({ texts }, { characters = 50 }) {
    const long = finding(`[${HAN}]{${Math.max(1, Math.floor(characters))},}`)
    for (const text of texts) {
      if (PROSE.includes(text.kind)) yield* findIn(text, long)
    }
  },
}

/** 二是, 第二，, but not 十二是, 第二是 or 其二是. */
const LABELS = [
  {
    first: /(?:^|[^\p{Script=Han}])一是/u,
    next: /(?<=[^第其十百这那一二三数唯之\P{Script=Han}])[二三四五六七八九十]是/gu,
  },
  {
    first: /(?:^|[^\p{Script=Han}])第一，/u,
    next: /(?<=\p{Script=Han})第[二三四五六七八九十]，/gu,
  },
  {
    first: /(?:^|[^\p{Script=Han}])其一，/u,
    next: /(?<=\p{Script=Han})其[二三四五六七八九十]，/gu,
  },
]

function* findIn(text: CopyText, long: RegExp): Iterable<Found<'MISSING_MARK'>> {
  for (const { 0: found, index } of text.text.matchAll(long)) {
    const place = { text, start: index, end: index + found.length }
    yield { data: { reason: 'long', text: `${found.slice(0, SHOWN)}…` }, place }
  }
  for (const { first, next } of LABELS) {
    const start = text.text.search(first)
    if (start < 0) continue
    for (const { 0: label, index } of text.text.matchAll(next)) {
      if (index < start) continue
      yield {
        data: { reason: 'label', text: label },
        place: { text, start: index, end: index + label.length },
      }
    }
  }
}
