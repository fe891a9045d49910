import { AVOID } from './flow.ts'
import { PageSearch } from './page-search.ts'
import { cheapestOf, holeIn, type Band, type PagePlan, type State } from './plan.ts'
import { LARGE_HOLE, LEAST_PAGE } from './prices.ts'
import { SearchSpace, type PaginateOptions } from './search-space.ts'
import type { Section } from './sections.ts'

/** Pages before one that something is wrong with on which paragraphs may be changed. */
const PAGES_BEFORE = 2

/**
 * Fills as few pages as can be with sections one under the other, all columns of a page level and what ends a section balanced, in the cheapest
 * way over the whole run of pages: what gives is priced in design.md's order. Every item is placed. Paragraphs are changed only on the way to pages where
 * nothing cheaper helps, because each costs a search of its own.
 */
export function paginate(sections: readonly Section[], options: PaginateOptions): PagePlan[] {
  if (!sections.length) return []
  const plain = search(new SearchSpace(sections, options, () => false))
  const wrong = plain.flatMap((plan, i) =>
    isWrong(plan, i > 0 && i === plain.length - 1) ? [i + 1] : [],
  )
  if (!wrong.length) return plain
  const canChange = (page: number) => wrong.some((bad) => page <= bad && page >= bad - PAGES_BEFORE)
  const changed = search(new SearchSpace(sections, options, canChange))
  // a page saved is not worth a line alone
  return loneLines(changed) > loneLines(plain) ? plain : changed
}

function search(space: SearchSpace): PagePlan[] {
  let states: readonly State[] = [{ section: 0, place: 0, used: 0, cost: 0 }]
  for (let page = 1; ; page++) {
    const { finished, next } = new PageSearch(page, states, space).run()
    const [best] = cheapestOf(finished)
    if (best) return trace(best, page)
    states = next
    space.forget(states)
  }
}

/** First and last lines of paragraphs alone in their columns. */
function loneLines(plans: readonly PagePlan[]): number {
  const columns = plans.flatMap(({ bands }) => bands.flatMap((band) => band.columns))
  return columns.filter(({ leaves }) => leaves !== 'nothing').length
}

/** Whether something had to give that is dearer than to change a paragraph. */
function isWrong({ bands }: PagePlan, isLastOfMany: boolean): boolean {
  const rows = bands.reduce((sum, { depth }) => sum + depth, 0)
  return (
    rows === 1 ||
    (isLastOfMany && rows <= LEAST_PAGE) ||
    bands.some(({ columns }) => holeIn(columns, columns.length) >= LARGE_HOLE) ||
    bands.some(({ columns }) =>
      columns.some(
        ({ cost, isEnd, short, leaves }) =>
          leaves !== 'nothing' || (!isEnd && short > 0 && columns.length > 1) || cost >= AVOID,
      ),
    )
  )
}

/** The pages that led to a state; those that stay empty have no bands. */
function trace(state: State, count: number): PagePlan[] {
  const bands: Band[][] = Array.from({ length: count }, () => [])
  for (let step = state.step; step; step = step.before.step) {
    if (step.band) bands[step.page - 1]?.unshift(step.band)
  }
  return bands.map((own) => ({ bands: own }))
}
