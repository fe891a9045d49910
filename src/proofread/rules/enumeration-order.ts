import type { CopyText } from '../copy.ts'
import { pointsIn, type Point } from '../points.ts'
import type { Found, Rule } from '../rule.ts'

/** Texts that a point may be away from the one before it, if not both begin theirs. */
const REACH = 2
/** Lists within lists. */
const DEEPEST = 4
/** Of a jump: what is farther off is counted in another list. */
const WIDEST_GAP = 3

/** Points that are not counted on from each other: one is lost, or has the number of another. */
export const enumerationOrder: Rule<'ENUMERATION_ORDER'> = {
  code: 'ENUMERATION_ORDER',
  severity: 'warning',
  explanation: {
    zh: '一是、二是，第一、第二，其一、其二，一、二、，（一）（二），1. 2.，①②这样编号的各点没有接着数：少了一点、重了一点，或者从二开始。各点可以分在几段里，也可以一层套一层；“二抓”、“其次”和前面没有标点的“二是”也算数到了；只用“一是”（一是……一是……）、“一是一，二是二”、“第一季度”不提示。',
    en: 'Points that are numbered 一是 二是, 第一 第二, 其一 其二, 一、 二、, （一） （二）, 1. 2. or ① ② do not count on from each other: one is missing or stands twice, or they begin with two. Points may run on over paragraphs, and stand within each other. One that is worded otherwise (二抓, 其次) or has no mark before it is not missing; 一是…一是…, 一是一，二是二 and 第一季度 count nothing.',
  },
  examples: [
    {
      wrong: '一是抓好预算；三是管好资金。',
      right: '一是抓好预算；二是管好资金。',
    },
    {
      wrong: '第一，抓好预算。第二，管好资金。第二，用好人才。',
      right: '第一，抓好预算。第二，管好资金。第三，用好人才。',
    },
    {
      wrong: '（二）抓好预算。\n\n（三）管好资金。',
      right: '（一）抓好预算。\n\n（二）管好资金。',
    },
  ],
  find: ({ texts }) => statementsOf(texts).flatMap((own) => [...faultsIn(own)]),
}

/** The texts in which points may stand, statement by statement. */
function statementsOf(texts: readonly CopyText[]): CopyText[][] {
  const byStatement = new Map<number | undefined, CopyText[]>()
  for (const text of texts) {
    if (text.kind !== 'paragraph' && text.kind !== 'subheading') continue
    const own = byStatement.get(text.statement) ?? []
    byStatement.set(text.statement, own)
    own.push(text)
  }
  return [...byStatement.values()]
}

function* faultsIn(texts: readonly CopyText[]): Iterable<Found<'ENUMERATION_ORDER'>> {
  for (const points of pointsIn(texts)) yield* new Count(texts, points).faults()
}

/** A list that may go on. */
interface List {
  readonly last: Point
  /** The number of its last point; after a fault also the one that it should have had. */
  readonly ordinals: readonly number[]
}

/** Counts the points of one family. */
class Count {
  /** The innermost last. */
  private open: List[] = []
  private readonly texts: readonly CopyText[]
  private readonly points: readonly Point[]

  constructor(texts: readonly CopyText[], points: readonly Point[]) {
    this.texts = texts
    this.points = points
  }

  *faults(): Iterable<Found<'ENUMERATION_ORDER'>> {
    for (const [i, point] of this.points.entries()) {
      const next = this.points[i + 1]
      this.open = this.open.filter(({ last }) => isNear(last, point))
      const fault = point.ordinal === 1 ? this.begin(point, next) : this.goOn(point, next)
      if (fault) yield fault
    }
  }

  /** A one begins a list, unless the list before has only a one as well and is gone on with. */
  private begin(point: Point, next: Point | undefined) {
    const top = this.open.at(-1)
    const isOne =
      top?.ordinals.length === 1 && top.ordinals[0] === 1 && top.last.turn === point.turn
    if (top && isOne && next?.turn === point.turn && this.isSecond(top.last, point, next)) {
      this.replace(top, { last: point, ordinals: [1, 2] })
      return faultOf(point, 2, top.last)
    }
    const kept = this.open.filter(({ last }) => last.turn === point.turn || last.isHead)
    this.open = [...kept.slice(1 - DEEPEST), { last: point, ordinals: [1] }]
    return undefined
  }

  /** 一是…；一是…；三是…, and 一是…；一是…；二是… in one sentence. */
  private isSecond(one: Point, again: Point, next: Point): boolean {
    if (next.ordinal === 3) return !this.isMentioned(2, again, next)
    return next.ordinal === 2 && !/[。！？：]/u.test(this.between(one, next))
  }

  private goOn(point: Point, next: Point | undefined) {
    const { ordinal } = point
    const fits = this.open.findLast(({ ordinals }) => ordinals.includes(ordinal - 1))
    const own: List = { last: point, ordinals: [ordinal] }
    if (fits) {
      this.replace(fits, own)
      return undefined
    }
    const top = this.open.at(-1)
    if (!top) return this.beginLate(point, next)
    const highest = Math.max(...top.ordinals)
    if (this.isMentioned(ordinal - 1, top.last, point) || ordinal > highest + WIDEST_GAP) {
      if (ordinal > highest) this.replace(top, own)
      else this.open = [...this.open.slice(1 - DEEPEST), own]
      return undefined
    }
    // what goes back is said of an earlier point, or one that was told
    if (ordinal < highest && (top.ordinals.length > 1 || top.last.turn !== point.turn)) {
      this.replace(top, { ...top, last: point })
      return undefined
    }
    this.replace(top, { last: point, ordinals: [ordinal, highest + 1] })
    return faultOf(point, highest + 1, top.last)
  }

  /** A list without a one is a fault if it is a list: 二, and 三 after it. */
  private beginLate(point: Point, next: Point | undefined) {
    this.open = [{ last: point, ordinals: [point.ordinal] }]
    const isList = point.ordinal === 2 && next?.ordinal === 3 && isNear(point, next)
    if (!isList || this.isMentioned(1, undefined, point)) return undefined
    return faultOf(point, 1, undefined)
  }

  /** Those within it are at their end. */
  private replace(list: List, by: List): void {
    this.open = [...this.open.slice(0, this.open.indexOf(list)), by]
  }

  private isMentioned(ordinal: number, after: Point | undefined, before: Point): boolean {
    return before.family.mentionOf(ordinal).test(this.between(after, before))
  }

  /** What stands between two points, or in the texts nearest before one. */
  private between(after: Point | undefined, before: Point): string {
    const first = after?.turn ?? Math.max(0, before.turn - REACH)
    const start = after ? after.start + after.label.length : 0
    if (first === before.turn) return before.text.text.slice(start, before.start)
    const whole = this.texts.slice(first, before.turn).map(({ text }) => text)
    return [...whole, before.text.text.slice(0, before.start)].join('\n').slice(start)
  }
}

function isNear(last: Point, point: Point): boolean {
  return point.turn - last.turn <= REACH || (last.isHead && point.isHead)
}

function faultOf(
  { family, label, text, start }: Point,
  expected: number,
  before: Point | undefined,
): Found<'ENUMERATION_ORDER'> {
  const data = { label, expected: family.withOrdinal(label, expected), before: before?.label }
  return { data, place: { text, start, end: start + label.length } }
}
