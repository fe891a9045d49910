import fs from 'node:fs'
import path from 'node:path'
import { WorkspaceError, type Workspace } from '../model/workspace.ts'
import { writeTogether, writeWhole } from './write.ts'

const REASONS: Readonly<Record<string, WorkspaceError['reason']>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  EISDIR: 'folder',
  EEXIST: 'folder',
  ENOSPC: 'full',
  EDQUOT: 'full',
}

/** The disk. Relative paths are taken from `base`. */
export function diskWorkspace(base: string = process.cwd()): Workspace {
  const at = (file: string) => path.resolve(base, file)
  return {
    kindOf: (file) => kindOf(at(file)),
    list: (folder) => guard(folder, () => fs.readdirSync(at(folder)).sort(byCodePoint)),
    realPath: (file) => guard(file, () => fs.realpathSync.native(at(file))),
    size: (file) => guard(file, () => fs.statSync(at(file)).size),
    read: (file) => guard(file, () => fs.readFileSync(at(file))),
    readPart: (file, start, length) => guard(file, () => readPart(at(file), start, length)),
    write: (file, bytes) => {
      guard(file, () => {
        writeWhole(at(file), bytes)
      })
    },
    writeTogether: (folder, files) => {
      guard(folder, () => {
        writeTogether(at(folder), files)
      })
    },
    join: (...parts) => path.join(...parts),
  }
}

/** Nothing, too, where there can be nothing: below a file, behind a circle of links, under a name that no disk takes. */
function kindOf(file: string): ReturnType<Workspace['kindOf']> {
  const found = statOf(file)
  if (!found) return undefined
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other'
}

function readPart(file: string, start: number, length: number): Uint8Array {
  const handle = fs.openSync(file, 'r')
  try {
    const room = Math.max(0, Math.min(length, fs.fstatSync(handle).size - start))
    const bytes = new Uint8Array(room)
    return bytes.subarray(0, fs.readSync(handle, bytes, 0, room, start))
  } finally {
    fs.closeSync(handle)
  }
}

function statOf(file: string): fs.Stats | undefined {
  try {
    return fs.statSync(file, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function guard<T>(file: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    if (!isSystemError(error)) throw error
    throw new WorkspaceError(file, REASONS[error.code] ?? 'other', reasonOf(error))
  }
}

/** What the system says, without its code, the call and the paths: EACCES: permission denied, open '…'. */
function reasonOf({ message }: Error): string {
  return /^[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
