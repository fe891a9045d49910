import type { Inline } from './definition.ts'
import { colorOperator, number } from './ink.ts'
import { UNCUT, type Cut, type Encoded, type PlacedFont } from './font.ts'

/** The part of an inline that is drawn. */
export type DrawnInline = Omit<Inline, 'font'> & { readonly font: PlacedFont }

/** What holds for text until something else is said, on one page and inside one `q`. */
export class TextState {
  private readonly held = new Map<'fill' | 'font' | 'spacing', string>()

  /** The operators of these that do not hold already. */
  changes(next: Partial<Record<'fill' | 'font' | 'spacing', string>>): string[] {
    return (['fill', 'font', 'spacing'] as const).flatMap((key) => {
      const operator = next[key]
      if (operator === undefined || this.held.get(key) === operator) return []
      this.held.set(key, operator)
      return [operator]
    })
  }

  /** Nothing is known to hold, as on a new page. */
  forget(): void {
    this.held.clear()
  }
}

export interface TextOptions {
  /** The operators that set the colour of an inline. */
  readonly fillOf?: (inline: DrawnInline) => string
  /** The operator that begins the content of a structure element, where inlines of one line belong to several. */
  readonly begin?: ((tag: string) => string) | undefined
  readonly state?: TextState
}

/**
 * One text object for a line: a TJ for each run of a face, no operator inside it. `x` of the line's left edge and `y` of its
 * baseline in pdfkit's coordinates, which grow downwards.
 */
export function textObject(
  inlines: readonly DrawnInline[],
  x: number,
  y: number,
  {
    fillOf = ({ color }) => colorOperator(color),
    begin,
    state = new TextState(),
  }: TextOptions = {},
): string {
  const cells = cutBlanks(inlines.flatMap(cellsOf))
  const [first] = cells
  if (!first) return ''
  let at = 0
  const start = x + first.inline.placed.x + (first.cut.left * first.inline.fontSize) / 1000
  const operators = [`BT 1 0 0 -1 ${number(start)} ${number(y)} Tm`]
  let rise = 0
  let drift = 0
  let open: string | undefined
  for (const inline of inlines) {
    const { tag } = inline.placed
    if (begin && tag !== undefined && tag !== open) {
      if (open !== undefined) operators.push('EMC')
      operators.push(begin(tag))
      open = tag
    }
    operators.push(...state.changes({ fill: fillOf(inline) }))
    // the line's matrix and pdfkit's page are both upside down, so that up is up again
    const ownRise = inline.placed.rise ?? 0
    if (ownRise !== rise) operators.push(`${number(ownRise)} Ts`)
    rise = ownRise
    const shown = showText(cells.slice(at, (at += inline.placed.glyphs.length)), inline, drift)
    const font = `/${inline.font.id} ${number(inline.fontSize)} Tf`
    operators.push(...state.changes({ font, spacing: shown.spacing }), shown.operator)
    drift = shown.drift
  }
  if (open !== undefined) operators.push('EMC')
  // the rise would stay for the lines that follow, as the font does
  if (rise !== 0) operators.push('0 Ts')
  operators.push('ET')
  return operators.join('\n')
}

/** A glyph of a line. Lengths in thousandths of its em. */
interface Cell {
  readonly inline: DrawnInline
  readonly glyph: number
  readonly text: string
  /** To the next glyph's origin; the last of a line has none. */
  readonly advance: number | undefined
  readonly cut: Cut
}

function cellsOf(inline: DrawnInline): Cell[] {
  const { placed, text } = inline
  let at = 0
  const advances = spacesMoved(inline)
  return placed.glyphs.map((glyph, i) => {
    const length = placed.lengths[i] ?? 0
    const own = text.slice(at, (at += length))
    return { inline, glyph, text: own, advance: advances[i], cut: UNCUT }
  })
}

/** What overlaps by less is left to the text operator. */
const OVERLAP = 95
/** Ink may come this near to the edge of what is left of its glyph, or a little over it. */
const TOLERANCE = 40
const HALF = 500
/** What a glyph keeps of its advance, however far the next stands over it. */
const LEAST_ADVANCE = 100
/** Few different cuts make few glyphs; what lies between, the text operator adds. */
const STEP = 25

/**
 * Where a glyph begins before the one in front of it ends, readers see a step back and end the line there. So opening marks lose the blank in
 * front of their ink: they begin where they are seen to, and a blank that the line gives them belongs to the glyph before. Everything else, closing marks
 * for the most part, loses as much behind it as the line squeezes.
 */
