import { describe, expect, it } from 'vitest'
import type { StyledElement } from '../../src/model/style.ts'
import { style, styleOf } from '../support/style.ts'

const HTML =
  '<main class="m"><p id="a" class="x y"><span id="b">甲</span></p><p id="c" title="t">乙</p></main>'

describe('the cascade', () => {
  it.each([
    ['a class over an element', 'p { font-size: 9pt } .x { font-size: 8pt }', 8],
    ['a class, whatever the order', '.x { font-size: 8pt } p { font-size: 9pt }', 8],
    ['an id over classes', '#a { font-size: 7pt } .x.y { font-size: 8pt }', 7],
    ['two classes over one', '.x.y { font-size: 6pt } .x { font-size: 8pt }', 6],
    ['the later of equals', '.x { font-size: 6pt } .y { font-size: 8pt }', 8],
    ['the later in one rule', '.x { font-size: 6pt; font-size: 8pt }', 8],
    ['the strongest of a list', '.y, #a { font-size: 8pt } .x.y { font-size: 6pt }', 8],
    ['!important over all', 'p { font-size: 5pt !important } #a { font-size: 7pt }', 5],
    [
      'the stronger of two important ones',
      '#a { font-size: 5pt !important } p { font-size: 7pt !important }',
      5,
    ],
    ['the most specific of :is()', ':is(#a, p) { font-size: 4pt } .x { font-size: 8pt }', 4],
    ['the most specific of :not()', ':not(#q) { font-size: 4pt } .x { font-size: 8pt }', 4],
    ['the most specific of :has()', ':has(#b) { font-size: 4pt } .x.y { font-size: 8pt }', 4],
    ['nothing for :where()', ':where(#a) { font-size: 4pt } p { font-size: 8pt }', 8],
    ['an attribute as a class', '[id=a] { font-size: 4pt } .x.y { font-size: 8pt }', 8],
    ['a pseudo-class as a class', 'p:first-child { font-size: 4pt } p { font-size: 8pt }', 4],
    ['nothing for the universal selector', '* { font-size: 4pt } p { font-size: 8pt }', 8],
    [
      'descendants, children and siblings',
      '.m > p:first-child { font-size: 3pt } .m p { font-size: 8pt }',
      3,
    ],
  ])('prefers %s', (_name, css, expected) => {
    expect(styleOf('a', HTML, css)['font-size']).toBe(expected)
  })

  it('prefers the template to what elements are of themselves', () => {
    const html = '<h2 id="a">甲</h2>'
    expect(styleOf('a', html, '')).toMatchObject({ display: 'block', 'font-weight': 700 })
    expect(styleOf('a', html, '* { font-weight: normal }')['font-weight']).toBe(400)
  })

  it('knows what elements are of themselves', () => {
    const html = '<nav id="n"><sup id="a">甲</sup><sub id="b">乙</sub></nav>'
    const css = 'body { font-size: 10pt }'
    expect(styleOf('n', html, css).display).toBe('block')
    expect(styleOf('a', html, css)).toMatchObject({ 'vertical-align': 'super', 'font-size': 6 })
    expect(styleOf('b', html, css)).toMatchObject({ 'vertical-align': 'sub', 'font-size': 6 })
  })

  it('hands inherited properties down, and no others', () => {
    const css = 'p { font-weight: bold; text-indent: 2em; margin-top: 5pt; display: flex }'
    expect(styleOf('b', HTML, css)).toMatchObject({
      'font-weight': 700,
      'text-indent': 21,
      'margin-top': 0,
      display: 'inline',
    })
  })

  it('knows the keywords that every property takes', () => {
    const p = 'p { margin-top: 5pt; font-weight: 900; color: #fff; border-top-color: #123456 }'
    const of = (word: string) =>
      styleOf(
        'b',
        HTML,
        `${p} span { margin-top: ${word}; font-weight: ${word}; border-top-color: ${word} }`,
      )
    const white = { screen: '#ffffff' }
    expect(of('inherit')).toMatchObject({
      'margin-top': 5,
      'font-weight': 900,
      'border-top-color': { screen: '#123456' },
    })
    expect(of('initial')).toMatchObject({
      'margin-top': 0,
      'font-weight': 400,
      'border-top-color': white,
    })
    expect(of('UNSET')).toMatchObject({
      'margin-top': 0,
      'font-weight': 900,
      'border-top-color': white,
    })
  })

  it('goes back to what an element is of itself', () => {
    const css =
      'h2, span { font-weight: 300; display: inline-block } #a, #b { font-weight: revert; display: revert }'
    const html = '<h2 id="a"><span id="b">甲</span></h2>'
    expect(styleOf('a', html, css)).toMatchObject({ 'font-weight': 700, display: 'block' })
    expect(styleOf('b', html, css)).toMatchObject({ 'font-weight': 700, display: 'inline' })
  })

  it('takes lengths of what is inherited once', () => {
    const css =
      'main { text-indent: 2em; line-height: 150%; font-size: 10pt } p { font-size: 20pt }'
    expect(styleOf('a', HTML, css)).toMatchObject({
      'text-indent': 20,
      'line-height': { kind: 'length', pt: 15 },
    })
  })

  it('keeps a line height without unit as a factor for children', () => {
    const css = 'body { line-height: 1.4; font-size: 10pt } p { font-size: 20pt }'
    expect(styleOf('a', HTML, css)['line-height']).toEqual({ kind: 'factor', factor: 1.4 })
  })

  it('makes blocks of what is placed absolutely', () => {
    expect(styleOf('b', HTML, 'span { position: absolute }').display).toBe('block')
    expect(styleOf('b', HTML, 'span { position: absolute; display: flex }').display).toBe('flex')
  })
})

describe('selectors', () => {
  it.each([
    ['p', true],
    ['P', true],
    ['p.x.y', true],
    ['.m p', true],
    ['body > p', false],
    ['main > p', true],
    ['p + p', false],
    ['p:first-child', true],
    ['p:FIRST-CHILD', true],
    ['p:last-child', false],
    ['p:nth-child(2n + 1)', true],
    ['p:nth-child(even)', false],
    ['p:nth-last-of-type(2)', true],
    ['p:only-child', false],
    ['p:not(.x)', false],
    ['p:has(> span)', true],
    ['p:empty', false],
    ['p[class~=y]', true],
    ['p[class^=x]', true],
    ['[id="a" i]', true],
    ['p:is(.x, .z)', true],
    [':root p', true],
    ['p/* a comment */.x', true],
    ['q, p', true],
  ])('%s', (selector, matches) => {
    const size = styleOf('a', HTML, `${selector} { margin-top: 7pt }`)['margin-top']
    expect(size).toBe(matches ? 7 : 0)
  })
})

describe('styles', () => {
  it('are one for elements that the same rules match under the same style', () => {
    const html = '<main><p class="x">甲</p><p>乙</p><p class="x">丙</p></main>'
    const { document } = style(html, '.x { font-weight: bold } p { margin: 1pt }')
    const main = (document.root.children[0] as StyledElement).children[0] as StyledElement
    const [first, second, third] = main.children as StyledElement[]
    expect(third?.style).toBe(first?.style)
    expect(second?.style).not.toBe(first?.style)
  })

  it('are not shared where the elements above differ', () => {
    const html = '<div class="x"><p id="a">甲</p></div><div><p id="b">甲</p></div>'
    const css = '.x { font-size: 20pt } p { margin-top: 1em }'
    expect([styleOf('a', html, css), styleOf('b', html, css)]).toMatchObject([
      { 'margin-top': 20 },
      { 'margin-top': 10.5 },
    ])
  })
})
