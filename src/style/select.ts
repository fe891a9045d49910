import { compile, type Options } from 'css-select'
import {
  AttributeAction,
  isTraversal,
  parse,
  SelectorType,
  type PseudoSelector,
  type Selector,
} from 'css-what'
import { nearest } from '../model/nearest.ts'
import type { TreeElement, TreeNode } from '../model/tree.ts'

/** Ids, then classes, attributes and pseudo-classes, then element names and pseudo-elements. */
export type Specificity = readonly [number, number, number]

export const PSEUDO_ELEMENTS = ['before', 'after'] as const
export type PseudoElement = (typeof PSEUDO_ELEMENTS)[number]

/** One selector of a rule's list. */
export interface ParsedSelector {
  readonly tokens: readonly Selector[]
  readonly specificity: Specificity
  /** It selects what stands before or after the text of the elements that match. */
  readonly pseudo?: PseudoElement
}

export interface SelectorFault {
  readonly what: string
  readonly instead: string | undefined
}

type Adapter = NonNullable<Options<TreeNode, TreeElement>['adapter']>

/** Who stands above and beside whom: the tree itself looks only down. */
export class TreeIndex implements Adapter {
  private readonly parents = new Map<TreeNode, TreeElement>()

  constructor(root: TreeElement) {
    this.enter(root)
  }

  private enter(element: TreeElement): void {
    for (const child of element.children) {
      this.parents.set(child, element)
      if (child.kind === 'element') this.enter(child)
    }
  }

  isTag = (node: TreeNode): node is TreeElement => node.kind === 'element'
  getAttributeValue = (element: TreeElement, name: string) =>
    this.hasAttrib(element, name) ? element.attributes[name] : undefined
  // css-select only reads what its types would let it change
  getChildren = (node: TreeNode): TreeNode[] =>
    node.kind === 'element' ? (node.children as TreeNode[]) : []
  getName = (element: TreeElement) => element.name
  getParent = (node: TreeNode): TreeElement | null => this.parents.get(node) ?? null
  getSiblings = (node: TreeNode): TreeNode[] => {
    const parent = this.parents.get(node)
    return parent ? (parent.children as TreeNode[]) : [node]
  }
  getText = (node: TreeNode): string =>
    node.kind === 'text' ? node.text : node.children.map(this.getText).join('')
  hasAttrib = (element: TreeElement, name: string) => Object.hasOwn(element.attributes, name)
  removeSubsets = (nodes: TreeNode[]): TreeNode[] => [...new Set(nodes)]
}

/** The selectors of a rule, one for each part between commas, or what in them is outside the subset. */
export function parseSelectors(text: string): readonly ParsedSelector[] | SelectorFault {
  let selectors: Selector[][]
  try {
    selectors = parse(text)
  } catch {
    return { what: text.trim(), instead: undefined }
  }
  const parsed: ParsedSelector[] = []
  for (const selector of selectors) {
    if (selector.length > LONGEST) return { what: `${text.slice(0, 40)}…`, instead: undefined }
    const last = selector.at(-1)
    const pseudo = PSEUDO_ELEMENTS.find(
      (name) =>
        last?.type === SelectorType.PseudoElement && last.name === name && last.data === null,
    )
    const element = pseudo ? selector.slice(0, -1) : selector
    const fault = faultOf(element)
    if (fault) return fault
    const tokens = element.length ? element : [ANY]
    parsed.push({ tokens, specificity: specificityOf(selector), ...(pseudo && { pseudo }) })
  }
  return parsed.length ? parsed : { what: text.trim() || '{ … }', instead: undefined }
}

/** Parts of a selector: matching goes one call deeper with each. */
const LONGEST = 200

const ANY: Selector = { type: SelectorType.Universal, namespace: null }

/** Whether an element matches. Throws where css-select cannot read the argument of a pseudo-class. */
export function compileSelector(
  { tokens }: ParsedSelector,
  index: TreeIndex,
): (element: TreeElement) => boolean {
  return compile<TreeNode, TreeElement>([[...tokens]], { adapter: index })
}

