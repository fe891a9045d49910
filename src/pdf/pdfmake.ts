import { createRequire } from 'node:module'
import type { CanvasNode, ImageNode, Inline, SvgNode } from './definition.ts'

// pdfmake 0.3.11 by its parts. They are not its public interface: package.json pins the version, and
// test/pdf/pdfmake.test.ts fails when one of them changes.

/** pdfkit's document under pdfmake's. */
export interface PdfDocument extends AsyncIterable<unknown> {
  readonly page: PdfPage
  readonly info: Record<string, unknown>
  /** The file identifier, twice in the trailer. */
  _id: Buffer
  readonly outline: Outline
  readonly _fontFamilies: Record<string, unknown>
  readonly _root: PdfReference
  readonly _info: PdfReference
  /** Data URLs by the keys that nodes call them with. */
  readonly images: Readonly<Record<string, string>>
  /** Pictures that are embedded, by the same keys. */
  readonly _imageRegistry: Record<string, PdfImage>
  /** How many pictures have a name. */
  _imageCount: number
  ref(data?: Record<string, unknown> | readonly unknown[]): PdfReference
  addPage(options?: object): this
  /** Shares from 0 to 1 of a colour in any of the forms that pdfkit takes. */
  _normalizeColor(color: unknown): unknown
  /** Writes the operators of a colour that is neither a gradient nor a pattern; whether there is such a colour. */
  _setColorCore(color: unknown, stroke: boolean): boolean
  addContent(operators: string): void
  endMetadata(): void
  endMarkings(): void
  /** Byte by byte from the start of the file; null while an object is not written. */
  readonly _offsets: readonly (number | null)[]
  readonly _offset: number
  _write(data: string | Buffer): void
  _finalize(): void
  push(chunk: null): void
  /** A picture's bytes taken for what they are; a JPEG is read at once, a PNG in the background. */
  openImage(bytes: Buffer): PdfImage
  image(key: string, x: number, y: number, size: { width: number; height: number }): void
  end(): void
}

/** A picture as pdfkit draws it. */
export interface PdfImage {
  /** Of the page's resource. */
  readonly label: string
  readonly width: number
  readonly height: number
  /** EXIF's; pdfkit turns the picture by it. */
  readonly orientation?: number
  readonly obj: PdfReference | null
  /** Of a JPEG that is not embedded yet: what its colours are. */
  colorSpace?: unknown
  embed(document: PdfDocument): void
}

export interface PdfPage {
  readonly height: number
  readonly dictionary: PdfReference
  readonly resources: PdfReference
  readonly fonts: Record<string, PdfReference>
  readonly ext_gstates: Record<string, PdfReference>
  /** A group of an SVG has none of its own. */
  readonly colorSpaces?: Record<string, PdfReference>
}

export interface PdfReference {
  data: Record<string, unknown>
  compress: boolean
  /** As others refer to it. */
  toString(): string
  end(chunk?: Uint8Array | string): void
}

export interface Outline {
  readonly outlineData: Record<string, unknown>
  options: object
  addItem(title: string, options: { expanded: boolean }): Outline
}

/** What pdfmake asks of a font. */
export interface PdfmakeFont {
  readonly ascender: number
  readonly descender: number
  lineHeight(size: number): number
  widthOfString(text: string, size: number): number
}

/** A line as pdfmake's layout hands it to the renderer. */
export interface PdfmakeLine {
  readonly inlines: readonly (Omit<Inline, 'font'> & { readonly font: PdfmakeFont })[]
  readonly _outline?: { id?: string; parentId?: string; text: string; expanded?: boolean }
  getAscenderHeight(): number
}

/** An image or SVG node as pdfmake's layout hands it to the renderer. */
export type PdfmakePicture<Node extends ImageNode | SvgNode> = Node & {
  readonly x: number
  readonly y: number
  readonly _width: number
  readonly _height: number
  options?: object
}

/** A vector as pdfmake's layout hands it to the renderer: where it stands on the page. */
export type PdfmakeVector = CanvasNode['canvas'][number]

interface DocumentClass {
  new (
    fonts: object,
    images: object,
    patterns: object,
    attachments: object,
    options: object,
    virtualfs: object | null,
    localAccessPolicy: (path: string) => boolean,
  ): PdfDocument & {
    provideFont(family: string): PdfmakeFont
    provideImage(key: string): PdfImage
  }
}

interface RendererClass {
  new (document: PdfDocument): {
    readonly pdfDocument: PdfDocument
    renderPages(pages: readonly PdfmakePage[]): void
    renderLine(line: PdfmakeLine, x: number, y: number): void
    renderVector(vector: PdfmakeVector): void
    renderImage(image: PdfmakePicture<ImageNode>): void
    renderSVG(svg: PdfmakePicture<SvgNode>): void
  }
}

export interface PdfmakePage {
  readonly items: readonly { readonly type: string; readonly item: unknown }[]
}

interface LayoutBuilderClass {
  new (
    pageSize: { width: number; height: number; orientation: string },
    pageMargins: { left: number; top: number; right: number; bottom: number },
    svgMeasure: object,
  ): {
    registerTableLayouts(layouts: object): void
    layoutDocument(
      content: unknown,
      document: PdfDocument,
      styles: object,
      defaultStyle: object,
    ): readonly PdfmakePage[]
  }
}

const load = createRequire(import.meta.url)
const part = (name: string): unknown =>
  (load(`pdfmake/js/${name}.js`) as { default: unknown }).default

export const PDFMAKE_VERSION = (load('pdfmake/package.json') as { version: string }).version
export const PdfmakeDocument = part('PDFDocument') as DocumentClass
export const PdfmakeRenderer = part('Renderer') as RendererClass
/** Reads the size of an SVG, and writes another into it. */
export const SvgMeasure = part('SVGMeasure') as new () => object
export const LayoutBuilder = part('LayoutBuilder') as LayoutBuilderClass
