import type { ImageNode, PlacedPicture, SvgNode } from './definition.ts'
import { drawSvg, PlacedDocument } from './document.ts'
import { colorOperator } from './ink.ts'
import { crossReferences, objectStreams, type PackedObject, type Place } from './packing.ts'
import {
  PdfmakeRenderer,
  type Outline,
  type PdfmakeLine,
  type PdfmakePicture,
  type PdfmakeVector,
} from './pdfmake.ts'
import { drawDots, pathOf } from './shapes.ts'
import type { PlacedBox, StructureWriter } from './structure.ts'
import { TextState, textObject, type DrawnInline } from './text-operator.ts'

/** A document whose objects are packed as PDF 1.5 and later allow it, and whose content is tagged. */
export class ScreenDocument extends PlacedDocument {
  /** Of a tagged document, from before its first page. */
  structure: StructureWriter | undefined
  /** What holds for text on the page that is being drawn. */
  readonly state = new TextState()
  /** The lines of an object that is being written, as long as it may have no stream. */
  private held: string[] = []
  private readonly packed: PackedObject[] = []

  /** Marked content ends with its page. */
  override addPage(options?: object): this {
    this.structure?.leave()
    this.state.forget()
    return super.addPage(options)
  }

  /** `StructureWriter.finish` has ended them. */
  override endMarkings(): void {
    // nothing is left to do
  }

  /** An object comes as its number, its dictionary, its stream if it has one, and `endobj`. */
  override _write(data: string | Buffer): void {
    // pdfkit writes the file's header while this is being made
    const held = (this.held as string[] | undefined) ?? []
    const line = typeof data === 'string' ? data : ''
    if (/^\d+ \d+ obj$/u.test(line) || (held.length === 1 && line)) held.push(line)
    else if (held.length === 2 && line === 'endobj') this.pack(held.splice(0))
    else {
      for (const before of held.splice(0)) super._write(before)
      super._write(data)
    }
  }

  private pack([head = '', body = '']: readonly string[]): void {
    this.packed.push({ id: Number.parseInt(head, 10), body })
  }

  /** In place of pdfkit's table of cross-references and trailer. */
  override _finalize(): void {
    const places: (Place | undefined)[] = [
      undefined,
      ...this._offsets.map((offset) => ({ offset: offset ?? 0 })),
    ]
    for (const { objects, dictionary, data } of objectStreams(this.packed)) {
      const stream = places.length
      places.push({ offset: this._offset })
      objects.forEach(({ id }, index) => (places[id] = { stream, index }))
      this.writeStream(stream, dictionary, data)
    }
    const start = this._offset
    places.push({ offset: start })
    const { data, dictionary } = crossReferences(places)
    const id = `<${this._id.toString('hex')}>`
    const trailer = `/Root ${this._root.toString()} /Info ${this._info.toString()} /ID [${id} ${id}]`
    const size = `/Type /XRef /Size ${String(places.length)}`
    this.writeStream(places.length - 1, `${size} ${dictionary} ${trailer}`, data)
    this._write(`startxref\n${String(start)}\n%%EOF`)
    this.push(null)
  }

  private writeStream(id: number, dictionary: string, data: Buffer): void {
    const facts = `/Length ${String(data.length)} /Filter /FlateDecode`
    super._write(`${String(id)} 0 obj\n<<${dictionary} ${facts}>>\nstream`)
    super._write(data)
    super._write('\nendstream\nendobj')
  }
}

/** pdfmake's renderer, drawing lines glyph by glyph where they were placed, and saying of everything what it is. */
export class ScreenRenderer extends PdfmakeRenderer {
  private readonly entries = new Map<string, Outline>()
  private readonly structure: StructureWriter | undefined
  private readonly state: TextState

  constructor(document: ScreenDocument) {
    super(document)
    this.structure = document.structure
    this.state = document.state
  }

  override renderLine(line: PdfmakeLine, x: number, y: number): void {
    const document = this.pdfDocument
    this.addOutline(line)
    const inlines = line.inlines as unknown as readonly DrawnInline[]
    for (const { font } of inlines) document.page.fonts[font.id] ??= font.ref()
    const baseline = y + line.getAscenderHeight()
    const begin = this.beginLine(inlines)
    document.addContent(textObject(inlines, x, baseline, { begin, state: this.state }))
    this.placeLine(inlines, x, baseline)
  }

