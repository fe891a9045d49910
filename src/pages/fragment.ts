import type { Frame, LineFrame, Role } from '../model/page.ts'
import type { Line } from '../model/line.ts'
import { lineHeightOf, type ComputedStyle, type StyledElement } from '../model/style.ts'
import { BLOCK_ATTRIBUTE } from '../model/tree.ts'
import { textOf } from './text.ts'

/** Frames in a box of their own: pt from its top left corner. */
export interface Fragment {
  readonly width: number
  readonly height: number
  readonly frames: readonly Frame[]
  /** Of its first line, from the top; for boxes beside each other. */
  readonly baseline: number
}

/** The em box stands 0.88 above and 0.12 below the baseline, whatever the face says of itself (chinese-typography §7.3). */
const ABOVE = 0.88

/** Where the baseline of a line `height` high stands, its em box in the middle. */
export function baselineIn(height: number, size: number): number {
  return (height - size) / 2 + ABOVE * size
}

export function translate(frames: readonly Frame[], dx: number, dy: number): Frame[] {
  return frames.map((frame) => {
    const moved = { ...frame, x: frame.x + dx, y: frame.y + dy }
    if (moved.kind !== 'line' || !moved.bookmark) return moved
    return { ...moved, bookmark: { ...moved.bookmark, top: moved.bookmark.top + dy } }
  })
}

/** The lines of an element, each in its own row `pitch` high. */
export function lineFrames(element: StyledElement, lines: readonly Line[], pitch: number): LineFrame[] {
  const size = element.style['font-size']
  const role = roleOf(element)
  const block = blockOf(element)
  const level = element.style['bookmark-level']
  return lines.map((line, i) => ({
    kind: 'line',
    role,
    ...(block !== undefined && { block }),
    x: 0,
    y: i * pitch + baselineIn(pitch, size),
    line,
    ...(level !== 'none' && i === 0 && { bookmark: { level, label: labelOf(element), top: 0 } }),
  }))
}

export function heightOfLine(style: ComputedStyle): number {
  return lineHeightOf(style)
}

function roleOf({ element }: StyledElement): Role {
  return /^h[1-6]$/.test(element.name) ? 'heading' : 'paragraph'
}

/** The block of the bulletin whose text the element shows: its own mark, or that of the first element in it. */
function blockOf(element: StyledElement): string | undefined {
  const own = element.element.attributes[BLOCK_ATTRIBUTE]
  if (own !== undefined) return own
  for (const child of element.children) {
    const inner = child.kind === 'element' ? blockOf(child) : undefined
    if (inner !== undefined) return inner
  }
  return undefined
}

/** What an outline shows: the heading without the colon that leads on. */
function labelOf(element: StyledElement): string {
  return textOf(element).replace(/[：:]$/u, '')
}
