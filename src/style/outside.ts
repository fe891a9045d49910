import type { CssAdvice, CssHint } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'

/** Well-known CSS that is not in the subset, and what to write instead: an `*` stands for any ending. */
export const OUTSIDE: readonly (readonly [names: string, hint: CssHint])[] = [
  ['clear', use('display: flex', 'column-span: all')],
  ['max-width min-width inline-size', use('width')],
  ['max-height block-size', use('height', 'min-height')],
  ['grid* place-*', use('display: flex', 'column-count')],
  ['flex flex-grow flex-shrink flex-basis', use('width')],
  ['flex-direction', use('display: block')],
  ['align-self align-content justify-items justify-self', use('align-items', 'justify-content')],
  ['row-gap', use('margin-top')],
  ['order z-index', advice('order')],
  ['overflow overflow-x overflow-y clip clip-path text-overflow', advice('no clipping')],
  ['opacity mix-blend-mode filter backdrop-filter', advice('no transparency')],
  ['transform* rotate scale translate perspective*', advice('no effects')],
  ['box-shadow text-shadow border-radius border-*-radius mask* text-stroke*', advice('no effects')],
  ['outline*', use('border')],
  ['border-image* background-image background-position*', use('border', 'background-color')],
  ['background-size background-repeat background-origin', use('background-color')],
  ['background-clip background-attachment', use('background-color')],
  ['transition* animation* cursor user-select pointer-events resize', advice('on paper')],
  ['scroll-* will-change appearance touch-action', advice('on paper')],
  ['list-style* counter-* quotes', use('::before { content: … }')],
  ['text-transform font-variant* font-feature-settings', advice('glyph forms')],
  ['font-stretch font-kerning font-synthesis* font-size-adjust', advice('glyph forms')],
  ['font-optical-sizing font-variation-settings font-language-override', advice('glyph forms')],
  ['font-display unicode-range ascent-override descent-override size-adjust', advice('font files')],
  ['word-spacing', use('letter-spacing')],
  ['text-justify', use('text-align: justify')],
  ['hyphens word-break overflow-wrap word-wrap', use('line-break')],
  ['text-decoration-*', use('text-decoration: underline')],
  ['text-underline-*', use('text-decoration: underline')],
  ['text-emphasis-*', use('text-emphasis: dot')],
  ['page-break-before', use('break-before')],
  ['page-break-after', use('break-after')],
  ['page-break-inside', use('break-inside')],
  ['column-width columns', use('column-count')],
  [
    'margin-inline* margin-block*',
    use('margin-left', 'margin-right', 'margin-top', 'margin-bottom'),
  ],
  [
    'padding-inline* padding-block*',
    use('padding-left', 'padding-right', 'padding-top', 'padding-bottom'),
  ],
  ['inset-*', use('top', 'right', 'bottom', 'left')],
  [
    'direction unicode-bidi writing-mode text-orientation text-combine-upright',
    advice('horizontal'),
  ],
  ['visibility', use('display: none')],
  ['page', use('@page :first', '@page :left', '@page :right')],
  ['table-layout border-collapse border-spacing caption-side', use('display: flex')],
  ['object-fit object-position', use('width', 'height')],
  ['bookmark-label bookmark-state', use('bookmark-level')],
  ['text-spacing', use('text-spacing-trim', 'text-autospace')],
  ['line-height-step', use('block-step-size')],
  ['box-sizing', advice('content box')],
  ['all', use('unset')],
]

/** Values that a property of the subset does not take though it does in CSS. */
const VALUES: readonly (readonly [property: RegExp, value: RegExp, hint: CssHint])[] = [
  [/^display$/, /grid|table|flex/, use('flex')],
  [/^display$/, /./, use('block', 'inline-block')],
  [/^position$/, /fixed|sticky|running/, advice('margin boxes')],
  [/^float$/, /left|right|inline/, use('display: flex', 'column-span: all')],
  [/^position$/, /relative/, use('margin-top', 'position: absolute')],
  [/^font-style$/, /./, advice('italics')],
  [/^font$/, /\b(italic|oblique)\b/, advice('italics')],
  [/^font$/, /small-caps|condensed|expanded/, advice('glyph forms')],
  [/^margin/, /\bauto\b/, use('text-align: center', 'justify-content: center')],
  [/^break/, /\brecto\b/, use('right')],
  [/^break/, /\bverso\b/, use('left')],
  [/^white-space$/, /pre/, use('pre-line')],
  [/^text-wrap$/, /nowrap/, use('white-space: nowrap')],
  [/^text-align/, /^start$/, use('left')],
  [/^text-align/, /^end$/, use('right')],
  [/^(justify-content|align-items)$/, /^(start|left)$/, use('flex-start')],
  [/^(justify-content|align-items)$/, /^(end|right)$/, use('flex-end')],
  [/^justify-content$/, /^space-/, use('space-between')],
  [/^background/, /url\(|gradient\(/, advice('colours')],
  [/./, /\b(rgba|hsla)\(|\brgb\([^)]*\//, advice('no transparency')],
  [
    /./,
    /\b(hsl|hwb|lab|lch|oklab|oklch|color|color-mix)\(/,
    use('#rrggbb', 'rgb()', 'device-cmyk()'),
  ],
  [/./, /\b(min|max|clamp|round|env)\(/, use('calc()')],
  [/./, /\d(vw|vh|vmin|vmax|vi|vb|[sld]v[wh])\b/, use('mm', '%')],
  [/./, /\d(ch|ex|ic|cap|rlh|pc|q|fr)\b/, use('em', 'pt', 'mm')],
  [/./, /\brevert-layer\b/, use('unset')],
  [/color$|^background/, /^[a-z]+$/, advice('colours')],
  [
    /^(border|column-rule)/,
    /\b(red|green|blue|gr[ae]y|silver|gold|orange|yellow)\b/,
    advice('colours'),
  ],
]

const AT_RULES: ReadonlyMap<string, CssAdvice> = new Map([
  ...['media', 'import', 'supports', 'layer', 'container', 'charset', 'namespace', 'scope'].map(
    (name) => [name, 'one sheet'] as const,
  ),
  ['font-feature-values', 'glyph forms'],
  ['keyframes', 'on paper'],
  ['counter-style', 'glyph forms'],
])

export function adviceForAtRule(name: string): CssAdvice | undefined {
  return AT_RULES.get(name.replace(PREFIX, ''))
}

const PREFIX = /^-(webkit|moz|ms|o)-/
const PATTERNS = OUTSIDE.flatMap(([names, hint]) =>
  names.split(' ').map((name) => [new RegExp(`^${name.replaceAll('*', '.*')}$`), hint] as const),
)

/** What to write instead of a property that `known` lacks, and the name in it that looks most like it. */
export function adviceForProperty(
  written: string,
  known: readonly string[],
): { readonly nearest: string | undefined } & CssHint {
  const name = written.replace(PREFIX, '')
  const [, hint] = PATTERNS.find(([pattern]) => pattern.test(name)) ?? []
  // a name of the subset in another spelling is more than any advice
  if (known.includes(name)) return { nearest: name }
  return { nearest: hint ? undefined : nearest(name, known), ...hint }
}

/** What to write instead of a value that the property does not take. */
export function adviceForValue(property: string, value: string): CssHint {
  const lowered = value.toLowerCase()
  const [, , hint] = VALUES.find(([name, form]) => name.test(property) && form.test(lowered)) ?? []
  return hint ?? {}
}

function use(...instead: readonly string[]): CssHint {
  return { instead }
}

function advice(key: CssAdvice): CssHint {
  return { advice: key }
}
