/** Standard structure types (ISO 32000-1, 14.8.4) that a bulletin is made of. */
export type StructureType =
  | 'Document'
  | 'Sect'
  | 'Div'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Heading'
  | 'P'
  | 'Caption'
  | 'Figure'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Link'
  | 'Span'

/**
 * What the pages show, in reading order, whatever page or column each part of it stands on: the structure tree of a tagged PDF. Frames and
 * runs of glyphs say by its tag which element they are content of.
 */
export interface StructureElement {
  readonly tag: string
  readonly type: StructureType
  readonly children: readonly StructureElement[]
  /** Of a heading: its rank as HTML has it, 1 to 6. */
  readonly rank?: number
  /** Of a figure: what it shows, for who cannot see it. */
  readonly alt?: string
  /** Of another language than what is around it, BCP 47. */
  readonly lang?: string
  /** By which links find it. */
  readonly ids?: readonly string[]
  /** Of a link: the id of what it leads to. */
  readonly target?: string
  /** Of a cell: how many columns it takes, if not one. */
  readonly columns?: number
  /** Of a header cell: what it heads. */
  readonly scope?: 'Column' | 'Row'
  /** Of a cell with nothing in it, which keeps the place of its column. */
  readonly isEmpty?: true
}
