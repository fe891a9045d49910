import type { CopyText } from '../copy.ts'
import { textRule, type Mark } from '../rule.ts'

/** Days and times that no calendar and no clock has. */
export const dateImpossible = textRule({
  code: 'DATE_IMPOSSIBLE',
  severity: 'error',
  explanation: {
    zh: '没有这样的日期或时间：13月，2月30日，平年的2月29日，4、6、9、11月的31日，25时，上午8:75。时长（13个月、24月、36时以内）、编号（2024-15-08号）、月龄、比分和比例不提示。',
    en: 'No such day or time: month 13, 30 February, 29 February of a common year, day 31 of April, June, September and November, hour 25, 8:75 in the morning. Not durations (24月, 36时以内), numbers of documents (2024-15-08号), ages in months, scores and ratios.',
  },
  examples: [
    { wrong: '2月30日前完成。', right: '2月28日前完成。' },
    { wrong: '上午8:75开会。', right: '上午8:45开会。' },
  ],
  findIn: findImpossible,
})

const DATE = /(?<![\d.第满共达近])(?:(\d{4})年)?(\d{1,2})月(?:份|(\d{1,2})[日号])?(?![龄大])/gu
const NUMERIC =
  /(?<![\d./\p{Script=Latin}-]|号[：:]?)((?:19|20)\d\d)([-./])(\d{1,2})\2(\d{1,2})(?![\d./\p{Script=Latin}号-])/gu
const HAN_DATE = /(?<![一二三四五六七八九十])(?:四|六|九|十一)月三十一日/gu
/** A colon between numbers is a time where this stands before them. */
const CLOCK = /(?:[上下中]午|晚上?|凌晨|早[上晨]|傍晚|[日号])(\d{1,2})[:：](\d{2})(?![\d:：])/gu
const HOUR =
  /(?:[上下中]午|晚上?|凌晨|早[上晨]|傍晚|[日号])(\d{1,2})时(?:(\d{1,2})分)?(?![\d代候间速期内]|[以之]?[内上下后])/gu
/** And where this stands behind it. */
const HOUR_BEFORE = /(?<![\d.])(\d{1,2})时(?:(\d{1,2})分)?(?=[前整许起止]|开[始会])/gu

const LAST_DAY = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const LAST_HOUR = 24
const LAST_MINUTE = 59

function* findImpossible({ text }: CopyText): Iterable<Mark<'DATE_IMPOSSIBLE'>> {
  for (const { 0: date, 1: year, 2: month, 3: day, index } of text.matchAll(DATE)) {
    // 缓刑24月: how long, not when
    if (year === undefined && day === undefined) continue
    if (!isDate(year, month, day)) yield marked(index, date)
  }
  for (const { 0: date, 1: year, 3: month, 4: day, index } of text.matchAll(NUMERIC)) {
    if (!isDate(year, month, day)) yield marked(index, date)
  }
  for (const { 0: date, index } of text.matchAll(HAN_DATE)) yield marked(index, date)
  const told = new Set<number>()
  for (const pattern of [CLOCK, HOUR, HOUR_BEFORE]) {
    for (const { 0: found, 1: hour, 2: minute, index } of text.matchAll(pattern)) {
      if (isTime(Number(hour), Number(minute ?? 0))) continue
      const from = found.search(/\d/u)
      if (told.has(index + from)) continue
      told.add(index + from)
      yield marked(index + from, found.slice(from))
    }
  }
}

function isDate(year: string | undefined, month: string | undefined, day: string | undefined) {
  const last = LAST_DAY[Number(month) - 1]
  if (last === undefined) return false
  if (day === undefined) return true
  const isLeapDay = Number(month) === 2 && Number(day) === 29
  if (isLeapDay && year !== undefined && !isLeapYear(Number(year))) return false
  return Number(day) >= 1 && Number(day) <= last
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function isTime(hour: number, minute: number): boolean {
  return minute <= LAST_MINUTE && (hour < LAST_HOUR || (hour === LAST_HOUR && minute === 0))
}

function marked(start: number, text: string): Mark<'DATE_IMPOSSIBLE'> {
  return { start, end: start + text.length, data: { text } }
}
