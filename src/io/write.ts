import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { NewFile } from '../model/workspace.ts'

/** By anybody. */
const WRITABLE = 0o222

/**
 * Writes beside the file and renames, so that a reader finds the old file or the new one and nothing between. A link stays one, and what it leads to is
 * written; a file keeps its permissions, and one that nobody may write is not written by way of its folder. What cannot be replaced, such as a device, is
 * written as it is.
 */
export function writeWhole(target: string, bytes: Uint8Array): void {
  const before = fs.statSync(target, { throwIfNoEntry: false })
  if (before?.isDirectory()) throw systemError('EISDIR', 'a folder is there')
  if (before && !before.isFile()) {
    fs.writeFileSync(target, bytes)
    return
  }
  const file = before ? fs.realpathSync.native(target) : throughLink(target)
  if (before && (before.mode & WRITABLE) === 0) throw systemError('EACCES', 'permission denied')
  const folder = path.dirname(file)
  const made = makeFolders(folder)
  try {
    checkFolder(folder)
    clearStale(folder)
    replace(file, bytes, before?.mode)
  } catch (error) {
    removeFolders(made)
    throw error
  }
}

/** A link that leads to nothing is not taken for a file that may be replaced. */
function throughLink(target: string): string {
  const link = fs.lstatSync(target, { throwIfNoEntry: false })
  return link?.isSymbolicLink()
    ? path.resolve(path.dirname(target), fs.readlinkSync(target))
    : target
}

function systemError(code: string, reason: string): Error {
  return Object.assign(new Error(`${code}: ${reason}`), { code })
}

/** Whoever is root may write everywhere, and a folder that nobody may write is meant to be left alone. On Windows the bit means something else. */
function checkFolder(folder: string): void {
  const { mode } = fs.statSync(folder)
  if (process.platform !== 'win32' && (mode & WRITABLE) === 0) {
    throw systemError('EACCES', 'permission denied')
  }
}

function replace(file: string, bytes: Uint8Array, mode: number | undefined): void {
  // a name of its own: one that contained the file's could be too long for the disk
  const temporary = path.join(path.dirname(file), temporaryName(process.pid))
  // of an earlier process with this number; a link there is not followed
  fs.rmSync(temporary, { force: true })
  const handle = fs.openSync(temporary, 'wx')
  try {
    try {
      fs.writeFileSync(handle, bytes)
      if (mode !== undefined) fs.fchmodSync(handle, mode)
      // else a machine that stops may have the new name and none of the bytes
      fs.fsyncSync(handle)
    } finally {
      fs.closeSync(handle)
    }
    fs.renameSync(temporary, file)
  } catch (error) {
    fs.rmSync(temporary, { force: true })
    throw error
  }
}

/** Which machine, since a folder may be shared and its processes cannot be asked for here. */
const HOST = createHash('sha256').update(os.hostname()).digest('hex').slice(0, 8)

function temporaryName(pid: number): string {
  return `.banxin-${HOST}-${pid}.tmp`
}

const TEMPORARY = /^\.banxin-(?:([\da-f]{8})-)?(\d{1,10})\.tmp$/u

/** Nothing takes so long to be written, in milliseconds. */
const STALE = 24 * 60 * 60 * 1000

/** Folders that were looked through by this process. */
const cleared = new Set<string>()

/** Removes what a process left that was killed while it wrote, and nothing that another may be writing. */
function clearStale(folder: string): void {
  if (cleared.has(folder)) return
  cleared.add(folder)
  for (const name of fs.readdirSync(folder)) {
    const [, host, pid] = TEMPORARY.exec(name) ?? []
    if (pid === undefined) continue
    const file = path.join(folder, name)
    try {
      const stats = fs.lstatSync(file)
      const isOld = Date.now() - stats.mtimeMs > STALE
      const isOfHere = host === undefined || host === HOST
      if (stats.isFile() && (isOld || (isOfHere && !isRunning(Number(pid))))) fs.rmSync(file)
    } catch {
      // another process was faster, or may do what this one may not
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

/** Makes a folder and those above it; gives those that were not there, the deepest first. */
function makeFolders(folder: string): readonly string[] {
  const first = fs.mkdirSync(folder, { recursive: true })
  if (first === undefined) return []
  const made = [folder]
  for (let at = folder; at !== first && path.dirname(at) !== at;) {
    at = path.dirname(at)
    made.push(at)
  }
  return made
}

/** Unless somebody has put something into them. */
function removeFolders(made: readonly string[]): void {
  for (const folder of made) {
    try {
      fs.rmdirSync(folder)
    } catch {
      return
    }
  }
}

/** What was written goes again if one of them fails; never what was there before. */
export function writeTogether(folder: string, files: readonly NewFile[]): void {
  const made = [makeFolders(folder)]
  const written: string[] = []
  try {
    for (const { name, bytes } of files) {
      const content = bytes()
      const file = path.join(folder, name)
      made.unshift(makeFolders(path.dirname(file)))
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
    made.forEach(removeFolders)
    throw error
  }
}
