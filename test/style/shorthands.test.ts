import { describe, expect, it } from 'vitest'
import type { ComputedStyle } from '../../src/model/style.ts'
import { PROPERTIES, PROPERTY_NAMES } from '../../src/style/properties.ts'
import { SHORTHAND_NAMES, shorthandOf } from '../../src/style/shorthands.ts'
import { computed, faultsOf, RED } from '../support/style.ts'

const sides = (prefix: string, suffix: string, values: readonly unknown[]) =>
  Object.fromEntries(
    ['top', 'right', 'bottom', 'left'].map((side, i) => [`${prefix}${side}${suffix}`, values[i]]),
  )
const BLACK = { screen: '#000000' }
const FONT = {
  'font-style': 'normal',
  'font-weight': 400,
  'line-height': { kind: 'factor', factor: 1.5 },
}

/** Everything that a shorthand sets, for values of each. */
const ROWS: Readonly<Record<string, readonly (readonly [string, object])[]>> = {
  inset: [['0 auto 10% 1pt', sides('', '', [0, 'auto', { pt: 0, share: 0.1 }, 1])]],
  margin: [
    ['1pt', sides('margin-', '', [1, 1, 1, 1])],
    ['1pt 2pt', sides('margin-', '', [1, 2, 1, 2])],
    ['1pt 2pt 3pt', sides('margin-', '', [1, 2, 3, 2])],
    ['1pt calc(1em + 1pt) -3pt 4pt', sides('margin-', '', [1, 11, -3, 4])],
  ],
  padding: [
    ['1pt 50%', sides('padding-', '', [1, { pt: 0, share: 0.5 }, 1, { pt: 0, share: 0.5 }])],
  ],
  border: [
    [
      'var(--red) double 3pt',
      {
        ...sides('border-', '-width', [3, 3, 3, 3]),
        ...sides('border-', '-style', ['double', 'double', 'double', 'double']),
        ...sides('border-', '-color', [RED, RED, RED, RED]),
      },
    ],
    ['none', sides('border-', '-style', ['none', 'none', 'none', 'none'])],
  ],
  ...Object.fromEntries(
    ['border-top', 'border-right', 'border-bottom', 'border-left', 'column-rule'].map((name) => [
      name,
      [
        [
          '2pt solid #fff',
          {
            [`${name}-width`]: 2,
            [`${name}-style`]: 'solid',
            [`${name}-color`]: { screen: '#ffffff' },
          },
        ],
        [
          'solid',
          { [`${name}-width`]: 2.25, [`${name}-style`]: 'solid', [`${name}-color`]: BLACK },
        ],
      ],
    ]),
  ),
  'border-width': [['1pt 2pt', sides('border-', '-width', [1, 2, 1, 2])]],
  'border-style': [['solid none', sides('border-', '-style', ['solid', 'none', 'solid', 'none'])]],
  'border-color': [
    [
      '#fff var(--red)',
      sides('border-', '-color', [{ screen: '#ffffff' }, RED, { screen: '#ffffff' }, RED]),
    ],
  ],
  background: [
    ['var(--red)', { 'background-color': RED }],
    ['none', { 'background-color': 'transparent' }],
  ],
  'flex-flow': [
    ['wrap', { 'flex-wrap': 'wrap' }],
    ['row wrap', { 'flex-wrap': 'wrap' }],
    ['row', { 'flex-wrap': 'nowrap' }],
  ],
  gap: [
    ['2em', { 'column-gap': 20 }],
    ['normal', { 'column-gap': 10 }],
  ],
  font: [
    ['12pt serif', { ...FONT, 'font-size': 12, 'font-family': ['serif'] }],
    [
      '700 12pt/1.2 "Noto Sans SC", serif',
      {
        ...FONT,
        'font-size': 12,
        'font-weight': 700,
        'line-height': { kind: 'factor', factor: 1.2 },
        'font-family': ['Noto Sans SC', 'serif'],
      },
    ],
    [
      'bold normal 小五 / 15pt 宋体',
      { ...FONT, 'font-size': 9, 'font-weight': 700, 'line-height': { kind: 'length', pt: 15 } },
    ],
    [
      'normal normal 150%/200% A B',
      {
        ...FONT,
        'font-size': 30,
        'line-height': { kind: 'length', pt: 60 },
        'font-family': ['A B'],
      },
    ],
    ['calc(1em + 1pt) serif', { ...FONT, 'font-size': 21 }],
  ],
  'text-decoration': [['underline', { 'text-decoration-line': 'underline' }]],
  'text-emphasis': [['filled dot', { 'text-emphasis-style': 'dot' }]],
}

