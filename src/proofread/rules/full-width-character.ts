import type { CopyText } from '../copy.ts'
import { instead, textRule, type Mark } from '../rule.ts'

/** From a full-width character to that of ASCII. */
const SHIFT = 0xfee0

/** Digits and letters as wide as a Han character: from an input method left in 全角, or an old table. */
export const fullWidthCharacter = textRule({
  code: 'FULL_WIDTH_CHARACTER',
  severity: 'warning',
  explanation: {
    zh: '数字和字母用了全角（１２Ａ）。横排的文章里数字和字母用半角，版面才匀称，检索也才找得到。年份里当“〇”用的全角字母由 DATE_FORM 提示。',
    en: 'Digits and letters that are as wide as a Han character. In horizontal text they are half-width, and found by a search. A full-width letter in place of 〇 in a year is told by DATE_FORM.',
  },
  examples: [
    { wrong: '投资２７００万元。', right: '投资2700万元。' },
    { wrong: '增长１２．５％。', right: '增长12.5%。' },
    { wrong: '建成５Ｇ基站。', right: '建成5G基站。' },
  ],
  findIn: findFullWidth,
})

/** With the points and the percent sign of the same width that belong to a number. */
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)*％?/gu
/** 二Ｏ二四年: a letter for a numeral. */
const IN_YEAR = /^[〇零○一二三四五六七八九]$/u

function* findFullWidth({ text }: CopyText): Iterable<Mark<'FULL_WIDTH_CHARACTER'>> {
  for (const { 0: found, index: start } of text.matchAll(FULL_WIDTH)) {
    const end = start + found.length
    const neighbours = (text[start - 1] ?? '') + (text[end] ?? '')
    if (/^[Ｏｏ０]+$/u.test(found) && [...neighbours].some((one) => IN_YEAR.test(one))) continue
    const narrow = Array.from(found, narrowed).join('')
    yield { start, end, data: { text: found, instead: narrow }, edits: instead(start, end, narrow) }
  }
}

function narrowed(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - SHIFT)
}
