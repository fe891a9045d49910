import type { Color, ComputedStyle, ContentItem, LineHeight } from '../model/style.ts'
import {
  BLACK,
  color,
  either,
  families,
  keyword,
  length,
  number,
  percentage,
  positiveLength,
  typeSize,
  wholeNumber,
  type Nodes,
  type Reader,
} from './values.ts'

/** One row of the table: what a property is without a declaration, whether children take it over, what it accepts. */
export interface Property<T> {
  readonly initial: T
  readonly inherits: boolean
  /** For messages and docs/css.md. */
  readonly accepts: string
  readonly read: Reader<T>
  /** The initial value is `currentcolor`. */
  readonly followsColor?: true
}

type Table = { readonly [Name in keyof ComputedStyle]: Property<ComputedStyle[Name]> }

const LENGTH = 'length'

function own<T>(initial: T, accepts: string, read: Reader<T>): Property<T> {
  return { initial, inherits: false, accepts, read }
}

function inherited<T>(initial: T, accepts: string, read: Reader<T>): Property<T> {
  return { initial, inherits: true, accepts, read }
}

function words<const K extends string>(
  inherits: boolean,
  initial: K,
  ...more: readonly K[]
): Property<K> {
  const all = [initial, ...more]
  return { initial, inherits, accepts: all.join(' | '), read: keyword(...all) }
}

const space = own(0, LENGTH, positiveLength)
const margin = own(0, LENGTH, length)
const extent = own<number | 'auto'>(
  'auto',
  'length | auto',
  either(positiveLength, keyword('auto')),
)
/** `medium`, three pixels; counts only where there is a line at all. */
const lineWidth = own(2.25, LENGTH, positiveLength)
/** Without a declaration the element's own colour, as `currentcolor` says. */
const borderColor: Property<Color> = { ...own(BLACK, 'colour', color), followsColor: true }
const borderStyle = words(false, 'none', 'solid')
const breaks = words(false, 'auto', 'avoid')
const lines = own(2, 'whole number', wholeNumber)

const lineHeight: Reader<LineHeight> = (nodes, context) => {
  const factor = number(nodes, context) ?? percentage(nodes, context)
  if (factor !== undefined) return factor > 0 ? { kind: 'factor', factor } : undefined
  const pt = positiveLength(nodes, context)
  return pt ? { kind: 'length', pt } : undefined
}

const weight: Reader<number> = (nodes, context) => {
  const value = number(nodes, context)
  if (value !== undefined) return value >= 1 && value <= 1000 ? value : undefined
  const name = keyword('normal', 'bold')(nodes, context)
  return name && (name === 'bold' ? 700 : 400)
}

const stringSet: Reader<{ name: string }> = ([name, source, ...rest]) => {
  const isContent = source?.type === 'Function' && source.name === 'content'
  return name?.type === 'Identifier' && isContent && !rest.length ? { name: name.name } : undefined
}

const content: Reader<readonly ContentItem[]> = (nodes) => {
  const items = nodes.map(contentItem)
  const read = items.filter((item) => item !== undefined)
  return read.length === items.length && read.length ? read : undefined
}

function contentItem(node: Nodes[number]): ContentItem | undefined {
  if (node.type === 'String') return { kind: 'text', text: node.value }
  if (node.type !== 'Function') return undefined
  const argument = node.children.toArray()
  const [first] = argument
  if (argument.length !== 1 || first?.type !== 'Identifier') return undefined
  if (node.name === 'string') return { kind: 'string', name: first.name }
  const isCounter = node.name === 'counter' && (first.name === 'page' || first.name === 'pages')
  return isCounter ? { kind: 'counter', name: first.name as 'page' | 'pages' } : undefined
}

/** Dots are filled, whether or not that is said. */
const emphasis: Reader<'none' | 'dot'> = (nodes) => {
  const names = nodes.map((node) => (node.type === 'Identifier' ? node.name.toLowerCase() : ''))
  if (names.length === 1 && names[0] === 'none') return 'none'
  const [dot, ...rest] = names.filter((name) => name !== 'filled')
  return dot === 'dot' && !rest.length && names.length < 3 ? 'dot' : undefined
}

