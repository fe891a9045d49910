import { VISIBLE } from '../compose/cost.ts'
import { diagnose, type Diagnostic } from '../model/diagnostic.ts'
import type { Line } from '../model/line.ts'
import { append } from '../model/lists.ts'
import type { LineFrame } from '../model/page.ts'
import { lineHeightOf, placeIn, type ComputedStyle, type StyledElement } from '../model/style.ts'
import { fits, unitsToHold, wholeUnits } from '../model/units.ts'
import { layoutAbsolute } from './absolute.ts'
import { anchorsOf, joinAnchors } from './anchors.ts'
import { blocksAndAbsolutes, isAbsolute } from './anonymous.ts'
import { isRigid, layoutBlock, shareAbove } from './block.ts'
import { BreakRules, FREE_BOUNDARY, withBreak, type Boundary, type PageStart } from './breaking.ts'
import {
  anchoredTo,
  EMPTY_ITEM,
  fixed,
  isHeading,
  itemsOf,
  remembered,
  type Content,
} from './flow-items.ts'
import {
  NOTHING_ANCHORED,
  type Anchored,
  type FlowItem,
  type HeadSpace,
  type Slot,
} from './flow.ts'
import { baselineIn, roleOf, translate, type Fragment } from './fragment.ts'
import type { PageAreas } from './geometry.ts'
import { bodyOf, gridRootOf } from './grid-root.ts'
import { headSpace } from './heading-space.ts'
import { pictureIn } from './picture.ts'
import { rowSetter, type LineGrid } from './rows.ts'
import { columnTrack, LEAST_MEASURE_EM, plainTrack } from './sections.ts'
import type { Flow, Section, Track } from './sections.ts'
import { composeFlowing, hasInlineContent, originIn, type LayoutContext } from './text.ts'
import { isTable, isTableRow, layoutTable, stackCells } from './table.ts'
import { marginsOf } from './used.ts'

/** The document's flow in page areas of this size: a section for each set of columns, and for what begins a page. */
export function buildFlow(
  root: StyledElement,
  { width, height }: Pick<PageAreas, 'width' | 'height'>,
  context: LayoutContext,
): Flow {
  const grid = gridRootOf(root)
  const pitch = lineHeightOf(grid.style)
  const size = grid.style['font-size']
  const place = placeIn(grid, 'line-height') ?? placeIn(grid, 'font-size')
  const builder = new FlowBuilder({ pitch, size, width, room: wholeUnits(height, pitch) }, context)
  return { sections: builder.build(bodyOf(root)), pitch, size, ...(place && { place }) }
}

interface Grid extends LineGrid {
  /** Of the page area. */
  readonly width: number
  /** Rows of the page with the fewest. */
  readonly room: number
}

class FlowBuilder {
  private readonly sections: Section[] = []
  private items: FlowItem[] = []
  private track: Track
  private start: PageStart | undefined
  /** What containers leave of the column, and where it begins in it. */
  private left = 0
  private measure: number
  private readonly grid: Grid
  private readonly context: LayoutContext
  /** Under the block above, pt. */
  private margin = 0
  /** Above the columns that are being filled, pt. */
  private above: number | undefined
  private boundary: Boundary = FREE_BOUNDARY
  private readonly rules = new BreakRules()
  private anchors: Anchored = NOTHING_ANCHORED
  private blocks = 0

  constructor(grid: Grid, context: LayoutContext) {
    this.grid = grid
    this.context = context
    this.track = plainTrack(0, grid.width, grid.size)
    this.measure = grid.width
  }

  build(body: StyledElement): readonly Section[] {
    const margins = marginsOf(body.style, this.grid.width)
    this.left = margins.left
    this.measure -= margins.left + margins.right
    const columns = body.style['column-count']
    if (columns !== 'auto') this.addColumns({ ...body, style: inColumns(body.style) }, columns)
    else if (hasInlineContent(body)) this.addLines(body)
    else this.addChildren(body)
    this.anchorRest()
    this.endSection()
    return this.sections
  }

  /** What is out of the flow at its end goes where its last item goes. */
  private anchorRest(): void {
    const { anchors } = this
    if (anchors === NOTHING_ANCHORED) return
    const section = this.items.length ? undefined : this.sections.pop()
    const items = section?.items ?? this.items
    const last = items.at(-1) ?? EMPTY_ITEM
    const ended = { ...last, anchored: joinAnchors(last.anchored, anchors) }
    this.items = [...items.slice(0, -1), ended]
    this.anchors = NOTHING_ANCHORED
    if (!section) return
    this.sections.push({ ...section, items: this.items })
    this.items = []
  }

