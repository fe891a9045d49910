import { figuresOf, placedTextsOf } from '../model/blocks.ts'
import type { Bulletin, Masthead } from '../model/bulletin.ts'
import { diagnose, type Report } from '../model/diagnostic.ts'
import type { BlockRange } from '../model/line.ts'
import type { Page } from '../model/page.ts'

/** Characters of a missing text that a message shows. */
const SHOWN = 16

/**
 * Reports text of the bulletin that stands on no page. A template may arrange everything and leave out nothing: once, with the first place
 * and how many texts there are.
 */
export function checkPrinted(bulletin: Bulletin, pages: readonly Page[], report: Report): void {
  const runs = pages.flatMap(({ frames }) =>
    frames.flatMap((frame) => (frame.kind === 'line' ? frame.line.runs : [])),
  )
  const shown = byBlock(runs.flatMap(({ source }) => source ?? []))
  const missing = placedTextsOf(bulletin).flatMap(({ id, text }) => {
    const at = firstUncovered(text, shown.get(id) ?? [])
    return at === undefined ? [] : [{ text: text.slice(at, at + SHOWN), origin: { block: id, at } }]
  })
  const all = bare(runs.flatMap(({ glyphs }) => glyphs.map(({ text }) => text)).join(''))
  const absent = textsOf(bulletin.masthead).filter((text) => !all.includes(bare(text)))
  const count = missing.length + absent.length
  const [first] = [...missing, ...absent.map((text) => ({ text, origin: undefined }))]
  if (first) {
    report(diagnose('error', 'TEXT_NOT_PRINTED', { text: first.text, count }, first.origin))
  }
  checkPictures(bulletin, pages, report)
}

/** The same of pictures, each where it stands in the text. */
function checkPictures(bulletin: Bulletin, pages: readonly Page[], report: Report): void {
  const frames = pages.flatMap((page) => page.frames)
  const shown = new Set(frames.flatMap((frame) => (frame.kind === 'image' ? frame.src : [])))
  for (const { src, alt, span } of figuresOf(bulletin)) {
    if (!shown.has(src)) report(diagnose('error', 'PICTURE_NOT_PRINTED', { alt }, span))
  }
}

function textsOf({ slogans, series, printedNumber, motto }: Masthead): string[] {
  return [...slogans, series, printedNumber, motto].filter((text) => text !== undefined)
}

function byBlock(ranges: readonly BlockRange[]): ReadonlyMap<string, BlockRange[]> {
  const blocks = new Map<string, BlockRange[]>()
  for (const range of ranges) {
    const found = blocks.get(range.block)
    if (found) found.push(range)
    else blocks.set(range.block, [range])
  }
  return blocks
}

/** The offset of the first character, white space aside, that is in none of the ranges. */
function firstUncovered(text: string, ranges: readonly BlockRange[]): number | undefined {
  let at = 0
  const gapBefore = (end: number) => {
    const gap = /\S/u.exec(text.slice(at, end))
    return gap ? at + gap.index : undefined
  }
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const gap = start > at ? gapBefore(start) : undefined
    if (gap !== undefined) return gap
    at = Math.max(at, end)
  }
  return gapBefore(text.length)
}

function bare(text: string): string {
  return text.replace(/\s/gu, '')
}
