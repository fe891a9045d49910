import { describe, expect, it } from 'vitest'
import { build } from '../../src/build.ts'
import { environment, linesOf, textOf } from '../support/build.ts'
import { folder } from '../support/folder.ts'
import { JPEG } from '../support/pictures.ts'
import { readBack } from '../support/pdf.ts'
import { allOf, readTags, textItems, type Tagged } from '../support/tags.ts'

const PRINTED =
  '{{#each statements}}<h2>{{speaker this}}</h2>{{#each blocks}}<p>{{paragraph this}}</p>{{/each}}{{/each}}'
const CSS =
  '@page { size: 120mm 200mm; margin: 10mm } body { line-grid: create; font-size: 10pt; line-height: 14pt }'

/** The PDF of a page with this body before a short issue. */
async function typeset(body: string, css = '', pages?: { from: number; to: number }) {
  const root = folder({
    't/template.json': '{ "name": "t", "purpose": { "zh": "甲", "en": "a" } }',
    't/page.hbs': `<html lang="zh-CN"><body>${body}<main>${PRINTED}</main></body></html>`,
    't/style.css': CSS + css,
    't/a.jpg': JPEG,
    'issue.txt': '县财政局局长孙小红：\n甲。\n',
  })
  const options = { emit: 'pdf', template: './t', ...(pages && { pages: [pages] }) } as const
  const { built, diagnostics } = await build('issue.txt', options, environment(root))
  if (!built?.pdf) throw new Error(JSON.stringify(diagnostics))
  const items = await textItems(built.pdf)
  expect(items.filter(({ tag, text }) => text.trim() && !tag)).toEqual([])
  return { built, pdf: built.pdf, tree: await readTags(built.pdf) }
}

/** A tree in one line: types, and the texts of elements that have no others in them. */
function outline({ type, text, children }: Tagged): string {
  if (!children.length) return `${type} ${text.trim()}`.trim()
  return `${type}[${children.map(outline).join(', ')}]`
}

/** What the body made, without the issue behind it. */
function shown(tree: Tagged): string[] {
  return tree.children.slice(0, -2).map(outline)
}

describe('text in the structure tree', () => {
  it('keeps the spaces of the source where lines are broken', async () => {
    const text =
      'The quick brown fox jumps over the lazy dog and then it runs away again as quick as it came'
    const { built } = await typeset(`<p>${text}</p>`, 'p { margin-right: 60mm }')
    const [page] = built.pages
    // pdf.js leaves a space at the end of a line out
    const lines = linesOf(page!).map(textOf)
    expect(lines.length).toBeGreaterThan(4)
    expect(lines.slice(0, -2).join('')).toBe(text)
  })

  it('is not there where nothing is printed', async () => {
    const { tree } = await typeset('<p><br></p><h1><br></h1><div><p></p></div><p>甲</p>')
    expect(shown(tree)).toEqual(['P 甲'])
  })
})

describe('languages', () => {
  it('go to the elements that say something', async () => {
    const { tree } = await typeset(
      '<div lang="en"><p>one</p><p lang="zh-CN">二</p></div><p>三<span lang="en_US">four</span></p><p>五</p>',
    )
    const [one, two, three, five] = tree.children
    expect([one?.lang, two?.lang, three?.lang, five?.lang]).toEqual([
      'en',
      undefined,
      undefined,
      undefined,
    ])
    expect(three?.children.map(({ type, lang, text }) => [type, lang, text])).toEqual([
      ['Span', 'en-US', 'four'],
    ])
  })
})

describe('links', () => {
  it.each([
    [
      'over several lines',
      '<p><a href="#t">一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十</a></p>',
    ],
    ['with text in elements of its own', '<p><a href="#t">再<span lang="en">one</span>来</a></p>'],
    ['that are blocks', '<a class="block" href="#t">甲</a>'],
    ['beside something in a row', '<div class="row"><a href="#t">甲</a><p>乙</p></div>'],
    ['around pictures', '<a class="block" href="#t"><img src="a.jpg" alt="图"></a>'],
    ['to a block without a tag of its own', '<p><a href="#d">甲</a></p>'],
    ['to a place in a line', '<p><a href="#s">甲</a></p>'],
  ])('%s have one annotation', async (_name, body) => {
    const { pdf, tree } = await typeset(
      `${body}<p id="t">到</p><div id="d"><p>块</p></div><p>行<span id="s">内</span></p>`,
      '.block { display: block } .row { display: flex }',
    )
    const [link, ...others] = allOf(tree, 'Link')
    expect(others).toEqual([])
    expect(link?.objects).toBe(1)
    const annotations = await (await (await readBack(pdf)).document.getPage(1)).getAnnotations()
    expect(annotations).toHaveLength(1)
    const [{ contentsObj, quadPoints }] = annotations as [
      { contentsObj: { str: string }; quadPoints?: unknown },
    ]
    expect(contentsObj.str).toBe(link?.text || '图')
    expect(Boolean(quadPoints)).toBe(_name === 'over several lines')
  })

  it('to nothing that is printed are text', async () => {
    const { tree } = await typeset('<p id="z"><br></p><p><a href="#z">甲</a></p>')
    expect(shown(tree)).toEqual(['P[Span 甲]'])
  })
})

