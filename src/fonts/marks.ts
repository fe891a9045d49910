/** Marks whose ink stands in the right half of a cell one em wide, the blank before it. */
const OPENING = '“‘〈《「『【〔〖（［｛'
/** Those whose ink stands in the left half, the blank after it (mainland, horizontal: chinese-typography §1.1). */
const CLOSING = '”’〉》」』】〕〗）］｝、，。；：！？'
/** The whole of the cell. */
const FULL = '…'

/** em: what ink may reach over the middle. */
const OVER_MIDDLE = 0.05
/** em: narrower than this a mark is that of a Latin face. */
const LEAST_ADVANCE = 0.9

/**
 * Whether a face's glyph is the Chinese mark that composing takes it for: as wide as a character, its blank where it can be squeezed away. Brush and
 * 楷 faces often have Latin quotes, 仿宋 a mark in the middle of its cell; such a mark is borrowed from the next face. Lengths in em.
 */
export function isChineseMark(
  character: string,
  advance: number,
  [left, right]: readonly [number, number],
): boolean {
  if (OPENING.includes(character)) return advance >= LEAST_ADVANCE && left >= 0.5 - OVER_MIDDLE
  if (CLOSING.includes(character)) return advance >= LEAST_ADVANCE && right <= 0.5 + OVER_MIDDLE
  return !FULL.includes(character) || advance >= LEAST_ADVANCE
}

export const MARKS: ReadonlySet<string> = new Set(Array.from(OPENING + CLOSING + FULL))
