import { expect, it } from 'vitest'
import { append, largest } from '../../src/model/lists.ts'

const many = Array.from({ length: 300_000 }, (_, i) => i)

it('adds to a list more than a call takes arguments', () => {
  const list = [1]
  append(list, many)
  expect(list).toHaveLength(300_001)
})

it('finds the largest of more than a call takes arguments, and the least it may be', () => {
  expect(largest(many, 5)).toBe(299_999)
  expect(largest([], 5)).toBe(5)
})
