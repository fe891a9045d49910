import { textsOf } from '../model/blocks.ts'
import type { Block, Bulletin, Join, Speaker } from '../model/bulletin.ts'
import { sliceMap, type Piece } from '../model/source.ts'
import type { Word } from './words.ts'

/** The copy (文稿): a bulletin as rules read it, text by text in reading order. */
export interface Copy {
  readonly bulletin: Bulletin
  readonly texts: readonly CopyText[]
}

export type TextKind =
  'masthead' | 'speaker' | 'paragraph' | 'subheading' | 'note' | 'caption' | 'cell'

/** One text of it: a line of the masthead, a speaker's line, a paragraph. */
export interface CopyText {
  readonly id: string
  readonly kind: TextKind
  readonly text: string
  /** The way back to its file; empty for what stands in the settings. */
  readonly map: readonly Piece[]
  readonly joins: readonly Join[]
  /** Which of the bulletin's statements it is in, from 0; absent above the first. */
  readonly statement?: number
  /** Whose line it is. */
  readonly speaker?: Speaker
  /** Its words, all of its characters in them, where a rule has asked for them. */
  readonly words?: readonly Word[]
}

/** The lines of those who speak, by the numbers of their statements; of several the first. */
export function speakerLines({ texts }: Copy): ReadonlyMap<number, CopyText> {
  const own = texts.flatMap((text) =>
    text.speaker && text.statement !== undefined ? [[text.statement, text] as const] : [],
  )
  return new Map(own.toReversed())
}

/** Texts whose sentences are whole ones. */
export const PROSE: readonly TextKind[] = ['paragraph']

export function copyOf(bulletin: Bulletin): Copy {
  const { lead, statements } = bulletin
  return {
    bulletin,
    texts: [
      ...mastheadOf(bulletin),
      ...lead.flatMap((block) => textsOfBlock(block)),
      ...statements.flatMap(({ speakers, blocks }, statement) => [
        ...speakers.map((speaker) => textOfSpeaker(speaker, statement)),
        ...blocks.flatMap((block) => textsOfBlock(block, statement)),
      ]),
    ],
  }
}

/** The masthead's texts do not know their places; they are looked for above the first statement. */
function mastheadOf({ masthead, source, statements }: Bulletin): CopyText[] {
  const { slogans, series, motto } = masthead
  const first = statements[0]?.span
  const texts = [...slogans, series, motto].filter((text) => text !== undefined)
  return texts.map((text, i) => {
    const at = source.text.indexOf(text)
    const map = at < 0 ? [] : sliceMap(source.map, at, at + text.length)
    const [piece] = map
    const isAbove =
      piece && (!first || piece.span.file !== first.file || piece.span.start < first.start)
    return { id: `masthead-${i + 1}`, kind: 'masthead', text, map: isAbove ? map : [], joins: [] }
  })
}

function textOfSpeaker(speaker: Speaker, statement: number): CopyText {
  const { id, printed, map } = speaker
  return { id, kind: 'speaker', text: printed, map, joins: [], statement, speaker }
}

function textsOfBlock(block: Block, statement?: number): CopyText[] {
  return textsOf([block]).map(({ id, text, map, joins }) => ({
    id,
    kind: kindOf(block, id),
    text,
    map,
    joins,
    ...(statement !== undefined && { statement }),
  }))
}

function kindOf(block: Block, id: string): TextKind {
  if (block.kind === 'figure') return 'caption'
  if (block.kind === 'table') return block.caption?.id === id ? 'caption' : 'cell'
  return block.kind
}
