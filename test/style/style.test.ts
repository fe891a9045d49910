import { describe, expect, it } from 'vitest'
import type { ComputedStyle, StyledElement } from '../../src/model/style.ts'
import type { TreeElement } from '../../src/model/tree.ts'
import { applyStyle } from '../../src/style/style.ts'
import { readHtml } from '../../src/templates/html.ts'
import { collect } from '../support/diagnostics.ts'

const INKS = [{ name: 'red', screen: '#c8161d', spot: 'Masthead Red' }]

function style(html: string, css: string) {
  const collected = collect()
  const document = applyStyle(
    readHtml(html),
    { name: 'style.css', text: css },
    INKS,
    collected.report,
  )
  return { document, ...collected }
}

/** The computed style of the element with this id. */
function styleOf(id: string, html: string, css: string): ComputedStyle {
  const find = (element: StyledElement): StyledElement | undefined => {
    if (attribute(element.element, 'id') === id) return element
    for (const child of element.children) {
      const found = child.kind === 'element' ? find(child) : undefined
      if (found) return found
    }
    return undefined
  }
  const { document, diagnostics } = style(html, css)
  expect(diagnostics).toEqual([])
  const found = find(document.root)
  if (!found) throw new Error(`no #${id}`)
  return found.style
}

const attribute = (element: TreeElement, name: string) => element.attributes[name]

describe('the cascade', () => {
  const html =
    '<main class="m"><p id="a" class="x y"><span id="b">甲</span></p><p id="c">乙</p></main>'

  it.each([
    ['a class over an element', 'p { font-size: 9pt } .x { font-size: 8pt }', 8],
    [
      'a class over an element, whatever the order',
      '.x { font-size: 8pt } p { font-size: 9pt }',
      8,
    ],
    ['an id over classes', '#a { font-size: 7pt } .x.y { font-size: 8pt }', 7],
    ['two classes over one', '.x.y { font-size: 6pt } .x { font-size: 8pt }', 6],
    ['the later of equals', '.x { font-size: 6pt } .y { font-size: 8pt }', 8],
    ['!important over all', 'p { font-size: 5pt !important } #a { font-size: 7pt }', 5],
    ['the most specific of :is()', ':is(#a, p) { font-size: 4pt } .x { font-size: 8pt }', 4],
    ['nothing for :where()', ':where(#a) { font-size: 4pt } p { font-size: 8pt }', 8],
    [
      'descendants, children and siblings',
      '.m > p:first-child { font-size: 3pt } .m p { font-size: 8pt }',
      3,
    ],
  ])('prefers %s', (_name, css, expected) => {
    expect(styleOf('a', html, css)['font-size']).toBe(expected)
  })

  it('hands inherited properties down, and no others', () => {
    const computed = styleOf(
      'b',
      html,
      'p { font-weight: bold; text-indent: 2em; margin-top: 5pt; display: flex }',
    )
    expect(computed).toMatchObject({
      'font-weight': 700,
      'text-indent': 21,
      'margin-top': 0,
      display: 'inline',
    })
  })

  it('knows inherit and initial', () => {
    const css =
      'p { margin-top: 5pt; font-weight: 900 } span { margin-top: inherit; font-weight: initial }'
    expect(styleOf('b', html, css)).toMatchObject({ 'margin-top': 5, 'font-weight': 400 })
  })
})

describe('values', () => {
  it.each([
    ['margin-top: 10pt', 10],
    ['margin-top: 10px', 7.5],
    ['margin-top: 1in', 72],
    ['margin-top: 25.4mm', 72],
    ['margin-top: 2.54cm', 72],
    ['margin-top: 2em', 20],
    ['margin-top: 2rem', 24],
    ['margin-top: 0', 0],
    ['margin-top: -3pt', -3],
  ])('%s', (declaration, expected) => {
    const css = `html { font-size: 12pt } p { font-size: 10pt; ${declaration} }`
    expect(styleOf('a', '<p id="a">甲</p>', css)['margin-top']).toBeCloseTo(expected, 9)
  })

  it.each([
    ['初号', 42],
    ['二号', 22],
    ['五号', 10.5],
    ['小五', 9],
    ['八号', 5],
    ['200%', 20],
    ['1.5em', 15],
  ])('font-size: %s of 10pt is %fpt', (value, expected) => {
    const css = `body { font-size: 10pt } p { font-size: ${value} }`
    expect(styleOf('a', '<p id="a">甲</p>', css)['font-size']).toBeCloseTo(expected, 9)
  })

  it('keeps a line height without unit as a factor for children', () => {
    const css = 'body { line-height: 1.5; font-size: 10pt } p { font-size: 20pt }'
    expect(styleOf('a', '<p id="a">甲</p>', css)['line-height']).toEqual({
      kind: 'factor',
      factor: 1.5,
    })
  })

  it.each([
    ['#C8161D', { screen: '#c8161d' }],
    ['#abc', { screen: '#aabbcc' }],
    ['rgb(255, 0, 128)', { screen: '#ff0080' }],
    ['rgb(100% 0% 50%)', { screen: '#ff0080' }],
    ['white', { screen: '#ffffff' }],
    ['var(--red)', { screen: '#c8161d', ink: { name: 'red', spot: 'Masthead Red' } }],
  ])('color: %s', (value, expected) => {
    expect(styleOf('a', '<p id="a">甲</p>', `p { color: ${value} }`).color).toEqual(expected)
  })

  it('expands shorthands', () => {
    const css =
      'p { margin: 1pt 2pt 3pt; padding: 4pt 5pt; border-top: 2pt solid var(--red); border-bottom: none }'
    expect(styleOf('a', '<p id="a">甲</p>', css)).toMatchObject({
      'margin-top': 1,
      'margin-right': 2,
      'margin-bottom': 3,
      'margin-left': 2,
      'padding-bottom': 4,
      'padding-left': 5,
      'border-top-width': 2,
      'border-top-style': 'solid',
      'border-top-color': { screen: '#c8161d' },
      'border-bottom-style': 'none',
    })
  })

  it('reads family lists', () => {
    const css = 'p { font-family: "Noto Serif SC", Banxin Kai, 宋体, serif }'
    expect(styleOf('a', '<p id="a">甲</p>', css)['font-family']).toEqual([
      'Noto Serif SC',
      'Banxin Kai',
      '宋体',
      'serif',
    ])
  })

  it('resolves custom properties where they are set, and hands them down', () => {
    const css =
      ':root { --size: 9pt; --big: var(--size) } p { --size: 20pt; font-size: var(--big); margin-top: var(--none, 3pt) }'
    expect(styleOf('a', '<p id="a">甲</p>', css)).toMatchObject({ 'font-size': 9, 'margin-top': 3 })
  })
})

