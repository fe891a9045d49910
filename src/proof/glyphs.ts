import type { BlockRange, GlyphRun } from '../model/line.ts'
import { append } from '../model/lists.ts'
import type { LineFrame, Page } from '../model/page.ts'
import { isBody } from './rows.ts'

/** A stretch of a printed line, `from` and `to` in pt from the page's left edge. */
export interface Stretch {
  /** The page's place among the pages. */
  readonly page: number
  readonly frame: LineFrame
  readonly from: number
  readonly to: number
}

/** The lines in which each of these blocks is printed, in reading order. */
export type Printed = ReadonlyMap<string, readonly PrintedLine[]>

interface PrintedLine {
  readonly page: number
  readonly frame: LineFrame
  readonly glyphs: readonly PrintedGlyph[]
}

/** The offset in its block of the character that a glyph stands for, and its room in the line, from the line's left edge. */
interface PrintedGlyph {
  readonly at: number
  readonly x: number
  readonly right: number
}

/** Finds what is printed of these texts, by their block. */
export function findPrinted(pages: readonly Page[], texts: ReadonlyMap<string, string>): Printed {
  const printed = new Map<string, PrintedLine[]>()
  pages.forEach(({ frames }, page) => {
    for (const frame of frames.filter(isBody)) {
      for (const [block, glyphs] of glyphsOf(frame, texts)) {
        const lines = printed.get(block) ?? []
        printed.set(block, lines)
        lines.push({ page, frame, glyphs })
      }
    }
  })
  return printed
}

/** The glyphs of a line that show these texts. */
function glyphsOf(
  { line }: LineFrame,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, PrintedGlyph[]> {
  const found = new Map<string, PrintedGlyph[]>()
  line.runs.forEach((run, i) => {
    const { source } = run
    const text = source && texts.get(source.block)
    if (!source || text === undefined) return
    const next = line.runs[i + 1]?.glyphs[0]?.x
    const glyphs = found.get(source.block) ?? []
    append(glyphs, placesIn(run, source, text, next ?? line.width))
    found.set(source.block, glyphs)
  })
  return found
}

/** Glyphs in step with their text: white space of the text may have none. */
function placesIn({ glyphs, size }: GlyphRun, { start }: BlockRange, text: string, end: number) {
  let at = start
  return glyphs.map((glyph, i): PrintedGlyph => {
    const isSpace = /^\s/u.test(glyph.text)
    while (!isSpace && /^\s/u.test(text[at] ?? '')) at++
    const own = at
    at += glyph.text.length
    const next = glyphs[i + 1]?.x ?? end
    // behind the line's end stands a hanging mark
    const right = next > glyph.x ? next : glyph.x + size / 2
    return { at: own, x: glyph.x, right }
  })
}

/** Where this part of a block is printed, a stretch a line; where a whole line is meant, all of it. */
export function stretchesOf(
  printed: readonly PrintedLine[],
  { start, end }: { readonly start: number; readonly end: number },
  isWholeLine: boolean,
): Stretch[] {
  return printed.flatMap(({ page, frame, glyphs }) => {
    const met = glyphs.filter(({ at }) => at >= start && at < end)
    const shown = met.length && isWholeLine ? glyphs : met
    const [first, last] = [shown[0], shown.at(-1)]
    if (!first || !last) return []
    // an opening mark at the head of a line has its blank in front of it
    const from = frame.x + Math.max(0, first.x)
    return [{ page, frame, from, to: frame.x + last.right }]
  })
}
