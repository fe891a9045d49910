import type { CssNode } from 'css-tree'
import { PT_PER_MM } from '../model/units.ts'

/** A number, or a length in pt and, where a percentage takes part, a share of what percentages are of. */
export type Amount =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'length'; readonly pt: number; readonly share?: number }

/** What font-relative units are relative to, in pt. */
export interface FontUnits {
  readonly fontSize: number
  readonly rootFontSize: number
  /** Of the element; where `line-height` itself is read, of its parent (CSS Values 4 §6.1.1). */
  readonly lineHeight: number
}

const ABSOLUTE: Readonly<Record<string, number>> = {
  pt: 1,
  px: 0.75,
  in: 72,
  cm: 10 * PT_PER_MM,
  mm: PT_PER_MM,
}

export const UNITS: readonly string[] = [...Object.keys(ABSOLUTE), 'em', 'rem', 'lh']

export function isCalc(node: CssNode | undefined): boolean {
  return node?.type === 'Function' && node.name.toLowerCase() === 'calc'
}

/** The amount that a number, a percentage, a length or a `calc()` is; undefined for everything else. */
export function amountOf(node: CssNode | undefined, units: FontUnits): Amount | undefined {
  // brackets are for sums, inside of `calc()`
  const amount = node?.type === 'Parentheses' ? undefined : plainAmount(node, units)
  return amount && isFinite(amount) ? amount : undefined
}

function plainAmount(node: CssNode | undefined, units: FontUnits): Amount | undefined {
  if (node?.type === 'Number') return { kind: 'number', value: Number(node.value) }
  if (node?.type === 'Percentage') return { kind: 'length', pt: 0, share: Number(node.value) / 100 }
  if (node?.type === 'Dimension') {
    const scale = scaleOf(node.unit.toLowerCase(), units)
    return scale === undefined ? undefined : { kind: 'length', pt: Number(node.value) * scale }
  }
  if (node?.type === 'Parentheses' || (node?.type === 'Function' && isCalc(node))) {
    return sumOf(node.children.toArray(), units)
  }
  return undefined
}

function scaleOf(unit: string, units: FontUnits): number | undefined {
  const { fontSize, rootFontSize, lineHeight } = units
  if (unit === 'em') return fontSize
  if (unit === 'lh') return lineHeight
  if (unit === 'rem') return rootFontSize
  return Object.hasOwn(ABSOLUTE, unit) ? ABSOLUTE[unit] : undefined
}

/**
 * A sum of products (CSS Values 3 §8.1). White space must stand around + and -: without it they are signs, which leave two
 * values side by side and therefore no sum.
 */
function sumOf(nodes: readonly CssNode[], units: FontUnits): Amount | undefined {
  const [first = [], ...others] = splitAt(nodes, /^\s+[+-]\s+$/)
  let total = productOf(first, units)
  for (const [sign, ...factors] of others) {
    const term = productOf(factors, units)
    const isMinus = sign?.type === 'Operator' && sign.value.includes('-')
    total = total && term && add(total, isMinus ? scale(term, -1) : term)
  }
  return total
}

function productOf(nodes: readonly CssNode[], units: FontUnits): Amount | undefined {
  const [first = [], ...others] = splitAt(nodes, /^\s*[*/]\s*$/)
  let total = first.length === 1 ? plainAmount(first[0], units) : undefined
  for (const [operator, factor, ...rest] of others) {
    const other = rest.length ? undefined : plainAmount(factor, units)
    const isDivision = operator?.type === 'Operator' && operator.value.includes('/')
    total = total && other && (isDivision ? divide(total, other) : multiply(total, other))
  }
  return total
}

/** `nodes` cut before every operator of this form; the operator is the first of its part. */
function splitAt(nodes: readonly CssNode[], form: RegExp): CssNode[][] {
  const parts: CssNode[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'Operator' && form.test(node.value)) parts.push([node])
    else parts.at(-1)?.push(node)
  }
  return parts
}

function add(a: Amount, b: Amount): Amount | undefined {
  if (a.kind === 'number') {
    return b.kind === 'number' ? { kind: 'number', value: a.value + b.value } : undefined
  }
  if (b.kind === 'number') return undefined
  const pt = a.pt + b.pt
  if (a.share === undefined && b.share === undefined) return { kind: 'length', pt }
  return { kind: 'length', pt, share: (a.share ?? 0) + (b.share ?? 0) }
}

function multiply(a: Amount, b: Amount): Amount | undefined {
  if (b.kind === 'number') return scale(a, b.value)
  return a.kind === 'number' ? scale(b, a.value) : undefined
}

function divide(a: Amount, b: Amount): Amount | undefined {
  return b.kind === 'number' && b.value !== 0 ? scale(a, 1 / b.value) : undefined
}

function scale(amount: Amount, by: number): Amount {
  if (amount.kind === 'number') return { kind: 'number', value: amount.value * by }
  const { pt, share } = amount
  return { kind: 'length', pt: pt * by, ...(share !== undefined && { share: share * by }) }
}

function isFinite(amount: Amount): boolean {
  const parts = amount.kind === 'number' ? [amount.value] : [amount.pt, amount.share ?? 0]
  return parts.every((part) => Number.isFinite(part))
}
