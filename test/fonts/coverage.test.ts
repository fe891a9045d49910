import fs from 'node:fs'
import { openSync, type Font } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { coverageOf, rangesIn } from '../../src/fonts/coverage.ts'
import { readFontManifest } from '../../src/fonts/manifest.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { collect } from '../support/diagnostics.ts'
import { folder } from '../support/folder.ts'

const FILES = fs.readdirSync('fonts').filter((name) => name.endsWith('.ttf'))

describe('the characters of a font file', () => {
  it.each(FILES)('are those that fontkit finds: %s', (name) => {
    const ranges = rangesIn(fs.readFileSync(`fonts/${name}`))
    const found = ranges.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, i) => first + i),
    )
    const font = openSync(`fonts/${name}`) as Font
    const expected = font.characterSet.filter((point) => font.hasGlyphForCodePoint(point))
    expect(found).toEqual([...new Set(expected)].toSorted((a, b) => a - b))
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['something else', Buffer.from('no font at all, and long enough for a head')],
    ['a file cut short', fs.readFileSync('fonts/MaShanZheng-400.ttf').subarray(0, 400)],
  ])('are refused of %s', (_what, bytes) => {
    expect(() => rangesIn(bytes)).toThrow(RangeError)
  })
})

describe('coverage', () => {
  const { report } = collect()
  const workspace = diskWorkspace()
  const manifest = readFontManifest('fonts', workspace, report)!

  it('is that of all faces together', () => {
    const covers = coverageOf(manifest, 'fonts', workspace, report)
    expect(Array.from('中䶮𬭊A。', (one) => covers(one.codePointAt(0)!))).not.toContain(false)
    expect([0xe000, 0x10fffd].map(covers)).toEqual([false, false])
  })

  it('tells of a face that is missing or broken', () => {
    const collected = collect()
    const root = folder({ 'a.ttf': 'no font' })
    const [face] = manifest.faces
    const faces = ['a.ttf', 'b.ttf'].map((file) => ({ ...face!, file }))
    const covers = coverageOf({ ...manifest, faces }, root, workspace, collected.report)
    expect(covers(0x4e00)).toBe(false)
    expect(collected.codes()).toEqual(['FONT_FILE_BROKEN', 'FONT_FILE_MISSING'])
  })
})
