import type { Frame } from '../model/page.ts'
import { lineHeightOf, type ComputedStyle, type StyledElement } from '../model/style.ts'
import { unitsToHold } from '../model/units.ts'
import { isRigid, layoutBlock } from './block.ts'
import { lineFrames, translate } from './fragment.ts'
import { blocksIn } from './anonymous.ts'
import { textOf } from './runs.ts'
import { composeElement, hasInlineContent, type LayoutContext } from './text.ts'

/** What flows down the columns: a line, or a box in one piece. It takes whole rows of the line grid. */
export interface FlowItem {
  readonly rows: number
  /** Rows left free above it, but not at the head of a column: as few as the template says, or up to `most` to fill a column. */
  readonly space: { readonly least: number; readonly most: number }
  /** What it costs to begin a column with it. */
  readonly breakCost: number
  /** pt, from the left edge of the column and the top of its first row. */
  readonly frames: readonly Frame[]
  /** Named strings that it sets. */
  readonly strings: readonly (readonly [name: string, value: string])[]
}

/** A column break that no rule allows. */
export const NEVER = Number.POSITIVE_INFINITY
/** The first line of a paragraph alone at a column's foot: the last thing to give (design.md, "Pages"). */
export const ORPHAN = 1000
/** The last line of a paragraph alone at a column's head. */
export const WIDOW = 30_000

/** Lines of its statement that stay with a heading. */
const KEPT_WITH_HEADING = 2

/** The flow of an element's blocks in a column `measure` wide on a grid of `pitch`, and the margin under the last; pt. */
export function flowBlocks(
  element: StyledElement,
  measure: number,
  pitch: number,
  context: LayoutContext,
): { readonly items: readonly FlowItem[]; readonly margin: number } {
  const builder = new FlowBuilder(measure, pitch, context)
  builder.addChildren(element)
  return builder
}

class FlowBuilder {
  readonly items: FlowItem[] = []
  /** What containers leave of the column, and where it begins in it. */
  private measure: number
  private left = 0
  private readonly pitch: number
  private readonly context: LayoutContext
  /** Of the block above. */
  margin = 0
  private strings: (readonly [string, string])[] = []
  /** Lines still to come that may not be parted from what stands above. */
  private kept = 0
  private heading = false

  constructor(measure: number, pitch: number, context: LayoutContext) {
    this.measure = measure
    this.pitch = pitch
    this.context = context
  }

  addChildren(element: StyledElement): void {
    for (const child of blocksIn(element)) this.addBlock(child)
  }

  private addBlock(element: StyledElement): void {
    const { style } = element
    this.margin = Math.max(this.margin, style['margin-top'])
    if (isRigid(element)) this.addBox(element)
    else if (hasInlineContent(element)) this.addLines(element)
    else {
      this.noteString(element)
      this.inset(style, () => {
        this.addChildren(element)
      })
    }
    this.margin = Math.max(this.margin, style['margin-bottom'])
  }

  /** Blocks inside `action` stand between the margins of their container. */
  private inset(style: ComputedStyle, action: () => void): void {
    const { left, measure } = this
    this.left += style['margin-left']
    this.measure -= style['margin-left'] + style['margin-right']
    action()
    this.left = left
    this.measure = measure
  }

  private addBox(element: StyledElement): void {
    const { style } = element
    const available = this.measure - style['margin-left'] - style['margin-right']
    const box = layoutBlock(element, available, this.context)
    const rows = unitsToHold(box.height, this.pitch)
    const spare = rows * this.pitch - box.height
    this.noteStrings(element)
    const frames = translate(box.frames, this.left + style['margin-left'], spare / 2)
    this.add({ rows, frames, breakCost: this.costOfBreak(0, 1, style) }, style)
    this.startKeeping(style)
  }

  private addLines(element: StyledElement): void {
    const { style } = element
    const left = style['margin-left']
    const lines = composeElement(element, this.measure - left - style['margin-right'], this.context)
    const rows = unitsToHold(lineHeightOf(style), this.pitch)
    this.noteStrings(element)
    lineFrames(element, lines, rows * this.pitch).forEach((frames, i) => {
      const moved = translate(frames, this.left + left, -i * rows * this.pitch)
      this.add({ rows, frames: moved, breakCost: this.costOfBreak(i, lines.length, style) }, style)
    })
    this.startKeeping(style)
  }

  private add(item: Pick<FlowItem, 'rows' | 'frames' | 'breakCost'>, style: ComputedStyle): void {
    const least = unitsToHold(this.margin, this.pitch)
    const most = least > 0 && style['break-after'] === 'avoid' ? least + 1 : least
    this.items.push({ ...item, space: { least, most }, strings: this.strings })
    this.margin = 0
    this.strings = []
  }

  /** Of a break before line `i` of `count`. */
  private costOfBreak(i: number, count: number, style: ComputedStyle): number {
    const isHeading = style['break-after'] === 'avoid'
    if (this.heading) return this.heldByHeading(isHeading)
    if (isHeading) return i > 0 ? NEVER : 0
    if (this.kept > 0) {
      this.kept--
      return NEVER
    }
    if (i === 0) return style['break-before'] === 'avoid' ? NEVER : 0
    const orphan = i < style.orphans ? ORPHAN : 0
    return orphan + (count - i < style.widows ? WIDOW : 0)
  }

  /** The line after a heading stays with it, and so do some more of the statement. */
  private heldByHeading(isHeading: boolean): number {
    if (!isHeading) {
      this.heading = false
      this.kept = KEPT_WITH_HEADING - 1
    }
    return NEVER
  }

  private startKeeping(style: ComputedStyle): void {
    if (style['break-after'] !== 'avoid') return
    this.heading = true
    this.kept = 0
  }

  private noteString(element: StyledElement): void {
    const setting = element.style['string-set']
    if (setting !== 'none') this.strings.push([setting.name, textOf(element)])
  }

  private noteStrings(element: StyledElement): void {
    this.noteString(element)
    for (const child of element.children) if (child.kind === 'element') this.noteStrings(child)
  }
}
