import { describe, expect, it } from 'vitest'
import { computed, faultsOf } from '../support/style.ts'

describe('units', () => {
  it.each([
    ['10pt', 10],
    ['10px', 7.5],
    ['1in', 72],
    ['25.4mm', 72],
    ['2.54cm', 72],
    ['2em', 20],
    ['2rem', 24],
    ['2EM', 20],
    ['+1.5e1pt', 15],
    ['.5pt', 0.5],
    ['-3pt', -3],
  ])('%s', (value, expected) => {
    expect(computed(`margin-top: ${value}`)['margin-top']).toBeCloseTo(expected, 9)
  })

  it('has the line height of the element, and in line-height that of its parent', () => {
    expect(computed('line-height: 1.6; margin-top: 2lh')['margin-top']).toBe(32)
    expect(computed('font-size: 20pt; line-height: 2; margin-top: 1lh')['margin-top']).toBe(40)
    expect(computed('line-height: 1lh')['line-height']).toEqual({ kind: 'length', pt: 30 })
  })

  it.each(['1q', '1pc', '1vw', '1rlh', '1ch', '1', '1e999pt', '1 pt', 'pt', '1constructor'])(
    'no length: %s',
    (value) => {
      expect(faultsOf(`margin-top: ${value}`)).toMatchObject([{ code: 'CSS_INVALID_VALUE' }])
    },
  )
})

describe('calc()', () => {
  it.each([
    ['calc(1pt)', 1],
    ['calc( 1pt + 2pt )', 3],
    ['calc(1in - 2pt)', 70],
    ['calc(1pt - -2pt)', 3],
    ['calc(1pt + 2pt * 3)', 7],
    ['calc((1pt + 2pt) * 3)', 9],
    ['calc(3*(1pt + 2pt))', 9],
    ['calc(12pt/4/3)', 1],
    ['calc(12pt / (4 / 2))', 6],
    ['calc(10pt - 3pt - 2pt)', 5],
    ['calc(2 * calc(1em + 1pt))', 22],
    ['CALC(1EM)', 10],
    ['calc(0pt * 3)', 0],
    ['calc(1pt\n+\n2pt)', 3],
    ['calc(1pt /* one */ + /* two */ 2pt)', 3],
    ['calc(-1 * (2pt + 1pt))', -3],
    ['calc(var(--x, 3pt) * 2)', 6],
  ])('%s', (value, expected) => {
    expect(computed(`margin-top: ${value}`)['margin-top']).toBeCloseTo(expected, 9)
  })

  it.each([
    ['calc(50% - 1em)', { pt: -10, share: 0.5 }],
    ['calc(100% / 3 + 10% - 1pt)', { pt: -1, share: 1 / 3 + 0.1 }],
    ['calc(2 * (10% + 1pt))', { pt: 2, share: 0.2 }],
    ['calc(50% - 50%)', 0],
  ])('%s keeps its percentage', (value, expected) => {
    expect(computed(`width: ${value}`).width).toEqual(expected)
  })

  it.each([
    'calc()',
    'calc(1pt+2pt)',
    'calc(1pt +2pt)',
    'calc(1pt -2pt)',
    'calc(1pt+ 2pt)',
    'calc(1pt 2pt)',
    'calc(1pt + 2)',
    'calc(1 + 2)',
    'calc(0)',
    'calc(1pt * 2pt)',
    'calc(2 / 1pt)',
    'calc(1pt / 0)',
    'calc(1pt / (1 - 1))',
    'calc(+ 1pt)',
    'calc(1pt +)',
    'calc(1pt * * 2)',
    'calc(-(1pt))',
    'calc(1pt, 2pt)',
    'calc(1vw + 1pt)',
    'calc(1e308pt * 1e308)',
    'calc(five)',
    '(1pt)',
    '-calc(1pt)',
    'max(1pt, 2pt)',
  ])('%s is no length', (value) => {
    const [fault, ...more] = faultsOf(`margin-top: ${value}`)
    expect(fault).toMatchObject({ code: 'CSS_INVALID_VALUE', data: { value } })
    expect(more).toEqual([])
  })

  it('is stopped at 0 where there is nothing below it', () => {
    expect(computed('padding-top: calc(1pt - 3pt)')['padding-top']).toBe(0)
    expect(computed('width: calc(-10% - 3pt)').width).toBe(0)
    // how much 10% is, is not known yet
    expect(computed('width: calc(10% - 3pt)').width).toEqual({ pt: -3, share: 0.1 })
  })

  it('may be below 0 at some sizes and above it at others', () => {
    expect(computed('font-size: calc(1em - 12pt)')['font-size']).toBe(8)
    expect(faultsOf('font-size: calc(1em - 12pt)')).toMatchObject([{ code: 'CSS_INVALID_VALUE' }])
  })
})
