import type { SourceCell, SourceHeading, SourceTable } from '../model/source.ts'
import { MOST_COLUMNS, noteOf } from './docx-body.ts'
import { ListCounter, type ListLevel } from './numbering.ts'

/** What banxin uses of the document that mammoth makes of a Word file. */
export interface DocxNode {
  readonly type: string
  readonly children?: readonly DocxNode[]
  readonly value?: string
  readonly breakType?: string
  readonly checked?: boolean
  readonly altText?: string | null
  readonly numbering?: { readonly isOrdered: boolean; readonly paragraphStyleId?: string } | null
  readonly styleName?: string | null
  readonly alignment?: string | null
  readonly indent?: { readonly firstLine: string | null }
  readonly noteType?: string
  readonly noteId?: string
  /** Of a bookmark. */
  readonly name?: string | null
  readonly href?: string
  readonly colSpan?: number
  readonly rowSpan?: number
  readonly isHeader?: boolean
  readonly contentType?: string
  /** Unpacks a picture. */
  readonly readAsBuffer?: () => Promise<Uint8Array>
}

export interface DocxDocument {
  readonly children: readonly DocxNode[]
  readonly notes?: { resolve: (note: DocxNode) => { readonly body: readonly DocxNode[] } | null }
  readonly comments?: readonly { readonly body: readonly DocxNode[] }[]
}

interface Range {
  readonly start: number
  readonly end: number
}

/** A table, its cells by their places in the lines. */
export interface DocxTable extends Range {
  readonly rows: SourceTable['rows']
}

interface DocxRow {
  readonly isHead: boolean
  readonly cells: readonly DocxNode[]
}

/** A picture of the line that it stands in. */
export interface DocxPicture {
  readonly node: DocxNode
  readonly alt: string
  readonly at: number
}

/** A Word document line by line, and what of it is not in them. */
export class DocxLines {
  text = ''
  readonly indented: number[] = []
  readonly tables: DocxTable[] = []
  readonly pictures: DocxPicture[] = []
  /** Tables that are only a way to place text: where they begin. */
  readonly layouts: Range[] = []
  private isInTable = false
  readonly headings: SourceHeading[] = []
  readonly listed: { readonly what: 'number' | 'bullet' | 'counted'; readonly text: string; readonly at: Range }[] = []
  readonly omitted: {
    readonly what: 'picture' | 'footnote' | 'address'
    readonly text: string
    readonly at: Range
  }[] = []
  readonly comments: readonly string[]
  /** Where marks of notes stand, by the notes' numbers. */
  readonly marks = new Map<number, Range>()
  /** Where each text stands, in the order of the lines. */
  readonly printed = new Map<string, number[]>()
  private readonly document: DocxDocument
  private readonly levels: ReadonlyMap<string, ListLevel>
  private readonly counter = new ListCounter()
  private isFirst = true

  constructor(document: DocxDocument, levels: ReadonlyMap<string, ListLevel> = new Map()) {
    this.document = document
    this.levels = levels
    this.comments = (document.comments ?? []).map(({ body }) => textOf(body))
    this.addBlocks(document.children)
    if (this.text) this.text += '\n'
  }

  private addBlocks(nodes: readonly DocxNode[]): void {
    for (const node of nodes) {
      if (node.type === 'paragraph') this.addParagraph(node)
      else if (node.type === 'table') this.addTable(node)
      else if (node.type === 'bookmarkStart') this.addInline(node)
      else this.addLine(() => { this.addInline(node) })
    }
  }

  private addParagraph(node: DocxNode): void {
    const label = this.labelOf(node)
    const at = this.addLine(() => {
      this.text += label ?? ''
      this.addInlines(node.children ?? [])
    })
    if (Number(node.indent?.firstLine ?? 0) > 0) this.indented.push(at.start)
    this.addHeading(node, at)
    // a number without any sign is none
    if (!node.numbering || at.end === at.start || label === '') return
    const what = label ? 'counted' : node.numbering.isOrdered ? 'number' : 'bullet'
    this.listed.push({ what, text: label ?? '', at })
  }

