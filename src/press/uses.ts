import type { ColorUse } from '../model/press.ts'
import type { Page } from '../model/page.ts'
import type { Span } from '../model/source.ts'
import {
  placeIn,
  type ComputedStyle,
  type StyledDocument,
  type StyledElement,
} from '../model/style.ts'

/** Where a colour of a style sheet, `#rrggbb`, is said; else, as for a margin box, what is printed in it first. */
export function findUse(color: string, { root }: StyledDocument, pages: readonly Page[]): ColorUse {
  const place = declarationOf(color, root)
  return place ? { place } : { shown: printedIn(color, pages) }
}

const COLORED = [
  'color',
  'background-color',
  'border-top-color',
  'border-right-color',
  'border-bottom-color',
  'border-left-color',
  'column-rule-color',
] as const satisfies readonly (keyof ComputedStyle)[]

function declarationOf(color: string, element: StyledElement): Span | undefined {
  const { style, children } = element
  for (const property of COLORED) {
    const value = style[property]
    const place = value !== 'transparent' && value.screen === color && placeIn(element, property)
    if (place) return place
  }
  for (const child of children) {
    const place = child.kind === 'element' ? declarationOf(color, child) : undefined
    if (place) return place
  }
  return undefined
}

function printedIn(color: string, pages: readonly Page[]): ColorUse['shown'] {
  for (const { number: page, frames } of pages) {
    for (const frame of frames) {
      const runs = frame.kind === 'line' ? frame.line.runs : []
      const run = runs.find((one) => one.color.screen === color)
      if (run) return { page, text: run.glyphs.map(({ text }) => text).join('') }
      const isArea = frame.kind === 'rect' || frame.kind === 'dot'
      if (isArea && frame.color.screen === color) return { page }
    }
  }
  return undefined
}
