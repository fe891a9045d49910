import { diagnose } from '../model/diagnostic.ts'
import { placeIn, type ComputedStyle, type StyledElement, type StyledNode } from '../model/style.ts'
import { fits } from '../model/units.ts'
import { asPlainBlock, isAbsolute, isBlock } from './anonymous.ts'
import { pictureIn } from './picture.ts'
import { preferredWidth } from './row.ts'
import { textOf } from './runs.ts'
import { hasInlineContent, originIn, type LayoutContext } from './text.ts'
import { borderWidth, edgesOf } from './used.ts'

/** No column is made narrower for its neighbours' sake than this many characters of its cells, as long as there is room. */
const LEAST_EM = 2

/** Whether an element is a table by its name, as HTML has it. */
export function isTable({ element }: StyledElement): boolean {
  return element.name === 'table'
}

/** Whether an element is a row of a table. */
export function isTableRow({ element }: StyledElement): boolean {
  return element.name === 'tr'
}

/**
 * Gives the cells of a table `width` pt wide their widths: the columns share it by what stands in them (CSS 2 §17.5.2.2, but that narrow columns keep
 * what they need and the wide ones share the rest). Where the measure is too narrow for them, each row becomes a paragraph, and that is reported.
 */
export function layoutTable(
  table: StyledElement,
  width: number,
  context: LayoutContext,
): StyledElement {
  const columns = columnsOf(rowsIn(table), width, context)
  const least = sum(columns.map((column) => column.least))
  if (!fits(least, width)) {
    const place = originIn(table) ?? placeIn(table)
    context.report(diagnose('warning', 'TABLE_TOO_WIDE', { width: least, room: width }, place))
    return ofRows(table, rowAsText)
  }
  const widths = shareWidth(columns, width)
  return ofRows(table, (row) => rowWithWidths(row, widths, width))
}

interface Column {
  /** pt; what its longest cell takes in one line, and what it must have. */
  readonly most: number
  readonly least: number
}

/** The rows of a table, those in thead and tbody too. */
function rowsIn(element: StyledElement): StyledElement[] {
  return element.children.flatMap((child) => {
    if (child.kind === 'text' || isAbsolute(child) || child.style.display === 'none') return []
    return isTableRow(child) ? [child] : rowsIn(child)
  })
}

function cellsOf(row: StyledElement): StyledElement[] {
  return row.children.filter((child) => child.kind === 'element')
}

/** The columns that a cell takes. */
export function spanOf({ element }: StyledElement): number {
  const span = Number(element.attributes['colspan'] ?? 1)
  return Number.isInteger(span) && span > 0 && span <= 1000 ? span : 1
}

function columnsOf(
  rows: readonly StyledElement[],
  width: number,
  context: LayoutContext,
): Column[] {
  const columns: Column[] = []
  for (const row of rows) {
    let at = 0
    for (const cell of cellsOf(row)) {
      const span = spanOf(cell)
      const { left, right } = edgesOf(cell.style, width)
      const edges = left + right
      const most = preferredWidth(cell, width, context) / span
      const least = Math.min(most, LEAST_EM * cell.style['font-size'] + edges)
      for (let i = at; i < at + span; i++) {
        const known = columns[i] ?? { most: 0, least: 0 }
        columns[i] = { most: Math.max(known.most, most), least: Math.max(known.least, least) }
      }
      at += span
    }
  }
  return columns
}

/** A column that needs less than its even share keeps what it needs; the others share what is left by what they need. What is left over is shared by all. */
function shareWidth(columns: readonly Column[], width: number): number[] {
  const needed = sum(columns.map(({ most }) => most))
  if (needed <= width) return columns.map(({ most }) => most * (needed > 0 ? width / needed : 0))
  let wide = columns.map((_, i) => i)
  let room = width
  for (;;) {
    const share = room / wide.length
    const narrow = wide.filter((i) => (columns[i]?.most ?? 0) <= share)
    if (!narrow.length) break
    room -= sum(narrow.map((i) => columns[i]?.most ?? 0))
    wide = wide.filter((i) => !narrow.includes(i))
  }
  const least = sum(wide.map((i) => columns[i]?.least ?? 0))
  const wished = sum(wide.map((i) => columns[i]?.most ?? 0))
  const scale = wished > least ? Math.max(0, room - least) / (wished - least) : 0
  const cut = least > room ? room / least : 1
  return columns.map((column, i) => {
    if (!wide.includes(i)) return column.most
    return (column.least + (column.most - column.least) * scale) * cut
  })
}

