import type { SvgFault } from '../model/diagnostic.ts'
import { checkLimit, refuse } from './refusal.ts'
import { parseSvg, svgText, type SvgElement } from './svg-parse.ts'
import { partsOf } from './svg-parts.ts'

/** What is drawn, or drawn with. */
const ELEMENTS = [
  ...['svg', 'g', 'a', 'use', 'symbol', 'defs', 'style'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'],
  ...['linearGradient', 'radialGradient', 'stop', 'pattern', 'clipPath', 'mask', 'marker'],
]

const REFUSED: Readonly<Record<string, SvgFault>> = {
  ...named('script', 'script foreignObject iframe audio video handler listener'),
  ...named('text', 'text tspan textPath tref altGlyph flowRoot font font-face'),
  ...named('image', 'image feImage'),
  ...named('moves', 'animate animateMotion animateTransform animateColor set discard'),
  ...named('effect', 'filter'),
}

function named(fault: SvgFault, names: string): Record<string, SvgFault> {
  return Object.fromEntries(names.split(' ').map((name) => [name, fault]))
}

/** Whether a file begins as XML does, and has an `svg` element. */
export function isSvg(bytes: Buffer): boolean {
  const start = bytes.toString('utf8', 0, 200).trimStart()
  return start.startsWith('<') && /<(?:svg:)?svg[\s>]/u.test(bytes.toString('latin1', 0, 20_000))
}

/** An SVG of shapes and paints, with its size in px and a view box of its own. */
export function readSvg(
  path: string,
  bytes: Buffer,
): { width: number; height: number; text: string } {
  checkLimit(path, 'svg bytes', bytes.length)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    refuse('IMAGE_BROKEN', { path, kind: 'SVG', fault: 'not UTF-8' })
  }
  const root = parseSvg(path, text)
  if (root.name !== 'svg') refuse('IMAGE_FORMAT', { path, format: undefined })
  const refuseAt: RefuseAt = ({ line }, what, fault) => {
    refuse('IMAGE_SVG', { path, line, what, fault })
  }
  check(root, refuseAt)
  const parts = partsOf(root)
  if (typeof parts !== 'number') return refuseAt(parts, `<${parts.name}>`, 'loop')
  checkLimit(path, 'svg parts', parts)
  const size = sizeOf(root)
  if (!size) return refuseAt(root, 'width, height, viewBox', 'size')
  root.attributes.set('width', String(size.width)).set('height', String(size.height))
  root.attributes.set('viewBox', size.viewBox.join(' '))
  return { width: size.width, height: size.height, text: svgText(root) }
}

type RefuseAt = (element: SvgElement, what: string, fault: SvgFault) => never

function check(element: SvgElement, refuseAt: RefuseAt): void {
  const { name, attributes, children } = element
  if (!ELEMENTS.includes(name)) refuseAt(element, `<${name}>`, REFUSED[name] ?? 'element')
  // a link in a picture leads out of it
  if (name === 'a') attributes.delete('href')
  for (const [key, value] of attributes) {
    const fault = faultOf(key, value)
    if (fault) refuseAt(element, `${key}="${shortened(value)}"`, fault)
  }
  if (name === 'style') checkSheet(element, refuseAt)
  for (const child of children) check(child, refuseAt)
}

function shortened(value: string): string {
  return value.length > 40 ? `${value.slice(0, 40)}…` : value
}

function faultOf(name: string, value: string): SvgFault | undefined {
  if (/^on/iu.test(name)) return 'script'
  if (name === 'href') return /^#[^#]+$/u.test(value.trim()) ? undefined : 'outside'
  if (name === 'spreadMethod' && value !== 'pad') return 'effect'
  if (name !== 'style') return faultOfProperty(name, value)
  return declarationsOf(value)
    .map(([property, own]) => faultOfProperty(property, own))
    .find((fault) => fault !== undefined)
}

function declarationsOf(css: string): [name: string, value: string][] {
  return css.split(';').map((declaration) => {
    const [name = '', ...value] = declaration.split(':')
    return [name.trim(), value.join(':').trim()]
  })
}