/** Every property of the subset, in the order of docs/css.md. What is not here is refused by name. */
export const PROPERTIES: Table = {
  display: words(false, 'inline', 'block', 'inline-block', 'flex', 'none'),
  width: extent,
  height: extent,
  'margin-top': margin,
  'margin-right': margin,
  'margin-bottom': margin,
  'margin-left': margin,
  'padding-top': space,
  'padding-right': space,
  'padding-bottom': space,
  'padding-left': space,
  'border-top-width': lineWidth,
  'border-right-width': lineWidth,
  'border-bottom-width': lineWidth,
  'border-left-width': lineWidth,
  'border-top-style': borderStyle,
  'border-right-style': borderStyle,
  'border-bottom-style': borderStyle,
  'border-left-style': borderStyle,
  'border-top-color': borderColor,
  'border-right-color': borderColor,
  'border-bottom-color': borderColor,
  'border-left-color': borderColor,
  'background-color': own(
    'transparent',
    'colour | transparent',
    either(color, keyword('transparent')),
  ),
  'justify-content': words(false, 'flex-start', 'flex-end', 'center', 'space-between'),
  'flex-wrap': words(false, 'nowrap', 'wrap'),
  'align-items': words(false, 'flex-start', 'flex-end', 'center', 'baseline'),
  'column-count': own<number | 'auto'>(
    'auto',
    'whole number | auto',
    either(wholeNumber, keyword('auto')),
  ),
  'column-gap': space,
  'column-fill': words(false, 'balance', 'auto'),
  'column-rule-width': lineWidth,
  'column-rule-style': borderStyle,
  'column-rule-color': borderColor,
  'line-grid': words(false, 'none', 'create'),
  'block-step-size': own<number | 'none'>(
    'none',
    'length | none',
    either(positiveLength, keyword('none')),
  ),
  'break-before': breaks,
  'break-after': breaks,
  orphans: { ...lines, inherits: true },
  widows: { ...lines, inherits: true },
  color: inherited(BLACK, 'colour', color),
  'font-family': inherited(['serif'], 'family, family, …', families),
  'font-size': inherited(10.5, 'length | percentage | 初号 … 八号', typeSize),
  'font-weight': inherited(400, '1 … 1000 | normal | bold', weight),
  'line-height': inherited<LineHeight>(
    { kind: 'factor', factor: 1.5 },
    'number | percentage | length',
    lineHeight,
  ),
  'letter-spacing': inherited(0, 'length | normal', either(length, zeroFor('normal'))),
  'text-align': words(true, 'left', 'right', 'center', 'justify'),
  'text-align-last': words(true, 'auto', 'left', 'right', 'center', 'justify'),
  'text-indent': inherited(0, LENGTH, length),
  'text-wrap': words(true, 'wrap', 'balance'),
  'white-space': words(true, 'normal', 'nowrap'),
  'line-break': words(true, 'auto', 'anywhere', 'loose', 'normal', 'strict'),
  'text-autospace': words(true, 'normal', 'ideograph-alpha', 'no-autospace'),
  '-banxin-autospace': words(true, 'quarter', 'eighth'),
  'text-spacing-trim': words(true, 'trim-both', 'space-first'),
  'hanging-punctuation': words(true, 'none', 'allow-end', 'force-end'),
  '-banxin-punctuation': words(true, 'quanjiao', 'kaiming', 'banjiao', 'hangmobanjiao'),
  // CSS does not inherit it but draws it on what is inside; here that is the same
  'text-decoration-line': words(true, 'none', 'underline'),
  'text-emphasis-style': inherited<'none' | 'dot'>('none', 'none | dot | filled dot', emphasis),
  'vertical-align': words(false, 'middle', 'top', 'bottom'),
  'string-set': own<{ name: string } | 'none'>(
    'none',
    'name content() | none',
    either(stringSet, keyword('none')),
  ),
  'bookmark-level': own<number | 'none'>(
    'none',
    'whole number | none',
    either(wholeNumber, keyword('none')),
  ),
  content: own<readonly ContentItem[] | 'normal' | 'none'>(
    'normal',
    '"…" counter(page) counter(pages) string(name) | none',
    either(content, keyword('normal', 'none')),
  ),
}

/** What margin boxes take and elements do not. */
export const BOX_PROPERTIES: readonly (keyof ComputedStyle)[] = ['content', 'vertical-align']

export const PROPERTY_NAMES = Object.keys(PROPERTIES) as (keyof ComputedStyle)[]

/** A keyword that stands for 0. */
function zeroFor(name: string): Reader<number> {
  const read = keyword(name)
  return (nodes, context) => (read(nodes, context) === undefined ? undefined : 0)
}
