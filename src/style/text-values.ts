import type { Break, ComputedStyle, FitRange, LineHeight } from '../model/style.ts'
import {
  either,
  keyword,
  length,
  lengthOf,
  number,
  positiveLength,
  standsFor,
  typeSize,
  type Nodes,
  type Reader,
  type UnitContext,
} from './values.ts'

/** What `line-height: normal` is. */
export const NORMAL_LINE_HEIGHT: LineHeight = { kind: 'factor', factor: 1.5 }

export const lineHeight: Reader<LineHeight> = (nodes, context) => {
  const factor = number(nodes, context)
  if (factor !== undefined) return factor > 0 ? { kind: 'factor', factor } : undefined
  if (keyword('normal')(nodes, context)) return NORMAL_LINE_HEIGHT
  const pt = lengthOf(({ fontSize }) => fontSize)(nodes, context)
  return pt !== undefined && pt > 0 ? { kind: 'length', pt } : undefined
}

export const weight: Reader<number> = (nodes, context) => {
  const value = number(nodes, context)
  if (value !== undefined) return value >= 1 && value <= 1000 ? value : undefined
  const name = keyword('normal', 'bold')(nodes, context)
  return name && (name === 'bold' ? 700 : 400)
}

export const letterSpacing = either(
  length,
  standsFor('normal', () => 0),
)

/** Dots are filled, whether or not that is said. */
export const emphasis: Reader<'none' | 'dot'> = (nodes) => {
  const names = nodes.map((node) => (node.type === 'Identifier' ? node.name.toLowerCase() : ''))
  if (names.length === 1 && names[0] === 'none') return 'none'
  const [dot, ...rest] = names.filter((name) => name !== 'filled')
  return dot === 'dot' && !rest.length && names.length < 3 ? 'dot' : undefined
}

/** Percentages are of the line height (CSS 2.2 §10.8.1). */
export const verticalAlign: Reader<ComputedStyle['vertical-align']> = either(
  keyword('baseline', 'super', 'sub', 'top', 'middle', 'bottom'),
  lengthOf(({ lineHeight }) => lineHeight),
)

export const breaks: Reader<Break> = either(
  keyword('auto', 'avoid', 'avoid-page', 'avoid-column', 'page', 'column', 'left', 'right'),
  standsFor('always', () => 'page'),
)

/** `least most [step]`; how finely the space grows is the page's business. */
export const headingSpace: Reader<ComputedStyle['--fit-heading-space']> = (nodes, context) => {
  if (keyword('auto')(nodes, context)) return 'auto'
  const lengths = nodes.map((node) => positiveLength([node], context) ?? Number.NaN)
  const [least = Number.NaN, most = Number.NaN, step = 1] = lengths
  return least <= most && step > 0 && lengths.length <= 3 ? { least, most } : undefined
}

/** `least most step`, all of one kind and none of them 0. */
function rangeOf(nodes: Nodes, context: UnitContext, read: Reader<number>): FitRange | undefined {
  const [least = 0, most = 0, step = 0] = nodes.map((node) => read([node], context) ?? 0)
  const isRange = nodes.length === 3 && least > 0 && least <= most && step > 0
  return isRange ? { least, most, step } : undefined
}

export const fitFontSize: Reader<ComputedStyle['--fit-font-size']> = (nodes, context) =>
  keyword('auto')(nodes, context) ?? rangeOf(nodes, context, typeSize)

export const fitLineHeight: Reader<ComputedStyle['--fit-line-height']> = (nodes, context) => {
  if (keyword('auto')(nodes, context)) return 'auto'
  const factors = rangeOf(nodes, context, number)
  if (factors) return { kind: 'factor', ...factors }
  const lengths = rangeOf(nodes, context, positiveLength)
  return lengths && { kind: 'length', ...lengths }
}
