import type { Paint } from '../model/paint.ts'

/** Sets a colour, for fills or for strokes. `spaceOf` names the colour space of a plate among the page's resources. */
export function colorOperator(
  paint: Paint,
  use: 'fill' | 'stroke' = 'fill',
  spaceOf: (plate: string) => string = unknownPlate,
): string {
  const [rgb, cmyk, space, shares] = use === 'fill' ? FILL : STROKE
  if (typeof paint === 'string') return `${rgbShares(paint).map(number).join(' ')} ${rgb}`
  if (!('plate' in paint)) return `${paint.map((share) => number(share / 100)).join(' ')} ${cmyk}`
  return `/${spaceOf(paint.plate)} ${space} ${number(paint.tint / 100)} ${shares}`
}

const FILL = ['rg', 'k', 'cs', 'scn'] as const
const STROKE = ['RG', 'K', 'CS', 'SCN'] as const

function unknownPlate(plate: string): never {
  throw new Error(`no plate ${plate} on the screen`)
}

function rgbShares(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
}

/** pt. Above it a hair of white beside the letter is not seen, and what lies under the letter would be. */
const LARGEST_OVERPRINT = 24

/** Whether type is printed over what is there instead of being spared out: small black type, where a plate a little off would show white. */
export function isOverprinted(paint: Paint, size: number): boolean {
  if (typeof paint === 'string' || 'plate' in paint) return false
  const [cyan, magenta, yellow, black] = paint
  return cyan === 0 && magenta === 0 && yellow === 0 && black === 100 && size < LARGEST_OVERPRINT
}

export function number(value: number): string {
  return String(Math.round(value * 10_000) / 10_000)
}
