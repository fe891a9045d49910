import type { Bookmark, BookmarkFacts, LabelFacts } from '../../model/inspection.ts'
import { asArray, asDict, type PdfFile } from './file.ts'
import { Dict, Name, PdfString, textOf, type PdfObject } from './objects.ts'
import { entriesOf, keyOf } from './trees.ts'

const MOST_BOOKMARKS = 200_000
/** Of the bookmarks that are shown: how many, and how deep. */
const MOST_SHOWN = 30
const DEEPEST_SHOWN = 2
const LONGEST_TITLE = 200

interface Node {
  readonly item: Dict
  readonly level: number
}

/** The outline (12.3.3). */
export function bookmarkFactsOf(
  file: PdfFile,
  pageNumbers: ReadonlyMap<PdfObject, number>,
): BookmarkFacts {
  const destinations = new Destinations(file, pageNumbers)
  const first: Bookmark[] = []
  let [count, depth] = [0, 0]
  for (const { item, level } of itemsOf(file)) {
    count++
    depth = Math.max(depth, level)
    if (level > DEEPEST_SHOWN || first.length === MOST_SHOWN) continue
    const title = file.get(item, 'Title')
    const page = destinations.pageOf(item)
    first.push({
      title: title instanceof PdfString ? textOf(title).slice(0, LONGEST_TITLE) : '',
      level,
      ...(page !== undefined && { page }),
    })
  }
  return { count, depth, first }
}

function* itemsOf(file: PdfFile): Generator<Node> {
  const seen = new Set<PdfObject>()
  const child = (dict: Dict, key: string) => asDict(file.get(dict, key))
  const outlines = child(file.root, 'Outlines')
  const top = outlines && child(outlines, 'First')
  const open: Node[] = top ? [{ item: top, level: 1 }] : []
  for (let node = open.pop(); node; node = open.pop()) {
    const { item, level } = node
    if (seen.has(item) || seen.size > MOST_BOOKMARKS) continue
    seen.add(item)
    yield node
    const [next, inner] = [child(item, 'Next'), child(item, 'First')]
    if (next) open.push({ item: next, level })
    if (inner) open.push({ item: inner, level: level + 1 })
  }
}

/** Where links lead (12.3.2). */
class Destinations {
  private readonly file: PdfFile
  private readonly pages: ReadonlyMap<PdfObject, number>
  private named: Map<string, PdfObject> | undefined

  constructor(file: PdfFile, pages: ReadonlyMap<PdfObject, number>) {
    this.file = file
    this.pages = pages
  }

  pageOf(item: Dict): number | undefined {
    const { file } = this
    const action = file.dict(item, 'A')
    const direct = file.get(item, 'Dest')
    const target = direct ?? (file.name(action, 'S') === 'GoTo' ? file.get(action, 'D') : null)
    const name = target instanceof Name ? target.value : keyOf(target)
    const found = name ? this.names().get(name) : target
    const place = found instanceof Dict ? file.get(found, 'D') : (found ?? null)
    return this.pages.get(file.resolve(asArray(place)[0]))
  }

  private names(): ReadonlyMap<string, PdfObject> {
    const { file } = this
    if (this.named) return this.named
    const named = new Map<string, PdfObject>()
    const old = file.dict(file.root, 'Dests')
    for (const key of old.entries.keys()) named.set(key, file.get(old, key))
    const tree = file.dict(file.dict(file.root, 'Names'), 'Dests')
    for (const [key, value] of entriesOf(file, tree, 'Names')) named.set(keyOf(key), value)
    this.named = named
    return named
  }
}

const STYLES: Readonly<Record<string, LabelFacts['style']>> = {
  D: 'decimal',
  R: 'upper roman',
  r: 'lower roman',
  A: 'upper letters',
  a: 'lower letters',
}

/** Page labels (12.4.2). */
export function labelFactsOf(file: PdfFile): LabelFacts[] {
  const tree = file.dict(file.root, 'PageLabels')
  return [...entriesOf(file, tree, 'Nums')].slice(0, 1000).flatMap(([key, value]) => {
    const label = asDict(value)
    if (typeof key !== 'number' || !label) return []
    const prefix = file.get(label, 'P')
    return [
      {
        page: key + 1,
        style: STYLES[file.name(label, 'S') ?? ''] ?? 'none',
        prefix: prefix instanceof PdfString ? textOf(prefix) : '',
        start: file.number(label, 'St') ?? 1,
      },
    ]
  })
}
