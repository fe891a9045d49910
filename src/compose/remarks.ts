import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Line } from '../model/line.ts'
import type { Origin } from '../model/tree.ts'
import { fits } from '../model/units.ts'
import type { Prepared } from './compose.ts'
import { VISIBLE } from './cost.ts'
import { isEmergencyCut } from './cuts.ts'

/** Reports what of a paragraph's lines is not good typesetting: words cut, lines too full, lines whose spread is seen. */
export function remarkOn(
  lines: readonly Line[],
  ends: readonly number[],
  prepared: Prepared,
  report: Report,
): void {
  remarkOnCuts(ends, prepared, report)
  const sources = new Map(prepared.items.map(({ start, source }) => [start, source]))
  for (const line of lines) {
    remarkOnOverfull(line, prepared, sources.get(line.start), report)
    if (prepared.style.align === 'justify') {
      remarkOnLoose(line, prepared.text, sources.get(line.start), report)
    }
  }
}

/** Says once for each word that it had to be cut, and why. */
function remarkOnCuts(
  ends: readonly number[],
  { items, problem: { measure } }: Prepared,
  report: Report,
): void {
  const words = ends.flatMap((end) => {
    const item = items[end]
    return item?.cut && isEmergencyCut(item) ? [item.cut.word] : []
  })
  for (const { text, body, size, source } of new Set(words)) {
    const data = { word: shortened(text), measureEm: measure / size }
    const code = fits(body, measure) ? 'WORD_CUT' : 'WORD_TOO_LONG'
    report(diagnose('warning', code, data, source))
  }
}

function shortened(word: string): string {
  const characters = [...word]
  return characters.length <= LONGEST_SHOWN
    ? word
    : `${characters.slice(0, LONGEST_SHOWN).join('')}…`
}

const LONGEST_SHOWN = 40

function remarkOnOverfull(
  { width }: Line,
  { problem: { measure, em } }: Prepared,
  source: Origin | undefined,
  report: Report,
): void {
  if (fits(width, measure)) return
  report(diagnose('warning', 'LINE_OVERFULL', { excess: (width - measure) / em }, source))
}

function remarkOnLoose(
  { start, end, stretch, last }: Line,
  text: string,
  source: Origin | undefined,
  report: Report,
): void {
  if (last || stretch <= VISIBLE) return
  report(diagnose('info', 'LINE_LOOSE', { stretch, text: text.slice(start, end) }, source))
}
