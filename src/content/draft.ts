import type { Piece, SourceFile } from '../model/source.ts'
import { sliceMap, spanOf } from '../model/source.ts'
import { fold, type Folded } from './fold.ts'

/** A text made of parts of a file, with the way back to each of them. */
export interface Draft {
  readonly text: string
  readonly map: readonly Piece[]
}

/** Folds a text that was made of a file's parts; the map and the folds lead to the file itself. */
export function foldDraft({ text, map }: Draft, file: SourceFile): Folded {
  const folded = fold({ name: file.name, text })
  const pieces = folded.map.flatMap((piece) => {
    const { start, end } = piece.span
    if (piece.whole) {
      const span = spanOf(map, start, end)
      return span ? [{ ...piece, span }] : []
    }
    return sliceMap(map, start, end).map((part) => ({ ...part, at: part.at + piece.at }))
  })
  const folds = folded.folds.flatMap(({ kind, span: own }) => {
    const span = spanOf(map, own.start, own.end)
    return span ? [{ kind, span }] : []
  })
  return { text: folded.text, map: pieces, folds }
}

/** Puts a draft together, part by part. */
export class DraftBuilder {
  private readonly file: string
  private readonly map: Piece[] = []
  private text = ''

  constructor(file: string) {
    this.file = file
  }

  /** Text that stands in the file from `start` on, character by character; or stands for `[start, end)` as a whole. */
  add(text: string, start: number, end?: number): void {
    if (text === '') return
    const span = { file: this.file, start, end: end ?? start + text.length }
    const last = this.map.at(-1)
    const goesOn =
      last && end === undefined && !last.whole && last.span.end === start && last.at + start - last.span.start === this.text.length
    if (goesOn) this.map[this.map.length - 1] = { ...last, span: { ...last.span, end: span.end } }
    else this.map.push({ at: this.text.length, span, ...(end !== undefined && { whole: true }) })
    this.text += text
  }

  /** White space that the file does not have: line ends between blocks. */
  space(text: string): void {
    this.text += text
  }

  get isBlank(): boolean {
    return this.text === ''
  }

  draft(): Draft {
    return { text: this.text, map: this.map }
  }
}
