import { lineHeightOf, type LineHeight, type StyledDocument } from '../model/style.ts'
import { gridRootOf } from '../pages/grid-root.ts'
import { headingPlay } from '../pages/heading-space.ts'

/** A setting of the text that copyfitting may choose. */
export interface Choice {
  /** pt */
  readonly fontSize: number
  readonly lineHeight: LineHeight
  /** Rows more above headings; negative for fewer. */
  readonly headingRows: number
}

/** All that the template allows, and what it has by itself. */
export interface Bounds {
  readonly natural: Choice
  /** pt, ascending. */
  readonly sizes: readonly number[]
  /** How far apart sizes are, if the template lets them change. */
  readonly sizeStep?: number
  /** The line heights for a type size, ascending. */
  readonly lineHeightsFor: (fontSize: number) => readonly LineHeight[]
  readonly headingRows: readonly number[]
}

/**
 * Reads `--fit-font-size`, `--fit-line-height` and `--fit-heading-space` of the element that makes the line grid and of the headings (design.md,
 * "copyfitting bounds"). What the template sets by itself may be chosen, too, within its bounds or not; without bounds it is all that may be.
 */
export function readBounds({ root }: StyledDocument): Bounds {
  const { style } = gridRootOf(root)
  const fontSize = style['font-size']
  const lineHeight = style['line-height']
  const sizes = style['--fit-font-size']
  const heights = style['--fit-line-height']
  const { less, more } = headingPlay(root, lineHeightOf(style))
  return {
    natural: { fontSize, lineHeight, headingRows: 0 },
    sizes: sizes === 'auto' ? [fontSize] : withNatural(stepsOf(sizes), fontSize),
    ...(sizes !== 'auto' && { sizeStep: sizes.step }),
    lineHeightsFor: (size) => {
      const scaled = (lineHeightOf(style) / fontSize) * size
      const all = heights === 'auto' ? [] : stepsOf(heights).map(kinds[heights.kind])
      const own: LineHeight = size === fontSize ? lineHeight : { kind: 'length', pt: scaled }
      const isOwn = (height: LineHeight) => Math.abs(ptOf(height, size) - scaled) < TINY
      return [...all.filter((height) => !isOwn(height)), own].toSorted(
        (a, b) => ptOf(a, size) - ptOf(b, size),
      )
    },
    headingRows: Array.from({ length: less + more + 1 }, (_, i) => i - less),
  }
}

const TINY = 1e-6

const kinds = {
  factor: (factor: number): LineHeight => ({ kind: 'factor', factor }),
  length: (pt: number): LineHeight => ({ kind: 'length', pt }),
}

export function ptOf(height: LineHeight, size: number): number {
  return height.kind === 'length' ? height.pt : height.factor * size
}

/** More steps than this would be looked through for nothing that the eye can see. */
const MOST_STEPS = 200

function stepsOf({ least, most, step }: { least: number; most: number; step: number }): number[] {
  const count = Math.min(MOST_STEPS, Math.floor((most - least) / step + TINY))
  return Array.from({ length: count + 1 }, (_, i) => Math.round((least + i * step) * 1e6) / 1e6)
}

function withNatural(steps: readonly number[], natural: number): number[] {
  const others = steps.filter((size) => Math.abs(size - natural) >= TINY)
  return [...others, natural].toSorted((a, b) => a - b)
}
