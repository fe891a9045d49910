import type { FileSourceFault } from './diagnostic.ts'
import { nearest } from './nearest.ts'
import { isInside, WorkspaceError, type Workspace } from './workspace.ts'

/** A file, or why there is none: a fault in how it is asked for, or what there is in its place. */
export type Found =
  | { readonly path: string }
  | { readonly fault: FileSourceFault }
  | { readonly nearest: string | undefined }

/**
 * The file that `src` asks for: a path below one of `folders`, looked for in their order. Whatever could lead out of them is refused, links
 * included. Throws `WorkspaceError` where a link leads nowhere.
 */
export function findBeside(src: string, folders: readonly string[], workspace: Workspace): Found {
  const fault = faultOf(src)
  if (fault) return { fault }
  const steps = src.split('/').filter((step) => step !== '' && step !== '.')
  for (const folder of folders) {
    const path = workspace.join(folder, ...steps)
    const kind = workspace.kindOf(path)
    if (kind === undefined) continue
    if (kind !== 'file') return { fault: 'folder' }
    return isInside(path, folder, workspace) ? { path } : { fault: 'link' }
  }
  return { nearest: nearest(steps.at(-1) ?? '', namesBeside(steps, folders, workspace)) }
}

function faultOf(src: string): FileSourceFault | undefined {
  if (!src.trim()) return 'empty'
  if (/^[a-z]:[\\/]/iu.test(src)) return 'absolute'
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/iu.test(src)) return 'url'
  if (/^[\\/]/u.test(src)) return 'absolute'
  if (src.includes('\\')) return 'backslash'
  let depth = 0
  for (const step of src.split('/')) {
    if (step === '..') depth--
    else if (step !== '' && step !== '.') depth++
    if (depth < 0) return 'outside'
  }
  return undefined
}

/** What else is where the file was looked for. */
function namesBeside(
  steps: readonly string[],
  folders: readonly string[],
  workspace: Workspace,
): string[] {
  return folders.flatMap((folder) => {
    const beside = workspace.join(folder, ...steps.slice(0, -1))
    try {
      return workspace.kindOf(beside) === 'folder' ? workspace.list(beside) : []
    } catch (error) {
      if (error instanceof WorkspaceError) return []
      throw error
    }
  })
}
