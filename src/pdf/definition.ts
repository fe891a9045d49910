import { append } from '../model/lists.ts'
import type { BlockRange, GlyphRun, PlacedGlyph } from '../model/line.ts'
import type {
  Bookmark,
  DotFrame,
  Frame,
  ImageFrame,
  LineFrame,
  Page,
  RectFrame,
  Role,
} from '../model/page.ts'
import type { StructureElement } from '../model/structure.ts'
import type { Conformance } from './conformance.ts'
import { tagTree, type TagElement } from './tag-tree.ts'
import type { Paint } from '../model/paint.ts'
import type { PressVector } from './print-definition.ts'
import type { Color } from '../model/style.ts'

/** A pdfmake document definition of placed lines. It is plain JSON: `banxin build --emit definition` prints it. */
export interface Definition {
  readonly version: '1.7'
  readonly language: string
  readonly displayTitle: true
  readonly compress: true
  readonly info: DocumentInfo
  readonly pageSize: { readonly width: number; readonly height: number }
  readonly pageMargins: 0
  /** The structure tree of a tagged PDF; what nodes and inlines show is content of the elements that they name by `tag`, or an artifact. */
  readonly structure?: TagElement
  /** What it claims to be; nothing if it is not tagged. */
  readonly conformance?: readonly Conformance[]
  /** The number of each page, where they are not counted from 1. */
  readonly folios?: readonly number[]
  /** Data URLs of the pictures, each once; absent if there are none. */
  readonly images?: Readonly<Record<string, string>>
  readonly content: readonly DefinitionNode[]
}

export interface DocumentInfo {
  readonly title: string
  readonly author?: string
  readonly subject?: string
  readonly creator: string
  readonly producer: string
  /** ISO 8601. */
  readonly creationDate: string
}

export type DefinitionNode = LineNode | CanvasNode | ImageNode | SvgNode

interface Positioned {
  readonly absolutePosition: { readonly x: number; readonly y: number }
  readonly pageBreak?: 'before'
}

/** A line; `y` is the top of its highest face, as pdfmake counts. */
export interface LineNode extends Positioned {
  readonly text: readonly Inline[]
  readonly noWrap: true
  readonly id?: string
  readonly outline?: true
  readonly outlineText?: string
  readonly outlineParentId?: string
  readonly outlineExpanded?: true
}

export interface CanvasNode extends Positioned {
  readonly canvas: readonly (Vector | PressVector)[]
}

export type Vector = Rect | Ellipse | DottedLine

/** `image` is a key of the definition's `images`. */
export interface ImageNode extends Positioned {
  readonly image: string
  readonly width: number
  readonly height: number
  readonly placed: PlacedPicture
}

/** `svg` is the file's text. */
export interface SvgNode extends Positioned {
  readonly svg: string
  readonly width: number
  readonly height: number
  readonly placed: PlacedPicture
}

/** What the writer needs and pdfmake's layout does not know; a picture without `alt` is an artifact. */
export interface PlacedPicture {
  readonly role: ImageFrame['role']
  readonly alt?: string
  readonly src: string
  readonly tag?: string
}

interface Rect {
  readonly type: 'rect'
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly color: Paint
}

/** `x` and `y` of its middle. */
interface Ellipse {
  readonly type: 'ellipse'
  readonly x: number
  readonly y: number
  readonly r1: number
  readonly r2: number
  readonly color: Paint
}

/**
 * Dots of one size at equal distances, the first with its middle at one end, the last at the other: a line of round ends and nothing between them.
 * pdfmake itself takes no dash without a length, and so it has a tiny one, which is not drawn.
 */
export interface DottedLine {
  readonly type: 'line'
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly lineWidth: number
  readonly lineCap: 'round'
  readonly dash: { readonly length: number; readonly space: number }
  readonly lineColor: Paint
}

export interface Inline {
  readonly text: string
  readonly font: string
  readonly fontSize: number
  readonly color: Paint
  readonly noWrap: true
  readonly preserveLeadingSpaces: true
  readonly preserveTrailingSpaces: true
  /** What the writer needs and pdfmake's layout does not know. */
  readonly placed: PlacedInline
}

/** One entry a glyph. */
export interface PlacedInline {
  /** Glyph numbers in the face. */
  readonly glyphs: readonly number[]
  /** How many UTF-16 units of `text` each glyph stands for. */
  readonly lengths: readonly number[]
  /** From the line's left edge to the first glyph's origin, pt. */
  readonly x: number
  /** From each glyph's origin to the next one's in the line; the last of a line has none. Thousandths of an em. */
  readonly advances: readonly number[]
  /** How far it stands above the line's baseline, pt; most do not. */
  readonly rise?: number
  readonly role: Role
  /** The structure element that it is content of; what has none is an artifact. */
  readonly tag?: string
  /** The block of the bulletin and the offsets in it that the text came from. */
  readonly source?: BlockRange
  /** pt from the page's top, on the first inline of a line that the outline leads to. */
  readonly bookmarkTop?: number
}

