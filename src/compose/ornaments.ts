import type { Ornament, Underline } from '../model/line.ts'
import type { Item } from './items.ts'

/** An item and where its body begins, pt from the line's left edge. */
export interface Cell {
  readonly item: Item
  readonly x: number
}

/** The em box ends this far below the baseline (chinese-typography §7.3); all in em. */
export const DESCENT = 0.12
const RULE = { gap: 0.06, thickness: 0.05 }
/** Neighbouring names have lines of their own, with this left free at both ends of each (§12). */
const INSET = 1 / 16
const DOT = { gap: 0.05, radius: 0.08 }

export function isDecorated({ run }: Item): boolean {
  return run.underline !== undefined || run.emphasis !== undefined
}

/** Lines and dots under the decorated items of a line (§12): the line nearer to the text, the dots outside. */
export function ornamentsOf(cells: readonly Cell[]): Ornament[] {
  return [...rulesOf(cells), ...cells.flatMap(dotsOf)]
}

function rulesOf(cells: readonly Cell[]): Ornament[] {
  const stretches: { underline: Underline; from: number; to: number }[] = []
  let group: number | undefined
  for (const { item, x } of cells) {
    const { underline } = item.run
    const last = stretches.at(-1)
    if (underline && last && underline.group === group) last.to = x + item.body
    else if (underline) stretches.push({ underline, from: x, to: x + item.body })
    group = underline?.group
  }
  return stretches.map(({ underline: { size, color }, from, to }) => ({
    kind: 'rule',
    x: from + INSET * size,
    below: (DESCENT + RULE.gap) * size,
    width: Math.max(0, to - from - 2 * INSET * size),
    thickness: RULE.thickness * size,
    color,
  }))
}

/** A dot in the middle under each character and letter; none under marks, signs and spaces. */
function dotsOf({ item, x }: Cell): Ornament[] {
  const { emphasis, underline, size } = item.run
  if (!emphasis) return []
  const aside = underline ? RULE.gap + RULE.thickness : 0
  const below = (DESCENT + aside + DOT.gap + DOT.radius) * size
  return middlesOf(item).map((middle) => ({
    kind: 'dot',
    x: x + middle,
    below,
    radius: DOT.radius * size,
    color: emphasis,
  }))
}

function middlesOf({ class: name, glyphs, text, body }: Item): number[] {
  if (name === 'HAN' || name === 'EN') return LETTER.test(text) ? [body / 2] : []
  if (name !== 'LAT') return []
  return glyphs.flatMap((glyph, i) => {
    const end = glyphs[i + 1]?.x ?? body
    return LETTER.test(glyph.text) ? [(glyph.x + end) / 2] : []
  })
}

const LETTER = /[\p{L}\p{N}]/u
