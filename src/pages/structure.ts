import type { StructureElement, StructureType } from '../model/structure.ts'
import type { StyledElement, StyledNode } from '../model/style.ts'
import { blocksAndAbsolutes, isAbsolute, itemsOfRow } from './anonymous.ts'
import { blockType, inlineType } from './structure-types.ts'
import { isTable } from './table.ts'
import { hasInlineContent } from './text.ts'

/** The structure tree of a document: all that its pages may show, in the order in which it is read. */
export function structureOf({ tag, children }: StyledElement): StructureElement {
  const body = children.filter(isShown)
  return { tag, type: 'Document', children: body.flatMap(structureIn) }
}

function isShown(node: StyledNode): node is StyledElement {
  return node.kind === 'element' && node.style.display !== 'none'
}

/** An element as part of the tree, or what takes its place there. */
function structureIn(element: StyledElement): StructureElement[] {
  if (!isShown(element)) return []
  const type = blockType(element)
  if (isLine(element)) return [partOf(element, type ?? 'P', linesOf(element)), ...besides(element)]
  const children = partsOf(element).flatMap(structureIn)
  if (type === 'TOC') return contentsOf(element, children)
  if (type === 'Table') return [tableOf(partOf(element, type, children))]
  return type ? [partOf(element, type, children)] : children
}

/** Whether it is set as lines; a picture and a row of boxes have no text of their own. */
function isLine(element: StyledElement): boolean {
  if (isTable(element) || element.style.display === 'flex') return false
  return hasInlineContent(element)
}

/** The boxes in an element, as layout has them. */
function partsOf(element: StyledElement): readonly StyledElement[] {
  const boxes = element.style.display === 'flex' ? itemsOfRow(element) : undefined
  return boxes ?? blocksAndAbsolutes(element)
}

/** What stands inside lines and is more than their text. */
function linesOf(element: StyledElement): StructureElement[] {
  return element.children.flatMap((child) => {
    if (!isShown(child) || isAbsolute(child)) return []
    const type = inlineType(child)
    const inner = linesOf(child)
    return type ? [partOf(child, type, inner)] : inner
  })
}

/** Boxes out of the flow whose place is in a line. */
function besides(element: StyledElement): StructureElement[] {
  return element.children.flatMap((child) => {
    if (!isShown(child)) return []
    return isAbsolute(child) ? structureIn(child) : besides(child)
  })
}

function partOf(
  { element, tag }: StyledElement,
  type: StructureType,
  children: readonly StructureElement[],
): StructureElement {
  const { id, lang, href, alt, colspan } = element.attributes
  const columns = type === 'TD' || type === 'TH' ? Number(colspan ?? 1) : 1
  return {
    tag,
    type,
    children,
    ...(type === 'Heading' && { rank: Number(element.name.slice(1)) }),
    ...(type === 'Figure' && { alt: (alt ?? '').trim() }),
    ...(type === 'Link' && { target: (href ?? '').replace(/^#/u, '') }),
    ...(id !== undefined && { id }),
    ...(lang !== undefined && { lang }),
    ...(columns > 1 && { columns }),
  }
}

/** A table of contents: its entries, and in front of it what heads it. An entry refers to what its link leads to. */
function contentsOf(
  element: StyledElement,
  children: readonly StructureElement[],
): StructureElement[] {
  const isHead = ({ type }: StructureElement) => type === 'Heading'
  const entries = children.filter((child) => !isHead(child)).map(entryOf)
  const contents = partOf(element, 'TOC', entries)
  const heads = children.filter(isHead)
  if (!heads.length) return [contents]
  return [{ tag: `${element.tag}.sect`, type: 'Sect', children: [...heads, contents] }]
}

function entryOf(child: StructureElement): StructureElement {
  const children = child.children.map((inner): StructureElement => {
    if (inner.type !== 'Link') return inner
    return { tag: `${inner.tag}.ref`, type: 'Reference', children: [inner] }
  })
  return { tag: `${child.tag}.entry`, type: 'TOCI', children: [{ ...child, children }] }
}

/** Rows with as many columns each, as readers of tables want it: what a short row lacks is part of its last cell. A caption stands first. */
function tableOf(table: StructureElement): StructureElement {
  const most = Math.max(0, ...rowsOf(table).map(widthOf))
  const filled = (element: StructureElement): StructureElement => {
    if (element.type !== 'TR') return { ...element, children: element.children.map(filled) }
    const last = element.children.at(-1)
    const lack = most - widthOf(element)
    if (!last || lack <= 0) return element
    const wide = { ...last, columns: (last.columns ?? 1) + lack }
    return { ...element, children: [...element.children.slice(0, -1), wide] }
  }
  const { children } = filled(table)
  const isCaption = ({ type }: StructureElement) => type === 'Caption'
  const rest = children.filter((child) => !isCaption(child))
  return { ...table, children: [...children.filter(isCaption), ...rest] }
}

function rowsOf(element: StructureElement): StructureElement[] {
  return element.type === 'TR' ? [element] : element.children.flatMap(rowsOf)
}

function widthOf({ children }: StructureElement): number {
  return children.reduce((sum, { columns = 1 }) => sum + columns, 0)
}
