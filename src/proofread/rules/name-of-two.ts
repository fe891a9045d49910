import type { Copy } from '../copy.ts'
import { lineOfMention, mayMention, mentionsIn, type Mention } from '../mentions.ts'
import { contradict, fullOf } from '../posts.ts'
import type { Found, Rule } from '../rule.ts'

/** One person with two posts that nobody has together. */
export const nameOfTwo: Rule<'NAME_OF_TWO'> = {
  code: 'NAME_OF_TWO',
  severity: 'warning',
  explanation: {
    zh: '同一个人在本期里有两个对不上的职务：这里是这个局的局长，那里是那个局的局长；这里是局长，那里是副局长。一人兼几职（党组书记、局长）、简称（文旅局）、只写职务（吴书记）都不算。',
    en: 'One person has two posts in the bulletin that contradict each other: head of two units, or head here and deputy there. Several posts of one person, abbreviations and a title alone are none.',
  },
  examples: [
    {
      wrong:
        '市财政局局长周敏：\n\n抓好预算。\n\n市审计局局长孙红：\n\n按市民政局局长周敏的要求办。',
      right:
        '市财政局局长周敏：\n\n抓好预算。\n\n市审计局局长孙红：\n\n按市财政局局长周敏的要求办。',
    },
  ],
  needsWords: mayMention,
  find: findNames,
}

function* findNames(copy: Copy): Iterable<Found<'NAME_OF_TWO'>> {
  const seen = new Map<string, Map<string, Mention>>()
  for (const mention of mentionsIn(copy)) {
    const wordings = seen.get(mention.name) ?? new Map<string, Mention>()
    seen.set(mention.name, wordings)
    const own = postsOf(mention)
    // the same wording once more has been compared; of somebody with very many the first are enough
    if (wordings.has(own) || wordings.size >= MOST_WORDINGS) continue
    const other = [...wordings.values()].find((one) => contradict(one, mention))
    wordings.set(own, mention)
    if (other) yield foundAt(mention, other, copy)
  }
}

const MOST_WORDINGS = 50

function postsOf({ posts }: Mention): string {
  return posts.map(fullOf).join('、')
}

function foundAt(mention: Mention, other: Mention, { bulletin }: Copy): Found<'NAME_OF_TWO'> {
  const { text, start, end, name } = mention
  const first = lineOfMention(other, bulletin)
  const data = { name, post: postsOf(mention), other: postsOf(other), first }
  return { data, place: { text, start, end } }
}