  /** Marks what follows as a line; where several elements share it, gives what marks each. */
  private beginLine(inlines: readonly DrawnInline[]): ((tag: string) => string) | undefined {
    const { structure } = this
    const [tag, ...others] = new Set(inlines.map(({ placed }) => placed.tag))
    if (!structure) return undefined
    if (others.length) {
      structure.leave()
      return (own) => structure.begin(own)
    }
    if (tag === undefined) structure.enterArtifact('Pagination')
    else structure.enter(tag)
    return undefined
  }

  private placeLine(inlines: readonly DrawnInline[], x: number, baseline: number): void {
    const { structure } = this
    if (!structure) return
    for (const { tag, from, to, size, text } of stretchesOf(inlines)) {
      const top = baseline - ABOVE * size
      const area = this.areaOf({ x: x + from, y: top, width: to - from, height: size })
      structure.place(tag, area)
      structure.addLink(tag, area, text)
    }
  }

  /** In PDF's own coordinates, which grow upwards. */
  private areaOf({ x, y, width, height }: Box): PlacedBox {
    const { page } = this.pdfDocument
    const top = page.height - y
    return { page: page.dictionary, box: [x, top - height, x + width, top] }
  }

  /** Rules, boxes and dots say nothing. */
  override renderVector(vector: PdfmakeVector): void {
    const isDots = 'dash' in vector
    if (('lineColor' in vector && !isDots) || 'clip' in vector) {
      throw new Error('marks are for the press')
    }
    this.structure?.enterArtifact('Layout')
    if (isDots) {
      this.pdfDocument.addContent(drawDots(vector, colorOperator(vector.lineColor, 'stroke')))
      return
    }
    const fill = this.state.changes({ fill: colorOperator(vector.color) })
    this.pdfDocument.addContent([...fill, `${pathOf(vector)} f`].join('\n'))
  }

  override renderImage({ image, x, y, _width, _height, placed }: PdfmakePicture<ImageNode>): void {
    this.mark(placed, { x, y, width: _width, height: _height })
    this.pdfDocument.image(image, x, y, { width: _width, height: _height })
  }

  /** An SVG reads no files and no fonts; what cannot be drawn of it is a fault, not a hole in the page. */
  override renderSVG(node: PdfmakePicture<SvgNode>): void {
    this.mark(node.placed, { x: node.x, y: node.y, width: node._width, height: node._height })
    drawSvg(node, (drawn) => {
      super.renderSVG(drawn)
    })
  }

  private mark({ tag, alt = '' }: PlacedPicture, box: Box): void {
    const { structure } = this
    if (tag === undefined) structure?.enterArtifact('Layout')
    else {
      const area = this.areaOf(box)
      structure?.enter(tag)
      structure?.place(tag, area)
      structure?.addLink(tag, area, alt)
    }
  }

  private addOutline({ _outline: entry, inlines }: PdfmakeLine): void {
    if (!entry) return
    const { page, outline } = this.pdfDocument
    const parent = (entry.parentId && this.entries.get(entry.parentId)) ?? outline
    const item = (parent || outline).addItem(entry.text, { expanded: entry.expanded ?? false })
    const top = page.height - (inlines[0]?.placed.bookmarkTop ?? 0)
    item.outlineData['Dest'] = [page.dictionary, 'XYZ', 0, top, null]
    if (entry.id) this.entries.set(entry.id, item)
  }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The em box stands 0.88 above the baseline, whatever the face says of itself (chinese-typography §7.3). */
const ABOVE = 0.88

/** Part of a line that is content of one element; from the line's left edge, pt. */
interface Stretch {
  readonly tag: string
  readonly from: number
  readonly to: number
  readonly size: number
  readonly text: string
}

function stretchesOf(inlines: readonly DrawnInline[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const { placed, fontSize, font, text } of inlines) {
    const { tag, x, advances, glyphs } = placed
    if (tag === undefined) continue
    const widths = glyphs.map((glyph, i) => advances[i] ?? font.advanceOf(glyph))
    const to = x + (widths.reduce((sum, width) => sum + width, 0) * fontSize) / 1000
    const last = stretches.at(-1)
    const isSame = last?.tag === tag
    const own = { tag, from: x, to, size: fontSize, text }
    if (!isSame) stretches.push(own)
    else {
      const size = Math.max(last.size, fontSize)
      stretches[stretches.length - 1] = { ...own, from: last.from, size, text: last.text + text }
    }
  }
  return stretches
}
