import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Line, ParagraphStyle, StyledParagraph } from '../model/line.ts'
import type { Metrics } from '../model/metrics.ts'
import { fits } from '../model/units.ts'
import { breaksOf } from './breaks.ts'
import { VISIBLE } from './cost.ts'
import { cutWords, isEmergencyCut } from './cuts.ts'
import { chooseBreaks, measureOf, type Problem } from './choose.ts'
import { sumUp, type Sums } from './fit.ts'
import { itemize, type Item } from './items.ts'
import { adjust } from './justify.ts'
import { positionLine } from './position.ts'
import { softBreaks } from './soft.ts'
import { spaceItems, type Space } from './spacing.ts'

/**
 * Breaks, squeezes and justifies one paragraph to lines of `measure` pt: characters -> items -> breaks -> adjusted spaces ->
 * positions. No character is lost; white space at line ends and beside full-width marks is. Words that had to be cut and lines that are too
 * full are reported.
 */
export function composeParagraph(
  paragraph: StyledParagraph,
  measure: number,
  metrics: Metrics,
  report: Report,
): Line[] {
  const { style } = paragraph
  const text = paragraph.runs.map((run) => run.text).join('')
  const items = cutWords(itemize(paragraph, metrics), measure, style.indent)
  const [first] = items
  if (!first) return []
  const spaces = spaceItems(items, (item) => widthOfSpace(item, metrics))
  const sums = sumUp(items, spaces)
  const problem: Problem = {
    ...{ items, sums, measure },
    costs: breaksOf(items, style.level, softBreaks(text)).map(({ cost }) => cost),
    indent: style.indent,
    mode: modeOf(style),
    em: first.size,
  }
  const ends = chooseBreaks(problem) ?? []
  reportCuts(items, ends, measure, report)
  const lines = setLines(ends, { items, spaces, sums }, problem, style, metrics)
  reportOverfull(lines, items, measure, report)
  if (style.align === 'justify') reportLoose(lines, text, items, report)
  return lines
}

/** Says once for each word that it had to be cut, and why. */
function reportCuts(
  items: readonly Item[],
  ends: readonly number[],
  measure: number,
  report: Report,
): void {
  const words = ends.flatMap((end) => {
    const item = items[end]
    return item?.cut && isEmergencyCut(item) ? [item.cut.word] : []
  })
  for (const { text, body, size, source } of new Set(words)) {
    const data = { word: shortened(text), measureEm: measure / size }
    const code = fits(body, measure) ? 'WORD_CUT' : 'WORD_TOO_LONG'
    report(diagnose('warning', code, data, source))
  }
}

function shortened(word: string): string {
  const characters = [...word]
  return characters.length <= LONGEST_SHOWN
    ? word
    : `${characters.slice(0, LONGEST_SHOWN).join('')}…`
}

const LONGEST_SHOWN = 40

function reportOverfull(
  lines: readonly Line[],
  items: readonly Item[],
  measure: number,
  report: Report,
): void {
  for (const { start, width } of lines) {
    if (fits(width, measure)) continue
    const first = items.find((item) => item.start === start)
    const data = { excess: (width - measure) / (first?.size ?? 1) }
    report(diagnose('warning', 'LINE_OVERFULL', data, first?.source))
  }
}

/** Names the lines whose spread can be seen. */
function reportLoose(
  lines: readonly Line[],
  text: string,
  items: readonly Item[],
  report: Report,
): void {
  for (const { start, end, stretch, last } of lines) {
    if (last || stretch <= VISIBLE) continue
    const first = items.find((item) => item.start === start)
    const data = { stretch, text: text.slice(start, end) }
    report(diagnose('info', 'LINE_LOOSE', data, first?.source))
  }
}

/** How wide a paragraph is on one line, indent included; pt. */
export function measureParagraph(paragraph: StyledParagraph, metrics: Metrics): number {
  const items = itemize(paragraph, metrics)
  const spaces = spaceItems(items, (item) => widthOfSpace(item, metrics))
  const bodies = items.reduce((sum, { body }) => sum + body, 0)
  return spaces.reduce((sum, { natural }) => sum + natural, bodies + paragraph.style.indent)
}

interface Parts {
  readonly items: readonly Item[]
  readonly spaces: readonly Space[]
  readonly sums: Sums
}

function setLines(
  ends: readonly number[],
  parts: Parts,
  problem: Problem,
  style: ParagraphStyle,
  metrics: Metrics,
): Line[] {
  const { items, spaces, sums } = parts
  return ends.map((end, i) => {
    const start = ends[i - 1] ?? 0
    const last = end === items.length
    const { from, to } = withoutSeparators(items, start, end)
    const align = last ? style.alignLast : style.align
    const measure = measureOf(problem, start)
    const stretch = align === 'justify' && !(style.balanced && !last)
    const { widths, perGap } = adjust(spaces, sums, { from, to, measure, stretch })
    const line = items.slice(from, to)
    const width = total(widths) + total(line.map(({ body }) => body))
    const x = problem.measure - measure + Math.max(0, measure - width) * ALIGNMENT[align]
    const set = { items: line, spaces: spaces.slice(from + 1, to), widths, perGap, x, last }
    return positionLine(set, metrics)
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

function modeOf({ balanced, align }: ParagraphStyle): Problem['mode'] {
  if (balanced) return 'balanced'
  return align === 'justify' ? 'justified' : 'ragged'
}

function widthOfSpace(item: Item, metrics: Metrics): number {
  const [glyph] = metrics.shape(item.face, ' ', 'latn')
  return (glyph?.advance ?? 0.25) * item.size
}
