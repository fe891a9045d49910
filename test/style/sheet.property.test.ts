import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PROPERTY_NAMES } from '../../src/style/properties.ts'
import { SHORTHAND_NAMES } from '../../src/style/shorthands.ts'
import { style } from '../support/style.ts'

const HTML = '<main class="x"><p id="a">甲<b title="t">乙</b></p><p>丙</p></main>'

const token = fc.constantFrom(
  ...'{ } ( ) [ ] ; : , . # " \' / * + - > ~ @ ! % \\ & | ^ $ = < ? ` 0 1 10pt 50% 2em #fff 小五 号'.split(
    ' ',
  ),
  ...[
    '/*',
    '*/',
    ' ',
    '\n',
    '::before',
    ':first',
    ':is(',
    ':nth-child(',
    'url(',
    'calc(',
    'var(--x)',
  ],
  ...[
    'var(--y,',
    '--x:',
    '--y:',
    '--fit-heading-space:',
    '@page',
    '@top-left',
    '@media',
    '!important',
  ],
  ...['p', '.x', '#a', '*', 'none', 'auto', 'inherit', 'counter(page)', 'attr(title)', 'string(a)'],
  ...[
    'content()',
    'leader(dotted)',
    'target-counter(attr(title), page)',
    'constructor',
    '__proto__',
  ],
)
const value = fc.array(token, { maxLength: 6 }).map((tokens) => tokens.join(' '))
const declaration = fc
  .tuple(
    fc.constantFrom(...PROPERTY_NAMES, ...SHORTHAND_NAMES, '--x', '--y', 'size', 'toString'),
    value,
  )
  .map(([name, text]) => `${name}: ${text}`)
const block = fc
  .array(declaration, { maxLength: 4 })
  .map((declarations) => `{ ${declarations.join('; ')} }`)
const sheet = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join('')),
  fc.array(fc.tuple(value, block), { maxLength: 4 }).map((rules) => rules.flat().join(' ')),
  fc
    .array(fc.tuple(fc.constantFrom('p', '.x b', 'p::before', '@page', '@page :first'), block), {
      maxLength: 4,
    })
    .map((rules) => rules.flat().join(' ')),
)

describe('any text as a style sheet', () => {
  it('gives styles, and faults that have a place in it', () => {
    fc.assert(
      fc.property(sheet, (css) => {
        const { document, diagnostics } = style(HTML, css)
        expect(Object.keys(document.root.style)).toEqual(PROPERTY_NAMES)
        for (const { severity, span } of diagnostics) {
          expect([severity, span?.file]).toEqual(['error', 'style.css'])
          const { start = -1, end = -1 } = span ?? {}
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(css.length)
        }
      }),
      { numRuns: 1500 },
    )
  })
})
