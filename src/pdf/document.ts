import type { FontProgram } from '../model/metrics.ts'
import type { ImageNode, PlacedPicture, SvgNode, Vector } from './definition.ts'
import { PlacedFont } from './font.ts'
import { crossReferences, objectStreams, type PackedObject, type Place } from './packing.ts'
import { pngImage } from './png-image.ts'
import { shapeOperators } from './shapes.ts'
import type { PlacedBox, StructureWriter } from './structure.ts'
import { textObject, type DrawnInline } from './text-operator.ts'
import {
  PdfmakeDocument,
  PdfmakeRenderer,
  type Outline,
  type PdfImage,
  type PdfmakeFont,
  type PdfDocument,
  type PdfmakeLine,
  type PdfmakePicture,
} from './pdfmake.ts'

/** The first byte of a PNG. */
const PNG = 0x89

/** pdfmake's document with fonts that are already open, its objects packed as PDF 1.5 and later allow it, and its metadata complete. */
export class PlacedDocument extends PdfmakeDocument {
  private readonly program: (face: string) => FontProgram
  private readonly placedFonts = new Map<string, PlacedFont>()
  private readonly xmp: string
  /** Of a tagged document, from before its first page. */
  structure: StructureWriter | undefined
  /** The lines of an object that is being written, as long as it may have no stream. */
  private held: string[] = []
  private readonly packed: PackedObject[] = []

  constructor(
    options: object,
    images: Readonly<Record<string, string>>,
    program: (face: string) => FontProgram,
    xmp: string,
  ) {
    super({}, images, {}, {}, options, null, () => false)
    this.program = program
    this.xmp = xmp
  }

  /** Marked content ends with its page. */
  override addPage(options?: object): PdfDocument {
    this.structure?.leave()
    return super.addPage(options)
  }

  override provideFont(face: string): PdfmakeFont {
    const known = this.placedFonts.get(face)
    if (known) return known
    const font = new PlacedFont(this, this.program(face), `F${String(this.placedFonts.size + 1)}`)
    this.placedFonts.set(face, font)
    this._fontFamilies[face] = font
    return font
  }

  /** pdfkit takes a PNG apart in the background, so that the file is another each time. */
  override provideImage(key: string): PdfImage {
    const known = this._imageRegistry[key]
    if (known) return known
    const bytes = Buffer.from(this.images[key]?.replace(/^[^,]*,/u, '') ?? '', 'base64')
    const isPng = bytes[0] === PNG
    const image = isPng ? pngImage(bytes, `I${String(++this._imageCount)}`) : this.openImage(bytes)
    image.embed(this)
    this._imageRegistry[key] = image
    return image
  }

  /** `StructureWriter.finish` has ended them. */
  override endMarkings(): void {
    // nothing is left to do
  }

  /** In place of pdfkit's, which escapes nothing and leaves much out. */
  override endMetadata(): void {
    const metadata = this.ref({ Type: 'Metadata', Subtype: 'XML' })
    metadata.compress = false
    metadata.end(Buffer.from(this.xmp))
    this._root.data['Metadata'] = metadata
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
export class PlacedRenderer extends PdfmakeRenderer {
  private readonly entries = new Map<string, Outline>()
  private readonly structure: StructureWriter | undefined

  constructor(document: PlacedDocument) {
    super(document)
    this.structure = document.structure
  }

  override renderLine(line: PdfmakeLine, x: number, y: number): void {
    const document = this.pdfDocument
    this.addOutline(line)
    const inlines = line.inlines as unknown as readonly DrawnInline[]
    for (const { font } of inlines) document.page.fonts[font.id] ??= font.ref()
    const baseline = y + line.getAscenderHeight()
    const begin = this.beginLine(inlines)
    document.addContent(textObject(inlines, x, baseline, begin))
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
  override renderVector(vector: Vector): void {
    this.structure?.enterArtifact('Layout')
    this.pdfDocument.addContent(shapeOperators(vector))
  }

  override renderImage({ image, x, y, _width, _height, placed }: PdfmakePicture<ImageNode>): void {
    this.mark(placed, { x, y, width: _width, height: _height })
    this.pdfDocument.image(image, x, y, { width: _width, height: _height })
  }

  /** An SVG reads no files and no fonts; what cannot be drawn of it is a fault, not a hole in the page. */
  override renderSVG(node: PdfmakePicture<SvgNode>): void {
    const { src } = node.placed
    const fail = (reason: string) => {
      throw new PictureFault(src, reason)
    }
    const options = { warningCallback: fail, imageCallback: () => '', documentCallback: null }
    this.mark(node.placed, { x: node.x, y: node.y, width: node._width, height: node._height })
    try {
      super.renderSVG({ ...node, options })
    } catch (error) {
      if (error instanceof PictureFault) throw error
      fail(error instanceof Error ? error.message : String(error))
    }
  }

  private mark({ tag }: PlacedPicture, box: Box): void {
    const { structure } = this
    if (tag === undefined) structure?.enterArtifact('Layout')
    else {
      structure?.enter(tag)
      structure?.place(tag, this.areaOf(box))
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

/** A picture that turns out impossible to draw when it is written. */
export class PictureFault extends Error {
  readonly src: string
  constructor(src: string, reason: string) {
    super(reason)
    this.src = src
  }
}
