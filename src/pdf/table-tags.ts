import type { StructureElement, StructureType } from '../model/structure.ts'

/** A row of a table, and whether it stands in its head. */
interface Row {
  readonly row: StructureElement
  readonly isHead: boolean
}

/**
 * Tables as readers want them (ISO 14289-1, 7.5), whatever was written in HTML or is left of it on these pages: rows of cells, as many columns in each,
 * header cells that say what they head; parts of tables outside of one are what they look like.
 */
export function withSoundTables(element: StructureElement, isInTable = false): StructureElement {
  const { type } = element
  const isCell = type === 'TD' || type === 'TH' || type === 'Caption'
  const isInside = !isCell && (isInTable || type === 'Table')
  const children = element.children.map((child) => withSoundTables(child, isInside))
  if (type === 'Table') return tableOf({ ...element, children })
  if (isInside) return { ...element, children }
  return { ...element, children: children.map((child) => outside(child, type === 'Div')) }
}

const TABLE_PARTS: readonly StructureType[] = ['Table', 'THead', 'TBody', 'TR']

/** What a part of a table is where there is none around it. */
function outside(element: StructureElement, hasCaption: boolean): StructureElement {
  const { type, children } = element
  if (type === 'Caption' && !hasCaption) return { ...element, type: 'P' }
  const isCell = type === 'TD' || type === 'TH'
  if (!isCell && !TABLE_PARTS.includes(type)) return element
  if (type === 'Table') return element
  const { tag, ids, lang } = element
  const isText = isCell && !children.some((child) => !INLINE.includes(child.type))
  const inner = isCell ? children : children.map((child) => outside(child, false))
  return {
    tag,
    type: isText ? 'P' : 'Div',
    children: inner,
    ...(ids && { ids }),
    ...(lang !== undefined && { lang }),
  }
}

const INLINE: readonly StructureType[] = ['Link', 'Span', 'Reference']

function tableOf(table: StructureElement): StructureElement {
  const captions = table.children.filter(({ type }) => type === 'Caption')
  const rows = table.children.flatMap((child) => rowsIn(child, false)).map(soundRow)
  const most = Math.max(1, ...rows.map(({ row }) => widthOf(row)))
  const filled = rows.map(({ row, isHead }) => ({ row: withColumns(row, most), isHead }))
  const head = filled.filter(({ isHead }) => isHead).map(({ row }) => row)
  const body = filled.filter(({ isHead }) => !isHead).map(({ row }) => row)
  const [caption, ...others] = captions
  const extra = others.map((other) => rowAround(other, most))
  // a head is one of something
  const hasHead = head.length > 0 && body.length > 0 && filled[0]?.isHead === true
  const content: StructureElement[] = hasHead
    ? [
        { tag: `${table.tag}.head`, type: 'THead', children: head },
        { tag: `${table.tag}.body`, type: 'TBody', children: [...body, ...extra] },
      ]
    : [...filled.map(({ row }) => row), ...extra]
  return { ...table, children: [...(caption ? [caption] : []), ...content] }
}

/** The rows in a part of a table; what is none becomes a row of one cell. */
function rowsIn(element: StructureElement, isHead: boolean): Row[] {
  const { type, children } = element
  if (type === 'Caption') return []
  if (type === 'TR') return [{ row: element, isHead }]
  if (type === 'THead' || type === 'TBody' || children.some(({ type: own }) => own === 'TR')) {
    return children.flatMap((child) => rowsIn(child, isHead || type === 'THead'))
  }
  return [{ row: rowAround(element, 1), isHead: false }]
}

function rowAround(element: StructureElement, columns: number): StructureElement {
  const inner = element.type === 'Caption' ? { ...element, type: 'P' as const } : element
  const cell = {
    tag: `${element.tag}.cell`,
    type: 'TD' as const,
    children: [inner],
    ...(columns > 1 && { columns }),
  }
  return { tag: `${element.tag}.row`, type: 'TR', children: [cell] }
}

/** A header cell beside others that are none heads its row, one among its like its column; one that says nothing is none. */
function soundRow({ row, isHead }: Row): Row {
  const cells = row.children.map((child): StructureElement => {
    if (child.type === 'TD' || child.type === 'TH') return child
    return { tag: `${child.tag}.cell`, type: 'TD', children: [child] }
  })
  const heads = isHead || cells.every(({ type }) => type === 'TH')
  const children = cells.map((cell): StructureElement => {
    if (cell.type !== 'TH') return cell
    if (cell.isEmpty) return { ...cell, type: 'TD' }
    return { ...cell, scope: heads ? 'Column' : 'Row' }
  })
  return { row: { ...row, children }, isHead }
}

/** What a short row lacks is part of its last cell. */
function withColumns(row: StructureElement, columns: number): StructureElement {
  const last = row.children.at(-1)
  const lack = columns - widthOf(row)
  if (!last || lack <= 0) return row
  const wide = { ...last, columns: (last.columns ?? 1) + lack }
  return { ...row, children: [...row.children.slice(0, -1), wide] }
}

function widthOf({ children }: StructureElement): number {
  return children.reduce((sum, { columns = 1 }) => sum + columns, 0)
}
