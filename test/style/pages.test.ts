import { describe, expect, it } from 'vitest'
import { MARGIN_BOXES } from '../../src/model/style.ts'
import { style } from '../support/style.ts'

const mm = (length: number) => (length * 72) / 25.4

/** The style of a page, by a sheet without faults. */
function page(css: string, number = 1) {
  const { document, diagnostics } = style('<p>甲</p>', css)
  expect(diagnostics).toEqual([])
  return document.pages(number)
}

const margins = (css: string, number = 1) => {
  const { marginTop, marginRight, marginBottom, marginLeft } = page(css, number)
  return [marginTop, marginRight, marginBottom, marginLeft].map(
    (value) => Math.round(value * 1e6) / 1e6,
  )
}

describe('size', () => {
  it.each([
    ['A3', 297, 420],
    ['A4', 210, 297],
    ['a5', 148, 210],
    ['B4', 250, 353],
    ['B5', 176, 250],
    ['JIS-B5', 182, 257],
    ['8K', 260, 370],
    ['16k', 185, 260],
    ['32K', 130, 184],
    ['auto', 210, 297],
    ['portrait', 210, 297],
    ['landscape', 297, 210],
    ['A4 landscape', 297, 210],
    ['landscape 16K', 260, 185],
    ['A4 portrait', 210, 297],
    ['270mm 390mm', 270, 390],
    ['300mm', 300, 300],
    ['10in 254mm', 254, 254],
    ['calc(200mm + 1cm) 297mm', 210, 297],
    ['var(--w) var(--h)', 185, 260],
  ])('%s', (size, width, height) => {
    const { width: w, height: h } = page(`:root { --w: 185mm; --h: 26cm } @page { size: ${size} }`)
    expect([w, h]).toEqual([expect.closeTo(mm(width), 6), expect.closeTo(mm(height), 6)])
  })

  it.each([
    'A9',
    'A4 A4',
    'A4 sideways',
    'landscape portrait',
    '210mm 297mm landscape',
    '0 0',
    '-1mm 2mm',
    '1mm 2mm 3mm',
    '50% 50%',
    '17K',
  ])('is never %s', (size) => {
    const css = `@page { size: ${size} }`
    const { diagnostics } = style('<p>甲</p>', css)
    expect(diagnostics).toMatchObject([
      { code: 'CSS_INVALID_VALUE', data: { property: 'size', value: size } },
    ])
  })

  it('is in em of the page', () => {
    expect(page('@page { font-size: 10pt; size: 40em 50em }')).toMatchObject({
      width: 400,
      height: 500,
    })
  })
})

describe('margins of pages', () => {
  it.each([
    ['margin: 1pt 2pt 3pt 4pt', [1, 2, 3, 4]],
    ['margin: 5pt; margin-top: 9pt', [9, 5, 5, 5]],
    ['margin-top: 9pt; margin: 5pt', [5, 5, 5, 5]],
    ['margin-top: 9pt !important; margin: 5pt', [9, 5, 5, 5]],
    ['size: 100pt 200pt; margin: 10%', [20, 10, 20, 10]],
    ['size: 100pt 200pt; margin: calc(10% + 1pt) var(--side)', [21, 7, 21, 7]],
    ['font-size: 10pt; margin: 2em', [20, 20, 20, 20]],
    ['margin: 5pt; margin-left: initial', [5, 5, 5, 0]],
  ])('%s', (declarations, expected) => {
    expect(margins(`:root { --side: 7pt } @page { ${declarations} }`)).toEqual(expected)
  })
})

describe('selectors of pages', () => {
  const tops = (css: string) => [1, 2, 3, 4].map((number) => page(css, number).marginTop)

  it.each([
    ['@page { margin-top: 1pt }', [1, 1, 1, 1]],
    ['@page :first { margin-top: 2pt } @page { margin-top: 1pt }', [2, 1, 1, 1]],
    ['@page :left { margin-top: 2pt } @page { margin-top: 1pt }', [1, 2, 1, 2]],
    ['@page :RIGHT { margin-top: 2pt }', [2, 0, 2, 0]],
    ['@page :first { margin-top: 3pt } @page :right { margin-top: 2pt }', [3, 0, 2, 0]],
    ['@page :first, :left { margin-top: 3pt }', [3, 3, 0, 3]],
    ['@page :first:right { margin-top: 3pt } @page :first { margin-top: 2pt }', [3, 0, 0, 0]],
    ['@page :first:left { margin-top: 3pt }', [0, 0, 0, 0]],
    ['@page { margin-top: 3pt } @page { margin-top: 4pt }', [4, 4, 4, 4]],
    ['@page { margin-top: 3pt !important } @page :first { margin-top: 4pt }', [3, 3, 3, 3]],
    ['@page:first { margin-top: 3pt }', [3, 0, 0, 0]],
    ['@page /* all */ { margin-top: 3pt }', [3, 3, 3, 3]],
  ])('%s', (css, expected) => {
    expect(tops(css)).toEqual(expected)
  })
})

