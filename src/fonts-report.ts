import { build, findInSource, type BuildEnvironment, type BuildOptions } from './build.ts'
import { listFaces } from './fonts/list.ts'
import { readFontManifest } from './fonts/manifest.ts'
import { loadOwnFonts } from './fonts/own.ts'
import { placesIn } from './model/blocks.ts'
import type { Bulletin } from './model/bulletin.ts'
import type { Diagnostic } from './model/diagnostic.ts'
import type {
  BorrowedCharacter,
  CountedCharacter,
  EmbeddedFace,
  FontsReport,
  ListedFace,
  NamedFace,
  ReplacedWeight,
} from './model/fonts-report.ts'
import type { FaceId, FontRequest, Fonts } from './model/metrics.ts'
import type { Page } from './model/page.ts'
import type { SourceFile, Span } from './model/source.ts'
import { codePointsOf } from './model/text.ts'
import type { Origin } from './model/tree.ts'
import type { Use } from './pages/coverage.ts'
import { collect } from './read.ts'

export interface FontsResult {
  /** Undefined if there was an error before fonts were asked for. */
  readonly report: FontsReport | undefined
  readonly diagnostics: readonly Diagnostic[]
  readonly files: readonly SourceFile[]
}

/** The faces that can be used. */
export function facesOf(
  { workspace, fonts: home }: BuildEnvironment,
  fontFolders: readonly string[],
): { readonly faces: readonly ListedFace[]; readonly diagnostics: readonly Diagnostic[] } {
  const { report, diagnostics } = collect()
  const manifest = readFontManifest(home, workspace, report)
  const own = loadOwnFonts({ rules: [], folders: [], fontFolders }, workspace, report)
  for (const fault of new Set(own.refused.values())) report({ ...fault, severity: 'warning' })
  const faces = manifest ? listFaces(home, manifest, own.faces, workspace, report) : []
  return { faces, diagnostics }
}

/** What an issue does with fonts: it is set as ever, and no PDF is made of it. */
export async function reportFonts(
  path: string,
  options: Omit<BuildOptions, 'emit'>,
  environment: BuildEnvironment,
): Promise<FontsResult> {
  const uses = new Map<string, Used>()
  let opened: { readonly fonts: Fonts; readonly bulletin: Bulletin } | undefined
  const listening: BuildEnvironment = {
    ...environment,
    onCharacter: (use) => {
      count(use, uses)
    },
    onFonts: (fonts, bulletin) => {
      opened = { fonts, bulletin }
    },
  }
  const { built, diagnostics, files } = await build(
    path,
    { ...options, emit: 'definition' },
    listening,
  )
  // what a function writes into it, the compiler does not follow
  const found = opened as { readonly fonts: Fonts; readonly bulletin: Bulletin } | undefined
  if (!found) return { report: undefined, diagnostics, files }
  const { fonts, bulletin } = found
  const report = {
    embedded: built && embeddedIn(built.pages, fonts),
    ...charactersOf([...uses.values()], fonts, bulletin),
  }
  return { report, diagnostics, files }
}

/** A character in one kind of type. */
interface Used {
  readonly character: string
  readonly request: FontRequest
  count: number
  readonly places: Origin[]
}

/** That are told; and that are kept while others may come before them in the source. */
const MOST_PLACES = 5
const MOST_KEPT = 50

function isSame(one: Origin, other: Origin): boolean {
  return one.block === other.block && one.at === other.at
}

function count({ character, request, place }: Use, uses: Map<string, Used>): void {
  const key = `${request.families.join()}/${String(request.weight)}/${character}`
  const used = uses.get(key) ?? { character, request, count: 0, places: [] }
  uses.set(key, used)
  used.count++
  if (place && used.places.length < MOST_KEPT && !used.places.some((one) => isSame(one, place))) {
    used.places.push(place)
  }
}

type OfCharacters = Omit<FontsReport, 'embedded'>

function charactersOf(uses: readonly Used[], fonts: Fonts, bulletin: Bulletin): OfCharacters {
  const placeOf = placesIn(bulletin)
  const spansOf = ({ places, character }: Used): readonly Span[] => {
    const spans = places.flatMap((place) => placeOf(place) ?? [])
    return inOrder(spans.length ? spans : findInSource(character, bulletin))
  }
  const borrowed = new Map<string, BorrowedCharacter>()
  const missing = new Map<string, CountedCharacter>()
  const replaced = new Map<string, ReplacedWeight>()
  const unknownFamilies = new Set<string>()
  for (const use of uses) {
    const { character, request } = use
    const unknown = fonts.metrics.unknownFamilies(request)
    for (const family of unknown) unknownFamilies.add(family)
    const wish = fonts.wishFor(request)
    const face = fonts.metrics.faceFor(request, character)
    const counted = {
      character,
      codePoint: codePointsOf(character),
      count: use.count,
      places: spansOf(use),
    }
    if (face === undefined) missing.set(character, together(missing.get(character), counted))
    else if (wish && face !== wish.face) {
      const key = `${character}/${face}/${wish.face}`
      const names = { from: named(face, fonts), instead: named(wish.face, fonts) }
      borrowed.set(key, { ...together(borrowed.get(key), counted), ...names })
    }
    if (!wish?.isPartner) continue
    const [family = ''] = request.families.filter((name) => !unknown.includes(name))
    const { weight } = request
    replaced.set(`${family}/${String(weight)}`, {
      family,
      weight,
      partner: named(wish.face, fonts),
    })
  }
  return {
    borrowed: [...borrowed.values()],
    missing: [...missing.values()],
    replaced: [...replaced.values()],
    unknownFamilies: [...unknownFamilies],
  }
}

function together(known: CountedCharacter | undefined, more: CountedCharacter): CountedCharacter {
  if (!known) return more
  const places = inOrder([...known.places, ...more.places])
  return { ...more, count: known.count + more.count, places }
}

/** The first places, each once: text that is shown twice, as in a table of contents, is in one place of the source. */
function inOrder(places: readonly Span[]): Span[] {
  const files = [...new Set(places.map(({ file }) => file))]
  const byPlace = new Map(places.map((place) => [`${String(place.start)}/${place.file}`, place]))
  return [...byPlace.values()]
    .toSorted((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.start - b.start)
    .slice(0, MOST_PLACES)
}

function named(id: FaceId, fonts: Fonts): NamedFace {
  const { family, weight } = fonts.faceOf(id)
  return { id, family, weight }
}

/** By the glyphs of the pages: running heads and page numbers count as often as they are printed. */
function embeddedIn(pages: readonly Page[], fonts: Fonts): EmbeddedFace[] {
  const faces = new Map<FaceId, { characters: number; texts: Set<string>; glyphs: Set<number> }>()
  for (const { frames } of pages) {
    for (const frame of frames) {
      if (frame.kind !== 'line') continue
      for (const { face, glyphs } of frame.line.runs) {
        const known = faces.get(face) ?? { characters: 0, texts: new Set(), glyphs: new Set() }
        faces.set(face, known)
        for (const { id, text } of glyphs) {
          known.characters += [...text].length
          known.glyphs.add(id)
          for (const character of text) known.texts.add(character)
        }
      }
    }
  }
  return [...faces].map(([id, { characters, texts, glyphs }]) => ({
    ...named(id, fonts),
    postscriptName: fonts.program(id).postscriptName,
    file: fonts.faceOf(id).file,
    ...{ characters, distinct: texts.size, glyphs: glyphs.size },
  }))
}