describe('pages', () => {
  it('have size, margins and boxes by kind of page', () => {
    const css = `@page { size: A5; margin: 10mm 20mm; @bottom-center { content: "— " counter(page) " —" } }
      @page :first { margin-top: 30mm; @bottom-center { content: none } } @page :left { margin-left: 5mm }`
    const { document, diagnostics } = style('<p>甲</p>', css)
    expect(diagnostics).toEqual([])
    const [first, second, third] = [1, 2, 3].map((page) => document.pages(page))
    const mm = (length: number) => (length * 72) / 25.4
    expect(first?.width).toBeCloseTo(mm(148))
    expect([first, second, third].map((page) => page?.marginTop)).toEqual(
      [mm(30), mm(10), mm(10)].map((v) => expect.closeTo(v, 6) as number),
    )
    expect([first, second, third].map((page) => page?.marginLeft)).toEqual(
      [mm(20), mm(5), mm(20)].map((v) => expect.closeTo(v, 6) as number),
    )
    expect(first?.boxes['bottom-center']?.content).toBe('none')
    expect(second?.boxes['bottom-center']?.content).toEqual([
      { kind: 'text', text: '— ' },
      { kind: 'counter', name: 'page' },
      { kind: 'text', text: ' —' },
    ])
  })

  it.each([
    ['A4 landscape', 297, 210],
    ['270mm 390mm', 270, 390],
    ['16K', 185, 260],
  ])('size: %s', (size, width, height) => {
    const { document } = style('<p>甲</p>', `@page { size: ${size} }`)
    expect(document.pages(1).width).toBeCloseTo((width * 72) / 25.4)
    expect(document.pages(1).height).toBeCloseTo((height * 72) / 25.4)
  })
})

describe('what is outside the subset', () => {
  it.each([
    ['p { colour: red }', 'CSS_UNKNOWN_PROPERTY', { name: 'colour', nearest: 'color' }, 'colour'],
    ['p { float: left }', 'CSS_UNKNOWN_PROPERTY', { name: 'float', nearest: undefined }, 'float'],
    ['p { content: "x" }', 'CSS_UNKNOWN_PROPERTY', { name: 'content' }, 'content'],
    ['@page { display: block }', 'CSS_UNKNOWN_PROPERTY', { name: 'display' }, 'display'],
    ['p { display: grid }', 'CSS_INVALID_VALUE', { property: 'display', value: 'grid' }, 'grid'],
    ['p { margin: 1pt 2pt 3pt 4pt 5pt }', 'CSS_INVALID_VALUE', { property: 'margin' }, '1pt'],
    ['p { margin-top: 3 }', 'CSS_INVALID_VALUE', { property: 'margin-top' }, '3'],
    ['p { font-size: 九号 }', 'CSS_INVALID_VALUE', { property: 'font-size' }, '九号'],
    ['p { width: calc(1em + 2pt) }', 'CSS_INVALID_VALUE', { property: 'width' }, 'calc'],
    ['@page { size: A9 }', 'CSS_INVALID_VALUE', { property: 'size' }, 'A9'],
    [
      'p { color: var(--blue) }',
      'CSS_UNDEFINED_VARIABLE',
      { name: '--blue', known: ['--red'] },
      'var',
    ],
    ['p { --a: var(--b); --b: var(--a) }', 'CSS_CIRCULAR_VARIABLE', {}, 'var'],
    ['@media print { p { color: red } }', 'CSS_UNSUPPORTED', { what: '@media' }, '@media'],
    ['@page :blank { margin: 0 }', 'CSS_UNSUPPORTED', { what: '@page :blank' }, ':blank'],
    ['@page { @left-top { content: "x" } }', 'CSS_UNSUPPORTED', { what: '@left-top' }, '@left-top'],
    ['p::before { color: red }', 'CSS_UNSUPPORTED', { what: 'p::before' }, 'p::before'],
    ['p:hoover { color: red }', 'CSS_UNSUPPORTED', { what: 'p:hoover' }, 'p:hoover'],
    ['p { color red }', 'CSS_SYNTAX', {}, undefined],
  ])('%s', (css, code, data, place) => {
    const { diagnostics } = style('<p id="a">甲</p>', css)
    expect(diagnostics[0]).toMatchObject({
      code,
      severity: 'error',
      data,
      span: { file: 'style.css' },
    })
    const { start = 0 } = diagnostics[0]?.span ?? {}
    if (place !== undefined)
      expect(css.slice(start)).toMatch(new RegExp(`^${place.replace(/[()]/g, '\\$&')}`))
  })
})
