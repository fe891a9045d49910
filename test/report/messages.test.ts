import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isConfiguration, type Code } from '../../src/model/diagnostic.ts'
import { ENGLISH } from '../../src/report/messages.en.ts'
import { CHINESE } from '../../src/report/messages.zh.ts'

/** The codes of the union, read from its source. */
const CODES = Array.from(
  fs.readFileSync('src/model/diagnostic.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gmu),
  ([, code]) => code ?? '',
)

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

  it('are described in docs/errors.md, a row a code', () => {
    expect(rows.map(({ code }) => code).toSorted()).toEqual(CODES.toSorted())
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
})
