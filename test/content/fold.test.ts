import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/content/fold.ts'
import { spanOf } from '../../src/model/source.ts'

const folded = (text: string) => fold({ name: 'a.txt', text })

describe('what reading drops and folds (design.md, "Exact")', () => {
  it.each([
    ['byte order mark', '\uFEFF甲', '甲', []],
    ['CR before LF', '甲\r\n乙', '甲\n乙', []],
    ['CR alone, as a line end', '甲\r乙', '甲\n乙', []],
    ['zero-width space', '甲\u200B乙', '甲乙', ['zero-width']],
    ['joiner, word joiner, inner byte order mark', '甲\u200D\u2060\uFEFF乙', '甲乙', ['zero-width', 'zero-width', 'zero-width']],
    ['marks of direction', '\u202A甲\u202C', '甲', ['zero-width', 'zero-width']],
    ['soft hyphen', 'co\u00ADop', 'coop', ['zero-width']],
    ['Kangxi radical', '⼀⼈', '一人', ['radical', 'radical']],
    ['compatibility ideograph', '\uF9DC', '隆', ['compatibility-ideograph']],
    ['compatibility ideograph outside the BMP', '\u{2F804}', '你', ['compatibility-ideograph']],
  ])('%s', (_name, text, expected, kinds) => {
    const result = folded(text)
    expect(result.text).toBe(expected)
    expect(result.folds.map(({ kind }) => kind)).toEqual(kinds)
  })

  it.each([
    ['variation selectors', '葛\u{E0100}'],
    ['the twelve unified ideographs among the compatibility ones', '\uFA0E\uFA0F\uFA11'],
    ['full-width forms, traditional characters, spaces', 'ＡＢ 書　記\u00A0'],
    ['rare characters', '䶮㛃𬭊𠮷'],
  ])('%s stay as they are', (_name, text) => {
    expect(folded(text)).toMatchObject({ text, folds: [] })
  })

  it('leads back to the place of every character', () => {
    const text = '\uFEFF甲\u200B\u{2F804}乙\r\n丙'
    const result = folded(text)
    const places = [...result.text].map((_, i) => {
      const span = spanOf(result.map, i, i + 1)
      return span && text.slice(span.start, span.end)
    })
    expect(places).toEqual(['甲', '\u{2F804}', '乙', '\n', '丙'])
  })

  it('loses nothing else, whatever the text', () => {
    const kept = fc.stringMatching(/^[甲-癿A-z0-9，。“” \n]*$/u)
    fc.assert(fc.property(kept, (text) => folded(text).text === text))
  })
})
