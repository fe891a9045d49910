import { CLOSING, finding, HAN, OPENING, STOPS } from '../characters.ts'
import type { CopyText } from '../copy.ts'
import { instead, textRule, type Mark } from '../rule.ts'

/** Marks of ASCII in Chinese text: they stand too close, break lines wrongly and look foreign. */
export const halfWidthMark = textRule({
  code: 'HALF_WIDTH_MARK',
  severity: 'warning',
  explanation: {
    zh: '中文里用了半角标点（, ; : ? ! . 和括号），应当用全角。数字（1,200、8:30、3:1、3.5）、网址、邮箱、外文和外文的括号、1. 和 a) 这样的序号不提示；以外文为主的段落不提示。汉字之间的 . 可能是句号，也可能是人名的间隔号，只提示，不改。',
    en: 'Marks of ASCII in Chinese text: they should be full-width. Not in numbers, times and ratios, addresses, foreign words and their brackets, labels like 1. and a), nor in paragraphs that are mostly Latin. A . between Han characters may be a full stop or the point of a foreign name: it is told, not mended.',
  },
  examples: [
    { wrong: '认真学习,抓好落实.', right: '认真学习，抓好落实。' },
    { wrong: '项目(二期)开工;做好服务!', right: '项目（二期）开工；做好服务！' },
    { wrong: '增长10%,投资上升。', right: '增长10%，投资上升。' },
  ],
  findIn: findHalfWidth,
})

const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
  '(': '（',
  ')': '）',
}

const CHINESE = `${HAN}${CLOSING}`
/** The mark, and the space that goes with it in Latin text. */
const AFTER_HAN = finding(
  `(?<=[${CHINESE}])(?:[,;](?![${STOPS}])|:|[?!]+)(?: +(?=[${HAN}${OPENING}]))?`,
)
const BEFORE_HAN = finding(
  `(?<=[\\p{Script=Latin}\\d%‰℃)])(?:[,;]|[?!]+)(?: +)?(?=[${HAN}${OPENING}])`,
)
const FULL_STOP = finding(`(?<=[${CHINESE}])\\.(?:(?=[${CLOSING}]*$)|(?: *(?=[${HAN}${OPENING}])))`)
/** 一.加强领导: a label. */
const LABEL = /[一二三四五六七八九十]$/u

/** Brackets with Chinese in them, of which one may be full-width already. */
const BRACKETS = /([(（])([^()（）]{0,100})([)）])/gu
const HAS_HAN = /\p{Script=Han}/u

function* findHalfWidth({ text }: CopyText): Iterable<Mark<'HALF_WIDTH_MARK'>> {
  if (!/[,;:?!.()]/u.test(text) || isLatin(text)) return
  for (const pattern of [AFTER_HAN, BEFORE_HAN]) {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      const marks = found.trimEnd()
      yield marked(
        index,
        marks,
        widened(marks),
        instead(index, index + found.length, widened(marks)),
      )
    }
  }
  for (const { 0: found, index } of text.matchAll(FULL_STOP)) {
    if (LABEL.test(text.slice(0, index).slice(-1))) continue
    const isLast = !HAS_HAN.test(text.slice(index, index + found.length + 1))
    yield marked(index, '.', '。', isLast ? instead(index, index + 1, '。') : undefined)
  }
  yield* findBrackets(text)
}

function* findBrackets(text: string): Iterable<Mark<'HALF_WIDTH_MARK'>> {
  for (const { 1: open = '', 2: inner = '', 3: close = '', index } of text.matchAll(BRACKETS)) {
    if (!HAS_HAN.test(inner) || !(open in WIDE || close in WIDE)) continue
    const end = index + open.length + inner.length
    const edits = [
      ...(open in WIDE ? instead(index, index + 1, '（') : []),
      ...(close in WIDE ? instead(end, end + 1, '）') : []),
    ]
    const found = `${open}${inner}${close}`
    yield marked(index, found, `（${inner}）`, edits)
  }
}

function marked(
  start: number,
  text: string,
  wide: string,
  edits: Mark<'HALF_WIDTH_MARK'>['edits'],
): Mark<'HALF_WIDTH_MARK'> {
  return { start, end: start + text.length, data: { text, instead: wide }, ...(edits && { edits }) }
}

function widened(marks: string): string {
  return Array.from(marks, (mark) => WIDE[mark] ?? mark).join('')
}

/** A foreign sentence with some Chinese in it keeps its marks. */
function isLatin(text: string): boolean {
  return count(text, /\p{Script=Latin}+/gu) > count(text, /\p{Script=Han}/gu)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
