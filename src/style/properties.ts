import type { BorderStyle, Color, ComputedStyle, LengthPercentage } from '../model/style.ts'
import { BLACK, color } from './colors.ts'
import { content, stringSet } from './content.ts'
import * as text from './text-values.ts'
import {
  either,
  families,
  keyword,
  lengthPercentage,
  positiveLength,
  positiveLengthPercentage,
  standsFor,
  typeSize,
  wholeNumber,
  type Reader,
} from './values.ts'

/** One row of the table: what a property is without a declaration, whether children take it over, what it accepts. */
export interface Property<T> {
  readonly initial: T
  readonly inherits: boolean
  /** For messages and docs/css.md. */
  readonly accepts: string
  readonly read: Reader<T>
  /** The initial value is `currentcolor`. */
  readonly followsColor?: true
}

type Table = { readonly [Name in keyof ComputedStyle]: Property<ComputedStyle[Name]> }

const LENGTH = 'length'
const LENGTH_PERCENTAGE = 'length | percentage'

function own<T>(initial: T, accepts: string, read: Reader<T>): Property<T> {
  return { initial, inherits: false, accepts, read }
}

function inherited<T>(initial: T, accepts: string, read: Reader<T>): Property<T> {
  return { initial, inherits: true, accepts, read }
}

function words<const K extends string>(
  inherits: boolean,
  initial: K,
  ...more: readonly K[]
): Property<K> {
  const all = [initial, ...more]
  return { initial, inherits, accepts: all.join(' | '), read: keyword(...all) }
}

/** What `read` takes, or a word that stands for itself. */
function orWord<T, const K extends string>(
  word: K,
  accepts: string,
  read: Reader<T>,
): Property<T | K> {
  return own<T | K>(word, `${accepts} | ${word}`, either(read, keyword(word)))
}

const space = own<LengthPercentage>(0, LENGTH_PERCENTAGE, positiveLengthPercentage)
const margin = own<LengthPercentage>(0, LENGTH_PERCENTAGE, lengthPercentage)
const offset = orWord('auto', LENGTH_PERCENTAGE, lengthPercentage)
/** `medium`, three pixels; counts only where there is a line at all. */
const lineWidth = own(2.25, LENGTH, positiveLength)
/** Without a declaration the element's own colour, as `currentcolor` says. */
const borderColor: Property<Color> = { ...own(BLACK, 'colour', color), followsColor: true }
const borderStyle: Property<BorderStyle> = words(
  false,
  'none',
  'solid',
  'double',
  'dashed',
  'dotted',
)
const breaks = own(
  'auto' as const,
  'auto | avoid | avoid-page | avoid-column | page | column | left | right',
  text.breaks,
)
const lines = inherited(2, 'whole number', wholeNumber)

