import type { CssNode } from 'css-tree'
import type { ComputedStyle } from '../model/style.ts'
import { BLACK } from './colors.ts'
import { readFont } from './font-shorthand.ts'
import { PROPERTIES } from './properties.ts'
import { wordOf, type Nodes, type UnitContext } from './values.ts'

export type Name = keyof ComputedStyle
export type Longhand = readonly [Name, Nodes]

/** A name that sets several properties. */
interface Shorthand {
  /** All that it sets; those that a value does not mention get their initial values. */
  readonly longhands: readonly Name[]
  /** For messages and docs/css.md. */
  readonly accepts: string
  /** What the value says of the longhands; undefined if it is none of its own. */
  readonly read: (nodes: Nodes) => Longhand[] | undefined
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const

function ofSides(name: (side: (typeof SIDES)[number]) => Name, one: string): Shorthand {
  const longhands = SIDES.map(name)
  return {
    longhands,
    accepts: `one to four of: ${one}`,
    read: ([top, right = top, bottom = top, left = right, ...rest]) => {
      if (rest.length) return undefined
      return [top, right, bottom, left].flatMap((node, i) => {
        const longhand = longhands[i]
        return node && longhand ? [[longhand, [node]] as const] : []
      })
    },
  }
}

type LinePrefix = 'border-top' | 'border-right' | 'border-bottom' | 'border-left' | 'column-rule'

/** Width, style and colour in any order, each at most once; of one line, or the same for several. */
function ofLine(...prefixes: readonly LinePrefix[]): Shorthand {
  const parts = ['width', 'style', 'color'] as const
  const [model = 'border-top'] = prefixes
  return {
    longhands: prefixes.flatMap((prefix) => parts.map((part): Name => `${prefix}-${part}`)),
    accepts: 'width style colour',
    read: (nodes) => {
      const found = new Map<(typeof parts)[number], CssNode>()
      for (const node of nodes) {
        const part = parts.find((part) => !found.has(part) && accepts(`${model}-${part}`, [node]))
        if (!part) return undefined
        found.set(part, node)
      }
      return prefixes.flatMap((prefix) =>
        [...found].map(([part, node]) => [`${prefix}-${part}`, [node]] as const),
      )
    },
  }
}

/** Another name for one property. */
function alias(
  longhand: Name,
  value: string,
  also: Readonly<Record<string, string>> = {},
): Shorthand {
  return {
    longhands: [longhand],
    accepts: value,
    read: (nodes) => {
      const word = wordOf(nodes)
      const meant = Object.hasOwn(also, word) ? also[word] : undefined
      return [[longhand, meant === undefined ? nodes : [{ type: 'Identifier', name: meant }]]]
    },
  }
}

const flexFlow: Shorthand = {
  longhands: ['flex-wrap'],
  accepts: '[row] nowrap | wrap',
  read: (nodes) => {
    const [wrap, ...more] = nodes.filter((node) => wordOf([node]) !== 'row')
    if (more.length || nodes.length > 2 || (nodes.length === 2 && !wrap)) return undefined
    return wrap ? [['flex-wrap', [wrap]]] : []
  },
}

const LENGTHS = 'length | percentage'

const SHORTHANDS: Readonly<Record<string, Shorthand>> = {
  inset: ofSides((side) => side, `${LENGTHS} | auto`),
  margin: ofSides((side) => `margin-${side}`, LENGTHS),
  padding: ofSides((side) => `padding-${side}`, LENGTHS),
  border: ofLine('border-top', 'border-right', 'border-bottom', 'border-left'),
  'border-top': ofLine('border-top'),
  'border-right': ofLine('border-right'),
  'border-bottom': ofLine('border-bottom'),
  'border-left': ofLine('border-left'),
  'border-width': ofSides((side) => `border-${side}-width`, 'length'),
  'border-style': ofSides((side) => `border-${side}-style`, PROPERTIES['border-top-style'].accepts),
  'border-color': ofSides((side) => `border-${side}-color`, 'colour'),
  background: alias('background-color', 'colour | transparent | none', { none: 'transparent' }),
  'flex-flow': flexFlow,
  gap: alias('column-gap', `${LENGTHS} | normal`),
  'column-rule': ofLine('column-rule'),
  font: {
    longhands: ['font-style', 'font-weight', 'font-size', 'line-height', 'font-family'],
    accepts: 'weight size/line-height family, family, …',
    read: (nodes) => readFont(nodes, accepts),
  },
  'text-decoration': alias('text-decoration-line', 'none | underline'),
  'text-emphasis': alias('text-emphasis-style', 'none | dot | filled dot'),
}

export const SHORTHAND_NAMES = Object.keys(SHORTHANDS)

export function shorthandOf(property: string): Shorthand | undefined {
  return Object.hasOwn(SHORTHANDS, property) ? SHORTHANDS[property] : undefined
}

export const INITIAL: Nodes = [{ type: 'Identifier', name: 'initial' }]
const WIDE = ['inherit', 'initial', 'unset', 'revert']

/** Whether the value is a keyword that every property takes (CSS Cascade 5 §7.3). */
export function isWide(nodes: Nodes): boolean {
  return WIDE.includes(wordOf(nodes))
}

/** The longhands that a declaration sets, all of them; undefined if a shorthand cannot make anything of its value. */
export function expand(property: string, nodes: Nodes): readonly Longhand[] | undefined {
  const shorthand = shorthandOf(property)
  if (!shorthand) return [[property as Name, nodes]]
  const { longhands, read } = shorthand
  if (isWide(nodes)) return longhands.map((name) => [name, nodes])
  if (!nodes.length || nodes.some((node) => isWide([node]))) return undefined
  const said = read(nodes)
  if (!said) return undefined
  const values = new Map(said)
  return longhands.map((name) => [name, values.get(name) ?? INITIAL])
}

/**
 * Contexts to ask whether a value is of a property's kind: a difference of em and pt may be below 0 in one of them, not in both.
 * Inks are functions and known by form.
 */
const ANY_CONTEXT: readonly UnitContext[] = [0.01, 1000].map((size) => ({
  fontSize: size,
  rootFontSize: size,
  lineHeight: size,
  inks: { get: () => BLACK } as unknown as ReadonlyMap<string, typeof BLACK>,
  color: BLACK,
}))

/** Whether the property takes the value in some context. */
export function accepts(property: Name, nodes: Nodes): boolean {
  return ANY_CONTEXT.some((context) => PROPERTIES[property].read(nodes, context) !== undefined)
}
