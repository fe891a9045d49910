import type { GlyphRun, Line, Ornament, StyledParagraph, StyledRun } from '../model/line.ts'
import type { Metrics } from '../model/metrics.ts'
import { fits } from '../model/units.ts'
import { FORBIDDEN } from './breaks.ts'
import { chooseBreaks } from './choose.ts'
import { sumUp } from './fit.ts'
import { LEAST_LEADER, type Item } from './items.ts'
import { DESCENT } from './ornaments.ts'
import { prepare, type Prepared } from './prepare.ts'
import { setLines, type SetVersion, type Version } from './set.ts'
import { NO_SPACE } from './spacing.ts'

/** A paragraph at its leader (引导点, CSS GCPM `leader()`): what precedes it, and what follows and stands at the line's end. */
export interface Parted {
  readonly before: StyledParagraph
  readonly leader: StyledRun
  readonly after: StyledParagraph
  /** Where the leader stands in the paragraph's text. */
  readonly at: number
}

/** The paragraph at its last leader; any before that one is a blank. Undefined of a paragraph without any. */
export function partAtLeader({ runs, style }: StyledParagraph): Parted | undefined {
  const index = runs.findLastIndex((run) => run.leader)
  const leader = runs[index]
  if (!leader) return undefined
  const front = runs.slice(0, index)
  return {
    before: {
      runs: front,
      style: { ...style, align: 'left', alignLast: 'left', balanced: false },
    },
    leader,
    after: {
      runs: runs.slice(index + 1),
      style: {
        ...style,
        ...{ align: 'right', alignLast: 'right', balanced: false, indent: 0, firstMark: 'trim' },
      },
    },
    at: front.reduce((sum, { text }) => sum + text.length, 0),
  }
}

/** The room that must be between both sides, margins around the leader included; pt. */
export function leastLeader({ leader, after }: Parted): number {
  return leader.spaceBefore + LEAST_LEADER * leader.size + marginOf(after)
}

function marginOf({ runs: [first] }: StyledParagraph): number {
  return first?.spaceBefore ?? 0
}

/**
 * Lines ragged from the left, what follows the leader at the end of the last of them, and the leader in between. Where the last line has no room
 * for that, it goes on a further line; what is too wide for a line is set flush right in several, without a leader.
 */
export function composeWithLeader(parted: Parted, measure: number, metrics: Metrics): Version {
  const { before, after, at } = parted
  const tail = composeTail(after, measure, metrics)
  const tailX = tail?.set[0]?.x ?? measure
  const head = composeHead(before, measure, tailX - leastLeader(parted), metrics)
  const headEnd = head ? endOf(head) : before.style.indent
  const remark: Version['remark'] = (report) => {
    head?.remark(report)
    tail?.remark(report)
  }
  const upper = head?.lines ?? []
  if (tail && tail.lines.length > 1) {
    const lower = tail.lines.map((line, i) => moved(line, at, i === 0))
    return { lines: [...upper.map(notLast), ...lower], remark }
  }
  const right = tail?.lines[0]
  const shares = !head || fits(headEnd + leastLeader(parted), tailX)
  const left = shares ? upper.at(-1) : undefined
  const from = shares ? headEnd : 0
  const ornaments = leaderOf(parted, {
    ...{ measure, from, to: tailX, isAfterText: left !== undefined, isBeforeText: !!right },
  })
  const line = joined(left, right, ornaments, { at, measure, metrics })
  const rest = left ? upper.slice(0, -1) : upper
  return { lines: [...rest.map(notLast), line], remark }
}

/** What follows the leader: in one line if it fits. */
function composeTail(
  after: StyledParagraph,
  measure: number,
  metrics: Metrics,
): SetVersion | undefined {
  const prepared = prepare(after, measure, metrics)
  if (!prepared) return undefined
  const { items, problem } = prepared
  const { body, natural } = problem.sums
  const width = (body.at(-1) ?? 0) + (natural.at(-1) ?? 0)
  const ends = fits(width, measure) ? [items.length] : chooseBreaks(problem).best
  return setLines(ends, prepared, metrics)
}

/** What precedes the leader, its last line no wider than `room` if that takes no line more. */
function composeHead(
  before: StyledParagraph,
  measure: number,
  room: number,
  metrics: Metrics,
): SetVersion | undefined {
  const prepared = prepare(before, measure, metrics)
  if (!prepared) return undefined
  const ends = chooseBreaks(prepared.problem).best
  const best = setLines(ends, prepared, metrics)
  if (fits(endOf(best), room)) return best
  const others = chooseWithRoom(prepared, measure - room)
  if (others.length !== ends.length) return best
  const other = setLines(others, prepared, metrics)
  return fits(endOf(other), room) ? other : best
}

