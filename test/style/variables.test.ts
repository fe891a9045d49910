import { describe, expect, it } from 'vitest'
import { computed, faultsOf, style, styleOf } from '../support/style.ts'

describe('custom properties', () => {
  it('are resolved where they are set, and handed down', () => {
    const css =
      ':root { --size: 9pt; --big: var(--size) } p { --size: 20pt; font-size: var(--big); margin-top: var(--none, 3pt) }'
    expect(styleOf('a', '<p id="a">甲</p>', css)).toMatchObject({ 'font-size': 9, 'margin-top': 3 })
  })

  it.each([
    ['--x: 3pt', 'var(--x)', 3],
    ['--x: 3pt', 'VAR( --x )', 3],
    ['--x: /* three */ 3pt', 'var(--x)', 3],
    ['--X: 4pt; --x: 3pt', 'var(--X)', 4],
    ['--号: 3pt', 'var(--号)', 3],
    ['--x: 3', 'calc(var(--x) * 1pt)', 3],
    ['--x: 1pt + 2pt', 'calc(var(--x))', 3],
    ['--x: 3pt', 'var(--none, var(--x))', 3],
    ['--x: 3pt', 'var(--none, var(--nor, calc(var(--x) + 1pt)))', 4],
    ['--x: var(--y); --y: 3pt', 'var(--x)', 3],
    ['--x: var(--none, 3pt)', 'var(--x)', 3],
    ['--x: 5pt; --x: initial', 'var(--x, 3pt)', 3],
    ['--x: 5pt !important; --x: 3pt', 'var(--x)', 5],
    ['--x: inherit', 'var(--x, 3pt)', 3],
  ])('%s; %s', (declaration, value, expected) => {
    expect(computed(`${declaration}; margin-top: ${value}`)['margin-top']).toBe(expected)
  })

  it('are inherited', () => {
    const css = 'body { --x: 3pt } p { --x: inherit; margin-top: var(--x) }'
    expect(styleOf('a', '<p id="a">甲</p>', css)['margin-top']).toBe(3)
  })

  it('are no part of a text', () => {
    const css = 'p { --x: 3pt; string-set: a "var(--x)" }'
    expect(styleOf('a', '<p id="a">甲</p>', css)['string-set']).toEqual([
      { name: 'a', items: [{ kind: 'text', text: 'var(--x)' }] },
    ])
  })

  it('do not make a length of a number and a unit', () => {
    expect(faultsOf('--n: 3; margin-top: var(--n)pt')).toMatchObject([
      { code: 'CSS_INVALID_VALUE' },
    ])
  })

  it('hand the space of headings down as it is written', () => {
    const css =
      'body { --fit-heading-space: 0.5em var(--most); --most: 20pt } p { font-size: 10pt }'
    const { document, diagnostics } = style('<p id="a">甲</p>', css)
    expect(diagnostics).toEqual([])
    expect(document.root.style['--fit-heading-space']).toBe('auto')
    expect(styleOf('a', '<p id="a">甲</p>', css)['--fit-heading-space']).toEqual({
      least: 5,
      most: 20,
    })
  })
})

describe('faults of variables', () => {
  it.each([
    ['--a: var(--a)', '--a'],
    ['--a: var(--b); --b: var(--a)', '--a'],
    ['--a: var(--b, var(--a)); --b: 1pt', '--a'],
    ['--c: var(--a); --a: 1pt var(--b); --b: calc(var(--a)); margin-top: var(--c)', '--a'],
  ])('a circle is told once: %s', (declarations, name) => {
    const diagnostics = style('<p>甲</p><p>乙</p>', `p { ${declarations} }`).diagnostics
    expect(diagnostics).toMatchObject([{ code: 'CSS_CIRCULAR_VARIABLE', data: { name } }])
  })

  it.each([
    'margin-top: var(--none)',
    '--a: var(--none); margin-top: var(--a)',
    '--a: var(--none); --b: var(--a); margin-top: calc(var(--b) * 2)',
    'margin: var(--nor, var(--none)) 0',
  ])('what is not set is told once: %s', (declarations) => {
    const diagnostics = style('<p>甲</p><p>乙</p>', `p { ${declarations} }`).diagnostics
    expect(diagnostics).toMatchObject([
      {
        code: 'CSS_UNDEFINED_VARIABLE',
        data: { name: '--none', known: expect.arrayContaining(['--red']) as unknown },
      },
    ])
  })

  const chain = (levels: number, link: (next: string) => string) =>
    Array.from({ length: levels }, (_, i) => `--v${i}: ${link(`var(--v${i + 1})`)}`).join(';')

  it('follows ten thousand variables to the last', () => {
    const css = `p { ${chain(10_000, (next) => next)}; --v10000: 3pt; margin-top: var(--v0) }`
    expect(styleOf('a', '<p id="a">甲</p>', css)['margin-top']).toBe(3)
  })

  it.each([
    ['sums in sums', chain(10_000, (next) => `calc(${next} + 1pt)`)],
    ['texts that double', chain(100, (next) => `${next} ${next}`)],
    ['fallbacks', chain(100, (next) => `${next} var(--none, ${next} ${next})`)],
  ])('gives up %s, and says so once', (_name, declarations) => {
    const last = declarations.includes('10000') ? '--v10000' : '--v100'
    const [fault, ...more] = faultsOf(`${declarations}; ${last}: 1pt; margin-top: var(--v0)`)
    expect(fault).toMatchObject({ code: 'CSS_VALUE_TOO_LONG' })
    expect(more).toEqual([])
  })

  it.each([
    ['calc()', `margin-top: ${'calc('.repeat(10_000)}1pt${')'.repeat(10_000)}`],
    ['var()', `margin-top: ${'var(--none, '.repeat(10_000)}1pt${')'.repeat(10_000)}`],
    ['rules', '{'.repeat(10_000) + '}'.repeat(10_000)],
  ])('gives up ten thousand levels of %s', (_name, declarations) => {
    expect(faultsOf(declarations)).toMatchObject([
      { code: 'CSS_UNBALANCED', data: { fault: 'too deep' } },
    ])
  })
})
