import type { Diagnostic, Report } from '../model/diagnostic.ts'
import type { Line, StyledParagraph } from '../model/line.ts'
import type { Metrics } from '../model/metrics.ts'
import { chooseBreaks, type Change } from './choose.ts'
import { charactersOf } from './cost.ts'
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
  const ends = chooseBreaks(prepared.problem).best
  const { set, lines, remark } = setLines(ends, prepared, metrics)
  remark(report)
  return { ends, set, lines }
}

/** A paragraph at its best, and as it can be had otherwise. */
export interface Versions {
  readonly best: Version
  /**
   * With one line fewer or more: undefined if no legal breaks give that with marks squeezed, or with gaps spread by an eighth of an em, at most.
   * What was found is kept.
   */
  readonly changed: (by: Change) => Version | undefined
}

/**
 * A paragraph for who decides later how many lines it shall have; undefined if it has no characters. Nothing that the lines were made of is kept:
 * few paragraphs are ever asked for a change, and what a whole bulletin would keep costs more than to look at those again.
 */
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
  const best = versionOf(chooseBreaks(prepared.problem).best, prepared, metrics)
  let changes: ReadonlyMap<Change, Version | undefined> | undefined
  return {
    best,
    changed: (by) => {
      changes ??= changesOf(paragraph, measure, metrics)
      return changes.get(by)
    },
  }
}

function changesOf(
  paragraph: StyledParagraph,
  measure: number,
  metrics: Metrics,
): ReadonlyMap<Change, Version | undefined> {
  const prepared = prepare(paragraph, measure, metrics)
  const choice = prepared && chooseBreaks(prepared.problem)
  const version = (by: Change) => {
    const ends = choice?.changed(by)
    if (!ends || !prepared || endsAlone(ends, prepared)) return undefined
    return versionOf(ends, prepared, metrics)
  }
  return new Map([
    [-1, version(-1)],
    [1, version(1)],
  ])
}

/** 单字不成行: a change is no cure if it leaves a last line of one character (chinese-typography §6.4). */
function endsAlone(ends: readonly number[], { items }: Prepared): boolean {
  return ends.length > 1 && charactersOf(items, ends.at(-2) ?? 0, items.length) < 2
}

/** Lines and what is to be said of them, told when they are taken. */
function versionOf(ends: readonly number[], prepared: Prepared, metrics: Metrics): Version {
  const { lines, remark } = setLines(ends, prepared, metrics)
  const remarks: Diagnostic[] = []
  remark((diagnostic) => remarks.push(diagnostic))
  return {
    lines,
    remark: (report) => {
      remarks.forEach(report)
    },
  }
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
