import type { Page } from '../model/page.ts'
import type { StructureElement, StructureType } from '../model/structure.ts'
import { withSoundTables } from './table-tags.ts'

/** A structure type as a PDF has it, headings by their level. */
export type TagType = Exclude<StructureType, 'Heading'> | `H${1 | 2 | 3 | 4 | 5 | 6}`

/** The structure tree as it is written. */
export interface TagElement extends Omit<StructureElement, 'type' | 'children' | 'rank'> {
  readonly type: TagType
  readonly children: readonly TagElement[]
}

/** The part of a structure tree that these pages show. Headings count from H1 without a gap, whatever their names in the template (ISO 14289-1, 7.4.2). */
export function tagTree(root: StructureElement, pages: readonly Page[]): TagElement {
  const shown = shownOf(root, tagsOn(pages)) ?? { ...root, children: [] }
  const sound = withSoundTables(withoutDeadLinks(shown, idsIn(shown)))
  return withLevels(sound, new HeadingLevels())
}

function idsIn({ ids = [], children, isEmpty }: StructureElement): ReadonlySet<string> {
  const found = new Set(isEmpty ? [] : ids)
  for (const child of children) for (const id of idsIn(child)) found.add(id)
  return found
}

/** A link to what these pages do not show is text. */
function withoutDeadLinks(element: StructureElement, ids: ReadonlySet<string>): StructureElement {
  const children = element.children.map((child) => withoutDeadLinks(child, ids))
  const { target, ...rest } = element
  if (target === undefined || ids.has(target)) return { ...element, children }
  return { ...rest, type: 'Span', children }
}

/** The tags of everything that is drawn. */
function tagsOn(pages: readonly Page[]): ReadonlySet<string> {
  const tags = new Set<string>()
  for (const frame of pages.flatMap(({ frames }) => frames)) {
    if (frame.kind !== 'line') {
      if (frame.tag !== undefined) tags.add(frame.tag)
      continue
    }
    // an empty line is a frame, too
    for (const { tag = frame.tag } of frame.line.runs) if (tag !== undefined) tags.add(tag)
  }
  return tags
}

/** Cells stay where others of their row are shown: without them the others would stand in the wrong column. */
function shownOf(
  element: StructureElement,
  tags: ReadonlySet<string>,
): StructureElement | undefined {
  const children = element.children.flatMap((child) => shownOf(child, tags) ?? [])
  if (!children.length && !tags.has(element.tag)) return undefined
  if (element.type !== 'TR') return { ...element, children }
  const known = new Map(children.map((child) => [child.tag, child]))
  const kept = element.children.flatMap((child): StructureElement[] => {
    const shown = known.get(child.tag)
    if (shown) return [shown]
    return CELLS.includes(child.type) ? [{ ...child, children: [], isEmpty: true }] : []
  })
  return { ...element, children: kept }
}

const CELLS: readonly StructureType[] = ['TD', 'TH']

function withLevels(element: StructureElement, levels: HeadingLevels): TagElement {
  const { type, rank = 1, children, ...rest } = element
  return {
    ...rest,
    type: type === 'Heading' ? levels.enter(rank) : type,
    children: children.map((child) => withLevels(child, levels)),
  }
}

/** A heading is one level under the last one of a higher rank. */
class HeadingLevels {
  private readonly open: number[] = []

  enter(rank: number): TagType {
    while ((this.open.at(-1) ?? 0) >= rank) this.open.pop()
    this.open.push(rank)
    return LEVELS[this.open.length - 1] ?? 'H6'
  }
}

const LEVELS: readonly TagType[] = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6']
