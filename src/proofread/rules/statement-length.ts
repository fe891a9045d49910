import { charactersOf } from '../../model/blocks.ts'
import { speakerLines, type Copy } from '../copy.ts'
import type { Found, Rule } from '../rule.ts'

/** How many times the others' median, and of how many statements at least. */
const OPTIONS = { factor: 3, least: 5 }

const FOUR =
  '市财政局局长周敏：\n\n抓好明年预算。\n\n市教育局局长赵明：\n\n办好每所学校。\n\n市交通局局长李立：\n\n修好每条公路。\n\n市水务局局长陈平：\n\n护好每条河流。\n\n'

/** A statement that is much longer or shorter than the others: part of it was left out, or two were run together. */
export const statementLength: Rule<'STATEMENT_LENGTH'> = {
  code: 'STATEMENT_LENGTH',
  severity: 'info',
  explanation: {
    zh: '一篇发言比别的长得多或短得多：超过其余各篇字数中位数的三倍（factor），或者不到三分之一。也许有一段没有贴进来，也许两篇连在了一起。不算空格和署名；不足五篇（least）时不比，没有字的一篇不算；长短不齐的有一成以上（两篇以内不论），就都不提示。',
    en: 'A statement is much longer or shorter than the others: more than three times (factor) the median of their characters, or less than a third of it. Part of it may be missing, or two were run together. White space and the speaker’s line are not counted; fewer than five statements (least) are not compared, and one without text is none; where more than a tenth, and more than two, are unusual, none is told.',
  },
  examples: [
    {
      wrong: `${FOUR}市审计局局长孙红：\n\n是。`,
      right: `${FOUR}市审计局局长孙红：\n\n守好安全底线。`,
    },
  ],
  options: OPTIONS,
  find: findUnusual,
}

function* findUnusual(
  copy: Copy,
  { factor = OPTIONS.factor, least = OPTIONS.least }: Readonly<Record<string, number>>,
): Iterable<Found<'STATEMENT_LENGTH'>> {
  const { statements } = copy.bulletin
  if (statements.length < least) return
  const all = statements
    .map((statement, nth) => ({ nth, characters: charactersOf(statement) }))
    .filter(({ characters }) => characters > 0)
    .sort((a, b) => a.characters - b.characters)
  if (all.length < Math.max(2, least)) return
  const unusual = [...all.entries()].flatMap(([rank, { nth, characters }]) => {
    const median = medianWithout(all, rank)
    const isUsual = characters <= median * factor && characters * factor >= median
    return isUsual ? [] : [{ nth, characters, median }]
  })
  // where many are, their lengths say nothing
  if (unusual.length > Math.max(MOST_ALWAYS, all.length * MOST_UNUSUAL)) return
  const lines = speakerLines(copy)
  for (const { nth, characters, median } of unusual.toSorted((a, b) => a.nth - b.nth)) {
    const text = lines.get(nth)
    const place = text && { text, start: 0, end: text.text.length }
    yield { data: { characters, median: Math.round(median) }, ...(place && { place }) }
  }
}

const MOST_UNUSUAL = 0.1
/** Of few statements. */
const MOST_ALWAYS = 2

/** The median of sorted numbers of which one is left out. */
function medianWithout(sorted: readonly { readonly characters: number }[], rank: number): number {
  const at = (i: number) => sorted[i < rank ? i : i + 1]?.characters ?? 0
  const last = sorted.length - 2
  return (at(Math.floor(last / 2)) + at(Math.ceil(last / 2))) / 2
}
