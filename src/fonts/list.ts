import type { Report } from '../model/diagnostic.ts'
import { diagnose } from '../model/diagnostic.ts'
import type { ListedFace } from '../model/fonts-report.ts'
import { WorkspaceError, type Workspace } from '../model/workspace.ts'
import { rangesIn } from './coverage.ts'
import { bytesOf, readDirectories } from './directory.ts'
import { readFacts, type FaceFacts } from './facts.ts'
import { FlawedFont, RefusedFont } from './flaw.ts'
import type { FaceEntry, FontManifest } from './manifest.ts'
import { faultOf, type OwnFace } from './own.ts'

/** All faces there are, those that banxin brings first. One that cannot be read is reported and left out. */
export function listFaces(
  folder: string,
  { faces }: FontManifest,
  own: readonly OwnFace[],
  workspace: Workspace,
  report: Report,
): ListedFace[] {
  const brought = faces.flatMap((entry) => {
    const { file, family } = entry
    try {
      const bytes = workspace.read(workspace.join(folder, file))
      return [listed(entry, factsOf(bytes), bytes)]
    } catch (error) {
      const isMissing = error instanceof WorkspaceError && error.reason === 'missing'
      if (!isMissing && !isOfFont(error)) throw error
      const code = isMissing ? 'FONT_FILE_MISSING' : 'FONT_FILE_BROKEN'
      report(diagnose('error', code, { file, family }))
      return []
    }
  })
  const others = own.flatMap(({ entry, facts, read }) => {
    try {
      return [listed(entry, facts, read())]
    } catch (error) {
      const fault = faultOf(error, { file: entry.file })
      if (!fault) throw error
      report({ ...fault, severity: 'warning' })
      return []
    }
  })
  return [...brought, ...others]
}

function isOfFont(error: unknown): boolean {
  return [FlawedFont, RefusedFont, RangeError, WorkspaceError].some((kind) => error instanceof kind)
}

function factsOf(bytes: Uint8Array): FaceFacts {
  const file = bytesOf(bytes)
  const [face] = readDirectories(file)
  if (!face) throw new FlawedFont('not a font')
  return readFacts(file, face)
}

function listed(
  { family, weight, role, file, licence, own }: FaceEntry,
  facts: FaceFacts,
  bytes: Uint8Array,
): ListedFace {
  return {
    ...{ family, weight, role, file },
    format: facts.outlines,
    glyphs: facts.glyphs,
    characters: rangesIn(bytes).reduce((sum, { first, last }) => sum + last - first + 1, 0),
    licence: licence ?? facts.licence,
    isOwn: own !== undefined,
  }
}
