/** Why a value with `var()` has no meaning. */
export type VariableFault = { readonly kind: 'undefined' | 'circular'; readonly name: string }

export type Variables = ReadonlyMap<string, string>

const CALL = /var\(\s*(--[\w-]+|--[^\s,()]+)\s*(,|\))/u

/** `value` with every `var()` replaced, fallbacks used where a variable is not set. */
export function substitute(
  value: string,
  variables: Variables,
  open: readonly string[] = [],
): string | VariableFault {
  let text = value
  for (let found = CALL.exec(text); found; found = CALL.exec(text)) {
    const name = found[1] ?? ''
    const end =
      found[2] === ')' ? found.index + found[0].length : closingBracket(text, found.index + 4)
    if (open.includes(name)) return { kind: 'circular', name }
    const given = variables.get(name) ?? fallbackOf(found, text, end)
    if (given === undefined) return { kind: 'undefined', name }
    const replaced = substitute(given, variables, [...open, name])
    if (typeof replaced !== 'string') return replaced
    text = text.slice(0, found.index) + replaced + text.slice(end)
  }
  return text
}

function fallbackOf(call: RegExpExecArray, text: string, end: number): string | undefined {
  return call[2] === ',' ? text.slice(call.index + call[0].length, end - 1).trim() : undefined
}

/** The offset after the bracket that closes the one before `start`. */
function closingBracket(text: string, start: number): number {
  let depth = 1
  for (let i = start; i < text.length; i++) {
    if (text[i] === '(') depth++
    if (text[i] === ')' && --depth === 0) return i + 1
  }
  return text.length
}
