/** What banxin uses of the document that mammoth makes of a Word file. */
export interface DocxNode {
  readonly type: string
  readonly children?: readonly DocxNode[]
  readonly value?: string
  readonly breakType?: string
  readonly checked?: boolean
  readonly altText?: string | null
  readonly numbering?: { readonly isOrdered: boolean } | null
  readonly indent?: { readonly firstLine: string | null }
  readonly noteType?: string
  readonly noteId?: string
  readonly href?: string
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

/** A Word document line by line, and what of it is not in them. */
export class DocxLines {
  text = ''
  readonly indented: number[] = []
  readonly tables: Range[] = []
  readonly listed: { readonly what: 'number' | 'bullet'; readonly at: Range }[] = []
  readonly omitted: {
    readonly what: 'picture' | 'footnote' | 'address'
    readonly text: string
    readonly at: Range
  }[] = []
  readonly comments: readonly string[]
  private readonly document: DocxDocument
  private isFirst = true

  constructor(document: DocxDocument) {
    this.document = document
    this.comments = (document.comments ?? []).map(({ body }) => textOf(body))
    this.addBlocks(document.children)
    if (this.text) this.text += '\n'
  }

  private addBlocks(nodes: readonly DocxNode[]): void {
    for (const node of nodes) {
      if (node.type === 'paragraph') this.addParagraph(node)
      else if (node.type === 'table') this.addTable(node)
      else if (node.type !== 'bookmarkStart') this.addLine(() => { this.addInline(node) })
    }
  }

  private addParagraph(node: DocxNode): void {
    const at = this.addLine(() => {
      this.addInlines(node.children ?? [])
    })
    if (Number(node.indent?.firstLine ?? 0) > 0) this.indented.push(at.start)
    if (!node.numbering || at.end === at.start) return
    this.listed.push({ what: node.numbering.isOrdered ? 'number' : 'bullet', at })
  }

  /** A row a line, its cells parted by tabs; a row of one cell, which layouts are made of, as its own lines. */
  private addTable({ children: rows = [] }: DocxNode): void {
    const start = this.text.length + (this.isFirst ? 0 : 1)
    for (const { children: cells = [] } of rows) {
      if (cells.length === 1) this.addBlocks(cells[0]?.children ?? [])
      else {
        this.addLine(() => {
          cells.forEach(({ children = [] }, i) => {
            if (i > 0) this.text += '\t'
            this.addCell(children)
          })
        })
      }
    }
    const end = this.text.indexOf('\n', start)
    this.tables.push({ start, end: end < 0 ? this.text.length : end })
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
        // a line is a paragraph: line ends of the XML are spaces in Word
        this.text += (node.value ?? '').replace(/[\r\n]+/gu, ' ')
        return
      case 'tab':
        this.text += '\t'
        return
      case 'checkbox':
        this.text += node.checked ? '☑' : '☐'
        return
      case 'break':
        this.text += node.breakType === 'line' ? '\v' : '\f'
        return
      case 'image':
        this.omitted.push({ what: 'picture', text: node.altText ?? '', at: here })
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

  /** An address that is not the text itself. */
  private omitAddress({ href }: DocxNode, at: Range): void {
    if (!href || at.end === at.start) return
    const shown = this.text.slice(at.start, at.end)
    if (!href.includes(shown)) this.omitted.push({ what: 'address', text: href, at })
  }
}

function textOf(nodes: readonly DocxNode[]): string {
  return nodes
    .map(({ value, children }) => value ?? textOf(children ?? []))
    .join('')
    .trim()
}
