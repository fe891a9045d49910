import type { CssNode, FunctionNode } from 'css-tree'
import type { ContentItem, LeaderStyle, NamedString, StringKeyword } from '../model/style.ts'
import { only, splitAtCommas, wordOf, type Nodes, type Reader } from './values.ts'

/** The items of `content`. */
export const content: Reader<readonly ContentItem[]> = (nodes) => {
  const items = nodes.map((node) => itemOf(node, FUNCTIONS))
  const read = items.filter((item) => item !== undefined)
  return read.length === items.length && read.length ? read : undefined
}

/** The named strings of `string-set`. */
export const stringSet: Reader<readonly NamedString[]> = (nodes) => {
  const strings = splitAtCommas(nodes).map(([name, ...rest]): NamedString | undefined => {
    const items = rest.map((node) => itemOf(node, STRING_FUNCTIONS))
    const read = items.filter((item) => item !== undefined)
    if (name?.type !== 'Identifier' || !read.length || read.length < items.length) return undefined
    return { name: name.name, items: read }
  })
  const read = strings.filter((string) => string !== undefined)
  return read.length === strings.length ? read : undefined
}

type ItemReader = (groups: CssNode[][]) => ContentItem | undefined

function itemOf(
  node: CssNode,
  functions: Readonly<Record<string, ItemReader>>,
): ContentItem | undefined {
  if (node.type === 'String') return { kind: 'text', text: node.value }
  if (node.type !== 'Function') return undefined
  const name = node.name.toLowerCase()
  return Object.hasOwn(functions, name) ? functions[name]?.(argumentsOf(node)) : undefined
}

function argumentsOf(node: FunctionNode): CssNode[][] {
  return splitAtCommas(node.children.toArray())
}

const counter: ItemReader = ([name = [], ...rest]) => {
  const word = wordOf(name)
  if (rest.length || (word !== 'page' && word !== 'pages')) return undefined
  return { kind: 'counter', name: word }
}

const STRING_KEYWORDS: readonly StringKeyword[] = ['first', 'last', 'start', 'first-except']

const string: ItemReader = ([name = [], which, ...rest]) => {
  const identifier = only(name)
  const word = which ? wordOf(which) : 'first'
  const keyword = STRING_KEYWORDS.find((candidate) => candidate === word)
  if (rest.length || identifier?.type !== 'Identifier' || !keyword) return undefined
  return { kind: 'string', name: identifier.name, keyword }
}

/** `attr(name)`, or `attr(name url)` where an address is asked for. */
function attributeIn(nodes: Nodes, canBeUrl: boolean): string | undefined {
  const [name, ...type] = nodes
  if (name?.type !== 'Identifier') return undefined
  const isFit = !type.length || (canBeUrl && wordOf(type) === 'url')
  return isFit ? name.name.toLowerCase() : undefined
}

const attribute: ItemReader = ([nodes = [], ...rest]) => {
  const name = rest.length ? undefined : attributeIn(nodes, false)
  return name === undefined ? undefined : { kind: 'attr', name }
}

const ownText: ItemReader = ([nodes = [], ...rest]) => {
  const isText = !nodes.length || wordOf(nodes) === 'text'
  return isText && !rest.length ? { kind: 'content' } : undefined
}

const targetCounter: ItemReader = ([target = [], name = [], ...rest]) => {
  const node = only(target)
  if (rest.length || wordOf(name) !== 'page' || !node) return undefined
  if (node.type === 'Function' && node.name.toLowerCase() === 'attr') {
    const [nodes = [], ...more] = argumentsOf(node)
    const named = more.length ? undefined : attributeIn(nodes, true)
    return named === undefined ? undefined : { kind: 'target-attr', name: named }
  }
  const address = node.type === 'String' || node.type === 'Url' ? node.value : ''
  return /^#./u.test(address) ? { kind: 'target', id: address.slice(1) } : undefined
}

const LEADERS: ReadonlyMap<string, LeaderStyle> = new Map([
  ['dotted', 'dotted'],
  ['solid', 'solid'],
  ['space', 'space'],
  ['.', 'dotted'],
  ['·', 'dotted'],
  ['…', 'dotted'],
  ['_', 'solid'],
  [' ', 'space'],
])

const leader: ItemReader = ([nodes = [], ...rest]) => {
  const node = only(nodes)
  const style = LEADERS.get(node?.type === 'String' ? node.value : wordOf(nodes))
  return style && !rest.length ? { kind: 'leader', style } : undefined
}

const STRING_FUNCTIONS: Readonly<Record<string, ItemReader>> = { content: ownText, attr: attribute }
const FUNCTIONS: Readonly<Record<string, ItemReader>> = {
  counter,
  string,
  attr: attribute,
  'target-counter': targetCounter,
  leader,
}

/** Items with the attributes of their element filled in: those that it lacks are empty. */
export function resolveItems(
  items: readonly ContentItem[],
  attributes: Readonly<Record<string, string>>,
): readonly ContentItem[] {
  const valueOf = (name: string) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined)
  return items.map((item): ContentItem => {
    if (item.kind === 'attr') return { kind: 'text', text: valueOf(item.name) ?? '' }
    if (item.kind !== 'target-attr') return item
    const id = valueOf(item.name)?.replace(/^#/u, '')
    return id ? { kind: 'target', id } : { kind: 'text', text: '' }
  })
}
