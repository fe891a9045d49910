import { closingBracket, findImbalance } from './balance.ts'

/** A custom property on an element; without a value if it has a fault, which has been reported. */
export interface Variable<D = unknown> {
  readonly value: string | undefined
  /** Where it was set; inks are set nowhere. */
  readonly declaration?: D
}

export type Variables<D = unknown> = ReadonlyMap<string, Variable<D>>

/** Why a value with `var()` has no meaning. */
export type VariableFault =
  | { readonly kind: 'undefined'; readonly name: string }
  | { readonly kind: 'too long' }
  /** It is made of something that has been reported. */
  | { readonly kind: 'reported' }

/** No value of a template is nearly as long; one that doubles with every variable soon is. */
const LONGEST = 10_000

/** A string, or the beginning of `var()`. */
const CALL =
  /"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|(?<![\w-])(?<open>var\()\s*(?<name>--[^\s,()"'{}]+)\s*(?=[,)])/giu

export function hasVariables(value: string): boolean {
  return /(?<![\w-])var\(/iu.test(value)
}

/** `value` with every `var()` replaced, fallbacks used where a variable is not set. */
export function substitute(value: string, variables: Variables): string | VariableFault {
  if (!hasVariables(value)) return value
  let text = ''
  let from = 0
  for (const { index, groups } of value.matchAll(CALL)) {
    const name = groups?.['name']
    if (name === undefined || index < from) continue
    const bracket = index + 3
    const end = closingBracket(value, bracket)
    const given = variables.get(name)
    const replaced = given?.value ?? fallbackOf(value.slice(bracket + 1, end - 1), variables)
    if (replaced === undefined) return given ? { kind: 'reported' } : { kind: 'undefined', name }
    if (typeof replaced !== 'string') return replaced
    // what stood apart stays apart: `var(--n)pt` is no length
    const glue = /^[\w%-]/u.test(value.slice(end)) ? ' ' : ''
    text += value.slice(from, index) + replaced + glue
    if (text.length > LONGEST) return { kind: 'too long' }
    from = end
  }
  const whole = text + value.slice(from)
  if (whole.length > LONGEST) return { kind: 'too long' }
  return findImbalance(whole)?.fault === 'too deep' ? { kind: 'too long' } : whole
}

function fallbackOf(call: string, variables: Variables): string | VariableFault | undefined {
  const comma = call.indexOf(',')
  return comma < 0 ? undefined : substitute(call.slice(comma + 1).trim(), variables)
}

/** The variables that a value refers to, in fallbacks too (CSS Variables 1 §2.3). */
export function referencesOf(value: string): string[] {
  return hasVariables(value)
    ? Array.from(value.matchAll(CALL), ({ groups }) => groups?.['name'] ?? '').filter(Boolean)
    : []
}

/**
 * Names in an order in which each comes after those it refers to. What refers to itself, over however many others, has no such place
 * and is left over, with what refers to it.
 */
export function sortByReference(references: ReadonlyMap<string, readonly string[]>): {
  readonly order: readonly string[]
  readonly rest: readonly string[]
} {
  const users = new Map<string, string[]>()
  const waiting = new Map<string, number>()
  for (const [name, used] of references) {
    const inside = [...new Set(used)].filter((other) => references.has(other))
    waiting.set(name, inside.length)
    for (const other of inside) {
      const known = users.get(other)
      if (known) known.push(name)
      else users.set(other, [name])
    }
  }
  const order = [...waiting].filter(([, count]) => count === 0).map(([name]) => name)
  // grows while it is walked: a name is ready when the last one that it waits for is
  for (const name of order) {
    for (const user of users.get(name) ?? []) {
      const left = (waiting.get(user) ?? 0) - 1
      waiting.set(user, left)
      if (left === 0) order.push(user)
    }
  }
  return { order, rest: [...waiting].filter(([, count]) => count > 0).map(([name]) => name) }
}

/** Those of names in circles that are in a circle themselves, or between two. */
export function circular(
  rest: readonly string[],
  references: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const reversed = new Map<string, string[]>(rest.map((name) => [name, []]))
  for (const name of rest)
    for (const used of references.get(name) ?? []) reversed.get(used)?.push(name)
  return sortByReference(reversed).rest
}
