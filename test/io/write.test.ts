import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { WorkspaceError } from '../../src/model/workspace.ts'
import { folder } from '../support/folder.ts'

const IS_WINDOWS = process.platform === 'win32'
const HOST = createHash('sha256').update(os.hostname()).digest('hex').slice(0, 8)

function reasonOf(action: () => void): string | undefined {
  try {
    action()
    return undefined
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    return error.reason
  }
}

const write = (root: string, target: string, bytes = 'new') =>
  reasonOf(() => {
    diskWorkspace(root).write(target, Buffer.from(bytes))
  })

/** The number of a process that has ended. */
function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '0']).pid
}

describe('what a killed process left', () => {
  const left = (root: string) => fs.readdirSync(root).filter((name) => name.startsWith('.banxin'))

  it('is removed by the next that writes there', () => {
    const pid = endedProcess()
    const names = [`.banxin-${HOST}-${pid}.tmp`, `.banxin-${pid}.tmp`]
    const root = folder(Object.fromEntries(names.map((name) => [name, 'half a PDF'])))
    expect(write(root, 'a.pdf')).toBeUndefined()
    expect(left(root)).toEqual([])
  })

  it('is removed whoever left it if it is old', () => {
    const names = [`.banxin-00000000-${endedProcess()}.tmp`, `.banxin-${HOST}-${process.ppid}.tmp`]
    const root = folder(Object.fromEntries(names.map((name) => [name, 'x'])))
    const longAgo = Date.now() / 1000 - 2 * 24 * 60 * 60
    for (const name of names) fs.utimesSync(path.join(root, name), longAgo, longAgo)
    write(root, 'a.pdf')
    expect(left(root)).toEqual([])
  })

  it('stays if its process runs, or is of another machine, or it is something else', () => {
    const names = [
      `.banxin-${HOST}-${process.ppid}.tmp`,
      `.banxin-00000000-${endedProcess()}.tmp`,
      '.banxin-mine.tmp',
    ]
    const root = folder(Object.fromEntries(names.map((name) => [name, 'x'])))
    fs.mkdirSync(path.join(root, `.banxin-${endedProcess()}.tmp`))
    write(root, 'a.pdf')
    expect(left(root)).toHaveLength(4)
  })

  it.skipIf(IS_WINDOWS)('is not written through if it is a link', () => {
    const root = folder({ 'out/keep.txt': 'x', 'other.txt': 'other' })
    fs.symlinkSync(
      path.join(root, 'other.txt'),
      path.join(root, 'out', `.banxin-${HOST}-${process.pid}.tmp`),
    )
    expect(write(root, 'out/a.pdf')).toBeUndefined()
    expect(fs.readFileSync(path.join(root, 'other.txt'), 'utf8')).toBe('other')
    expect(fs.readFileSync(path.join(root, 'out/a.pdf'), 'utf8')).toBe('new')
  })
})

