import type { Piece, SourceFile, SourceObject, SourceTable, Span } from '../model/source.ts'
import { movedObject, sliceMap, spanOf } from '../model/source.ts'
import { fold, type Folded } from './fold.ts'

/** A text made of parts of a file, with the way back to each of them. */
export interface Draft {
  readonly text: string
  readonly map: readonly Piece[]
  readonly objects: readonly SourceObject[]
}

/** A folded text in which not everything is running text. */
export interface FoldedDraft extends Folded {
  readonly objects: readonly SourceObject[]
}

/** Folds a text that was made of a file's parts; the map and the folds lead to the file itself. */
export function foldDraft({ text, map, objects }: Draft, file: SourceFile): FoldedDraft {
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
  const move = (offset: number) => foldedOffset(folded, offset)
  const moved = objects.map((object) => movedObject(object, move))
  return { text: folded.text, map: pieces, folds, objects: moved }
}

/** Where an offset of a text is after folding; of what was dropped, where the next character is. */
function foldedOffset({ text, map }: Folded, offset: number): number {
  let [low, high] = [0, map.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((map[middle]?.span.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const piece = map[low - 1]
  const next = map[low]?.at ?? text.length
  return piece ? Math.min(next, piece.at + offset - piece.span.start) : 0
}

/** Puts a draft together, part by part. */
export class DraftBuilder {
  private readonly file: string
  private readonly map: Piece[] = []
  private readonly objects: SourceObject[] = []
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

  /** A picture that stands here; what `addCaption` adds is printed with it. */
  picture(picture: { readonly src: string; readonly alt: string; readonly span: Span }, addCaption?: () => void): void {
    const start = this.text.length
    addCaption?.()
    this.objects.push({ kind: 'picture', start, end: this.text.length, ...picture })
  }

  /** A table, by the cells that its text was built of. */
  table(rows: SourceTable['rows']): void {
    const cells = rows.flatMap((row) => row.cells)
    const [first, last] = [cells[0], cells.at(-1)]
    if (first && last) this.objects.push({ kind: 'table', start: first.start, end: last.end, rows })
  }

  /** What has been added from `start` on is a heading. */
  heading(start: number, level: number): void {
    const end = this.text.length
    if (end > start) this.objects.push({ kind: 'heading', start, end, level })
  }

  get length(): number {
    return this.text.length
  }

  get endsPart(): boolean {
    return this.text.endsWith('\n\n')
  }

  get isBlank(): boolean {
    return this.text === ''
  }

  draft(): Draft {
    return { text: this.text, map: this.map, objects: this.objects }
  }
}