/** Pseudo-classes by what they take in brackets. */
export const PSEUDO_CLASSES: Readonly<Record<string, 'nothing' | 'formula' | 'selectors'>> = {
  root: 'nothing',
  empty: 'nothing',
  'first-child': 'nothing',
  'last-child': 'nothing',
  'only-child': 'nothing',
  'first-of-type': 'nothing',
  'last-of-type': 'nothing',
  'only-of-type': 'nothing',
  'nth-child': 'formula',
  'nth-last-child': 'formula',
  'nth-of-type': 'formula',
  'nth-last-of-type': 'formula',
  is: 'selectors',
  where: 'selectors',
  not: 'selectors',
  has: 'selectors',
}

const FORMULA = /^\s*(?:even|odd|[+-]?\d+|[+-]?\d*n(?:\s*[+-]\s*\d+)?)\s*$/iu

function faultOf(selector: readonly Selector[]): SelectorFault | undefined {
  for (const token of selector) {
    const fault = faultOfToken(token)
    if (fault) return fault
  }
  return undefined
}

function faultOfToken(token: Selector): SelectorFault | undefined {
  if (token.type === SelectorType.Pseudo) return faultOfClass(token)
  if (token.type === SelectorType.PseudoElement) {
    const all = PSEUDO_ELEMENTS.map((name) => `::${name}`)
    const what = `::${token.name}`
    // one of ours that does not end the selector has no other name to propose
    return {
      what,
      instead: all.includes(what) ? undefined : (nearest(what, all) ?? all.join(', ')),
    }
  }
  if (token.type === SelectorType.Attribute && token.action === AttributeAction.Not) {
    return { what: `[${token.name}!=…]`, instead: `:not([${token.name}=…])` }
  }
  if (token.type === SelectorType.Parent) return { what: '<', instead: ':has()' }
  if (token.type === SelectorType.ColumnCombinator) return { what: '||', instead: '>, +, ~' }
  return undefined
}

function faultOfClass({ name, data }: PseudoSelector): SelectorFault | undefined {
  const takes = Object.hasOwn(PSEUDO_CLASSES, name) ? PSEUDO_CLASSES[name] : undefined
  if (!takes) return { what: `:${name}`, instead: nearestClass(name) }
  if (takes === 'selectors' && Array.isArray(data)) {
    return data.map(faultOf).find((fault) => fault !== undefined)
  }
  const isFit = takes === 'nothing' ? data === null : typeof data === 'string' && FORMULA.test(data)
  const example = { nothing: '', formula: '(2n + 1)', selectors: '(p, .intro)' }[takes]
  return isFit ? undefined : { what: `:${name}`, instead: `:${name}${example}` }
}

function nearestClass(name: string): string {
  const all = Object.keys(PSEUDO_CLASSES)
  const best = nearest(name, all)
  return best === undefined ? all.map((known) => `:${known}`).join(', ') : `:${best}`
}

export function compareSpecificity(a: Specificity, b: Specificity): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

function specificityOf(tokens: readonly Selector[]): Specificity {
  let [ids, classes, names] = [0, 0, 0]
  for (const token of tokens) {
    if (isTraversal(token)) continue
    if (token.type === SelectorType.Tag || token.type === SelectorType.PseudoElement) names++
    // `#a` and `[id=a]` differ in nothing else
    else if (token.type === SelectorType.Attribute && isId(token)) ids++
    else if (token.type === SelectorType.Pseudo && Array.isArray(token.data)) {
      const [a, b, c] = mostSpecific(token.name === 'where' ? [] : token.data)
      ids += a
      classes += b
      names += c
    } else if (token.type !== SelectorType.Universal) classes++
  }
  return [ids, classes, names]
}

function isId(token: Extract<Selector, { type: SelectorType.Attribute }>): boolean {
  return token.name === 'id' && token.ignoreCase === 'quirks'
}

/** `:is()`, `:not()` and `:has()` count as the most specific of their arguments. */
function mostSpecific(lists: readonly (readonly Selector[])[]): Specificity {
  return lists.map(specificityOf).sort(compareSpecificity).at(-1) ?? [0, 0, 0]
}
