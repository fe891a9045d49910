import { describe, expect, it } from 'vitest'
import type { Page } from '../../src/model/page.ts'
import { baseline, isRect, layout, linesOf, pointedAt, rectsOf, round } from '../support/layout.ts'

const texts = (page: Page | undefined) => linesOf(page).map(([, , text]) => text)
const ys = (page: Page | undefined) => linesOf(page).map(([, y]) => y)

describe('the line grid', () => {
  it('carries lines of smaller type on the same baselines', () => {
    const { pages } = layout(
      '<p>甲</p><p class="note">乙</p><p>丙</p>',
      '.note { font-size: 6pt; line-height: 8pt }',
    )
    expect(ys(pages[0])).toEqual([baseline(0), baseline(1), baseline(2)])
  })

  it('lets go of lines with line-snap: none, and gives them whole rows together', () => {
    const { pages } = layout(
      `<p class="note">${'字'.repeat(80)}</p><p>丙</p>`,
      '.note { font-size: 6pt; line-height: 8pt; line-snap: none }',
    )
    // 160 pt hold 26 characters of 6 pt: four lines of 8 pt are 32, in four rows with 4 above and 4 below
    const first = 20 + (40 - 32) / 2 + (8 - 6) / 2 + 0.88 * 6
    expect(ys(pages[0])).toEqual([...[0, 1, 2, 3].map((i) => round(first + i * 8)), baseline(4)])
  })

  it('breaks such lines over columns and goes on with whole rows in each', () => {
    const { pages } = layout(
      `<main><p class="note">${'字'.repeat(200)}</p></main>`,
      '.note { font-size: 6pt; line-height: 8pt; line-snap: none } main { column-count: 2 }',
    )
    const [page] = pages
    const columns = [20, 100].map((x) => linesOf(page).filter(([left]) => left === x))
    expect(columns.map((lines) => lines.length)).toEqual([8, 8])
    expect(columns[0]?.map(([, y]) => y)).toEqual(columns[1]?.map(([, y]) => y))
  })

  it('gives a heading of two lines the rows that both need, in their middle', () => {
    const { pages } = layout(
      `<h2>${'题'.repeat(20)}</h2><p>文</p>`,
      'h2 { font-size: 12pt; line-height: 14pt; font-weight: 400 }',
    )
    // two lines of 14 pt take three rows
    const first = 20 + (30 - 28) / 2 + 1 + 0.88 * 12
    expect(ys(pages[0])).toEqual([round(first), round(first + 14), baseline(3)])
  })

  it('is one for all pages, whatever their top margins', () => {
    const css = '@page :left { margin-top: 26pt }'
    const { pages } = layout(`<p>${'字'.repeat(20 * 20)}</p>`, css)
    // 26 pt are off the grid by 6: the page begins on the next row
    expect(ys(pages[1])[0]).toBe(baseline(1))
  })

  it('goes along with mirrored margins', () => {
    const css =
      '@page :left { margin: 20pt 30pt 20pt 10pt } @page :right { margin: 20pt 10pt 20pt 30pt }'
    const { pages } = layout(`<p>${'字'.repeat(20 * 20)}</p>`, css)
    expect([linesOf(pages[0])[0]?.[0], linesOf(pages[1])[0]?.[0]]).toEqual([30, 10])
  })
})

describe('column-span: all', () => {
  const css = 'main { column-count: 2; column-gap: 8pt } h2 { column-span: all; font-weight: 400 }'
  const html = `<main><p>${'甲'.repeat(36)}</p><h2>题</h2><p>${'乙'.repeat(36)}</p></main>`

  it('balances what stands above, and begins columns below', () => {
    const { pages } = layout(html, css)
    // (160 - 8) / 16 = 9 em: two rows in each column, the heading, two rows again
    expect(linesOf(pages[0])).toEqual([
      [20, baseline(0), '甲'.repeat(9)],
      [20, baseline(1), '甲'.repeat(9)],
      [108, baseline(0), '甲'.repeat(9)],
      [108, baseline(1), '甲'.repeat(9)],
      [20, baseline(2), '题'],
      [20, baseline(3), '乙'.repeat(9)],
      [20, baseline(4), '乙'.repeat(9)],
      [108, baseline(3), '乙'.repeat(9)],
      [108, baseline(4), '乙'.repeat(9)],
    ])
  })

  it('works inside a container, with its margins as space', () => {
    const inner = html.replace('<main>', '<main><section>').replace('</main>', '</section></main>')
    const { pages } = layout(inner, `${css} h2 { margin: 10pt 0 }`)
    expect(linesOf(pages[0]).find(([, , text]) => text === '题')?.[1]).toBe(baseline(3))
    expect(linesOf(pages[0]).find(([, , text]) => text.startsWith('乙'))?.[1]).toBe(baseline(5))
  })

  it('does nothing outside columns', () => {
    expect(texts(layout('<h2>题</h2><p>文</p>', 'h2 { column-span: all }').pages[0])).toEqual([
      '题',
      '文',
    ])
  })
})

