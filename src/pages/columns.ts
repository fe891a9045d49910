import { AVOID, NEVER, ORPHAN, type Lone } from './flow.ts'
import {
  CHANGED,
  EMERGENCY,
  FOOT_LEFT,
  HEADING_SPACE,
  HEADING_SPACE_AGAIN,
  LEAST_TAIL,
  LOOSENED,
  MOST_SHORT_ALONE,
  MOST_SHORT_AT_END,
  SHORT,
  SHORT_ALONE,
  SHORT_AT_END,
  STRANDED,
  TAIL,
} from './prices.ts'
import type { Profile } from './profile.ts'
import type { Place, Swap } from './reader.ts'

/** A column filled from one place of the flow to another. */
export interface Column {
  readonly start: Place
  readonly end: Place
  readonly swap?: Swap
  /** Rows that its heading spaces get beyond what they ask for; negative if they give. */
  readonly extra: number
  /** Rows that stay empty at its foot. */
  readonly short: number
  /** It ends where a column break was asked for, or the flow ends: it need not be full. */
  readonly isEnd: boolean
  readonly leaves: Lone
  readonly cost: number
}

/** Where a column may end: on a page that goes on, on one that ends the section, or where it is the only column. */
export type Ending = 'level' | 'last' | 'alone'

/** The columns that a profile can end as, and one that stands in where there is none. */
export interface Ways {
  readonly level: readonly Column[]
  readonly standIn: Column | undefined
}

/** Rows that a column may lack, what each of them costs, and what more each that could have been filled. */
const TOLERANCE: Readonly<
  Record<Ending, { readonly most: number; readonly price: number; readonly left: number }>
> = {
  level: { most: 0, price: SHORT, left: 0 },
  last: { most: MOST_SHORT_AT_END, price: SHORT_AT_END, left: 0 },
  alone: { most: MOST_SHORT_ALONE, price: SHORT_ALONE, left: FOOT_LEFT },
}

/**
 * The ways to end a column of `depth` rows: those that end exactly at its foot, or by as much above it as may be; the longest that ends shorter, or
 * breaks a rule, stands in. A column may end short where the flow ends, or where a break is forced, at no cost.
 */
export function waysToEnd(profile: Profile, depth: number, ending: Ending, isFirst: boolean): Ways {
  const level: Column[] = []
  const last = profile.lastIn(depth)
  const { stop } = profile
  const isStopped = stop !== undefined && stop <= last
  if (isStopped && stop >= 0) level.push(stopped(profile, stop, depth, isFirst))
  const { most, price, left } = TOLERANCE[ending]
  let fewest: number | undefined
  let forbidden: Column | undefined
  let stranding: Column | undefined
  let avoided: Column | undefined
  for (let k = isStopped ? stop - 1 : last; k >= 0; k--) {
    const missing = depth - (profile.natural[k] ?? 0)
    const extra = Math.min(missing, (profile.most[k] ?? 0) - (profile.natural[k] ?? 0))
    const short = missing - extra
    const breakCost = profile.breakCosts[k] ?? 0
    if (breakCost === NEVER) {
      const isStranding = profile.items[k]?.isHeading ?? false
      const cost = short * SHORT + (isStranding ? STRANDED : 1) * EMERGENCY
      if (isStranding) stranding ??= columnTo(profile, k, extra, short, cost)
      else forbidden ??= columnTo(profile, k, extra, short, cost)
    } else if (short <= most) {
      if (breakCost < ORPHAN) fewest ??= short
      const foot = short * price + (short - (fewest ?? short)) * left
      level.push(columnTo(profile, k, extra, short, foot + breakCost))
    } else if (level.some(({ cost }) => cost < AVOID)) break
    else {
      const column = columnTo(profile, k, extra, short, short * SHORT + breakCost)
      if (breakCost < AVOID)
        return { level: level.length ? [...level, column] : [], standIn: column }
      avoided ??= column
    }
  }
  return { level, standIn: avoided ?? forbidden ?? stranding }
}

/** The same with its paragraph changed; there is no stand-in. */
export function waysChanged(
  profile: Profile,
  depth: number,
  ending: Ending,
  isFirst: boolean,
): Column[] {
  const { level } = waysToEnd(profile, depth, ending, isFirst)
  const price = CHANGED + profile.loosened * LOOSENED
  return level.map((column) => ({ ...column, cost: column.cost + price }))
}

/** The more of them in one column, the more each is seen. */
function costOfSpaces(rows: number): number {
  return rows * HEADING_SPACE + rows * rows * HEADING_SPACE_AGAIN
}

function columnTo(
  { start, swap, ends, leaves }: Profile,
  k: number,
  extra: number,
  short: number,
  cost: number,
): Column {
  return {
    start,
    end: ends[k] ?? 0,
    ...(swap && { swap }),
    ...{ extra, short, isEnd: false, leaves: leaves[k] ?? 'nothing' },
    cost: cost + costOfSpaces(Math.abs(extra)),
  }
}

/** A column that ends because nothing follows in it; where the flow ends with too few rows it is a tail (尾巴, chinese-typography §7.4). */
function stopped(profile: Profile, k: number, depth: number, isFirst: boolean): Column {
  const missing = depth - (profile.natural[k] ?? 0)
  const isTail = !isFirst && profile.isFlowEnd && (profile.rows[k] ?? 0) < LEAST_TAIL
  const column = columnTo(profile, k, Math.min(0, missing), Math.max(0, missing), 0)
  return { ...column, isEnd: true, cost: column.cost + (isTail ? TAIL : 0) }
}
