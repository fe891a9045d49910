import { fits } from '../model/units.ts'
import type { BreakCost } from './breaks.ts'
import {
  CHEAPEST_HOLE,
  costOfContrast,
  FITNESSES,
  fitnessOf,
  lineCost,
  NATURAL,
  stretchOf,
  type Fitness,
} from './cost.ts'
import { emptyFit, fitLine, leastWidth } from './fit.ts'
import { measureOf, type Problem } from './problem.ts'

/** One line fewer or more than the best breaks need. */
export type Change = -1 | 1

/** Ways to break a paragraph: for each line the index after its last item. */
export interface Choice {
  readonly best: readonly number[]
  /** Undefined if the paragraph cannot be made one line shorter or longer within its limits. */
  changed(by: Change): readonly number[] | undefined
}

/** A break that no rule allows, where a line could not be made otherwise. */
const EMERGENCY = 1e7
/** Lines of a paragraph that was asked for one more may be spread to this; chinese-typography §6.1, aim under 1/8. */
const WIDEST_BY_CHOICE = 0.125

/**
 * The cheapest way to break the paragraph, and those with one line fewer or more. A shortest path over the breaks; each is reached from those at
 * most a measure before it, so the time is linear in the paragraph's length. Both changes are found in one search, when one is asked for.
 */
export function chooseBreaks(problem: Problem): Choice {
  const best = bestPath(problem)
  let others: Path | undefined
  return {
    best: best.ends(0) ?? [],
    changed: (by) => (others ??= pathOfOthers(problem, best)).ends(by),
  }
}

function bestPath(problem: Problem): Path {
  const legal = { price: (cost: BreakCost) => cost, forced: false }
  if (problem.mode === 'justified') {
    const quick = search(problem, { ...legal, longestHole: problem.measure / 4 })
    // a line that was left out would be dearer than any that was found
    if (quick.dearest() < CHEAPEST_HOLE) return quick
  }
  const allowed = search(problem, legal)
  if (allowed.arrives()) return allowed
  return search(problem, { price: (cost) => Math.min(cost, EMERGENCY), forced: true })
}

function pathOfOthers(problem: Problem, best: Path): Path {
  return search(problem, {
    price: (cost) => cost,
    forced: false,
    longestHole: problem.measure / 4,
    changesFrom: best.lines(),
  })
}

interface Search {
  readonly price: (cost: BreakCost) => number
  /** A single item that is wider than the measure still gets a line. */
  readonly forced: boolean
  /** Lines that lack more than this, pt, when their word spaces and gaps have grown are not looked at. */
  readonly longestHole?: number
  /** Ways with lines more or fewer are followed, too: how many the cheapest way to each place needs. */
  readonly changesFrom?: Int32Array
}

/** Differences in the number of lines that are followed on the way to one line more or fewer. */
const FOLLOWED = 2

/**
 * A place in the paragraph is reached in several ways: with a last line of each fitness, and with lines more or fewer than the best. Each is
 * a node of the path; `best` has its cost, `from` the node before it.
 */
class Path {
  private readonly ways: number
  private readonly best: Float64Array
  private readonly from: Int32Array
  /** Of the cheapest way to each place. */
  private readonly least: Float64Array
  private readonly middle: number
  private readonly count: number