describe('places that cannot be written', () => {
  it.each([
    ['a folder', 'out', 'folder'],
    ['a folder called .pdf', 'dir.pdf', 'folder'],
    ['below a file', 'file.txt/deep/a.pdf', 'missing'],
    ['a name too long', `new/deep/${'长'.repeat(100)}.pdf`, 'other'],
  ])('%s', (_what, target, reason) => {
    const root = folder({ 'out/keep.txt': 'x', 'file.txt': 'x', 'dir.pdf/keep.txt': 'x' })
    expect(write(root, target)).toBe(reason)
    expect(fs.readdirSync(root).sort()).toEqual(['dir.pdf', 'file.txt', 'out'])
    expect(fs.readdirSync(path.join(root, 'out'))).toEqual(['keep.txt'])
  })

  it.skipIf(IS_WINDOWS)('a file or a folder that nobody may write, though one be root', () => {
    const root = folder({ 'out/a.pdf': 'old', 'shut/a.pdf': 'old' })
    fs.chmodSync(path.join(root, 'out/a.pdf'), 0o444)
    fs.chmodSync(path.join(root, 'shut'), 0o555)
    onTestFinished(() => {
      fs.chmodSync(path.join(root, 'shut'), 0o755)
    })
    expect([write(root, 'out/a.pdf'), write(root, 'shut/b.pdf')]).toEqual(['denied', 'denied'])
    expect(fs.readFileSync(path.join(root, 'out/a.pdf'), 'utf8')).toBe('old')
    expect(fs.readdirSync(path.join(root, 'shut'))).toEqual(['a.pdf'])
  })

  it.skipIf(!fs.existsSync('/dev/full'))('a device without room', () => {
    expect(write(folder({}), '/dev/full')).toBe('full')
    expect(fs.statSync('/dev/full').isCharacterDevice()).toBe(true)
  })

  const tiny = mountTiny()
  it.skipIf(tiny === undefined)('a disk that is full', () => {
    const target = path.join(tiny!, 'a.pdf')
    expect(write(tiny!, 'a.pdf', 'old')).toBeUndefined()
    expect(write(tiny!, 'a.pdf', 'n'.repeat(1_000_000))).toBe('full')
    expect(fs.readFileSync(target, 'utf8')).toBe('old')
    expect(fs.readdirSync(tiny!)).toEqual(['a.pdf'])
    execFileSync('umount', [tiny!])
    fs.rmdirSync(tiny!)
  })
})

/** A disk of some kilobytes, if one may be had. */
function mountTiny(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'banxin-full-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200k', 'tmpfs', root])
  if (mounted.status === 0) return root
  fs.rmdirSync(root)
  return undefined
}

describe.skipIf(IS_WINDOWS)('links and devices', () => {
  it('a link stays one, and what it leads to is written', () => {
    const root = folder({ 'real/a.pdf': 'old' })
    fs.symlinkSync('real/a.pdf', path.join(root, 'link.pdf'))
    expect(write(root, 'link.pdf')).toBeUndefined()
    expect(fs.lstatSync(path.join(root, 'link.pdf')).isSymbolicLink()).toBe(true)
    expect(fs.readFileSync(path.join(root, 'real/a.pdf'), 'utf8')).toBe('new')
  })

  it('so does one that leads to nothing yet', () => {
    const root = folder({ 'real/keep.txt': 'x' })
    fs.symlinkSync('real/a.pdf', path.join(root, 'link.pdf'))
    expect(write(root, 'link.pdf')).toBeUndefined()
    expect(fs.lstatSync(path.join(root, 'link.pdf')).isSymbolicLink()).toBe(true)
    expect(fs.readFileSync(path.join(root, 'real/a.pdf'), 'utf8')).toBe('new')
  })

  it('a device is written as it is', () => {
    expect(write(folder({}), '/dev/null')).toBeUndefined()
    expect(fs.statSync('/dev/null').isCharacterDevice()).toBe(true)
  })
})

describe.skipIf(IS_WINDOWS)('a signal while something is written', () => {
  const SIGNALS = path.resolve('dist/io/signals.js')

  const run = (signal: string, after = '') => {
    const root = folder({})
    const file = path.join(root, 'a.pdf')
    const script = `
      import fs from 'node:fs'
      import { Interrupted, undisturbed } from ${JSON.stringify(SIGNALS)}
      try {
        await undisturbed(() => {
          process.kill(process.pid, ${JSON.stringify(signal)})
          const end = Date.now() + 100
          while (Date.now() < end);
          fs.writeFileSync(${JSON.stringify(file)}, 'whole')
        })
        process.exitCode = 1
      } catch (error) {
        if (error instanceof Interrupted) process.exitCode = error.exitCode
      }
      ${after}`
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script])
    return { code: child.status, signal: child.signal, text: fs.readFileSync(file, 'utf8') }
  }

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('%s is answered when it is whole', (signal, code) => {
    expect(run(signal)).toEqual({ code, signal: null, text: 'whole' })
  })

  it('ends the process at once at any other time', () => {
    const after = `process.kill(process.pid, 'SIGTERM'); const end = Date.now() + 1000; while (Date.now() < end);`
    expect(run('SIGINT', after)).toMatchObject({ code: null, signal: 'SIGTERM' })
  })
})
