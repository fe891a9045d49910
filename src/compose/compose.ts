import type { Report } from '../model/diagnostic.ts'
import type { Line, StyledParagraph } from '../model/line.ts'
import type { Metrics } from '../model/metrics.ts'
import { chooseBreaks, type Change } from './choose.ts'
import { itemize, type Item } from './items.ts'
import { adjust } from './justify.ts'
import { positionLine, type SetLine } from './position.ts'
import { prepare, widthOfSpace, type Prepared } from './prepare.ts'
import { measureOf } from './problem.ts'
import { remarkOn } from './remarks.ts'
import { spaceItems } from './spacing.ts'

/**
 * Breaks, squeezes and justifies one paragraph to lines of `measure` pt: characters -> items -> breaks -> adjusted spaces ->
 * positions. No character is lost; white space at line ends and beside full-width marks is. Words that had to be cut, lines that are too
 * full and lines whose spread is seen are reported.
 */
export function composeParagraph(
  paragraph: StyledParagraph,
  measure: number,
  metrics: Metrics,
  report: Report,
): Line[] {
  const prepared = prepare(paragraph, measure, metrics)
  return prepared ? composePrepared(prepared, metrics, report).lines : []
}

/** The lines at their best, with what they were made of: where each ends and what stands in it. */
export function composePrepared(
  prepared: Prepared,
  metrics: Metrics,
  report: Report,
): { ends: readonly number[]; set: readonly SetLine[]; lines: Line[] } {
  const ends = chooseBreaks(prepared.problem) ?? []
  const set = justifyLines(ends, prepared)
  const lines = set.map((line) => positionLine(line, metrics))
  remarkOn(lines, ends, prepared, report)
  return { ends, set, lines }
}

/**
 * The same paragraph with one line fewer or more than at its best: undefined if no legal breaks give that with marks squeezed, or with gaps
 * spread by an eighth of an em, at most. Nothing is reported: whoever asks for it decides whether to take it.
 */
export function composeChanged(
  paragraph: StyledParagraph,
  measure: number,
  metrics: Metrics,
  change: Change,
): Line[] | undefined {
  const prepared = prepare(paragraph, measure, metrics)
  const ends = prepared && chooseBreaks(prepared.problem, change)
  return ends && justifyLines(ends, prepared).map((line) => positionLine(line, metrics))
}

/** A paragraph set one way. */
export interface Version {
  readonly lines: Line[]
  readonly remark: (report: Report) => void
}

export interface Versions {
  readonly best: Version
  readonly changed: (by: -1 | 1) => Version | undefined
}

export function composeVersions(
  paragraph: StyledParagraph,
  measure: number,
  metrics: Metrics,
): Versions | undefined {
  const prepared = prepare(paragraph, measure, metrics)
  if (!prepared) return undefined
  const version = (change: Change): Version | undefined => {
    const ends = chooseBreaks(prepared.problem, change)
    if (!ends) return undefined
    const lines = justifyLines(ends, prepared).map((line) => positionLine(line, metrics))
    return {
      lines,
      remark: (report) => {
        remarkOn(lines, ends, prepared, report)
      },
    }
  }
  const best = version(0)
  const memo = new Map<number, Version | undefined>()
  return (
    best && {
      best,
      changed: (by) => {
        if (!memo.has(by)) memo.set(by, version(by))
        return memo.get(by)
      },
    }
  )
}

/** How wide a paragraph is on one line, indent included; pt. */
export function measureParagraph({ runs, style }: StyledParagraph, metrics: Metrics): number {
  const items = itemize({ runs, style }, metrics)
  const spaces = spaceItems(items, style, (item) => widthOfSpace(item, metrics))
  const bodies = items.reduce((sum, { body }) => sum + body, 0)
  return spaces.reduce((sum, { natural }) => sum + natural, bodies + style.indent)
}

/** The lines that end before the items of these indexes, their spaces adjusted to the measure. */
function justifyLines(ends: readonly number[], prepared: Prepared): SetLine[] {
  const { items, spaces, problem, style } = prepared
  return ends.map((end, i) => {
    const start = ends[i - 1] ?? 0
    const last = end === items.length
    const { from, to } = withoutSeparators(items, start, end)
    const align = last ? style.alignLast : style.align
    const measure = measureOf(problem, start)
    const stretch = align === 'justify' && !(style.balanced && !last)
    const adjusted = adjust(spaces, problem.sums, { from, to, measure, stretch })
    const line = items.slice(from, to)
    const width = total(adjusted.widths) + total(line.map(({ body }) => body)) - adjusted.hang
    const x = problem.measure - measure + Math.max(0, measure - width) * ALIGNMENT[align]
    return { ...adjusted, items: line, spaces: spaces.slice(from + 1, to), x, last }
  })
}

/** A box at a place where the line was broken had stood between two words, and goes like a space. */
function withoutSeparators(items: readonly Item[], start: number, end: number) {
  let from = start
  let to = end
  if (start > 0) while (items[from]?.class === 'OBJ' && from < to - 1) from++
  if (end < items.length) while (items[to - 1]?.class === 'OBJ' && to - 1 > from) to--
  return { from, to }
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** The share of a line's free space that stands before it. */
const ALIGNMENT = { left: 0, justify: 0, center: 0.5, right: 1 } as const
