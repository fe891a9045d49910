import { diagnose, type Report } from '../model/diagnostic.ts'
import { WorkspaceError, type Workspace } from '../model/workspace.ts'

/** One face of `fonts.json`; scripts/reduce-fonts.py writes it. */
export interface FaceEntry {
  readonly id: string
  readonly family: string
  readonly role: string
  readonly weight: number
  readonly file: string
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
    const manifest = JSON.parse(new TextDecoder().decode(workspace.read(file))) as Partial<FontManifest>
    if (manifest.faces?.length && manifest.roles && manifest.lastResort) return manifest as FontManifest
    report(diagnose('error', 'FONT_MANIFEST_BROKEN', { file, reason: 'faces, roles, lastResort' }))
  } catch (error) {
    if (!(error instanceof WorkspaceError) && !(error instanceof SyntaxError)) throw error
    report(diagnose('error', 'FONT_MANIFEST_BROKEN', { file, reason: error.message }))
  }
  return undefined
}
