import { diagnose, type Report } from '../model/diagnostic.ts'
import { WorkspaceError, type Workspace } from '../model/workspace.ts'

/** One face of `fonts.json`; scripts/reduce-fonts.py writes it. */
export interface FaceEntry {
  readonly id: string
  readonly family: string
  readonly role: string
  readonly weight: number
  readonly file: string
  /** How long the file is. */
  readonly bytes: number
}

export interface FontManifest {
  readonly faces: readonly FaceEntry[]
  /** For each role, the roles it borrows characters from, in this order. */
  readonly roles: Readonly<Record<string, readonly string[]>>
  /** The face that is asked when all others have failed. */
  readonly lastResort: string
}

/** Reads `fonts.json` of a folder; undefined, and reported, if it is missing or not what it should be. */
export function readFontManifest(
  folder: string,
  workspace: Workspace,
  report: Report,
): FontManifest | undefined {
  const file = workspace.join(folder, 'fonts.json')
  try {
    const manifest: unknown = JSON.parse(new TextDecoder().decode(workspace.read(file)))
    if (isManifest(manifest)) return manifest
    report(diagnose('error', 'FONT_MANIFEST_BROKEN', { file, reason: 'faces, roles, lastResort' }))
  } catch (error) {
    if (!(error instanceof WorkspaceError) && !(error instanceof SyntaxError)) throw error
    report(diagnose('error', 'FONT_MANIFEST_BROKEN', { file, reason: error.message }))
  }
  return undefined
}

function isManifest(value: unknown): value is FontManifest {
  const { faces, roles, lastResort } = (value ?? {}) as Partial<Record<keyof FontManifest, unknown>>
  const isFull = Array.isArray(faces) && faces.length > 0 && faces.every(isEntry)
  return isFull && typeof roles === 'object' && roles !== null && typeof lastResort === 'string'
}

function isEntry(value: unknown): value is FaceEntry {
  const entry = (value ?? {}) as Partial<Record<keyof FaceEntry, unknown>>
  const texts = [entry.id, entry.family, entry.role, entry.file]
  const numbers = [entry.weight, entry.bytes]
  return texts.every((item) => typeof item === 'string') && numbers.every((item) => typeof item === 'number')
}
