import { diagnose, type Report } from '../model/diagnostic.ts'
import type { FaceId, FontProgram, FontRequest, Fonts, Metrics } from '../model/metrics.ts'
import { WorkspaceError, type Workspace } from '../model/workspace.ts'
import { Face } from './face.ts'
import type { FaceEntry, FontManifest } from './manifest.ts'

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
export function openFonts(folder: string, manifest: FontManifest, workspace: Workspace): Fonts {
  const faces = manifest.faces.map((entry) => {
    const file = workspace.join(folder, entry.file)
    return new Face(entry, () => readFontFile(entry, file, workspace))
  })
  const faceOf = (id: FaceId): Face => {
    const face = faces.find(({ entry }) => entry.id === id)
    if (!face) throw new Error(`no face ${id}`)
    return face
  }
  return {
    metrics: new FallbackMetrics(faces, manifest),
    program: (id) => {
      const face = faceOf(id)
      return guardedProgram(face, guarded(face, (open) => open.program()))
    },
    families: [...new Set(manifest.faces.map(({ family }) => family))],
  }
}

/** Reports a font file that could not be used; anything else is thrown on. */
export function reportFontFault(error: unknown, report: Report): void {
  if (!(error instanceof FontFault)) throw error
  const { file, family } = error.entry
  const code = error.kind === 'missing' ? 'FONT_FILE_MISSING' : 'FONT_FILE_BROKEN'
  report(diagnose('error', code, { file, family }))
}

/** The faces that a request may use, in order, and what they were found to have. */
interface Choice {
  readonly chain: readonly Face[]
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
    const { chain, chosen } = this.choiceFor(request)
    const known = chosen.get(cluster)
    if (known !== undefined || chosen.has(cluster)) return known
    const face = chain.find((candidate) => guarded(candidate, (open) => open.has(cluster)))
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
    const choice = this.choices.get(key) ?? { chain: this.chain(request), chosen: new Map() }
    this.choices.set(key, choice)
    this.lastChoice = { request, choice }
    return choice
  }

  private chain({ families, weight }: FontRequest): readonly Face[] {
    const wished = families.flatMap((family) => this.facesOf(family, weight))
    const roles = wished.flatMap(({ entry }) => this.manifest.roles[entry.role] ?? [])
    const borrowed = roles.flatMap((role) => this.byWeight(({ entry }) => entry.role === role, weight))
    const last = this.faces.filter(({ entry }) => entry.id === this.manifest.lastResort)
    // a sign of another style is better than none: ₂ is in the Kai alone
    const others = this.byWeight(() => true, weight)
    return [...new Set([...wished, ...borrowed, ...last, ...others])]
  }

  /** All weights of a family, by its own name or by its role's. */
  private facesOf(family: string, weight: number): Face[] {
    const name = family.toLowerCase()
    const own = this.byWeight(({ entry }) => entry.family.toLowerCase() === name, weight)
    if (own.length) return own
    return this.byWeight(({ entry }) => ROLE_NAMES[entry.role]?.includes(name) ?? false, weight)
  }

  /** The nearest weight first; of two as near, the heavier for bold text and the lighter for the rest. */
  private byWeight(belongs: (face: Face) => boolean, weight: number): Face[] {
    const distance = ({ entry }: Face) =>
      Math.abs(entry.weight - weight) + (entry.weight < weight === weight > 500 ? 0.5 : 0)
    return this.faces.filter(belongs).sort((a, b) => distance(a) - distance(b))
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
