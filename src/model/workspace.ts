/** The outside, as stages see it: every reader and writer of disk goes through one of these. Paths as the user writes them. */
export interface Workspace {
  kindOf(path: string): 'file' | 'folder' | 'other' | undefined
  /** Names in a folder, sorted by code point. */
  list(folder: string): readonly string[]
  /** The absolute path of what is there, all links followed. Throws `WorkspaceError`. */
  realPath(path: string): string
  /** Of a file, bytes. Throws `WorkspaceError`. */
  size(path: string): number
  /** Throws `WorkspaceError`. */
  read(path: string): Uint8Array
  /** So many bytes of a file from a place on, or as many as there are. Throws `WorkspaceError`. */
  readPart(path: string, start: number, length: number): Uint8Array
  /** The whole file or none of it. Throws `WorkspaceError`. */
  write(path: string, bytes: Uint8Array): void
  /** New files in a folder, which is made if need be: all of them or none. None may be there before. Throws `WorkspaceError`. */
  writeTogether(folder: string, files: readonly NewFile[]): void
  join(...parts: string[]): string
}

export interface NewFile {
  /** In the folder. */
  readonly name: string
  /** Asked for when the file is written, so that not all are in memory at once. */
  readonly bytes: () => Uint8Array
}

export class WorkspaceError extends Error {
  readonly path: string
  readonly reason: 'missing' | 'denied' | 'folder' | 'full' | 'other'
  constructor(path: string, reason: WorkspaceError['reason'], detail: string) {
    super(detail)
    this.path = path
    this.reason = reason
  }
}

/** Whether a path is this place, or one below it, by their names alone. */
export function isAtOrBelow(path: string, place: string): boolean {
  return path === place || (path.startsWith(place) && /^[\\/]/u.test(path.slice(place.length)))
}

/** Whether a file is in a folder, links followed: those of whoever sends a folder must not lead to other files. Throws `WorkspaceError`. */
export function isInside(path: string, folder: string, workspace: Workspace): boolean {
  const [file, home] = [workspace.realPath(path), workspace.realPath(folder)]
  const rest = file.slice(home.length)
  return file.startsWith(home) && (/[\\/]$/u.test(home) || /^[\\/]/u.test(rest))
}
