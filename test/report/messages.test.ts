import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
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

  it('are described in docs/errors.md, a row a code', () => {
    const rows = Array.from(
      fs.readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `([A-Z0-9_]+)`/gmu),
      ([, code]) => code,
    )
    expect(rows.toSorted()).toEqual(CODES.toSorted())
  })
})