export interface DocumentFacts {
  readonly language: string
  readonly info: DocumentInfo
  /** What the pages show, in reading order; without it nothing is tagged. */
  readonly structure?: StructureElement
  /** What it claims to be if it is tagged. */
  readonly conformance?: readonly Conformance[]
}

/** Ascent of a face in thousandths of an em: pdfmake places a line by its highest one. */
export type AscentOf = (face: string) => number

/** Finished pages as a document definition: numbers are copied, nothing is decided. All pages have the size of the first. */
export function defineDocument(
  pages: readonly Page[],
  facts: DocumentFacts,
  ascentOf: AscentOf,
): Definition {
  const [first] = pages
  const outline = new OutlineIds()
  return {
    version: '1.7',
    language: facts.language,
    displayTitle: true,
    compress: true,
    info: facts.info,
    pageSize: { width: first?.width ?? 0, height: first?.height ?? 0 },
    pageMargins: 0,
    ...(facts.structure && {
      structure: tagTree(facts.structure, pages),
      conformance: facts.conformance ?? [],
    }),
    ...(pages.some(({ number }, i) => number !== i + 1) && {
      folios: pages.map(({ number }) => number),
    }),
    ...imagesOf(pages),
    content: pages.flatMap((page, i) =>
      breakBefore(nodesOf(page.frames, outline, ascentOf), i > 0),
    ),
  }
}

export function breakBefore(
  nodes: readonly DefinitionNode[],
  isNewPage: boolean,
): DefinitionNode[] {
  if (!isNewPage) return [...nodes]
  const [first = EMPTY, ...rest] = nodes
  return [{ ...first, pageBreak: 'before' }, ...rest]
}

const EMPTY: CanvasNode = { canvas: [], absolutePosition: { x: 0, y: 0 } }

/** What a colour of a frame is in the PDF. */
export type PaintOf = (color: Color) => Paint
const onScreen: PaintOf = ({ screen }) => screen

/** The nodes of a page or a part of it. */
export function nodesOf(
  frames: readonly Frame[],
  outline: OutlineIds,
  ascentOf: AscentOf,
  paintOf = onScreen,
): DefinitionNode[] {
  const nodes: DefinitionNode[] = []
  let i = 0
  while (i < frames.length) {
    const dots = dotsInLine(frames, i)
    const [first] = dots
    const frame = frames[i]
    if (first && dots.length >= LEAST_DOTS) nodes.push(dottedLineOf(first, dots, paintOf))
    else if (frame) append(nodes, nodesOfOne(frame, outline, ascentOf, paintOf))
    i += dots.length >= LEAST_DOTS ? dots.length : 1
  }
  return nodes
}

function nodesOfOne(
  frame: Frame,
  outline: OutlineIds,
  ascentOf: AscentOf,
  paintOf: PaintOf,
): DefinitionNode[] {
  if (frame.kind === 'rect') return [rectOf(frame, paintOf)]
  if (frame.kind === 'dot') return [dotOf(frame, paintOf)]
  if (frame.kind === 'image') return [pictureOf(frame)]
  return frame.line.runs.length ? [lineOf(frame, outline, ascentOf, paintOf)] : []
}

function rectOf({ x, y, width, height, color }: RectFrame, paintOf: PaintOf): CanvasNode {
  const rect = {
    type: 'rect' as const,
    x: 0,
    y: 0,
    w: round(width),
    h: round(height),
    color: paintOf(color),
  }
  return { canvas: [rect], absolutePosition: { x: round(x), y: round(y) } }
}

function dotOf({ x, y, radius, color }: DotFrame, paintOf: PaintOf): CanvasNode {
  const r = round(radius)
  const dot = { type: 'ellipse' as const, x: r, y: r, r1: r, r2: r, color: paintOf(color) }
  return { canvas: [dot], absolutePosition: { x: round(x - radius), y: round(y - radius) } }
}

/** Fewer are drawn one by one. */
const LEAST_DOTS = 3
/** pt: what the places of equal dots may be off by. */
const NEAR = 1e-3

/** The dots from here on that stand at equal distances on a line across or down, of one size and colour. */
function dotsInLine(frames: readonly Frame[], from: number): DotFrame[] {
  const dots: DotFrame[] = []
  for (let i = from; i < frames.length; i++) {
    const frame = frames[i]
    if (frame?.kind !== 'dot' || !goesOn(dots, frame)) break
    dots.push(frame)
  }
  return dots
}

function goesOn(dots: readonly DotFrame[], next: DotFrame): boolean {
  const [first, second] = dots
  const last = dots.at(-1)
  if (!first || !last) return true
  if (next.radius !== first.radius || next.color !== first.color || next.tag !== first.tag) {
    return false
  }
  const [dx, dy] = [next.x - last.x, next.y - last.y]
  const isForward = (dx > NEAR && Math.abs(dy) < NEAR) || (dy > NEAR && Math.abs(dx) < NEAR)
  if (!second || !isForward) return isForward
  // from the first one, so that no differences add up
  const steps = dots.length
  return (
    Math.abs(next.x - first.x - steps * (second.x - first.x)) < NEAR &&
    Math.abs(next.y - first.y - steps * (second.y - first.y)) < NEAR
  )
}

