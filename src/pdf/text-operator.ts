import type { Inline } from './definition.ts'
import type { Encoded, PlacedFont } from './font.ts'

/** The part of an inline that is drawn. */
export type DrawnInline = Omit<Inline, 'font'> & { readonly font: PlacedFont }

/**
 * One text object for a line: a TJ for each run of a face, no operator inside it. `x` of the line's left edge and `y` of its
 * baseline in pdfkit's coordinates, which grow downwards.
 */
export function textObject(inlines: readonly DrawnInline[], x: number, y: number): string {
  const [first] = inlines
  if (!first) return ''
  const start = x + first.placed.x
  const operators = [`BT 1 0 0 -1 ${number(start)} ${number(y)} Tm`]
  let color = ''
  let drift = 0
  for (const inline of inlines) {
    if (inline.color !== color) operators.push(fillOperator(inline.color))
    color = inline.color
    operators.push(`/${inline.font.id} ${number(inline.fontSize)} Tf`)
    const shown = showText(inline, drift)
    operators.push(shown.operators)
    drift = shown.drift
  }
  operators.push('ET')
  return operators.join('\n')
}

/**
 * The TJ of a run. Gaps that most glyphs have become character spacing, the rest numbers in the array; what rounding leaves is carried on as
 * `drift` (pt): the pen's distance before its place.
 */
function showText(inline: DrawnInline, drift: number): { operators: string; drift: number } {
  const { fontSize, placed, font, text } = inline
  let at = 0
  const advances = spacesMoved(inline)
  const glyphs = placed.glyphs.map((glyph, i) => {
    const length = placed.lengths[i] ?? 0
    const own = text.slice(at, (at += length))
    const advance = advances[i]
    const encoded = font.encode(glyph, own, advance)
    return { encoded, advance: advance ?? encoded.width }
  })
  const spacing = usualGap(glyphs)
  const parts: (string | number)[] = []
  let rest = (drift * 1000) / fontSize
  for (const { encoded, advance } of glyphs) {
    const shift = Math.round(rest)
    if (shift !== 0) parts.push(-shift)
    rest += advance - encoded.width - spacing - shift
    parts.push(encoded.code)
  }
  const character = (spacing * fontSize) / 1000
  return {
    operators: `${number(character)} Tc ${arrayOf(parts)} TJ`,
    drift: (rest * fontSize) / 1000,
  }
}

/**
 * A space has no ink, so it may stand anywhere in its gap. Readers part a line where a space is wide; beside the next glyph and no wider
 * than the font has it, it stays a space between two words of one line.
 */
function spacesMoved({ placed, text, font }: DrawnInline): (number | undefined)[] {
  const advances: (number | undefined)[] = [...placed.advances]
  let at = 0
  placed.glyphs.forEach((glyph, i) => {
    const isSpace = text[at] === ' '
    at += placed.lengths[i] ?? 0
    const [before, own] = [advances[i - 1], advances[i]]
    if (!isSpace || before === undefined || own === undefined) return
    const excess = Math.max(0, own - font.advanceOf(glyph))
    advances[i - 1] = before + excess
    advances[i] = own - excess
  })
  return advances
}

/** The gap after most glyphs, thousandths of an em; 0 unless half of them have it. */
function usualGap(glyphs: readonly { encoded: Encoded; advance: number }[]): number {
  const counts = new Map<number, number>()
  for (const { encoded, advance } of glyphs) {
    const gap = Math.round((advance - encoded.width) * 10) / 10
    counts.set(gap, (counts.get(gap) ?? 0) + 1)
  }
  const [usual] = [...counts].sort((a, b) => b[1] - a[1])
  return usual && usual[1] * 2 >= glyphs.length ? usual[0] : 0
}

function arrayOf(parts: readonly (string | number)[]): string {
  let text = '['
  parts.forEach((part, i) => {
    const isCode = typeof part === 'string'
    const wasCode = typeof parts[i - 1] === 'string'
    if (isCode && !wasCode) text += '<'
    if (!isCode && wasCode) text += '>'
    text += String(part)
  })
  return `${text}${typeof parts.at(-1) === 'string' ? '>' : ''}]`
}

function fillOperator(color: string): string {
  const shares = [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16) / 255)
  return `${shares.map(number).join(' ')} rg`
}

function number(value: number): string {
  return String(Math.round(value * 10_000) / 10_000)
}