/** Breaks as if a box of this width stood at the paragraph's end, not to be parted from it. */
function chooseWithRoom({ items, spaces, problem, style }: Prepared, width: number): number[] {
  const last = items.at(-1)
  if (!last) return []
  const longer = [...items, boxAfter(last, width)]
  const { best: ends } = chooseBreaks({
    ...problem,
    items: longer,
    sums: sumUp(longer, [...spaces, NO_SPACE], style.hanging),
    costs: [...problem.costs, FORBIDDEN],
  })
  const upper = ends.slice(0, -1)
  // where nothing else can be done the box is parted from it all the same
  return upper.at(-1) === items.length ? upper : [...upper, items.length]
}

function boxAfter({ end, size, face, run, runStart }: Item, body: number): Item {
  return {
    start: end,
    end,
    text: '',
    class: 'OBJ',
    body,
    size,
    face,
    run,
    glyphs: [],
    space: '',
    joined: true,
    runStart,
  }
}

/** Where the text of the last line ends: inside a line no mark hangs. */
function endOf({ lines, set }: SetVersion): number {
  return (lines.at(-1)?.width ?? 0) + (set.at(-1)?.hang ?? 0)
}

function notLast(line: Line): Line {
  return { ...line, last: false }
}

/** A line of what follows the leader, as a line of the paragraph; the first has the leader's place. */
function moved(line: Line, at: number, isFirst: boolean): Line {
  const start = at + (isFirst ? 0 : 1 + line.start)
  return { ...line, start, end: at + 1 + line.end }
}

/** Both sides of the leader, and the leader, as one line. */
function joined(
  left: Line | undefined,
  right: Line | undefined,
  ornaments: readonly Ornament[],
  { at, measure, metrics }: { at: number; measure: number; metrics: Metrics },
): Line {
  const front = left?.runs ?? []
  const back = right?.runs ?? []
  return {
    start: left?.start ?? at,
    end: at + 1 + (right?.end ?? 0),
    runs: [...front, ...(front.length ? spaced(back, metrics) : back)],
    boxes: [...(left?.boxes ?? []), ...(right?.boxes ?? [])],
    ornaments: [...(left?.ornaments ?? []), ...ornaments, ...(right?.ornaments ?? [])],
    width: right?.width ?? measure,
    last: true,
    stretch: 0,
  }
}

/** A space in front: who copies 到2024 and its page 5 does not read 到20245. */
function spaced(runs: readonly GlyphRun[], metrics: Metrics): readonly GlyphRun[] {
  const [first, ...rest] = runs
  const [glyph] = first?.glyphs ?? []
  if (!first || !glyph) return runs
  const [space] = metrics.shape(first.face, ' ', 'latn')
  if (!space) return runs
  const x = glyph.x - space.advance * first.size
  return [{ ...first, glyphs: [{ id: space.id, text: ' ', x }, ...first.glyphs] }, ...rest]
}

/** em of the leader */
const DOT = { radius: 0.06, pitch: 0.5 }
const RULE_THICKNESS = 0.05
const FROM_TEXT = 0.3
/** Dots stand on the middle of the em box, as those of …… do; above the baseline, em (chinese-typography §7.3). */
const MIDDLE = 0.5 - DESCENT

interface Gap {
  readonly measure: number
  readonly from: number
  readonly to: number
  readonly isAfterText: boolean
  readonly isBeforeText: boolean
}

/** What is drawn in the gap: no text, so that a reader copies what was written and nothing else. */
function leaderOf({ leader: run, after }: Parted, gap: Gap): Ornament[] {
  const { size, color, leader } = run
  const { measure, isAfterText, isBeforeText } = gap
  const from = gap.from + run.spaceBefore + (isAfterText ? FROM_TEXT * size : 0)
  const to = gap.to - marginOf(after) - (isBeforeText ? FROM_TEXT * size : 0)
  if (leader === 'dotted') {
    const [radius, below] = [DOT.radius * size, -MIDDLE * size]
    const middles = middlesOf({ from: from + radius, to: to - radius, measure }, DOT.pitch * size)
    return middles.map((x) => ({ kind: 'dot', x, below, radius, color }))
  }
  if (leader !== 'solid' || to <= from) return []
  const thickness = RULE_THICKNESS * size
  const below = DESCENT * size - thickness
  return [{ kind: 'rule', x: from, below, width: to - from, thickness, color }]
}

/** Places between these that are whole steps from the right edge: the dots of all lines are under each other. */
function middlesOf({ from, to, measure }: Pick<Gap, 'from' | 'to' | 'measure'>, step: number) {
  const first = Math.ceil((measure - to) / step - ROUNDING)
  const last = Math.floor((measure - from) / step + ROUNDING)
  const count = Math.max(0, last - first + 1)
  return Array.from({ length: count }, (_, i) => measure - (last - i) * step)
}

/** Of a step; what sums of widths may be off by. */
const ROUNDING = 1e-6
