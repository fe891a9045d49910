import type { PdfDocument, PdfReference } from './pdfmake.ts'
import { pdfString } from './strings.ts'
import type { TagElement } from './tag-tree.ts'

/** Why something is no part of the text (ISO 32000-1, 14.8.2.2): it belongs to the page, or to the look of what is on it. */
export type ArtifactType = 'Pagination' | 'Layout'

/** A box on a page, pt from its lower left corner, and the page. */
export interface PlacedBox {
  readonly page: PdfReference
  readonly box: readonly [left: number, bottom: number, right: number, top: number]
}

interface Node {
  readonly element: TagElement
  readonly parent: Node | undefined
  readonly children: readonly Node[]
  readonly reference: PdfReference
  /** In the order in which they were drawn; a child where its first content is. */
  readonly content: (MarkedContent | Node)[]
  /** Whether it stands in its parent's content. */
  isAttached: boolean
  /** Where links to it lead. */
  place: PlacedBox | undefined
  /** All that is drawn of it on its first page. */
  box: PlacedBox | undefined
  readonly annotations: { readonly reference: PdfReference; readonly page: PdfReference }[]
}

interface MarkedContent {
  readonly page: PdfReference
  readonly mcid: number
}

/** Part of a link, on one line. */
interface LinkPart {
  readonly area: PlacedBox
  readonly says: string
}

/**
 * The structure tree of a document, and the marks in its pages that say what each part of them is (ISO 32000-1, 14.7): lines of one element
 * that follow each other on a page are one marked-content sequence.
 */
export class StructureWriter {
  private readonly document: PdfDocument
  private readonly root: Node
  private readonly nodes = new Map<string, Node>()
  private readonly ids = new Map<string, Node>()
  /** For each page the elements of its marked content, by their numbers. */
  private readonly pages = new Map<PdfReference, Node[]>()
  private readonly links = new Map<Node, LinkPart[]>()
  private open: string | undefined

  constructor(document: PdfDocument, root: TagElement) {
    this.document = document
    this.root = this.nodeOf(root, undefined)
  }

  private nodeOf(element: TagElement, parent: Node | undefined): Node {
    const children: Node[] = []
    const node: Node = {
      ...{ element, parent, children, content: [], annotations: [] },
      ...{ isAttached: false, place: undefined, box: undefined },
      reference: this.document.ref(),
    }
    this.nodes.set(element.tag, node)
    for (const id of element.ids ?? []) if (!this.ids.has(id)) this.ids.set(id, node)
    for (const child of element.children) children.push(this.nodeOf(child, node))
    return node
  }

  /** What is drawn from now on is content of this element. */
  enter(tag: string): void {
    if (this.open === tag) return
    this.leave()
    this.document.addContent(this.begin(tag))
    this.open = tag
  }

  enterArtifact(type: ArtifactType): void {
    const key = `/${type}`
    if (this.open === key) return
    this.leave()
    this.document.addContent(`/Artifact <</Type /${type}>> BDC`)
    this.open = key
  }

  /** Ends what was entered; so does every page. */
  leave(): void {
    if (this.open === undefined) return
    this.document.addContent('EMC')
    this.open = undefined
  }

  /** The operator that begins a stretch of an element's content; for stretches inside a text object, where the caller ends each with EMC. */
  begin(tag: string): string {
    const node = this.nodes.get(tag)
    if (!node) throw new Error(`no structure element ${tag}`)
    const page = this.document.page.dictionary
    const own = this.pages.get(page) ?? []
    this.pages.set(page, own)
    const mcid = own.push(node) - 1
    attach(node)
    node.content.push({ page, mcid })
    return `/${node.element.type} <</MCID ${String(mcid)}>> BDC`
  }

  /** Says where something of an element is drawn. */
  place(tag: string, placed: PlacedBox): void {
    const node = this.nodes.get(tag)
    if (!node) return
    node.place ??= placed
    if (!node.box) node.box = placed
    else if (node.box.page === placed.page) node.box = united(node.box, placed)
  }

  /** Part of a link, if what is drawn there is in one. */
  addLink(tag: string, area: PlacedBox, says: string): void {
    let node = this.nodes.get(tag)
    while (node && node.element.type !== 'Link') node = node.parent
    if (!node) return
    const links = this.links.get(node) ?? []
    this.links.set(node, [...links, { area, says }])
  }

  /** Where something with this id begins. */
  private placeOf(id: string): PlacedBox | undefined {
    const find = (node: Node): PlacedBox | undefined => {
      if (node.place) return node.place
      for (const child of node.children) {
        const place = find(child)
        if (place) return place
      }
      return undefined
    }
    const node = this.ids.get(id)
    return node && find(node)
  }

