import { isMark } from './classes.ts'
import type { Fit } from './fit.ts'
import type { Problem } from './problem.ts'

// What is ugly, and how ugly. The scale: a stretch of 1/40 em in every gap of a line costs 25, of 1/8 em 625.

/** A last line of one character, marks aside (单字不成行), chinese-typography §6.4. */
const LONELY = 45_000
/** The same in a heading: rather a line more, or a word cut, but no name. */
const LONELY_BALANCED = 25_000
/** A last line so short that the indent of the next paragraph leaves a hole. */
const SHORT = 15
const SHORT_EM = 2
/** What cannot be set in the measure at all. */
const OVERFULL = 1e9
/** A ragged line keeps its natural width, unless no other break is legal. */
const SQUEEZED_RAGGED = 1000
/** One line more, where lines are to be few; cheaper than to cut what should stay whole. */
const LINE = 1e4
/** Gaps wider by this share of an em are seen. */
export const VISIBLE = 0.06
/** A line is spread so that it can be seen while marks in it keep their blanks: 先挤进后推出, squeeze first (§6.1). */
const UNSQUEEZED = 200
/** Spread further than a quarter of an em a line falls apart (§6.1). */
export const WIDEST = 0.25
const FALLEN_APART = 1e5
/** No justified line that lacks a quarter of its measure is cheaper than this, be it all half-width characters. */
export const CHEAPEST_HOLE = 1000

/** For each em that a line of nothing but part of a word lacks. */
const CUT_SHORT = 1e4

/** How far a line is squeezed or spread: lines far apart in this should not be neighbours. */
export type Fitness = 0 | 1 | 2 | 3
export const FITNESSES = 4
const SQUEEZED: Fitness = 0
export const NATURAL: Fitness = 1
const SPREAD: Fitness = 2
const WIDE: Fitness = 3
/** For each step more than one between a line and the next. */
const UNLIKE = 40

/** What a line of items `[start, to)` costs: nothing if it is natural, little if its marks give a little, more the further its characters are spread. */
export function lineCost(problem: Problem, fit: Fit, start: number, to: number): number {
  if (fit.slack + fit.shrink < -0.001) return OVERFULL
  const { items, mode, em } = problem
  const slack = fit.slack / em
  if (mode === 'balanced') {
    const isLonely = to === items.length && start > 0 && charactersOf(items, start, to) < 2
    const lonely = isLonely ? LONELY_BALANCED : 0
    return LINE + slack * slack + lonely
  }
  if (to === items.length) return costOfShrinking(fit) + costOfLast(problem, fit, start)
  if (mode === 'ragged') {
    return slack < -NOTHING ? SQUEEZED_RAGGED + costOfShrinking(fit) : slack * slack
  }
  if (fit.slack < 0) return costOfShrinking(fit)
  // nothing can be spread: a word by itself, or a part of one
  if (fit.gaps === 0) return slack * (items[to]?.cut ? CUT_SHORT : FALLEN_APART)
  return costOfStretching(fit, em)
}

/**
 * 先挤进后推出: at its worst, all blanks but those of stops gone, a little cheaper than a stretch of 1/28 em, which is half an em on a line of
 * fifteen. A stop that gives its blank is dearer: it gives last, and some houses never let it (chinese-typography §6.1).
 */
function costOfShrinking({ slack, shrink, stops }: Fit): number {
  if (slack >= 0 || shrink <= 0) return 0
  const fromStops = -slack - (shrink - stops)
  const isFromStops = fromStops > NOTHING && stops > NOTHING
  return 40 * (slack / shrink) ** 2 + (isFromStops ? 40 * (fromStops / stops) ** 2 : 0)
}

/** pt; sums of lengths are not exact. */
const NOTHING = 1e-6

function costOfStretching(fit: Fit, em: number): number {
  const { slack, grow, shrink } = fit
  const perGap = stretchOf(fit, em)
  const eased = grow > 0 ? 10 * Math.min(1, slack / grow) ** 2 : 0
  const unsqueezed = perGap > VISIBLE && shrink > 0 ? UNSQUEEZED : 0
  const apart = perGap > WIDEST ? FALLEN_APART * perGap : 0
  return eased + (perGap / 0.025) ** 2 * 25 + unsqueezed + apart
}

/** What every gap of a line takes after word spaces and Han–Latin gaps have grown to their limits; em. */
export function stretchOf({ slack, grow, gaps }: Fit, em: number): number {
  const rest = (slack - Math.min(slack, grow)) / em
  return rest > 0 && gaps > 0 ? rest / gaps : 0
}

function costOfLast({ items, measure, em }: Problem, { slack }: Fit, start: number): number {
  if (start === 0) return 0
  if (measure - slack >= (SHORT_EM + 0.5) * em) return 0
  const characters = charactersOf(items, start, items.length)
  if (characters < 2) return LONELY
  return characters <= SHORT_EM ? SHORT : 0
}

/** Marks aside. */
export function charactersOf(items: Problem['items'], start: number, to: number): number {
  return items.slice(start, to).filter((item) => !isMark(item.class)).length
}

/** A last line is as wide as it is: it is not spread, whatever it lacks. */
export function fitnessOf({ mode, em }: Problem, fit: Fit, isLast: boolean): Fitness {
  if (mode !== 'justified') return NATURAL
  if (fit.slack < 0) return -fit.slack > fit.shrink / 2 + NOTHING ? SQUEEZED : NATURAL
  if (isLast) return NATURAL
  const stretch = stretchOf(fit, em)
  return stretch <= 0.03 ? NATURAL : stretch <= 0.075 ? SPREAD : WIDE
}

/** What it costs that two such lines follow each other. */
export function costOfContrast(above: number, below: number): number {
  return UNLIKE * Math.max(0, Math.abs(above - below) - 1)
}
