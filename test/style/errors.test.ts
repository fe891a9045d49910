import { describe, expect, it } from 'vitest'
import { OUTSIDE } from '../../src/style/outside.ts'
import { PROPERTY_NAMES } from '../../src/style/properties.ts'
import { SHORTHAND_NAMES } from '../../src/style/shorthands.ts'
import { faultsOf, style } from '../support/style.ts'

/** Every row: a sheet, with the place of its only fault between ‹ and ›, the fault's code and some of its data. */
type Row = readonly [sheet: string, code: string, data: object]

const containing = (part: string): unknown =>
  expect.arrayContaining([expect.stringContaining(part)])

const properties: readonly Row[] = [
  ['p { ‹colour›: red }', 'CSS_UNKNOWN_PROPERTY', { name: 'colour', nearest: 'color' }],
  ['p { ‹Colour›: red }', 'CSS_UNKNOWN_PROPERTY', { name: 'colour', nearest: 'color' }],
  ['p { ‹-webkit-column-count›: 2 }', 'CSS_UNKNOWN_PROPERTY', { nearest: 'column-count' }],
  ['p { ‹qqq›: 2 }', 'CSS_UNKNOWN_PROPERTY', { name: 'qqq', nearest: undefined }],
  ['p { float: ‹left› }', 'CSS_INVALID_VALUE', { instead: containing('display: flex') }],
  ['p { ‹max-width›: 2em }', 'CSS_UNKNOWN_PROPERTY', { instead: ['width'] }],
  ['p { ‹grid-template-columns›: 1fr }', 'CSS_UNKNOWN_PROPERTY', { instead: containing('flex') }],
  ['p { ‹overflow›: hidden }', 'CSS_UNKNOWN_PROPERTY', { advice: 'no clipping' }],
  ['p { ‹opacity›: 0.5 }', 'CSS_UNKNOWN_PROPERTY', { advice: 'no transparency' }],
  ['p { ‹transform›: none }', 'CSS_UNKNOWN_PROPERTY', { advice: 'no effects' }],
  ['p { ‹-webkit-box-shadow›: none }', 'CSS_UNKNOWN_PROPERTY', { advice: 'no effects' }],
  ['p { ‹border-top-left-radius›: 2pt }', 'CSS_UNKNOWN_PROPERTY', { advice: 'no effects' }],
  ['p { ‹z-index›: 1 }', 'CSS_UNKNOWN_PROPERTY', { advice: 'order' }],
  ['p { ‹list-style›: none }', 'CSS_UNKNOWN_PROPERTY', { instead: containing('::before') }],
  ['p { ‹text-transform›: uppercase }', 'CSS_UNKNOWN_PROPERTY', { advice: 'glyph forms' }],
  ['p { ‹font-variant-numeric›: tabular-nums }', 'CSS_UNKNOWN_PROPERTY', { advice: 'glyph forms' }],
  ['p { ‹font-feature-settings›: "palt" }', 'CSS_UNKNOWN_PROPERTY', { advice: 'glyph forms' }],
  ['p { ‹page-break-before›: always }', 'CSS_UNKNOWN_PROPERTY', { instead: ['break-before'] }],
  ['p { ‹writing-mode›: vertical-rl }', 'CSS_UNKNOWN_PROPERTY', { advice: 'horizontal' }],
  ['p { color: #fff; ‹colr›: #fff }', 'CSS_UNKNOWN_PROPERTY', { name: 'colr' }],
  ['.nowhere { ‹colour›: red }', 'CSS_UNKNOWN_PROPERTY', { name: 'colour' }],
]

