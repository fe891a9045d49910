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
  /** Its name in SPDX, of what banxin brings. */
  readonly licence?: string
  /** Absent of what banxin brings. */
  readonly own?: OwnNames
}

/** By what a face that banxin does not bring is asked for; names in small letters. */
export interface OwnNames {
  readonly from: 'sheet' | 'folder'
  readonly families: readonly string[]
  /** Of the face alone. */
  readonly fullNames: readonly string[]
  readonly weights: readonly [least: number, most: number]
}

export interface FontManifest {
  readonly faces: readonly FaceEntry[]
  /** For each role, the roles it borrows characters from, in this order. */
  readonly roles: Readonly<Record<string, readonly string[]>>
  /** For each role, the role whose bold is printed where a family has none. */
  readonly partners: Readonly<Record<string, string>>
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
    report(diagnose('error', 'FONT_MANIFEST_BROKEN', { file, reason: 'faces, roles, partners, lastResort' }))
  } catch (error) {
    if (!(error instanceof WorkspaceError) && !(error instanceof SyntaxError)) throw error
    report(diagnose('error', 'FONT_MANIFEST_BROKEN', { file, reason: error.message }))
  }
  return undefined
}

function isManifest(value: unknown): value is FontManifest {
  const { faces, roles, partners, lastResort } = (value ?? {}) as Partial<Record<keyof FontManifest, unknown>>
  const isFull = Array.isArray(faces) && faces.length > 0 && faces.every(isEntry)
  return isFull && isRecord(roles) && isRecord(partners) && typeof lastResort === 'string'
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function isEntry(value: unknown): value is FaceEntry {
  const entry = (value ?? {}) as Partial<Record<keyof FaceEntry, unknown>>
  const texts = [entry.id, entry.family, entry.role, entry.file]
  const numbers = [entry.weight, entry.bytes]
  return texts.every((item) => typeof item === 'string') && numbers.every((item) => typeof item === 'number')
}