const TINY_DASH = 1e-4

function dottedLineOf(
  { x, y, radius, color }: DotFrame,
  dots: readonly DotFrame[],
  paintOf: PaintOf,
): CanvasNode {
  const last = dots.at(-1) ?? { x, y }
  const step = (last.x - x + last.y - y) / (dots.length - 1)
  const line: DottedLine = {
    ...{ type: 'line', x1: 0, y1: 0, x2: round(last.x - x), y2: round(last.y - y) },
    ...{ lineWidth: round(2 * radius), lineCap: 'round' },
    dash: { length: TINY_DASH, space: finely(step - TINY_DASH) },
    lineColor: paintOf(color),
  }
  return { canvas: [line], absolutePosition: { x: round(x), y: round(y) } }
}

function pictureOf({
  x,
  y,
  width,
  height,
  picture,
  role,
  alt,
  src,
  tag,
}: ImageFrame): ImageNode | SvgNode {
  const placed = {
    role,
    ...(alt !== undefined && { alt }),
    src,
    ...(tag !== undefined && { tag }),
  }
  const node = { width: round(width), height: round(height), placed }
  const absolutePosition = { x: round(x), y: round(y) }
  return picture.kind === 'svg'
    ? { svg: picture.text, ...node, absolutePosition }
    : { image: picture.key, ...node, absolutePosition }
}

export function imagesOf(pages: readonly Pick<Page, 'frames'>[]): Pick<Definition, 'images'> {
  const pictures = pages.flatMap(({ frames }) =>
    frames.flatMap((frame) => (frame.kind === 'image' ? [frame.picture] : [])),
  )
  const images = new Map<string, string>()
  for (const picture of pictures) {
    if (picture.kind === 'svg' || images.has(picture.key)) continue
    const { kind, bytes, key } = picture
    images.set(key, `data:image/${kind};base64,${Buffer.from(bytes).toString('base64')}`)
  }
  return images.size ? { images: Object.fromEntries(images) } : {}
}

function lineOf(
  frame: LineFrame,
  outline: OutlineIds,
  ascentOf: AscentOf,
  paintOf: PaintOf,
): LineNode {
  const { line, bookmark } = frame
  const ascent = Math.max(...line.runs.map(({ face, size }) => (ascentOf(face) / 1000) * size))
  return {
    text: line.runs.map((run, i) =>
      inlineOf(run, line.runs[i + 1], frame, i === 0 ? bookmark : undefined, paintOf),
    ),
    noWrap: true,
    absolutePosition: { x: round(frame.x), y: round(frame.y - ascent) },
    ...(bookmark && outline.enter(bookmark)),
  }
}

function inlineOf(
  run: GlyphRun,
  next: GlyphRun | undefined,
  frame: LineFrame,
  bookmark: Bookmark | undefined,
  paintOf: PaintOf,
): Inline {
  const { face, size, color, glyphs, rise, source, tag = frame.tag } = run
  const text = glyphs.map((glyph) => glyph.text).join('')
  return {
    text,
    font: face,
    fontSize: size,
    color: paintOf(color),
    noWrap: true,
    preserveLeadingSpaces: true,
    preserveTrailingSpaces: true,
    placed: {
      glyphs: glyphs.map(({ id }) => id),
      lengths: glyphs.map((glyph) => glyph.text.length),
      x: round(glyphs[0]?.x ?? 0),
      advances: advancesOf(glyphs, next?.glyphs[0], size),
      ...(rise && { rise: round(rise) }),
      role: frame.role,
      ...(tag !== undefined && { tag }),
      ...(source && { source }),
      ...(bookmark && { bookmarkTop: round(bookmark.top) }),
    },
  }
}

function advancesOf(
  glyphs: readonly PlacedGlyph[],
  following: PlacedGlyph | undefined,
  size: number,
): number[] {
  const all = following ? [...glyphs, following] : glyphs
  return all.slice(1).map(({ x }, i) => round(((x - (all[i]?.x ?? 0)) * 1000) / size))
}

/** Gives outline entries ids, and each entry the last one above its level for a parent. */
export class OutlineIds {
  private readonly open: { level: number; id: string }[] = []
  private count = 0

  enter({ level, label }: Bookmark): Partial<LineNode> {
    while ((this.open.at(-1)?.level ?? 0) >= level) this.open.pop()
    const parent = this.open.at(-1)
    const id = `o${String(this.count++).padStart(6, '0')}`
    this.open.push({ level, id })
    return {
      id,
      outline: true,
      outlineText: label,
      outlineExpanded: true,
      ...(parent && { outlineParentId: parent.id }),
    }
  }
}

/** A tenth of a micron is enough for print, and keeps the definition readable. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** What is taken many times over. */
function finely(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
