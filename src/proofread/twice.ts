import type { Bulletin, Speaker } from '../model/bulletin.ts'
import { diagnose, type Report } from '../model/diagnostic.ts'
import { lineOf, spanOf, type Span } from '../model/source.ts'

/** Says of whom there are two statements: one may be somebody else's, or the same once more. Of those who have the floor often, only once. */
export function reportTwice({ statements, source }: Bulletin, report: Report): void {
  const first = new Map<string, { readonly speaker: Speaker; readonly statement: string }>()
  const told = new Set<string>()
  for (const { id, speakers } of statements) {
    for (const speaker of speakers) {
      const key = keyOf(speaker)
      const before = first.get(key)
      if (!before) first.set(key, { speaker, statement: id })
      else if (before.statement !== id && !told.has(key)) {
        told.add(key)
        const place = placeOf(before.speaker)
        const data = {
          speaker: speaker.printed.replace(/\s*[：:]\s*$/u, ''),
          first: place && lineOf(source.files, place),
        }
        report(diagnose('warning', 'SPEAKER_TWICE', data, placeOf(speaker)))
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
