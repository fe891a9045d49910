import type { SvgElement } from './svg-parse.ts'

/** A paint costs the same whatever stops it has. */
const GRADIENTS = ['linearGradient', 'radialGradient']
const URL = /url\(\s*["']?#([^"')]+)/gu

/**
 * How many parts are drawn when every reference is followed: a few lines can stand for millions. The element that leads back to itself, if
 * there is one. What a style sheet refers to counts for every element, since its classes may be anywhere.
 */
export function partsOf(root: SvgElement): number | SvgElement {
  const counter = new PartCounter(root)
  const parts = counter.count(root)
  const shared = counter.sheets.reduce((sum, css) => sum + counter.countReferences(css), 0)
  return counter.loop ?? parts * (1 + shared)
}

class PartCounter {
  loop: SvgElement | undefined
  readonly sheets: string[] = []
  private readonly byId = new Map<string, SvgElement>()
  private readonly counts = new Map<SvgElement, number | 'open'>()

  constructor(root: SvgElement) {
    this.collect(root)
  }

  private collect(element: SvgElement): void {
    const id = element.attributes.get('id')
    if (id !== undefined && !this.byId.has(id)) this.byId.set(id, element)
    if (element.name === 'style') this.sheets.push(element.text)
    element.children.forEach((child) => {
      this.collect(child)
    })
  }

  count(element: SvgElement): number {
    const known = this.counts.get(element)
    if (known === 'open') this.loop ??= element
    if (known !== undefined) return known === 'open' ? 0 : known
    this.counts.set(element, 'open')
    let parts = 1
    for (const child of element.children) parts += this.count(child)
    for (const [name, value] of element.attributes) {
      const target = name === 'href' ? this.byId.get(value.trim().slice(1)) : undefined
      if (target) parts += this.count(target)
      const times = /marker/u.test(name + value) ? cornersOf(element) : 1
      parts += times * this.countReferences(value)
    }
    if (GRADIENTS.includes(element.name)) parts = 1
    this.counts.set(element, parts)
    return parts
  }

  countReferences(css: string): number {
    let parts = 0
    for (const [, id = ''] of css.matchAll(URL)) {
      const target = this.byId.get(id)
      if (target) parts += this.count(target)
    }
    return parts
  }
}

/** A marker is drawn at each. */
function cornersOf({ attributes }: SvgElement): number {
  return 1 + (attributes.get('d') ?? attributes.get('points') ?? '').length / 2
}
