import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnAt } from '../../src/report/frame.ts'

it('counts characters of a line, whatever was asked before', () => {
  const texts = ['甲𠮷乙\nab𠮷c丁', '一二三', '𠮷𠮷']
  const asked = fc.array(fc.tuple(fc.nat(texts.length - 1), fc.nat(8)))
  fc.assert(
    fc.property(asked, (questions) => {
      for (const [which, wished] of questions) {
        const text = texts[which] ?? ''
        const offset = Math.min(wished, text.length)
        // no place is between the halves of a character
        if (/[\udc00-\udfff]/u.test(text.charAt(offset))) continue
        const lineStart = text.lastIndexOf('\n', offset - 1) + 1
        const expected = Array.from(text.slice(lineStart, offset)).length + 1
        expect(columnAt(text, lineStart, offset)).toBe(expected)
      }
    }),
  )
})
