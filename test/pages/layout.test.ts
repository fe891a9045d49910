import { describe, expect, it } from 'vitest'
import type { LineFrame } from '../../src/model/page.ts'
import { baseline, isLine, layout, linesOf, rectsOf, round, textOf } from '../support/layout.ts'

describe('margins of containers', () => {
  it('add up for the blocks inside', () => {
    const { pages } = layout(
      '<div><section><p>甲</p></section></div>',
      'div { margin-left: 16pt } section { margin-left: 8pt }',
    )
    expect(linesOf(pages[0])).toEqual([[44, baseline(0), '甲']])
  })

  it('narrow columns', () => {
    const text = '甲'.repeat(30)
    const css = 'main { column-count: 2; margin: 0 8pt 0 16pt; column-gap: 8pt }'
    const { pages } = layout(`<main><p>${text}</p></main>`, css)
    // 160 - 24 pt hold two columns of eight 8 pt characters
    const lines = linesOf(pages[0])
    expect(lines.map(([x]) => x)).toEqual([36, 36, 108, 108])
    expect(lines[0]?.[2]).toBe('甲'.repeat(8))
  })
})

describe('columns on what is no block', () => {
  it('are none', () => {
    expect(layout('<p>甲<span>乙</span></p>', 'span { column-count: 2 }').codes()).toEqual([
      'CSS_NO_EFFECT',
    ])
  })
})

describe('text pushed off the page', () => {
  it.each([
    'p { margin-left: -30em }',
    'p { text-indent: -20em }',
    'p { margin: 0 -90pt 0 150pt }',
  ])('by %s is an error', (css) => {
    expect(layout('<p>甲乙丙丁</p>', css).codes()).toContain('TEXT_OUTSIDE_PAGE')
  })
})

describe('the line grid', () => {
  it('carries every line of the text', () => {
    const { pages } = layout('<p>甲</p><p>乙</p>')
    expect(linesOf(pages[0])).toEqual([
      [20, baseline(0), '甲'],
      [20, baseline(1), '乙'],
    ])
  })

  it('gives lines off the pitch whole rows, in the middle of them', () => {
    const { pages } = layout(
      '<h1>甲</h1><p>乙</p>',
      'h1 { font-size: 12pt; line-height: 15pt; font-weight: 400 }',
    )
    const [heading, text] = linesOf(pages[0])
    expect(heading?.[1]).toBe(round(20 + (20 - 12) / 2 + 0.88 * 12))
    expect(text?.[1]).toBe(baseline(2))
  })

  it('gives boxes whole rows, and puts their text on the grid where the rows leave room for that', () => {
    const { pages } = layout(
      '<div><p>甲</p></div><p>乙</p>',
      'div { border-top: 2pt solid black; padding-top: 3pt }',
    )
    // 15 pt in two rows: the text would be 5 pt above the grid, which is all that there is to spare
    expect(rectsOf(pages[0])).toEqual([[20, 25, 160, 2]])
    expect(linesOf(pages[0]).map(([, y]) => y)).toEqual([baseline(1), baseline(2)])
  })

  it.each([
    ['half a line above', 'padding-top: 5pt', 1],
    ['whole lines', 'padding: 10pt 0', 1],
    ['some above and less below', 'padding: 8pt 0 7pt', 1],
    ['some below', 'padding-bottom: 3pt', 0],
  ])('puts the text of boxes on it with a padding of %s', (_name, padding, row) => {
    const { pages } = layout('<div>甲</div><p>乙</p>', `div { ${padding} }`)
    expect(linesOf(pages[0])[0]?.[1]).toBe(baseline(row))
  })

  it('stands boxes in the middle of their rows where their text cannot be on it', () => {
    // 12 pt in two rows: the text stands 6 pt below the box's top, and would have to be 4 or 14 pt lower
    const { pages } = layout(
      '<div>甲</div>',
      'div { padding-top: 1pt; border-top: 1pt solid black }',
    )
    expect(rectsOf(pages[0])[0]?.[1]).toBe(20 + 8)
    const { pages: high } = layout('<div>甲</div>', 'div { padding: 6pt 0; background: black }')
    expect(rectsOf(high[0])).toEqual([[20, 24, 160, 22]])
  })

  it('rounds margins up to rows, and drops them at the head of a page', () => {
    const { pages } = layout('<p>甲</p><p>乙</p>', 'p { margin-top: 11pt }')
    expect(linesOf(pages[0]).map(([, y]) => y)).toEqual([baseline(0), baseline(3)])
  })

  it('steps a box up by its own step', () => {
    const { pages } = layout(
      '<h2>甲</h2><p>乙</p>',
      'h2 { block-step-size: 30pt; font-weight: 400 }',
    )
    expect(linesOf(pages[0]).map(([, y]) => y)).toEqual([baseline(1), baseline(3)])
  })
})

