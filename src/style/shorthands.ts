import type { ComputedStyle } from '../model/style.ts'
import { PROPERTIES } from './properties.ts'
import { BLACK, type Nodes, type UnitContext } from './values.ts'

type Longhand = readonly [keyof ComputedStyle, Nodes]

const SIDES = ['top', 'right', 'bottom', 'left'] as const

/** Shorthand names, and the longhands that each sets; undefined if the value is none of its own. */
const SHORTHANDS: Readonly<Record<string, (nodes: Nodes) => Longhand[] | undefined>> = {
  margin: (nodes) => fourSides(nodes, (side) => `margin-${side}`),
  padding: (nodes) => fourSides(nodes, (side) => `padding-${side}`),
  border: (nodes) => combine(SIDES.map((side) => line(nodes, `border-${side}`))),
  'border-top': (nodes) => line(nodes, 'border-top'),
  'border-right': (nodes) => line(nodes, 'border-right'),
  'border-bottom': (nodes) => line(nodes, 'border-bottom'),
  'border-left': (nodes) => line(nodes, 'border-left'),
  'column-rule': (nodes) => line(nodes, 'column-rule'),
  'text-decoration': (nodes) =>
    nodes.length === 1 ? [['text-decoration-line', nodes]] : undefined,
  'text-emphasis': (nodes) => [['text-emphasis-style', nodes]],
  gap: (nodes) => (nodes.length === 1 ? [['column-gap', nodes]] : undefined),
  background: (nodes) => (nodes.length === 1 ? [['background-color', nodes]] : undefined),
}

export const SHORTHAND_NAMES = Object.keys(SHORTHANDS)

/** The longhands that a declaration sets; undefined if a shorthand cannot make anything of its value. */
export function expand(property: string, nodes: Nodes): Longhand[] | undefined {
  const shorthand = SHORTHANDS[property]
  return shorthand ? shorthand(nodes) : [[property as keyof ComputedStyle, nodes]]
}

function fourSides(
  nodes: Nodes,
  name: (side: (typeof SIDES)[number]) => keyof ComputedStyle,
): Longhand[] | undefined {
  if (nodes.length < 1 || nodes.length > 4) return undefined
  const [top, right = top, bottom = top, left = right] = nodes
  return [top, right, bottom, left].flatMap((node, i) => {
    const side = SIDES[i]
    return node && side ? [[name(side), [node]] as const] : []
  })
}

/** Width, style and colour in any order, each at most once; `none` alone is a style. */
function line(nodes: Nodes, prefix: LinePrefix): Longhand[] | undefined {
  const names = [`${prefix}-style`, `${prefix}-width`, `${prefix}-color`] as const
  const found = new Map<keyof ComputedStyle, Nodes>()
  for (const node of nodes) {
    const name = names.find((candidate) => !found.has(candidate) && accepts(candidate, [node]))
    if (!name) return undefined
    found.set(name, [node])
  }
  return found.size ? [...found] : undefined
}

type LinePrefix = 'border-top' | 'border-right' | 'border-bottom' | 'border-left' | 'column-rule'

/** Any context will do to ask whether a value is of a property's kind; inks are functions and known by form. */
const ANY_CONTEXT: UnitContext = {
  fontSize: 10,
  rootFontSize: 10,
  inks: { get: () => BLACK } as unknown as ReadonlyMap<string, typeof BLACK>,
  color: BLACK,
}

export function accepts(property: keyof ComputedStyle, nodes: Nodes): boolean {
  return PROPERTIES[property].read(nodes, ANY_CONTEXT) !== undefined
}

function combine(parts: readonly (Longhand[] | undefined)[]): Longhand[] | undefined {
  const sound = parts.filter((part) => part !== undefined)
  return sound.length === parts.length ? sound.flat() : undefined
}
