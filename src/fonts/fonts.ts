import { diagnose, type Report } from '../model/diagnostic.ts'
import type { FaceId, FontProgram, FontRequest, Fonts, FontWish, Metrics } from '../model/metrics.ts'
import { WorkspaceError, type Workspace } from '../model/workspace.ts'
import { Face } from './face.ts'
import type { FaceEntry, FontManifest } from './manifest.ts'
import { faultOf, type OwnFace } from './own.ts'

/** Names by which a template may call a role, beside the families' own. */
const ROLE_NAMES: Readonly<Record<string, readonly string[]>> = {
  song: ['serif', '宋体', 'song', 'simsun', '思源宋体', 'source han serif sc', 'noto serif cjk sc'],
  hei: ['sans-serif', '黑体', 'hei', 'simhei', '思源黑体', 'source han sans sc', 'noto sans cjk sc'],
  kai: ['楷体', 'kai', 'kaiti', 'simkai'],
  fang: ['仿宋', '仿宋体', 'fangsong', 'simfang'],
  brush: ['毛笔', 'cursive', 'fantasy'],
}

/** A face whose file is missing or no whole font; thrown from deep inside a stage, reported by `reportFontFault`. */
export class FontFault extends Error {
  readonly entry: FaceEntry
  readonly kind: 'missing' | 'broken'
  constructor(entry: FaceEntry, kind: FontFault['kind'], options?: ErrorOptions) {
    super(`${entry.file}: ${kind}`, options)
    this.entry = entry
    this.kind = kind
  }
}

/** The faces of a folder, opened as they are needed. What a face cannot do throws `FontFault`. */
export function openFonts(
  folder: string,
  manifest: FontManifest,
  workspace: Workspace,
  own: readonly OwnFace[] = [],
): Fonts {
  const brought = manifest.faces.map((entry) => {
    const file = workspace.join(folder, entry.file)
    return new Face(entry, () => readFontFile(entry, file, workspace))
  })
  const faces = [...brought, ...own.map(({ entry, read }) => new Face(entry, read))]
  const faceOf = (id: FaceId): Face => {
    const face = faces.find(({ entry }) => entry.id === id)
    if (!face) throw new Error(`no face ${id}`)
    return face
  }
  const metrics = new FallbackMetrics(faces, manifest)
  return {
    metrics,
    wishFor: (request) => metrics.wishFor(request),
    program: (id) => {
      const face = faceOf(id)
      return guardedProgram(face, guarded(face, (open) => open.program()))
    },
    faceOf: (id) => faceOf(id).entry,
    families: [...new Set(faces.map(({ entry }) => entry.family))],
  }
}

/** Reports a font file that could not be used; anything else is thrown on. */
export function reportFontFault(error: unknown, report: Report): void {
  if (!(error instanceof FontFault)) throw error
  const { file, family, own } = error.entry
  if (own) {
    const { cause } = error
    const data = { file, flaw: 'damaged', table: undefined } as const
    report(faultOf(cause, { file }) ?? diagnose('error', 'FONT_BROKEN', data))
    return
  }
  const code = error.kind === 'missing' ? 'FONT_FILE_MISSING' : 'FONT_FILE_BROKEN'
  report(diagnose('error', code, { file, family }))
}

/** The faces that a request may use, in order, how many of them it asks for by name, and what they were found to have. */
interface Choice {
  readonly chain: readonly Face[]
  readonly wished: number
  readonly wish: FontWish | undefined
  readonly chosen: Map<string, FaceId | undefined>
}

/** Chooses a face for each character: families as asked, then by role, then the last resort, then any. */
class FallbackMetrics implements Metrics {
  private readonly faces: readonly Face[]
  private readonly byId: ReadonlyMap<FaceId, Face>
  private readonly manifest: FontManifest
  private readonly choices = new Map<string, Choice>()
  private lastChoice: { request: FontRequest; choice: Choice } | undefined

  constructor(faces: readonly Face[], manifest: FontManifest) {
    this.faces = faces
    this.byId = new Map(faces.map((face) => [face.entry.id, face]))
    this.manifest = manifest
  }

  faceFor(request: FontRequest, cluster: string): FaceId | undefined {
    const { chain, wished, chosen } = this.choiceFor(request)
    const known = chosen.get(cluster)
    if (known !== undefined || chosen.has(cluster)) return known
    const face = chain.find((candidate, i) => {
      return i < wished ? guarded(candidate, (open) => open.has(cluster)) : hasToLend(candidate, cluster)
    })
    chosen.set(cluster, face?.entry.id)
    return face?.entry.id
  }

  shape(id: FaceId, text: string, script: 'hani' | 'latn') {
    const face = this.byId.get(id)
    if (!face) throw new Error(`no face ${id}`)
    return guarded(face, (open) => open.shape(text, script))
  }

  ink(id: FaceId, glyph: number): readonly [number, number] {
    const face = this.byId.get(id)
    if (!face) throw new Error(`no face ${id}`)
    return guarded(face, (open) => open.ink(glyph))
  }

  unknownFamilies({ families }: FontRequest): readonly string[] {
    return families.filter((family) => !this.facesOf(family, 400).length)
  }

  /** Neighbouring characters mostly come with the same request. */
  private choiceFor(request: FontRequest): Choice {
    const last = this.lastChoice
    if (last?.request.families === request.families && last.request.weight === request.weight) {
      return last.choice
    }
    const key = `${request.families.join()}/${String(request.weight)}`
    const choice = this.choices.get(key) ?? { ...this.chain(request), chosen: new Map() }
    this.choices.set(key, choice)
    this.lastChoice = { request, choice }
    return choice
  }

  wishFor(request: FontRequest): FontWish | undefined {
    return this.choiceFor(request).wish
  }

