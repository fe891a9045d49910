import { lexiconOf } from '../../statements/lexicon.ts'
import { CLOSING, finding, HAN_OR_MARK, OPENING } from '../characters.ts'
import { PROSE, type CopyText } from '../copy.ts'
import { textRule, type Mark, type TextEdit } from '../rule.ts'

const SHOWN = 6

/** Spaces where no word ends: of a copy from a PDF, of a line that was cut, of the space bar. */
export const spaceInChinese = textRule({
  code: 'SPACE_IN_CHINESE',
  severity: 'warning',
  explanation: {
    zh: '正文的汉字之间、汉字和标点之间有空格，多半是从 PDF、网页复制或者换行时带进来的。刊头、发言人、标题、表格、口号（“解放思想 振奋精神”）、两字姓名的对齐（王　明）、条目（第一条　为了）、括号里和消息头里的空格，连着几个的和全角的空格（2024年　月　日）不提示；汉字之间的一个空格可能是有意的（中共中央 国务院），只提示、不改，一字一空的（全 面 推 进）才改；汉字和数字、字母之间的由排版处理，也不提示。',
    en: 'Spaces in running text between Han characters, or between them and marks: they come with copies from a PDF or with line ends. Not told: spaces in mastheads, speakers, headings and tables, between the words of a slogan, in names of two characters that are set to the width of three (王　明), after a label (第一条　为了), in brackets and datelines; several in a row and ideographic ones, which are blanks (2024年　月　日); and those beside digits and Latin letters, which are the typesetter’s. One between Han characters may be meant (中共中央 国务院): it is told and not mended, unless characters stand apart one by one (全 面 推 进).',
  },
  examples: [
    { wrong: '推进乡村 振兴工作。', right: '推进乡村振兴工作。' },
    { wrong: '认真学习， 抓好落实。', right: '认真学习，抓好落实。' },
  ],
  kinds: PROSE,
  findIn: findSpaces,
})

/** One alone: more of them, and ideographic ones, are blanks to fill in or set something apart. */
const SPACES = finding(
  `(?<=[${HAN_OR_MARK}])[ \\t\\u00a0\\u2000-\\u200a\\u202f\\u205f](?=[${HAN_OR_MARK}])`,
)

/** A paragraph without any of them is a line of words: a slogan, a verse, a list of names. */
const OF_A_SENTENCE = /[，。；：？！]/u

/** Behind it a space belongs to the form: the number of an article, the head of a report, a line of a form. */
const LABEL_BEFORE = /(?:第[〇零一二三四五六七八九十百]{1,7}[编章节条款]|^.{0,30}[电讯])$/u
const FIELD_AFTER = /^[\p{Script=Han}]{2,8}：/u
/** How far a label reaches back. */
const REACH = 40

/** 全 面 推 进: what is spaced out is one finding, with an edit for each space. */
interface Run {
  readonly start: number
  end: number
  readonly data: Mark<'SPACE_IN_CHINESE'>['data']
  readonly edits: TextEdit[]
  /** Between characters, not beside marks. */
  readonly isOfHan: boolean
}

function* findSpaces({ text, joins }: CopyText): Iterable<Mark<'SPACE_IN_CHINESE'>> {
  if (!OF_A_SENTENCE.test(text)) return
  let run: Run | undefined
  for (const { 0: spaces, index: start } of text.matchAll(SPACES)) {
    const end = start + spaces.length
    if (joins.some(({ at }) => start <= at && at <= end)) continue
    const before = text.slice(Math.max(0, start - REACH), start)
    const after = text.slice(end, end + REACH)
    if (isMeant(before, after, start < REACH)) continue
    const isOfHan = ENDS_IN_HAN.test(before) && BEGINS_WITH_HAN.test(after)
    if (run?.isOfHan && isOfHan && run.end === start - 1) {
      run.end = end
      run.edits.push({ start, end, insert: '' })
      continue
    }
    if (run) yield marked(run, text)
    const data = { before: before.slice(-SHOWN), after: after.slice(0, SHOWN) }
    run = { start, end, data, edits: [{ start, end, insert: '' }], isOfHan }
  }
  if (run) yield marked(run, text)
}

const ENDS_IN_HAN = /\p{Script=Han}$/u
const BEGINS_WITH_HAN = /^\p{Script=Han}/u

function marked(run: Run, text: string): Mark<'SPACE_IN_CHINESE'> {
  const { start, end, data, edits, isOfHan } = run
  const areAscii = edits.every((edit) => text[edit.start] === ' ')
  const isMended = areAscii && (!isOfHan || isSpacedOut(run, text))
  return { start, end, data, ...(isMended && { edits }) }
}

/** 全 面 推 进: three characters or more, each of them alone; but not names, 王 明 李 红. Between words a space may be meant. */
function isSpacedOut({ start, end, edits }: Run, text: string): boolean {
  if (edits.length < 2) return false
  if (ENDS_IN_HAN.test(text.slice(Math.max(0, start - 3), start - 1))) return false
  if (BEGINS_WITH_HAN.test(text.slice(end + 1))) return false
  const { families } = lexiconOf(undefined)
  const characters = text.slice(start - 1, end + 1).split(' ')
  const firsts = characters.filter((_, i) => i % 2 === 0)
  return characters.length % 2 === 1 || !firsts.every((first) => families.has(first))
}

function isMeant(before: string, after: string, isAtStart: boolean): boolean {
  if (
    /[（【〔]/u.test(before) &&
    IN_BRACKETS_BEFORE.test(before) &&
    IN_BRACKETS_AFTER.test(after)
  ) {
    return true
  }
  if (FIELD_AFTER.test(after)) return true
  // a blank: “ ”
  if (OPENS.test(before) && CLOSES.test(after)) return true
  // all else has words before it
  if (!/\p{Script=Han}$/u.test(before)) return false
  return (
    (isAtStart ? LABEL_BEFORE : LABEL_INSIDE).test(before) ||
    (FIRST_OF_NAME.test(before) && LAST_OF_NAME.test(after)) ||
    (SET_APART_BEFORE.test(before) && SET_APART_AFTER.test(after))
  )
}

const IN_BRACKETS_BEFORE = /[（【〔][^）】〕]*$/u
const IN_BRACKETS_AFTER = /^[^（【〔]*[）】〕]/u

const OPENS = new RegExp(`[${OPENING}]$`, 'u')
const CLOSES = new RegExp(`^[${CLOSING}]`, 'u')

const LABEL_INSIDE = /第[〇零一二三四五六七八九十百]{1,7}[编章节条款]$/u

/** 王□明、李建国: one character on each side, between marks. */
const FIRST_OF_NAME = /(?:^|[，。、；：（])\p{Script=Han}$/u
const LAST_OF_NAME = /^\p{Script=Han}(?:$|[，。、；：）（])/u

/** “解放思想 振奋精神”: nothing but words of three characters and more between the quotes. */
const SET_APART_BEFORE = /[“‘《〈「『](?:\p{Script=Han}{2,}[ \u3000]+)*\p{Script=Han}{3,}$/u
const SET_APART_AFTER = /^\p{Script=Han}{3,}(?:[ \u3000]+\p{Script=Han}{2,})*[”’》〉」』]/u