describe('breaks', () => {
  it.each([
    ['break-before: page', [['甲'], ['乙', '丙']]],
    ['break-after: page', [['甲', '乙'], ['丙']]],
    ['break-before: right', [['甲'], [], ['乙', '丙']]],
    ['break-before: left', [['甲'], ['乙', '丙']]],
  ])('%s', (css, expected) => {
    const { pages } = layout('<p>甲</p><p id="b">乙</p><p>丙</p>', `#b { ${css} }`)
    expect(pages.map(texts)).toEqual(expected)
  })

  it('a forced one wins over avoid, and none is forced before the first block', () => {
    const { pages } = layout(
      '<h2>甲</h2><p>乙</p>',
      'h2 { break-before: page; font-weight: 400 } p { break-before: page }',
    )
    expect(pages.map(texts)).toEqual([['甲'], ['乙']])
  })

  it('of a container is one before its first block', () => {
    const { pages } = layout('<p>甲</p><div><p>乙</p></div>', 'div { break-before: page }')
    expect(pages.map(texts)).toEqual([['甲'], ['乙']])
  })

  it('begin a column', () => {
    const css = 'main { column-count: 2 } #b { break-before: column }'
    const { pages } = layout('<main><p>甲</p><p id="b">乙</p><p>丙</p></main>', css)
    expect(linesOf(pages[0]).map(([x, y, text]) => [x, y, text])).toEqual([
      [20, baseline(0), '甲'],
      [100, baseline(0), '乙'],
      [100, baseline(1), '丙'],
    ])
  })

  it('are kept out of a block, where it fits on the next page', () => {
    const html = `<p>${'甲'.repeat(20 * 13)}</p><div><p>${'乙'.repeat(80)}</p><p>${'丙'.repeat(40)}</p></div>`
    const { pages } = layout(html, 'div { break-inside: avoid }')
    expect(texts(pages[0]).join('')).not.toContain('乙')
    expect(texts(pages[1])).toHaveLength(6)
  })

  it('keep as many lines as orphans and widows say', () => {
    const html = `<p>${'甲'.repeat(20 * 13)}</p><p>${'乙'.repeat(20 * 6)}</p>`
    const css = 'p { orphans: 3; widows: 4 }'
    const counts = layout(html, css).pages.map(
      (page) => texts(page).filter((text) => text.startsWith('乙')).length,
    )
    expect(counts[0] === 0 || (counts[0] ?? 0) >= 3).toBe(true)
    expect(counts[1]).toBeGreaterThanOrEqual(4)
  })
})

