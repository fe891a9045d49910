import { PROSE, type Copy, type CopyText } from '../copy.ts'
import { quoteFaults } from '../quotes.ts'
import type { Found, Rule } from '../rule.ts'

/** Brackets and quotes of which only one half is there. */
export const unpairedMark: Rule<'UNPAIRED_MARK'> = {
  code: 'UNPAIRED_MARK',
  severity: 'warning',
  explanation: {
    zh: '引号、括号、书名号在一段里只有一半。引文有好几段，每段开头都有前引号、末段才有后引号的，是对的；1）、a) 这样的序号、数学区间、外文的撇号不提示；方向反了的引号由 QUOTE_DIRECTION 提示。',
    en: 'A quote or bracket in a paragraph without its other half. A quotation of several paragraphs, each of which begins with a quote while only the last ends with one, is right; labels like 1） and a), intervals and apostrophes are not told; quotes that face the wrong way are told by QUOTE_DIRECTION.',
  },
  examples: [
    { wrong: '当好“店小二，做好服务。', right: '当好“店小二”，做好服务。' },
    { wrong: '推进项目（二期建设。', right: '推进项目（二期）建设。' },
    { wrong: '学习条例》和会议精神。', right: '学习《条例》和会议精神。' },
  ],
  find: findUnpaired,
}

/** Round brackets of both widths go with one another: their width is another rule's. */
const PAIRS = ['（）()', '《》', '〈〉', '【】', '〔〕', '「」', '『』', '[]']
const PARTNERS = '（）《》〈〉【】〔〕「」『』[]()“”‘’'
const ANY = /[（）()《》〈〉【】〔〕「」『』[\]]/gu
const WIDE_BRACKET = /[（）()]/u

/** 1）, a), 一）: at the beginning, behind a mark, or behind a space. */
const LABEL_BEFORE =
  /(?:^|[\s，。、；：“（(）)])(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])$/u
/** [0,1), (0, 1]. */
const INTERVAL = /[[(（]\s*-?[\d.∞]+\s*[,，]\s*-?[\d.∞]+\s*[\])）]/gu
const SMILEY = /[:;]-?$/u
const REACH = 5

function* findUnpaired({ texts }: Copy): Iterable<Found<'UNPAIRED_MARK'>> {
  for (const [i, text] of texts.entries()) {
    const places = [...quotesIn(text, texts[i + 1]), ...bracketsIn(text.text)]
    let last = -1
    for (const at of places.toSorted((a, b) => a - b)) {
      const mark = text.text[at] ?? ''
      // the same mark over and over is one slip of the keyboard
      const isRepeated = at === last + 1 && mark === text.text[last]
      last = at
      if (isRepeated) continue
      yield { data: { mark, partner: partnerOf(mark) }, place: { text, start: at, end: at + 1 } }
    }
  }
}

function quotesIn(text: CopyText, next: CopyText | undefined): number[] {
  const places = quoteFaults(text.text)
    .filter(({ kind }) => kind === 'unpaired')
    .flatMap(({ marks }) => marks.map(({ at }) => at))
  const isContinued =
    next?.statement === text.statement &&
    next !== undefined &&
    [text, next].every(({ kind }) => PROSE.includes(kind)) &&
    /^\s*[“‘「]/u.test(next.text)
  // what stays open to the end of the paragraph goes on in the next
  const [last] = places.slice(-1)
  if (!isContinued || last === undefined || !'“‘'.includes(text.text[last] ?? '')) return places
  return places.slice(0, -1)
}

function bracketsIn(text: string): number[] {
  const intervals = new Set(
    Array.from(text.matchAll(INTERVAL), ({ 0: interval, index }) => [
      index,
      index + interval.length - 1,
    ]).flat(),
  )
  const marks = Array.from(text.matchAll(ANY), ({ 0: mark, index }) => ({
    mark,
    at: index,
  })).filter(({ at }) => !intervals.has(at))
  return PAIRS.flatMap((pair) => unpairedOf(text, pair, marks))
}

interface Bracket {
  readonly mark: string
  readonly at: number
}

function unpairedOf(text: string, pair: string, marks: readonly Bracket[]): number[] {
  const open: number[] = []
  const unpaired: number[] = []
  for (const { mark, at } of marks) {
    const place = pair.indexOf(mark)
    if (place < 0) continue
    if (place % 2 === 0) open.push(at)
    else if (isLabel(text, mark, at, open.at(-1))) continue
    else if (open.pop() === undefined) unpaired.push(at)
  }
  return [...open, ...unpaired]
}

/** Whether a closing bracket belongs to a label, or to a face: （1） has its own opening one. */
function isLabel(text: string, mark: string, at: number, open: number | undefined): boolean {
  if (!WIDE_BRACKET.test(mark)) return false
  const before = text.slice(Math.max(0, at - REACH), at)
  if (SMILEY.test(before)) return true
  const label = LABEL_BEFORE.exec(before)
  if (!label) return false
  return open === undefined || open < at - REACH
}

function partnerOf(mark: string): string {
  const place = PARTNERS.indexOf(mark)
  return PARTNERS[place % 2 === 0 ? place + 1 : place - 1] ?? ''
}
