import { languageOf } from '../model/language.ts'
import type { StructureElement, StructureType } from '../model/structure.ts'
import type { StyledElement, StyledNode } from '../model/style.ts'
import { blocksAndAbsolutes, isAbsolute, itemsOfRow } from './anonymous.ts'
import { blockType, inlineType } from './structure-types.ts'
import { isTable, spanOf } from './table.ts'
import { hasInlineContent } from './text.ts'

/** The structure tree of a document: all that its pages may show, in the order in which it is read. `language` is that of the document. */
export function structureOf(
  { tag, element, children }: StyledElement,
  language: string,
): StructureElement {
  const around = { said: language, current: language }
  const body = children.flatMap((child) => (isShown(child) ? structureIn(child, around) : []))
  return { tag, type: 'Document', children: body, ...idsOf(element.attributes['id']) }
}

/** Languages: that of the part of the tree around an element, and its own, which the tree has yet to say. */
interface Around {
  readonly said: string
  readonly current: string
}

function isShown(node: StyledNode): node is StyledElement {
  return node.kind === 'element' && node.style.display !== 'none'
}

/** An element as part of the tree, or what takes its place there. */
function structureIn(element: StyledElement, outer: Around): StructureElement[] {
  if (!isShown(element)) return []
  const around = inside(element, outer)
  const type = blockType(element)
  const isLink = inlineType(element) === 'Link'
  if (isLine(element)) {
    const lines = isLink ? [linkIn(element, around)] : linesOf(element, within(around))
    const part = partOf(element, type ?? 'P', lines, around)
    // the text of a link that is a block is content of the link
    const own = isLink ? { ...part, tag: `${element.tag}.p` } : part
    return [own, ...besides(element, around)]
  }
  const isPart = type !== undefined || isLink
  const inner = isPart ? within(around) : around
  const children = partsOf(element).flatMap((child) => structureIn(child, inner))
  if (type === 'TOC') return contentsOf(element, children, around)
  if (isLink) return [partOf(element, 'Link', children, around)]
  return type ? [partOf(element, type, children, around)] : named(element, children)
}

function linkIn(element: StyledElement, around: Around): StructureElement {
  return partOf(element, 'Link', linesOf(element, within(around)), around)
}

/** What the language is in an element. */
function inside({ element }: StyledElement, { said, current }: Around): Around {
  return { said, current: languageOf(element.attributes['lang']) ?? current }
}

/** The same in a part of the tree, which says it. */
function within({ current }: Around): Around {
  return { said: current, current }
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
function linesOf(element: StyledElement, outer: Around): StructureElement[] {
  return element.children.flatMap((child) => {
    if (!isShown(child) || isAbsolute(child)) return []
    const around = inside(child, outer)
    const type = inlineType(child)
    if (!type) return linesOf(child, around)
    return [partOf(child, type, linesOf(child, within(around)), around)]
  })
}

/** Boxes out of the flow whose place is in a line. */
function besides(element: StyledElement, around: Around): StructureElement[] {
  return element.children.flatMap((child) => {
    if (!isShown(child)) return []
    return isAbsolute(child) ? structureIn(child, around) : besides(child, around)
  })
}

function partOf(
  styled: StyledElement,
  type: StructureType,
  children: readonly StructureElement[],
  { said, current }: Around,
): StructureElement {
  const { element, tag } = styled
  const { id, href, alt } = element.attributes
  const columns = type === 'TD' || type === 'TH' ? spanOf(styled) : 1
  return {
    tag,
    type,
    children,
    ...(type === 'Heading' && { rank: Number(element.name.slice(1)) }),
    ...(type === 'Figure' && { alt: (alt ?? '').trim() }),
    ...(type === 'Link' && { target: (href ?? '').replace(/^#/u, '') }),
    ...idsOf(id),
    ...(current !== said && { lang: current }),
    ...(columns > 1 && { columns }),
  }
}

function idsOf(id: string | undefined): Pick<StructureElement, 'ids'> {
  return id === undefined ? {} : { ids: [id] }
}

/** Links to an element that is no part of the tree lead to the first part in it. */
function named({ element }: StyledElement, parts: StructureElement[]): StructureElement[] {
  const { id } = element.attributes
  const [first, ...rest] = parts
  if (id === undefined || !first) return parts
  return [{ ...first, ids: [id, ...(first.ids ?? [])] }, ...rest]
}

/** A table of contents, or several under headings of their own. An entry refers to what its link leads to. */
function contentsOf(
  element: StyledElement,
  children: readonly StructureElement[],
  around: Around,
): StructureElement[] {
  const parts: StructureElement[] = []
  let entries: StructureElement[] = []
  const close = () => {
    if (!entries.length) return
    const tag = `${element.tag}.toc${String(parts.length)}`
    parts.push({ tag, type: 'TOC', children: entries })
    entries = []
  }
  for (const child of children) {
    if (child.type === 'Heading') {
      close()
      parts.push(child)
    } else entries.push(entryOf(child))
  }
  close()
  const whole = partOf(element, 'Sect', parts, around)
  const [only] = parts
  // without a heading the contents are the whole of it
  return parts.length === 1 && only?.type === 'TOC' ? [{ ...whole, ...only }] : [whole]
}

function entryOf(child: StructureElement): StructureElement {
  const children = child.children.map((inner): StructureElement => {
    if (inner.type !== 'Link') return inner
    return { tag: `${inner.tag}.ref`, type: 'Reference', children: [inner] }
  })
  return { tag: `${child.tag}.entry`, type: 'TOCI', children: [{ ...child, children }] }
}
