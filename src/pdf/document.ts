import type { FontProgram } from '../model/metrics.ts'
import type { ImageNode, PlacedPicture, SvgNode } from './definition.ts'
import { PlacedFont } from './font.ts'
import { pngImage } from './png-image.ts'
import { textObject, type DrawnInline } from './text-operator.ts'
import {
  PdfmakeDocument,
  PdfmakeRenderer,
  type Outline,
  type PdfImage,
  type PdfmakeFont,
  type PdfmakeLine,
  type PdfmakePicture,
} from './pdfmake.ts'

/** The first byte of a PNG. */
const PNG = 0x89

/** pdfmake's document with fonts that are already open. */
export class PlacedDocument extends PdfmakeDocument {
  private readonly program: (face: string) => FontProgram
  private readonly placedFonts = new Map<string, PlacedFont>()

  constructor(
    options: object,
    images: Readonly<Record<string, string>>,
    program: (face: string) => FontProgram,
  ) {
    super({}, images, {}, {}, options, null, () => false)
    this.program = program
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
    const label = () => `I${String(++this._imageCount)}`
    const rgb = this.rgbSpace()
    const image = isPng ? pngImage(bytes, label(), rgb) : this.openImage(bytes)
    if (image.colorSpace === 'DeviceRGB') image.colorSpace = rgb
    image.embed(this)
    this._imageRegistry[key] = image
    return image
  }

  /** The colour space of pictures that are in RGB. */
  protected rgbSpace(): unknown {
    return 'DeviceRGB'
  }

  /** pdfkit puts the info strings into XML as they are. */
  override _addInfo(): void {
    const plain = { ...this.info }
    for (const [key, value] of Object.entries(plain)) {
      if (typeof value === 'string') this.info[key] = escapeXml(value)
    }
    super._addInfo()
    Object.assign(this.info, plain)
  }
}

/** pdfmake's renderer, drawing lines glyph by glyph where they were placed, and outline entries that land on their line. */
export class PlacedRenderer extends PdfmakeRenderer {
  private readonly entries = new Map<string, Outline>()

  override renderLine(line: PdfmakeLine, x: number, y: number): void {
    const document = this.pdfDocument
    this.addOutline(line)
    const inlines = line.inlines as unknown as readonly DrawnInline[]
    for (const { font } of inlines) document.page.fonts[font.id] ??= font.ref()
    document.addContent(textObject(inlines, x, y + line.getAscenderHeight()))
  }

  override renderImage({ image, x, y, _width, _height, placed }: PdfmakePicture<ImageNode>): void {
    this.mark(placed, () => {
      this.pdfDocument.image(image, x, y, { width: _width, height: _height })
    })
  }

  /** An SVG reads no files and no fonts; what cannot be drawn of it is a fault, not a hole in the page. */
  override renderSVG(node: PdfmakePicture<SvgNode>): void {
    this.mark(node.placed, () => {
      drawSvg(node, (drawn) => {
        super.renderSVG(drawn)
      })
    })
  }

  /** A picture and what it says (ISO 32000-1, 14.9.3), or an artifact. */
  private mark({ alt }: PlacedPicture, draw: () => void): void {
    const begin = alt === undefined ? '/Artifact BMC' : `/Span <</Alt <${utf16(alt)}>>> BDC`
    this.pdfDocument.addContent(begin)
    draw()
    this.pdfDocument.addContent('EMC')
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

/** Draws an SVG by `draw`, which would leave out what it cannot draw; throws `PictureFault` instead. */
export function drawSvg(
  node: PdfmakePicture<SvgNode>,
  draw: (node: PdfmakePicture<SvgNode>) => void,
): void {
  const fail = (reason: string) => {
    throw new PictureFault(node.placed.src, reason)
  }
  const options = { warningCallback: fail, imageCallback: () => '', documentCallback: null }
  try {
    draw({ ...node, options })
  } catch (error) {
    if (error instanceof PictureFault) throw error
    fail(error instanceof Error ? error.message : String(error))
  }
}

/** A picture that turns out impossible to draw when it is written. */
export class PictureFault extends Error {
  readonly src: string
  constructor(src: string, reason: string) {
    super(reason)
    this.src = src
  }
}

/** A text string of PDF as hexadecimal digits: UTF-16, the big end first, with its mark (ISO 32000-1, 7.9.2.2). */
function utf16(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  return ['FEFF', ...units.map((unit) => unit.toString(16).toUpperCase().padStart(4, '0'))].join('')
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
