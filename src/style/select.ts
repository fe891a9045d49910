import { compile, type Options } from 'css-select'
import { isTraversal, parse, SelectorType, type Selector } from 'css-what'
import type { TreeElement, TreeNode } from '../model/tree.ts'

/** Ids, then classes, attributes and pseudo-classes, then element names. */
export type Specificity = readonly [number, number, number]

type Adapter = NonNullable<Options<TreeNode, TreeElement>['adapter']>

export interface CompiledSelector {
  readonly specificity: Specificity
  readonly matches: (element: TreeElement) => boolean
}

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
  getAttributeValue = (element: TreeElement, name: string) => element.attributes[name]
  getChildren = (node: TreeNode): TreeNode[] => (node.kind === 'element' ? [...node.children] : [])
  getName = (element: TreeElement) => element.name
  getParent = (node: TreeNode): TreeElement | null => this.parents.get(node) ?? null
  getSiblings = (node: TreeNode): TreeNode[] => {
    const parent = this.parents.get(node)
    return parent ? [...parent.children] : [node]
  }
  getText = (node: TreeNode): string =>
    node.kind === 'text' ? node.text : node.children.map(this.getText).join('')
  hasAttrib = (element: TreeElement, name: string) => Object.hasOwn(element.attributes, name)
  removeSubsets = (nodes: TreeNode[]): TreeNode[] => [...new Set(nodes)]
}

/** The selectors of a rule, one for each part between commas. Throws if one is no selector or outside the subset. */
export function compileSelectors(text: string, index: TreeIndex): CompiledSelector[] {
  return parse(text).map((tokens) => {
    const outside = tokens.find(({ type }) => type === SelectorType.PseudoElement)
    if (outside) throw new Error('pseudo-element')
    const matches = compile<TreeNode, TreeElement>([tokens], { adapter: index })
    return { specificity: specificityOf(tokens), matches }
  })
}

export function compareSpecificity(a: Specificity, b: Specificity): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

function specificityOf(tokens: readonly Selector[]): Specificity {
  let [ids, classes, names] = [0, 0, 0]
  for (const token of tokens) {
    if (isTraversal(token)) continue
    if (token.type === SelectorType.Tag) names++
    else if (token.type === SelectorType.Attribute && token.name === 'id') ids++
    else if (token.type === SelectorType.Pseudo && Array.isArray(token.data)) {
      const [a, b, c] = mostSpecific(token.name === 'where' ? [] : token.data)
      ids += a
      classes += b
      names += c
    } else if (token.type !== SelectorType.Universal) classes++
  }
  return [ids, classes, names]
}

/** `:is()`, `:not()` and `:has()` count as the most specific of their arguments. */
function mostSpecific(lists: readonly (readonly Selector[])[]): Specificity {
  return lists.map(specificityOf).sort(compareSpecificity).at(-1) ?? [0, 0, 0]
}
