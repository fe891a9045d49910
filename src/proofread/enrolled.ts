import type { Bulletin } from '../model/bulletin.ts'
import { lexiconOf } from '../statements/lexicon.ts'
import { matcher, peopleIn, type Listed, type Match } from '../statements/roster.ts'

/** Those on the roster, in its order, and how somebody is found among them; nobody without a roster. */
export function listedIn({ source }: Bulletin): {
  readonly listed: readonly Listed[]
  readonly match: Match
} {
  const lexicon = lexiconOf(source.lexicon)
  // its faults were told when the bulletin was parsed
  const listed = peopleIn(source.roster?.entries ?? [], source, lexicon, () => undefined)
  return { listed, match: matcher(listed, lexicon) }
}
