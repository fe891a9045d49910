/** What no value and no sheet needs; a deeper one would only exhaust the stack of a parser. */
const DEEPEST = 64

/** Comments, strings, bare addresses and brackets: whatever a bracket may hide in, and brackets. */
const TOKEN =
  /\/\*[^]*?(?:\*\/|$)|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?|\burl\(\s*(?!\s|["'])[^)\s"'(]*\s*\)|\\[^]|[(){}[\]]/giu

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

export interface Imbalance {
  readonly fault: 'unclosed' | 'unopened' | 'too deep'
  /** The token that lacks its other half, and where it is. */
  readonly what: string
  readonly at: number
}

/** The first bracket, string or comment without its other half, or bracket that is nested too deep. */
export function findImbalance(text: string): Imbalance | undefined {
  const open: { what: string; at: number }[] = []
  for (const { 0: token, index: at } of text.matchAll(TOKEN)) {
    const first = token.charAt(0)
    if (token.startsWith('/*')) {
      if (token.length < 4 || !token.endsWith('*/')) return { fault: 'unclosed', what: '/*', at }
    } else if (first === '"' || first === "'") {
      if (token.length < 2 || !token.endsWith(first)) return { fault: 'unclosed', what: first, at }
    } else if (token in CLOSING) {
      open.push({ what: token, at })
      if (open.length > DEEPEST) return { fault: 'too deep', what: token, at }
    } else if (token.length === 1) {
      const before = open.pop()
      if (!before) return { fault: 'unopened', what: token, at }
      if (CLOSING[before.what] !== token) return { fault: 'unclosed', ...before }
    }
  }
  const left = open.at(-1)
  return left && { fault: 'unclosed', ...left }
}

/** `text` with blanks for comments: everything else stays where it is. */
export function withoutComments(text: string): string {
  if (!text.includes('/*')) return text
  return text.replace(TOKEN, (token) =>
    token.startsWith('/*') ? token.replace(/[^\n]/gu, ' ') : token,
  )
}

/** The offset after the bracket that closes the one at `start`; the end of the text if none does. */
export function closingBracket(text: string, start: number): number {
  let depth = 0
  for (const { 0: token, index } of text.slice(start).matchAll(TOKEN)) {
    if (token.length > 1) continue
    depth += token in CLOSING ? 1 : -1
    if (depth === 0) return start + index + 1
  }
  return text.length
}
