import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Span } from '../model/source.ts'
import type { PageStyle, StyledDocument } from '../model/style.ts'
import { fits, unitsToHold, wholeUnits } from '../model/units.ts'
import type { Area } from './place.ts'
import type { Flow } from './sections.ts'

/** Pages as rows of one grid. */
export interface Geometry {
  /** Rows of the page with this number. */
  readonly roomOf: (page: number) => number
  /** The top of its first row, pt. */
  readonly topOf: (page: number) => number
  readonly areaOf: (page: number) => Area
}

/** The page area's width, which all pages share, and its rows once the pitch is known; undefined if there is none. */
export interface PageAreas {
  readonly width: number
  /** Of the lowest, pt. */
  readonly height: number
  readonly on: (flow: Pick<Flow, 'pitch' | 'place'>) => Geometry | undefined
}

/** pt; ISO 32000-1, annex C. */
const LARGEST = 14_400

/** A sheet that has no more lines than this has lines too high for it. */
const LINES_OF_SHEET = 4

/** Pages that between them are of every kind: a first one, a left and a right one. */
const KINDS = [1, 2, 3]

/**
 * Reads what there is room for. All pages have the sheet of the first and page areas of its width, because lines are composed before it is
 * known where they fall; margins may be mirrored. The rows of all pages are those of one grid, so that facing pages are level: a page whose top margin is
 * off it begins on its next line.
 */
export function readGeometry(document: StyledDocument, report: Report): PageAreas | undefined {
  const styles = KINDS.map((page) => document.pages(page))
  const [own] = styles
  if (!own) return undefined
  const { width } = areaOf(own)
  for (const style of styles) {
    const area = areaOf(style)
    const { place } = style
    if (Math.max(style.width, style.height) > LARGEST) {
      const value = `${style.width.toFixed(0)}pt ${style.height.toFixed(0)}pt`
      const data = {
        property: 'size',
        value,
        expected: 'at most 14400pt, the largest page of a PDF',
      }
      report(diagnose('error', 'CSS_INVALID_VALUE', data, place))
      return undefined
    }
    if (area.width <= 0 || area.height <= 0) {
      const data = { width: area.width, height: area.height }
      report(diagnose('error', 'PAGE_TOO_SMALL', data, place))
      return undefined
    }
    const isSameSheet = style.width === own.width && style.height === own.height
    const isSameWidth = fits(area.width, width) && fits(width, area.width)
    if (isSameSheet && isSameWidth) continue
    const data = { width, other: area.width }
    report(diagnose('error', 'PAGES_DIFFER', data, laterOf(place, own.place)))
    return undefined
  }
  const height = Math.min(...styles.map((style) => areaOf(style).height))
  return { width, height, on: (flow) => gridOf(document, flow, report) }
}

/** Of two places the later in the sheet, which is where a kind of page is given what is its own. */
function laterOf(one: Span | undefined, other: Span | undefined): Span | undefined {
  return (one?.start ?? -1) > (other?.start ?? -1) ? one : other
}

function areaOf({
  width,
  height,
  marginTop,
  marginRight,
  marginBottom,
  marginLeft,
}: PageStyle): Area {
  return {
    x: marginLeft,
    y: marginTop,
    width: width - marginLeft - marginRight,
    height: height - marginTop - marginBottom,
  }
}

function gridOf(
  document: StyledDocument,
  { pitch, place }: Pick<Flow, 'pitch' | 'place'>,
  report: Report,
): Geometry | undefined {
  const origin = Math.min(...KINDS.map((page) => document.pages(page).marginTop))
  const topOf = (page: number) => {
    const { marginTop } = document.pages(page)
    return origin + unitsToHold(marginTop - origin, pitch) * pitch
  }
  const roomOf = (page: number) => {
    const { height, marginBottom } = document.pages(page)
    return Math.max(0, wholeUnits(height - marginBottom - topOf(page), pitch))
  }
  const low = KINDS.find((page) => roomOf(page) < 1)
  if (low !== undefined) {
    const style = document.pages(low)
    const { width, height } = areaOf(style)
    // who is to blame: a line that few of would fill the sheet, or the margins
    if (pitch * LINES_OF_SHEET > style.height) {
      report(diagnose('error', 'BOX_TOO_TALL', { rows: 1, room: 0 }, place))
    } else report(diagnose('error', 'PAGE_TOO_SMALL', { width, height }, style.place))
    return undefined
  }
  return { roomOf, topOf, areaOf: (page) => areaOf(document.pages(page)) }
}
