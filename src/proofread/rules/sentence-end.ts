import { PROSE, type CopyText } from '../copy.ts'
import { textRule, type Mark } from '../rule.ts'

const SHOWN = 8

/** A paragraph of whole sentences whose last one does not end: its mark was lost, or its end. */
export const sentenceEnd = textRule({
  code: 'SENTENCE_END',
  severity: 'warning',
  explanation: {
    zh: '成段的话末尾没有句号、问号、叹号或者省略号，也可能是后面丢了字。冒号、分号结尾的（下面还有条目）、短行（可能是标题、诗句、条目）、段末的署名和日期、网址和号码结尾的，不提示。',
    en: 'A paragraph of whole sentences that does not end with a full stop, a question mark or the like; perhaps words were lost, too. Not told: an end with a colon or semicolon (points follow), short lines (headings, verse, items), a signature or date at the end, an address or a number.',
  },
  examples: [
    {
      wrong: '各部门要认真学习会议精神。要结合实际制定方案，抓好落实',
      right: '各部门要认真学习会议精神。要结合实际制定方案，抓好落实。',
    },
  ],
  kinds: PROSE,
  findIn: findEnd,
})

const CLOSING_AT_END = /[”’」』）》〉】〕]+\s*$/u
/** Marks that a paragraph can end with; a dash breaks off. */
const ENDS = /[。！？…；：—～]\s*$/u
const ENDS_OPEN = /[\p{Script=Han}，、％%]\s*$/u

/** Without an end mark within, a line of this length and more is a sentence and no heading. */
const SENTENCE = 40
const SHORTEST = 15
/** 一、加强领导，落实责任 */
const ITEM = /^\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[、.．）)]|[①-⑳•●▪-])/u
/** What is printed behind the last full stop without one: who wrote it, and when. */
const SIGNATURE = /(?:[年月日室局会委办组部社院校司]|供稿|报道|整理|编辑|摄|文|图)$/u
const SHORTEST_CLAUSE = 5

function* findEnd({ text, statement }: CopyText): Iterable<Mark<'SENTENCE_END'>> {
  if (statement === undefined || !isSentences(text)) return
  const isOpen = ENDS_OPEN.test(text) || endsInside(text)
  if (!isOpen || isSigned(text)) return
  const end = text.trimEnd().length
  yield { start: end - 1, end, data: { text: text.slice(Math.max(0, end - SHOWN), end) } }
}

function isSentences(text: string): boolean {
  if (text.length < SHORTEST) return false
  const inner = text.slice(0, -1)
  if (/[。！？]/u.test(inner)) return true
  return !ITEM.test(text) && text.length >= SENTENCE && /[，；]/u.test(inner)
}

/** Whether the closing marks at the end have no stop within them, nor before what they enclose: 叫“店小二”, 项目（二期）. */
function endsInside(text: string): boolean {
  const closing = CLOSING_AT_END.exec(text)
  if (!closing) return false
  const before = text.slice(0, closing.index)
  if (ENDS.test(before) || !before) return false
  if (!closing[0].includes('）')) return true
  const open = before.lastIndexOf('（')
  return open >= 0 && !/[。！？…”]\s*$/u.test(before.slice(0, open))
}

function isSigned(text: string): boolean {
  const tail = text.slice(text.search(/[^。！？]*$/u)).trim()
  return !/[，；]/u.test(tail) && (tail.length < SHORTEST_CLAUSE || SIGNATURE.test(tail))
}
