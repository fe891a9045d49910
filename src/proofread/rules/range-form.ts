import type { CopyText } from '../copy.ts'
import { misspelt, textRule, type Mark } from '../rule.ts'

/** Ranges with a hyphen, with the tilde of ASCII, or with the percent sign left out of the first number. */
export const rangeForm = textRule({
  code: 'RANGE_FORM',
  severity: 'warning',
  explanation: {
    zh: '数值范围用浪纹线“～”，时间起止用一字线“—”，不用半角的 - 和 ~；前一个百分号不能省（5%～10%，GB/T 15835—2011）。3-5万 可能是 3～5万，也可能是 3万～5万，只提示；两位数的年份、年代、世纪（2024-25年、80-90年代）和钟点也只提示。后一个数不比前一个大的（满100-20元）、房号（3-501户）、标准号（GB 1589-2016年版）、日期（2024-09-30）、电话、编号（S-221）、比分（10-3）不提示。',
    en: 'A range of numbers has ～, one of time —, neither the hyphen nor the tilde of ASCII; the percent sign of the first number may not be left out (5%～10%, GB/T 15835-2011). 3-5万 may be 3～5万 or 3万～5万, so it is told and not mended, as are years of two figures, decades, centuries and hours. Numbers of which the second is not greater (满100-20元), rooms (3-501户), standards (GB 1589-2016年版), dates like 2024-09-30, telephone numbers, codes (S-221) and scores (10-3) are not told.',
  },
  examples: [
    { wrong: '增长5-10%。', right: '增长5%～10%。' },
    { wrong: '每次10-20人。', right: '每次10～20人。' },
    { wrong: '2020-2022年。', right: '2020—2022年。' },
  ],
  findIn: findRanges,
})

const NUMBER = '\\d+(?:\\.\\d+)?'
/** Neither in a longer number, nor in a code, an address, a date or a sum. */
const START = '(?<![\\d.,:：/+\\p{Script=Latin}＋×第—～~–-])'
const HYPHEN = '(?:[-–－~∼〜]{1,2}|——)'
const ANY_DASH = '(?:[-–－~∼〜]{1,2}|——|—|～)'
const TIME = '年|月份?|日'
const UNITS =
  '平方米|人次?|亩|户|家|名|倍|吨|元|公里|千米|公斤|千克|米|岁|天|个|分钟|小时|周|层|台|套|座|条|项|年|月份?|日|世纪|所|辆|斤|次|时|kg|km|cm|mm|℃|°C'

interface Form {
  readonly found: RegExp
  /** What to write; undefined where it is not certain. Groups: first number, dash, second number, unit. */
  readonly right: (first: string, dash: string, second: string, unit: string) => string | undefined
}

const FORMS: readonly Form[] = [
  {
    // 5-10%, 5%-10%, 5～10%
    found: range(`(${NUMBER})(%?${ANY_DASH})(${NUMBER})(%)`),
    right: (first, dash, second) => {
      const line = dash.replace('%', '')
      return `${first}%${isGood(line) ? line : '～'}${second}%`
    },
  },
  {
    found: range(`(${NUMBER})(${HYPHEN})(${NUMBER})([万亿])`),
    right: () => undefined,
  },
  {
    found: range(`(${NUMBER})(${HYPHEN})(${NUMBER})(${UNITS})`),
    right: (first, _, second, unit) =>
      isUnsure(first, second, unit)
        ? undefined
        : `${first}${lineOf(first, second, unit)}${second}${unit}`,
  },
  {
    // 2020年-2022年, 3万-5万
    found: range(`(${NUMBER}(?:${TIME}|[万亿元]))(${HYPHEN})(${NUMBER})(${TIME}|[万亿元])`),
    right: (first, _, second, unit) =>
      first.endsWith(unit)
        ? `${first}${/[万亿元]/u.test(unit) ? '～' : '—'}${second}${unit}`
        : undefined,
  },
  {
    found: /((?:周|星期)[一二三四五六日天])([-–－~]{1,2})((?:周|星期)[一二三四五六日天])()/gu,
    right: (first, _, second) => `${first}—${second}`,
  },
  {
    // 10~20, 10--20: of what, nothing says
    found: range(`(${NUMBER})([~∼〜]|[-–]{2})(${NUMBER})()(?!${UNITS}|%|[万亿])`),
    right: (first, dash, second) => (dash.includes('-') ? undefined : `${first}～${second}`),
  },
]

function range(pattern: string): RegExp {
  return new RegExp(`${START}${pattern}(?![\\d~–—～-])`, 'gu')
}

/** 2024-25年, 80-90年代, the 19th to the 20th century, and hours: how they are written is for the editor. */
function isUnsure(first: string, second: string, unit: string): boolean {
  if (unit !== '年') return unit === '世纪' || unit === '时'
  const areFull = first.length === 4 && second.length === 4
  return !areFull && first.length > 1
}

/** 年代, 年级, 年版: no years, or not these. */
const OTHER_YEAR = /^[代级期版度]/u

/** GB 1589-2016年版: the number and the year of a standard. */
const CODE_BEFORE = /\p{Script=Latin}[\s./]{0,3}$/u

/** 满100-20元, 3-501户: no range ends below its beginning, and few so far above it. */
function isRange(first: string, second: string, unit: string): boolean {
  const [from, to] = [Number.parseFloat(first), Number.parseFloat(second)]
  if (Number.isNaN(from) || Number.isNaN(to)) return true
  // 2024-25年
  const areYears = /^\d{4}$/u.test(first) && /^\d\d$/u.test(second) && unit === '年'
  if (areYears) return Number(first.slice(2)) < to
  if (/\D$/u.test(first.replace('%', '')) && !first.endsWith(unit)) return true
  const digits = (of: number) => String(Math.trunc(of)).length
  return from < to && digits(to) - digits(from) < 2
}

function isGood(line: string): boolean {
  return line === '～' || line === '—'
}

/** 2020—2022年, 3—5月, but 3～5年. */
function lineOf(first: string, second: string, unit: string): string {
  const areYears = unit === '年' && first.length === 4 && second.length === 4
  return areYears || /^(?:月|日)/u.test(unit) ? '—' : '～'
}

function* findRanges({ text }: CopyText): Iterable<Mark<'RANGE_FORM'>> {
  for (const { found, right } of FORMS) {
    for (const {
      0: form,
      1: first = '',
      2: dash = '',
      3: second = '',
      4: unit = '',
      index,
    } of text.matchAll(found)) {
      const end = index + form.length
      const isOther = unit === '年' && OTHER_YEAR.test(text.slice(end, end + 1))
      const better = isOther ? undefined : right(first, dash, second, unit)
      if (better === form || !isRange(first, second, unit)) continue
      if (CODE_BEFORE.test(text.slice(Math.max(0, index - 4), index))) continue
      yield misspelt(index, form, better)
    }
  }
}
