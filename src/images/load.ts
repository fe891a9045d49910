import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Picture, Pictures } from '../model/picture.ts'
import type { Tree, TreeElement } from '../model/tree.ts'
import { WorkspaceError, type Workspace } from '../model/workspace.ts'
import { findPicture } from './find.ts'
import { readPicture } from './read.ts'
import { checkLimit, Refusal } from './refusal.ts'

export interface LoadedPictures {
  readonly pictures: Pictures
  /** The files that they were read from, by `src`. */
  readonly paths: ReadonlyMap<string, string>
}

/**
 * Reads the pictures that a tree shows. Each is looked for in `folders` in their order and read once; one that cannot be printed is reported where
 * the template asks for it.
 */
export function loadPictures(
  tree: Tree,
  folders: readonly string[],
  workspace: Workspace,
  report: Report,
): LoadedPictures {
  const pictures = new Map<string, Picture>()
  const paths = new Map<string, string>()
  for (const element of picturesIn(tree.root)) {
    const src = element.attributes['src'] ?? ''
    if (pictures.has(src)) continue
    try {
      const path = findPicture(src, folders, workspace)
      paths.set(src, path)
      checkLimit(path, 'bytes', workspace.size(path))
      pictures.set(src, readPicture(path, workspace.read(path)))
    } catch (error) {
      reportFault(error, element, report)
    }
  }
  return { pictures, paths }
}

function* picturesIn(element: TreeElement): Generator<TreeElement> {
  if (element.name === 'img') yield element
  for (const child of element.children) if (child.kind === 'element') yield* picturesIn(child)
}

function reportFault(error: unknown, { place }: TreeElement, report: Report): void {
  if (error instanceof Refusal) report(diagnose('error', error.code, error.data, place))
  else if (error instanceof WorkspaceError) {
    const data = { path: error.path, reason: error.message }
    report(diagnose('error', 'IMAGE_UNREADABLE', data, place))
  } else throw error
}
