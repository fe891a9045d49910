import type { CssNode } from 'css-tree'
import type { Color } from '../model/style.ts'
import { PT_PER_MM, SIZES } from '../model/units.ts'

export type Nodes = readonly CssNode[]

/** What relative units are relative to, in pt. */
export interface UnitContext {
  /** Of the element itself; for `font-size`, of its parent. */
  readonly fontSize: number
  readonly rootFontSize: number
  readonly inks: ReadonlyMap<string, Color>
  /** The element's own `color`, for `currentcolor`. */
  readonly color: Color
}

/** Reads one value of a declaration; undefined if it is not of this kind. */
export type Reader<T> = (nodes: Nodes, context: UnitContext) => T | undefined

const ABSOLUTE: Readonly<Record<string, number>> = {
  pt: 1,
  px: 0.75,
  in: 72,
  cm: 10 * PT_PER_MM,
  mm: PT_PER_MM,
}

export const UNITS: readonly string[] = [...Object.keys(ABSOLUTE), 'em', 'rem']

function only(nodes: Nodes): CssNode | undefined {
  return nodes.length === 1 ? nodes[0] : undefined
}

/** A length in pt; 0 needs no unit. */
export const length: Reader<number> = (nodes, { fontSize, rootFontSize }) => {
  const node = only(nodes)
  if (node?.type === 'Number') return Number(node.value) === 0 ? 0 : undefined
  if (node?.type !== 'Dimension') return undefined
  const unit = node.unit.toLowerCase()
  const scale = unit === 'em' ? fontSize : unit === 'rem' ? rootFontSize : ABSOLUTE[unit]
  return scale === undefined ? undefined : Number(node.value) * scale
}

export const positiveLength: Reader<number> = (nodes, context) => {
  const value = length(nodes, context)
  return value !== undefined && value >= 0 ? value : undefined
}

/** A type size: a length, a percentage of the parent's, or a 字号. */
export const typeSize: Reader<number> = (nodes, context) => {
  const node = only(nodes)
  if (node?.type === 'Identifier') return SIZES[node.name]
  const share = percentage(nodes, context)
  const size = share === undefined ? length(nodes, context) : share * context.fontSize
  return size !== undefined && size > 0 ? size : undefined
}

/** 120% -> 1.2 */
export const percentage: Reader<number> = (nodes) => {
  const node = only(nodes)
  return node?.type === 'Percentage' ? Number(node.value) / 100 : undefined
}

export const number: Reader<number> = (nodes) => {
  const node = only(nodes)
  return node?.type === 'Number' ? Number(node.value) : undefined
}

export const wholeNumber: Reader<number> = (nodes, context) => {
  const value = number(nodes, context)
  return value !== undefined && Number.isInteger(value) && value > 0 ? value : undefined
}

export function keyword<const K extends string>(...keywords: readonly K[]): Reader<K> {
  return (nodes) => {
    const node = only(nodes)
    const name = node?.type === 'Identifier' ? node.name.toLowerCase() : undefined
    return keywords.find((candidate) => candidate === name)
  }
}

/** The first reader that accepts the value. */
export function either<A, B>(first: Reader<A>, second: Reader<B>): Reader<A | B> {
  return (nodes, context) => first(nodes, context) ?? second(nodes, context)
}

export const BLACK: Color = { screen: '#000000' }
const NAMED: Readonly<Record<string, string>> = { black: '#000000', white: '#ffffff' }

/** #rgb, #rrggbb, rgb(), black, white, currentcolor, an ink. */
export const color: Reader<Color> = (nodes, { inks, color: own }) => {
  const node = only(nodes)
  if (node?.type === 'Hash') return hexColor(node.value)
  if (node?.type === 'Identifier') {
    const name = node.name.toLowerCase()
    if (name === 'currentcolor') return own
    const screen = NAMED[name]
    return screen === undefined ? undefined : { screen }
  }
  if (node?.type !== 'Function') return undefined
  const values = node.children.toArray()
  if (node.name === INK_FUNCTION) {
    const ink = values[0]
    return ink?.type === 'Identifier' ? inks.get(ink.name) : undefined
  }
  return node.name === 'rgb' ? rgbColor(values) : undefined
}

/** What `var(--red)` of an ink is replaced by: the ink keeps its name up to the press. */
export const INK_FUNCTION = '-banxin-ink'

function hexColor(digits: string): Color | undefined {
  const hex = digits.toLowerCase()
  if (/^[\da-f]{6}$/.test(hex)) return { screen: `#${hex}` }
  if (/^[\da-f]{3}$/.test(hex)) return { screen: `#${hex.replace(/./g, '$&$&')}` }
  return undefined
}

function rgbColor(nodes: Nodes): Color | undefined {
  const numbers = nodes.filter((node) => node.type !== 'Operator')
  const shares = numbers.map((node) => {
    if (node.type === 'Number') return Number(node.value) / 255
    return node.type === 'Percentage' ? Number(node.value) / 100 : Number.NaN
  })
  if (shares.length !== 3 || shares.some((share) => !(share >= 0 && share <= 1))) return undefined
  const hex = shares.map((share) =>
    Math.round(share * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  return { screen: `#${hex.join('')}` }
}

/** Family names, quoted or as identifiers in a row, separated by commas. */
export const families: Reader<readonly string[]> = (nodes) => {
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
    if (node.type === 'Operator' && node.value === ',') groups.push([])
    else groups.at(-1)?.push(node)
  }
  return groups
}
