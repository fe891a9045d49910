/** The kinds of page that one selector of `@page` asks for, all of them; none is every page. */
export type PageSelector = readonly PagePseudo[]
export type PagePseudo = (typeof PSEUDOS)[number]

const PSEUDOS = ['first', 'left', 'right'] as const

/** The selectors of `@page`, or the first part that is none. */
export function parsePageSelectors(text: string): readonly PageSelector[] | string {
  if (!text.trim()) return [[]]
  const selectors: PageSelector[] = []
  for (const part of text.split(',').map((part) => part.trim())) {
    const names = part.toLowerCase().split(':').slice(1)
    const pseudos = names.flatMap((name) => PSEUDOS.find((pseudo) => pseudo === name) ?? [])
    const isKnown = part.startsWith(':') && pseudos.length === names.length
    if (!isKnown) return part || text.trim()
    selectors.push(pseudos)
  }
  return selectors
}

/** Of the most specific selector that the page matches, :first before sides (CSS Page 3 §3.1); undefined if it matches none. */
export function pageSpecificity(
  selectors: readonly PageSelector[],
  page: number,
): readonly [number, number] | undefined {
  const kinds: readonly PagePseudo[] = [
    page % 2 ? 'right' : 'left',
    ...(page === 1 ? ['first' as const] : []),
  ]
  const [best] = selectors
    .filter((selector) => selector.every((pseudo) => kinds.includes(pseudo)))
    .map((selector): [number, number] => {
      const firsts = selector.filter((pseudo) => pseudo === 'first').length
      return [firsts, selector.length - firsts]
    })
    .sort((a, b) => b[0] - a[0] || b[1] - a[1])
  return best
}
