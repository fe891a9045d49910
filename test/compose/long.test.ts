import { expect, it } from 'vitest'
import { composeParagraph } from '../../src/compose/compose.ts'
import { paragraph, STUB_METRICS } from '../support/metrics.ts'

it('cuts one word into more parts than a call takes arguments', { timeout: 30_000 }, () => {
  const letters = 130_000
  const report = () => undefined
  const lines = composeParagraph(paragraph('a'.repeat(letters)), 150, STUB_METRICS, report)
  const glyphs = lines.flatMap(({ runs }) => runs.flatMap((run) => run.glyphs))
  expect(glyphs).toHaveLength(letters)
})
