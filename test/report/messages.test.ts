import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isConfiguration, type Code } from '../../src/model/diagnostic.ts'
import { ENGLISH } from '../../src/report/messages.en.ts'
import { CHINESE } from '../../src/report/messages.zh.ts'

/** Codes of a union, read from its source. */
const codesOf = (file: string) =>
  Array.from(
    fs.readFileSync(file, 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gmu),
    ([, code]) => code ?? '',
  )

const FINDINGS = codesOf('src/model/findings.ts')
const CODES = [...codesOf('src/model/diagnostic.ts'), ...FINDINGS]

describe('messages', () => {
  it('exist for every code in both languages, and for no other', () => {
    expect(CODES.length).toBeGreaterThan(40)
    expect(Object.keys(ENGLISH).sort()).toEqual(CODES.toSorted())
    expect(Object.keys(CHINESE).sort()).toEqual(CODES.toSorted())
  })

  const rows = Array.from(
    fs
      .readFileSync('docs/errors.md', 'utf8')
      .matchAll(/^\| `(?<code>[A-Z0-9_]+)` \| (?<exit>[12–]) \|/gmu),
    ({ groups }) => ({ code: (groups?.['code'] ?? '') as Code, exit: groups?.['exit'] }),
  )

  it('are described in docs/errors.md, a row a code, but those of docs/rules.md', () => {
    const others = CODES.filter((code) => !FINDINGS.includes(code))
    expect(rows.map(({ code }) => code).toSorted()).toEqual(others.toSorted())
  })

  it('have the exit code that docs/errors.md says', () => {
    for (const { code, exit } of rows) {
      if (exit !== '–') expect([code, exit]).toEqual([code, isConfiguration(code) ? '2' : '1'])
    }
  })

  it('say what to write instead in their own language', () => {
    const data = { name: 'float', nearest: undefined, instead: ['display: flex', 'margin-top'] }
    expect(ENGLISH.CSS_UNKNOWN_PROPERTY(data).hint).toBe('use `display: flex` or `margin-top`')
    expect(CHINESE.CSS_UNKNOWN_PROPERTY(data).hint).toBe('请用 `display: flex` 或 `margin-top`')
    const invalid = { property: 'width', value: '5', expected: 'length | percentage | auto' }
    expect(ENGLISH.CSS_INVALID_VALUE(invalid).hint).toBe('expected length | percentage | auto')
    expect(CHINESE.CSS_INVALID_VALUE(invalid).hint).toBe('应为 长度 | 百分比 | auto')
  })

  it('say of a Word file that is packed too tightly what it is', () => {
    const whole = { path: 'a.docx', part: 'x.xml', size: 2_300_000, limit: 20_000_000 }
    const data = { ...whole, packed: 6_000 }
    expect(ENGLISH.DOCX_TOO_LARGE(data).message).toContain('383 times its size')
    expect(ENGLISH.DOCX_TOO_LARGE(data).hint).not.toContain('--max-size')
    expect(CHINESE.DOCX_TOO_LARGE(data).message).toContain('383 倍')
    expect(CHINESE.DOCX_TOO_LARGE(whole).hint).toContain('--max-size')
  })

  it('say in Chinese what the reader of Word files says, with its words in brackets', () => {
    const reason = 'An unrecognised element was ignored: w:pgNum'
    const { message } = CHINESE.DOCX_NOTE({ path: 'a.docx', reason, count: 2 })
    expect(message).toBe(
      `a.docx：有一种认不得的 Word 内容，里面的文字照排，请核对该处是否缺字（${reason}）（2 处）`,
    )
    const other = CHINESE.DOCX_NOTE({ path: 'a.docx', reason: 'Something else', count: 1 })
    expect(other.message).toBe('a.docx：读 Word 文件时的说明（Something else）')
  })
})
