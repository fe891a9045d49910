import type { FontProgram } from '../model/metrics.ts'
import type { DefinitionNode, SvgNode } from './definition.ts'
import { PlacedFont } from './font.ts'
import { pngImage } from './png-image.ts'
import { PdfmakeDocument, type PdfImage, type PdfmakePicture } from './pdfmake.ts'

/** The first byte of a PNG. */
const PNG = 0x89

/** pdfmake's document with fonts that are already open, and metadata of its own. */
export class PlacedDocument extends PdfmakeDocument {
  private readonly program: (face: string) => FontProgram
  private readonly placedFonts = new Map<string, PlacedFont>()
  private readonly xmp: string

  /** `xmp` is the document's XMP packet. */
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

  /** Tells each face which glyphs are going to be drawn. */
  expectGlyphs(content: readonly DefinitionNode[]): void {
    const expected = new Map<string, Set<number>>()
    for (const { font, placed } of content.flatMap((node) => ('text' in node ? node.text : []))) {
      const glyphs = expected.get(font) ?? new Set()
      for (const glyph of placed.glyphs) glyphs.add(glyph)
      expected.set(font, glyphs)
    }
    for (const [face, glyphs] of expected) this.provideFont(face).expect(glyphs)
  }

  override provideFont(face: string): PlacedFont {
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

  /** In place of pdfkit's, which escapes nothing and leaves much out. */
  override endMetadata(): void {
    const metadata = this.ref({ Type: 'Metadata', Subtype: 'XML' })
    metadata.compress = false
    metadata.end(Buffer.from(this.xmp))
    this._root.data['Metadata'] = metadata
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
    if (error instanceof OwnFault) throw error.cause
    fail(error instanceof Error ? error.message : String(error))
  }
}

/** What banxin itself does while others draw: its mistakes are not those of the drawing. */
export function ours<Result>(run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    throw new OwnFault(error)
  }
}

class OwnFault extends Error {
  constructor(cause: unknown) {
    super('a mistake of banxin', { cause })
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
