import { isBlock } from './anonymous.ts'
import { collectRuns } from './runs.ts'
import {
  composeParagraph,
  composeVersions,
  measureParagraph,
  type Version,
  type Versions,
} from '../compose/compose.ts'
import { diagnose, type Report } from '../model/diagnostic.ts'
import type { KinsokuLevel, Line, ParagraphStyle, StyledParagraph } from '../model/line.ts'
import { largest } from '../model/lists.ts'
import type { Metrics } from '../model/metrics.ts'
import type { Pictures } from '../model/picture.ts'
import type { Span } from '../model/source.ts'
import {
  lineHeightOf,
  placeIn,
  usedLength,
  type ComputedStyle,
  type StyledElement,
} from '../model/style.ts'
import type { Origin } from '../model/tree.ts'
import { fits } from '../model/units.ts'

/** What laying out needs beside the styled tree. */
export interface LayoutContext {
  readonly metrics: Metrics
  readonly pictures: Pictures
  readonly report: Report
  /** The page on which an element with this id begins, as far as it is known; asking for it is noted. */
  readonly pageOf: (id: string, place?: Span) => string
  /** Rows that copyfitting gives to the space above every heading with a range for it, or takes from it. */
  readonly headingRows?: number
}

/** Whether an element holds text and inline elements, rather than blocks. */
export function hasInlineContent(element: StyledElement): boolean {
  return !element.children.some(isBlock)
}

/** Where the first text of the bulletin in an element comes from. */
export function originIn(element: StyledElement): Origin | undefined {
  for (const child of element.children) {
    const origin = child.kind === 'element' ? originIn(child) : child.origin
    if (origin) return origin
  }
  return undefined
}

/** The lines of an element with inline content: one paragraph, or one for each part between `<br>`. */
export function composeElement(
  element: StyledElement,
  measure: number,
  context: LayoutContext,
): Line[] {
  const lines = paragraphsOf(element, measure, context).flatMap((paragraph) =>
    paragraph.runs.length
      ? composeParagraph(paragraph, measure, context.metrics, context.report)
      : [EMPTY_LINE],
  )
  checkBoxes(element, lines, context)
  return lines
}

/** Between two `<br>`. */
const EMPTY_LINE: Line = {
  ...{ start: 0, end: 0, runs: [], boxes: [], ornaments: [] },
  ...{ width: 0, last: true, stretch: 0 },
}
const EMPTY: Versions = {
  best: { lines: [EMPTY_LINE], remark: () => undefined },
  changed: () => undefined,
}

/** A box in a line has the room of the line: a higher one would stand on its neighbours. */
function checkBoxes(
  element: StyledElement,
  lines: readonly Line[],
  { report }: LayoutContext,
): void {
  const room = lineHeightOf(element.style)
  const box = lines.flatMap(({ boxes }) => boxes).find(({ height }) => !fits(height, room))
  if (!box) return
  const inner = element.children.find(
    (child): child is StyledElement =>
      child.kind === 'element' && child.style.display === 'inline-block',
  )
  const place = placeIn(inner ?? element, 'height') ?? placeIn(element)
  const data = { property: 'height', where: 'higher than its line' } as const
  report(diagnose('error', 'CSS_NO_EFFECT', data, place))
}

/** The same at its best, nothing reported yet, and ways to make it a line longer or shorter. */
export function composeFlowing(
  element: StyledElement,
  measure: number,
  context: LayoutContext,
): Versions {
  const all = paragraphsOf(element, measure, context).flatMap((paragraph) =>
    paragraph.runs.length ? (composeVersions(paragraph, measure, context.metrics) ?? []) : [EMPTY],
  )
  checkBoxes(
    element,
    all.flatMap((versions) => versions.best.lines),
    context,
  )
  const [only] = all
  if (only && all.length === 1) return only
  const best: Version = {
    lines: all.flatMap((versions) => versions.best.lines),
    remark: (report) => {
      for (const versions of all) versions.best.remark(report)
    },
  }
  return { best, changed: () => undefined }
}

/** How wide an element's text is if nothing breaks it; pt. */
export function widthOfText(element: StyledElement, context: LayoutContext): number {
  const widths = paragraphsOf(element, 0, context).map((paragraph) =>
    measureParagraph(paragraph, context.metrics),
  )
  return largest(widths, 0)
}

function paragraphsOf(
  element: StyledElement,
  width: number,
  { pageOf }: LayoutContext,
): StyledParagraph[] {
  return collectRuns(element, { width, pageOf }).map((runs, i) => ({
    runs,
    style: paragraphStyle(element.style, i === 0, width),
  }))
}

function paragraphStyle(style: ComputedStyle, isFirst: boolean, width: number): ParagraphStyle {
  const align = style['text-align']
  const last = style['text-align-last']
  return {
    indent: isFirst ? usedLength(style['text-indent'], width) : 0,
    align,
    alignLast: last !== 'auto' ? last : align === 'justify' ? 'left' : align,
    balanced: style['text-wrap'] === 'balance',
    ...typesettingOf(style),
  }
}

type Typesetting = Pick<
  ParagraphStyle,
  'level' | 'punctuation' | 'hanging' | 'autospace' | 'gap' | 'firstMark'
>

/** The rules of Chinese that a style asks for. */
export function typesettingOf(style: ComputedStyle): Typesetting {
  return {
    level: LEVELS[style['line-break']],
    punctuation: style['-banxin-punctuation'],
    hanging: HANGING[style['hanging-punctuation']],
    autospace: AUTOSPACE[style['text-autospace']],
    gap: style['-banxin-autospace'] === 'eighth' ? 0.125 : 0.25,
    firstMark: style['text-spacing-trim'] === 'space-first' ? 'keep' : 'trim',
  }
}

/** CSS's own `loose` lets ！ and ％ begin a line and cuts …… in two: it is not the Chinese basic level (chinese-typography §2.1). */
const LEVELS: Readonly<Record<ComputedStyle['line-break'], KinsokuLevel>> = {
  anywhere: 'none',
  loose: 'basic',
  normal: 'gb',
  strict: 'strict',
  auto: 'gb',
}

const HANGING = { none: 'none', 'allow-end': 'allow', 'force-end': 'force' } as const
const AUTOSPACE = {
  normal: 'normal',
  'ideograph-alpha': 'letters',
  'no-autospace': 'none',
} as const
