import { diagnose, type Report } from '../model/diagnostic.ts'
import type { MarginBoxName, PageStyle, PageStyles } from '../model/style.ts'
import { PT_PER_MM } from '../model/units.ts'
import type { Cascade, Computed } from './cascade.ts'
import type { Declaration, PagePseudo, PageRule } from './sheet.ts'

/** Portrait sheets in mm (chinese-typography §7.6). */
const SHEETS: Readonly<Record<string, readonly [number, number]>> = {
  a3: [297, 420],
  a4: [210, 297],
  a5: [148, 210],
  '16k': [185, 260],
}

const A4: readonly [number, number] = [210 * PT_PER_MM, 297 * PT_PER_MM]
const WEIGHT: Readonly<Record<PagePseudo, number>> = { all: 0, left: 1, right: 1, first: 2 }

/** Page styles by page number, from the `@page` rules: the first page is a right-hand page. */
export function computePages(
  rules: readonly PageRule[],
  cascade: Cascade,
  root: Computed,
  report: Report,
): PageStyles {
  const made = new Map<string, PageStyle>()
  return (page) => {
    const kinds: readonly PagePseudo[] = [
      'all',
      page % 2 ? 'right' : 'left',
      ...(page === 1 ? (['first'] as const) : []),
    ]
    const key = kinds.join()
    const style = made.get(key) ?? computePage(matching(rules, kinds), cascade, root, report)
    made.set(key, style)
    return style
  }
}

function matching(rules: readonly PageRule[], kinds: readonly PagePseudo[]): PageRule[] {
  return rules
    .filter(({ pseudo }) => kinds.includes(pseudo))
    .sort((a, b) => WEIGHT[a.pseudo] - WEIGHT[b.pseudo])
}

function computePage(
  rules: readonly PageRule[],
  cascade: Cascade,
  root: Computed,
  report: Report,
): PageStyle {
  const declarations = rules.flatMap((rule) => rule.declarations)
  const page = cascade.compute(
    declarations.filter(({ property }) => property !== 'size'),
    root,
    root,
  )
  const [width, height] = sizeOf(declarations, report)
  const boxes = new Map<MarginBoxName, Declaration[]>()
  for (const box of rules.flatMap((rule) => rule.boxes)) {
    boxes.set(box.name, [...(boxes.get(box.name) ?? []), ...box.declarations])
  }
  return {
    width,
    height,
    marginTop: page.style['margin-top'],
    marginRight: page.style['margin-right'],
    marginBottom: page.style['margin-bottom'],
    marginLeft: page.style['margin-left'],
    boxes: Object.fromEntries(
      [...boxes].map(([name, own]) => [name, cascade.compute(own, page, root).style]),
    ),
  }
}

function sizeOf(declarations: readonly Declaration[], report: Report): readonly [number, number] {
  const size = declarations.findLast(({ property }) => property === 'size')
  if (!size) return A4
  const sheet = readSize(size.value)
  if (!sheet) {
    const data = {
      property: 'size',
      value: size.value,
      expected: 'A3 | A4 | A5 | 16K [landscape] | width height',
    }
    report(diagnose('error', 'CSS_INVALID_VALUE', data, size.span))
  }
  return sheet ?? A4
}

function readSize(value: string): readonly [number, number] | undefined {
  const [first = '', second = ''] = value.toLowerCase().split(/\s+/)
  const sheet = SHEETS[first]
  if (sheet) {
    const [width, height] = [sheet[0] * PT_PER_MM, sheet[1] * PT_PER_MM]
    if (second === 'landscape') return [height, width]
    return second === '' || second === 'portrait' ? [width, height] : undefined
  }
  const [width, height] = [lengthOf(first), lengthOf(second)]
  return width && height ? [width, height] : undefined
}

const PT_PER_UNIT: Readonly<Record<string, number>> = {
  mm: PT_PER_MM,
  cm: 10 * PT_PER_MM,
  in: 72,
  pt: 1,
}

function lengthOf(text: string): number | undefined {
  const [, digits, unit = ''] = /^([\d.]+)(mm|cm|in|pt)$/.exec(text) ?? []
  return digits === undefined ? undefined : Number(digits) * (PT_PER_UNIT[unit] ?? 1)
}
