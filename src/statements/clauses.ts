import type { Clause } from '../model/bulletin.ts'

/** One way to count points (chinese-typography §9.2); the labels of a family count on from each other. */
interface Family {
  readonly name: string
  readonly pattern: RegExp
  /** The number of a label; `expected` is the one that would follow. */
  readonly ordinalOf: (label: string, expected: number) => number
}

const ORDER = '一二三四五六七八九十'
const HAN = '[一二三四五六七八九十]{1,3}'
/** A point begins a paragraph or follows a stop, and what quotes or brackets close with it. */
const START = '(?<=^|[。；：！？][”’」』）]?)'

const han = (label: string) => hanOrdinal(label.replaceAll(/[^一二三四五六七八九十]/gu, ''))
const arabic = (label: string) => Number(/\d+/.exec(label)?.[0] ?? 0)
const WORDS = ['首先', '其次', '再次']

const FAMILIES: readonly Family[] = [
  // 一、 inside a sentence is a number in a series: 一、二季度
  { name: '一、', pattern: new RegExp(`^${HAN}、`, 'gu'), ordinalOf: han },
  { name: '（一）', pattern: new RegExp(`${START}[（(]${HAN}[）)]`, 'gu'), ordinalOf: han },
  // a decimal, a date or a series goes on with a figure
  { name: '1.', pattern: new RegExp(`${START}\\d{1,2}[.．、](?!\\d)`, 'gu'), ordinalOf: arabic },
  { name: '（1）', pattern: new RegExp(`${START}[（(]\\d{1,2}[）)]`, 'gu'), ordinalOf: arabic },
  {
    name: '①',
    pattern: new RegExp(`${START}[①-⑳]`, 'gu'),
    ordinalOf: (label) => (label.codePointAt(0) ?? 0) - 0x245f,
  },
  { name: '第一', pattern: new RegExp(`${START}第${HAN}(?=[，、])`, 'gu'), ordinalOf: han },
  {
    name: '首先',
    pattern: new RegExp(`${START}(?:首先|其次|再次|最后)`, 'gu'),
    ordinalOf: (label, expected) => {
      const at = WORDS.findIndex((word) => label.startsWith(word))
      // 最后 ends whatever was begun
      return at >= 0 ? at + 1 : Math.max(2, expected)
    },
  },
  { name: '一是', pattern: new RegExp(`${START}${HAN}是`, 'gu'), ordinalOf: han },
  { name: '一要', pattern: new RegExp(`${START}${HAN}要`, 'gu'), ordinalOf: han },
  { name: '其一', pattern: new RegExp(`${START}其${HAN}(?=[，、])`, 'gu'), ordinalOf: han },
]

interface Label {
  readonly family: string
  /** The paragraph, and offsets in it. */
  readonly paragraph: number
  readonly at: number
  readonly end: number
}

/**
 * The points of a statement's paragraphs: 一是…；二是…, 首先…其次…, 第一，…, （一）…, 1.…, each with its lead sentence. A family counts from one on, over paragraphs if need
 * be, and a single label is none. What is counted inside of a point of another family is a level deeper.
 */
export function findClauses(texts: readonly string[]): Clause[][] {
  const labels = FAMILIES.flatMap((family) => runsOf(family, texts)).toSorted(
    (a, b) => a.paragraph - b.paragraph || a.at - b.at || b.end - a.end,
  )
  const levels = levelsOf(labels)
  const byParagraph: (Label & { readonly level: number })[][] = texts.map(() => [])
  labels.forEach((label, i) =>
    byParagraph[label.paragraph]?.push({ ...label, level: levels[i] ?? 1 }),
  )
  return texts.map((text, paragraph) => {
    const own = byParagraph[paragraph] ?? []
    return own.map(({ at, end, level }, i) => {
      const next = own[i + 1]?.at ?? text.length
      let after = i + 1
      while ((own[after]?.level ?? 0) > level) after++
      const over = own[after]?.at ?? text.length
      return {
        label: { start: at, end },
        lead: { start: end, end: endOfLead(text, end, over, next) },
        body: { start: at, end: over },
        level,
      }
    })
  })
}

/** The labels of a family that count on from one; those that stand alone are left out. */
function runsOf({ name, pattern, ordinalOf }: Family, texts: readonly string[]): Label[] {
  const runs: Label[][] = []
  let expected = 1
  texts.forEach((text, paragraph) => {
    for (const { 0: label, index } of text.matchAll(pattern)) {
      const ordinal = ordinalOf(label, expected)
      const found = { family: name, paragraph, at: index, end: index + label.length }
      const run = runs.at(-1)
      if (ordinal === 1) runs.push([found])
      else if (run && ordinal === expected) run.push(found)
      else continue
      expected = ordinal + 1
    }
  })
  return runs.filter((run) => run.length > 1).flat()
}

/** How deep each label stands in those around it, from 1. */
function levelsOf(labels: readonly Label[]): number[] {
  let open: readonly string[] = []
  return labels.map(({ family }) => {
    const at = open.indexOf(family)
    open = at < 0 ? [...open, family] : open.slice(0, at + 1)
    return open.length
  })
}

/** 十二 -> 12 */
export function hanOrdinal(text: string): number {
  const [first = 0, second = 0, third = 0] = Array.from(text, (c) => ORDER.indexOf(c) + 1)
  if (text.length === 1) return first
  if (text.length === 2) return first === 10 ? 10 + second : first * 10
  return first * 10 + third
}

/** The clause's first sentence, if others follow it: up to its stop, and not beyond a point inside of it. */
function endOfLead(text: string, start: number, end: number, next: number): number {
  const stop = text.slice(start, Math.min(end, next)).search(/[。！？]/u)
  const after = start + stop + 1
  return stop < 0 || after >= end ? start : after
}
