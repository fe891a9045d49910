import { createRequire } from 'node:module'
import type { Inline } from './definition.ts'

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
  readonly _root: { readonly data: Record<string, unknown> }
  ref(data?: Record<string, unknown>): PdfReference
  addContent(operators: string): void
  appendXML(xml: string): void
  _addInfo(): void
  end(): void
}

export interface PdfPage {
  readonly height: number
  readonly dictionary: PdfReference
  readonly fonts: Record<string, PdfReference>
}

export interface PdfReference {
  data: Record<string, unknown>
  end(chunk?: Uint8Array | string): void
}

export interface Outline {
  readonly outlineData: Record<string, unknown>
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

interface DocumentClass {
  new (
    fonts: object,
    images: object,
    patterns: object,
    attachments: object,
    options: object,
    virtualfs: object | null,
    localAccessPolicy: (path: string) => boolean,
  ): PdfDocument & { provideFont(family: string): PdfmakeFont }
}

interface RendererClass {
  new (document: PdfDocument): {
    readonly pdfDocument: PdfDocument
    renderPages(pages: readonly PdfmakePage[]): void
    renderLine(line: PdfmakeLine, x: number, y: number): void
    renderVector(vector: object): void
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
export const LayoutBuilder = part('LayoutBuilder') as LayoutBuilderClass
