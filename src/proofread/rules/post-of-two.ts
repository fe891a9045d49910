import type { Copy } from '../copy.ts'
import { lineOfMention, mayMention, mentionsIn, type Mention } from '../mentions.ts'
import { fullOf, isOnePost } from '../posts.ts'
import type { Found, Rule } from '../rule.ts'

/** A post of which there is one, and the bulletin has two people for it. */
export const postOfTwo: Rule<'POST_OF_TWO'> = {
  code: 'POST_OF_TWO',
  severity: 'warning',
  explanation: {
    zh: '同一个职务在本期里写了两个人，多半有一处姓名写错，或者职务换了人。发言人署名和正文里的提法一起比；只比一个职务一个人的（书记、局长、主任等），副职、委员、代表、记者不比，“原”“时任”的不比，各镇各村自己的不比。正文里的省委书记就是本省的。',
    en: 'A post that one person has at a time stands with two names in the bulletin, in speaker lines or in running text: one name is wrong, or somebody has left. Deputies, members and reporters are not compared, nor former holders, nor each speaker’s own town. A bare 省委 is that of the province.',
  },
  examples: [
    {
      wrong: '传达省委书记赵明同志讲话。会上，青海省委书记孙红同志提出要求。',
      right: '传达省委书记赵明同志讲话。会上，青海省委书记赵明同志提出要求。',
    },
  ],
  needsWords: mayMention,
  find: findPosts,
}

function* findPosts(copy: Copy): Iterable<Found<'POST_OF_TWO'>> {
  const told = new Set<string>()
  const seen = new Map<string, Map<string, Mention>>()
  for (const mention of mentionsIn(copy)) {
    for (const post of mention.posts) {
      const holders = seen.get(post.title) ?? new Map<string, Mention>()
      seen.set(post.title, holders)
      const wording = `${fullOf(post)}${mention.name} ${mention.text.statement ?? ''}`
      // the same once more has been compared; of a title that very many have the first are enough
      if (holders.has(wording) || holders.size >= MOST_HOLDERS) continue
      const other = [...holders.values()].find((one) => isOther(one, mention, post))
      holders.set(wording, mention)
      const pair = `${post.title} ${mention.name} ${other?.name ?? ''}`
      if (!other || told.has(pair)) continue
      told.add(pair)
      yield foundAt(mention, fullOf(post), other, copy)
    }
  }
}

const MOST_HOLDERS = 100

/** Names of which one begins with the other may be one, read too long. */
function isOther(one: Mention, mention: Mention, post: Mention['posts'][number]): boolean {
  const areTwo = !one.name.startsWith(mention.name) && !mention.name.startsWith(one.name)
  const isSameStatement = one.text.statement === mention.text.statement
  return areTwo && one.posts.some((other) => isOnePost(other, post, isSameStatement))
}

function foundAt(
  { text, start, end, name }: Mention,
  post: string,
  other: Mention,
  { bulletin }: Copy,
): Found<'POST_OF_TWO'> {
  const first = lineOfMention(other, bulletin)
  return { data: { post, name, other: other.name, first }, place: { text, start, end } }
}
