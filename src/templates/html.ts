import type { ChildNode, Element } from 'domhandler'
import { isTag, isText } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'
import type { Span } from '../model/source.ts'
import {
  BLOCK_ATTRIBUTE,
  PLACE_ATTRIBUTE,
  type Origin,
  type Tree,
  type TreeElement,
  type TreeNode,
} from '../model/tree.ts'

/**
 * The element tree of rendered HTML, and the text of its title. Text inside a block of the bulletin knows where it is from, and a picture which
 * of `places` in the template.
 */
export function readHtml(html: string, places: readonly Span[] = []): Tree {
  const document = parseDocument(html)
  const find = (name: string) => DomUtils.getElementsByTagName(name, document, true, 1)[0]
  const [root, body, title] = [find('html'), find('body'), find('title')]
  return {
    root: {
      kind: 'element',
      name: 'html',
      attributes: root?.attribs ?? {},
      children: [bodyOf(body?.children ?? document.children, body?.attribs ?? {}, places)],
    },
    title: title ? DomUtils.textContent(title).replace(/\s+/gu, ' ').trim() : '',
  }
}

function bodyOf(
  nodes: readonly ChildNode[],
  attributes: Record<string, string>,
  places: readonly Span[],
): TreeElement {
  const children = childrenOf(nodes, undefined, places)
  return { kind: 'element', name: 'body', attributes, children }
}

/** Counts the characters of one block as its text nodes are met. */
interface BlockCursor {
  readonly block: string
  at: number
}

function elementOf(
  element: Element,
  outer: BlockCursor | undefined,
  places: readonly Span[],
): TreeElement {
  const { [PLACE_ATTRIBUTE]: mark, ...attributes } = element.attribs
  const block = attributes[BLOCK_ATTRIBUTE]
  const cursor = block === undefined ? outer : { block, at: 0 }
  const place = mark === undefined ? undefined : places[Number(mark)]
  return {
    kind: 'element',
    name: element.name,
    attributes,
    children: childrenOf(element.children, cursor, places),
    ...(place && { place }),
  }
}

function childrenOf(
  nodes: readonly ChildNode[],
  cursor: BlockCursor | undefined,
  places: readonly Span[],
): TreeNode[] {
  return nodes.flatMap((node): TreeNode[] => {
    if (isTag(node)) return [elementOf(node, cursor, places)]
    if (!isText(node)) return []
    const origin: Origin | undefined = cursor && { block: cursor.block, at: cursor.at }
    if (cursor) cursor.at += node.data.length
    return [{ kind: 'text', text: node.data, ...(origin && { origin }) }]
  })
}
