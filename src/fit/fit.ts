import { diagnose, type Diagnostic, type FitAdvice, type Report } from '../model/diagnostic.ts'
import type { Metrics } from '../model/metrics.ts'
import type { Pictures } from '../model/picture.ts'
import type { SourceFile } from '../model/source.ts'
import type { StyledDocument } from '../model/style.ts'
import type { Tree } from '../model/tree.ts'
import type { PageExtent } from '../pages/extent.ts'
import { layoutDocument } from '../pages/layout.ts'
import type { InkSet } from '../style/compute.ts'
import { applyStyle } from '../style/style.ts'
import { ptOf, readBounds, type Bounds, type Choice } from './bounds.ts'
import { searchFit, type Found, type Measure, type Miss } from './search.ts'

/** A bulletin to be brought to a number of pages. */
export interface Fitting {
  readonly tree: Tree
  readonly style: SourceFile
  readonly inks: InkSet
  /** As the template sets it. */
  readonly document: StyledDocument
  readonly metrics: Metrics
  readonly pictures: Pictures
  readonly pages: number
}

/** The bulletin in the setting that fits, for the layout that counts. */
export interface Fitted {
  readonly document: StyledDocument
  readonly headingRows: number
}

/**
 * Copyfitting: sets the text so that it fills exactly so many pages (design.md), and reports what was changed; undefined, and reported with what
 * would help, if the template's bounds do not allow it.
 */
export function fitDocument(fitting: Fitting, report: Report): Fitted | undefined {
  const { document, pages } = fitting
  const bounds = readBounds(document)
  const { measure, faults } = measurer(fitting)
  const found = searchFit(bounds, pages, measure)
  if (found.fit) {
    report(diagnose('info', 'FIT_FOUND', describe(found.fit, bounds, pages)))
    const { choice } = found.fit
    return { document: styled(fitting, choice), headingRows: choice.headingRows }
  }
  if (!found.nearest) {
    // it cannot be laid out at all, in whatever setting
    faults().forEach(report)
    return undefined
  }
  report(diagnose('error', 'FIT_IMPOSSIBLE', adviceOn(found, bounds, pages, measure)))
  return undefined
}

function styled({ tree, style, inks }: Fitting, { fontSize, lineHeight }: Choice): StyledDocument {
  // what is wrong with the sheet has been said
  return applyStyle(tree, style, inks, () => undefined, { fontSize, lineHeight })
}

/** Lays the bulletin out in any setting; and the errors of the last layout that had any. */
function measurer(fitting: Fitting): { measure: Measure; faults: () => readonly Diagnostic[] } {
  let faults: readonly Diagnostic[] = []
  const measure = (choice: Choice) => {
    const errors: Diagnostic[] = []
    const { extents } = layoutDocument(
      styled(fitting, choice),
      fitting.metrics,
      (found) => {
        if (found.severity === 'error') errors.push(found)
      },
      { headingRows: choice.headingRows, pictures: fitting.pictures },
    )
    if (!errors.length && extents.length) return extents
    faults = errors
    return undefined
  }
  return { measure, faults: () => faults }
}

function describe({ choice, extents }: Miss, { natural }: Bounds, pages: number) {
  return {
    pages,
    fontSize: choice.fontSize,
    fontSizeBefore: natural.fontSize,
    leading: ptOf(choice.lineHeight, choice.fontSize),
    leadingBefore: ptOf(natural.lineHeight, natural.fontSize),
    headingRows: choice.headingRows,
    fullness: extents.at(-1)?.fullness ?? 1,
  }
}

/** What would bring the bulletin to so many pages: fewer or more characters, or a type size beyond the template's. */
function adviceOn({ nearest }: Found, bounds: Bounds, pages: number, measure: Measure): FitAdvice {
  const { lines = 0, extents = [], choice = bounds.natural } = nearest ?? {}
  const measureEm = extents.at(-1)?.measureEm ?? 0
  const taken = extents.reduce((sum, page) => sum + page.lines, 0)
  const share = Math.abs(lines) / taken
  const isNear = share < (lines > 0 ? LARGEST_CUT : LARGEST_GROWTH)
  const allowed = isNear ? sizeThatFits(bounds, pages, lines, measure) : undefined
  return {
    pages,
    reached: extents.length,
    lines: Math.abs(lines),
    isOver: lines > 0,
    characters: Math.abs(lines) * measureEm,
    fontSize: choice.fontSize,
    leading: ptOf(choice.lineHeight, choice.fontSize),
    isBegun: isBegun(extents),
    hasBounds: hasBounds(bounds),
    ...(allowed !== undefined && { allowed }),
  }
}

/** The share of its lines that a text can lose to smaller type, or gain by larger, before it is another publication. */
const LARGEST_CUT = 0.4
const LARGEST_GROWTH = 0.6

/** Steps beyond the bounds that are tried, and the type sizes that are still to be read, pt. */
const STEPS_BEYOND = 12
const READABLE = { least: 6, most: 24 }

/** The nearest type size beyond the template's bounds with which the bulletin would fit. */
function sizeThatFits(
  bounds: Bounds,
  pages: number,
  lines: number,
  measure: Measure,
): number | undefined {
  const { sizes, sizeStep } = bounds
  if (sizeStep === undefined) return undefined
  const [from, by] = lines > 0 ? [sizes[0], -sizeStep] : [sizes.at(-1), sizeStep]
  for (let i = 1; i <= STEPS_BEYOND; i++) {
    const size = Math.round(((from ?? 0) + i * by) * 1e6) / 1e6
    if (size < READABLE.least || size > READABLE.most) return undefined
    if (searchFit({ ...bounds, sizes: [size] }, pages, measure).fit) return size
  }
  return undefined
}

/** A page that text runs on from is fuller than this. */
const RUNNING = 0.8

function isBegun(extents: readonly PageExtent[]): boolean {
  const before = extents.slice(0, -1)
  const ended = before.filter(({ fullness }) => fullness < RUNNING)
  return before.length > 0 && ended.length > before.length / 2
}

function hasBounds({ sizes, natural, lineHeightsFor, headingRows }: Bounds): boolean {
  const heights = lineHeightsFor(natural.fontSize)
  return sizes.length + heights.length + headingRows.length > 3
}
