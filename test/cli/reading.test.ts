import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { banxin } from '../support/cli.ts'
import { docx, p } from '../support/docx.ts'
import { encode } from '../support/encode.ts'
import { folder } from '../support/folder.ts'

const GOOD = '大家谈②\n\n青山镇党委书记赵明：\n\n我们要抓好学习，抓好落实。\n'
const LINES = GOOD.trimEnd().split('\n')
const EN = { LANG: 'en' }
const seriesOf = (out: string) =>
  (JSON.parse(out) as { masthead: { series: string } }).masthead.series

describe('standard input', () => {
  it('is typeset to stdin.pdf', async () => {
    const root = folder({})
    const { code, out } = await banxin(['build', '-'], root, EN, GOOD)
    expect(code).toBe(0)
    expect(out).toMatch(/^out[\\/]stdin\.pdf: 1 statement/u)
    expect(fs.existsSync(path.join(root, 'out/stdin.pdf'))).toBe(true)
  })

  it('is parsed, and its places are those of -', async () => {
    const good = await banxin(['parse', '-'], folder({}), EN, GOOD)
    expect(seriesOf(good.out)).toBe('大家谈')
    const bad = await banxin(['parse', '-'], folder({}), EN, `${GOOD}\n县财政局局长孙小红：\n`)
    expect(bad.code).toBe(1)
    expect(bad.err).toMatch(/^-:7:1 error EMPTY_STATEMENT/mu)
  })

  it.each([
    ['nothing', '', /FILE_EMPTY/u],
    ['a Word file', 'PK\x03\x04', /FILE_BINARY/u],
  ])('is refused: %s', async (_what, input, message) => {
    const { code, err } = await banxin(['build', '-'], folder({}), EN, input)
    expect(code).toBe(1)
    expect(err).toMatch(message)
  })

  it('is a clash with a file stdin.txt', async () => {
    const root = folder({ 'stdin.txt': GOOD })
    const { code, err } = await banxin(['build', '-', 'stdin.txt'], root, EN, GOOD)
    expect(code).toBe(2)
    expect(err).toMatch(/OUTPUT_CLASH/u)
  })
})

describe('files of all kinds', () => {
  it('are found by a pattern', async () => {
    const root = folder({
      'a/1.txt': GOOD,
      'a/2.md': GOOD,
      'a/3.docx': docx(LINES.map((line) => p(line)).join('')),
      'a/4.odt': 'x',
    })
    const { code, out, err } = await banxin(['build', 'a/*'], root, EN)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.match(/\d\.pdf/gu)).toEqual(['1.pdf', '2.pdf', '3.pdf'])
  })

  it('have their encoding reported, in the language of the user', async () => {
    const root = folder({ 'a.txt': encode(GOOD, 'gb18030') })
    const zh = await banxin(['parse', 'a.txt'], root, { LANG: 'zh_CN.UTF-8' })
    expect(zh.code).toBe(0)
    expect(zh.err).toMatch(/^说明 ENCODING_FOUND a\.txt 按 GB18030/u)
  })

  it('an old Word file says what to do', async () => {
    const root = folder({ 'a.doc': 'x' })
    const { code, err } = await banxin(['build', 'a.doc'], root, EN)
    expect(code).toBe(1)
    expect(err).toMatch(/DOCX_OLD[^]*save it as \.docx/u)
  })
})

describe('options of reading', () => {
  const root = () => folder({ 'a.txt': encode(GOOD, 'utf-16le') })
  it.each([['parse'], ['build', '--emit', 'definition'], ['lines', '--measure', '20']])(
    'name the encoding: %s',
    async (...command) => {
      const right = await banxin([...command, 'a.txt', '--encoding', 'utf-16le'], root(), EN)
      expect(right).toMatchObject({ code: 0, err: '' })
      const wrong = await banxin([...command, 'a.txt', '--encoding', 'utf-8'], root(), EN)
      expect(wrong).toMatchObject({ code: 1, out: '' })
      expect(wrong.err).toMatch(/ENCODING_INVALID|NUL_BYTE|FILE_BINARY/u)
    },
  )

  it.each([['parse'], ['build', '--emit', 'definition'], ['lines', '--measure', '20']])(
    'raise the limit: %s',
    async (...command) => {
      const large = folder({ 'a.txt': `${GOOD}${'\n'.repeat(300_000)}` })
      const small = await banxin([...command, 'a.txt', '--max-size', '0.1'], large, EN)
      expect(small.code).toBe(1)
      expect(small.err).toMatch(/FILE_TOO_LARGE a\.txt has 0\.4 MB, and 0\.1 MB are the most/u)
      expect((await banxin([...command, 'a.txt', '--max-size', '1'], large, EN)).code).toBe(0)
    },
  )

  it.each([
    [['--max-size', '0'], /megabytes/u],
    [['--max-size', 'x'], /megabytes/u],
    [['--encoding', 'big5'], /Choices/u],
    [['--encodin', 'utf-8'], /did you mean --encoding/u],
  ])('are refused: %s', async (options, message) => {
    const { code, err } = await banxin(['parse', 'a.txt', ...options], root(), EN)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})
