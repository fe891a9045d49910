import type { Break, ComputedStyle } from '../model/style.ts'
import { AVOID, NEVER, ORPHAN, WIDOW, type Lone } from './flow.ts'

/** Where a page must begin: anywhere, or on a left or right one. */
export type PageStart = 'page' | 'left' | 'right'

/** What the breaks asked for between two blocks come to: a forced one wins over `avoid`, a page over a column (CSS Break §4.3). */
export interface Boundary {
  readonly page?: PageStart
  readonly column: boolean
  readonly avoid: boolean
}

export const FREE_BOUNDARY: Boundary = { column: false, avoid: false }

export function withBreak(boundary: Boundary, value: Break): Boundary {
  switch (value) {
    case 'auto':
      return boundary
    case 'avoid':
    case 'avoid-page':
    case 'avoid-column':
      return { ...boundary, avoid: true }
    case 'column':
      return { ...boundary, column: true }
    case 'page':
      return { ...boundary, page: boundary.page ?? 'page' }
    case 'left':
    case 'right':
      return { ...boundary, page: value }
  }
}

/** Lines of a statement that stay with its heading. */
const KEPT_WITH_HEADING = 2
/** A block that keeps what follows and has more lines than this is no heading: it may be broken inside. */
const LINES_OF_HEADING = 6

export interface LineBreak {
  readonly cost: number
  readonly leaves: Lone
}

const free = (cost: number): LineBreak => ({ cost, leaves: 'nothing' })

/**
 * What it costs to begin a column with each line of the flow, one asked for after the other: headings keep two lines of what follows, paragraphs
 * `orphans` and `widows`, blocks with `break-inside: avoid` all of themselves.
 */
export class BreakRules {
  /** Lines still to come that may not be parted from what stands above. */
  private kept = 0
  private heading = false
  /** Boxes around that are not to be broken, and whether something stands in each. */
  private whole: readonly { readonly isBegun: boolean }[] = []

  /** Of a break before a block's line `i` of `count`; the first line is asked for with the boundary above it. */
  before(i: number, count: number, style: ComputedStyle, boundary: Boundary): LineBreak {
    const found = this.costBefore(i, count, style, boundary)
    if (i === 0) this.whole = this.whole.map(() => ({ isBegun: true }))
    return found
  }

  /** The same rules at the same place, for lines that are asked for again. */
  copy(): BreakRules {
    const copy = new BreakRules()
    copy.kept = this.kept
    copy.heading = this.heading
    copy.whole = this.whole
    return copy
  }

  /** Blocks inside `action` may be parted whatever is around them. */
  outside(action: () => void): void {
    const { whole } = this
    this.whole = []
    action()
    this.whole = whole.map(() => ({ isBegun: true }))
  }

  private isInsideWhole(): boolean {
    return this.whole.some(({ isBegun }) => isBegun)
  }

  private costBefore(
    i: number,
    count: number,
    style: ComputedStyle,
    boundary: Boundary,
  ): LineBreak {
    const keepsNext = style['break-after'].startsWith('avoid')
    if (this.heading) {
      if (!keepsNext) {
        this.heading = false
        this.kept = KEPT_WITH_HEADING - 1
      }
      return free(NEVER)
    }
    if (keepsNext && i > 0 && count <= LINES_OF_HEADING) return free(NEVER)
    if (this.kept > 0) {
      this.kept--
      // a statement shorter than what its heading keeps has nothing more to keep
      if (!(keepsNext && i === 0)) return free(NEVER)
      this.kept = 0
    }
    const isInside = this.isInsideWhole() || (i > 0 && style['break-inside'] !== 'auto')
    const inside = isInside ? AVOID : 0
    if (i === 0) return free(Math.max(inside, boundary.avoid ? AVOID : 0))
    const isOrphan = i < Math.min(style.orphans, count)
    const isWidow = count - i < Math.min(style.widows, count)
    const cost = (isOrphan ? ORPHAN : 0) + (isWidow ? WIDOW : 0)
    const leaves = isWidow && i === count - 1 ? 'widow' : isOrphan && i === 1 ? 'orphan' : 'nothing'
    return { cost: cost + inside, leaves }
  }

  /** After the last line of a block that keeps what follows it. */
  end(): void {
    this.heading = true
    this.kept = 0
  }

  /** Blocks inside `action` are not parted, if it can be helped; a break before the first of them is the container's own. */
  inside(style: ComputedStyle, action: () => void): void {
    if (style['break-inside'] === 'auto') {
      action()
      return
    }
    this.whole = [...this.whole, { isBegun: false }]
    action()
    this.whole = this.whole.slice(0, -1)
  }
}
