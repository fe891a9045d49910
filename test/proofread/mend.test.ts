import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/model/diagnostic.ts'
import { editsByFile, mend } from '../../src/proofread/mend.ts'

const found = (...edits: readonly (readonly [start: number, end: number, insert: string])[]) => ({
  ...diagnose('info', 'DATE_IMPOSSIBLE', { text: '' }),
  fix: edits.map(([start, end, insert]) => ({ span: { file: 'a', start, end }, insert })),
})

const mended = (text: string, diagnostics: ReturnType<typeof found>[]) =>
  mend(text, editsByFile(diagnostics).get('a') ?? [])

describe('mending', () => {
  it.each([
    ['in their order, however they are given', [found([4, 5, 'E']), found([0, 1, 'A'])], 'AbcdEf'],
    ['side by side', [found([0, 2, 'x']), found([2, 4, 'y'])], 'xyef'],
    ['of two that overlap the first', [found([0, 3, 'x']), found([2, 4, 'y'])], 'xdef'],
    ['of two the same one', [found([1, 2, '']), found([1, 2, ''])], 'acdef'],
    ['of two that insert at one place one', [found([1, 1, 'x']), found([1, 1, 'y'])], 'axbcdef'],
    ['all of a mend', [found([0, 1, 'A'], [5, 6, 'F'])], 'AbcdeF'],
    ['or none of it', [found([0, 1, 'A']), found([0, 1, 'x'], [5, 6, 'F'])], 'Abcdef'],
    ['nothing', [], 'abcdef'],
  ])('makes edits %s', (_what, diagnostics, expected) => {
    expect(mended('abcdef', diagnostics)).toBe(expected)
  })
})
