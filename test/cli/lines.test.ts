import { describe, expect, it } from 'vitest'
import { banxin } from '../support/cli.ts'
import { folder } from '../support/folder.ts'
import { bare } from '../support/source.ts'

interface Row {
  readonly text: string
  readonly widthEm: number
  readonly advancesEm: readonly number[]
  readonly stretchEm: number
  readonly last: boolean
  readonly why: string
}

/** The lines of each paragraph of a text from standard input. */
async function lines(text: string, ...options: string[]): Promise<readonly (readonly Row[])[]> {
  const argv = ['lines', '-', '--format', 'json', ...options]
  const { code, out, err } = await banxin(argv, folder({}), { LANG: 'en' }, text)
  expect({ code, err: err.replace(/^.*LINE_LOOSE[^]*$/u, '') }).toEqual({ code: 0, err: '' })
  const { paragraphs } = JSON.parse(out) as { paragraphs: { lines: Row[] }[] }
  return paragraphs.map((paragraph) => paragraph.lines)
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('banxin lines', () => {
  it('gives each line with its width and the advance of every code point', async () => {
    const [paragraph] = await lines('用GDP算，“好”。', '--measure', '20', '--no-indent')
    expect(paragraph).toHaveLength(1)
    const [line] = paragraph ?? []
    expect(line).toMatchObject({ text: '用GDP算，“好”。', stretchEm: 0, last: true })
    expect(line?.advancesEm).toHaveLength(10)
    // the gap counts with 用 and with P; of ，and “ one blank is left; ” and 。 share none, and 。 is trimmed
    expect(line?.advancesEm[0]).toBe(1.25)
    expect(line?.advancesEm.slice(4)).toEqual([1, 1, 0.5, 1, 0.5, 0.5])
    expect(line?.widthEm).toBeCloseTo(sum(line?.advancesEm ?? []), 3)
  })

  it('counts the indent into the width, and trims an opening mark', async () => {
    const [[line] = []] = await lines('“好”', '--measure', '10')
    expect(line).toMatchObject({ widthEm: 4, advancesEm: [0.5, 1, 0.5] })
  })

  it.each([
    ['quanjiao', 5.5],
    ['kaiming', 5],
    ['banjiao', 5],
    ['hangmobanjiao', 5.5],
  ])('sets marks in the style %s', async (style, expected) => {
    const [[line] = []] = await lines(
      '你好，世界。',
      '--measure',
      '10',
      '--no-indent',
      '--style',
      style,
    )
    expect(line?.widthEm).toBe(expected)
  })

  it('takes dashes of two em, split between their code points, and folds typed spaces', async () => {
    const [[dash] = [], [gap] = []] = await lines(
      '他——我\n用 G 算',
      '--measure',
      '10',
      '--no-indent',
    )
    expect(dash?.advancesEm).toEqual([1, 1, 1, 1])
    expect(gap?.advancesEm.map((advance) => advance > 0)).toEqual([true, false, true, false, true])
    expect(gap?.advancesEm[0]).toBe(1.25)
  })

  it('keeps a selector and a combining mark at no width of their own', async () => {
    const [[line] = []] = await lines('葛\u{E0100}é', '--measure', '10', '--no-indent')
    expect(line?.advancesEm.slice(0, 2)).toEqual([1.25, 0])
  })

  it('obeys level, hanging and ragged', async () => {
    const text = '他想了很久——最后还是去了。'
    const textsOf = async (...options: string[]) =>
      (await lines(text, '--measure', '6', '--no-indent', ...options))[0]?.map((line) => line.text)
    expect(await textsOf()).toEqual(['他想了很久', '——最后还是', '去了。'])
    expect(await textsOf('--level', 'strict')).toEqual(['他想了很', '久——最后还', '是去了。'])
    const [spread, hung, natural] = await Promise.all([
      lines('春天来了花儿都开放了，人们走出家门。', '--measure', '10', '--no-indent'),
      lines('春天来了花儿都开放了，人们走出家门。', '--measure', '10', '--no-indent', '--hanging'),
      lines('春天来了花儿都开放了，人们走出家门。', '--measure', '10', '--no-indent', '--ragged'),
    ])
    expect(spread[0]?.[0]).toMatchObject({ widthEm: 10, stretchEm: 0.125 })
    expect(hung[0]?.[0]).toMatchObject({
      text: '春天来了花儿都开放了，',
      widthEm: 10,
      stretchEm: 0,
    })
    expect(natural[0]?.[0]).toMatchObject({ widthEm: 9, stretchEm: 0 })
  })

  it.each([
    [
      '春天来了花儿都开放了，人们走出家门。',
      10,
      '， may not begin a line; at the next legal break',
    ],
    ['我们学习了十个汉字。（红楼梦）很好。', 11, '（ may not end a line'],
    ['今年的产量增长了一十2700左右。', 11, 'with 2700 it is'],
    ['他回答：“知道了。”然后转身走出去。', 8, '” may not begin a line'],
    ['你好世界你好世界', 4, 'full without any change'],
  ])('says of %s why the first line ends there', async (text, measure, expected) => {
    const [[line] = []] = await lines(text, '--measure', String(measure), '--no-indent')
    expect(line?.why).toContain(expected)
  })

  it('says at the end that it is the end', async () => {
    const [paragraph = []] = await lines('你好，世界。', '--measure', '4', '--no-indent')
    expect(paragraph.at(-1)?.why).toBe('end of the paragraph')
  })

  it('reads a file, each line of it a paragraph, and loses nothing', async () => {
    const text = '\uFEFF　　第一段，有字。\r\n\r\n第二段（也有）。\n'
    const root = folder({ 'a.txt': text })
    const { code, out } = await banxin(
      ['lines', 'a.txt', '--measure', '4', '--format', 'json'],
      root,
    )
    expect(code).toBe(0)
    const { paragraphs } = JSON.parse(out) as { paragraphs: { lines: Row[] }[] }
    expect(paragraphs).toHaveLength(2)
    const all = paragraphs.flatMap((paragraph) => paragraph.lines.map((line) => line.text)).join('')
    expect(bare(all)).toBe(bare(text.replace('\uFEFF', '')))
  })

  it('prints a row a line, in Chinese too', async () => {
    const run = await banxin(
      ['lines', '--measure', '10', '--no-indent'],
      folder({}),
      { LANG: 'zh_CN.UTF-8' },
      '春天来了，花儿都开了，人们走出家门去公园。',
    )
    expect(run.code).toBe(0)
    expect(run.out).toMatch(/^春天来了，花儿都开了， +10\.00 挤 0\.50/u)
  })

  it.each([
    ['no file', ['lines', 'nowhere.txt', '--measure', '10'], '', 2, /FILE_NOT_FOUND/],
    ['no measure', ['lines', '-'], '好', 2, /measure/],
    ['a measure that is no number', ['lines', '-', '--measure', 'wide'], '好', 2, /--measure/],
    ['a measure of nothing', ['lines', '-', '--measure', '0'], '好', 2, /--measure/],
    ['a size of nothing', ['lines', '-', '--measure', '9', '--size', '0'], '好', 2, /--size/],
    ['an unknown style', ['lines', '-', '--measure', '9', '--style', 'wide'], '好', 2, /quanjiao/],
    [
      'a character that no face has',
      ['lines', '-', '--measure', '9'],
      '好😀',
      1,
      /-:1:2 error MISSING_GLYPH/,
    ],
  ] as const)('refuses %s', async (_what, argv, text, expected, message) => {
    const { code, out, err } = await banxin(argv, folder({}), { LANG: 'en' }, text)
    expect({ code, out }).toEqual({ code: expected, out: '' })
    expect(err).toMatch(message)
  })

  it('refuses what is not UTF-8', async () => {
    const root = folder({ 'a.txt': new Uint8Array([0xff, 0xc3]) })
    const { code, err } = await banxin(['lines', 'a.txt', '--measure', '9'], root)
    expect({ code, err }).toMatchObject({
      code: 1,
      err: expect.stringContaining('NOT_UTF8') as string,
    })
  })

  it('gives nothing for nothing', async () => {
    expect(await lines('\n　\n', '--measure', '9')).toEqual([])
  })
})