describe('position: absolute', () => {
  it.each([
    ['left: 10pt; top: 30pt', 30, 50],
    ['right: 10pt; top: 0', 20 + 160 - 10 - 16, 20],
    ['left: 50%; bottom: 0', 100, 180 - 10],
  ])('%s: on the page area, out of the flow', (css, x, y) => {
    const { pages } = layout(
      '<p>甲</p><div>乙乙</div><p>丙</p>',
      `div { position: absolute; ${css} }`,
    )
    const box = linesOf(pages[0]).find(([, , text]) => text === '乙乙')
    expect(box).toEqual([x, round(y + 1 + 0.88 * 8), '乙乙'])
    expect(linesOf(pages[0]).find(([, , text]) => text === '丙')?.[1]).toBe(baseline(1))
  })

  it('stands on the page of what is beside it, also at the end and inside a line', () => {
    const html = `<p>${'甲'.repeat(20 * 17)}<span class="a">乙</span></p><div class="a">丙</div>`
    const { pages } = layout(html, '.a { position: absolute; top: 0; left: 0 }')
    expect(texts(pages[0])).toContain('乙')
    expect(texts(pages[1])).toContain('丙')
  })

  it.each([
    ['before the heading', '<div></div><h1>题</h1><p>文</p>'],
    ['in it', '<h1><span class="a"></span>题</h1><p>文</p>'],
    ['after all', '<h1>题</h1><p>文</p><div></div>'],
  ])('is painted behind all text of its page, %s', (_, html) => {
    const css =
      'div, .a { position: absolute; top: 0; right: 0; bottom: 0; left: 0; background: black; border: 1pt solid black } p { background: white }'
    const frames = layout(html, css).pages[0]?.frames ?? []
    const kinds = frames.map(({ kind }) => kind).join(' ')
    // four borders, the background of the paragraph, nothing after that but text
    expect(kinds).toBe('rect rect rect rect rect line rect line')
    expect(frames.filter(isRect).map(({ height }) => height)).toEqual([160, 1, 160, 1, 160, 10])
  })

  it('keeps its own text over its background, to be read after what it hangs on', () => {
    const css = 'div { position: absolute; top: 0; left: 0; background: black }'
    const frames = layout('<p>甲</p><div>乙</div><p>丙</p>', css).pages[0]?.frames ?? []
    expect(frames.map(({ kind }) => kind)).toEqual(['rect', 'line', 'line', 'line'])
    expect(texts(layout('<p>甲</p><div>乙</div><p>丙</p>', css).pages[0])).toEqual([
      '甲',
      '丙',
      '乙',
    ])
  })

  it.each([
    ['top: 10pt; bottom: 20pt', [20, 30, 160, 130]],
    ['top: 10%; bottom: 50%', [20, 36, 160, 64]],
    ['top: 0; bottom: 0; margin-top: 5pt; padding: 4pt 0', [20, 25, 160, 155]],
    ['top: 10pt; bottom: 20pt; height: 30pt', [20, 30, 160, 30]],
    ['top: 10pt; bottom: 145pt', [20, 30, 160, 10]],
    ['top: 10pt', [20, 30, 160, 10]],
  ])('is as high as its edges have it: %s', (css, rect) => {
    const own = `position: absolute; left: 0; right: 0; background: black; ${css}`
    const { pages, diagnostics } = layout('<p>甲</p><div>乙</div>', `div { ${own} }`)
    expect(rectsOf(pages[0])).toEqual([rect])
    expect(diagnostics).toEqual([])
  })

  it('says once what is to be said of a box that is stretched', () => {
    const css =
      'div { position: absolute; top: 0; bottom: 0; left: 0; right: 0 } section { width: 300pt }'
    const { diagnostics } = layout('<p>甲</p><div><section>乙</section></div>', css)
    expect(diagnostics.map(({ code }) => code)).toEqual(['BOX_TOO_WIDE'])
  })

  it.each([
    ['left: -20pt; width: 200pt', 0],
    ['left: -20pt; width: 190pt; padding: 0 5pt', 0],
    ['left: -20pt; right: -20pt; width: 200pt', 0],
    ['margin-left: -20pt; width: 200pt', 0],
    ['left: 0; width: 170pt', 1],
  ])('may be wider than the page area where it is pulled over its edge: %s', (css, count) => {
    const { diagnostics } = layout('<p>甲</p><div>乙</div>', `div { position: absolute; ${css} }`)
    expect(diagnostics.map(({ code }) => code)).toEqual(
      Array.from({ length: count }, () => 'BOX_TOO_WIDE'),
    )
  })
})

describe('boxes', () => {
  it('take percentages of the width, and least heights', () => {
    const css = 'div { width: 50%; margin-left: 25%; min-height: 20pt; background: black }'
    expect(rectsOf(layout('<div>甲</div>', css).pages[0])).toEqual([[60, 20, 80, 20]])
  })

  it.each([
    ['solid', 1],
    ['double', 2],
  ])('border-top: 3pt %s', (style, count) => {
    const { pages } = layout('<p>甲</p>', `p { border-top: 3pt ${style} black }`)
    expect(rectsOf(pages[0])).toHaveLength(count)
  })

  it('dashes and dots begin and end at the corners', () => {
    const { pages } = layout('<p>甲</p>', 'p { border-top: 2pt dashed black; padding-top: 8pt }')
    const rects = rectsOf(pages[0])
    expect(rects[0]?.[0]).toBe(20)
    expect(round((rects.at(-1)?.[0] ?? 0) + (rects.at(-1)?.[2] ?? 0))).toBe(180)
    const dots = layout('<p>甲</p>', 'p { border-left: 2pt dotted black }').pages[0]?.frames.filter(
      ({ kind }) => kind === 'dot',
    )
    expect(dots?.length).toBeGreaterThan(1)
  })
})

