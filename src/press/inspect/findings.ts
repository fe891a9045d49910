import type {
  ColourFacts,
  ImageFacts,
  PlateFacts,
  Purpose,
  SpaceFacts,
  TransparencyFacts,
} from '../../model/inspection.ts'
import { ALL_INKS, PROCESS_INKS, type Ink, type Space } from './colours.ts'
import type { Dict, PdfObject } from './objects.ts'

interface Use {
  readonly uses: Set<Purpose>
  readonly pages: Set<number>
}

/** An image as it is shown, wherever it is. */
export type ImageUse = Omit<ImageFacts, 'coarse' | 'uses' | 'pages'>

interface ImageRecord {
  use: ImageUse
  uses: number
  readonly pages: Set<number>
}

/** More different images in one file are not told apart. */
const MOST_IMAGES = 20_000

/** What is found while pages are walked, by page. */
export class Findings {
  /** The page that is walked. */
  page = 0
  readonly fonts = new Map<Dict, { pages: Set<number>; isUsed: boolean }>()
  readonly images = new Map<PdfObject | string, ImageRecord>()
  readonly overprint = new Set<number>()
  /** Pages that were not walked to their end. */
  readonly unfinished = new Set<number>()
  private readonly transparency = new Map<TransparencyFacts['kind'], Set<number>>()
  private readonly spaces = new Map<string, Use>()
  private readonly plates = new Map<Ink, Use & { isAssumed: boolean }>()
  private readonly unseparated = new Set<number>()

  addFont(font: Dict, isUsed: boolean): void {
    const known = this.fonts.get(font) ?? { pages: new Set<number>(), isUsed: false }
    known.pages.add(this.page)
    known.isUsed ||= isUsed
    this.fonts.set(font, known)
  }

  addTransparency(kind: TransparencyFacts['kind']): void {
    const pages = this.transparency.get(kind) ?? new Set()
    this.transparency.set(kind, pages.add(this.page))
  }

  /** A colour that is laid on: `inks` nothing if it has to be converted first. */
  addColour(
    { name }: Space,
    inks: readonly Ink[] | undefined,
    purpose: Purpose,
    isAssumed = false,
  ): void {
    const space = this.spaces.get(name) ?? { uses: new Set(), pages: new Set() }
    space.uses.add(purpose)
    space.pages.add(this.page)
    this.spaces.set(name, space)
    if (!inks) this.unseparated.add(this.page)
    for (const ink of inks ?? []) {
      const plate = this.plates.get(ink) ?? { uses: new Set(), pages: new Set(), isAssumed: true }
      plate.uses.add(purpose)
      plate.pages.add(this.page)
      plate.isAssumed &&= isAssumed
      this.plates.set(ink, plate)
    }
  }

  addImage(key: PdfObject, use: ImageUse): void {
    // inline images are nothing that could be told apart but by what they are
    const own = key ?? `${use.width} ${use.height} ${use.kind} ${use.space} ${use.filter}`
    const known = this.images.get(own)
    if (!known && this.images.size >= MOST_IMAGES) return
    const record = known ?? { use, uses: 0, pages: new Set() }
    record.uses++
    record.pages.add(this.page)
    if (use.dpi < record.use.dpi) record.use = use
    this.images.set(own, record)
  }

  colours(): ColourFacts {
    const spaces: SpaceFacts[] = [...this.spaces].map(([name, use]) => ({ name, ...told(use) }))
    return {
      spaces: spaces.sort((a, b) => (a.name < b.name ? -1 : 1)),
      plates: this.plateFacts(),
      unseparated: sorted(this.unseparated),
      overprint: sorted(this.overprint),
      transparency: [...this.transparency].map(([kind, pages]) => ({ kind, pages: sorted(pages) })),
    }
  }

  private plateFacts(): PlateFacts[] {
    const spots = [...this.plates.keys()].filter((ink) => !PROCESS_INKS.includes(ink))
    const names = [...PROCESS_INKS, ...spots.filter((ink) => ink !== ALL_INKS).sort()]
    const all = this.plates.get(ALL_INKS)
    // marks for registration make no plate of their own
    return names.flatMap((name) => {
      const use = this.plates.get(name)
      if (!use) return []
      const pages = all ? new Set([...use.pages, ...all.pages]) : use.pages
      const kind = PROCESS_INKS.includes(name) ? 'process' : 'spot'
      return [{ name, kind, ...told({ uses: use.uses, pages }), assumed: use.isAssumed }] as const
    })
  }
}

const PURPOSES: readonly Purpose[] = ['text', 'line art', 'picture']

function told({ uses, pages }: Use): { uses: readonly Purpose[]; pages: readonly number[] } {
  return { uses: PURPOSES.filter((purpose) => uses.has(purpose)), pages: sorted(pages) }
}

export function sorted(pages: ReadonlySet<number>): readonly number[] {
  return [...pages].sort((a, b) => a - b)
}
