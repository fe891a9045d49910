import type { CssPlace } from '../model/diagnostic.ts'
import { PAGE_PROPERTY_NAMES } from './page-properties.ts'
import { PROPERTIES, PROPERTY_NAMES } from './properties.ts'
import { SHORTHAND_NAMES, shorthandOf } from './shorthands.ts'
import type { Nodes } from './values.ts'

/** Where a declaration stands. */
export type Place = Exclude<CssPlace, 'string-set'>

const ALL = [...PROPERTY_NAMES, ...SHORTHAND_NAMES]
const ALL_LONGHANDS = new Set<string>(PROPERTY_NAMES)

/** The page's own properties and margins, and what its margin boxes inherit. */
function isOfPages(name: string): boolean {
  if (PAGE_PROPERTY_NAMES.includes(name)) return true
  const longhands = shorthandOf(name)?.longhands ?? PROPERTY_NAMES.filter((known) => known === name)
  return (
    longhands.length > 0 &&
    longhands.every((known) => known.startsWith('margin-') || PROPERTIES[known].inherits)
  )
}

/** The properties of each place. */
export const KNOWN: Readonly<Record<Place, ReadonlySet<string>>> = {
  elements: new Set(ALL.filter((name) => name !== 'content')),
  'font faces': new Set(['font-family', 'src', 'font-weight', 'font-style']),
  generated: new Set(ALL),
  'margin boxes': new Set(ALL),
  pages: new Set([...PAGE_PROPERTY_NAMES, ...ALL].filter(isOfPages)),
}

/** Where a property belongs that is known, though not here. */
export function placeOf(property: string): Place | undefined {
  if (PAGE_PROPERTY_NAMES.includes(property)) return 'pages'
  if (property === 'src') return 'font faces'
  if (property === 'content') return 'generated'
  return ALL_LONGHANDS.has(property) || shorthandOf(property) ? 'elements' : undefined
}

/** Where the functions of `content` and `string-set` mean something. */
const FUNCTIONS: Readonly<Record<string, CssPlace>> = {
  counter: 'margin boxes',
  string: 'margin boxes',
  content: 'string-set',
  attr: 'generated',
  leader: 'generated',
  'target-counter': 'generated',
}

/** The first function of a `content` that means nothing where it stands, and where it would. */
export function faultOfContent(
  place: Place,
  nodes: Nodes,
): { readonly what: string; readonly place: CssPlace } | undefined {
  for (const node of nodes) {
    if (node.type !== 'Function') continue
    const name = node.name.toLowerCase()
    const belongs = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
    if (belongs && belongs !== place) return { what: `${name}()`, place: belongs }
  }
  return undefined
}
