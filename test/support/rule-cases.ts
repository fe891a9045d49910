import { expect, it } from 'vitest'
import type { Example, Rule } from '../../src/proofread/rule.ts'
import { findings } from './rule.ts'

/** A text, what the rule marks in it in order, and the text as the rule would mend it, where it would. */
interface RuleCase {
  readonly text: string
  readonly marked: readonly string[]
  readonly mended: string
}

/** As a table has it; what is not mended stays. */
type Row = readonly [text: string, marked: readonly string[], mended?: string]

/** The table of a rule. */
export function cases(rule: Rule, table: readonly Row[], beside?: Example['beside']): void {
  const rows = table.map(([text, marked, mended = text]): RuleCase => ({ text, marked, mended }))
  it.each(rows)('$text', async ({ text, ...expected }) => {
    const { marked, mended } = await findings(rule, text, beside)
    expect({ marked, mended }).toEqual(expected)
  })
}

/** Texts in which it has nothing to find. */
export function clean(rule: Rule, texts: readonly string[], beside?: Example['beside']): void {
  it.each(texts)('nothing in %j', async (text) => {
    expect((await findings(rule, text, beside)).marked).toEqual([])
  })
}
