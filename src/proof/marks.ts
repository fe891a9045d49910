import type { Frame, LineFrame, Page } from '../model/page.ts'
import { ABOVE } from '../pages/fragment.ts'
import { rect } from '../pages/decorate.ts'
import type { Finding } from './findings.ts'
import type { Stretch } from './glyphs.ts'
import { placeLines, TYPES, type Type, type Typesetter } from './type.ts'

/** Of figures of Noto Sans, em. */
const FIGURE_HEIGHT = 0.74
/** What figures may be high, pt. */
const LEAST = 4.6
const MOST = 5.6
const THICKNESS = 0.6
/** Between the number and the line that it begins, pt. */
const GAP = 0.8

interface Interval {
  readonly from: number
  readonly to: number
}

interface Call extends Interval {
  readonly number: number
}

/**
 * The marks of findings on a page: a red line under the characters, and in front of it, in the same gap between two lines of text, the number. So neither
 * touches the text, and what is marked on one line does not meet what is marked on the next.
 */
export function drawMarks(
  page: Page,
  index: number,
  findings: readonly Finding[],
  typesetter: Typesetter,
): Frame[] {
  const lines = new Map<LineFrame, { stretches: Stretch[]; calls: Finding[] }>()
  for (const finding of findings) {
    finding.printed?.stretches.forEach((stretch, i) => {
      if (stretch.page !== index) return
      const line = lines.get(stretch.frame) ?? { stretches: [], calls: [] }
      lines.set(stretch.frame, line)
      line.stretches.push(stretch)
      if (i === 0) line.calls.push(finding)
    })
  }
  return [...lines].flatMap(([frame, { stretches, calls }]) => {
    const room = roomUnder(frame, page)
    const type: Type = { ...TYPES.noteNumber, size: room.size, leading: room.size }
    const placed = placeCalls(calls, type, typesetter)
    const numbers = placed.flatMap(({ number, from, to }) => {
      const setting = typesetter.set([{ text: String(number), type }], (to - from) * 2)
      return placeLines(setting, from, 0).map((line) => ({ ...line, y: room.foot }))
    })
    const rules = without(stretches, placed).map(({ from, to }) =>
      rect(from, room.rule, to - from, THICKNESS, TYPES.noteNumber.color),
    )
    return [...rules, ...numbers]
  })
}

interface Room {
  /** The top of the rule, nearer to its own line than to the next. */
  readonly rule: number
  /** The baseline of figures, and their size. */
  readonly foot: number
  readonly size: number
}

/** The gap between the characters of a line and those of the next. */
function roomUnder({ y, line }: LineFrame, { grid }: Page): Room {
  const size = line.runs.reduce((most, run) => Math.max(most, run.size), 0)
  const gap = Math.max(0, grid.pitch - size)
  const figures = Math.min(MOST, Math.max(LEAST, (gap - 1) / FIGURE_HEIGHT))
  const top = y + (1 - ABOVE) * size
  const rule = top + Math.min(1.3, 0.35 * gap)
  return { rule, foot: top + Math.max(gap - 0.7, figures * FIGURE_HEIGHT), size: figures }
}

/** Each number begins with its stretch, or after the number before it. */
function placeCalls(calls: readonly Finding[], type: Type, typesetter: Typesetter): Call[] {
  let free = -Infinity
  return calls.flatMap(({ number, printed }) => {
    const from = Math.max(printed?.stretches[0]?.from ?? 0, free)
    const to = from + typesetter.widthOf({ text: String(number), type })
    free = to + GAP
    return [{ number, from, to }]
  })
}

/** The stretches put together, without the room of the numbers. */
function without(stretches: readonly Interval[], calls: readonly Interval[]): Interval[] {
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return calls.reduce<Interval[]>(
    (rest, call) =>
      rest
        .flatMap(({ from, to }) => [
          { from, to: Math.min(to, call.from - GAP) },
          { from: Math.max(from, call.to + GAP), to },
        ])
        .filter(({ from, to }) => to > from),
    joined,
  )
}
