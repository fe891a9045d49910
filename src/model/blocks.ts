import type { Bulletin } from './bulletin.ts'
import { spanOf, type Piece, type Span } from './source.ts'
import type { Origin } from './tree.ts'

/** A text of the bulletin with an id: a speaker's line, a paragraph. */
export interface TextBlock {
  readonly id: string
  readonly text: string
  readonly map: readonly Piece[]
}

/** All texts of a bulletin but its masthead, in reading order: a statement's speakers and then its blocks. */
export function textBlocksOf({ lead, statements }: Bulletin): TextBlock[] {
  return [
    ...lead,
    ...statements.flatMap(({ speakers, blocks }) => [
      ...speakers.map(({ id, printed, map }) => ({ id, text: printed, map })),
      ...blocks,
    ]),
  ]
}

/** Finds the place in its file of a character of a block; undefined for a block that is none of the bulletin's. */
export function placesIn(bulletin: Bulletin): (origin: Origin) => Span | undefined {
  const maps = new Map(textBlocksOf(bulletin).map(({ id, map }) => [id, map]))
  return ({ block, at }) => {
    const map = maps.get(block)
    return map && spanOf(map, at, at + 1)
  }
}