  /** Writes the tree, after everything is drawn and before pages are closed. */
  finish(): void {
    const { document } = this
    this.leave()
    const numbers: unknown[] = []
    let key = 0
    for (const [page, nodes] of this.pages) {
      page.data['StructParents'] = key
      page.data['Tabs'] = 'S'
      numbers.push(key++, this.finished(nodes.map(({ reference }) => reference)))
    }
    for (const [node, parts] of this.links) {
      const says = parts.map((part) => part.says).join('')
      for (const areas of byPage(parts)) {
        if (this.annotate(node, areas, says, key)) numbers.push(key++, node.reference)
      }
    }
    const parents = this.finished({ Nums: numbers })
    const tree = document.ref({ Type: 'StructTreeRoot', K: this.root.reference })
    tree.data['ParentTree'] = parents
    tree.data['ParentTreeNextKey'] = key
    this.write(this.root, tree)
    tree.end()
    document._root.data['StructTreeRoot'] = tree
    document._root.data['MarkInfo'] = this.finished({ Marked: true })
  }

  private finished(data: Record<string, unknown> | readonly unknown[]): PdfReference {
    const reference = this.document.ref(data)
    reference.end()
    return reference
  }

  /** What is clicked of a link on one page, in one piece however many lines it has. */
  private annotate(node: Node, areas: readonly PlacedBox[], says: string, key: number): boolean {
    const target = this.placeOf(node.element.target ?? '')
    if (!target) return false
    const { page, box } = areas.reduce(united)
    const annotation = this.finished({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: box.map(round),
      ...(areas.length > 1 && { QuadPoints: areas.flatMap(quadOf).map(round) }),
      Border: [0, 0, 0],
      F: PRINTED,
      Contents: pdfString(says),
      Dest: [target.page, 'XYZ', 0, round(target.box[3]), null],
      StructParent: key,
    })
    page.data['Annots'] = [...((page.data['Annots'] as unknown[] | undefined) ?? []), annotation]
    node.annotations.push({ reference: annotation, page })
    return true
  }

  private write(node: Node, parent: PdfReference): void {
    const { element, reference, content, children } = node
    // where it has content of its own, children stand in it; else they stand as in the template
    const hasOwn = content.some((item) => !('element' in item))
    const ordered = hasOwn
      ? [...content, ...children.filter((child) => !child.isAttached)]
      : children
    const page = ordered.find((item): item is MarkedContent => !('element' in item))?.page
    const kids = [
      ...ordered.map((item) => kidOf(item, page)),
      ...node.annotations.map((annotation) => ({
        Type: 'OBJR',
        Obj: annotation.reference,
        Pg: annotation.page,
      })),
    ]
    reference.data = {
      Type: 'StructElem',
      S: element.type,
      P: parent,
      ...(page && { Pg: page }),
      ...(kids.length > 0 && { K: kids.length === 1 ? kids[0] : kids }),
      ...(element.alt !== undefined && { Alt: pdfString(element.alt) }),
      ...(element.lang !== undefined && { Lang: pdfString(element.lang) }),
      ...attributesOf(node),
    }
    for (const child of children) this.write(child, reference)
    reference.end()
  }
}

/** The areas of a link page by page, what stands beside each other on a line as one. */
function byPage(parts: readonly LinkPart[]): PlacedBox[][] {
  const pages = new Map<PdfReference, PlacedBox[]>()
  for (const { area } of parts) {
    const areas = pages.get(area.page) ?? []
    const last = areas.at(-1)
    const isBeside = last && last.box[0] < area.box[2] && overlapsDown(last, area)
    pages.set(area.page, isBeside ? [...areas.slice(0, -1), united(last, area)] : [...areas, area])
  }
  return [...pages.values()]
}

/** Whether the middle of one box is at the height of the other. */
function overlapsDown({ box: one }: PlacedBox, { box: other }: PlacedBox): boolean {
  const middle = (other[1] + other[3]) / 2
  return one[1] < middle && middle < one[3]
}

/** Its corners in the order in which readers want them: above from left to right, then below. */
function quadOf({ box: [left, bottom, right, top] }: PlacedBox): number[] {
  return [left, top, right, top, left, bottom, right, bottom]
}

/** Of an annotation: it is printed with its page. */
const PRINTED = 4

/** A node's place among the content of those that it is in. */
function attach(node: Node): void {
  const { parent } = node
  if (!parent || node.isAttached) return
  node.isAttached = true
  parent.content.push(node)
  attach(parent)
}

/** Content on the element's page is its number alone. */
function kidOf(item: MarkedContent | Node, page: PdfReference | undefined): unknown {
  if ('element' in item) return item.reference
  if (item.page === page) return item.mcid
  return { Type: 'MCR', Pg: item.page, MCID: item.mcid }
}

/** Standard structure attributes (ISO 32000-1, 14.8.5). */
function attributesOf({ element, box }: Node): { A?: object } {
  const { type, columns, scope } = element
  if (type === 'Figure' && box) {
    return { A: { O: 'Layout', Placement: 'Block', BBox: box.box.map(round) } }
  }
  if (columns === undefined && scope === undefined) return {}
  return {
    A: {
      O: 'Table',
      ...(columns !== undefined && { ColSpan: columns }),
      ...(scope !== undefined && { Scope: scope }),
    },
  }
}

function united({ page, box: a }: PlacedBox, { box: b }: PlacedBox): PlacedBox {
  return {
    page,
    box: [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
