import type { StyledElement } from '../model/style.ts'
import type { StructureType } from '../model/structure.ts'

/** Blocks that the structure tree has, by their names in HTML; others are there for the look alone, and what is in them counts as content of what they are in. */
const BLOCK_TYPES: Readonly<Record<string, StructureType>> = {
  section: 'Sect',
  article: 'Sect',
  nav: 'TOC',
  figure: 'Div',
  h1: 'Heading',
  h2: 'Heading',
  h3: 'Heading',
  h4: 'Heading',
  h5: 'Heading',
  h6: 'Heading',
  p: 'P',
  img: 'Figure',
  figcaption: 'Caption',
  caption: 'Caption',
  table: 'Table',
  thead: 'THead',
  tbody: 'TBody',
  tr: 'TR',
  th: 'TH',
  td: 'TD',
}

export function blockType({ element }: StyledElement): StructureType | undefined {
  return BLOCK_TYPES[element.name]
}

/** What an element inside a line is in the structure tree: links and what they lead to, text of another language, and cells that stand in a line for want of room. */
export function inlineType({ element }: StyledElement): StructureType | undefined {
  const { name, attributes } = element
  if (name === 'td' || name === 'th') return BLOCK_TYPES[name]
  if (name === 'a' && attributes['href'] !== undefined) return 'Link'
  return attributes['lang'] === undefined && attributes['id'] === undefined ? undefined : 'Span'
}
