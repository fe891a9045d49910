import type { Figure, Paragraph, Table } from '../model/bulletin.ts'
import { diagnose, type Report } from '../model/diagnostic.ts'
import {
  spanOf,
  type Source,
  type SourceObject,
  type SourcePicture,
  type SourceTable,
  type Span,
} from '../model/source.ts'
import { lexiconOf, type Lexicon } from './lexicon.ts'
import { linesOf } from './lines.ts'
import { joinLines } from './paragraphs.ts'
import { readSpeaker } from './speaker.ts'

/** The source with those tables alone that are tables: what somebody speaks in is a way to place text, which is reported, and is read cell by cell. */
export function withoutLayouts(source: Source, report: Report): Source {
  const lexicon = lexiconOf(source.lexicon)
  const objects = (source.objects ?? []).flatMap((object): SourceObject[] => {
    if (object.kind !== 'table' || !isLayout(source, object, lexicon)) return [object]
    report(
      diagnose('warning', 'PART_AS_TEXT', { what: 'table', count: 1 }, placeOf(source, object)),
    )
    return object.rows.flatMap(({ cells }) =>
      cells.map(({ start, end }) => ({ kind: 'passage', start, end }) as const),
    )
  })
  return { ...source, objects }
}

function isLayout(source: Source, { rows }: SourceTable, lexicon: Lexicon): boolean {
  return rows.some(({ cells }) =>
    cells.some(({ start, end }) =>
      linesOf(source, start, end).some(({ text }) => readSpeaker(text, lexicon)?.form === 'colon'),
    ),
  )
}

function placeOf(source: Source, { start, end }: SourceObject): Span {
  return spanOf(source.map, start, end) ?? { file: source.name, start: 0, end: 0 }
}

/** A table of the text; its caption is what was found to be one. */
export function tableOf(
  source: Source,
  object: SourceTable,
  id: string,
  caption: Paragraph | undefined,
): Table {
  const rows = object.rows.map(({ isHead, cells }, r) => ({
    isHead,
    cells: cells.map(({ start, end, columns }, c) => ({
      columns,
      paragraphs: linesOf(source, start, end).map((line, i) =>
        joinLines(source, [line], `${id}r${String(r + 1)}c${String(c + 1)}p${String(i + 1)}`),
      ),
    })),
  }))
  return { kind: 'table', id, caption, rows, span: placeOf(source, object) }
}

/** A picture of the text; what its caption says stands for it where nothing else does. */
export function figureOf(
  source: Source,
  { start, end, src, alt, span }: SourcePicture,
  id: string,
  below: Paragraph | undefined,
): Figure {
  const own = linesOf(source, start, end)
  const caption = own.length ? joinLines(source, own, `${id}c`) : below
  const says = alt.trim().replace(/\s+/gu, ' ') || (caption?.text ?? '')
  return { kind: 'figure', id, src, alt: says, caption, span }
}