/** Every property of the subset, in the order of docs/css.md. What is not here is refused by name. */
export const PROPERTIES: Table = {
  display: words(false, 'inline', 'block', 'inline-block', 'flex', 'none'),
  position: words(false, 'static', 'absolute'),
  float: words(false, 'none', 'bottom'),
  top: offset,
  right: offset,
  bottom: offset,
  left: offset,
  width: orWord('auto', LENGTH_PERCENTAGE, positiveLengthPercentage),
  height: orWord('auto', LENGTH, positiveLength),
  'min-height': own(0, LENGTH, positiveLength),
  'margin-top': margin,
  'margin-right': margin,
  'margin-bottom': margin,
  'margin-left': margin,
  'padding-top': space,
  'padding-right': space,
  'padding-bottom': space,
  'padding-left': space,
  'border-top-width': lineWidth,
  'border-right-width': lineWidth,
  'border-bottom-width': lineWidth,
  'border-left-width': lineWidth,
  'border-top-style': borderStyle,
  'border-right-style': borderStyle,
  'border-bottom-style': borderStyle,
  'border-left-style': borderStyle,
  'border-top-color': borderColor,
  'border-right-color': borderColor,
  'border-bottom-color': borderColor,
  'border-left-color': borderColor,
  'background-color': own(
    'transparent',
    'colour | transparent',
    either(color, keyword('transparent')),
  ),
  'justify-content': words(false, 'flex-start', 'flex-end', 'center', 'space-between'),
  'flex-wrap': words(false, 'nowrap', 'wrap'),
  'align-items': words(false, 'flex-start', 'flex-end', 'center', 'baseline'),
  'column-count': orWord('auto', 'whole number', wholeNumber),
  'column-gap': own<LengthPercentage>(
    0,
    `${LENGTH_PERCENTAGE} | normal`,
    either(
      positiveLengthPercentage,
      standsFor('normal', ({ fontSize }) => fontSize),
    ),
  ),
  'column-span': words(false, 'none', 'all'),
  'column-fill': words(false, 'balance', 'auto'),
  'column-rule-width': lineWidth,
  'column-rule-style': borderStyle,
  'column-rule-color': borderColor,
  'line-grid': words(false, 'none', 'create'),
  'line-snap': words(true, 'baseline', 'none'),
  'block-step-size': orWord('none', LENGTH, positiveLength),
  'block-step-align': words(false, 'center', 'start', 'end'),
  'break-before': breaks,
  'break-after': breaks,
  'break-inside': words(false, 'auto', 'avoid', 'avoid-page', 'avoid-column'),
  orphans: lines,
  widows: lines,
  color: inherited(BLACK, 'colour', color),
  'font-family': inherited(['serif'], 'family, family, …', families),
  'font-size': inherited(10.5, 'length | percentage | 初号 … 八号', typeSize),
  'font-weight': inherited(400, '1 … 1000 | normal | bold', text.weight),
  'font-style': words(true, 'normal'),
  'line-height': inherited(
    text.NORMAL_LINE_HEIGHT,
    'number | length | percentage | normal',
    text.lineHeight,
  ),
  'letter-spacing': inherited(0, 'length | normal', text.letterSpacing),
  'text-align': words(true, 'left', 'right', 'center', 'justify'),
  'text-align-last': words(true, 'auto', 'left', 'right', 'center', 'justify'),
  'text-indent': inherited(0, LENGTH_PERCENTAGE, lengthPercentage),
  'text-wrap': words(true, 'wrap', 'balance'),
  'white-space': words(true, 'normal', 'nowrap', 'pre-line'),
  'line-break': words(true, 'auto', 'anywhere', 'loose', 'normal', 'strict'),
  'text-autospace': words(true, 'normal', 'ideograph-alpha', 'no-autospace'),
  '-banxin-autospace': words(true, 'quarter', 'eighth'),
  'text-spacing-trim': words(true, 'trim-both', 'space-first'),
  'hanging-punctuation': words(true, 'none', 'allow-end', 'force-end'),
  '-banxin-punctuation': words(true, 'quanjiao', 'kaiming', 'banjiao', 'hangmobanjiao'),
  // CSS does not inherit it but draws it on what is inside; here that is the same
  'text-decoration-line': words(true, 'none', 'underline'),
  'text-emphasis-style': inherited('none', 'none | dot | filled dot', text.emphasis),
  'vertical-align': own(
    'baseline',
    'baseline | super | sub | top | middle | bottom | length | percentage',
    text.verticalAlign,
  ),
  'string-set': own(
    'none',
    'name content() "…" attr(name), … | none',
    either(keyword('none'), stringSet),
  ),
  'bookmark-level': orWord('none', 'whole number', wholeNumber),
  content: own(
    'normal',
    '"…" attr() counter() string() target-counter() leader() | normal | none',
    either(content, keyword('normal', 'none')),
  ),
  '--fit-font-size': inherited('auto', 'least most step | auto', text.fitFontSize),
  '--fit-line-height': inherited('auto', 'least most step | auto', text.fitLineHeight),
  '--fit-heading-space': inherited('auto', 'least most [step] | auto', text.headingSpace),
}

export const PROPERTY_NAMES = Object.keys(PROPERTIES) as (keyof ComputedStyle)[]

/** Names of custom properties that have a row in the table: their values are read from the variable of that name. */
export const FIT_NAMES = PROPERTY_NAMES.filter((name) => name.startsWith('--'))

/** The element's value if nothing is declared: currentcolor is its own colour. */
export function initialOf<N extends keyof ComputedStyle>(name: N, own: Color): ComputedStyle[N] {
  const { initial, followsColor } = PROPERTIES[name]
  return (followsColor ? own : initial) as ComputedStyle[N]
}