/** A table with its rows made into others, those in thead and tbody too. */
function ofRows(
  element: StyledElement,
  make: (row: StyledElement) => StyledElement,
): StyledElement {
  return {
    ...element,
    children: element.children.map((child) => {
      if (child.kind === 'text') return child
      return isTableRow(child) ? make(child) : ofRows(child, make)
    }),
  }
}

/** A row as a paragraph, its cells with an em between them; pictures stay blocks, one under the other with the cells. */
function rowAsText(row: StyledElement): StyledElement {
  const style: ComputedStyle = {
    ...row.style,
    ...{ display: 'block', 'text-align': 'left', 'text-align-last': 'left', 'text-indent': 0 },
  }
  if (pictureIn(row)) return { ...row, style, children: cellsOf(row).map(asPlainBlock) }
  return { ...row, style, children: cellsOf(row).flatMap((cell, i) => asInline(cell, i > 0)) }
}

/** An element and the blocks in it as stretches of text; short ones are not broken, so that a line ends between two cells. */
function asInline(element: StyledElement, isNext: boolean): StyledNode[] {
  const { style } = element
  if (style.display === 'none' || isAbsolute(element)) return [element]
  const isShort = textOf(element).length <= LONGEST_WHOLE
  const blocks = element.children.filter((child) => child.kind === 'element' && isBlock(child))
  const inline: StyledElement = {
    ...element,
    style: {
      ...asPlainBlock(element).style,
      display: 'inline',
      ...(isShort && { 'white-space': 'nowrap' as const }),
      'margin-left': isNext ? BETWEEN_CELLS_EM * style['font-size'] : 0,
    },
    children: element.children.flatMap((child) =>
      child.kind === 'element' && isBlock(child) ? asInline(child, child !== blocks[0]) : [child],
    ),
  }
  // numbers beside each other would be one
  return isNext ? [{ kind: 'text', text: ' ' }, inline] : [inline]
}

/** Characters of a cell. */
const LONGEST_WHOLE = 8
/** Beside the space. */
const BETWEEN_CELLS_EM = 0.75

/** A row that no page can hold: its cells one under the other, or the paragraph that was made of them, its rules above and under them. */
export function stackCells(row: StyledElement): StyledElement {
  const { style } = row
  const ruleAt = (side: 'top' | 'bottom'): StyledElement[] => {
    if (borderWidth(style, side) === 0) return []
    const other = side === 'top' ? 'border-bottom-style' : 'border-top-style'
    const rule = { ...asPlainBlock(row).style, ...bordersOf(style), [other]: 'none' }
    return [{ ...row, style: rule, children: [] }]
  }
  const cells = hasInlineContent(row) ? [row] : cellsOf(row)
  const children = [...ruleAt('top'), ...cells.map(asPlainBlock), ...ruleAt('bottom')]
  return { ...asPlainBlock(row), children }
}

function bordersOf(style: ComputedStyle): Partial<ComputedStyle> {
  return {
    'border-top-style': style['border-top-style'],
    'border-bottom-style': style['border-bottom-style'],
  }
}

function rowWithWidths(
  row: StyledElement,
  widths: readonly number[],
  width: number,
): StyledElement {
  let at = 0
  const children = cellsOf(row).map((cell) => {
    const { left, right } = edgesOf(cell.style, width)
    const end = at + spanOf(cell)
    const own = sum(widths.slice(at, end)) - left - right
    at = end
    return { ...cell, style: { ...cell.style, width: Math.max(0, own) } }
  })
  return { ...row, children }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
