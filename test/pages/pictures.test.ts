import { describe, expect, it } from 'vitest'
import type { Page } from '../../src/model/page.ts'
import { wordsOf } from '../../src/report/messages.ts'
import { baseline, layout as layoutWith, linesOf, rectsOf, round } from '../support/layout.ts'
import { PICTURES } from '../support/pictures.ts'

const layout = (html: string, css = '') => layoutWith(html, css, { pictures: PICTURES })

/** Pictures of a page as [x, y, width, height]. */
function picturesOf(page: Page | undefined): number[][] {
  return (page?.frames ?? []).flatMap((frame) =>
    frame.kind === 'image' ? [[frame.x, frame.y, frame.width, frame.height].map(round)] : [],
  )
}

/** The pictures of HTML without faults, on its first page. */
function pictures(html: string, css = ''): number[][] {
  const { pages, diagnostics } = layout(html, css)
  expect(diagnostics).toEqual([])
  return picturesOf(pages[0])
}

const A = '<img src="a.png" alt="甲">'

describe('the size of a picture', () => {
  it.each([
    ['nothing is said: natural, 96 px to the inch', 'a.png', '', [60, 30]],
    ['nothing is said: no wider than its box', 'wide.png', '', [160, 40]],
    ['a width', 'a.png', 'width: 40pt', [40, 20]],
    ['a percentage', 'a.png', 'width: 50%', [80, 40]],
    ['a percentage of more than the natural size', 'a.jpg', 'width: 100%', [160, 80]],
    ['a height', 'a.png', 'height: 20pt', [40, 20]],
    ['a height that would make it wider than its box', 'wide.png', 'height: 100pt', [160, 40]],
    ['both', 'a.png', 'width: 50pt; height: 60pt', [50, 60]],
    ['a least height', 'a.png', 'min-height: 40pt', [80, 40]],
    ['padding and border', 'wide.png', 'padding: 5pt; border: 3pt solid black', [144, 36]],
    ['padding and a width', 'a.svg', 'padding: 5pt; width: 20pt', [20, 10]],
  ])('%s', (_name, src, css, size) => {
    const [[, , width, height] = []] = pictures(`<img src="${src}" alt="">`, `img { ${css} }`)
    expect([width, height]).toEqual(size)
  })

  it('is nothing with a width of 0', () => {
    expect(pictures(A, 'img { width: 0 }')).toEqual([])
  })
})

describe('a picture in the flow', () => {
  it('takes whole rows, and stands in the middle of them', () => {
    const { pages } = layout(`<p>甲</p>${A}<p>乙</p>`, 'img { width: 50pt }')
    // 25 pt in three rows
    expect(picturesOf(pages[0])).toEqual([[20, 32.5, 50, 25]])
    expect(linesOf(pages[0]).map(([, y]) => y)).toEqual([baseline(0), baseline(4)])
  })

  it('has its padding, border and background around it, and no more', () => {
    const css = 'img { padding: 4pt; border: 1pt solid black; background: white; margin-left: 8pt }'
    const { pages } = layout(A, css)
    expect(picturesOf(pages[0])).toEqual([[33, 25, 60, 30]])
    expect(rectsOf(pages[0])[0]).toEqual([28, 20, 70, 40])
  })

  it('says what it shows, or is an artifact', () => {
    const { pages } = layout(`${A}<img src="a.svg" alt=""><img src="a.jpg" alt=" ">`)
    const frames = (pages[0]?.frames ?? []).filter((frame) => frame.kind === 'image')
    expect(frames.map(({ role, alt, picture }) => [role, alt, picture.kind])).toEqual([
      ['figure', '甲', 'png'],
      ['artifact', undefined, 'svg'],
      ['artifact', undefined, 'jpeg'],
    ])
  })

  it('goes where position: absolute puts it', () => {
    const css = 'img { position: absolute; right: 0; bottom: 0 }'
    expect(pictures(`<p>甲${A}乙</p>`, css)).toEqual([[120, 150, 60, 30]])
  })

  it('is not shown with display: none', () => {
    expect(pictures(`<p>甲${A}</p>`, 'img { display: none }')).toEqual([])
  })
})