describe('generated content', () => {
  it('stands before and after the text', () => {
    const css = 'p::before { content: "“" attr(data-n) } p::after { content: "”" }'
    expect(texts(layout('<p data-n="一">甲</p>', css).pages[0])).toEqual(['“一甲”'])
  })

  it('shows the page on which an element begins', () => {
    const html = `<p><a href="#b">乙</a></p><p>${'甲'.repeat(20 * 16)}</p><h2 id="b">乙</h2><p>文</p>`
    const css = 'a::after { content: target-counter(attr(href), page) }'
    expect(texts(layout(html, css).pages[0])[0]).toBe('乙2')
  })

  it('sends a page number to the end of the line, with dots before it', () => {
    const css = 'a::after { content: leader(dotted) target-counter(attr(href), page) }'
    const [page] = layout('<p><a href="#b">乙</a></p><h2 id="b">乙</h2><p>文</p>', css).pages
    const dots = page?.frames.filter(({ kind }) => kind === 'dot') ?? []
    expect(texts(page)[0]?.replace(/\s/u, '')).toBe('乙1')
    const [first] = page?.frames ?? []
    const right = first?.kind === 'line' ? first.x + first.line.width : 0
    expect(round(right)).toBe(180)
    expect(dots.length).toBeGreaterThan(20)
    expect(dots.every(({ x }) => x > 28 && x < 180)).toBe(true)
  })

  it('stands above the line where it is raised', () => {
    const css = 'sup { font-size: 50%; vertical-align: super }'
    const [page] = layout('<p>甲<sup>1</sup></p>', css).pages
    const line = page?.frames.find((frame) => frame.kind === 'line')?.line
    expect(line?.runs.map(({ rise = 0 }) => rise > 0)).toEqual([false, true])
  })

  it('says which id nothing has', () => {
    const css = 'p::after { content: target-counter("#nowhere", page) }'
    const { diagnostics } = layout('<p>甲</p>', css)
    expect(diagnostics).toMatchObject([{ code: 'CSS_TARGET_UNKNOWN', data: { id: 'nowhere' } }])
  })

  it('keeps the line ends of a text with white-space: pre-line', () => {
    expect(texts(layout('<p>甲  乙\n丙</p>', 'p { white-space: pre-line }').pages[0])).toEqual([
      '甲 乙',
      '丙',
    ])
  })
})

