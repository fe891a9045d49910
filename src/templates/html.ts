import type { ChildNode, Element } from 'domhandler'
import { isTag, isText } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'
import { BLOCK_ATTRIBUTE, type Origin, type Tree, type TreeElement, type TreeNode } from '../model/tree.ts'

/** The element tree of rendered HTML, and the text of its title. Text inside a block of the bulletin knows where it is from. */
export function readHtml(html: string): Tree {
  const document = parseDocument(html)
  const find = (name: string) => DomUtils.getElementsByTagName(name, document, true, 1)[0]
  const [root, body, title] = [find('html'), find('body'), find('title')]
  return {
    root: {
      kind: 'element',
      name: 'html',
      attributes: root?.attribs ?? {},
      children: [bodyOf(body?.children ?? document.children, body?.attribs ?? {})],
    },
    title: title ? DomUtils.textContent(title).replace(/\s+/gu, ' ').trim() : '',
  }
}

function bodyOf(nodes: readonly ChildNode[], attributes: Record<string, string>): TreeElement {
  return { kind: 'element', name: 'body', attributes, children: childrenOf(nodes, undefined) }
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