function cutBlanks(cells: readonly Cell[]): Cell[] {
  return cells.map((cell, i) => {
    const left = blankBefore(cell)
    const next = cells[i + 1]
    if (!next || cell.advance === undefined) return { ...cell, cut: { left, right: 0 } }
    const size = next.inline.fontSize / cell.inline.fontSize
    const advance = cell.advance + blankBefore(next) * size
    return { ...cell, advance: advance - left, cut: { left, right: blankBehind(cell, advance) } }
  })
}

/** Half an em, where the ink stands in the right half of its cell. */
function blankBefore({ glyph, inline: { font } }: Cell): number {
  return font.inkOf(glyph)[0] >= HALF - TOLERANCE ? HALF : 0
}

/** How much of the next glyph's overlap is cut off behind this one; something of its advance stays. */
function blankBehind({ glyph, inline: { font } }: Cell, advance: number): number {
  const own = font.advanceOf(glyph)
  const overlap = own - advance
  if (overlap <= OVERLAP) return 0
  return Math.floor(Math.min(overlap, Math.max(0, own - LEAST_ADVANCE)) / STEP) * STEP
}

/**
 * The TJ of a run. Gaps that most glyphs have become character spacing, the rest numbers in the array; what rounding leaves is carried on as
 * `drift` (pt): the pen's distance before its place.
 */
function showText(
  cells: readonly Cell[],
  { fontSize, font }: DrawnInline,
  drift: number,
): { spacing: string; operator: string; drift: number } {
  const glyphs = cells.map(({ glyph, text, advance, cut }) => {
    const encoded = font.encode(glyph, text, advance, cut)
    return { encoded, advance: advance ?? encoded.width }
  })
  const spacing = usualGap(glyphs)
  const parts: (string | number)[] = []
  let rest = (drift * 1000) / fontSize
  const fine = fontSize > LARGE ? 10 : 1
  for (const { encoded, advance } of glyphs) {
    const shift = Math.round(rest * fine) / fine
    if (shift !== 0) parts.push(-shift)
    rest += advance - encoded.width - spacing - shift
    parts.push(encoded.code)
  }
  const character = (spacing * fontSize) / 1000
  return {
    spacing: `${number(character)} Tc`,
    operator: `${arrayOf(parts)} TJ`,
    drift: (rest * fontSize) / 1000,
  }
}

/** Type so large, pt, that half a thousandth of an em is seen by who measures. */
const LARGE = 18

/** Readers part a line at a wider space; thousandths of an em. */
const WIDEST_SPACE = 300

/**
 * A space has no ink, so it may stand anywhere in its gap. Readers part a line where a space is wide; beside the next glyph and no wider
 * than the font has it, it stays a space between two words of one line. So does U+3000, which is a word space wide then.
 */
function spacesMoved({ placed, text, font }: DrawnInline): (number | undefined)[] {
  const advances: (number | undefined)[] = [...placed.advances]
  let at = 0
  placed.glyphs.forEach((glyph, i) => {
    const isSpace = text[at] === ' ' || text[at] === '\u3000'
    at += placed.lengths[i] ?? 0
    const [before, own] = [advances[i - 1], advances[i]]
    if (!isSpace || before === undefined || own === undefined) return
    const excess = Math.max(0, own - Math.min(font.advanceOf(glyph), WIDEST_SPACE))
    advances[i - 1] = before + excess
    advances[i] = own - excess
  })
  return advances
}

/** The gap after most glyphs, thousandths of an em; 0 unless half of them, and more than one, have it. */
function usualGap(glyphs: readonly { encoded: Encoded; advance: number }[]): number {
  const counts = new Map<number, number>()
  for (const { encoded, advance } of glyphs) {
    const gap = Math.round((advance - encoded.width) * 10) / 10
    counts.set(gap, (counts.get(gap) ?? 0) + 1)
  }
  const [usual] = [...counts].sort((a, b) => b[1] - a[1])
  return usual && usual[1] > 1 && usual[1] * 2 >= glyphs.length ? usual[0] : 0
}

/** Codes as strings of bytes: half as long as in hexadecimal digits, and they pack better. */
function arrayOf(parts: readonly (string | number)[]): string {
  const items: string[] = []
  let codes = ''
  const close = () => {
    if (codes) items.push(`(${bytesOf(codes)})`)
    codes = ''
  }
  for (const part of parts) {
    if (typeof part === 'string') {
      codes += part
      continue
    }
    close()
    items.push(String(part))
  }
  close()
  return `[${items.join('')}]`
}

/** The bytes of hexadecimal digits as Latin 1, brackets and what readers take for a line end escaped (ISO 32000-1, 7.3.4.2). */
function bytesOf(hex: string): string {
  return Buffer.from(hex, 'hex')
    .toString('latin1')
    .replace(/[()\\\r]/gu, (byte) => (byte === '\r' ? '\\r' : `\\${byte}`))
}
