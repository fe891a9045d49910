import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Page } from '../model/page.ts'
import type { PageSpan } from '../model/press.ts'

/** As a Chinese keyboard writes them, too. */
const BETWEEN = /[,，、]/u
const SPAN = /^(\d{1,5})(?:([-－–—])(\d{1,5})?)?$/u

/** The pages that `1,4-6` or `3-` names; undefined if it names none, or counts backwards. */
export function parsePages(given: string): readonly PageSpan[] | undefined {
  const spans = given.split(BETWEEN).map((part) => spanOf(part.trim()))
  return spans.every((span) => span !== undefined) ? spans : undefined
}

function spanOf(part: string): PageSpan | undefined {
  const [, first, dash, last] = SPAN.exec(part) ?? []
  if (first === undefined) return undefined
  const from = Number(first)
  if (from < 1) return undefined
  if (dash === undefined) return { from, to: from }
  if (last === undefined) return { from }
  return Number(last) < from ? undefined : { from, to: Number(last) }
}

/** As `parsePages` reads them. */
export function writePages(spans: readonly PageSpan[]): string {
  return spans
    .map(({ from, to }) => {
      if (to === undefined) return `${from}-`
      return to === from ? `${from}` : `${from}-${to}`
    })
    .join(',')
}

/** The pages of these numbers, in the order of the bulletin and each once; undefined, and reported, if there are no such pages. */
export function selectPages(
  pages: readonly Page[],
  spans: readonly PageSpan[],
  report: Report,
): readonly Page[] | undefined {
  const missing = spans.filter(({ from, to = from }) => Math.max(from, to) > pages.length)
  if (missing.length) {
    const data = { wanted: writePages(missing), pages: pages.length }
    report(diagnose('error', 'PAGES_OUT_OF_RANGE', data))
    return undefined
  }
  return pages.filter((_, i) =>
    spans.some(({ from, to = pages.length }) => from <= i + 1 && i + 1 <= to),
  )
}
