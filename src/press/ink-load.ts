import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Page } from '../model/page.ts'
import type { Paint, Process } from '../model/paint.ts'
import type { ColorUse } from '../model/press.ts'
import type { Color } from '../model/style.ts'

/** Percent of all four together that coated paper takes; what is above it does not dry, and sets off on the next sheet. */
const MOST_INK = 300
/** pt; and so many inks: in smaller type a plate that is a little off closes the counters of 汉字. */
const SMALL_TYPE = 9
const MOST_INKS_OF_SMALL_TYPE = 2

export interface InkWatch {
  /** A colour that is printed, by its name. */
  readonly seen: (name: string, paint: Paint, useOf: () => ColorUse) => void
  readonly checkPages: (pages: readonly Page[]) => void
}

/** Reports what is too much ink: colours, and small type in several inks; each colour once. */
export function watchInks(
  paintOf: (color: Color) => Paint,
  useOf: (color: Color) => ColorUse,
  report: Report,
): InkWatch {
  const told = new Set<string>()
  const once = (code: string, process: Process): boolean => {
    const key = `${code} ${process.join(' ')}`
    return !told.has(key) && Boolean(told.add(key))
  }
  const seen: InkWatch['seen'] = (name, paint, ofColor) => {
    if (!isProcess(paint)) return
    const total = paint.reduce((sum, share) => sum + share, 0)
    if (total <= MOST_INK || !once('INK_HEAVY', paint)) return
    const { place, shown } = ofColor()
    const data = { ink: name, process: paint, total, most: MOST_INK, ...(shown && { shown }) }
    report(diagnose('warning', 'INK_HEAVY', data, place))
  }
  const typeSeen = (page: number, color: Color, size: number, text: string) => {
    const process = paintOf(color)
    if (!isProcess(process) || size >= SMALL_TYPE || !text.trim()) return
    const inks = process.filter((share) => share > 0).length
    if (inks <= MOST_INKS_OF_SMALL_TYPE || !once('INK_SMALL_TYPE', process)) return
    const data = { ink: nameOf(color), process, size, least: SMALL_TYPE, shown: { page, text } }
    report(diagnose('warning', 'INK_SMALL_TYPE', data, useOf(color).place))
  }
  const checkPages = (pages: readonly Page[]) => {
    const colorSeen = (color: Color) => {
      seen(nameOf(color), paintOf(color), () => useOf(color))
    }
    for (const { number, frames } of pages) {
      for (const frame of frames) {
        if (frame.kind === 'rect' || frame.kind === 'dot') colorSeen(frame.color)
        if (frame.kind !== 'line') continue
        for (const { color, size, glyphs } of frame.line.runs) {
          colorSeen(color)
          typeSeen(number, color, size, glyphs.map(({ text }) => text).join(''))
        }
      }
    }
  }
  return { seen, checkPages }
}

function isProcess(paint: Paint): paint is Process {
  return typeof paint !== 'string' && !('plate' in paint)
}

function nameOf({ ink, screen }: Color): string {
  return ink?.name ?? screen
}