describe('a box that is no whole rows high', () => {
  it.each([
    ['start', 20],
    ['center', 22.5],
    ['end', 25],
    // text in the size of the grid would pull the box to where it stands on it
  ])('stands at the %s of the rows that it takes', (align, top) => {
    const { pages } = layout(
      '<div>甲</div><p>乙</p>',
      `div { border-top: 2pt solid black; padding-top: 3pt; font-size: 7pt; line-height: 10pt; block-step-align: ${align} }`,
    )
    expect(rectsOf(pages[0])).toEqual([[20, top, 160, 2]])
    expect(linesOf(pages[0])[1]?.[1]).toBe(baseline(2))
  })

  it.each([
    ['start', 20],
    ['end', 35],
  ])('stands at the %s of its steps', (align, top) => {
    const { pages } = layout(
      '<div>甲</div><p>乙</p>',
      `div { border-top: 5pt solid black; block-step-size: 30pt; block-step-align: ${align} }`,
    )
    expect(rectsOf(pages[0])).toEqual([[20, top, 160, 5]])
    expect(linesOf(pages[0])[1]?.[1]).toBe(baseline(3))
  })

  it('is a block: in a line it would do nothing', () => {
    const { codes } = layout('<p><b>甲</b></p>', 'b { block-step-align: end }')
    expect(codes()).toEqual(['CSS_NO_EFFECT'])
  })
})

describe('columns', () => {
  const CSS = 'main { column-count: 2; column-gap: 6pt; column-rule: 1pt solid black }'

  it('are whole ems wide; the gutter takes the rest, with the rule in its middle', () => {
    const { pages } = layout(`<main><p>${'字'.repeat(40)}</p></main>`, CSS)
    // 160 pt, 2 columns: (160 − 6) / 16 = 9.6, so 9 em; gutter 160 − 144 = 16
    expect(linesOf(pages[0]).map(([x, , text]) => [x, Array.from(text).length])).toEqual([
      [20, 9],
      [20, 9],
      [20, 9],
      [108, 9],
      [108, 4],
    ])
    expect(rectsOf(pages[0])).toEqual([[99.5, 21, 1, 28]])
  })

  it('share one grid', () => {
    const { pages } = layout(`<main><p>${'字'.repeat(40)}</p></main>`, CSS)
    const rows = linesOf(pages[0]).map(([, y]) => y)
    expect(rows.slice(3)).toEqual(rows.slice(0, 2))
  })

  it('begin under what stands above them', () => {
    const { pages } = layout('<p>头</p><main><p>甲</p></main><p>尾</p>', CSS)
    expect(linesOf(pages[0]).map(([, y, text]) => [y, text])).toEqual([
      [baseline(0), '头'],
      [baseline(1), '甲'],
      [baseline(2), '尾'],
    ])
  })

  it('are refused where they cannot hold text', () => {
    const { codes } = layout('<main><p>甲</p></main>', 'main { column-count: 9 }')
    expect(codes()).toContain('COLUMN_TOO_NARROW')
  })
})

describe('the arithmetic of pages (chinese-typography §13.5)', () => {
  const PT_PER_MM = 72 / 25.4
  /** The lines of a text on a page with an area so many mm wide. */
  const onPage = (width: number, css: string, html: string) =>
    layout(html, `@page { size: ${String(width + 20)}mm 297mm; margin: 10mm } ${css}`).pages[0]
  /** How many characters a line of 156 mm holds, in one column of whole ems. */
  const characters = (size: number, width: number) => {
    const css = `main { column-count: 1; font-size: ${String(size)}pt }`
    const html = `<main><p>${'字'.repeat(100)}</p></main>`
    return linesOf(onPage(width, css, html))[0]?.[2].length
  }

  it('N1: 28 characters take 155.6 mm at 15.75 pt and 158.0 mm at 16 pt', () => {
    expect([characters(15.75, 155.6), characters(15.75, 155.5)]).toEqual([28, 27])
    expect([characters(16, 158.1), characters(16, 157.9)]).toEqual([28, 27])
  })

  it('N2: 22 lines of 15.75 pt with gaps of 7/8, none after the last, take 224.3 mm', () => {
    const css = `body { font-size: 15.75pt; line-height: ${String(15.75 * 1.875)}pt }`
    const html = '<p>字</p>'.repeat(22)
    const baselines = linesOf(onPage(156, css, html)).map(([, y]) => y)
    expect(baselines).toHaveLength(22)
    const height = (baselines.at(-1) ?? 0) - (baselines[0] ?? 0) + 15.75
    expect(height / PT_PER_MM).toBeCloseTo(224.3, 1)
  })

  it.each([
    [9, 49],
    [10.5, 42],
  ])('N3: 156 mm hold whole characters of %d pt', (size, expected) => {
    expect(characters(size, 156)).toBe(expected)
  })

  it('N4: three columns of sixteen 9 pt characters in 170 mm leave gutters of 8.8 mm', () => {
    const css = 'main { column-count: 3; column-gap: 2.7em; font-size: 9pt }'
    const html = `<main>${`<p>${'字'.repeat(16)}</p>`.repeat(9)}</main>`
    const lines = linesOf(onPage(170, css, html))
    expect(new Set(lines.map(([, , text]) => text.length))).toEqual(new Set([16]))
    const [first = 0, second = 0] = [...new Set(lines.map(([x]) => x))]
    expect((second - first - 16 * 9) / PT_PER_MM).toBeCloseTo(8.8, 1)
  })

  it('N8: a heading of one line that takes three rows of 15 pt takes 45 pt', () => {
    const css =
      'body { font-size: 10pt; line-height: 15pt } h2 { font-size: 14pt; line-height: 20pt; block-step-size: 45pt }'
    const lines = linesOf(onPage(100, css, '<p>前</p><h2>题</h2><p>后</p>'))
    const [before, , after] = lines.map(([, y]) => y)
    expect((after ?? 0) - (before ?? 0)).toBeCloseTo(45 + 15, 6)
  })
})

