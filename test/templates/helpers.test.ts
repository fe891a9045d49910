import { describe, expect, it } from 'vitest'
import { chineseNumber, issueNumber } from '../../src/templates/helpers.ts'

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