  private addChildren(element: StyledElement): void {
    for (const child of withSpanningHeads(blocksAndAbsolutes(element))) this.addBlock(child)
  }

  private addBlock(element: StyledElement): void {
    const { style } = element
    if (isAbsolute(element)) {
      const layout = (box: StyledElement) => layoutAbsolute(box, this.grid.width, this.context)
      const boxes = [...this.anchors.boxes, layout(element)]
      this.anchors = anchorsOf(element, true, { ...this.anchors, boxes }, layout)
      return
    }
    const isSpan = style['column-span'] === 'all' && this.track.columns > 1
    if (!isSpan) this.beginColumns()
    const { top, bottom } = marginsOf(style, this.measure)
    this.margin = Math.max(this.margin, top)
    this.boundary = withBreak(this.boundary, style['break-before'])
    if (isSpan) this.span(element)
    else if (style.float === 'bottom') this.addFoot(element)
    else this.addContent(element)
    this.margin = Math.max(this.margin, bottom)
    if (isHeading(style)) this.rules.end()
    else this.boundary = withBreak(this.boundary, style['break-after'])
  }

  /** At the head of columns only the margin of what stands above them counts: those of blocks in them vanish there. */
  private beginColumns(): void {
    if (this.track.columns === 1 || this.items.length || this.above !== undefined) return
    this.above = this.margin
    this.margin = 0
  }

  private addContent(element: StyledElement): void {
    const { style } = element
    if (style['column-count'] !== 'auto') this.addColumns(element, style['column-count'])
    else if (isTable(element) && !isRigid(element)) this.addTable(element)
    else if (isRigid(element) && !this.holdsColumns(element)) this.addBox(element)
    else if (hasInlineContent(element)) this.addLines(element)
    else this.addContainer(element)
  }

  private addContainer(element: StyledElement): void {
    const { left, right } = marginsOf(element.style, this.measure)
    this.anchor(element, false)
    this.inset(left, right, () => {
      this.rules.inside(element.style, () => {
        this.addChildren(element)
      })
    })
  }

  /** A table may be broken between its rows, each of which is a box. */
  private addTable(element: StyledElement): void {
    const { left, right } = marginsOf(element.style, this.measure)
    this.addContainer(layoutTable(element, this.measure - left - right, this.context))
  }

  /** Blocks inside `action` stand between the margins of their container. */
  private inset(before: number, after: number, action: () => void): void {
    const { left, measure } = this
    this.left += before
    this.measure -= before + after
    action()
    this.left = left
    this.measure = measure
  }

  /** Whether columns begin inside; a box in one piece cannot hold them, and what is drawn round them is said to be left out. */
  private holdsColumns(element: StyledElement): boolean {
    const holds = (inner: StyledElement): boolean =>
      inner.children.some(
        (child) =>
          child.kind === 'element' &&
          !isAbsolute(child) &&
          child.style.display === 'block' &&
          (child.style['column-count'] !== 'auto' || holds(child)),
      )
    if (!holds(element)) return false
    this.reportBox(element)
    return true
  }

  private reportBox(element: StyledElement): void {
    const what = `<${element.element.name}>: border, padding, background, width, height, flex`
    const data = { what, instead: 'column-count' }
    this.context.report(diagnose('error', 'CSS_UNSUPPORTED', data, placeIn(element)))
  }

  private addColumns(element: StyledElement, columns: number): void {
    const { style } = element
    if (isRigid(element)) this.reportBox(element)
    if (this.track.columns > 1) {
      const data = { what: 'column-count in columns', instead: 'column-span: all' }
      this.context.report(
        diagnose('error', 'CSS_UNSUPPORTED', data, placeIn(element, 'column-count')),
      )
    }
    const { left, right } = marginsOf(style, this.measure)
    const { track, ems } = columnTrack(
      style,
      columns,
      this.track.left + this.left + left,
      this.measure - left - right,
    )
    if (ems < LEAST_MEASURE_EM) {
      const place = placeIn(element, 'column-count') ?? placeIn(element, 'font-size')
      this.context.report(diagnose('error', 'COLUMN_TOO_NARROW', { measureEm: ems }, place))
      return
    }
    this.anchor(element, false)
    this.within(track, () => {
      this.rules.inside(style, () => {
        if (hasInlineContent(element)) this.addLines({ ...element, style: inColumns(style) })
        else this.addChildren(element)
      })
    })
  }

