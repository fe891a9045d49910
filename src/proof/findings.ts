import { placedTextsOf, type PlacedText } from '../model/blocks.ts'
import type { Bulletin, Range } from '../model/bulletin.ts'
import { isConfiguration, type Code, type Diagnostic } from '../model/diagnostic.ts'
import type { Page } from '../model/page.ts'
import type { ProofPlace } from '../model/proof.ts'
import { rangeIn } from '../model/source.ts'
import { findPrinted, stretchesOf, type Printed, type Stretch } from './glyphs.ts'
import { placeOn, type Rows } from './rows.ts'

/** What a reader of the proof is to look at. */
export interface Finding {
  /** From 1, in the order in which the pages have them from top to bottom. */
  readonly number: number
  readonly diagnostic: Diagnostic
  /** Where it is printed; absent where it is of the issue as a whole, or of the masthead. */
  readonly printed?: PrintedPlace
}

export interface PrintedPlace {
  /** Of its first character. */
  readonly place: ProofPlace
  /** The first is where its number stands. */
  readonly stretches: readonly Stretch[]
}

/** What is no warning and yet a question to who knows the text. */
const QUESTIONS: readonly Code[] = ['PARAGRAPH_JOINED', 'UNUSUAL_NAME']

/** Said of a line as a whole; its place is only the line's first character. */
const OF_LINES: readonly Code[] = ['LINE_OVERFULL', 'LINE_SHORT', 'LINE_LOOSE']

/** Whether it is for whoever reads the text, and not for whoever sets it. */
export function isFinding({ severity, code }: Diagnostic): boolean {
  return QUESTIONS.includes(code) || (severity === 'warning' && !isConfiguration(code))
}

/**
 * The findings in order: those of each page from its top to its foot, whatever the column, because so their notes stand beside it; then
 * those without a place.
 */
export function findingsOf(
  chosen: readonly Diagnostic[],
  bulletin: Bulletin,
  pages: readonly Page[],
  rows: readonly Rows[],
): Finding[] {
  if (!chosen.length) return []
  const blocks = placedTextsOf(bulletin)
  const printed = findPrinted(pages, new Map(blocks.map(({ id, text }) => [id, text])))
  const files = byFile(blocks)
  const found = chosen.map((diagnostic) => {
    const stretches = locate(diagnostic, files, printed)
    const place = placeOf(stretches[0], pages, rows)
    return { diagnostic, ...(place && { printed: { place, stretches } }) }
  })
  return found.toSorted(inOrder).map((finding, i) => ({ number: i + 1, ...finding }))
}

/** Blocks by their file, in the order in which they stand there. */
type Blocks = ReadonlyMap<string, readonly PlacedText[]>

const startOf = ({ map }: PlacedText) => map[0]?.span.start ?? 0

function byFile(blocks: readonly PlacedText[]): Blocks {
  const files = new Map<string, PlacedText[]>()
  for (const block of blocks.toSorted((a, b) => startOf(a) - startOf(b))) {
    const name = block.map[0]?.span.file ?? ''
    const own = files.get(name) ?? []
    files.set(name, own)
    own.push(block)
  }
  return files
}

/** The lines that a diagnostic is about, of the first block that it touches: the last that begins before it, or the next. */
function locate(diagnostic: Diagnostic, blocks: Blocks, printed: Printed): Stretch[] {
  const { span, code } = diagnostic
  const own = (span && blocks.get(span.file)) ?? []
  if (!span) return []
  const at = lastBefore(own, span.start)
  for (const { id, text, map } of own.slice(Math.max(0, at), at + 2)) {
    const range = rangeIn(map, text.length, span)
    const lines = printed.get(id)
    if (range && lines) {
      return stretchesOf(lines, widened(range, diagnostic), OF_LINES.includes(code))
    }
  }
  return []
}

function lastBefore(blocks: readonly PlacedText[], start: number): number {
  let [low, high] = [0, blocks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const block = blocks[middle]
    if (block && startOf(block) <= start) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** What is said of a word has the place of its first character. */
function widened(range: Range, { code, data }: Diagnostic): Range {
  if (code !== 'WORD_CUT' && code !== 'WORD_TOO_LONG') return range
  return { start: range.start, end: range.start + data.word.replace(/…$/u, '').length }
}

function placeOf(
  stretch: Stretch | undefined,
  pages: readonly Page[],
  rows: readonly Rows[],
): ProofPlace | undefined {
  const [page, own] = [pages[stretch?.page ?? -1], rows[stretch?.page ?? -1]]
  if (!stretch || !page || !own) return undefined
  return { page: page.number, ...placeOn(page, own, stretch.frame) }
}

function inOrder(one: Omit<Finding, 'number'>, other: Omit<Finding, 'number'>): number {
  const [a, b] = [one.printed?.stretches[0], other.printed?.stretches[0]]
  if (!a || !b) return Number(!a) - Number(!b)
  return a.page - b.page || a.frame.y - b.frame.y || a.from - b.from
}
