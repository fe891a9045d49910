import type { FontRequest, Metrics } from '../model/metrics.ts'
import {
  MARGIN_BOXES,
  type ComputedStyle,
  type StyledDocument,
  type StyledElement,
} from '../model/style.ts'
import { clustersOf, isSpace } from '../model/text.ts'
import type { Origin } from '../model/tree.ts'
import { generatedIn } from './runs.ts'

/** A character, with its marks, that no face has, and the places where a block of the bulletin shows it. */
export interface Missing {
  readonly character: string
  count: number
  readonly places: Origin[]
}

export interface Coverage {
  readonly missing: readonly Missing[]
  readonly unknownFamilies: readonly string[]
  /** What text was asked to be set in, each once. */
  readonly requests: readonly FontRequest[]
}

/** A character, with its marks, as it is going to be set. */
export interface Use {
  readonly character: string
  readonly request: FontRequest
  /** Where a block of the bulletin shows it. */
  readonly place: Origin | undefined
}

/** Looks for a face for every character of the document, before anything is laid out; `onUse` is told each, spaces left out. */
export function checkCoverage(
  document: StyledDocument,
  metrics: Metrics,
  onUse?: (use: Use) => void,
): Coverage {
  const missing = new Map<string, Missing>()
  const families = new Set<string>()
  const requests = new Map<string, FontRequest>()
  const covered = new Covered(metrics)
  const check = (text: string, style: ComputedStyle, origin?: Origin) => {
    const has = covered.by(style)
    const request = requestOf(style)
    for (const family of metrics.unknownFamilies(request)) families.add(family)
    if (/\S/u.test(text)) requests.set(JSON.stringify(request), request)
    let at = 0
    for (const cluster of clustersOf(text)) {
      const start = at
      const place = () => origin && { ...origin, at: origin.at + start }
      if (!has(cluster)) note(missing, cluster, place())
      if (onUse && !isSpace(cluster)) onUse({ character: cluster, request, place: place() })
      at += cluster.length
    }
  }
  const visit = (element: StyledElement) => {
    if (element.style.display === 'none') return
    for (const item of generatedIn(element)) {
      // a page number is made of figures
      check(
        item.kind === 'text' ? item.text : item.kind === 'target' ? '0123456789' : '',
        element.style,
      )
    }
    for (const child of element.children) {
      if (child.kind === 'element') visit(child)
      else check(child.text, element.style, child.origin)
    }
  }
  visit(document.root)
  for (const { style, text } of marginTexts(document)) check(text, style)
  return {
    missing: [...missing.values()],
    unknownFamilies: [...families],
    requests: [...requests.values()],
  }
}

/** What was found to have a face, by the request: most characters come again. */
class Covered {
  private readonly metrics: Metrics
  private readonly known = new Map<readonly string[], Map<number, Set<string>>>()

  constructor(metrics: Metrics) {
    this.metrics = metrics
  }

  by(style: ComputedStyle): (cluster: string) => boolean {
    const request = requestOf(style)
    const weights = this.known.get(request.families) ?? new Map<number, Set<string>>()
    const found = weights.get(request.weight) ?? new Set<string>()
    this.known.set(request.families, weights.set(request.weight, found))
    return (cluster) => {
      if (found.has(cluster)) return true
      const has = isSpace(cluster) || this.metrics.faceFor(request, cluster) !== undefined
      if (has) found.add(cluster)
      return has
    }
  }
}

function note(missing: Map<string, Missing>, character: string, place: Origin | undefined): void {
  const found = missing.get(character) ?? { character, count: 0, places: [] }
  found.count++
  if (place) found.places.push(place)
  missing.set(character, found)
}

function marginTexts({ pages }: StyledDocument): { style: ComputedStyle; text: string }[] {
  return [1, 2, 3].flatMap((page) =>
    MARGIN_BOXES.flatMap((name) => {
      const style = pages(page).boxes[name]
      if (!style || typeof style.content === 'string') return []
      const text = style.content.map((item) => (item.kind === 'text' ? item.text : '0')).join('')
      return [{ style, text }]
    }),
  )
}

function requestOf(style: ComputedStyle): FontRequest {
  return { families: style['font-family'], weight: style['font-weight'] }
}
