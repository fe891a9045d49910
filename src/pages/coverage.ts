import type { FontRequest, Metrics } from '../model/metrics.ts'
import {
  MARGIN_BOXES,
  type ComputedStyle,
  type StyledDocument,
  type StyledElement,
} from '../model/style.ts'
import type { Origin } from '../model/tree.ts'

/** A character that no face has, and the places where a block of the bulletin shows it. */
export interface Missing {
  readonly character: string
  count: number
  readonly places: Origin[]
}

export interface Coverage {
  readonly missing: readonly Missing[]
  readonly unknownFamilies: readonly string[]
}

/** Looks for a face for every character of the document, before anything is laid out. */
export function checkCoverage(document: StyledDocument, metrics: Metrics): Coverage {
  const missing = new Map<string, Missing>()
  const families = new Set<string>()
  const covered = new Covered(metrics)
  const check = (text: string, style: ComputedStyle, origin?: Origin) => {
    const has = covered.by(style)
    for (const family of metrics.unknownFamilies(requestOf(style))) families.add(family)
    let at = 0
    for (const character of text) {
      if (!has(character)) note(missing, character, origin && { ...origin, at: origin.at + at })
      at += character.length
    }
  }
  const visit = (element: StyledElement) => {
    if (element.style.display === 'none') return
    for (const child of element.children) {
      if (child.kind === 'element') visit(child)
      else check(child.text, element.style, child.origin)
    }
  }
  visit(document.root)
  for (const { style, text } of marginTexts(document)) check(text, style)
  return { missing: [...missing.values()], unknownFamilies: [...families] }
}

/** What was found to have a face, by the request: most characters come again. */
class Covered {
  private readonly metrics: Metrics
  private readonly known = new Map<readonly string[], Map<number, Set<string>>>()

  constructor(metrics: Metrics) {
    this.metrics = metrics
  }

  by(style: ComputedStyle): (character: string) => boolean {
    const request = requestOf(style)
    const weights = this.known.get(request.families) ?? new Map<number, Set<string>>()
    const found = weights.get(request.weight) ?? new Set<string>()
    this.known.set(request.families, weights.set(request.weight, found))
    return (character) => {
      if (found.has(character)) return true
      const has = /\s/u.test(character) || this.hasFace(character, request)
      if (has) found.add(character)
      return has
    }
  }

  private hasFace(character: string, request: FontRequest): boolean {
    return this.metrics.faceFor(request, character.codePointAt(0) ?? 0) !== undefined
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
