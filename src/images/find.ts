import { findBeside } from '../model/beside.ts'
import type { Workspace } from '../model/workspace.ts'
import { refuse } from './refusal.ts'

/** The file that a picture's `src` asks for, below one of `folders`. Refuses whatever could lead out of them. */
export function findPicture(src: string, folders: readonly string[], workspace: Workspace): string {
  const found = findBeside(src, folders, workspace)
  if ('path' in found) return found.path
  if ('fault' in found) return refuse('IMAGE_SOURCE', { src, fault: found.fault })
  return refuse('IMAGE_NOT_FOUND', { src, folders, nearest: found.nearest })
}