describe('a picture in a row', () => {
  it('stands beside text, as wide as it is', () => {
    const { pages, diagnostics } = layout(
      `<header>${A}<h1>题</h1></header>`,
      'header { display: flex; align-items: center; column-gap: 8pt } h1 { font-weight: 400; font-size: 8pt; line-height: 10pt } img { height: 20pt }',
    )
    expect(diagnostics).toEqual([])
    expect(picturesOf(pages[0])).toEqual([[20, 20, 40, 20]])
    expect(linesOf(pages[0])[0]?.[0]).toBe(20 + 40 + 8)
  })

  it('shares the row with others, in proportion', () => {
    const row = `<div>${A}<img src="wide.png" alt=""></div>`
    // 60 and 160 pt in 160 pt
    const [first, second] = pictures(row, 'div { display: flex }')
    expect([first?.[0], first?.[2]]).toEqual([20, round((60 * 160) / 220)])
    expect(second?.[2]).toBe(round((160 * 160) / 220))
    expect(round((second?.[2] ?? 0) / 4)).toBe(round(second?.[3] ?? 0))
  })

  it('stands on the baseline of the text', () => {
    const css = 'div { display: flex; align-items: baseline } img { height: 20pt; width: 20pt }'
    const { pages } = layout(`<div>${A}<p>甲</p></div>`, css)
    const [[, y = 0, , height = 0] = []] = picturesOf(pages[0])
    expect(y + height).toBeCloseTo(linesOf(pages[0])[0]?.[1] ?? 0)
  })

  it('is centred by justify-content', () => {
    const css = 'div { display: flex; justify-content: center }'
    expect(pictures(`<div>${A}</div>`, css)[0]?.[0]).toBe(20 + (160 - 60) / 2)
  })
})

describe('a figure', () => {
  const figure = `<figure><img src="a.png" alt="甲"><figcaption>说明</figcaption></figure>`

  it('has its caption under the picture', () => {
    const { pages } = layout(`${figure}<p>文</p>`)
    expect(picturesOf(pages[0])).toEqual([[20, 20, 60, 30]])
    expect(linesOf(pages[0])).toEqual([
      [20, baseline(3), '说明'],
      [20, baseline(4), '文'],
    ])
  })

  it('puts its caption on the grid where its rows leave room for that', () => {
    // 26 and 10 pt in four rows: 4 pt to spare, all of them above
    const { pages } = layout(`${figure}<p>文</p>`, 'img { height: 26pt }')
    expect(picturesOf(pages[0])[0]?.[1]).toBe(24)
    expect(linesOf(pages[0]).map(([, y]) => y)).toEqual([baseline(3), baseline(4)])
  })

  it('is never parted from it', () => {
    for (let lines = 8; lines <= 16; lines++) {
      const { pages } = layout(`<p>${'字'.repeat(20 * lines)}</p>${figure}<p>文</p>`)
      const page = pages.findIndex((found) => picturesOf(found).length > 0)
      expect(linesOf(pages[page]).map(([, , text]) => text)).toContain('说明')
    }
  })

  const columns = 'main { column-count: 2; column-gap: 8pt }'
  const text = `<p>${'字'.repeat(9 * 12)}</p>`

  it('stands in a column, no wider than that', () => {
    const wide = figure.replace('a.png', 'wide.png')
    const after = `<p>${'字'.repeat(9 * 15)}</p>`
    const { pages, diagnostics } = layout(`<main>${text}${wide}${after}</main>`, columns)
    expect(diagnostics).toEqual([])
    // nine characters of 8 pt
    const [[, , width, height] = []] = picturesOf(pages[0])
    expect([width, height]).toEqual([72, 18])
    const rows = linesOf(pages[0]).filter(([, , line]) => line !== '说明')
    const offGrid = rows.filter(([, y]) => round((y - baseline(0)) % 10) !== 0)
    expect(offGrid).toEqual([])
    // twelve lines and three rows in the first column, fifteen lines in the second
    const inColumn = (x: number) => linesOf(pages[0]).filter(([left]) => left === x)
    expect(inColumn(20)).toHaveLength(13)
    expect(inColumn(108).map(([, y]) => y)).toEqual(
      Array.from({ length: 15 }, (_, i) => baseline(i)),
    )
  })

  it('stands across all columns, and the text goes on below', () => {
    const across = `${columns} figure { column-span: all } img { width: 100%; height: 30pt }`
    const { pages, diagnostics } = layout(`<main>${text}${figure}${text}</main>`, across)
    expect(diagnostics).toEqual([])
    // twelve lines in two columns are six rows
    expect(picturesOf(pages[0])).toEqual([[20, 80, 160, 30]])
    expect(linesOf(pages[0]).find(([, , line]) => line === '说明')?.[1]).toBe(baseline(9))
    const below = linesOf(pages[0]).filter(([, y]) => y === baseline(10))
    expect(below.map(([x]) => x)).toEqual([20, 108])
  })
})

