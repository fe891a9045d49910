import type { Span } from '../model/source.ts'
import { usedLength, type MarginBoxName, type PageStyle, type PageStyles } from '../model/style.ts'
import type { Computed, StyleComputer } from './compute.ts'
import { pageSpecificity } from './page-selectors.ts'
import type { Declaration, PageRule } from './sheet.ts'

/** Page styles by page number, from the `@page` rules: the first page is a right-hand page. */
export function computePages(
  rules: readonly PageRule[],
  computer: StyleComputer,
  root: Computed,
): PageStyles {
  const made = new Map<string, PageStyle>()
  return (page) => {
    const key = page === 1 ? 'first' : page % 2 ? 'right' : 'left'
    const style = made.get(key) ?? computePage(matching(rules, page), computer, root)
    made.set(key, style)
    return style
  }
}

/** The rules for a page, the weakest first. */
function matching(rules: readonly PageRule[], page: number): PageRule[] {
  return rules
    .flatMap((rule) => {
      const specificity = pageSpecificity(rule.selectors, page)
      return specificity ? [{ rule, specificity }] : []
    })
    .sort(({ specificity: a }, { specificity: b }) => a[0] - b[0] || a[1] - b[1])
    .map(({ rule }) => rule)
}

function computePage(
  rules: readonly PageRule[],
  computer: StyleComputer,
  root: Computed,
): PageStyle {
  const declarations = importantLast(rules.flatMap((rule) => rule.declarations))
  const page = computer.compute(declarations, root, root)
  const [width, height] = computer.pageValue('size', declarations, page, root)
  const marks = computer.pageValue('marks', declarations, page, root)
  const bleed = computer.pageValue('bleed', declarations, page, root)
  const place = placeOf(declarations) ?? rules.at(-1)?.span
  const bleedPlace = declarations.findLast(({ property }) => property === 'bleed')?.span
  const { style } = page
  return {
    width,
    height,
    marginTop: usedLength(style['margin-top'], height),
    marginRight: usedLength(style['margin-right'], width),
    marginBottom: usedLength(style['margin-bottom'], height),
    marginLeft: usedLength(style['margin-left'], width),
    // CSS Page 3 §7.3: room for crop marks' sake, else none
    bleed: bleed === 'auto' ? (marks.includes('crop') ? 6 : 0) : bleed,
    marks,
    ...(bleedPlace && { bleedPlace }),
    ...(place && { place }),
    boxes: boxesOf(rules, computer, page, root),
  }
}

function boxesOf(
  rules: readonly PageRule[],
  computer: StyleComputer,
  page: Computed,
  root: Computed,
): PageStyle['boxes'] {
  const boxes = new Map<MarginBoxName, Declaration[]>()
  for (const box of rules.flatMap((rule) => rule.boxes)) {
    boxes.set(box.name, [...(boxes.get(box.name) ?? []), ...box.declarations])
  }
  return Object.fromEntries(
    [...boxes].map(([name, own]) => [name, computer.compute(importantLast(own), page, root).style]),
  )
}

function importantLast(declarations: readonly Declaration[]): Declaration[] {
  return [
    ...declarations.filter(({ important }) => !important),
    ...declarations.filter(({ important }) => important),
  ]
}

/** Of the declaration that says the page's size or margins last. */
function placeOf(declarations: readonly Declaration[]): Span | undefined {
  return declarations.findLast(
    ({ property }) => property === 'size' || property.startsWith('margin'),
  )?.span
}
