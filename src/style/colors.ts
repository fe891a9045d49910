import type { Color } from '../model/style.ts'
import { amountOf } from './amount.ts'
import { only, splitAtCommas, type Nodes, type Reader, type UnitContext } from './values.ts'

export const BLACK: Color = { screen: '#000000' }
const NAMED: ReadonlyMap<string, Color> = new Map([
  ['black', BLACK],
  ['white', { screen: '#ffffff' }],
])

/** What `var(--red)` of an ink is replaced by: the ink keeps its name up to the press. */
export const INK_FUNCTION = '-banxin-ink'

/** #rgb, #rrggbb, rgb(), device-cmyk(), black, white, currentcolor, an ink. */
export const color: Reader<Color> = (nodes, context) => {
  const node = only(nodes)
  if (node?.type === 'Hash') return hexColor(node.value)
  if (node?.type === 'Identifier') {
    const name = node.name.toLowerCase()
    return name === 'currentcolor' ? context.color : NAMED.get(name)
  }
  if (node?.type !== 'Function') return undefined
  const values = node.children.toArray()
  switch (node.name.toLowerCase()) {
    case INK_FUNCTION: {
      const ink = only(values)
      return ink?.type === 'Identifier' ? context.inks.get(ink.name) : undefined
    }
    case 'rgb':
      return rgbColor(values, context)
    case 'device-cmyk':
      return cmykColor(values, context)
    default:
      return undefined
  }
}

function hexColor(digits: string): Color | undefined {
  const hex = digits.toLowerCase()
  if (/^[\da-f]{6}$/.test(hex)) return { screen: `#${hex}` }
  if (/^[\da-f]{3}$/.test(hex)) return { screen: `#${hex.replace(/./g, '$&$&')}` }
  return undefined
}

function rgbColor(nodes: Nodes, context: UnitContext): Color | undefined {
  const shares = sharesOf(nodes, 3, 255, context)
  return shares && { screen: hexOf(shares) }
}

/** Ink without a profile; the screen shows the plain complement (CSS Color 5 §10.3). */
function cmykColor(nodes: Nodes, context: UnitContext): Color | undefined {
  const shares = sharesOf(nodes, 4, 1, context)
  if (!shares) return undefined
  const [cyan = 0, magenta = 0, yellow = 0, black = 0] = shares
  const screen = hexOf(
    [cyan, magenta, yellow].map((ink) => 1 - Math.min(1, ink * (1 - black) + black)),
  )
  const percent = (share: number) => Math.round(share * 1e6) / 1e4
  const print = [percent(cyan), percent(magenta), percent(yellow), percent(black)] as const
  const name = `device-cmyk(${print.map((value) => `${value}%`).join(' ')})`
  return { screen, ink: { name, print } }
}

/** So many parts from 0 to 1, numbers (of `whole`) or percentages, with commas between all or none of them. */
function sharesOf(
  nodes: Nodes,
  count: number,
  whole: number,
  context: UnitContext,
): number[] | undefined {
  const groups = splitAtCommas(nodes)
  const parts = groups.length === 1 ? nodes : groups.flat()
  if (parts.length !== count || (groups.length > 1 && groups.length !== count)) return undefined
  const shares = parts.map((node) => {
    const amount = amountOf(node, context)
    if (amount?.kind === 'number') return amount.value / whole
    return amount?.pt === 0 ? (amount.share ?? Number.NaN) : Number.NaN
  })
  return shares.every((share) => share >= 0 && share <= 1) ? shares : undefined
}

function hexOf(shares: readonly number[]): string {
  const bytes = shares.map((share) =>
    Math.round(share * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${bytes.join('')}`
}
