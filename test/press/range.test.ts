import { describe, expect, it } from 'vitest'
import { parsePages, selectPages, writePages } from '../../src/press/range.ts'
import { collect } from '../support/diagnostics.ts'
import { pages } from '../support/pages.ts'

const numbersOf = (count: number, given: string) => {
  const { report, ...collected } = collect()
  const selected = selectPages(pages(count), parsePages(given) ?? [], report)
  return { numbers: selected?.map(({ number }) => number), ...collected }
}

describe('page ranges', () => {
  it.each([
    ['3', [3]],
    ['2-5', [2, 3, 4, 5]],
    ['1,4-6', [1, 4, 5, 6]],
    ['6-', [6, 7, 8]],
    ['8', [8]],
    ['1-8', [1, 2, 3, 4, 5, 6, 7, 8]],
    // the order of the bulletin, each once
    ['5, 2-3, 3', [2, 3, 5]],
    // as a Chinese keyboard writes them
    ['1，4—6', [1, 4, 5, 6]],
    ['1、3－4', [1, 3, 4]],
  ])('%s', (given, expected) => {
    expect(numbersOf(8, given)).toMatchObject({ numbers: expected, diagnostics: [] })
  })

  it.each([
    '',
    '0',
    '0-3',
    '-3',
    '3-2',
    'all',
    '1;2',
    '1,,2',
    '1-2-3',
    '1.5',
    '２',
    '1e3',
    '999999',
  ])('%j is none', (given) => {
    expect(parsePages(given)).toBeUndefined()
  })

  it.each([
    ['9', '9'],
    ['9-', '9-'],
    ['2-12', '2-12'],
    ['1,9,11-12', '9,11-12'],
  ])('%s names pages that are not there', (given, wanted) => {
    const { numbers, diagnostics } = numbersOf(8, given)
    expect(numbers).toBeUndefined()
    expect(diagnostics).toMatchObject([
      { severity: 'error', code: 'PAGES_OUT_OF_RANGE', data: { wanted, pages: 8 } },
    ])
  })

  it.each(['3', '2-5', '1,4-6', '3-'])('%s is written as it was read', (given) => {
    expect(writePages(parsePages(given) ?? [])).toBe(given)
  })
})