  /** A block across all columns: what stands above it is a section of its own, and so is what follows. */
  private span(element: StyledElement): void {
    const { left, width, em } = this.track
    this.within(plainTrack(left, width, em), () => {
      this.addContent(element)
    })
  }

  /** A block at the foot of its page: what follows begins the next one. */
  private addFoot(element: StyledElement): void {
    if (this.track.columns > 1) {
      const data = { property: 'float', where: 'in columns' } as const
      this.context.report(diagnose('error', 'CSS_NO_EFFECT', data, placeIn(element, 'float')))
      return
    }
    this.endSection()
    this.addContent(element)
    this.endSection(true)
    this.boundary = withBreak(this.boundary, 'page')
  }

  private within(track: Track, action: () => void): void {
    const outer = { track: this.track, left: this.left, measure: this.measure }
    this.endSection()
    this.track = track
    this.left = 0
    this.measure = track.measure
    action()
    this.endSection()
    this.track = outer.track
    this.left = outer.left
    this.measure = outer.measure
  }

  private endSection(isFoot = false): void {
    const { items, track, start, above } = this
    const [first] = items
    if (!first) return
    const space = above === undefined ? first.space : fixed(unitsToHold(above, this.grid.pitch))
    const place = { ...(start && { start }), ...(isFoot && { foot: true as const }) }
    this.sections.push({ ...track, items, space, ...place })
    this.items = []
    this.start = undefined
    this.above = undefined
  }

  private addBox(element: StyledElement): void {
    const { style } = element
    const { left, right } = marginsOf(style, this.measure)
    const available = Math.max(0, this.measure - left - right)
    const found: Diagnostic[] = []
    const context = { ...this.context, report: (fault: Diagnostic) => found.push(fault) }
    const box = layoutBlock(element, available, context, this.measure)
    const { above, rows } = this.rowsOf(box, element)
    if (rows > this.grid.room && this.addInParts(element, rows)) return
    found.forEach(this.context.report)
    this.anchor(element, true)
    const frames = translate(box.frames, this.left + left, above)
    const place =
      placeIn(element, 'height') ?? pictureIn(element)?.element.place ?? placeIn(element)
    this.add([{ rows, frames, ...(place && { place }) }], style, this.rules)
  }

  /**
   * No table of a bulletin is too high: one in one piece is broken between its rows after all, and the cells of a row are set one under the other, as
   * paragraphs. Whether the box is one of these.
   */
  private addInParts(element: StyledElement, rows: number): boolean {
    if (isTable(element)) {
      this.rules.outside(() => {
        this.addTable(element)
      })
      return true
    }
    if (!isTableRow(element)) return false
    if (!hasInlineContent(element)) {
      const data = { rows, room: this.grid.room }
      this.context.report(diagnose('info', 'TABLE_ROW_STACKED', data, originIn(element)))
    }
    this.rules.outside(() => {
      this.addContainer(stackCells(element))
    })
    return true
  }

  /**
   * The rows of a box and what stands above it in them, pt: so much that its first line of text in the size of the grid is on the grid, with a row more
   * if need be, as the first line of a table's row is in any size; where there is none, the share of what is left over that is asked for.
   */
  private rowsOf(
    { frames, height }: Fragment,
    element: StyledElement,
  ): { above: number; rows: number } {
    const { pitch, size } = this.grid
    const { style } = element
    const isRow = isTableRow(element)
    const text = frames.find(
      (frame): frame is LineFrame =>
        frame.kind === 'line' && (isRow || frame.line.runs[0]?.size === size),
    )
    const isFree = style.display === 'flex' && !isRow
    if (!text || isFree || style['block-step-align'] !== 'center') {
      const rows = unitsToHold(height, pitch)
      return { rows, above: (rows * pitch - height) * shareAbove(style) }
    }
    const lack = baselineIn(pitch, size) - text.y
    // a thin border may stand in the space between lines: under a box, under and over the row of a table
    const room = isRow ? (pitch - (text.line.runs[0]?.size ?? size)) / 2 : (pitch - size) / 4
    const above = isRow && lack < 0 && lack >= -room ? lack : remainder(lack, pitch)
    return { above, rows: Math.max(1, unitsToHold(above + height - room, pitch)) }
  }

