import { fits } from '../model/units.ts'
import type { BreakCost } from './breaks.ts'
import { fitLine, leastWidth, type Fit, type Sums } from './fit.ts'
import type { Item } from './items.ts'
import { isMark } from './classes.ts'

/** The breaking of one paragraph as numbers: where it may break at what cost, and how wide its lines are (pt). */
export interface Problem {
  readonly items: readonly Item[]
  readonly sums: Sums
  readonly costs: readonly BreakCost[]
  readonly measure: number
  readonly indent: number
  /** Justified lines are full; ragged ones keep their natural width; balanced ones are few and alike. */
  readonly mode: 'justified' | 'ragged' | 'balanced'
  readonly em: number
}

/** A whole last line of one character (单字不成行), chinese-typography §6.4. */
const LONELY = 3000
/** A break that no rule allows, where a line could not be made otherwise. */
const EMERGENCY = 1e7
const OVERFULL = 1e9
/** For each em that a line of nothing but part of a word lacks. */
const RIGID = 1e4
/** One line more, where lines are to be few; cheaper than to cut what should stay whole. */
const LINE = 1e4

/**
 * The cheapest way to break the paragraph: for each line the index after its last item. A shortest path over the breaks; each
 * is reached from those at most a measure before it, so the time is linear in the paragraph's length.
 */
export function chooseBreaks(problem: Problem): number[] {
  const allowed = cheapestPath(problem, (cost) => cost)
  return allowed ?? cheapestPath(problem, (cost) => Math.min(cost, EMERGENCY), true) ?? []
}

function cheapestPath(
  problem: Problem,
  price: (cost: BreakCost) => number,
  overfull = false,
): number[] | undefined {
  const { items, costs } = problem
  const count = items.length
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array(count + 1)
  best[0] = 0
  for (let to = 1; to <= count; to++) {
    const cost = to < count ? price(costs[to] ?? 0) : 0
    if (cost === Number.POSITIVE_INFINITY) continue
    for (let start = to - 1; start >= 0; start--) {
      const isTooLong = !fits(leastWidth(problem.sums, start, to), measureOf(problem, start))
      if (isTooLong && !(overfull && start === to - 1)) break
      const before = best[start] ?? 0
      if (before === Number.POSITIVE_INFINITY) continue
      const total = before + cost + lineCost(problem, start, to)
      if (total < (best[to] ?? 0)) {
        best[to] = total
        from[to] = start
      }
    }
  }
  return best[count] === Number.POSITIVE_INFINITY ? undefined : trace(from, count)
}

function trace(from: Int32Array, count: number): number[] {
  const ends: number[] = []
  for (let at = count; at > 0; at = from[at] ?? 0) ends.push(at)
  return ends.reverse()
}

export function measureOf({ measure, indent }: Problem, start: number): number {
  return start === 0 ? measure - indent : measure
}

/** What a line costs: nothing if it is natural, little if its marks give a little, more the further its characters are spread. */
function lineCost(problem: Problem, start: number, to: number): number {
  const { sums, items, mode, em } = problem
  const fit = fitLine(sums, start, to, measureOf(problem, start))
  if (fit.slack + fit.shrink < -0.001) return OVERFULL
  const slack = fit.slack / em
  if (mode === 'balanced') return LINE + slack * slack
  const isLast = to === items.length
  if (isLast) return costOfShrinking(fit) + (isLonely(problem, start) ? LONELY : 0)
  if (mode === 'ragged') return slack * slack
  if (fit.slack < 0) return costOfShrinking(fit)
  if (fit.gaps === 0 && items[to]?.cut) return (fit.slack / em) * RIGID
  return costOfStretching(fit, em)
}

/**
 * 先挤进后推出: at its worst, all blanks but those of stops gone, a little cheaper than a stretch of 1/28 em, which is half an em on a line of
 * fifteen. A stop that gives its blank is dearer: it gives last, and some houses never let it (chinese-typography §6.1).
 */
function costOfShrinking({ slack, shrink, stops }: Fit): number {
  if (slack >= 0 || shrink <= 0) return 0
  const fromStops = Math.max(0, -slack - (shrink - stops))
  return 40 * (slack / shrink) ** 2 + (fromStops > 0 ? 40 * (fromStops / stops) ** 2 : 0)
}

function costOfStretching({ slack, grow, gaps }: Fit, em: number): number {
  const taken = Math.min(slack, grow)
  const rest = (slack - taken) / em
  const perGap = rest > 0 ? rest / Math.max(gaps, 0.5) : 0
  const eased = grow > 0 ? 10 * (taken / grow) ** 2 : 0
  return eased + (perGap / 0.025) ** 2 * 25 + (perGap > 0.25 ? 1e5 * perGap : 0)
}

function isLonely({ items }: Problem, start: number): boolean {
  if (start === 0) return false
  return items.slice(start).filter((item) => !isMark(item.class)).length < 2
}