describe('a row', () => {
  it('sets boxes side by side, as wide as their text', () => {
    const { pages } = layout('<div><p>甲乙</p><p>丙</p></div>', 'div { display: flex; gap: 4pt }')
    expect(linesOf(pages[0]).map(([x, , text]) => [x, text])).toEqual([
      [20, '甲乙'],
      [40, '丙'],
    ])
  })

  it('shrinks parts that may be broken before one in one piece', () => {
    const { pages } = layout(
      `<div><p>${'字'.repeat(30)}</p><p class="date">甲乙丙丁</p></div>`,
      'div { display: flex; gap: 8pt } .date { white-space: nowrap }',
    )
    expect(linesOf(pages[0]).map(([x, , text]) => [x, text.length])).toEqual([
      [20, 15],
      [20, 15],
      [148, 4],
    ])
  })

  it.each([
    ['center', [86, 106]],
    ['flex-end', [152, 172]],
    ['space-between', [20, 172]],
  ])('justify-content: %s', (justify, expected) => {
    const { pages } = layout(
      '<div><p>甲乙</p><p>丙</p></div>',
      `div { display: flex; gap: 4pt; justify-content: ${justify} }`,
    )
    expect(linesOf(pages[0]).map(([x]) => x)).toEqual(expected)
  })

  it('aligns boxes across', () => {
    const css =
      'div { display: flex; align-items: flex-end } h1 { font-size: 16pt; line-height: 20pt; font-weight: 400 }'
    const { pages } = layout('<div><h1>甲</h1><p>乙</p></div>', css)
    const [, small] = linesOf(pages[0])
    expect(small?.[1]).toBe(round(20 + 10 + 1 + 7.04))
  })
})

describe('page furniture', () => {
  const CSS = `@page { @top-left { content: string(head) } @bottom-right { content: counter(page) "/" counter(pages) } }
    @page :first { @top-left { content: none } } h1 { string-set: head content(); font-weight: 400 }`

  it('shows running heads and page numbers in the margins', () => {
    const { pages } = layout(`<h1>甲乙</h1><p>${'字'.repeat(20 * 17)}</p>`, CSS)
    expect(pages).toHaveLength(2)
    const furniture = pages.map((page) =>
      page.frames
        .filter((frame) => frame.role === 'artifact' && isLine(frame))
        .map((frame) => textOf(frame as LineFrame)),
    )
    expect(furniture).toEqual([['1/2'], ['甲乙', '2/2']])
  })

  it('stands in its corner', () => {
    const { pages } = layout('<h1>甲</h1>', CSS)
    const number = linesOf(pages[0]).find(([, , text]) => text === '1/1')
    expect(number?.[0]).toBeGreaterThan(160)
    expect(number?.[1]).toBeGreaterThan(180)
  })
})

describe('inline text', () => {
  it('collapses white space of the template, and drops line ends between Chinese', () => {
    const { pages } = layout('<p>\n  甲\n  乙 <span> 丙</span>\n and  so\n on\n</p>')
    expect(linesOf(pages[0]).map(([, , text]) => text)).toEqual(['甲乙 丙 and so on'])
  })

  it('breaks at br', () => {
    const { pages } = layout('<p>甲<br>乙</p>', 'p { text-indent: 2em }')
    expect(linesOf(pages[0])).toEqual([
      [36, baseline(0), '甲'],
      [20, baseline(1), '乙'],
    ])
  })

  it('sets what stands beside blocks in a paragraph of its own', () => {
    const { pages } = layout('<div>甲<p>乙</p>丙</div>')
    expect(linesOf(pages[0]).map(([, , text]) => text)).toEqual(['甲', '乙', '丙'])
  })
})

