import { openFonts } from '../../src/fonts/fonts.ts'
import { readFontManifest } from '../../src/fonts/manifest.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import type { Frame, LineFrame, Page, RectFrame } from '../../src/model/page.ts'
import type { Span } from '../../src/model/source.ts'
import { layoutDocument, type LayoutOptions } from '../../src/pages/layout.ts'
import { applyStyle } from '../../src/style/style.ts'
import { readHtml } from '../../src/templates/html.ts'
import { collect } from './diagnostics.ts'

const workspace = diskWorkspace()
const manifest = readFontManifest('fonts', workspace, () => undefined)
const fonts = manifest && openFonts('fonts', manifest, workspace)

/** A page of 200 × 200 pt with margins of 20 pt: 16 rows of 10 pt. */
const BASE =
  '@page { size: 200pt 200pt; margin: 20pt } body { font-size: 8pt; line-height: 10pt; line-grid: create }'

/** Lays out HTML with the real fonts; `css` comes after a sheet that makes small pages of whole numbers. */
export function layout(
  html: string,
  css = '',
  options: LayoutOptions & { readonly places?: readonly Span[] } = {},
) {
  const collected = collect()
  const tree = readHtml(html, options.places)
  const document = applyStyle(tree, { name: 'style.css', text: BASE + css }, [], collected.report)
  if (!fonts) throw new Error('no fonts')
  const { pages, extents } = layoutDocument(document, fonts.metrics, collected.report, options)
  return { pages, extents, ...collected }
}

/** What of the sheet a diagnostic points at. */
export function pointedAt(css: string, span: { start: number; end: number } | undefined): string {
  return span ? (BASE + css).slice(span.start, span.end) : ''
}

export const isLine = (frame: Frame): frame is LineFrame => frame.kind === 'line'
export const isRect = (frame: Frame): frame is RectFrame => frame.kind === 'rect'

export const textOf = ({ line }: LineFrame) =>
  line.runs.flatMap(({ glyphs }) => glyphs.map(({ text }) => text)).join('')

/** Lines of a page as [x, baseline, text]. */
export function linesOf(page: Page | undefined): [number, number, string][] {
  return (page?.frames ?? [])
    .filter(isLine)
    .map((frame) => [
      round(frame.x + (frame.line.runs[0]?.glyphs[0]?.x ?? 0)),
      round(frame.y),
      textOf(frame),
    ])
}

export function rectsOf(page: Page | undefined): number[][] {
  return (page?.frames ?? [])
    .filter(isRect)
    .map(({ x, y, width, height }) => [x, y, width, height].map(round))
}

export const round = (value: number) => Math.round(value * 100) / 100

/** The baseline of row `n`: the em box of 8 pt in the middle of 10 pt, 0.88 of it above the baseline. */
export const baseline = (n: number) => round(20 + n * 10 + 1 + 0.88 * 8)
