/** The outside, as stages see it: every reader and writer of disk goes through one of these. Paths as the user writes them. */
export interface Workspace {
  kindOf(path: string): 'file' | 'folder' | 'other' | undefined
  /** Names in a folder, sorted by code point. */
  list(folder: string): readonly string[]
  /** Throws `WorkspaceError`. */
  read(path: string): Uint8Array
  /** The whole file or none of it. Throws `WorkspaceError`. */
  write(path: string, bytes: Uint8Array): void
  join(...parts: string[]): string
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
