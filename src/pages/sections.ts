import { diagnose } from '../model/diagnostic.ts'
import type { Color, ComputedStyle, StyledElement, StyledNode } from '../model/style.ts'
import { lineHeightOf } from '../model/style.ts'
import { wholeUnits } from '../model/units.ts'
import { edgesOf } from './block.ts'
import { flowBlocks, type FlowItem } from './flow.ts'
import { isBlock, type LayoutContext } from './text.ts'

/** A stretch of the flow with one set of columns. Lengths in pt. */
export interface Section {
  readonly items: readonly FlowItem[]
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
  const sections: Section[] = []
  let plain: StyledNode[] = []
  const endPlain = () => {
    if (plain.some(isBlock))
      sections.push(plainSection({ ...body, children: plain }, width, pitch, context))
    plain = []
  }
  for (const child of body.children) {
    if (isBlock(child) && child.style['column-count'] !== 'auto') {
      endPlain()
      sections.push(columnSection(child, child.style['column-count'], width, pitch, context))
    } else plain.push(child)
  }
  endPlain()
  return { sections, pitch, size: grid.style['font-size'] }
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
  width: number,
  pitch: number,
  context: LayoutContext,
): Section {
  const items = flowBlocks(element, width, pitch, context)
  return { items, columns: 1, measure: width, gutter: 0, balance: false }
}

/**
 * Columns of whole ems (design.md): `column-gap` is the least gap, the gutter takes what the ems leave. With one column the rest stays at
 * the right.
 */
function columnSection(
  element: StyledElement,
  columns: number,
  available: number,
  pitch: number,
  context: LayoutContext,
): Section {
  const { style } = element
  const { left, right } = edgesOf(style)
  const width = available - left - right - style['margin-left'] - style['margin-right']
  const em = style['font-size']
  const ems = wholeUnits(width - (columns - 1) * style['column-gap'], columns * em)
  if (ems < LEAST_MEASURE_EM) {
    context.report(diagnose('error', 'COLUMN_TOO_NARROW', { measureEm: Math.max(0, ems) }))
  }
  const measure = Math.max(ems, LEAST_MEASURE_EM) * em
  const gutter = columns > 1 ? Math.max(0, (width - columns * measure) / (columns - 1)) : 0
  return {
    items: flowBlocks(element, measure, pitch, context),
    ...{ columns, measure, gutter },
    balance: style['column-fill'] === 'balance',
    ...ruleOf(style),
  }
}

function ruleOf(style: ComputedStyle): Pick<Section, 'rule'> {
  if (style['column-rule-style'] === 'none' || style['column-rule-width'] === 0) return {}
  return { rule: { width: style['column-rule-width'], color: style['column-rule-color'] } }
}