describe('the properties of Chinese', () => {
  const page = 'p { text-align: justify; width: 48pt }'
  const textsOf = (html: string, css: string) =>
    linesOf(layout(html, page + css).pages[0]).map(([, , text]) => text)

  it.each([
    ['line-break: anywhere', ['甲乙丙丁戊己', '，庚辛壬癸']],
    ['line-break: auto', ['甲乙丙丁戊', '己，庚辛壬癸']],
    ['hanging-punctuation: allow-end', ['甲乙丙丁戊己，', '庚辛壬癸']],
  ])('%s', (css, expected) => {
    expect(textsOf('<p>甲乙丙丁戊己，庚辛壬癸</p>', `p { ${css} }`)).toEqual(expected)
  })

  it('line-break: strict keeps a dash off the beginning of a line', () => {
    const html = '<p>他想了很久——最后还是去了。</p>'
    expect(textsOf(html, '')[1]).toMatch(/^——/u)
    expect(textsOf(html, 'p { line-break: strict }')[1]).toMatch(/^久——/u)
  })

  /** x of each glyph of the first line, em from the line's left edge. */
  const places = (html: string, css: string) => {
    const [line] = (layout(html, css).pages[0]?.frames ?? []).filter(isLine)
    return line?.line.runs.flatMap(({ glyphs }) => glyphs.map(({ x }) => round(x / 8))) ?? []
  }

  it.each([
    ['-banxin-punctuation: quanjiao', 3],
    ['-banxin-punctuation: kaiming', 2.5],
    ['-banxin-punctuation: banjiao', 2.5],
  ])('%s', (css, expected) => {
    expect(places('<p>甲，乙，丙</p>', `p { ${css} }`)[2]).toBe(expected - 1)
  })

  it.each([
    ['text-autospace: normal', 1.25],
    ['text-autospace: no-autospace', 1],
    ['-banxin-autospace: eighth', 1.13],
  ])('%s', (css, expected) => {
    expect(places('<p>甲G</p>', `p { ${css} }`)[1]).toBe(expected)
  })

  it('text-spacing-trim: space-first keeps the blank of an opening mark', () => {
    expect(places('<p>“甲”</p>', '')[1]).toBe(0.5)
    expect(places('<p>“甲”</p>', 'p { text-spacing-trim: space-first }')[1]).toBe(1)
  })

  it('spreads an inline-block to its width', () => {
    const css = 'i { display: inline-block; width: 4em; text-align-last: justify }'
    expect(places('<p><i>张三</i>、<i>欧阳修</i></p>', css)).toEqual([0, 3, 4, 5, 6.5, 8])
  })

  it('leaves one as it is that is wider than its column', () => {
    const css =
      'p { width: 40pt } i { display: inline-block; width: 9em; text-align-last: justify }'
    expect(places('<p><i>张三</i></p>', css)).toEqual([0, 1])
  })

  it('draws dots and lines under text, in containers and margins too', () => {
    const count = (html: string, css: string, kind: string) =>
      (layout(html, css).pages[0]?.frames ?? []).filter((frame) => frame.kind === kind).length
    expect(count('<p>甲<em>乙，丙</em></p>', 'em { text-emphasis: filled dot }', 'dot')).toBe(2)
    expect(count('<p>甲<u>乙</u><u>丙</u></p>', '', 'rect')).toBe(2)
    expect(count('<div><p>甲</p></div>', 'div { text-decoration: underline }', 'rect')).toBe(1)
    const margin = '@page { @top-left { content: "甲"; text-decoration: underline } }'
    expect(count('<p>甲</p>', margin, 'rect')).toBe(1)
  })
})

describe('what cannot be laid out', () => {
  it.each([
    ['margins wider than the page', '<p>甲</p>', '@page { margin: 120pt }', 'PAGE_TOO_SMALL'],
    ['a box higher than a page', '<div><p>甲</p></div>', 'div { height: 300pt }', 'BOX_TOO_TALL'],
  ])('%s', (_name, html, css, code) => {
    expect(layout(html, css).codes()).toEqual([code])
  })

  it('is said of columns that cannot be level', () => {
    const { diagnostics } = layout(
      `<main>${'<h2>题</h2><p>一</p>'.repeat(30)}</main>`,
      'main { column-count: 3 } h2 { margin-top: 60pt }',
    )
    expect(diagnostics.map(({ code }) => code)).toContain('PAGE_LEVELLED')
  })
})
