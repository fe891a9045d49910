import { inksOf, type Ink, type Space } from './colours.ts'
import { asDict, type PdfFile } from './file.ts'
import type { Dict, PdfObject } from './objects.ts'

/** Functions in one another: a row of a row. */
const DEEPEST = 4
const MOST_FUNCTIONS = 1000

/** Inks of a shading: of its ends, if it goes straight from colour to colour; else all that its space has. */
export function shadingInks(
  file: PdfFile,
  shading: Dict,
  space: Space,
): { inks: readonly Ink[] | undefined; isAssumed: boolean } {
  const all = space.inks?.filter((ink) => ink !== 'None')
  if (!all) return { inks: undefined, isAssumed: false }
  const found = file.get(shading, 'Function')
  const ends = Array.isArray(found) ? undefined : endsOf(file, found, 0, { left: MOST_FUNCTIONS })
  if (!ends?.length) return { inks: all, isAssumed: true }
  const inks = new Set(ends.flatMap((colour) => inksOf(space, colour) ?? []))
  return { inks: all.filter((ink) => inks.has(ink)), isAssumed: false }
}

/** The colours at both ends of an exponential function, or of each that is stitched; of others nothing is known. */
function endsOf(
  file: PdfFile,
  object: PdfObject,
  depth: number,
  budget: { left: number },
): readonly (readonly number[])[] | undefined {
  const dict = asDict(object)
  if (!dict || depth > DEEPEST || --budget.left < 0) return undefined
  const type = file.number(dict, 'FunctionType')
  if (type === 2) {
    const ends = [file.numbers(dict, 'C0'), file.numbers(dict, 'C1')]
    return ends.map((colour, i) => (colour.length ? colour : [i]))
  }
  if (type !== 3) return undefined
  const parts = file.array(dict, 'Functions').map((part) => {
    return endsOf(file, file.resolve(part), depth + 1, budget)
  })
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined
}
