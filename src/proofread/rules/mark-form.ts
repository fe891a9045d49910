import { CLOSING, finding, HAN, OPENING, STOPS } from '../characters.ts'
import type { CopyText } from '../copy.ts'
import { instead, textRule, type Mark } from '../rule.ts'

/** What is typed for a mark that the keyboard has not: three points for an ellipsis, hyphens for a dash. */
export const markForm = textRule({
  code: 'MARK_FORM',
  severity: 'warning',
  explanation: {
    zh: '省略号写作“……”（不用 ...、。。。、单个“…”），破折号写作“——”（不用 --、－－、――），外国人名里用间隔号“·”（不用 ・、•），书名号写作“《》”（不用 <<>>）。地名、时间之间的一字线（北京—上海）是连接号，不提示；数值范围由 RANGE_FORM 提示。',
    en: 'An ellipsis is …… (not ..., 。。。 or one …), a dash —— (not --, －－, ――), the point in foreign names · (not ・ or •), titles stand in 《》 (not <<>>). A single — between places or times is a connector and right; ranges of numbers belong to RANGE_FORM.',
  },
  examples: [
    { wrong: '学习、调研、整改...', right: '学习、调研、整改……' },
    { wrong: '这就是初心--为人民服务。', right: '这就是初心——为人民服务。' },
    { wrong: '卡尔•马克思的著作。', right: '卡尔·马克思的著作。' },
  ],
  findIn: findForms,
})

const SIDE = `${HAN}${STOPS}${OPENING}${CLOSING}`

interface Form {
  readonly found: RegExp
  readonly right: string
  /** Of what was found, what is right as it is. */
  readonly isRight?: (found: string) => boolean
}

/** Six points, or twelve where paragraphs are left out. */
const isEllipsis = (found: string) => found === '……' || found === '…………'
/** Two em dashes; four are a style of novels. */
const isDash = (found: string) => found === '——' || found === '————'

const FORMS: readonly Form[] = [
  { found: beside('…+'), right: '……', isRight: isEllipsis },
  { found: beside('\\.{3,}'), right: '……' },
  { found: finding('。{3,}'), right: '……' },
  { found: beside('⋯+'), right: '……' },
  { found: beside('[·・]{3,}'), right: '……' },
  { found: beside('[-－–—―─]{2,}(?!\\d)'), right: '——', isRight: isDash },
  { found: finding(`(?<=[${HAN}])[―─](?=[${HAN}${OPENING}])`), right: '——' },
  { found: finding('(?<=[，。；：？！])—(?![—\\d])'), right: '——' },
  { found: finding('(?<!—)—(?=[，。；：？！])'), right: '——' },
  { found: finding(`(?<=${HAN})[・•‧∙⋅･](?=${HAN})`), right: '·' },
]

/** A pattern that has Chinese on one side at least, and is not in the middle of what it finds. */
function beside(pattern: string): RegExp {
  return finding(`(?<=[${SIDE}])${pattern}|${pattern}(?=[${SIDE}])`)
}

const ANGLES = /<<([^<>\n]{1,60})>>/gu

function* findForms({ text }: CopyText): Iterable<Mark<'MARK_FORM'>> {
  for (const { found, right, isRight } of FORMS) {
    for (const { 0: form, index: start } of text.matchAll(found)) {
      if (isRight?.(form)) continue
      const end = start + form.length
      yield { start, end, data: { text: form, instead: right }, edits: instead(start, end, right) }
    }
  }
  for (const { 0: form, 1: title = '', index: start } of text.matchAll(ANGLES)) {
    if (!/\p{Script=Han}/u.test(title)) continue
    const end = start + form.length
    yield {
      start,
      end,
      data: { text: form, instead: `《${title}》` },
      edits: [...instead(start, start + 2, '《'), ...instead(end - 2, end, '》')],
    }
  }
}