describe('what is wrong with a picture is said', () => {
  it.each([
    ['among text', `<p>甲${A}乙</p>`, ''],
    ['after text', `<div>甲<br>${A}</div>`, ''],
    ['beside inline elements', `<div><b>甲</b>${A}</div>`, ''],
    ['in an inline element', `<p><a href="#b">${A}</a></p><p id="b">乙</p>`, ''],
    ['inline', A, 'img { display: inline }'],
    ['inline-block', `<p>甲${A}</p>`, 'img { display: inline-block; width: 8pt; height: 8pt }'],
  ])('in a line: %s', (_name, html, css) => {
    expect(layout(html, css).diagnostics).toMatchObject([
      { code: 'IMAGE_IN_LINE', severity: 'error', data: { src: 'a.png' } },
    ])
  })

  it('but not where the template makes it a block', () => {
    const { diagnostics, pages } = layout(`<p>甲${A}乙</p>`, 'img { display: block }')
    expect(diagnostics).toEqual([])
    expect(linesOf(pages[0]).map(([, y]) => y)).toEqual([baseline(0), baseline(4)])
  })

  it('a picture that is higher than a page, with its tag', () => {
    const place = { file: 'page.hbs', start: 1, end: 2 }
    const html = '<figure><img src="tall.png" alt="" data-banxin-place="0"></figure>'
    const { diagnostics, pages } = layoutWith(html, '', { pictures: PICTURES, places: [place] })
    expect(diagnostics).toMatchObject([
      { code: 'BOX_TOO_TALL', data: { rows: 30, room: 16 }, span: place },
    ])
    expect(pages).toEqual([])
  })

  it.each([
    ['wide', 'img { width: 190pt }', true],
    ['far to the left', 'img { position: absolute; left: -30pt }', true],
    [
      'on the bleed',
      '@page { bleed: 12pt } img { position: absolute; left: -30pt; top: -30pt }',
      false,
    ],
    ['as wide as the sheet', 'img { position: absolute; left: -20pt; width: 200pt }', false],
  ])('one that reaches beyond the page: %s', (_name, css, isWrong) => {
    expect(layout(A, css).codes()).toEqual(isWrong ? ['IMAGE_OUTSIDE_PAGE'] : [])
  })

  it.each([
    [
      'img { position: absolute; left: calc(-20pt - 4mm) }',
      'reaches 4 mm beyond the edge of page 1',
      '4 毫米',
    ],
    [
      '@page { bleed: 3mm } img { position: absolute; left: calc(-20pt - 4mm); top: calc(-20pt - 1mm) }',
      'reaches 4 mm beyond the edge of page 1, where 3 mm are printed and cut off',
      '纸边 4 毫米，而出血只有 3 毫米',
    ],
  ])('and how far: %s', (css, english, chinese) => {
    const [found] = layout(A, css).diagnostics
    expect(wordsOf(found!, 'en').message).toContain(english)
    expect(wordsOf(found!, 'zh').message).toContain(chinese)
  })

  it('content of it', () => {
    const css = 'img::after { content: "甲" }'
    expect(layout(A, css).diagnostics).toMatchObject([
      { code: 'CSS_NO_EFFECT', data: { where: 'in a picture' } },
    ])
  })
})
