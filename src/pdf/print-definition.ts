import { REGISTRATION, type Paint, type Plate } from '../model/paint.ts'
import type { MarkStroke, OutputProfile, PressSheet, Rectangle, SheetPage } from '../model/press.ts'
import {
  breakBefore,
  imagesOf,
  nodesOf,
  OutlineIds,
  round,
  type AscentOf,
  type CanvasNode,
  type Definition,
  type DefinitionNode,
  type DocumentFacts,
  type PaintOf,
} from './definition.ts'

/** Of sheets for the press: what the definition for the screen has not, is for the writer alone. */
export interface PrintDefinition extends Omit<Definition, 'version'> {
  readonly version: '1.6'
  /** One entry a sheet. */
  readonly boxes: readonly PageBoxes[]
  readonly plates: readonly Plate[]
  /** What pictures print where they have these colours, `#rrggbb`. */
  readonly inks: Readonly<Record<string, Paint>>
  readonly outputIntent?: OutputIntent
}

/** Left, bottom, right and top, pt from the lower left corner, as PDF counts. */
export type PdfBox = readonly [number, number, number, number]

export interface PageBoxes {
  readonly trim: PdfBox
  readonly bleed: PdfBox
}

export interface OutputIntent {
  readonly condition: string
  /** A data URL. */
  readonly profile: string
}

/** Marks, and where what is drawn is clipped; pdfmake itself draws nothing for `clip`. */
export type PressVector = MarkLine | MarkCircle | ClipVector

interface Mark {
  readonly lineWidth: number
  readonly lineColor: Paint
}

export interface MarkLine extends Mark {
  readonly type: 'line'
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

export interface MarkCircle extends Mark {
  readonly type: 'ellipse'
  readonly x: number
  readonly y: number
  readonly r1: number
  readonly r2: number
}

/** From `begin` to `end` nothing is drawn outside of the rectangle. */
export interface ClipVector {
  readonly type: 'rect'
  readonly clip: 'begin' | 'end'
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly color: 'white'
  readonly fillOpacity: 0
}

/** How sheets are printed. */
export interface PrintFacts extends DocumentFacts {
  readonly paintOf: PaintOf
  readonly plates: readonly Plate[]
  readonly inks: Readonly<Record<string, Paint>>
  readonly profile?: OutputProfile
}

/** Sheets for the press as a document definition: untagged, without an outline. All have the size of the first. */
export function defineSheets(
  sheets: readonly PressSheet[],
  { language, info, paintOf, plates, inks, profile }: PrintFacts,
  ascentOf: AscentOf,
): PrintDefinition {
  const [first] = sheets
  return {
    version: '1.6',
    language,
    displayTitle: true,
    compress: true,
    info,
    pageSize: { width: round(first?.width ?? 0), height: round(first?.height ?? 0) },
    pageMargins: 0,
    boxes: sheets.map(boxesOf),
    plates,
    inks,
    ...(profile && { outputIntent: intentOf(profile) }),
    ...imagesOf(sheets.flatMap(({ pages }) => pages)),
    content: sheets.flatMap((sheet, i) => breakBefore(contentOf(sheet, paintOf, ascentOf), i > 0)),
  }
}

function boxesOf({ height, trim, bleed }: PressSheet): PageBoxes {
  return { trim: pdfBox(trim, height), bleed: pdfBox(bleed, height) }
}

function pdfBox({ x, y, width, height }: Rectangle, sheet: number): PdfBox {
  return [round(x), round(sheet - y - height), round(x + width), round(sheet - y)]
}

function intentOf({ description, bytes }: OutputProfile): OutputIntent {
  const base64 = Buffer.from(bytes).toString('base64')
  return {
    condition: description,
    profile: `data:application/vnd.iccprofile;base64,${base64}`,
  }
}

function contentOf(sheet: PressSheet, paintOf: PaintOf, ascentOf: AscentOf): DefinitionNode[] {
  const isWhole = (clip: Rectangle) => clip.width >= sheet.width && clip.height >= sheet.height
  const pages = sheet.pages.flatMap((page) => {
    const nodes = nodesOfPage(page, paintOf, ascentOf)
    return isWhole(page.clip) ? nodes : clipped(nodes, page.clip)
  })
  return sheet.marks.length ? [...pages, drawing(sheet.marks.map(strokeOf))] : pages
}

function nodesOfPage({ frames }: SheetPage, paintOf: PaintOf, ascentOf: AscentOf) {
  const outline = new OutlineIds()
  return nodesOf(frames, outline, ascentOf, paintOf)
}

function clipped(nodes: readonly DefinitionNode[], clip: Rectangle): DefinitionNode[] {
  const { x, y, width, height } = clip
  const place = { x: round(x), y: round(y), w: round(width), h: round(height) }
  const vector = { type: 'rect', ...place, color: 'white', fillOpacity: 0 } as const
  return [drawing([{ ...vector, clip: 'begin' }]), ...nodes, drawing([{ ...vector, clip: 'end' }])]
}

function drawing(canvas: CanvasNode['canvas']): CanvasNode {
  return { canvas, absolutePosition: { x: 0, y: 0 } }
}

/** pt: as thin as every press holds it. */
const HAIRLINE = 0.25

function strokeOf(mark: MarkStroke): PressVector {
  const stroke = { lineWidth: HAIRLINE, lineColor: REGISTRATION }
  if (mark.kind === 'line') {
    const { x1, y1, x2, y2 } = mark
    const ends = { x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2) }
    return { type: 'line', ...ends, ...stroke }
  }
  const { x, y, radius } = mark
  const [r1, r2] = [round(radius), round(radius)]
  return { type: 'ellipse', x: round(x), y: round(y), r1, r2, ...stroke }
}
