import path from 'node:path'
import { undisturbed } from '../io/signals.ts'
import { diagnose } from '../model/diagnostic.ts'
import { isInside, WorkspaceError, type Workspace } from '../model/workspace.ts'
import type { Language } from '../report/messages.ts'
import { printDiagnostics } from './report.ts'
import { EXIT, type Terminal } from './terminal.ts'

/** Writes a file whole or not at all; says so if it cannot, and gives the exit code. Throws `Interrupted`. */
export async function writeOutput(
  target: string,
  bytes: Uint8Array,
  workspace: Workspace,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  try {
    await undisturbed(() => {
      workspace.write(target, bytes)
    })
    return EXIT.fine
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    const fault =
      error.reason === 'full'
        ? diagnose('error', 'OUTPUT_DISK_FULL', { path: target, size: bytes.length })
        : diagnose('error', 'OUTPUT_NOT_WRITABLE', { path: target, reason: error.message })
    return printDiagnostics([fault], [], language, terminal)
  }
}

/** What a place is known by, however it is written: links followed as far as there is anything, and letters of one case where the disk knows one alone. */
export function placeOf(target: string, workspace: Workspace, cwd: string): string {
  const absolute = path.resolve(cwd, target)
  const rest: string[] = []
  let at = absolute
  while (workspace.kindOf(at) === undefined && path.dirname(at) !== at) {
    rest.unshift(path.basename(at))
    at = path.dirname(at)
  }
  const place = path.join(workspace.realPath(at), ...rest)
  return IS_CASELESS ? place.normalize('NFC').toLowerCase() : place
}

const IS_CASELESS = process.platform === 'win32' || process.platform === 'darwin'

/** Whether writing there would write over what the bulletin is made from. */
export function isSource(
  target: string,
  source: string,
  workspace: Workspace,
  cwd: string,
): boolean {
  if (workspace.kindOf(target) !== 'file') return false
  const [place, from] = [target, source].map((one) => placeOf(one, workspace, cwd))
  if (place === undefined || place === from) return true
  // PDFs among the texts of an issue are bulletins; anything else there that a link leads to is not
  const isText = !/\.pdf$/iu.test(place)
  return isText && workspace.kindOf(source) === 'folder' && isInside(target, source, workspace)
}
