import { describe, expect, it } from 'vitest'
import { chineseDate, chineseNumber, issueNumber, numeric, paragraphMarkup } from '../../src/templates/helpers.ts'

describe('issueNumber (design.md; chinese-typography §9.2)', () => {
  it.each([
    [1, ''],
    [2, '②'],
    [20, '⑳'],
    [21, '㉑'],
    [35, '㉟'],
    [36, '㊱'],
    [50, '㊿'],
    [51, '（51）'],
    [120, '（120）'],
  ])('%i is %j', (number, expected) => {
    expect(issueNumber(number)).toBe(expected)
  })
})

describe('chineseNumber', () => {
  it.each([
    [0, '〇'],
    [7, '七'],
    [10, '十'],
    [19, '十九'],
    [30, '三十'],
    [100, '一百'],
    [110, '一百一十'],
    [101, '一百零一'],
    [1000, '一千'],
    [1001, '一千零一'],
    [2030, '二千零三十'],
  ])('%i is %s', (number, expected) => {
    expect(chineseNumber(number)).toBe(expected)
  })
})

describe('chineseDate', () => {
  it.each([
    ['2030-01-31', '2030年1月31日'],
    ['2030年1月31日', '2030年1月31日'],
    ['2030年春', '2030年春'],
  ])('%s is %s', (date, expected) => {
    expect(chineseDate(date)).toBe(expected)
  })
})

describe('numeric', () => {
  it.each([
    ['300', true],
    ['三百份', false],
    ['300份', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(numeric(text)).toBe(expected)
  })
})

describe('paragraphMarkup', () => {
  const clause = (start: number, lead: number, end: number) => ({
    label: { start, end: start + 2 },
    lead: { start: start + 2, end: lead },
    body: { start: lead, end },
    level: 1,
  })

  it.each([
    ['一是甲。乙。二是丙。丁。', [clause(0, 4, 6), clause(6, 10, 12)], 2],
    ['一是甲。乙。二是丙丁。', [clause(0, 4, 6), clause(6, 8, 11)], 1],
    ['一是甲乙；二是丙。丁。', [clause(0, 2, 5), clause(5, 9, 11)], 0],
  ])('%s', (text, clauses, leads) => {
    const { html } = paragraphMarkup({ id: 'p', text, clauses, joins: [], map: [] })
    expect(html.match(/class="label"/gu)).toHaveLength(2)
    expect(html.match(/class="lead"/gu) ?? []).toHaveLength(leads)
  })
})
