import type { FindingData } from '../../model/findings.ts'
import { rankOf, wordingOf } from '../../statements/roster.ts'
import { speakerLines, type Copy } from '../copy.ts'
import { listedIn } from '../enrolled.ts'
import type { Found, Rule } from '../rule.ts'

/** Statements that are not in the order of the roster, as few as there can be. */
export const speakerOrder: Rule<'SPEAKER_ORDER'> = {
  code: 'SPEAKER_ORDER',
  severity: 'warning',
  explanation: {
    zh: '发言的次序和名单（speakers.yaml）不一致；挪动最少的几篇就能一致，提示的就是这几篇。名单写了 order: roster 的，排版时按名单排，issue.yaml 用 files 排了文件的，按那里的次序，都不提示；名单上没有的人放在哪里都行。',
    en: 'Statements are not in the order of the roster (speakers.yaml); of all that could be moved to mend this the fewest are told. With `order: roster` they are printed in its order, and an issue that orders its `files` has an order of its own: neither is asked. Those whom the roster lacks may stand anywhere.',
  },
  examples: [
    {
      beside: { 'speakers.yaml': '- 市财政局局长周敏\n- 市审计局局长孙红' },
      wrong: '市审计局局长孙红：\n\n管好资金。\n\n市财政局局长周敏：\n\n抓好预算。',
      right: '市财政局局长周敏：\n\n抓好预算。\n\n市审计局局长孙红：\n\n管好资金。',
    },
  ],
  find: findMisplaced,
}

/** A statement by its place in the text, and that of its speaker on the roster. */
interface Ranked {
  readonly nth: number
  readonly rank: number
}

function* findMisplaced(copy: Copy): Iterable<Found<'SPEAKER_ORDER'>> {
  const { source, statements } = copy.bulletin
  if (source.roster?.order !== 'text' || source.frontMatter.files) return
  const { match } = listedIn(copy.bulletin)
  const ranked = statements
    .map(({ speakers }, nth) => ({ nth, rank: rankOf(speakers, match) }))
    .filter(({ rank }) => rank !== Infinity)
  const ordered = longestAscending(ranked)
  const isOrdered = new Set(ordered)
  const lines = speakerLines(copy)
  const nameOf = ({ nth }: Ranked) => (statements[nth]?.speakers.map(wordingOf) ?? []).join('、')
  for (const one of ranked.filter((each) => !isOrdered.has(each))) {
    const wrong = neighbourOf(one, ordered)
    const text = lines.get(one.nth)
    if (!wrong || !text) continue
    const data = { speaker: nameOf(one), side: wrong.side, other: nameOf(wrong.other) }
    yield { data, place: { text, start: 0, end: text.text.length } }
  }
}

/** Of the statements in order the next to one that is not, and on which side of it this should be: where all were right, it would be in order too. */
function neighbourOf(
  { nth, rank }: Ranked,
  ordered: readonly Ranked[],
): { side: FindingData['SPEAKER_ORDER']['side']; other: Ranked } | undefined {
  const before = ordered.findLast((other) => other.rank < rank)
  if (before && before.nth > nth) return { side: 'after', other: before }
  const after = ordered.find((other) => other.rank > rank)
  return after && { side: 'before', other: after }
}

/** As many of them as possible whose ranks never fall. */
function longestAscending(ranked: readonly Ranked[]): readonly Ranked[] {
  interface Chain {
    readonly last: Ranked
    readonly before: Chain | undefined
  }
  /** Of each length, the chain that ends lowest. */
  const chains: Chain[] = []
  for (const last of ranked) {
    const longer = chains.findIndex((chain) => chain.last.rank > last.rank)
    const at = longer < 0 ? chains.length : longer
    chains[at] = { last, before: chains[at - 1] }
  }
  const found: Ranked[] = []
  for (let chain = chains.at(-1); chain; chain = chain.before) found.push(chain.last)
  return found.reverse()
}
