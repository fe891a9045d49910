import fs from 'node:fs'
import path from 'node:path'
import { WorkspaceError, type NewFile, type Workspace } from '../model/workspace.ts'

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

/**
 * Writes beside the file and renames, so that a reader finds the old file or the new one and nothing between. A link stays one, and what it leads to is
 * written; a file keeps its permissions, and one that nobody may write is not written by way of its folder.
 */
function writeWhole(target: string, bytes: Uint8Array): void {
  const before = statOf(target)
  const file = before ? fs.realpathSync.native(target) : target
  if (before?.isFile() && (before.mode & WRITABLE) === 0) {
    throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })
  }
  fs.mkdirSync(path.dirname(file), { recursive: true })
  // a name of its own: one that contained the file's could be too long for the disk
  const temporary = path.join(path.dirname(file), `.banxin-${String(process.pid)}.tmp`)
  try {
    fs.writeFileSync(temporary, bytes)
    if (before?.isFile()) fs.chmodSync(temporary, before.mode)
    fs.renameSync(temporary, file)
  } catch (error) {
    fs.rmSync(temporary, { force: true })
    throw error
  }
}

/** By anybody. */
const WRITABLE = 0o222

/** What was written goes again if one of them fails; never what was there before. */
function writeTogether(folder: string, files: readonly NewFile[]): void {
  const made = [fs.mkdirSync(folder, { recursive: true })]
  const written: string[] = []
  try {
    for (const { name, bytes } of files) {
      const content = bytes()
      const file = path.join(folder, name)
      made.push(fs.mkdirSync(path.dirname(file), { recursive: true }))
      const handle = fs.openSync(file, 'wx')
      written.push(file)
      try {
        fs.writeFileSync(handle, content)
      } finally {
        fs.closeSync(handle)
      }
    }
  } catch (error) {
    for (const file of written) fs.rmSync(file, { force: true })
    for (const one of made) if (one !== undefined) fs.rmSync(one, { recursive: true, force: true })
    throw error
  }
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
