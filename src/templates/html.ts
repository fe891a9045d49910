import type { ChildNode, Element } from 'domhandler'
import { isTag, isText } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'
import { BLOCK_ATTRIBUTE, type Origin, type Tree, type TreeElement, type TreeNode } from '../model/tree.ts'

/** The element tree of rendered HTML: its body, and the text of its title. Text inside a block of the bulletin knows where it is from. */
export function readHtml(html: string): Tree {
  const document = parseDocument(html)
  const title = DomUtils.getElementsByTagName('title', document, true, 1)[0]
  const body = DomUtils.getElementsByTagName('body', document, true, 1)[0]
  const root: TreeElement = body
    ? elementOf(body, undefined)
    : { kind: 'element', name: 'body', attributes: {}, children: childrenOf(document.children, undefined) }
  return { root, title: title ? DomUtils.textContent(title).replace(/\s+/gu, ' ').trim() : '' }
}

/** Counts the characters of one block as its text nodes are met. */
interface BlockCursor {
  readonly block: string
  at: number
}

function elementOf(element: Element, outer: BlockCursor | undefined): TreeElement {
  const block = element.attribs[BLOCK_ATTRIBUTE]
  const cursor = block === undefined ? outer : { block, at: 0 }
  return {
    kind: 'element',
    name: element.name,
    attributes: element.attribs,
    children: childrenOf(element.children, cursor),
  }
}

function childrenOf(nodes: readonly ChildNode[], cursor: BlockCursor | undefined): TreeNode[] {
  return nodes.flatMap((node): TreeNode[] => {
    if (isTag(node)) return [elementOf(node, cursor)]
    if (!isText(node)) return []
    const origin: Origin | undefined = cursor && { block: cursor.block, at: cursor.at }
    if (cursor) cursor.at += node.data.length
    return [{ kind: 'text', text: node.data, ...(origin && { origin }) }]
  })
}
