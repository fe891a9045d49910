import type { PressMark } from '../model/press.ts'
import { PT_PER_MM } from '../model/units.ts'
import {
  keyword,
  only,
  positiveLength,
  wordOf,
  type Nodes,
  type Reader,
  type UnitContext,
} from './values.ts'

/** Portrait sheets in mm: ISO, JIS, and 开 of 正度 paper (chinese-typography §7.6). */
const SHEETS: Readonly<Record<string, readonly [number, number]>> = {
  a3: [297, 420],
  a4: [210, 297],
  a5: [148, 210],
  b4: [250, 353],
  b5: [176, 250],
  'jis-b4': [257, 364],
  'jis-b5': [182, 257],
  '8k': [260, 370],
  '16k': [185, 260],
  '32k': [130, 184],
}

const A4: PageSize = [210 * PT_PER_MM, 297 * PT_PER_MM]

/** Width and height in pt. */
export type PageSize = readonly [number, number]
export type Marks = readonly PressMark[]

interface PageProperty<T> {
  readonly initial: T
  readonly accepts: string
  readonly read: Reader<T>
}

/** A sheet's name or one or two lengths, and how it lies, in either order (CSS Page 3 §7.1). */
const size: Reader<PageSize> = (nodes, context) => {
  const turns = nodes.filter((node) => isTurn(node))
  const rest = nodes.filter((node) => !isTurn(node))
  if (turns.length > 1) return undefined
  const landscape = turns.some((node) => wordOf([node]) === 'landscape')
  const sheet = rest.length ? sheetOf(rest, context) : A4
  if (!sheet) return undefined
  if (turns.length && rest.length && !Object.hasOwn(SHEETS, nameOf(rest))) return undefined
  const [short, long] = [Math.min(...sheet), Math.max(...sheet)]
  if (!turns.length) return sheet
  return landscape ? [long, short] : [short, long]
}

function isTurn(node: Nodes[number]): boolean {
  return ['landscape', 'portrait'].includes(wordOf([node]))
}

function sheetOf(nodes: Nodes, context: UnitContext): PageSize | undefined {
  const name = nameOf(nodes)
  if (name === 'auto') return A4
  const known = Object.hasOwn(SHEETS, name) ? SHEETS[name] : undefined
  if (known) return [known[0] * PT_PER_MM, known[1] * PT_PER_MM]
  const [width = 0, height = width, ...more] = nodes.map(
    (node) => positiveLength([node], context) ?? 0,
  )
  return width > 0 && height > 0 && !more.length ? [width, height] : undefined
}

/** `16K` reads as a number with a unit. */
function nameOf(nodes: Nodes): string {
  const node = only(nodes)
  return node?.type === 'Dimension' ? `${node.value}${node.unit.toLowerCase()}` : wordOf(nodes)
}

const marks: Reader<Marks> = (nodes, context) => {
  if (keyword('none')(nodes, context)) return []
  const read = nodes.map((node) => keyword('crop', 'cross')([node], context))
  const known = read.filter((mark) => mark !== undefined)
  const isSound = known.length === read.length && new Set(known).size === known.length
  return known.length && isSound ? known : undefined
}

const bleed: Reader<number | 'auto'> = (nodes, context) =>
  keyword('auto')(nodes, context) ?? positiveLength(nodes, context)

export const PAGE_PROPERTIES: {
  readonly size: PageProperty<PageSize>
  readonly bleed: PageProperty<number | 'auto'>
  readonly marks: PageProperty<Marks>
} = {
  size: {
    initial: A4,
    accepts: 'A3 | A4 | A5 | B4 | B5 | 8K | 16K | 32K [landscape] | width height',
    read: size,
  },
  bleed: { initial: 'auto', accepts: 'length | auto', read: bleed },
  marks: { initial: [], accepts: 'none | crop | cross | crop cross', read: marks },
}

export type PagePropertyName = keyof typeof PAGE_PROPERTIES
export const PAGE_PROPERTY_NAMES: readonly string[] = Object.keys(PAGE_PROPERTIES)

export function isPageProperty(name: string): name is PagePropertyName {
  return PAGE_PROPERTY_NAMES.includes(name)
}
