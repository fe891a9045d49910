import type { FontProgram } from '../model/metrics.ts'
import { PlacedFont } from './font.ts'
import { textObject, type DrawnInline } from './text-operator.ts'
import {
  PdfmakeDocument,
  PdfmakeRenderer,
  type Outline,
  type PdfmakeFont,
  type PdfmakeLine,
} from './pdfmake.ts'

/** pdfmake's document with fonts that are already open. */
export class PlacedDocument extends PdfmakeDocument {
  private readonly program: (face: string) => FontProgram
  private readonly placedFonts = new Map<string, PlacedFont>()

  constructor(options: object, program: (face: string) => FontProgram) {
    super({}, {}, {}, {}, options, null, () => false)
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

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
