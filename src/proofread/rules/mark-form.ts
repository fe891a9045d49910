import { finding, HAN, HAN_OR_MARK, OPENING } from '../characters.ts'
import type { CopyText } from '../copy.ts'
import { instead, textRule, type Mark } from '../rule.ts'

/** What is typed for a mark that the keyboard has not: three points for an ellipsis, hyphens for a dash. */
export const markForm = textRule({
  code: 'MARK_FORM',
  severity: 'warning',
  explanation: {
    zh: '省略号写作“……”（不用 ...、。。。、单个“…”），破折号写作“——”（不用 --、－－、――），外国人名里用间隔号“·”（不用 ・、•），书名号写作“《》”（不用 <<>>）。两个汉字之间的 -- 可能是破折号，也可能是连接号（荆州--沙市公路），只提示、不改。连着四个以上的（姓名：--------，第一章......3）是填空和引线，1，2，…，n 里的“…”是省写，都不提示。地名、时间之间的一字线（北京—上海）是连接号，不提示；数值范围由 RANGE_FORM 提示。',
    en: 'An ellipsis is …… (not ..., 。。。 or one …), a dash —— (not --, －－, ――), the point in foreign names · (not ・ or •), titles stand in 《》 (not <<>>). Between two Han characters -- may be a dash or a connector (荆州--沙市公路): it is told, not mended. Four and more in a row are blanks or leaders, and … in 1，2，…，n is right. A single — between places or times is a connector and right; ranges of numbers belong to RANGE_FORM.',
  },
  examples: [
    { wrong: '学习、调研、整改...', right: '学习、调研、整改……' },
    { wrong: '这就是初心--为人民服务。', right: '这就是初心——为人民服务。' },
    { wrong: '卡尔•马克思的著作。', right: '卡尔·马克思的著作。' },
  ],
  findIn: findForms,
})

interface Form {
  readonly found: RegExp
  readonly right: string
  /** Of what was found, what is right as it is. */
  readonly isRight?: (found: string) => boolean
  /** Where this stands on both sides, it may be another mark, and is told only. */
  readonly isUnsureBetween?: RegExp
  /** Between marks, and in formulas, it stands for what is left out: 1，2，…，n. */
  readonly isOfFormula?: true
}

/** Six points, or twelve where paragraphs are left out. */
const isEllipsis = (found: string) => found === '……' || found === '…………'
/** Two em dashes; four are a style of novels. */
const isDash = (found: string) => found === '——' || found === '————'

/** 荆州--沙市公路, 武汉―宜昌: a connector, or a dash. */
const IN_HAN = new RegExp(HAN, 'u')

const FORMS: readonly Form[] = [
  { found: beside('(?<!…)…{1,4}(?!…)'), right: '……', isRight: isEllipsis, isOfFormula: true },
  { found: beside('(?<!\\.)\\.{3}(?!\\.)'), right: '……', isOfFormula: true },
  { found: finding('(?<!。)。{3,6}(?!。)'), right: '……' },
  { found: beside('(?<!⋯)⋯{1,3}(?!⋯)'), right: '……', isOfFormula: true },
  { found: beside('(?<![·・])[·・]{3}(?![·・])'), right: '……', isOfFormula: true },
  {
    // more of them are a blank to fill in
    found: finding(`(?<=[${HAN_OR_MARK}])[-－–—―─]{2,3}(?=[${HAN_OR_MARK}])`),
    right: '——',
    isRight: isDash,
    isUnsureBetween: IN_HAN,
  },
  {
    found: finding(`(?<=[${HAN}])[―─](?=[${HAN}${OPENING}])`),
    right: '——',
    isUnsureBetween: /./u,
  },
  { found: finding('(?<=[。；：？！]|(?<!—)，)—(?![—\\d，。；：？！])'), right: '——' },
  { found: finding('(?<![—\\d年月日，。；：？！、])—(?=[，。；：？！])'), right: '——' },
  { found: finding(`(?<=${HAN})[・•‧∙⋅･](?=${HAN})`), right: '·' },
]

/** A pattern that has Chinese on one side at least, and is not in the middle of what it finds. */
function beside(pattern: string): RegExp {
  return finding(`(?<=[${HAN_OR_MARK}])${pattern}|${pattern}(?=[${HAN_OR_MARK}])`)
}

function isFormula(before: string, after: string): boolean {
  if (/[\d\p{Script=Latin}]/u.test(before + after)) return true
  return /[，、；,;（(“‘]$/u.test(before) && /^[，、；,;）)”’]/u.test(after)
}

const ANGLES = /<<([^<>\n]{1,60})>>/gu

function* findForms({ text }: CopyText): Iterable<Mark<'MARK_FORM'>> {
  for (const { found, right, isRight, isUnsureBetween, isOfFormula } of FORMS) {
    for (const { 0: form, index: start } of text.matchAll(found)) {
      if (isRight?.(form)) continue
      const end = start + form.length
      const before = text.slice(Math.max(0, start - 2), start)
      const after = text.slice(end, end + 2)
      if (isOfFormula && isFormula(before, after)) continue
      const isUnsure =
        isUnsureBetween?.test(before.slice(-1)) && isUnsureBetween.test(after.slice(0, 1))
      yield {
        start,
        end,
        data: { text: form, instead: right },
        ...(!isUnsure && { edits: instead(start, end, right) }),
      }
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
