import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Picture, Pictures } from '../model/picture.ts'
import type { Span } from '../model/source.ts'
import type { Tree, TreeElement } from '../model/tree.ts'
import { WorkspaceError, type Workspace } from '../model/workspace.ts'
import { findPicture } from './find.ts'
import { readPicture } from './read.ts'
import { checkLimit, Refusal } from './refusal.ts'

export interface LoadedPictures {
  readonly pictures: Pictures
  /** The files that they were read from, by `src`. */
  readonly files: ReadonlyMap<string, PictureFile>
}

export interface PictureFile {
  readonly path: string
  /** The first tag that asks for it. */
  readonly place?: Span
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
  const files = new Map<string, PictureFile>()
  for (const element of picturesIn(tree.root)) {
    const { place, attributes } = element
    const src = attributes['src'] ?? ''
    if (pictures.has(src)) continue
    try {
      const path = findPicture(src, folders, workspace)
      files.set(src, { path, ...(place && { place }) })
      checkLimit(path, 'bytes', workspace.size(path))
      pictures.set(src, readPicture(path, workspace.read(path)))
    } catch (error) {
      reportFault(error, place, report)
    }
  }
  return { pictures, files }
}

function* picturesIn(element: TreeElement): Generator<TreeElement> {
  if (element.name === 'img') yield element
  for (const child of element.children) if (child.kind === 'element') yield* picturesIn(child)
}

function reportFault(error: unknown, place: Span | undefined, report: Report): void {
  if (error instanceof Refusal) report(diagnose('error', error.code, error.data, place))
  else if (error instanceof WorkspaceError) {
    const data = { path: error.path, reason: error.message }
    report(diagnose('error', 'IMAGE_UNREADABLE', data, place))
  } else throw error
}
