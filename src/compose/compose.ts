import type { Report } from '../model/diagnostic.ts'
import type { Line, StyledParagraph } from '../model/line.ts'
import type { Metrics } from '../model/metrics.ts'
import { chooseBreaks, type Change } from './choose.ts'
import { itemize } from './items.ts'
import { composeWithLeader, leastLeader, partAtLeader } from './leader.ts'
import type { SetLine } from './position.ts'
import { prepare, widthOfSpace, type Prepared } from './prepare.ts'
import { setLines, type Version } from './set.ts'
import { spaceItems } from './spacing.ts'

export type { Version } from './set.ts'

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
  const best = composeVersions(paragraph, measure, metrics)?.best
  best?.remark(report)
  return best?.lines ?? []
}

/** The lines at their best, with what they were made of: where each ends and what stands in it. */
export function composePrepared(
  prepared: Prepared,
  metrics: Metrics,
  report: Report,
): { ends: readonly number[]; set: readonly SetLine[]; lines: Line[] } {
  const ends = chooseBreaks(prepared.problem) ?? []
  const { set, lines, remark } = setLines(ends, prepared, metrics)
  remark(report)
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
  const versions = composeVersions(paragraph, measure, metrics)
  return (change === 0 ? versions?.best : versions?.changed(change))?.lines
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
  const parted = partAtLeader(paragraph)
  // its lines are ragged: there is nothing in them to squeeze or to spread
  if (parted) {
    return { best: composeWithLeader(parted, measure, metrics), changed: () => undefined }
  }
  const prepared = prepare(paragraph, measure, metrics)
  if (!prepared) return undefined
  const version = (change: Change): Version | undefined => {
    const ends = chooseBreaks(prepared.problem, change)
    return ends && setLines(ends, prepared, metrics)
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
export function measureParagraph(paragraph: StyledParagraph, metrics: Metrics): number {
  const parted = partAtLeader(paragraph)
  if (parted) {
    const { before, after } = parted
    return (
      measureParagraph(before, metrics) + leastLeader(parted) + measureParagraph(after, metrics)
    )
  }
  const { runs, style } = paragraph
  const items = itemize({ runs, style }, metrics)
  const spaces = spaceItems(items, style, (item) => widthOfSpace(item, metrics))
  const bodies = items.reduce((sum, { body }) => sum + body, 0)
  return spaces.reduce((sum, { natural }) => sum + natural, bodies + style.indent)
}
