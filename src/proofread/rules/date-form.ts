import type { CopyText } from '../copy.ts'
import { misspelt, textRule, type Mark } from '../rule.ts'

/** Dates in forms that GB/T 15835 does not know. */
export const dateForm = textRule({
  code: 'DATE_FORM',
  severity: 'warning',
  explanation: {
    zh: '汉字年份里的零写“〇”，不写“零”“○”“Ｏ”；一个日期里不混用汉字和阿拉伯数字（二〇二四年5月）；年份写四位（不写’24年、24年5月3日；10年3月可能是时长，不提示）；正文里的 2024.5.1、2024/5/1 写成 2024年5月1日。2024-09-30、括号和表格里的日期、口语的“5月1号”、农历不提示。依据 GB/T 15835—2011。',
    en: 'The nought of a Han year is 〇, neither 零 nor ○ nor a letter; a date is all in Han numerals or all in Arabic ones; a year has four figures; 2024.5.1 and 2024/5/1 are 2024年5月1日 in running text. Not told: 2024-09-30, dates in brackets and tables, 5月1号, the lunar calendar. GB/T 15835-2011.',
  },
  examples: [
    { wrong: '二零二四年五月。', right: '二〇二四年五月。' },
    { wrong: '2024.5.1起施行。', right: '2024年5月1日起施行。' },
  ],
  findIn: findDates,
})

const HAN_YEAR =
  /(?<![〇零○ＯOo０0一二三四五六七八九十百千万])[一二][〇零○ＯOo０0一二三四五六七八九]{3}(?=年)/gu
const NOUGHTS = /[零○ＯOo０0]/gu
/** Han year and Arabic month, or the other way round; lunar days are Han whatever the year is. */
const MIXED =
  /([一二][〇零○ＯOo０0一二三四五六七八九]{3})年(\d{1,2})月|\d{4}年[一二三四五六七八九十]{1,2}月(?:\d{1,2}日|[一二三四五六七八九十]{1,3}日)/gu
/** ’24年, 24年5月3日; 任职10年5月 is a duration. */
const TWO_FIGURES =
  /[’‘']\d\d年|(?<![\d.,\p{Script=Latin}了满共近达期已第约期职龄工])\d\d年(?:0?[1-9]|1[0-2])月\d{1,2}[日号]/gu
const NUMERIC =
  /(?<![\d./(（\p{Script=Latin}-])((?:19|20)\d\d)([./])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d./\p{Script=Latin}-])/gu

/** 刑期减为10年3月5日 */
const OF_TERM = /[刑押][^，。；]{0,8}$/u
const REACH = 12

/** 2024.5.1—5.7, 二〇二四年5月三日: the other half would be left as it is. */
const GOES_ON = /^(?:[〇零一二三四五六七八九十]|\d{0,2}[日号]?\s?[—–\-~～〜至到－]+\s?[\d一二〇])/u
const GOES_BACK = /[\d日月号]\s?[—–\-~～〜至到－]+\s?$/u

function goesOn(text: string, start: number, end: number): boolean {
  return (
    GOES_ON.test(text.slice(end, end + REACH)) ||
    GOES_BACK.test(text.slice(Math.max(0, start - REACH), start))
  )
}

const FIGURES = '〇一二三四五六七八九'

function* findDates({ text, kind }: CopyText): Iterable<Mark<'DATE_FORM'>> {
  for (const { 0: year, index } of text.matchAll(HAN_YEAR)) {
    const better = year.replace(NOUGHTS, '〇')
    // the whole of a mixed date is told below
    if (
      better === year ||
      /^年\d{1,2}月/u.test(text.slice(index + year.length, index + year.length + 4))
    )
      continue
    yield misspelt(index, year, better)
  }
  for (const { 0: date, 1: year, 2: month, index } of text.matchAll(MIXED)) {
    const isSure = !goesOn(text, index, index + date.length)
    yield misspelt(index, date, isSure && year && month ? `${arabic(year)}年${month}月` : undefined)
  }
  for (const { 0: date, index } of text.matchAll(TWO_FIGURES)) {
    if (OF_TERM.test(text.slice(Math.max(0, index - REACH), index))) continue
    yield misspelt(index, date, undefined)
  }
  if (kind === 'cell' || kind === 'note' || kind === 'caption') return
  for (const { 0: date, 1: year = '', 3: month = '', 4: day = '', index } of text.matchAll(
    NUMERIC,
  )) {
    const isSure = !goesOn(text, index, index + date.length)
    yield misspelt(index, date, isSure ? `${year}年${Number(month)}月${Number(day)}日` : undefined)
  }
}

function arabic(year: string): string {
  return Array.from(year.replace(NOUGHTS, '〇'), (figure) => FIGURES.indexOf(figure)).join('')
}