  constructor(count: number, changes: number) {
    this.count = count
    this.ways = changes * FITNESSES
    this.best = new Float64Array((count + 1) * this.ways).fill(Number.POSITIVE_INFINITY)
    this.from = new Int32Array((count + 1) * this.ways)
    this.least = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY)
    this.least[0] = 0
    this.middle = (changes - 1) / 2
    this.best[this.middle * FITNESSES + NATURAL] = 0
  }

  /**
   * Every way that leads to the line's start goes on to its end, with `more` lines than the cheapest way would have. Later ways of the same cost
   * win: of two equal breaks the one with the shorter line.
   */
  extend(start: number, to: number, fitness: Fitness, cost: number, more: number): void {
    const { ways, best } = this
    for (let way = 0; way < ways; way++) {
      const before = best[start * ways + way] ?? 0
      if (before === Number.POSITIVE_INFINITY) continue
      const other = way - (way % FITNESSES) + more * FITNESSES + fitness
      if (other < 0 || other >= ways) continue
      const contrast = start === 0 ? 0 : costOfContrast(way % FITNESSES, fitness)
      this.offer(to, other, before + cost + contrast, start * ways + way)
    }
  }

  private offer(place: number, way: number, cost: number, before: number): void {
    const node = place * this.ways + way
    if (cost > (this.best[node] ?? 0)) return
    this.best[node] = cost
    this.from[node] = before
    if (cost < (this.least[place] ?? 0)) this.least[place] = cost
  }

  /** Whether any way leads to this place. */
  isReached(place: number): boolean {
    return (this.least[place] ?? 0) < Number.POSITIVE_INFINITY
  }

  private cheapest(place: number, first: number, ways: number): number {
    const start = place * this.ways + first
    let node = start
    for (let other = start + 1; other < start + ways; other++) {
      if ((this.best[other] ?? 0) < (this.best[node] ?? 0)) node = other
    }
    return node
  }

  /** Of the cheapest way with so many lines more. */
  private end(by: number): number {
    return this.cheapest(this.count, (this.middle + by) * FITNESSES, FITNESSES)
  }

  /** Whether any way leads to the end, with so many lines more. */
  arrives(by = 0): boolean {
    return (this.best[this.end(by)] ?? 0) < Number.POSITIVE_INFINITY
  }

  ends(by: Change | 0): number[] | undefined {
    if (!this.arrives(by)) return undefined
    return this.nodes(by).map((node) => Math.floor(node / this.ways))
  }

  /** The cost of the dearest line and the break after it. */
  dearest(): number {
    const totals = this.nodes(0).map((node) => this.best[node] ?? 0)
    const costs = totals.map((total, i) => total - (totals[i - 1] ?? 0))
    return costs.reduce((dearest, cost) => Math.max(dearest, cost), 0)
  }

  /** Those of the cheapest way, one a line. */
  private nodes(by: Change | 0): number[] {
    const nodes: number[] = []
    let node = this.end(by)
    while (node >= this.ways) {
      nodes.push(node)
      node = this.from[node] ?? 0
    }
    return nodes.reverse()
  }

  /** How many lines the cheapest way to each place has; -1 where none leads. */
  lines(): Int32Array {
    const own = new Int32Array(this.best.length)
    const lines = new Int32Array(this.count + 1).fill(-1)
    lines[0] = 0
    for (let place = 1; place <= this.count; place++) {
      for (let node = place * this.ways; node < (place + 1) * this.ways; node++) {
        own[node] = (own[this.from[node] ?? 0] ?? 0) + 1
      }
      if (this.isReached(place)) lines[place] = own[this.cheapest(place, 0, this.ways)] ?? 0
    }
    return lines
  }
}

function search(problem: Problem, { price, forced, longestHole, changesFrom }: Search): Path {
  const { items, costs, sums } = problem
  const count = items.length
  const path = new Path(count, changesFrom ? 2 * FOLLOWED + 1 : 1)
  const hole = longestHole ?? Number.POSITIVE_INFINITY
  const fit = emptyFit()
  let first = 0
  for (let to = 1; to <= count; to++) {
    const cost = to < count ? price(costs[to] ?? 0) : 0
    if (cost === Number.POSITIVE_INFINITY) continue
    while (first < to && !fits(leastWidth(sums, first, to), measureOf(problem, first))) first++
    for (let start = forced ? Math.min(first, to - 1) : first; start < to; start++) {
      if (!path.isReached(start)) continue
      fitLine(sums, start, to, measureOf(problem, start), fit)
      if (to < count && fit.slack - fit.grow > hole) break
      if (changesFrom && to < count && stretchOf(fit, problem.em) > WIDEST_BY_CHOICE) continue
      const more = changesFrom ? moreLines(changesFrom, start, to) : 0
      const total = cost + lineCost(problem, fit, start, to)
      path.extend(start, to, fitnessOf(problem, fit, to === count), total, more)
    }
  }
  return path
}

/** By how much the line changes the difference from the cheapest way's number of lines. */
function moreLines(lines: Int32Array, start: number, to: number): number {
  return 1 - ((lines[to] ?? 0) - (lines[start] ?? 0))
}
