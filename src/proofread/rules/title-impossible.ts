import type { Speaker } from '../../model/bulletin.ts'
import { lexiconOf, simplify, type Lexicon } from '../../statements/lexicon.ts'
import { isName } from '../../statements/names.ts'
import { lengthOfTitle } from '../../statements/titles.ts'
import type { Copy, CopyText } from '../copy.ts'
import { textRule, type Mark } from '../rule.ts'

/** Heads and deputies: of two of them in succession, without a mark, the second is no part of the first. */
const HEAD =
  /(?<first>副?(?:[省市县区乡镇村州厅局司处科所站院校行社馆台会厂场庭署关部]长|主任|书记|主席|董事长|理事长|经理|总经理|检察长))(?<second>(?:党组|党委|党总支|党支部|党工委)?(?:副?(?:[省市县区乡镇村州厅局司处科所站院校行社馆台厂场庭署关部]长|主任|书记|主席|董事长|总经理|检察长)))$/u
/** What looks like two and is one. */
const ONE = /主任(?:委员|医师|科员)|书记处书记|主席团|秘书长/u

/** A post that cannot be, because it is two: 副局长书记. */
export const titleImpossible = textRule({
  code: 'TITLE_IMPOSSIBLE',
  severity: 'warning',
  explanation: {
    zh: '两个职务连在一起，中间没有顿号，合起来又不是一个职务：副局长书记、镇长书记。多半是漏了顿号，或者多了、错了字（“党组书记”写成“副局长书记”）。只查发言人署名，和正文里后面跟着姓名的。',
    en: 'Two posts run together, without a 、, that are no post together: 副局长书记. A mark is missing, or a word is wrong. In speaker lines, and in running text where a name follows.',
  },
  examples: [
    {
      wrong: '市财政局副局长书记周敏：\n\n抓好预算。',
      right: '市财政局党组书记、局长周敏：\n\n抓好预算。',
    },
    { wrong: '请镇长书记周敏发言。', right: '请镇长、书记周敏发言。' },
  ],
  findIn: findTitles,
})

function* findTitles(
  { text, speaker }: CopyText,
  { bulletin }: Copy,
): Iterable<Mark<'TITLE_IMPOSSIBLE'>> {
  const lexicon = lexiconOf(bulletin.source.lexicon)
  const read = simplify(text)
  const ends = speaker ? endsOfTitles(speaker) : endsBeforeNames(read, lexicon)
  for (const at of ends) {
    const before = read.slice(Math.max(0, at - LONGEST), at)
    const groups = HEAD.exec(before)?.groups
    const [first = '', second = ''] = [groups?.['first'], groups?.['second']]
    const length = first.length + second.length
    if (!length || ONE.test(before.slice(-length - 2))) continue
    const start = at - length
    const parts = [text.slice(start, start + first.length), text.slice(start + first.length, at)]
    yield { start, end: at, data: { title: text.slice(start, at), parts } }
  }
}

/** Where the posts end that a speaker's line is made of. */
function* endsOfTitles({ parts }: Speaker): Iterable<number> {
  let at = 0
  for (const { kind, text } of parts) {
    at += text.length
    if (kind === 'title') yield at
  }
}

/** Where in running text a post may end and a name begin; 书记镇长齐上阵 is no fault. */
function* endsBeforeNames(text: string, lexicon: Lexicon): Iterable<number> {
  for (let at = SHORTEST; at < text.length; at++) {
    if (lexicon.titleEnds.has(text.charAt(at - 1)) && isNamed(text, at, lexicon)) yield at
  }
}

/** Two posts. */
const SHORTEST = 4
/** Family names, all of them, and far more often words: 书记镇长都来了. */
const ADVERB = /[齐都和同从全能应向]/u

const LONGEST = 16

function isNamed(text: string, at: number, lexicon: Lexicon): boolean {
  const isPost = lengthOfTitle(text.slice(Math.max(0, at - LONGEST), at), lexicon) > 0
  if (!isPost) return false
  if (ADVERB.test(text.charAt(at))) return false
  const names = [2, 3].map((length) => text.slice(at, at + length).replace(/\s+/gu, ''))
  return names.some((name) => [...name].length > 1 && isName(name, lexicon))
}