const misplaced: readonly Row[] = [
  ['p { ‹content›: "x" }', 'CSS_MISPLACED', { what: 'content', place: 'generated' }],
  ['p, p::before { ‹content›: "x" }', 'CSS_MISPLACED', { what: 'content', place: 'generated' }],
  ['p { ‹size›: A4 }', 'CSS_MISPLACED', { what: 'size', place: 'pages' }],
  ['p { ‹marks›: crop }', 'CSS_MISPLACED', { what: 'marks', place: 'pages' }],
  ['@page { ‹display›: block }', 'CSS_MISPLACED', { what: 'display', place: 'elements' }],
  ['@page { ‹padding›: 0 }', 'CSS_MISPLACED', { what: 'padding', place: 'elements' }],
  ['@page { @top-left { ‹size›: A4 } }', 'CSS_MISPLACED', { what: 'size', place: 'pages' }],
  [
    'p::before { content: "a" ‹counter(›page) }',
    'CSS_MISPLACED',
    { what: 'counter()', place: 'margin boxes' },
  ],
  [
    'p::before { content: ‹string(›a) }',
    'CSS_MISPLACED',
    { what: 'string()', place: 'margin boxes' },
  ],
  [
    'p::before { content: ‹content(›) }',
    'CSS_MISPLACED',
    { what: 'content()', place: 'string-set' },
  ],
  [
    '@page { @top-left { content: ‹leader(›dotted) } }',
    'CSS_MISPLACED',
    { what: 'leader()', place: 'generated' },
  ],
  [
    '@page { @top-left { content: ‹attr(›id) } }',
    'CSS_MISPLACED',
    { what: 'attr()', place: 'generated' },
  ],
  [
    '@page { @top-left { content: "a" ‹target-counter(›"#a", page) } }',
    'CSS_MISPLACED',
    { place: 'generated' },
  ],
  [
    '@page { --c: counter(page) } p { --c: counter(page) } p::before { content: ‹var(--c)› }',
    'CSS_MISPLACED',
    { what: 'counter()' },
  ],
]

const values: readonly Row[] = [
  [
    'p { display: ‹grid› }',
    'CSS_INVALID_VALUE',
    { property: 'display', value: 'grid', instead: ['flex'] },
  ],
  ['p { display: ‹table› }', 'CSS_INVALID_VALUE', { instead: ['flex'] }],
  ['p { display: ‹inline-flex› }', 'CSS_INVALID_VALUE', { instead: ['flex'] }],
  ['p { position: ‹fixed› }', 'CSS_INVALID_VALUE', { advice: 'margin boxes' }],
  ['p { position: ‹relative› }', 'CSS_INVALID_VALUE', { instead: containing('absolute') }],
  ['p { font-style: ‹italic› }', 'CSS_INVALID_VALUE', { advice: 'italics' }],
  ['p { font: ‹oblique 12pt serif› }', 'CSS_INVALID_VALUE', { advice: 'italics' }],
  ['p { margin: ‹0 auto› }', 'CSS_INVALID_VALUE', { instead: containing('center') }],
  ['p { margin: ‹1pt 2pt 3pt 4pt 5pt› }', 'CSS_INVALID_VALUE', { property: 'margin' }],
  [
    'p { margin-top: ‹3› }',
    'CSS_INVALID_VALUE',
    { property: 'margin-top', expected: 'length | percentage' },
  ],
  ['p { width: ‹50vw› }', 'CSS_INVALID_VALUE', { instead: ['mm', '%'] }],
  ['p { width: ‹max(1pt, 2pt)› }', 'CSS_INVALID_VALUE', { instead: ['calc()'] }],
  ['p { color: ‹red› }', 'CSS_INVALID_VALUE', { advice: 'colours' }],
  ['p { color: ‹hsl(1, 2%, 3%)› }', 'CSS_INVALID_VALUE', { instead: containing('device-cmyk') }],
  ['p { color: ‹rgba(1, 2, 3, .5)› }', 'CSS_INVALID_VALUE', { advice: 'no transparency' }],
  ['p { color: /* not */ ‹red› !important; }', 'CSS_INVALID_VALUE', { value: 'red' }],
  ['p { ‹color›:; }', 'CSS_INVALID_VALUE', { property: 'color', value: '' }],
  [
    'p { color: #fff ‹!imprtant› }',
    'CSS_UNSUPPORTED',
    { what: '!imprtant', instead: '!important' },
  ],
  ['.nowhere { display: ‹grid› }', 'CSS_INVALID_VALUE', { property: 'display' }],
  ['p { display: ‹grid›; display: block }', 'CSS_INVALID_VALUE', { property: 'display' }],
  [
    '.nowhere { --fit-heading-space: ‹9pt 1pt› }',
    'CSS_INVALID_VALUE',
    { property: '--fit-heading-space' },
  ],
  ['@page { size: ‹A9› }', 'CSS_INVALID_VALUE', { property: 'size' }],
  [
    '@page { @top-left { content: ‹counter(pages, upper-roman)› } }',
    'CSS_INVALID_VALUE',
    { property: 'content' },
  ],
  ['p::before { content: ‹leader(wavy)› }', 'CSS_INVALID_VALUE', { property: 'content' }],
  [
    'p::before { content: ‹target-counter("#", page)› }',
    'CSS_INVALID_VALUE',
    { property: 'content' },
  ],
  ['p::before { content: ‹attr()› }', 'CSS_INVALID_VALUE', { property: 'content' }],
  ['p { color: ‹var(--blue)› }', 'CSS_UNDEFINED_VARIABLE', { name: '--blue', known: ['--red'] }],
  ['p { --a: ‹var(--b)›; --b: var(--a) }', 'CSS_CIRCULAR_VARIABLE', { name: '--a' }],
]