describe('shorthands', () => {
  it('have a row each', () => {
    expect(Object.keys(ROWS).sort()).toEqual(SHORTHAND_NAMES.toSorted())
  })

  const rows = Object.entries(ROWS).flatMap(([name, values]) =>
    values.map(([value, expected]) => [name, value, expected] as const),
  )
  it.each(rows)('%s: %s', (name, value, expected) => {
    expect(computed(`${name}: ${value}`)).toMatchObject(expected)
  })

  it.each(SHORTHAND_NAMES)('%s sets what it does not mention to its initial value', (name) => {
    const longhands = shorthandOf(name)?.longhands ?? []
    const [value = '', expected = {}] = ROWS[name]?.at(-1) ?? []
    // the last row of each leaves something out, or mentions all
    const before = longhands.map((longhand) => `${longhand}: inherit`).join('; ')
    const style = computed(`${before}; ${name}: ${value}`)
    for (const longhand of longhands) {
      if (longhand in expected) continue
      const { followsColor, initial } = PROPERTIES[longhand]
      if (!['font-family'].includes(longhand)) {
        expect([longhand, style[longhand]]).toEqual([longhand, followsColor ? BLACK : initial])
      }
    }
  })

  it.each(SHORTHAND_NAMES)('%s takes the keywords of every property', (name) => {
    const longhands = shorthandOf(name)?.longhands ?? []
    const value = ROWS[name]?.[0]?.[0] ?? ''
    const initial = computed(`${name}: ${value}; ${name}: initial`)
    for (const longhand of longhands) {
      const { followsColor, initial: expected } = PROPERTIES[longhand]
      expect([longhand, initial[longhand]]).toEqual([longhand, followsColor ? BLACK : expected])
    }
    expect(faultsOf(`${name}: inherit`)).toEqual([])
    expect(faultsOf(`${name}: unset`)).toEqual([])
    expect(faultsOf(`${name}: revert`)).toEqual([])
    expect(faultsOf(`${name}: ${value} inherit`)).toMatchObject([{ code: 'CSS_INVALID_VALUE' }])
  })

  it('lose to longhands after them, and win over those before', () => {
    expect(
      computed('border-top-width: 5pt; border-top: solid; border-top-color: #fff'),
    ).toMatchObject({
      'border-top-width': 2.25,
      'border-top-style': 'solid',
      'border-top-color': { screen: '#ffffff' },
    })
  })

  it('touch nothing else', () => {
    const plain = computed('')
    for (const name of SHORTHAND_NAMES) {
      const longhands: readonly (keyof ComputedStyle)[] = shorthandOf(name)?.longhands ?? []
      const style = computed(`${name}: ${ROWS[name]?.[0]?.[0] ?? ''}`)
      const changed = PROPERTY_NAMES.filter(
        (other) => JSON.stringify(style[other]) !== JSON.stringify(plain[other]),
      )
      expect(changed.filter((other) => !longhands.includes(other))).toEqual([])
    }
  })

  it.each([
    ['margin', '1pt 2pt 3pt 4pt 5pt', 'margin'],
    ['margin', '1pt auto', 'margin-right'],
    ['padding', '-1pt', 'padding-top'],
    ['border', '1pt solid red', 'border'],
    ['border', '1pt 2pt', 'border'],
    ['border', 'solid dashed', 'border'],
    ['border-width', '1pt 10%', 'border-right-width'],
    ['gap', '1pt 2pt', 'column-gap'],
    ['background', '#fff url(a.png)', 'background-color'],
    ['font', '12pt', 'font'],
    ['font', 'serif', 'font'],
    ['font', 'italic 12pt serif', 'font'],
    ['font', '12pt/ serif', 'font'],
    ['font', '12pt/1.5', 'font'],
    ['font', '700 bold 12pt serif', 'font'],
    ['font', 'caption', 'font'],
    ['flex-flow', 'column', 'flex-wrap'],
    ['flex-flow', 'row row', 'flex-flow'],
    ['text-decoration', 'underline dotted', 'text-decoration-line'],
    ['inset', '1', 'top'],
  ])('%s is never %s', (name, value, property) => {
    expect(faultsOf(`${name}: ${value}`)).toMatchObject([
      { code: 'CSS_INVALID_VALUE', data: { property } },
    ])
  })
})