function faultOfProperty(name: string, value: string): SvgFault | undefined {
  if (leadsOut(value)) return 'outside'
  if (name === 'filter' && value !== 'none') return 'effect'
  if (name === 'mix-blend-mode' && value !== 'normal') return 'effect'
  // what draws it would count up to nothing in steps as small as the dashes
  if (name === 'stroke-dashoffset' && value.startsWith('-')) return 'effect'
  if (PAINTS.includes(name) && !PAINT.test(value.trim())) return 'colour'
  return undefined
}

/** Whether it has a `url()` of anything but an element of the same file. */
function leadsOut(value: string): boolean {
  return /url\s*\(/iu.test(value.replace(/url\(\s*(["']?)#[^"')]+\1\s*\)/gu, ''))
}

const PAINTS = ['fill', 'stroke', 'stop-color', 'color']
/** As what draws it knows them; it takes anything else for black. */
const PAINT =
  /^(?:|url\(["']?#[^"')]+["']?\)(?:\s+\S+)?|#[\da-f]{3}|#[\da-f]{6}|[a-z]+|rgba?\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*(?:,\s*[\d.]+\s*)?\)|rgb\((?:\s*[\d.]+%\s*,?){3}\))$/iu

/** Rules of elements, classes and ids; what else there is in CSS would be left out without a word. */
function checkSheet(element: SvgElement, refuseAt: RefuseAt): void {
  const css = element.text.replaceAll(/\/\*[^]*?\*\//gu, '')
  element.text = css
  const rest = css.replaceAll(
    /([^{}]*)\{([^{}]*)\}/gu,
    (_rule, selectors: string, body: string) => {
      for (const selector of selectors.split(',').map((part) => part.trim())) {
        if (!SELECTOR.test(selector)) refuseAt(element, shortened(selector), 'style')
      }
      for (const [name, value] of declarationsOf(body)) {
        const fault = faultOfProperty(name, value)
        if (fault) refuseAt(element, `${name}: ${shortened(value)}`, fault)
      }
      return ''
    },
  )
  if (rest.trim()) refuseAt(element, shortened(rest.trim()), 'style')
}

const SELECTOR = /^(?:\*|[\w-]+|(?=[.#]))(?:[.#][\w-]+)*$/u

interface Size {
  readonly width: number
  readonly height: number
  readonly viewBox: readonly number[]
}

/** The size in px: what it says, else that of its view box, which may also lend the ratio. */
function sizeOf({ attributes }: SvgElement): Size | undefined {
  const [width, height] = [attributes.get('width'), attributes.get('height')].map(pxOf)
  const written = attributes.get('viewBox')
  if (written === undefined) return sized(width, height, [0, 0, width ?? 0, height ?? 0])
  const viewBox = written
    .trim()
    .split(/[\s,]+/u)
    .map(Number)
  const [, , boxWidth = 0, boxHeight = 0] = viewBox
  if (viewBox.length !== 4 || !sized(boxWidth, boxHeight, viewBox)) return undefined
  const ratio = boxWidth / boxHeight
  if (width === undefined && height === undefined) return sized(boxWidth, boxHeight, viewBox)
  return sized(width ?? (height ?? 0) * ratio, height ?? (width ?? 0) / ratio, viewBox)
}

function sized(
  width: number | undefined,
  height: number | undefined,
  viewBox: readonly number[],
): Size | undefined {
  if (width === undefined || height === undefined) return undefined
  const isSound = [width, height].every((side) => side > 0 && side < LARGEST)
  return isSound && viewBox.every(Number.isFinite) ? { width, height, viewBox } : undefined
}

/** px */
const LARGEST = 1_000_000

const PX: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
}

/** Percentages are of nothing that a picture knows, and ems neither: as if they were not there. */
function pxOf(length: string | undefined): number | undefined {
  const [, value, unit = ''] =
    /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)([a-z]*)\s*$/iu.exec(length ?? '') ?? []
  const factor = PX[unit]
  return value === undefined || factor === undefined ? undefined : Number(value) * factor
}