const rules: readonly Row[] = [
  [
    '‹@media› print { p { color: red } }',
    'CSS_UNSUPPORTED',
    { what: '@media', advice: 'one sheet' },
  ],
  ['‹@import› "other.css";', 'CSS_UNSUPPORTED', { what: '@import', advice: 'one sheet' }],
  ['‹@font-face› { font-family: A }', 'CSS_FONT_FACE_INCOMPLETE', { lacks: 'src' }],
  ['‹@font-face› { src: url(a.ttf) }', 'CSS_FONT_FACE_INCOMPLETE', { lacks: 'font-family' }],
  ['@font-face { font-family: A; src: ‹a.ttf› }', 'CSS_INVALID_VALUE', { property: 'src' }],
  ['@font-face { font-family: A; src: ‹local("A")› }', 'CSS_INVALID_VALUE', { property: 'src' }],
  [
    '@font-face { font-family: A; src: url(a.ttf); font-weight: ‹900 400› }',
    'CSS_INVALID_VALUE',
    { property: 'font-weight' },
  ],
  [
    '@font-face { font-family: A; src: url(a.ttf); font-style: ‹italic› }',
    'CSS_INVALID_VALUE',
    { advice: 'italics' },
  ],
  [
    '@font-face { font-family: A; src: url(a.ttf); ‹font-display›: swap }',
    'CSS_UNKNOWN_PROPERTY',
    { advice: 'font files' },
  ],
  ['@font-face { font-family: A; src: url(a.ttf); ‹color›: #fff }', 'CSS_MISPLACED', {}],
  ['p { ‹src›: url(a.ttf) }', 'CSS_MISPLACED', { place: 'font faces' }],
  ['‹@-webkit-keyframes› a { }', 'CSS_UNSUPPORTED', { advice: 'on paper' }],
  ['‹@pag› { margin: 0 }', 'CSS_UNSUPPORTED', { what: '@pag', instead: '@page' }],
  ['p { ‹@media› print { color: #fff } }', 'CSS_UNSUPPORTED', { what: '@media' }],
  ['@page ‹:blank› { margin: 0 }', 'CSS_UNSUPPORTED', { instead: '@page :first, :left, :right' }],
  ['@page :first, ‹cover› { margin: 0 }', 'CSS_UNSUPPORTED', { what: '@page cover' }],
  [
    '@page { ‹@top-centre› { content: "x" } }',
    'CSS_UNSUPPORTED',
    { what: '@top-centre', instead: '@top-center' },
  ],
  [
    '@page { @top-left { ‹@top-left› { content: "x" } } }',
    'CSS_UNSUPPORTED',
    { what: '@top-left' },
  ],
  ['p { ‹& .x› { color: #fff } }', 'CSS_UNSUPPORTED', {}],
  ['p‹:hoover› { color: #fff }', 'CSS_UNSUPPORTED', { what: ':hoover' }],
  [
    'p, q‹:first-chlid› { color: #fff }',
    'CSS_UNSUPPORTED',
    { what: ':first-chlid', instead: ':first-child' },
  ],
  ['p:is(q, r‹:lst-child›) { color: #fff }', 'CSS_UNSUPPORTED', { instead: ':last-child' }],
  ['p‹:nth-child›(2 of .x) { color: #fff }', 'CSS_UNSUPPORTED', { instead: ':nth-child(2n + 1)' }],
  ['p‹:nth-child› { color: #fff }', 'CSS_UNSUPPORTED', { instead: ':nth-child(2n + 1)' }],
  ['.hover:not(.hover)‹:hover› { color: #fff }', 'CSS_UNSUPPORTED', { what: ':hover' }],
  ['p‹::befor› { content: "a" }', 'CSS_UNSUPPORTED', { what: '::befor' }],
  ['p‹::befor› { color: #fff }', 'CSS_UNSUPPORTED', { what: '::befor', instead: '::before' }],
  ['p‹::first-line› { color: #fff }', 'CSS_UNSUPPORTED', { instead: '::before, ::after' }],
  ['p‹:first-letter› { color: #fff }', 'CSS_UNSUPPORTED', { instead: '::before, ::after' }],
  ['p‹::before› span { color: #fff }', 'CSS_UNSUPPORTED', { what: '::before' }],
  ['p:is(q‹::before›) { color: #fff }', 'CSS_UNSUPPORTED', { what: '::before' }],
  ['‹p > > q› { color: #fff }', 'CSS_UNSUPPORTED', { what: 'p > > q' }],
  ['‹p,› { color: #fff }', 'CSS_UNSUPPORTED', { what: 'p,' }],
]

