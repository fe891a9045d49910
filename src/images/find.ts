import type { ImageSourceFault } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import { isInside, WorkspaceError, type Workspace } from '../model/workspace.ts'
import { refuse } from './refusal.ts'

/**
 * The file that `src` asks for: a path below one of `folders`, looked for in their order. Refuses whatever could lead out of them, links
 * included.
 */
export function findPicture(src: string, folders: readonly string[], workspace: Workspace): string {
  const fault = faultOf(src)
  if (fault) refuse('IMAGE_SOURCE', { src, fault })
  const steps = src.split('/').filter((step) => step !== '' && step !== '.')
  for (const folder of folders) {
    const path = workspace.join(folder, ...steps)
    const kind = workspace.kindOf(path)
    if (kind === undefined) continue
    if (kind !== 'file') refuse('IMAGE_SOURCE', { src, fault: 'folder' })
    if (!isInside(path, folder, workspace)) refuse('IMAGE_SOURCE', { src, fault: 'link' })
    return path
  }
  const near = nearest(steps.at(-1) ?? '', namesBeside(steps, folders, workspace))
  return refuse('IMAGE_NOT_FOUND', { src, folders, nearest: near })
}

function faultOf(src: string): ImageSourceFault | undefined {
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

/** What else is where the picture was looked for. */
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
