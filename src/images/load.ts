import type { Figure } from '../model/bulletin.ts'
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

/** Where pictures may be. */
export interface PictureSources {
  /** Of the template and the issue, in the order in which they are looked through for pictures of the template. */
  readonly folders: readonly string[]
  /** Of the issue. */
  readonly folder: string
  /** Pictures of the bulletin, and those of them that are in no file of their own. */
  readonly figures: readonly Figure[]
  readonly media: ReadonlyMap<string, Uint8Array>
}

/** What begins the `src` of a bulletin's picture: no template's file is taken for it. */
const ISSUE = 'issue:'

/**
 * Reads the pictures that a tree shows, each once; one that cannot be printed is reported where the template asks for it, or the text
 * of the bulletin.
 */
export function loadPictures(
  tree: Tree,
  sources: PictureSources,
  workspace: Workspace,
  report: Report,
): LoadedPictures {
  const spans = new Map(sources.figures.map(({ src, span }) => [src, span]))
  const pictures = new Map<string, Picture>()
  const files = new Map<string, PictureFile>()
  for (const element of picturesIn(tree.root)) {
    const src = element.attributes['src'] ?? ''
    const place = spans.get(src) ?? element.place
    if (pictures.has(src)) continue
    try {
      const own = sources.media.get(src)
      const path = own ? src.slice(ISSUE.length) : pathOf(src, sources, workspace)
      files.set(src, { path, ...(place && { place }) })
      if (!own) checkLimit(path, 'bytes', workspace.size(path))
      pictures.set(src, readPicture(path, own ?? workspace.read(path)))
    } catch (error) {
      reportFault(error, place, report)
    }
  }
  return { pictures, files }
}

function pathOf(src: string, { folders, folder }: PictureSources, workspace: Workspace): string {
  if (!src.startsWith(ISSUE)) return findPicture(src, folders, workspace)
  return findPicture(src.slice(ISSUE.length), [folder], workspace)
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