describe('margin boxes', () => {
  const corner = (name: string) => {
    const css = `@page { margin: 40pt; font-size: 8pt; line-height: 10pt; @${name} { content: "甲" } }`
    return linesOf(layout('<p>文</p>', css).pages[0]).find(([, , text]) => text === '甲')
  }

  it.each([
    ['top-left-corner', 40 - 8, 20],
    ['top-left', 40, 20],
    ['top-center', 100 - 4, 20],
    ['top-right', 160 - 8, 20],
    ['top-right-corner', 160, 20],
    ['bottom-left', 40, 180],
    ['bottom-right-corner', 160, 180],
    ['left-top', 20 - 4, 45],
    ['left-middle', 20 - 4, 100],
    ['right-bottom', 180 - 4, 155],
  ])('@%s', (name, x, middle) => {
    // the middle of the em box is 0.38 em above the baseline
    expect(corner(name)).toEqual([x, round(middle + 0.38 * 8), '甲'])
  })

  it('keeps the full-width spaces of a text, like the rest of the page', () => {
    const css = '@page { margin: 40pt; @top-left { content: "甲  乙　　丙" } }'
    expect(texts(layout('<p>文</p>', css).pages[0])).toContain('甲 乙　　丙')
  })

  it.each([
    ['first', ['甲', '丙', '丁']],
    ['last', ['乙', '丙', '丁']],
    ['start', ['', '乙', '丙']],
    ['first-except', ['', '', '']],
  ])('string(name, %s)', (keyword, expected) => {
    const css = `h2 { string-set: name content(); font-weight: 400 } .new { break-before: page }
      @page { @top-left { content: "[" string(name, ${keyword}) "]" } }`
    const html = '<h2>甲</h2><h2>乙</h2><h2 class="new">丙</h2><h2 class="new">丁</h2>'
    const heads = layout(html, css).pages.map((page) =>
      texts(page).find((text) => /\[/u.test(text)),
    )
    expect(heads).toEqual(expected.map((text) => `[${text}]`))
  })
})

describe('the space above headings', () => {
  const css =
    'main { column-count: 2 } h2 { margin-top: 10pt; font-weight: 400; break-after: avoid }'
  const statement = (lines: number) => `<h2>题</h2><p>${'字'.repeat(10 * lines)}</p>`
  // of 16 rows: three, a space, a heading and nine are 14
  const html = `<main><p>${'字'.repeat(30)}</p>${statement(9)}${statement(30)}</main>`

  it('grows by a row to fill a column, or as far as the template lets it', () => {
    const row = (more: string) =>
      linesOf(layout(html, css + more).pages[0]).find(([, , text]) => text === '题')?.[1]
    expect(row('h2 { --fit-heading-space: 10pt 30pt }')).toBe(baseline(6))
  })
})

describe('--debug grid', () => {
  it('draws over the page without a change of its text', () => {
    const html = `<main><h2>题</h2><p>${'字'.repeat(90)}</p></main>`
    const css = 'main { column-count: 2 }'
    const [plain] = layout(html, css).pages
    const [drawn] = layout(html, css, { debugGrid: true }).pages
    expect(rectsOf(drawn).length).toBeGreaterThan(rectsOf(plain).length + 16)
    expect(drawn?.frames.filter(({ role }) => role !== 'artifact')).toEqual(
      plain?.frames.filter(({ role }) => role !== 'artifact'),
    )
  })
})

describe('a declaration that would do nothing', () => {
  it.each([
    ['body { padding: 10pt }', '10pt'],
    ['body { display: flex }', 'flex'],
    ['html { margin-left: 10pt }', '10pt'],
    ['span { border: 1pt solid black }', '1pt solid black'],
    ['span { background: black }', 'black'],
    ['span { break-before: page }', 'page'],
    ['p { margin-top: -10pt }', '-10pt'],
    ['section { border: 1pt solid black } .in { column-span: all }', 'all'],
    ['section { padding: 3pt } .in { break-before: page }', 'page'],
    ['i { display: inline-block; height: 30pt; width: 3pt; background: black }', '30pt'],
  ])('%s is refused where it stands', (css, place) => {
    const html =
      '<main><p>甲<span>乙</span><i></i></p><section><p>丙</p><p class="in">丁</p></section></main>'
    const { diagnostics } = layout(html, `main { column-count: 2 } ${css}`)
    expect(diagnostics[0]).toMatchObject({ code: 'CSS_NO_EFFECT', severity: 'error' })
    const sheet = `main { column-count: 2 } ${css}`
    expect(pointedAt(sheet, diagnostics[0]?.span)).toBe(place)
  })

  it('is none where it does something', () => {
    const css =
      'body { column-count: 2; margin-left: 8pt } div { display: flex } div span { padding: 2pt } i { display: inline-block; width: 3pt; height: 3pt; background: black }'
    const { diagnostics, pages } = layout('<div><span>甲</span></div><p>乙<i></i></p>', css)
    expect(diagnostics).toEqual([])
    expect(linesOf(pages[0])[0]?.[0]).toBe(30)
  })
})

describe('statements of one line', () => {
  const css =
    'main { column-count: 3 } h2 { margin-top: 10pt; font-weight: 400; break-after: avoid }'
  const html = (count: number) => `<main>${'<h2>题</h2><p>文</p>'.repeat(count)}</main>`

  it('stand in level columns, each with its heading', () => {
    for (const count of [3, 6, 7, 17, 40]) {
      const { pages } = layout(html(count), css)
      for (const page of pages) {
        const columns = [...new Set(linesOf(page).map(([x]) => x))]
        for (const x of columns) {
          const column = linesOf(page).filter(([left]) => left === x)
          expect(column.at(-1)?.[2]).toBe('文')
          expect(column[0]?.[2]).toBe('题')
        }
        if (page !== pages.at(-1)) {
          const feet = columns.map((x) => linesOf(page).findLast(([left]) => left === x)?.[1])
          expect(new Set(feet).size).toBe(1)
        }
      }
    }
  })

  it('leave no column empty where there are enough of them', () => {
    const [page] = layout(html(7), css).pages
    expect(new Set(linesOf(page).map(([x]) => x)).size).toBe(3)
  })
})

describe('two short statements in three columns', () => {
  // a heading and five lines each: neither can be broken so that two lines stay with the heading and two go on, so a column stays empty
  it('stand side by side, as deep as each other', () => {
    const statement = `<h2>题</h2><p>${'甲乙丙丁戊己'.repeat(5)}</p>`
    const { pages, diagnostics } = layout(
      `<main>${statement}${statement}</main>`,
      'main { column-count: 3; column-gap: 4pt } h2 { margin-top: 10pt; break-after: avoid } p { text-align: justify }',
    )
    expect(diagnostics).toEqual([])
    const feet = new Map<number, number>()
    for (const [x, y] of linesOf(pages[0])) feet.set(x, Math.max(feet.get(x) ?? 0, y))
    expect(new Set(feet.values()).size).toBe(1)
    expect(feet.size).toBe(2)
  })
})

describe('line ends', () => {
  it.each([
    ['<p>甲<br><br>乙</p>', '', [0, 2]],
    ['<p>甲\n\n\n乙</p>', 'p { white-space: pre-line }', [0, 3]],
    ['<p>甲<br></p><p>乙</p>', '', [0, 1]],
  ])('%j: empty lines stay empty', (html, css, rows) => {
    const lines = linesOf(layout(html, css).pages[0]).filter(([, , text]) => text)
    expect(lines.map(([, y]) => y)).toEqual(rows.map(baseline))
  })
})

describe('a row of boxes', () => {
  it('is as high as its baselines ask for', () => {
    const css =
      'div { display: flex; align-items: baseline } h2 { font-size: 24pt; line-height: 30pt; font-weight: 400 }'
    const { pages } = layout('<div><h2>甲</h2><p>乙<br>乙<br>乙</p></div><p>丙</p>', css)
    const lines = linesOf(pages[0])
    const last = lines.findLast(([, , text]) => text === '乙')?.[1] ?? 0
    expect(lines.find(([, , text]) => text === '丙')?.[1]).toBeGreaterThan(last + 7)
  })

  it('shrinks boxes whose widths are too much for it', () => {
    const { pages, diagnostics } = layout(
      '<div><p>甲</p><p>乙</p></div>',
      'div { display: flex } p { width: 60% }',
    )
    expect(diagnostics).toEqual([])
    expect(linesOf(pages[0]).map(([x]) => x)).toEqual([20, 100])
  })
})

describe('the text of a box', () => {
  const BOXES = ['0.5lh', '1lh', '4pt', '0'].flatMap((padding) =>
    ['0', '0.75pt', '2pt'].flatMap((border) =>
      [1, 2, 3].map((lines) => [padding, border, lines] as const),
    ),
  )
  it.each(BOXES)(
    'stands on the grid: padding %s, border %s, %i lines',
    (padding, border, lines) => {
      const text = Array.from({ length: lines }, () => '<p>甲</p>').join('')
      const { pages, diagnostics } = layout(
        `<p>前</p><aside>${text}</aside><p>后</p>`,
        `aside { padding: ${padding}; border: ${border} solid black; background: #eeeeee }`,
      )
      expect(diagnostics).toEqual([])
      const baselines = linesOf(pages[0]).map(([, y]) => y)
      expect(baselines).toHaveLength(lines + 2)
      for (const y of baselines) expect(((y - baseline(0)) / 10) % 1).toBeCloseTo(0, 6)
      // nothing of the box stands on the lines above and below
      const [[, top = 0, , height = 0] = []] = rectsOf(pages[0])
      expect(top).toBeGreaterThanOrEqual(30 - 0.5)
      expect(top + height).toBeLessThanOrEqual((baselines.at(-1) ?? 0) - 8 * 0.88 + 1e-6)
    },
  )
})

describe('a box wider than what it stands in', () => {
  it.each([
    ['p { width: 300pt }', '300pt'],
    ['p { width: 100%; padding: 1pt }', '100%'],
  ])('is told: %s', (css, place) => {
    const { pages, diagnostics } = layout('<p>甲</p>', css)
    expect(diagnostics).toMatchObject([{ code: 'BOX_TOO_WIDE', severity: 'warning' }])
    expect(pointedAt(css, diagnostics[0]?.span)).toBe(place)
    expect(pages).toHaveLength(1)
  })

  it.each(['p { width: 100% }', 'p { width: calc(100% - 2pt); padding: 1pt }'])(
    'is not %s',
    (css) => {
      expect(layout('<p>甲</p>', css).diagnostics).toEqual([])
    },
  )
})

describe('float: bottom', () => {
  const FOOT = '<p>甲</p><footer>脚</footer>'

  it('puts a box at the foot of its page, on the grid', () => {
    const { pages, diagnostics } = layout(FOOT, 'footer { float: bottom }')
    expect(diagnostics).toEqual([])
    expect(linesOf(pages[0]).map(([, y]) => y)).toEqual([baseline(0), baseline(15)])
  })

  it('makes room: with too little left the box goes to the foot of the next page', () => {
    const css = 'footer { float: bottom; height: 30pt } main { height: 140pt }'
    const { pages } = layout('<main>甲</main><footer>脚</footer>', css)
    expect(pages.map((page) => linesOf(page).map(([, , text]) => text))).toEqual([['甲'], ['脚']])
    expect(linesOf(pages[1]).map(([, y]) => y)).toEqual([baseline(13)])
  })

  it('ends its page', () => {
    const { pages } = layout(`${FOOT}<p>乙</p>`, 'footer { float: bottom }')
    expect(pages.map((page) => linesOf(page).map(([, , text]) => text))).toEqual([
      ['甲', '脚'],
      ['乙'],
    ])
  })

  it('goes under columns', () => {
    const html = '<main><p>甲</p><p>乙</p></main><footer>脚</footer>'
    const { pages, diagnostics } = layout(html, 'main { column-count: 2 } footer { float: bottom }')
    expect(diagnostics).toEqual([])
    expect(linesOf(pages[0]).at(-1)?.[1]).toBe(baseline(15))
  })

  it.each([
    ['main { column-count: 2 } p { float: bottom }', '<main><p>甲</p></main>'],
    ['main { padding: 1pt } p { float: bottom }', '<main><p>甲</p></main>'],
    ['i { float: bottom }', '<p>甲<i>乙</i></p>'],
  ])('does nothing, and says so: %s', (css, html) => {
    expect(layout(html, css).diagnostics).toMatchObject([
      { code: 'CSS_NO_EFFECT', data: { property: 'float' } },
    ])
  })
})

describe('what cannot be laid out says where to mend it', () => {
  it.each([
    ['main { column-count: 9 }', 'COLUMN_TOO_NARROW', '9'],
    ['p { font-size: 200pt }', 'COLUMN_TOO_NARROW', '200pt'],
    ['@page { margin: 120pt }', 'PAGE_TOO_SMALL', '120pt'],
    ['@page :left { margin-left: 50pt }', 'PAGES_DIFFER', '50pt'],
    ['@page :first { size: A5 }', 'PAGES_DIFFER', 'A5'],
    ['@page { margin: 96pt 20pt }', 'PAGE_TOO_SMALL', '96pt 20pt'],
    ['body { line-height: 300pt }', 'BOX_TOO_TALL', '300pt'],
    ['@page { size: 20000mm }', 'CSS_INVALID_VALUE', '20000mm'],
    ['p { height: 500pt }', 'BOX_TOO_TALL', '500pt'],
    ['main { column-count: 1000000000 }', 'COLUMN_TOO_NARROW', '1000000000'],
    [
      'p::after { content: target-counter("#x", page) }',
      'CSS_TARGET_UNKNOWN',
      'target-counter("#x", page)',
    ],
    ['p { letter-spacing: -100pt }', 'TEXT_OUTSIDE_PAGE', ''],
  ])('%s', (css, code, place) => {
    const { diagnostics, pages } = layout('<main><p>甲甲</p></main>', css)
    expect(diagnostics.map((found) => found.code)).toContain(code)
    expect(pointedAt(css, diagnostics.find((found) => found.code === code)?.span)).toBe(place)
    if (code.startsWith('PAGE')) expect(pages).toEqual([])
  })
})
