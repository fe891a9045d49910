import type { Line, PlacedBox } from '../model/line.ts'
import type { Frame, LineFrame, RectFrame, Role } from '../model/page.ts'
import type { StyledElement } from '../model/style.ts'
import { BLOCK_ATTRIBUTE } from '../model/tree.ts'
import { textOf } from './runs.ts'

/** Frames in a box of their own: pt from its top left corner. */
export interface Fragment {
  readonly width: number
  readonly height: number
  readonly frames: readonly Frame[]
  /** Of its first line, from the top; for boxes beside each other. */
  readonly baseline: number
}

/** The em box stands 0.88 above and 0.12 below the baseline, whatever the face says of itself (chinese-typography §7.3). */
export const ABOVE = 0.88

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

/** The frames of each line of an element, the lines `pitch` under each other and each `baseline` below the top of its own. */
export function lineFrames(
  element: StyledElement,
  lines: readonly Line[],
  pitch: number,
  baseline: number,
): Frame[][] {
  const size = element.style['font-size']
  const role = roleOf(element)
  const block = blockOf(element)
  const level = element.style['bookmark-level']
  return lines.map((line, i) => {
    const y = i * pitch + baseline
    const bookmark = level !== 'none' &&
      i === 0 && { level, label: labelOf(element), top: i * pitch }
    const text: LineFrame = {
      kind: 'line',
      role,
      ...(block !== undefined && { block }),
      tag: element.tag,
      x: 0,
      y,
      line,
      ...(bookmark && { bookmark }),
    }
    return [text, ...line.boxes.map((box) => boxFrame(box, y, size)), ...ornamentFrames(line, 0, y)]
  })
}

/** What is drawn under a line with its left edge and its baseline there. */
export function ornamentFrames({ ornaments }: Line, left: number, baseline: number): Frame[] {
  return ornaments.map((ornament) => {
    const { color } = ornament
    const place = { role: 'artifact', x: left + ornament.x, y: baseline + ornament.below } as const
    if (ornament.kind === 'dot') return { kind: 'dot', ...place, radius: ornament.radius, color }
    return { kind: 'rect', ...place, width: ornament.width, height: ornament.thickness, color }
  })
}

/** Boxes stand on the middle of the em box. */
function boxFrame(
  { x, width, height, color }: PlacedBox,
  baseline: number,
  size: number,
): RectFrame {
  const y = baseline - (ABOVE - 0.5) * size - height / 2
  return { kind: 'rect', role: 'artifact', x, y, width, height, color }
}

/** What the outline and readers of the PDF take for a heading: by its name, as HTML has it. */
export function roleOf({ element }: StyledElement): Role {
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
