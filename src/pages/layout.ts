import { diagnose, type Diagnostic, type Report } from '../model/diagnostic.ts'
import type { Metrics } from '../model/metrics.ts'
import type { Page } from '../model/page.ts'
import type { Pictures } from '../model/picture.ts'
import type { Span } from '../model/source.ts'
import type { StyledDocument } from '../model/style.ts'
import { buildFlow } from './builder.ts'
import { drawGrid } from './debug.ts'
import { checkEffects } from './effects.ts'
import { extentsOf, type PageExtent } from './extent.ts'
import { finishPage, noStrings, type StringsOfPage } from './finish.ts'
import { readGeometry, type Geometry } from './geometry.ts'
import { reportLevelling } from './levelled.ts'
import { paginate } from './paginate.ts'
import type { PagePlan } from './plan.ts'
import { gridOf, placeBand } from './place.ts'
import { Reader } from './reader.ts'
import type { Flow } from './sections.ts'
import { areSidesDifferent } from './sides.ts'
import type { LayoutContext } from './text.ts'

export interface LayoutOptions {
  /** What `img` elements show. */
  readonly pictures?: Pictures
  /** Draws the grid, the columns, the boxes and the measure over the pages. */
  readonly debugGrid?: boolean
  /** Rows more or fewer above every heading that has a range for them (copyfitting). */
  readonly headingRows?: number
}

/** A bulletin on its pages, and how much of them it takes. */
export interface Laid {
  readonly pages: readonly Page[]
  /** One for each page. */
  readonly extents: readonly PageExtent[]
}

const NO_PICTURES: Pictures = new Map()

/** Layouts in search of the page numbers that the text itself shows; these settle after two, or hardly ever. */
const MOST_ROUNDS = 5

/**
 * Sets a styled document on pages: everything on one line grid, columns level, running heads and page numbers in the margins. Frames
 * are in reading order. Reports what is wrong with lines, columns and pages; no pages if there cannot be any.
 */
export function layoutDocument(
  document: StyledDocument,
  metrics: Metrics,
  report: Report,
  options: LayoutOptions = {},
): Laid {
  let known: ReadonlyMap<string, number> = new Map()
  for (let round = 1; ; round++) {
    const found: Diagnostic[] = []
    const asked = new Map<string, Span | undefined>()
    const context: LayoutContext = {
      metrics,
      pictures: options.pictures ?? NO_PICTURES,
      report: (diagnostic) => found.push(diagnostic),
      pageOf: (id, place) => {
        asked.set(id, place)
        return String(known.get(id) ?? '')
      },
      headingRows: options.headingRows ?? 0,
    }
    const laid = layoutOnce(document, context, options, () => hasErrors(found))
    const { ids } = laid ?? NOTHING
    const isSettled = !laid || [...asked.keys()].every((id) => known.get(id) === ids.get(id))
    if (isSettled || round === MOST_ROUNDS) {
      found.forEach(report)
      for (const [id, place] of asked) {
        if (laid && !ids.has(id)) report(diagnose('error', 'CSS_TARGET_UNKNOWN', { id }, place))
      }
      return laid ?? NOTHING
    }
    known = ids
  }
}

function hasErrors(found: readonly Diagnostic[]): boolean {
  return found.some(({ severity }) => severity === 'error')
}

interface LaidOnce extends Laid {
  /** The page on which each element with an id begins. */
  readonly ids: ReadonlyMap<string, number>
}

const NOTHING: LaidOnce = { pages: [], extents: [], ids: new Map() }