  /** The number that Word counts for a paragraph, as it prints it; Word numbers no empty ones. */
  private labelOf({ numbering, children = [] }: DocxNode): string | undefined {
    const level = this.levels.get(numbering?.paragraphStyleId ?? '')
    if (!level || level.format === 'bullet' || !textOf(children)) return undefined
    const label = this.counter.next(level)
    if (!label) return label
    // 1. and 5万 are not 1.5万
    return /[\w.)]$/u.test(label) ? `${label} ` : label
  }

  /** A line is a heading by its style, or by its place in the middle, if it looks like one: people give styles to sentences, too. */
  private addHeading({ styleName, alignment }: DocxNode, at: Range): void {
    const level = /^(?:heading|标题)\s*([1-9])$/iu.exec(styleName ?? '')?.[1] ?? (/^(?:title|标题)$/iu.test(styleName ?? '') ? '1' : undefined)
    const isCentred = alignment === 'center'
    if (level === undefined && !isCentred) return
    const text = this.text.slice(at.start, at.end).trim()
    if (!text || text.length > LONGEST_HEADING || /[。；，,;]$/u.test(text) || /[\v\f]/u.test(text)) return
    this.headings.push({ kind: 'heading', ...at, level: Number(level ?? CENTRED), ...(isCentred && { isCentred }) })
  }

  private addTable({ children: rows = [] }: DocxNode): void {
    const whole = withMerged(rows)
    const isSingle = ({ cells }: DocxRow) => cells.length === 1
    // a title over all columns makes no layout of a table
    const isLayout = whole.every(isSingle) || whole.some((row) => isSingle(row) && (row.cells[0]?.colSpan ?? 1) === 1)
    const start = this.text.length + (this.isFirst ? 0 : 1)
    this.isInTable = !isLayout
    const found = whole.map((row, r) => {
      const cells = isLayout && isSingle(row) ? this.addLayout(row) : this.addRow(row)
      return { isHead: row.isHead || (r === 0 && this.areTitles(cells)), cells }
    })
    this.isInTable = false
    const end = this.text.length
    if (isLayout) this.layouts.push({ start, end: Math.max(start, this.text.indexOf('\n', start)) })
    else if (end > start) this.tables.push({ start, end, rows: found })
  }

  /** A row of one cell, in a table that only places text: its own lines. */
  private addLayout({ cells }: DocxRow): SourceCell[] {
    this.addBlocks(cells[0]?.children ?? [])
    return []
  }

  /** A row is a line, its cells parted by tabs. */
  private addRow({ cells }: DocxRow): SourceCell[] {
    const places: SourceCell[] = []
    this.addLine(() => {
      cells.forEach(({ children = [], colSpan: columns = 1 }, i) => {
        if (i > 0) this.text += '\t'
        const start = this.text.length
        this.addCell(children)
        places.push({ start, end: this.text.length, columns })
      })
    })
    return places
  }

  /** Few people mark the head of a table, but what is in it has a look: words in every cell, short, no numbers and no sentence. */
  private areTitles(cells: readonly Range[]): boolean {
    return cells.length > 0 && cells.every(({ start, end }) => TITLE.test(this.text.slice(start, end)))
  }

  private addCell(blocks: readonly DocxNode[]): void {
    blocks.forEach((block, i) => {
      if (i > 0) this.text += '\v'
      this.addInline(block)
    })
  }

  private addLine(add: () => void): Range {
    if (!this.isFirst) this.text += '\n'
    this.isFirst = false
    const start = this.text.length
    add()
    return { start, end: this.text.length }
  }

  private addInlines(nodes: readonly DocxNode[]): void {
    for (const node of nodes) this.addInline(node)
  }

  private addInline(node: DocxNode): void {
    const here = { start: this.text.length, end: this.text.length + 1 }
    switch (node.type) {
      case 'text':
        this.addText(node.value ?? '')
        return
      case 'bookmarkStart': {
        const note = noteOf(node.name ?? undefined)
        if (note !== undefined) this.marks.set(note, here)
        return
      }
      case 'tab':
        this.text += '\t'
        return
      case 'checkbox':
        this.text += node.checked ? '■' : '□'
        return
      case 'break':
        this.text += node.breakType === 'line' ? '\v' : '\f'
        return
      case 'image':
        this.addPicture(node)
        return
      case 'noteReference': {
        const note = this.document.notes?.resolve(node)
        this.omitted.push({ what: 'footnote', text: textOf(note?.body ?? []), at: here })
        return
      }
      case 'hyperlink':
        this.addInlines(node.children ?? [])
        this.omitAddress(node, { start: here.start, end: this.text.length })
        return
      case 'tableRow':
        // a table in a cell: its cells one after the other
        ;(node.children ?? []).forEach((cell, i) => {
          if (i > 0) this.text += '\t'
          this.addCell(cell.children ?? [])
        })
        this.text += '\v'
        return
      default:
        this.addInlines(node.children ?? [])
    }
  }

  private addText(value: string): void {
    const places = this.printed.get(value)
    if (places) places.push(this.text.length)
    else this.printed.set(value, [this.text.length])
    // a line is a paragraph: line ends of the XML are spaces in Word
    this.text += value.replace(/[\r\n]+/gu, ' ')
  }

  private addPicture(node: DocxNode): void {
    const alt = node.altText ?? ''
    const at = this.text.length
    const isShown = SHOWN.includes(node.contentType ?? '') && node.readAsBuffer && !this.isInTable
    if (isShown) this.pictures.push({ node, alt, at })
    else this.omitted.push({ what: 'picture', text: alt, at: { start: at, end: at + 1 } })
  }

  /** An address that is not the text itself. */
  private omitAddress({ href }: DocxNode, at: Range): void {
    if (!href || at.end === at.start) return
    const shown = this.text.slice(at.start, at.end)
    if (!href.includes(shown)) this.omitted.push({ what: 'address', text: href, at })
  }
}

const TITLE = /^[^\d，。；：！？,;:!?]{1,10}$/u

const LONGEST_HEADING = 40
/** The level of what is centred and has no style. */
const CENTRED = 3

/** What PDF can show of the pictures that Word holds. */
const SHOWN: readonly string[] = ['image/png', 'image/jpeg', 'image/svg+xml']

/** The rows, with an empty cell in each under a cell that goes over several. */
function withMerged(rows: readonly DocxNode[]): DocxRow[] {
  /** Rows that each column is still covered for, from above. */
  const covered: number[] = []
  return rows.map(({ children = [], isHeader = false }) => {
    const cells: DocxNode[] = []
    let column = 0
    const skip = () => {
      for (; (covered[column] ?? 0) > 0; column++) {
        covered[column] = (covered[column] ?? 0) - 1
        cells.push({ type: 'tableCell' })
      }
    }
    for (const cell of children) {
      skip()
      const { colSpan = 1, rowSpan = 1 } = cell
      // beyond what Word allows a cell is one column, so that no row is far longer than what it was made of
      const columns = column < MOST_COLUMNS ? Math.min(colSpan, MOST_COLUMNS - column) : 1
      for (let i = 0; i < columns; i++) covered[column + i] = rowSpan - 1
      column += columns
      cells.push(cell)
    }
    skip()
    return { isHead: isHeader, cells }
  })
}

function textOf(nodes: readonly DocxNode[]): string {
  return nodes
    .map(({ value, children }) => value ?? textOf(children ?? []))
    .join('')
    .trim()
}
