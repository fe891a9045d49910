import type { CssNode } from 'css-tree'
import type { Color, LengthPercentage } from '../model/style.ts'
import { SIZES } from '../model/units.ts'
import { amountOf, isCalc, type FontUnits } from './amount.ts'

export type Nodes = readonly CssNode[]

/** What values are relative to. */
export interface UnitContext extends FontUnits {
  readonly inks: ReadonlyMap<string, Color>
  /** The element's own `color`, for `currentcolor`. */
  readonly color: Color
}

/** Reads one value of a declaration; undefined if it is not of this kind. */
export type Reader<T> = (nodes: Nodes, context: UnitContext) => T | undefined

export function only(nodes: Nodes): CssNode | undefined {
  return nodes.length === 1 ? nodes[0] : undefined
}

/** A length in pt, or one with a percentage in it; 0 needs no unit, unless it is in `calc()`. */
export const lengthPercentage: Reader<LengthPercentage> = (nodes, context) => {
  const node = only(nodes)
  const amount = amountOf(node, context)
  if (!amount) return undefined
  if (amount.kind === 'number') return amount.value === 0 && !isCalc(node) ? 0 : undefined
  const { pt, share } = amount
  return share ? { pt, share } : pt
}

/** The same, not below 0: `calc()` stops there (CSS Values 3 §8.1.4), as far as it is known here. */
export const positiveLengthPercentage: Reader<LengthPercentage> = (nodes, context) => {
  const value = lengthPercentage(nodes, context)
  if (value === undefined) return undefined
  const parts = typeof value === 'number' ? [value] : [value.pt, value.share]
  if (parts.every((part) => part >= 0)) return value
  if (!isCalc(only(nodes))) return undefined
  return parts.every((part) => part <= 0) ? 0 : value
}

/** A length in pt without percentages. */
export const length: Reader<number> = (nodes, context) => {
  const node = only(nodes)
  const amount = amountOf(node, context)
  if (amount?.kind === 'number') return amount.value === 0 && !isCalc(node) ? 0 : undefined
  return amount?.share === undefined ? amount?.pt : undefined
}

export const positiveLength: Reader<number> = (nodes, context) => {
  const value = length(nodes, context)
  if (value === undefined || value >= 0) return value
  return isCalc(only(nodes)) ? 0 : undefined
}

/** A length in pt, percentages being of `base(context)`. */
export function lengthOf(base: (context: UnitContext) => number): Reader<number> {
  return (nodes, context) => {
    const value = lengthPercentage(nodes, context)
    return typeof value === 'object' ? value.pt + value.share * base(context) : value
  }
}

/** A type size: a length, a percentage of the parent's, or a 字号. */
export const typeSize: Reader<number> = (nodes, context) => {
  const node = only(nodes)
  if (node?.type === 'Identifier')
    return Object.hasOwn(SIZES, node.name) ? SIZES[node.name] : undefined
  const size = lengthOf(({ fontSize }) => fontSize)(nodes, context)
  return size !== undefined && size > 0 ? size : undefined
}

export const number: Reader<number> = (nodes, context) => {
  const amount = amountOf(only(nodes), context)
  return amount?.kind === 'number' ? amount.value : undefined
}

export const wholeNumber: Reader<number> = (nodes, context) => {
  const value = number(nodes, context)
  if (value === undefined || !Number.isInteger(value)) return undefined
  return isCalc(only(nodes)) ? Math.max(1, value) : value > 0 ? value : undefined
}

/** The word that the value is, small letters; empty if it is none. */
export function wordOf(nodes: Nodes): string {
  const node = only(nodes)
  return node?.type === 'Identifier' ? node.name.toLowerCase() : ''
}

export function keyword<const K extends string>(...keywords: readonly K[]): Reader<K> {
  return (nodes) => {
    const name = wordOf(nodes)
    return keywords.find((candidate) => candidate === name)
  }
}

/** A keyword that stands for a value. */
export function standsFor<T>(name: string, value: (context: UnitContext) => T): Reader<T> {
  return (nodes, context) => (wordOf(nodes) === name ? value(context) : undefined)
}

/** The first reader that accepts the value. */
export function either<A, B>(first: Reader<A>, second: Reader<B>): Reader<A | B> {
  return (nodes, context) => first(nodes, context) ?? second(nodes, context)
}

/** Family names, quoted or as identifiers in a row, separated by commas. */
export const families: Reader<readonly string[]> = (nodes) => familyNames(nodes)

export function familyNames(nodes: Nodes): readonly string[] | undefined {
  const names = splitAtCommas(nodes).map((group) => {
    const [first] = group
    if (group.length === 1 && first?.type === 'String') return first.value
    const identifiers = group.map((node) => (node.type === 'Identifier' ? node.name : ''))
    return identifiers.includes('') ? '' : identifiers.join(' ')
  })
  return names.includes('') || !names.length ? undefined : names
}

export function splitAtCommas(nodes: Nodes): CssNode[][] {
  const groups: CssNode[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'Operator' && node.value.trim() === ',') groups.push([])
    else groups.at(-1)?.push(node)
  }
  return groups
}
