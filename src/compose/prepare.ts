import type { ParagraphStyle, StyledParagraph } from '../model/line.ts'
import type { Metrics } from '../model/metrics.ts'
import { fits } from '../model/units.ts'
import { breaksOf, type Break } from './breaks.ts'
import { cutWords } from './cuts.ts'
import { leastWidth, sumUp } from './fit.ts'
import { itemize, type Item } from './items.ts'
import { measureOf, type Problem } from './problem.ts'
import { breaksBySense } from './sense.ts'
import { softBreaks } from './soft.ts'
import { openingBlank, spaceItems, type Space } from './spacing.ts'

/** A paragraph ready to be broken to lines of one measure. */
export interface Prepared {
  readonly text: string
  readonly items: readonly Item[]
  readonly spaces: readonly Space[]
  readonly breaks: readonly Break[]
  readonly problem: Problem
  readonly style: ParagraphStyle
}

/** Everything that is known before the breaks are; undefined of a paragraph without characters. */
export function prepare(
  paragraph: StyledParagraph,
  measure: number,
  metrics: Metrics,
): Prepared | undefined {
  const { style, runs } = paragraph
  const text = runs.map((run) => run.text).join('')
  const whole = itemize(paragraph, metrics)
  const [first] = whole
  if (!first) return undefined
  const indent = indentOf(style, first)
  const items = cutWords(whole, measure, indent)
  const spaces = spaceItems(items, style, (item) => widthOfSpace(item, metrics), measure)
  const sums = sumUp(items, spaces, style.hanging)
  const mode = modeOf(style)
  const frame = { ...{ items, sums, measure, indent, mode }, em: first.size }
  const legal = breaksOf(items, style.level, softBreaks(text))
  const breaks = mode === 'balanced' ? breaksOfHeading(legal, text, frame) : legal
  const problem = { ...frame, costs: breaks.map(({ cost }) => cost) }
  return { text, items, spaces, breaks, problem, style }
}

/** Most headings are one line, and are not asked for their words. */
function breaksOfHeading(
  legal: readonly Break[],
  text: string,
  frame: Omit<Problem, 'costs'>,
): readonly Break[] {
  const { items, sums, measure } = frame
  const isTooWide = (from: number, to: number) => !fits(leastWidth(sums, from, to), measure)
  if (fits(leastWidth(sums, 0, items.length), measureOf(frame, 0))) return legal
  return breaksBySense(legal, items, text, isTooWide)
}

/** An opening mark that keeps its blank after the indent stands half an em further in. */
function indentOf({ indent, firstMark, punctuation }: ParagraphStyle, first: Item): number {
  if (firstMark === 'trim' || first.class !== 'OP') return indent
  return indent + openingBlank(punctuation) * first.size
}

function modeOf({ balanced, align }: ParagraphStyle): Problem['mode'] {
  if (balanced) return 'balanced'
  return align === 'justify' ? 'justified' : 'ragged'
}

/** How wide a space of the source is in the face of an item, pt. */
export function widthOfSpace(item: Item, metrics: Metrics): number {
  const [glyph] = metrics.shape(item.face, ' ', 'latn')
  return (glyph?.advance ?? 0.25) * item.size
}
