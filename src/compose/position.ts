import type { GlyphRun, Line, PlacedBox, PlacedGlyph } from '../model/line.ts'
import type { FaceId, Metrics } from '../model/metrics.ts'
import { originOf, type Item } from './items.ts'
import { isDecorated, ornamentsOf, type Cell } from './ornaments.ts'
import type { Space } from './spacing.ts'

/** A line whose spaces have their widths; pt. */
export interface SetLine {
  readonly items: readonly Item[]
  /** Before each item but the first. */
  readonly spaces: readonly Space[]
  readonly widths: readonly number[]
  readonly perGap: number
  readonly hang: number
  /** Of the first item's body, from the line's left edge. */
  readonly x: number
  readonly last: boolean
  /** White space of the source at which it was broken. */
  readonly after: string
}

/**
 * The line with every glyph in its place; a space of the source becomes a glyph as wide as the space it stands for. That at its end stands outside of it:
 * without it who reads the text without its lines would read two words as one.
 */
export function positionLine(
  { items, spaces, widths, perGap, hang, x, last, after }: SetLine,
  metrics: Metrics,
): Line {
  const runs: { key: Item; last: Item; glyphs: PlacedGlyph[] }[] = []
  const boxes: PlacedBox[] = []
  const cells: Cell[] = []
  let pen = x
  items.forEach((item, i) => {
    const width = widths[i - 1] ?? 0
    const typed = spaces[i - 1]?.text ?? ''
    const current = runs.at(-1)
    if (current && typed && width > 0)
      current.glyphs.push(spaceGlyph(current.key.face, pen, metrics))
    pen += width
    if (item.run.box) {
      boxes.push({ ...item.run.box, x: pen })
      pen += item.body
      return
    }
    if (item.run.leader) {
      pen += item.body
      return
    }
    if (isDecorated(item)) cells.push({ item, x: pen })
    const isSame = current && current.key.run === item.run && current.key.face === item.face
    const target = isSame ? current : { key: item, last: item, glyphs: [] }
    if (target !== current) runs.push(target)
    target.last = item
    for (const { id, text, x, shift = 0 } of item.glyphs) {
      target.glyphs.push({ id, text, x: pen + x + shift })
    }
    pen += item.body
  })
  const end = runs.at(-1)
  if (end && after) end.glyphs.push(spaceGlyph(end.key.face, pen, metrics))
  const [first] = items
  return {
    start: first?.start ?? 0,
    end: items.at(-1)?.end ?? 0,
    runs: runs.map(({ key, last, glyphs }) => glyphRun(key, last, glyphs)),
    boxes,
    ornaments: ornamentsOf(cells),
    width: pen - hang,
    last,
    stretch: first ? perGap / first.size : 0,
  }
}

function spaceGlyph(face: FaceId, x: number, metrics: Metrics): PlacedGlyph {
  const [glyph] = metrics.shape(face, ' ', 'latn')
  return { id: glyph?.id ?? 0, text: ' ', x }
}

/** The glyphs of the items from `first` to `last`, which stand in one run. */
function glyphRun(first: Item, last: Item, glyphs: readonly PlacedGlyph[]): GlyphRun {
  const { face, size, run } = first
  const source = originOf(first)
  const end = (source?.at ?? 0) + last.end - first.start
  return {
    ...{ face, size, color: run.color, glyphs },
    ...(run.rise && { rise: run.rise }),
    ...(run.tag !== undefined && { tag: run.tag }),
    ...(source && { source: { block: source.block, start: source.at, end } }),
  }
}
