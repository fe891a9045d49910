import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Line } from '../model/line.ts'
import type { Origin } from '../model/tree.ts'
import { fits } from '../model/units.ts'
import { FORBIDDEN } from './breaks.ts'
import { VISIBLE, WIDEST } from './cost.ts'
import { isEmergencyCut } from './cuts.ts'
import { originOf, type Item } from './items.ts'
import type { Prepared } from './prepare.ts'

/** Reports what of a paragraph's lines is not good typesetting: words cut, lines too full, lines whose spread is seen. */
export function remarkOn(
  lines: readonly Line[],
  ends: readonly number[],
  prepared: Prepared,
  report: Report,
): void {
  remarkOnCuts(ends, prepared, report)
  remarkOnForced(ends, prepared, report)
  const isJustified = prepared.style.align === 'justify'
  if (isJustified) remarkOnShort(lines, ends, prepared, report)
  lines.forEach((line, i) => {
    const source = originAt(prepared.items, ends[i - 1] ?? 0)
    remarkOnOverfull(line, prepared, source, report)
    if (isJustified && !line.last) remarkOnLoose(line, prepared.text, source, report)
  })
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
  for (const word of new Set(words)) {
    const { text, body, size } = word
    const data = { word: shortened(text), measureEm: measure / size }
    const code = fits(body, measure) ? 'WORD_CUT' : 'WORD_TOO_LONG'
    report(diagnose('warning', code, data, originOf(word)))
  }
}

/** Says once for each paragraph that a line had to end where none may. */
function remarkOnForced(
  ends: readonly number[],
  { items, breaks }: Prepared,
  report: Report,
): void {
  const forced = ends.filter((end) => breaks[end]?.cost === FORBIDDEN)
  const [at] = forced
  const right = items[at ?? 0]
  if (at === undefined || !right) return
  const data = { left: items[at - 1]?.text ?? '', right: right.text, count: forced.length }
  report(diagnose('warning', 'BREAK_FORCED', data, originOf(right)))
}

function originAt(items: readonly Item[], index: number): Origin | undefined {
  const item = items[index]
  return item && originOf(item)
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

/** Says once for each paragraph that a line could not be filled; what a cut word leaves is said of the word. */
function remarkOnShort(
  lines: readonly Line[],
  ends: readonly number[],
  { text, items, problem: { measure, em } }: Prepared,
  report: Report,
): void {
  const lackOf = ({ width }: Line) => (measure - width) / em
  const isShort = (line: Line, i: number) =>
    !line.last && lackOf(line) > SHORT && !items[ends[i] ?? 0]?.cut
  const first = lines.findIndex(isShort)
  const line = lines[first]
  if (!line) return
  const count = lines.filter(isShort).length
  const data = { lack: lackOf(line), text: text.slice(line.start, line.end), count }
  report(diagnose('warning', 'LINE_SHORT', data, originAt(items, ends[first - 1] ?? 0)))
}

/** em */
const SHORT = 0.01

function remarkOnLoose(
  { start, end, stretch }: Line,
  text: string,
  source: Origin | undefined,
  report: Report,
): void {
  if (stretch <= VISIBLE) return
  const severity = stretch > WIDEST ? 'warning' : 'info'
  report(diagnose(severity, 'LINE_LOOSE', { stretch, text: text.slice(start, end) }, source))
}
