import type { Speaker } from '../../model/bulletin.ts'
import { lineOf, spanOf, type Span } from '../../model/source.ts'
import type { Copy } from '../copy.ts'
import type { Found, Rule } from '../rule.ts'

/** Of whom there are two statements: one may be somebody else's, or the same once more. Of those who have the floor often, only once. */
export const speakerTwice: Rule<'SPEAKER_TWICE'> = {
  code: 'SPEAKER_TWICE',
  severity: 'warning',
  explanation: {
    zh: '同一个人有两篇发言：可能一篇是别人的，也可能同一篇贴了两次。',
    en: 'One person has two statements: one may be somebody else’s, or the same was pasted twice.',
  },
  examples: [
    {
      wrong: '市财政局局长周敏：\n\n抓好预算。\n\n市财政局局长周敏：\n\n管好资金。',
      right: '市财政局局长周敏：\n\n抓好预算。\n\n市审计局局长孙红：\n\n管好资金。',
    },
  ],
  isToldByBuild: true,
  find: speakersTwice,
}

function* speakersTwice({ bulletin }: Copy): Iterable<Found<'SPEAKER_TWICE'>> {
  const first = new Map<string, { readonly speaker: Speaker; readonly statement: string }>()
  const told = new Set<string>()
  for (const { id, speakers } of bulletin.statements) {
    for (const speaker of speakers) {
      const key = keyOf(speaker)
      const before = first.get(key)
      if (!before) first.set(key, { speaker, statement: id })
      else if (before.statement !== id && !told.has(key)) {
        told.add(key)
        const place = placeOf(before.speaker)
        const data = {
          speaker: speaker.printed.replace(/\s*[：:]\s*$/u, ''),
          first: place && lineOf(bulletin.source.files, place),
        }
        const own = placeOf(speaker)
        yield { data, ...(own && { place: own }) }
      }
    }
  }
}

/** Name and unit: a post is worded now so, now so. */
function keyOf({ name, posts }: Speaker): string {
  return `${name}\n${posts[0]?.organization ?? ''}`.replace(/[^\S\n]/gu, '')
}

function placeOf({ map, printed }: Speaker): Span | undefined {
  return spanOf(map, 0, printed.length)
}
