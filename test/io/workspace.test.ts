import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { expandPattern } from '../../src/io/expand.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { WorkspaceError } from '../../src/model/workspace.ts'
import { folder } from '../support/folder.ts'

describe('writing', () => {
  it('makes folders, replaces the file, and leaves nothing else behind', () => {
    const root = folder({ 'out/a.pdf': 'old' })
    const workspace = diskWorkspace(root)
    workspace.write('out/a.pdf', Buffer.from('new'))
    workspace.write('out/deep/b.pdf', Buffer.from('b'))
    expect(fs.readFileSync(path.join(root, 'out/a.pdf'), 'utf8')).toBe('new')
    expect(fs.readdirSync(path.join(root, 'out')).sort()).toEqual(['a.pdf', 'deep'])
    expect(fs.readdirSync(path.join(root, 'out/deep'))).toEqual(['b.pdf'])
  })

  it.each([
    ['where a folder stands', 'out', 'folder'],
    ['below a file', 'file.txt/a.pdf', 'missing'],
  ])('fails %s, and leaves nothing behind', (_name, target) => {
    const root = folder({ 'out/keep.txt': 'x', 'file.txt': 'x' })
    expect(() => {
      diskWorkspace(root).write(target, Buffer.from('new'))
    }).toThrow(WorkspaceError)
    expect(fs.readdirSync(root).sort()).toEqual(['file.txt', 'out'])
  })
})

describe('writing files together', () => {
  const file = (name: string, text = 'new') => ({ name, bytes: () => Buffer.from(text) })

  it('makes the folder and all of them', () => {
    const root = folder({})
    diskWorkspace(root).writeTogether('a/b', [file('1.txt', '1'), file('2.txt', '2')])
    expect(fs.readdirSync(path.join(root, 'a/b'))).toEqual(['1.txt', '2.txt'])
    expect(fs.readFileSync(path.join(root, 'a/b/2.txt'), 'utf8')).toBe('2')
  })

  it.each([
    ['one is there', [file('1.txt'), file('old.txt')]],
    [
      'one cannot be had',
      [file('1.txt'), { name: '2.txt', bytes: () => diskWorkspace().read('none') }],
    ],
    ['one cannot be written', [file('1.txt'), file('new/2.txt'), file('old.txt/3.txt')]],
  ])('writes none if %s, and keeps what was there', (_what, files) => {
    const root = folder({ 'a/old.txt': 'old' })
    expect(() => {
      diskWorkspace(root).writeTogether('a', files)
    }).toThrow(WorkspaceError)
    expect(fs.readdirSync(path.join(root, 'a'))).toEqual(['old.txt'])
    expect(fs.readFileSync(path.join(root, 'a/old.txt'), 'utf8')).toBe('old')
  })

  it('leaves no folder behind', () => {
    const root = folder({})
    expect(() => {
      diskWorkspace(root).writeTogether('a/b', [file('1.txt'), file('1.txt/2.txt')])
    }).toThrow(WorkspaceError)
    expect(fs.readdirSync(root)).toEqual([])
  })
})

describe('reading', () => {
  it('tells files, folders and nothing apart', () => {
    const workspace = diskWorkspace(folder({ 'a/b.txt': 'x' }))
    expect(['a', 'a/b.txt', 'c'].map((name) => workspace.kindOf(name))).toEqual([
      'folder',
      'file',
      undefined,
    ])
  })

  it('knows the size of a file, and where a link leads', () => {
    const root = folder({ 'a/b.txt': 'xyz' })
    const workspace = diskWorkspace(root)
    expect(workspace.size('a/b.txt')).toBe(3)
    if (process.platform !== 'win32') fs.symlinkSync(path.join(root, 'a'), path.join(root, 'c'))
    const real = path.join(fs.realpathSync.native(root), 'a', 'b.txt')
    expect(workspace.realPath(process.platform === 'win32' ? 'a/b.txt' : 'c/b.txt')).toBe(real)
    expect(() => workspace.realPath('none')).toThrow(WorkspaceError)
  })

  it('says why a file cannot be read', () => {
    const workspace = diskWorkspace(folder({ 'a/b.txt': 'x' }))
    expect(() => workspace.read('none')).toThrow(
      expect.objectContaining({ reason: 'missing' }) as Error,
    )
    expect(() => workspace.read('a')).toThrow(
      expect.objectContaining({ reason: 'folder' }) as Error,
    )
  })
})

describe('patterns', () => {
  const root = folder
  const expand = (pattern: string, files: Readonly<Record<string, string>>) => {
    const base = root(files)
    return expandPattern(pattern, base, (name) => fs.existsSync(path.join(base, name)))
  }

  it.each([
    ['content/*', ['content/a.txt', 'content/b.txt', 'content/c']],
    ['content\\*.txt', ['content/a.txt', 'content/b.txt']],
    ['content/a.txt', ['content/a.txt']],
    ['none.txt', ['none.txt']],
    ['none/*', []],
  ])('%s', (pattern, expected) => {
    expect(
      expand(pattern, { 'content/a.txt': '', 'content/b.txt': '', 'content/c/1.txt': '' }),
    ).toEqual(expected)
  })
})
