import path from 'node:path'
import { expect, it } from 'vitest'
import { check } from '../../src/check.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'

/** The faults of the real column, found by reading it: line and column, from 1, and what is marked. */
const FAULTS = [
  ['TRADITIONAL_CHARACTER', 10, 11, '書記'],
  ['TRADITIONAL_CHARACTER', 14, 84, '爭'],
  ['TRADITIONAL_CHARACTER', 16, 12, '書記'],
  ['REPEATED_ITEM', 32, 119, '招大商、招大商'],
  ['DOUBLED_WORD', 38, 419, '干部干部'],
  ['TRADITIONAL_CHARACTER', 40, 12, '書記'],
  ['PARAGRAPH_JOINED', 44, 24, '\n\n'],
  ['PARAGRAPH_JOINED', 76, 289, '\n\n'],
  ['DOUBLED_WORD', 84, 470, '接种接种'],
  ['TITLE_IMPOSSIBLE', 104, 7, '副局长书记'],
  ['PARAGRAPH_JOINED', 108, 156, '\n\n'],
  ['POST_OF_TWO', 120, 19, '湖北省委书记应勇'],
] as const

it('finds the faults of the real column, each at its place, and no others', async () => {
  const environment = { workspace: diskWorkspace(), fonts: path.resolve('fonts') }
  const { diagnostics, files } = await check('content/dajiatan-02.txt', environment)
  const [{ text } = { text: '' }] = files
  const found = diagnostics.map(({ code, span }) => {
    const { start = 0, end = 0 } = span ?? {}
    const before = text.slice(0, start).split('\n')
    return [code, before.length, (before.at(-1)?.length ?? 0) + 1, text.slice(start, end)]
  })
  const inOrder = found.toSorted((a, b) => Number(a[1]) - Number(b[1]))
  expect(inOrder).toEqual(FAULTS)
})