  private chain({ families, weight }: FontRequest): Omit<Choice, 'chosen'> {
    const asked = families.map((family) => {
      const own = this.facesOf(family, weight)
      return { partners: this.partnersOf(own, family, weight), own }
    })
    const wished = asked.flatMap(({ partners, own }) => [...partners, ...own])
    const first = asked.find(({ own }) => own.length)
    const roles = wished.flatMap(({ entry: { own, role } }) => [
      ...(own ? [role] : []),
      ...(this.manifest.roles[role] ?? []),
    ])
    const borrowed = roles.flatMap((role) => this.brought(role, weight))
    const last = this.faces.filter(({ entry }) => entry.id === this.manifest.lastResort)
    // a sign of another style is better than none: ₂ is in the Kai alone
    const others = [
      ...this.byWeight(({ entry }) => !entry.own, weight),
      ...[...wished.map(({ entry }) => entry.role), ...roles].flatMap((role) =>
        this.byWeight(({ entry }) => entry.own !== undefined && entry.role === role, weight),
      ),
      ...this.byWeight(({ entry }) => entry.own !== undefined, weight),
    ]
    const [face] = wished
    return {
      chain: [...new Set([...wished, ...borrowed, ...last, ...others])],
      wished: new Set(wished).size,
      wish: face && { face: face.entry.id, isPartner: (first?.partners.length ?? 0) > 0 },
    }
  }

  /**
   * All weights of a family: of the template's own by that name, else of the folders' and what banxin brings, else of a role by that name. A face of a folder may
   * also be meant by its full name, alone.
   */
  private facesOf(family: string, weight: number): Face[] {
    const name = family.toLowerCase()
    const choices: ((entry: FaceEntry) => boolean)[] = [
      ({ own }) => own?.from === 'sheet' && own.families.includes(name),
      ({ own, family: brought }) =>
        own ? own.from === 'folder' && own.families.includes(name) : brought.toLowerCase() === name,
      ({ own }) => own?.from === 'folder' && own.fullNames.includes(name),
      ({ own, role }) => !own && (ROLE_NAMES[role]?.includes(name) ?? false),
    ]
    for (const belongs of choices) {
      const found = this.byWeight(({ entry }) => belongs(entry), weight)
      if (found.length) return found
    }
    return []
  }

  /** Where bold is asked of a family without any, that of the role that goes with it, before the family's own: nothing is thickened (docs/fonts.md). */
  private partnersOf(own: readonly Face[], family: string, weight: number): Face[] {
    const [nearest] = own
    if (!nearest || weight < BOLD || own.some(isBold)) return []
    // one face is meant, whatever its weight
    if (nearest.entry.own?.fullNames.includes(family.toLowerCase())) return []
    const role = this.manifest.partners[nearest.entry.role]
    return role === undefined ? [] : this.brought(role, weight).filter(isBold)
  }

  private brought(role: string, weight: number): Face[] {
    return this.byWeight(({ entry }) => !entry.own && entry.role === role, weight)
  }

  /** The nearest weight first; of two as near, the heavier for bold text and the lighter for the rest. */
  private byWeight(belongs: (face: Face) => boolean, weight: number): Face[] {
    const distance = ({ entry }: Face) => {
      const [least, most] = weightsOf(entry)
      // of the same weight the office's own
      if (weight >= least && weight <= most) return entry.own ? -1 : 0
      const isLighter = most < weight
      const away = isLighter ? weight - most : least - weight
      return away + (isLighter === weight > 500 ? 0.5 : 0)
    }
    return this.faces.filter(belongs).sort((a, b) => distance(a) - distance(b))
  }
}

/** From this weight on text is bold. */
const BOLD = 600

function weightsOf({ weight, own }: FaceEntry): readonly [least: number, most: number] {
  return own?.weights ?? [weight, weight]
}

function isBold({ entry }: Face): boolean {
  return weightsOf(entry)[1] >= BOLD
}

/** A font of one's own that nobody asked for is no fault if it is broken. */
function hasToLend(face: Face, cluster: string): boolean {
  if (!face.entry.own) return guarded(face, (open) => open.has(cluster))
  try {
    return face.has(cluster)
  } catch {
    return false
  }
}

function readFontFile(entry: FaceEntry, file: string, workspace: Workspace): Uint8Array {
  try {
    const bytes = workspace.read(file)
    if (bytes.length !== entry.bytes) throw new FontFault(entry, 'broken')
    return bytes
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    throw new FontFault(entry, error.reason === 'missing' ? 'missing' : 'broken', { cause: error })
  }
}

/** A damaged glyph shows only when it is taken into a subset. */
function guardedProgram(face: Face, program: FontProgram): FontProgram {
  return {
    ...program,
    subset: () => {
      const subset = guarded(face, () => program.subset())
      return {
        expect: (glyphs) => {
          guarded(face, () => {
            subset.expect(glyphs)
          })
        },
        add: (glyph, advance, shift) => guarded(face, () => subset.add(glyph, advance, shift)),
        advanceOf: (glyph) => guarded(face, () => subset.advanceOf(glyph)),
        widthOf: (code) => guarded(face, () => subset.widthOf(code)),
        inkOf: (glyph) => guarded(face, () => subset.inkOf(glyph)),
        widest: subset.widest,
        encode: () => guarded(face, () => subset.encode()),
      }
    },
  }
}

/** Whatever fontkit throws on a font is the font's fault. */
function guarded<T>(face: Face, action: (face: Face) => T): T {
  try {
    return action(face)
  } catch (error) {
    if (error instanceof FontFault) throw error
    throw new FontFault(face.entry, 'broken', { cause: error })
  }
}
