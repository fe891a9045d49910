import type { Box, BoxName, PageFacts, PageGeometry } from '../../model/inspection.ts'
import { asArray, asDict, type PdfFile } from './file.ts'
import { Dict, type PdfObject } from './objects.ts'

/** A page of the tree, with what it has from the nodes above it. */
export interface Page {
  readonly dict: Dict
  readonly inherited: ReadonlyMap<string, PdfObject>
}

/** Pages that are looked at; a book has thousands. */
const MOST_PAGES = 100_000

const INHERITABLE = ['Resources', 'MediaBox', 'CropBox', 'Rotate']

/** The pages in their order (7.7.3); if the tree has none, every page that can be found, in the order of object numbers. */
export function pagesOf(file: PdfFile): { pages: readonly Page[]; isTreeBroken: boolean } {
  const pages: Page[] = []
  const seen = new Set<Dict>()
  const root = asDict(file.get(file.root, 'Pages'))
  const open = root ? [{ dict: root, above: new Map<string, PdfObject>() }] : []
  for (let node = open.pop(); node && pages.length < MOST_PAGES; node = open.pop()) {
    const { dict, above } = node
    if (seen.has(dict)) continue
    seen.add(dict)
    const inherited = new Map(above)
    for (const key of INHERITABLE) {
      const own = file.get(dict, key)
      if (own !== null) inherited.set(key, own)
    }
    if (dict.raw('Kids') === null) pages.push({ dict, inherited })
    const kids = file.array(dict, 'Kids').flatMap((kid) => asDict(file.resolve(kid)) ?? [])
    for (const kid of kids.reverse()) open.push({ dict: kid, above: inherited })
  }
  const isPage = ({ dict }: Page) =>
    file.name(dict, 'Type') === 'Page' || dict.raw('Contents') !== null
  if (pages.some(isPage) || file.encryption?.isLocked) return { pages, isTreeBroken: false }
  const found = [...everyPage(file)]
  return found.length ? { pages: found, isTreeBroken: true } : { pages: [], isTreeBroken: true }
}

function* everyPage(file: PdfFile): Generator<Page> {
  let count = 0
  for (const object of file.all()) {
    const dict = object instanceof Dict ? object : undefined
    if (!dict || file.name(dict, 'Type') !== 'Page' || count++ > MOST_PAGES) continue
    yield { dict, inherited: dict.entries }
  }
}

/** Letter, which readers take where nothing is said. */
const LETTER: Box = [0, 0, 612, 792]

export function geometryOf(file: PdfFile, { dict, inherited }: Page): PageGeometry {
  const userUnit = positive(file.number(dict, 'UserUnit'))
  const written: BoxName[] = []
  const box = (name: BoxName, object: PdfObject, otherwise: Box): Box => {
    const numbers = asArray(object).map((one) => file.resolve(one))
    const found = boxOf(numbers, userUnit)
    if (found) written.push(name)
    return found ?? otherwise
  }
  const media = box('media', inherited.get('MediaBox') ?? null, LETTER)
  const crop = within(box('crop', inherited.get('CropBox') ?? null, media), media)
  const bleed = box('bleed', file.get(dict, 'BleedBox'), crop)
  const trim = box('trim', file.get(dict, 'TrimBox'), crop)
  const art = box('art', file.get(dict, 'ArtBox'), crop)
  const turned = inherited.get('Rotate')
  const rotate = typeof turned === 'number' ? ((turned % 360) + 360) % 360 : 0
  return { media, crop, bleed, trim, art, written, rotate, userUnit }
}

function positive(value: number | undefined): number {
  return value !== undefined && value > 0 && value < 100_000 ? value : 1
}

/** Two opposite corners, in any order. */
function boxOf(numbers: readonly PdfObject[], unit: number): Box | undefined {
  const [a, b, c, d] = numbers
  const isBox =
    typeof a === 'number' && typeof b === 'number' && typeof c === 'number' && typeof d === 'number'
  if (!isBox) return undefined
  const rounded = (value: number) => Math.round(value * unit * 1000) / 1000
  return [
    rounded(Math.min(a, c)),
    rounded(Math.min(b, d)),
    rounded(Math.max(a, c)),
    rounded(Math.max(b, d)),
  ]
}

/** The part of a box that the medium has. */
function within(box: Box, medium: Box): Box {
  const part: Box = [
    Math.max(box[0], medium[0]),
    Math.max(box[1], medium[1]),
    Math.min(box[2], medium[2]),
    Math.min(box[3], medium[3]),
  ]
  return part[0] < part[2] && part[1] < part[3] ? part : medium
}

/** Pages with the same boxes together. */
export function pageFactsOf(geometries: readonly PageGeometry[]): PageFacts {
  const groups = new Map<string, { geometry: PageGeometry; pages: number[] }>()
  for (const [i, geometry] of geometries.entries()) {
    const key = JSON.stringify(geometry)
    const group = groups.get(key) ?? { geometry, pages: [] }
    group.pages.push(i + 1)
    groups.set(key, group)
  }
  return {
    count: geometries.length,
    groups: [...groups.values()].map(({ geometry, pages }) => ({ pages, ...geometry })),
  }
}
