import { diagnose } from '../model/diagnostic.ts'
import type { Color, ComputedStyle, StyledElement } from '../model/style.ts'
import { lineHeightOf } from '../model/style.ts'
import { wholeUnits } from '../model/units.ts'
import { blocksIn, isBlock } from './anonymous.ts'
import { isRigid } from './block.ts'
import { flowBlocks, type FlowItem } from './flow.ts'
import type { LayoutContext } from './text.ts'

/** A stretch of the flow with one set of columns. Lengths in pt. */
export interface Section {
  readonly items: readonly FlowItem[]
  /** Margins above and below, which the sections beside it may share. */
  readonly marginTop: number
  readonly marginBottom: number
  /** Of its left edge, from the page area's. */
  readonly left: number
  readonly columns: number
  /** Of a column: whole ems. */
  readonly measure: number
  readonly gutter: number
  readonly balance: boolean
  readonly rule?: { readonly width: number; readonly color: Color }
}

export interface Flow {
  readonly sections: readonly Section[]
  /** The distance of the grid's lines. */
  readonly pitch: number
  /** The type size of the lines on it. */
  readonly size: number
}

/** Narrower columns cannot be set: a mark and two characters must fit. */
const LEAST_MEASURE_EM = 4

/** The document's flow: multi-column elements are sections of their own, what stands between them has one column. */
export function buildFlow(root: StyledElement, width: number, context: LayoutContext): Flow {
  const body = findBody(root)
  const grid = findGridRoot(body) ?? body
  const pitch = lineHeightOf(grid.style)
  const sections = sectionsIn(body, { left: 0, width, pitch }, context)
  return { sections, pitch, size: grid.style['font-size'] }
}

interface Measures {
  readonly left: number
  readonly width: number
  readonly pitch: number
}

function sectionsIn(element: StyledElement, measures: Measures, context: LayoutContext): Section[] {
  const sections: Section[] = []
  let plain: StyledElement[] = []
  const endPlain = () => {
    if (plain.length)
      sections.push(plainSection({ ...element, children: plain }, measures, context))
    plain = []
  }
  for (const block of blocksIn(element)) {
    const columns = block.style['column-count']
    if (columns === 'auto' && !holdsColumns(block)) {
      plain.push(block)
      continue
    }
    endPlain()
    const open = unboxed(block, context)
    const inner = within(open.style, measures)
    if (columns !== 'auto') sections.push(columnSection(open, columns, inner, context))
    else sections.push(...sectionsIn(open, inner, context))
  }
  endPlain()
  return sections
}

/** What an element's margins leave. */
function within(style: ComputedStyle, { left, width, pitch }: Measures): Measures {
  const before = style['margin-left']
  return { left: left + before, width: width - before - style['margin-right'], pitch }
}

function holdsColumns(element: StyledElement): boolean {
  return element.children.some(
    (child) => isBlock(child) && (child.style['column-count'] !== 'auto' || holdsColumns(child)),
  )
}

/** Columns run over pages, which a box in one piece cannot: what is drawn round them is said to be left out. */
function unboxed(element: StyledElement, { report }: LayoutContext): StyledElement {
  if (isRigid(element)) {
    const what = `<${element.element.name}>: border, padding, background, width, height, flex`
    report(diagnose('error', 'CSS_UNSUPPORTED', { what, instead: 'column-count' }))
  }
  return element
}

function findBody(root: StyledElement): StyledElement {
  if (root.element.name === 'body') return root
  const found = root.children.find(
    (child): child is StyledElement => child.kind === 'element' && child.element.name === 'body',
  )
  return found ?? root
}

function findGridRoot(element: StyledElement): StyledElement | undefined {
  if (element.style['line-grid'] === 'create') return element
  for (const child of element.children) {
    const found = child.kind === 'element' ? findGridRoot(child) : undefined
    if (found) return found
  }
  return undefined
}

function plainSection(
  element: StyledElement,
  { left, width, pitch }: Measures,
  context: LayoutContext,
): Section {
  const { items, margin } = flowBlocks(element, width, pitch, context)
  const margins = { marginTop: 0, marginBottom: margin }
  return { items, ...margins, left, columns: 1, measure: width, gutter: 0, balance: false }
}

/**
 * Columns of whole ems (design.md): `column-gap` is the least gap, the gutter takes what the ems leave. With one column the rest stays at
 * the right.
 */
function columnSection(
  element: StyledElement,
  columns: number,
  { left, width, pitch }: Measures,
  context: LayoutContext,
): Section {
  const { style } = element
  const em = style['font-size']
  const ems = wholeUnits(width - (columns - 1) * style['column-gap'], columns * em)
  if (ems < LEAST_MEASURE_EM) {
    context.report(diagnose('error', 'COLUMN_TOO_NARROW', { measureEm: Math.max(0, ems) }))
  }
  const measure = Math.max(ems, LEAST_MEASURE_EM) * em
  const gutter = columns > 1 ? Math.max(0, (width - columns * measure) / (columns - 1)) : 0
  const { items } = flowBlocks(element, measure, pitch, context)
  return {
    items,
    marginTop: style['margin-top'],
    marginBottom: style['margin-bottom'],
    ...{ left, columns, measure, gutter },
    balance: style['column-fill'] === 'balance',
    ...ruleOf(style),
  }
}

function ruleOf(style: ComputedStyle): Pick<Section, 'rule'> {
  if (style['column-rule-style'] === 'none' || style['column-rule-width'] === 0) return {}
  return { rule: { width: style['column-rule-width'], color: style['column-rule-color'] } }
}
