import type { ComputedStyle } from '../model/style.ts'
import { wordOf, type Nodes } from './values.ts'

type Name = keyof ComputedStyle
type Longhand = readonly [Name, Nodes]

/**
 * `font`: style and weight in any order, then size, `/` and line height, and the families (CSS Fonts 4 §4.6). Undefined if the value
 * is not made so.
 */
export function readFont(
  nodes: Nodes,
  accepts: (property: Name, nodes: Nodes) => boolean,
): Longhand[] | undefined {
  const at = nodes.findIndex((node) => accepts('font-size', [node]))
  const [size, ...rest] = nodes.slice(at)
  const before = nodes.slice(0, at)
  if (at < 0 || !size || before.length > 3) return undefined
  // `normal` may stand for either and says nothing
  const [weight, ...more] = before.filter((node) => wordOf([node]) !== 'normal')
  if (more.length || (weight && !accepts('font-weight', [weight]))) return undefined
  const [slash] = rest
  const hasHeight = slash?.type === 'Operator' && slash.value.trim() === '/'
  const height = hasHeight ? rest.slice(1, 2) : []
  const families = rest.slice(hasHeight ? 2 : 0)
  if (hasHeight && !accepts('line-height', height)) return undefined
  if (!accepts('font-family', families)) return undefined
  return [
    ['font-size', [size]],
    ['font-family', families],
    ...(weight ? [['font-weight', [weight]] as const] : []),
    ...(hasHeight ? [['line-height', height] as const] : []),
  ]
}