describe('margin boxes', () => {
  it('are sixteen', () => {
    const css = `@page { ${MARGIN_BOXES.map((box) => `@${box} { content: "${box}" }`).join(' ')} }`
    const { boxes } = page(css)
    expect(Object.keys(boxes)).toEqual([...MARGIN_BOXES])
    for (const box of MARGIN_BOXES) {
      expect(boxes[box]?.content).toEqual([{ kind: 'text', text: box }])
    }
  })

  it.each([
    [
      '"— " counter(page) " —"',
      [
        { kind: 'text', text: '— ' },
        { kind: 'counter', name: 'page' },
        { kind: 'text', text: ' —' },
      ],
    ],
    ['counter(pages)', [{ kind: 'counter', name: 'pages' }]],
    ['string(title)', [{ kind: 'string', name: 'title', keyword: 'first' }]],
    ['string(title, first-except)', [{ kind: 'string', name: 'title', keyword: 'first-except' }]],
    ['string(title,last)', [{ kind: 'string', name: 'title', keyword: 'last' }]],
    ['string(title, start)', [{ kind: 'string', name: 'title', keyword: 'start' }]],
    ['"a\\A b"', [{ kind: 'text', text: 'a\nb' }]],
    ['var(--text)', [{ kind: 'text', text: '甲' }]],
    ['none', 'none'],
    ['normal', 'normal'],
  ])('content: %s', (value, expected) => {
    const { boxes } = page(`:root { --text: "甲" } @page { @top-left { content: ${value} } }`)
    expect(boxes['top-left']?.content).toEqual(expected)
  })

  it('have styles of their own, inherit from the page, and the page from the root', () => {
    const css = `html { color: #fff; font-family: A } @page { font-size: 8pt; line-height: 2 }
      @page :left { @top-left { font-size: 2em } }
      @page { @top-left { content: "a"; margin-bottom: 1em; border-bottom: solid; font-size: 9pt; width: 50% } }`
    expect(page(css).boxes['top-left']).toMatchObject({
      'font-size': 9,
      'line-height': { kind: 'factor', factor: 2 },
      'font-family': ['A'],
      color: { screen: '#ffffff' },
      'margin-bottom': 9,
      'border-bottom-style': 'solid',
      'vertical-align': 'baseline',
      width: { pt: 0, share: 0.5 },
    })
    expect(page(css, 2).boxes['top-left']).toMatchObject({ 'font-size': 16, 'margin-bottom': 16 })
  })

  it('follow the page’s specificity, and !important', () => {
    const css = `@page :first { @top-left { content: none } } @page { @top-left { content: "a"; color: #fff !important } }
      @page { @TOP-LEFT { color: #123456 } }`
    expect(page(css).boxes['top-left']).toMatchObject({
      content: 'none',
      color: { screen: '#ffffff' },
    })
    expect(page(css, 2).boxes['top-left']?.content).toEqual([{ kind: 'text', text: 'a' }])
  })
})

describe('bleed and marks', () => {
  it.each([
    ['', 0, []],
    ['marks: crop', 6, ['crop']],
    ['marks: cross', 0, ['cross']],
    ['marks: crop cross', 6, ['crop', 'cross']],
    ['marks: cross crop; bleed: 3pt', 3, ['cross', 'crop']],
    ['bleed: calc(1mm * 3)', mm(3), []],
    ['marks: none; bleed: auto', 0, []],
    ['marks: crop; marks: initial', 0, []],
  ])('%s', (declarations, bleed, marks) => {
    const style = page(`@page { ${declarations} }`)
    expect(style.bleed).toBeCloseTo(bleed, 9)
    expect(style.marks).toEqual(marks)
  })

  it.each([
    ['marks', 'crop crop'],
    ['marks', 'all'],
    ['marks', 'none crop'],
    ['bleed', '-1pt'],
    ['bleed', '5%'],
  ])('%s is never %s', (property, value) => {
    const { diagnostics } = style('<p>甲</p>', `@page { ${property}: ${value} }`)
    expect(diagnostics).toMatchObject([{ code: 'CSS_INVALID_VALUE', data: { property, value } }])
  })
})

describe('the place of a page’s measures', () => {
  const placed = (css: string, number = 1) => {
    const { place } = page(css, number)
    return place && css.slice(place.start, place.end)
  }

  it.each([
    ['@page { size: A5; margin: 3pt }', '3pt'],
    ['@page { margin: 3pt; size: A5 }', 'A5'],
    ['@page :first { margin: 4pt } @page { margin: 3pt; size: A5 }', '4pt'],
    ['@page { margin: 3pt !important; size: A5 }', '3pt'],
    ['@page { color: #fff }', '@page'],
    ['p { color: #fff }', undefined],
  ])('%s', (css, expected) => {
    expect(placed(css)).toBe(expected)
  })
})
