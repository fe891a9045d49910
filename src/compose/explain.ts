import type { Report } from '../model/diagnostic.ts'
import type { StyledParagraph } from '../model/line.ts'
import type { Metrics } from '../model/metrics.ts'
import type { Reason } from '../model/reason.ts'
import { isAttached } from '../model/text.ts'
import { FORBIDDEN } from './breaks.ts'
import { composePrepared } from './compose.ts'
import { stretchOf } from './cost.ts'
import { fitLine, leastWidth } from './fit.ts'
import type { Item } from './items.ts'
import type { SetLine } from './position.ts'
import { prepare, type Prepared } from './prepare.ts'
import { measureOf } from './problem.ts'

/** A line and what it is made of; em of the paragraph's first character. */
export interface ExplainedLine {
  /** The part of the paragraph that it shows, spaces of the source included. */
  readonly text: string
  /** Indent included, a hanging mark left out. */
  readonly width: number
  /**
   * What each code point takes up to the next; a gap counts with the character before it, a trimmed mark is half an em, what has no width of its own
   * (a combining mark, a space that was folded into a gap) is 0.
   */
  readonly advances: readonly number[]
  /** By how much blanks and gaps are wider than by nature, narrower if negative. */
  readonly change: number
  /** What every gap was spread by. */
  readonly stretch: number
  readonly last: boolean
  readonly reason: Reason
}

/** The lines of a paragraph, each with why it ends where it does. */
export function explainParagraph(
  paragraph: StyledParagraph,
  measure: number,
  metrics: Metrics,
  report: Report,
): ExplainedLine[] {
  const prepared = prepare(paragraph, measure, metrics)
  if (!prepared) return []
  const { ends, set, lines } = composePrepared(prepared, metrics, report)
  const { em } = prepared.problem
  return lines.map(({ start, end, width, stretch, last }, i) => ({
    text: prepared.text.slice(start, end),
    width: width / em,
    advances: set[i] ? advancesOf(set[i], prepared.text).map((advance) => advance / em) : [],
    change: set[i] ? changeOf(set[i]) / em : 0,
    ...{ stretch, last },
    reason: reasonFor(ends[i - 1] ?? 0, ends[i] ?? 0, prepared),
  }))
}

function changeOf({ spaces, widths }: SetLine): number {
  return spaces.reduce((sum, { natural }, i) => sum + (widths[i] ?? natural) - natural, 0)
}

function advancesOf({ items, spaces, widths }: SetLine, text: string): number[] {
  return items.flatMap((item, i) => {
    const advances = cellsOf(item)
    const next = items[i + 1]
    if (!next) return advances
    const width = widths[i] ?? 0
    const typed = [...text.slice(item.end, next.start)].map(() => 0)
    if (typed.length && spaces[i]?.kind === 'word') typed[0] = width
    else widen(advances, width)
    return [...advances, ...typed]
  })
}

/** A gap counts with the last character that has a width, not with its marks. */
function widen(advances: number[], width: number): void {
  const last = advances.findLastIndex((advance) => advance > 0)
  const at = last < 0 ? advances.length - 1 : last
  advances[at] = (advances[at] ?? 0) + width
}

/** The room of each code point in its item, pt. */
function cellsOf({ text, glyphs, body }: Item): number[] {
  const cells = glyphs.flatMap((glyph, i) => {
    const from = i === 0 ? 0 : glyph.x
    const width = (glyphs[i + 1]?.x ?? body) - from
    const points = [...glyph.text]
    const bases = points.filter((point) => !isAttached(point)).length
    return points.map((point) => (isAttached(point) ? 0 : width / Math.max(1, bases)))
  })
  return cells.length ? cells : [...text].map(() => 0)
}

/** Why the line of items `[start, to)` does not end elsewhere. */
function reasonFor(start: number, to: number, prepared: Prepared): Reason {
  const { items, breaks, problem } = prepared
  if (to >= items.length) return { kind: 'end' }
  if (breaks[to]?.cost === FORBIDDEN) return { ...ruleAt(to, prepared), kind: 'forced' }
  const fit = fitLine(problem.sums, start, to, measureOf(problem, start))
  if (problem.mode !== 'justified') return nextReason(start, to, prepared) ?? { kind: 'ragged' }
  if (Math.abs(fit.slack) < 0.001 * problem.em) return { kind: 'even' }
  return fit.slack > 0
    ? (nextReason(start, to, prepared) ?? { kind: 'later' })
    : previousReason(start, to, prepared)
}

/** A longer line would have been better. */
function nextReason(start: number, to: number, prepared: Prepared): Reason | undefined {
  const { items, breaks, problem } = prepared
  const measure = measureOf(problem, start)
  const excessOf = (end: number) => (leastWidth(problem.sums, start, end) - measure) / problem.em
  let next = to + 1
  while (next < items.length && breaks[next]?.cost === FORBIDDEN && excessOf(next) < FAR) next++
  const excess = excessOf(next)
  if (excess > 0.001) {
    if (next > to + 1) return { ...ruleAt(to + 1, prepared), excess }
    return { kind: 'long', text: items[to]?.text ?? '', excess }
  }
  return next < items.length && (breaks[next]?.cost ?? 0) > 0 ? ruleAt(next, prepared) : undefined
}

/** A shorter line would have left the marks their blanks. */
function previousReason(start: number, to: number, prepared: Prepared): Reason {
  const { breaks, problem } = prepared
  const previous = to - 1
  if (previous <= start) return { kind: 'later' }
  if (breaks[previous]?.cost === FORBIDDEN) return ruleAt(previous, prepared)
  const fit = fitLine(problem.sums, start, previous, measureOf(problem, start))
  const stretch = stretchOf(fit, problem.em)
  return stretch > UNSEEN ? { kind: 'spread', stretch } : { kind: 'later' }
}

/** em a gap */
const UNSEEN = 0.005
/** em; a line that is too long by so much needs no exact figure. */
const FAR = 10

function ruleAt(at: number, { items, breaks }: Prepared): Reason & { kind: 'rule' } {
  return {
    kind: 'rule',
    rule: breaks[at]?.rule ?? 'none',
    left: items[at - 1]?.text ?? '',
    right: items[at]?.text ?? '',
  }
}