  private addLines(element: StyledElement): void {
    const { style } = element
    const { left, right } = marginsOf(style, this.measure)
    const measure = this.measure - left - right
    if (!fits(style['font-size'], measure)) {
      const data = { measureEm: Math.max(0, Math.floor(measure / style['font-size'])) }
      const place = placeIn(element, 'font-size') ?? placeIn(element)
      this.context.report(diagnose('error', 'COLUMN_TOO_NARROW', data, place))
      return
    }
    const versions = composeFlowing(element, measure, this.context)
    const set = rowSetter(element, this.left + left, this.grid, this.blocks++)
    this.anchor(element, true)
    const before = {
      rules: this.rules.copy(),
      boundary: this.boundary,
      space: this.spaceOf(style),
      anchored: this.anchors,
    }
    const content = set(versions.best.lines)
    const canChange = !isHeading(style) && style['text-align'] === 'justify'
    const slot: Slot = {
      count: content.length,
      remark: versions.best.remark,
      changed: remembered((by) => {
        const version = canChange ? versions.changed(by) : undefined
        if (!version?.lines.length) return undefined
        const items = itemsOf(set(version.lines), style, before.rules.copy(), before)
        const loosened = Math.max(0, looseIn(version.lines) - looseIn(versions.best.lines))
        return { items: anchoredTo(items, before.anchored), loosened, remark: version.remark }
      }),
    }
    const [first, ...rest] = content
    if (first) this.add([{ ...first, slot }, ...rest], style, this.rules)
    else versions.best.remark(this.context.report)
  }

  /** Puts a block's items in the flow; a forced break begins a page with them, where anything stands before them. */
  private add(content: readonly Content[], style: ComputedStyle, rules: BreakRules): void {
    const { boundary, anchors } = this
    const isFirst = !this.sections.length && !this.items.length
    // the document begins on a right-hand page of itself
    if (boundary.page && (!isFirst || boundary.page === 'left')) {
      this.endSection()
      this.start = boundary.page
    }
    const column = boundary.column && this.track.columns > 1
    const place = { boundary: { ...boundary, column }, space: this.spaceOf(style) }
    const items = itemsOf(content, style, rules, place)
    if (!items.length) return
    append(this.items, anchoredTo(items, anchors))
    this.anchors = NOTHING_ANCHORED
    this.boundary = FREE_BOUNDARY
    this.margin = 0
  }

  /** In whole rows. */
  private spaceOf(style: ComputedStyle): HeadSpace {
    const { pitch } = this.grid
    const natural = unitsToHold(this.margin, pitch)
    if (!isHeading(style)) return fixed(natural)
    return headSpace(style, natural, pitch, this.context.headingRows)
  }

  private anchor(element: StyledElement, deep: boolean): void {
    this.anchors = anchorsOf(element, deep, this.anchors, (box) =>
      layoutAbsolute(box, this.grid.width, this.context),
    )
  }
}

/** Headings right above a block across all columns go across them, too: at the foot of a column they would be far from what they head. */
function withSpanningHeads(blocks: readonly StyledElement[]): StyledElement[] {
  let isAboveSpan = false
  const heads = blocks.toReversed().map((block): StyledElement => {
    if (isAbsolute(block)) return block
    const isSpan = block.style['column-span'] === 'all'
    isAboveSpan = isSpan || (isAboveSpan && roleOf(block) === 'heading' && isHeading(block.style))
    if (isSpan || !isAboveSpan) return block
    return { ...block, style: { ...block.style, 'column-span': 'all' } }
  })
  return heads.reverse()
}

/** What `length` is beyond whole units, a hair short of a whole one counted as whole. */
function remainder(length: number, unit: number): number {
  return Math.max(0, length - wholeUnits(length, unit) * unit)
}

/** Lines that are visibly spread. */
function looseIn(lines: readonly Line[]): number {
  return lines.filter(({ stretch }) => stretch > VISIBLE).length
}

/** A block of columns that holds text itself sets it as a paragraph in them. */
function inColumns(style: ComputedStyle): ComputedStyle {
  const none = { 'margin-left': 0, 'margin-right': 0, 'column-count': 'auto' } as const
  return { ...style, ...none }
}
