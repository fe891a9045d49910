import { fits } from '../model/units.ts'
import type { Item } from './items.ts'

/** Items none of which is wider than its line: words that were are cut between any two glyphs; `cuts` are those. */
export function splitOverlong(
  items: readonly Item[],
  measure: number,
  indent: number,
): { items: readonly Item[]; cuts: readonly Item[] } {
  const overlong = items.filter(
    ({ body, glyphs }, i) => !fits(body, i === 0 ? measure - indent : measure) && glyphs.length > 1,
  )
  if (!overlong.length) return { items, cuts: [] }
  return {
    items: items.flatMap((item) => (overlong.includes(item) ? splitItem(item) : [item])),
    cuts: overlong,
  }
}

function splitItem(item: Item): Item[] {
  let start = item.start
  return item.glyphs.map((glyph, i) => {
    const next = item.glyphs[i + 1]
    const end = next ? start + glyph.text.length : item.end
    const part = {
      ...item,
      ...{ start, end, text: glyph.text },
      body: (next?.x ?? item.body) - glyph.x,
      glyphs: [{ ...glyph, x: 0 }],
      space: i ? '' : item.space,
      joined: i ? false : item.joined,
    }
    start = end
    return part
  })
}
