import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findClauses } from '../../src/statements/clauses.ts'

const PIECES = [
  '一是',
  '二是',
  '三是',
  '首先',
  '其次',
  '最后',
  '第一，',
  '第二，',
  '（一）',
  '（二）',
  '1.',
  '2.',
  '①',
  '②',
  '一、',
  '二、',
  '抓学习',
  '落实',
  '。',
  '；',
  '，',
  '：',
  '”',
  '1',
  ' ',
  '',
]

const texts = fc.array(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((parts) => parts.join('')),
  { maxLength: 5 },
)

describe('clauses of any text', () => {
  it('are ranges in it, one after the other, each in those around it', () => {
    fc.assert(
      fc.property(texts, (paragraphs) => {
        const found = findClauses(paragraphs)
        expect(found).toHaveLength(paragraphs.length)
        found.forEach((clauses, i) => {
          const text = paragraphs[i] ?? ''
          clauses.forEach(({ label, lead, body, level }, k) => {
            const next = clauses[k + 1]
            expect(label.start).toBe(body.start)
            expect(label.end).toBeGreaterThan(label.start)
            expect(lead.start).toBe(label.end)
            expect(lead.end).toBeGreaterThanOrEqual(lead.start)
            expect(body.end).toBeLessThanOrEqual(text.length)
            expect(lead.end).toBeLessThanOrEqual(Math.min(body.end, next?.label.start ?? body.end))
            if (next) {
              expect(next.label.start).toBeGreaterThanOrEqual(label.end)
              if (next.level > level) expect(next.body.end).toBeLessThanOrEqual(body.end)
              else expect(body.end).toBeLessThanOrEqual(next.label.start)
            }
          })
        })
      }),
      { numRuns: 1000 },
    )
  })
})