const syntax: readonly Row[] = [
  ['p { color ‹r›ed }', 'CSS_SYNTAX', {}],
  ['p ‹{› color: #fff', 'CSS_UNBALANCED', { fault: 'unclosed', what: '{' }],
  ['p { color: #fff } ‹}› q { }', 'CSS_UNBALANCED', { fault: 'unopened', what: '}' }],
  ['p { width: calc‹(›1pt + 2pt; } q { }', 'CSS_UNBALANCED', { fault: 'unclosed', what: '(' }],
  ['@page { @top-left { content: ‹"›a; } }', 'CSS_UNBALANCED', { fault: 'unclosed', what: '"' }],
  ['p { } ‹/*› q { }', 'CSS_UNBALANCED', { fault: 'unclosed', what: '/*' }],
]

describe.each([
  ['properties', properties],
  ['what stands in the wrong place', misplaced],
  ['values', values],
  ['rules and selectors', rules],
  ['syntax', syntax],
])('faults of %s', (_name, rows) => {
  it.each(rows)('%s', (marked, code, data) => {
    const css = marked.replace(/[‹›]/gu, '')
    const start = marked.indexOf('‹')
    const end = marked.indexOf('›') - 1
    const { diagnostics } = style('<p id="a">甲</p>', css)
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code])
    expect(diagnostics[0]).toMatchObject({
      severity: 'error',
      data,
      span: { file: 'style.css', start, end },
    })
  })
})

describe('what is proposed instead', () => {
  const proposed = OUTSIDE.flatMap(([, { instead = [] }]) => instead).filter((css) =>
    /^[a-z]/u.test(css),
  )

  it.each([...new Set(proposed)])('%s is there', (css) => {
    const [name = '', value = 'inherit'] = css.split(': ')
    if (css !== 'unset') expect(faultsOf(`${name}: ${value}`)).toEqual([])
  })

  it('is not said of anything that is there', () => {
    const names = OUTSIDE.flatMap(([names]) => names.split(' '))
    const known: readonly string[] = [...PROPERTY_NAMES, ...SHORTHAND_NAMES]
    expect(names.filter((name) => known.includes(name))).toEqual([])
  })
})

describe('long selectors', () => {
  it.each([
    ['with many parts', Array(10_000).fill('p').join(' ')],
    ['of many classes', `p${'.x'.repeat(10_000)}`],
  ])('%s are refused', (_name, selector) => {
    expect(style('<p class="x">甲</p>', `${selector} { color: #fff }`).diagnostics).toMatchObject([
      { code: 'CSS_UNSUPPORTED', span: { start: 0, end: selector.length } },
    ])
  })
})

describe('what is no fault', () => {
  it.each([
    '',
    '\n/* nothing */\n',
    'p { }',
    'p { ; ; color: #fff;; }',
    'p{color:#fff}q{}',
    'P { COLOR: #FFF; Display: Block }',
    '.大号 { font-size: 小四 }',
    '.\\31 a { color: #fff }',
    'p::before { content: "}" }',
    'p { --any: {a: [b] "}" }; --other: 5 }',
    '@page { --x: 3pt; margin: var(--x) }',
    '<!-- p { } -->',
  ])('%j', (css) => {
    expect(style('<p>甲</p>', css).diagnostics).toEqual([])
  })
})
