import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/content/read.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { spanOf } from '../../src/model/source.ts'
import { collect } from '../support/diagnostics.ts'
import { folder } from '../support/folder.ts'

async function read(text: string, name = 'a.md') {
  const root = folder({ [name]: text })
  const collected = collect()
  const source = await readSource(path.join(root, name), diskWorkspace(root), collected.report)
  return { source, ...collected }
}

describe('Markdown', () => {
  it.each([
    ['headings', '# 大家谈②\n\n## 甲 ##\n\n乙\n===\n', '大家谈②\n\n甲\n\n乙'],
    ['lines of a paragraph', '甲：\n乙，\n丙\n', '甲：\n乙，\n丙'],
    ['emphasis', '甲**乙**丙*丁*`戊`\n', '甲乙丙丁戊'],
    ['escapes', '1\\. 甲\\*乙\\\\\n', '1. 甲*乙\\'],
    ['entities', '甲&amp;乙&#x4e2d;&nbsp;&unheard;\n', '甲&乙中\u00A0&unheard;'],
    ['bullets', '- 甲\n- 乙\n  - 丙\n', '甲\n\n乙\n\n丙'],
    ['numbers, which are text', '1. 甲\n2. 乙\n\n   丙\n', '1. 甲\n\n2. 乙\n\n丙'],
    ['quotations', '> 甲\n> 乙\n', '甲\n乙'],
    ['code', '```js\njs 甲\n  乙\n```\n', 'js 甲\n  乙'],
    ['rules', '甲\n\n---\n\n乙\n', '甲\n\n乙'],
    ['line ends by force', '甲\\\n乙  \n丙\n', '甲\n乙\n丙'],
    ['indents of Chinese', '　　甲\n\n　　乙\n', '　　甲\n\n　　乙'],
    ['a byte order mark', '\uFEFF# 甲\n', '甲'],
    ['line ends of Windows', '# 甲\r\n\r\n乙\r\n丙\r\n', '甲\n\n乙\n丙'],
  ])('gives the text of %s', async (_what, text, expected) => {
    const { source, diagnostics } = await read(text)
    expect(source?.text).toBe(expected)
    expect(diagnostics).toEqual([])
  })

  it.each([
    ['HTML', '<div>甲</div>\n', '<div>甲</div>', 'PART_AS_TEXT', 'html'],
    ['a picture of the web', '甲![会场](https://a.org/a.png)\n', '甲会场', 'PART_LEFT_OUT', 'picture'],
    ['a picture in a table', '| 甲![会场](a.png) | 乙 |\n|---|---|\n', '甲会场\t乙', 'PART_LEFT_OUT', 'picture'],
    ['a link', '[甲](https://example.org)\n', '甲', 'PART_LEFT_OUT', 'address'],
    ['a definition', '甲\n\n[a]: https://example.org\n', '甲', 'PART_LEFT_OUT', 'address'],
  ])('keeps what is in %s, and says what is not shown', async (_what, text, expected, code, what) => {
    const { source, diagnostics } = await read(text)
    expect(source?.text).toBe(expected)
    expect(diagnostics).toMatchObject([{ code, severity: 'warning', data: { what } }])
    expect(diagnostics[0]?.span).toBeDefined()
  })

  it('takes settings, and knows the place of each character', async () => {
    const text = '---\nnumber: 3\n---\n# 一\n\n- 二**又⼀个**又\\*三&amp;四\n  五\n'
    const { source, diagnostics } = await read(text)
    expect(source?.frontMatter).toEqual({ number: 3 })
    expect(source?.text).toBe('一\n\n二又一个又*三&四\n五')
    for (const [shown, written] of [
      ...['一', '二', '三', '四', '五', '*'].map((c) => [c, c] as const),
      ['&', '&amp;'] as const,
    ]) {
      const at = source?.text.indexOf(shown) ?? -1
      const span = source && spanOf(source.map, at, at + 1)
      expect(text.slice(span?.start, span?.end)).toBe(written)
    }
    expect(diagnostics).toMatchObject([
      { code: 'CHARACTERS_FOLDED', span: { start: text.indexOf('⼀') } },
    ])
  })

  it('is not looked for in a .txt', async () => {
    const text = '# 甲**乙**\n- 丙\n'
    expect((await read(text, 'a.txt')).source?.text).toBe(text)
  })

  it.each([
    ['quotations', `${'>'.repeat(3000)} 甲\n`],
    ['lists', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(2 * i)}- 甲`).join('\n')],
    ['items in a line', `${'- '.repeat(3000)}甲`],
    ['emphasis', '*甲 **乙 '.repeat(30_000)],
    ['brackets', `${'['.repeat(200_000)}甲`],
  ])('is set as it stands where %s are nested without end', async (_what, text) => {
    const { source, codes } = await read(text)
    expect(source?.text).toBe(text)
    expect(codes()).toEqual(['PART_AS_TEXT'])
  })

  it.each([
    ['~~~~乙，\n', '乙，'],
    ['~~~ 甲 乙\n丙\n~~~\n', '甲 乙\n丙'],
    ['```\n丙\n```\n', '丙'],
    ['    丙\n', '丙'],
  ])('has what stands behind a fence as text: %j', async (text, expected) => {
    expect((await read(text)).source?.text).toBe(expected)
  })

  it('tells the title of an address with it', async () => {
    const { diagnostics } = await read('[甲](b.html "乙")\n\n![丙](//c.png "丁")\n\n[戊]\n\n[戊]: d.html "己"\n')
    const told = diagnostics.flatMap(({ code, data }) => (code === 'PART_LEFT_OUT' ? [data.text] : []))
    expect(told).toEqual(['b.html 乙', '//c.png 丁', '戊: d.html 己'])
  })

  it.each([
    ['5*6*7=210', '5*6*7=210'],
    ['甲*乙*丙', '甲乙丙'],
    ['*a* b', 'a b'],
  ])('has marks of emphasis, and not of products: %s', async (markdown, text) => {
    expect((await read(`${markdown}\n`)).source?.text).toBe(text)
  })

  it('tells footnotes as such', async () => {
    const { diagnostics } = await read('甲[^1]\n\n[^1]: 乙\n')
    expect(diagnostics).toMatchObject([{ code: 'PART_LEFT_OUT', data: { what: 'footnote', text: '乙' } }])
  })

  it('has a table as its cells, an empty head left out', async () => {
    const { source } = await read('前\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | |\n\n| | |\n|---|---|\n| 丁 | 戊 |\n\n后\n')
    const cells = source?.objects?.flatMap((object) =>
      object.kind === 'table'
        ? [object.rows.map(({ isHead, cells }) => [isHead, ...cells.map(({ start, end }) => source.text.slice(start, end))])]
        : [],
    )
    expect(cells).toEqual([
      [
        [true, '甲', '乙'],
        [false, '丙', ''],
      ],
      [[false, '丁', '戊']],
    ])
  })

  it.each([
    ['甲![会场](a.png)乙', '甲乙', 'issue:a.png', ''],
    ['甲\n\n![会场](图%201.png "图一 会场")\n\n乙', '甲\n\n图一 会场\n\n乙', 'issue:图 1.png', '图一 会场'],
    ['![会场][a]\n\n[a]: b/c.png', '', 'issue:b/c.png', ''],
  ])('has the picture of %j, and what is printed with it', async (markdown, text, src, caption) => {
    const { source } = await read(`${markdown}\n`)
    expect(source?.text ?? '').toBe(text)
    if (!source) return
    const [picture] = source.objects ?? []
    expect(picture).toMatchObject({ kind: 'picture', src, alt: '会场' })
    expect(source.text.slice(picture?.start, picture?.end)).toBe(caption)
  })

  it('loses no Han, whatever the markup', async () => {
    const part = fc.constantFrom(
      ...['# ', '甲', '乙，', '**', '*', '_', '\n', '\n\n', '- ', '1. ', '> ', '|', '---', '`'],
      ...['[', '](', ')', '![', '<', '>', '&amp;', '\\', '    ', '　', '~~', '```\n', '丙：'],
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 30 }), async (parts) => {
        const text = `首${parts.join('')}`
        const { source, diagnostics } = await read(text)
        const han = (of: string) => of.match(/\p{Script=Han}/gu)?.toSorted().join('')
        const inOrder = (of: string) => of.match(/\p{Script=Han}/gu)?.join('')
        // a picture has its words and its address, and its place is after what it stands in
        const pictures = (source?.objects ?? []).flatMap((object) =>
          object.kind === 'picture' ? [object.src, object.alt] : [],
        )
        const said = diagnostics.flatMap(({ code }) => (code === 'PART_LEFT_OUT' ? [code] : []))
        // an address may have Han in it: then it is reported
        if (!said.length) {
          expect(han([source?.text ?? '', ...pictures].join(''))).toBe(han(text))
          if (!pictures.length) expect(inOrder(source?.text ?? '')).toBe(inOrder(text))
        }
      }),
      { numRuns: 300 },
    )
  })
})