describe('tables of contents', () => {
  it('stand under their own headings', async () => {
    const { tree } = await typeset(
      '<nav><h1>目录</h1><p><a href="#t">甲</a></p><h2>附录</h2><p>乙</p></nav><p id="t">丙</p>',
    )
    expect(shown(tree)).toEqual([
      'Sect[H1 目录, TOC[TOCI[P[Reference[Link 甲]]]], H2 附录, TOC[TOCI[P 乙]]]',
      'P 丙',
    ])
  })

  it('are all there is without a heading', async () => {
    const { tree } = await typeset('<nav><p>乙</p></nav>')
    expect(shown(tree)).toEqual(['TOC[TOCI[P 乙]]'])
  })
})

describe('tables', () => {
  it.each([
    ['rows alone', '<tr><td>一</td></tr>', 'Table[TR[TD 一]]'],
    [
      'a head and bare rows',
      '<thead><tr><th>甲</th></tr></thead><tr><td>一</td></tr>',
      'Table[THead[TR[TH 甲]], TBody[TR[TD 一]]]',
    ],
    ['a head alone', '<thead><tr><th>甲</th></tr></thead>', 'Table[TR[TH 甲]]'],
    [
      'several bodies',
      '<tbody><tr><td>一</td></tr></tbody><tbody><tr><td>二</td></tr></tbody>',
      'Table[TR[TD 一], TR[TD 二]]',
    ],
    ['something that is no row', '<p>文</p><tr><td>一</td></tr>', 'Table[TR[TD[P 文]], TR[TD 一]]'],
    [
      'a caption at the end',
      '<tr><td>一</td></tr><caption>题</caption>',
      'Table[Caption 题, TR[TD 一]]',
    ],
    ['a section', '<section><tr><td>一</td></tr></section>', 'Table[TR[TD 一]]'],
  ])('of %s have rows and cells', async (_name, inside, expected) => {
    const { tree } = await typeset(`<table>${inside}</table>`)
    expect(shown(tree)).toEqual([expected])
  })

  it('have as many columns in every row', async () => {
    const { tree } = await typeset(
      '<table><tr><td colspan="3">一</td></tr><tr><td>二</td></tr><tr><td colspan="1.5">三</td><td>四</td><td>五</td></tr></table>',
    )
    const spans = allOf(tree, 'TR').map(({ children }) =>
      children.map(({ attributes }) => attributes['ColSpan'] ?? 1),
    )
    expect(spans).toEqual([[3], [3], [1, 1, 1]])
  })

  it('have headers of rows and of columns', async () => {
    const { tree } = await typeset(
      '<table><tr><th></th><th>甲</th></tr><tr><th>乙</th><td>一</td></tr></table>',
    )
    expect(outline(tree.children[0]!)).toBe('Table[TR[TD, TH 甲], TR[TH 乙, TD 一]]')
    expect(allOf(tree, 'TH').map(({ attributes }) => attributes['Scope'])).toEqual([
      'Column',
      'Row',
    ])
  })

  it('cut by a range of pages are still tables', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `<tr><td>行${String(i)}</td></tr>`).join('')
    const body = `<table><thead><tr><th>甲</th></tr></thead>${rows}</table>`
    const { tree } = await typeset(body, '', { from: 2, to: 2 })
    expect(tree.children.map(({ type }) => type)).toContain('Table')
    expect(allOf(tree, 'THead')).toEqual([])
  })

  it('without a table around them are what they look like', async () => {
    const { tree } = await typeset('<tr><td>一</td><td><p>二</p></td></tr>')
    expect(shown(tree)).toEqual(['Div[P 一, Div[P 二]]'])
  })
})

describe('a language that is none', () => {
  it('is refused where it is written', async () => {
    await expect(typeset('<p lang="x y">甲</p>')).rejects.toThrow('ATTRIBUTE_LANGUAGE')
    await expect(typeset('<p lang="en_US">甲</p>')).resolves.toBeDefined()
  })
})
