import type { Block, Bulletin, Figure, Statement, TextBlock } from './bulletin.ts'
import { spanOf, type Piece, type Span } from './source.ts'
import { clustersOf } from './text.ts'
import type { Origin } from './tree.ts'

/** A text of the bulletin with an id: a speaker's line, a paragraph, what stands in a cell. */
export interface PlacedText {
  readonly id: string
  readonly text: string
  readonly map: readonly Piece[]
}

/** All texts of a bulletin but its masthead, in reading order: a statement's speakers and then its blocks. */
export function placedTextsOf({ lead, statements }: Bulletin): PlacedText[] {
  return [
    ...textsOf(lead),
    ...statements.flatMap(({ speakers, blocks }) => [
      ...speakers.map(({ id, printed, map }) => ({ id, text: printed, map })),
      ...textsOf(blocks),
    ]),
  ]
}

/** The texts of blocks in reading order: a table's caption and its cells, row by row; a picture's caption. */
export function textsOf(blocks: readonly Block[]): TextBlock[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'figure') return block.caption ?? []
    if (block.kind !== 'table') return block
    const cells = block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs))
    return block.caption ? [block.caption, ...cells] : cells
  })
}

/** How many characters a statement has, white space and the speaker's line not counted. */
export function charactersOf({ blocks }: Statement): number {
  return textsOf(blocks).reduce(
    (sum, { text }) => sum + clustersOf(text.replace(/\s/gu, '')).length,
    0,
  )
}

/** The pictures of a bulletin, in reading order. */
export function figuresOf({ lead, statements }: Bulletin): Figure[] {
  const blocks = [...lead, ...statements.flatMap((statement) => statement.blocks)]
  return blocks.filter((block) => block.kind === 'figure')
}

/** Finds the place in its file of a character of a block; undefined for a block that is none of the bulletin's. */
export function placesIn(bulletin: Bulletin): (origin: Origin) => Span | undefined {
  const maps = new Map(placedTextsOf(bulletin).map(({ id, map }) => [id, map]))
  return ({ block, at }) => {
    const map = maps.get(block)
    return map && spanOf(map, at, at + 1)
  }
}