/** Undefined where an error ends it: what would come of it would only be more of them. */
function layoutOnce(
  document: StyledDocument,
  context: LayoutContext,
  options: LayoutOptions,
  hasFailed: () => boolean,
): LaidOnce | undefined {
  const area = readGeometry(document, context.report)
  if (!area) return undefined
  checkEffects(document.root, context.report)
  const flow = buildFlow(document.root, area, context)
  const geometry = area.on(flow)
  if (!geometry || hasFailed()) return undefined
  const plans = paginate(flow.sections, { pitch: flow.pitch, roomOf: geometry.roomOf })
  const readers = flow.sections.map(({ items }) => new Reader(items, flow.pitch))
  remarkOnLines(plans, flow, context.report)
  if (reportHeights(flow, plans, geometry, context.report)) return undefined
  reportLevelling(plans, readers, context.report)
  const extents = extentsOf(plans, flow, geometry)
  return { ...placePages({ plans, flow, readers, geometry, document, context, options }), extents }
}

interface Placing {
  readonly plans: readonly PagePlan[]
  readonly flow: Flow
  readonly readers: readonly Reader[]
  readonly geometry: Geometry
  readonly document: StyledDocument
  readonly context: LayoutContext
  readonly options: LayoutOptions
}

function placePages({
  plans,
  flow,
  readers,
  geometry,
  document,
  context,
  options,
}: Placing): Omit<LaidOnce, 'extents'> {
  const ids = new Map<string, number>()
  let strings: StringsOfPage = noStrings()
  const isMirrored = areSidesDifferent(document.pages)
  const pages = plans.map(({ bands }, i) => {
    const number = i + 1
    const top = geometry.topOf(number)
    const area = geometry.areaOf(number)
    let row = 0
    const settings: { name: string; value: string }[] = []
    const painted = bands.flatMap((band) => {
      const section = flow.sections[band.section]
      const reader = readers[band.section]
      if (!section || !reader) return []
      row += band.space
      if (section.foot) row = Math.max(row, geometry.roomOf(number) - band.depth)
      const origin = { x: area.x + section.left, y: top + row * flow.pitch }
      row += band.depth
      for (const { start, end, swap } of band.columns) {
        for (const { anchored } of reader.between(start, end, swap)) {
          settings.push(...anchored.strings)
          for (const id of anchored.ids) if (!ids.has(id)) ids.set(id, number)
        }
      }
      return placeBand(band, section, reader, flow, origin, area)
    })
    strings = strings.next(settings)
    const drawn = options.debugGrid ? drawGrid({ bands, flow, area, top }, context) : []
    const values = { number, count: plans.length, strings }
    const content = {
      frames: [
        ...painted.flatMap(({ behind }) => behind),
        ...painted.flatMap(({ frames }) => frames),
        ...drawn,
      ],
      grid: gridOf(bands, flow, { x: area.x, y: top }),
    }
    const page = finishPage(document.pages(number), content, values, context)
    return isMirrored ? { ...page, isMirrored } : page
  })
  return { pages, ids }
}

/** Reports boxes and lines that no page can hold; whether there are any. */
function reportHeights(
  { sections }: Flow,
  plans: readonly PagePlan[],
  { roomOf }: Geometry,
  report: Report,
): boolean {
  const room = plans.reduce((most, _, i) => Math.max(most, roomOf(i + 1)), 0)
  const tall = sections.flatMap(({ items }) => items).filter(({ rows }) => rows > room)
  for (const { rows, origin, place } of tall) {
    report(diagnose('error', 'BOX_TOO_TALL', { rows, room }, place ?? origin))
  }
  return tall.length > 0
}

/** What is to be said of the lines of each paragraph, as it was set in the end. */
function remarkOnLines(plans: readonly PagePlan[], { sections }: Flow, report: Report): void {
  const changed = new Map<string, -1 | 1>()
  for (const { section, columns } of plans.flatMap(({ bands }) => bands)) {
    for (const { swap } of columns) {
      if (swap) changed.set(`${String(section)}/${String(swap.at)}`, swap.by)
    }
  }
  sections.forEach(({ items }, section) => {
    items.forEach(({ slot }, at) => {
      const by = changed.get(`${String(section)}/${String(at)}`)
      const version = (by && slot?.changed(by)) ?? slot
      version?.remark(report)
    })
  })
}
