import type { CssNode } from 'css-tree'
import parseCss from 'css-tree/parser'
import { findImbalance } from './balance.ts'

/** The parts of a value; undefined if it is no value at all. */
export function parseValue(text: string): CssNode[] | undefined {
  if (!text || findImbalance(text)) return undefined
  try {
    const ast = parseCss(text, { context: 'value' })
    if (ast.type !== 'Value') return undefined
    return ast.children.toArray().filter(({ type }) => type !== 'WhiteSpace')
  } catch {
    // css-tree throws where a value cannot be one
    return undefined
  }
}
