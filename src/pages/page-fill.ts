import { arrangementsOf, type Arrangement } from './arrange.ts'
import { waysChanged, waysToEnd, type Column, type Ending } from './columns.ts'
import { HEADINGS_MEET } from './prices.ts'
import { Profile } from './profile.ts'
import type { Place, Reader } from './reader.ts'

/** A column and where everything in it stands. */
export interface FilledColumn extends Column {
  readonly arrangement: Arrangement
}

/** Columns one after the other. */
export interface Sequence {
  readonly end: Place
  readonly cost: number
  readonly columns: readonly FilledColumn[]
}

export interface ColumnOptions {
  readonly ending: Ending
  /** Paragraphs may be set with one line more or fewer. */
  readonly swaps: boolean
}

/** Fills pages with columns of one section; what was found for a column is kept. */
export class PageFiller {
  readonly reader: Reader
  private readonly known = new Map<Place, Map<number, readonly Column[]>>()
  private readonly profiles = new Map<Place, Profile>()
  private readonly changed = new Map<Place, { readonly profiles: Profile[]; depth: number }>()
  private readonly arranged = new Map<Column, readonly Arrangement[]>()

  constructor(reader: Reader) {
    this.reader = reader
  }

  /** The ways to fill `count` columns of `depth` rows, the cheapest for each place that they can end at; fewer columns where the flow ends. */
  fill(start: Place, depth: number, count: number, options: ColumnOptions): readonly Sequence[] {
    let sequences: readonly Sequence[] = [{ end: start, cost: 0, columns: [] }]
    for (let column = 0; column < count; column++) {
      const best = new Map<Place, Sequence>()
      for (const sequence of sequences) {
        if (sequence.end === this.reader.end) keep(best, sequence)
        else {
          for (const next of this.columns(sequence.end, depth, options)) {
            const found = best.get(next.end)
            if (found && found.cost <= sequence.cost + next.cost) continue
            keep(best, this.append(sequence, next))
          }
        }
      }
      sequences = [...best.values()]
    }
    return sequences
  }

  /** Lets go of what was found for the columns of a page that is done. */
  forget(): void {
    this.known.clear()
    this.profiles.clear()
    this.changed.clear()
    this.arranged.clear()
  }

  private columns(start: Place, depth: number, options: ColumnOptions): readonly Column[] {
    const byDepth = this.known.get(start) ?? new Map<number, readonly Column[]>()
    if (!byDepth.size) this.known.set(start, byDepth)
    const key = depth * 6 + ENDINGS.indexOf(options.ending) * 2 + (options.swaps ? 1 : 0)
    let columns = byDepth.get(key)
    if (!columns) {
      columns = this.waysFrom(start, depth, options)
      byDepth.set(key, columns)
    }
    return columns
  }

  /** One of them at least, if any item fits. */
  private waysFrom(start: Place, depth: number, { ending, swaps }: ColumnOptions): Column[] {
    const isFirst = start === 0
    const profile = this.profiles.get(start) ?? new Profile(this.reader, start)
    this.profiles.set(start, profile)
    const { level, standIn } = waysToEnd(profile, depth, ending, isFirst)
    if (!swaps) return level.length || !standIn ? [...level] : [standIn]
    const changed = this.changedFrom(start, profile, depth)
    const all = [...level, ...changed.flatMap((own) => waysChanged(own, depth, ending, isFirst))]
    return all.length || !standIn ? cheapestByEnd(all) : [standIn]
  }

  /** The column with one of the paragraphs that begin in it a line longer or shorter. */
  private changedFrom(start: Place, profile: Profile, depth: number): readonly Profile[] {
    const known = this.changed.get(start)
    if (known && known.depth >= depth) return known.profiles
    const last = profile.lastIn(depth)
    const profiles = profile.items.slice(0, last + 1).flatMap(({ slot }, k) => {
      const at = k === 0 ? start : (profile.ends[k - 1] ?? 0)
      if (!slot || at < 0) return []
      return ([-1, 1] as const).flatMap((by) => {
        const changed = slot.changed(by)
        return changed ? [new Profile(this.reader, start, { at, by }, changed.loosened)] : []
      })
    })
    this.changed.set(start, { profiles, depth })
    return profiles
  }

  /** Of the ways to share out the rows of a column the one whose headings meet the fewest of the column before. */
  private append({ cost, columns }: Sequence, next: Column): Sequence {
    const ways = this.waysOf(next)
    const beside = columns.at(-1)?.arrangement.headings ?? []
    let chosen = ways[0] as Arrangement
    let meeting = beside.length ? meetings(beside, chosen.headings) : 0
    for (const way of ways) {
      if (meeting === 0) break
      const own = meetings(beside, way.headings)
      if (own < meeting) [chosen, meeting] = [way, own]
    }
    return {
      end: next.end,
      cost: cost + next.cost + meeting * HEADINGS_MEET,
      columns: [...columns, { ...next, arrangement: chosen }],
    }
  }

  private waysOf(column: Column): readonly Arrangement[] {
    let ways = this.arranged.get(column)
    if (!ways) {
      ways = arrangementsOf(this.reader, column)
      this.arranged.set(column, ways)
    }
    return ways
  }
}

const ENDINGS = ['level', 'last', 'alone'] as const

function keep(best: Map<Place, Sequence>, sequence: Sequence): void {
  const found = best.get(sequence.end)
  if (!found || sequence.cost < found.cost) best.set(sequence.end, sequence)
}

function cheapestByEnd(columns: readonly Column[]): Column[] {
  const best = new Map<Place, Column>()
  for (const column of columns) {
    const found = best.get(column.end)
    if (!found || column.cost < found.cost) best.set(column.end, column)
  }
  return [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, MOST_WAYS)
}

/** With changes a column can end in many ways; the dearer ones are never taken. */
const MOST_WAYS = 8

function meetings(left: readonly number[], right: readonly number[]): number {
  return left.filter((row) => right.includes(row)).length
}
