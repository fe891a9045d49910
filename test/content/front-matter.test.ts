import { describe, expect, it } from 'vitest'
import { readFrontMatter } from '../../src/content/front-matter.ts'
import { collect } from '../support/diagnostics.ts'

function read(text: string) {
  const collected = collect()
  const result = readFrontMatter({ name: 'a.txt', text }, collected.report)
  return { ...result, ...collected }
}

/** What the diagnostic points at. */
function pointed(text: string): string[] {
  return read(text).diagnostics.map(({ span }) => text.slice(span?.start, span?.end))
}

describe('front matter', () => {
  it('reads every type of setting', () => {
    const text = '---\nslogans: [上行, 下行]\nnumber: 12\ndate: 2030-01-31\npermit: 007\nmotto: 团结\n---\n甲'
    const { fields, end, diagnostics } = read(text)
    expect(diagnostics).toEqual([])
    expect(fields).toEqual({ slogans: ['上行', '下行'], number: 12, date: '2030-01-31', permit: '007', motto: '团结' })
    expect(text.slice(end)).toBe('甲')
  })

  it.each([
    ['a text without it', '甲\n---\n'],
    ['a rule of dashes in the text', '甲：\n---\n乙'],
    ['an empty file', ''],
  ])('is not seen in %s', (_name, text) => {
    expect(read(text)).toMatchObject({ fields: {}, end: 0, diagnostics: [] })
  })

  it('may come after a byte order mark, with CRLF, and empty', () => {
    expect(read('\uFEFF---\r\nnumber: 2\r\n---\r\n甲').fields).toEqual({ number: 2 })
    expect(read('---\n---\n甲')).toMatchObject({ fields: {}, diagnostics: [] })
  })

  it.each([
    ['---\nserie: 大家谈\n---\n', 'FRONT_MATTER_UNKNOWN_KEY', { key: 'serie', nearest: 'series' }, 'serie'],
    ['---\ncolour: red\n---\n', 'FRONT_MATTER_UNKNOWN_KEY', { nearest: undefined }, 'colour'],
    ['---\nnumber: two\n---\n', 'FRONT_MATTER_WRONG_TYPE', { key: 'number', expected: 'whole number' }, 'two'],
    ['---\nnumber: 0\n---\n', 'FRONT_MATTER_WRONG_TYPE', { key: 'number' }, '0'],
    ['---\nslogans: 上行\n---\n', 'FRONT_MATTER_WRONG_TYPE', { expected: 'list of texts' }, '上行'],
    ['---\nseries: [a]\n---\n', 'FRONT_MATTER_WRONG_TYPE', { expected: 'text' }, '[a]'],
    ['---\ndate: 2030-02-30\n---\n', 'FRONT_MATTER_WRONG_TYPE', { expected: 'date' }, '2030-02-30'],
    ['---\nseries: "大家谈\n---\n', 'FRONT_MATTER_SYNTAX', {}, undefined],
    ['---\njust words\n---\n', 'FRONT_MATTER_SYNTAX', {}, undefined],
    ['---\nnumber: 2\nnumber: 3\n---\n', 'FRONT_MATTER_SYNTAX', {}, undefined],
    ['---\nnumber: 2\n甲', 'FRONT_MATTER_UNCLOSED', {}, '---'],
  ])('refuses %j', (text, code, data, place) => {
    const { diagnostics } = read(text)
    expect(diagnostics).toMatchObject([{ code, data, severity: 'error' }])
    if (place !== undefined) expect(pointed(text)).toEqual([place])
  })
})
