import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSource, type ReadOptions } from '../../src/content/read.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { collect } from '../support/diagnostics.ts'
import { folder } from '../support/folder.ts'

async function read(root: string, name: string, options: ReadOptions = {}) {
  const collected = collect()
  const source = await readSource(path.join(root, name), diskWorkspace(root), collected.report, options)
  return { source, ...collected }
}

describe('a file over the limit', () => {
  it('is refused before it is read, with the limit', async () => {
    const root = folder({})
    fs.closeSync(fs.openSync(path.join(root, 'a.txt'), 'w'))
    // a hole on the disk
    fs.truncateSync(path.join(root, 'a.txt'), 100_000_000)
    const { source, diagnostics } = await read(root, 'a.txt')
    expect(source).toBeUndefined()
    expect(diagnostics).toMatchObject([
      { code: 'FILE_TOO_LARGE', data: { size: 100_000_000, limit: 20_000_000 } },
    ])
  })

  it('is read if that is allowed', async () => {
    const root = folder({ 'a.txt': '甲'.repeat(100) })
    expect((await read(root, 'a.txt', { maxBytes: 299 })).codes()).toEqual(['FILE_TOO_LARGE'])
    expect((await read(root, 'a.txt', { maxBytes: 300 })).codes()).toEqual([])
  })

  it('is refused on standard input, too', async () => {
    const collected = collect()
    const options = { input: Buffer.from('甲乙'), maxBytes: 5 }
    expect(await readSource('-', diskWorkspace(), collected.report, options)).toBeUndefined()
    expect(collected.codes()).toEqual(['FILE_TOO_LARGE'])
  })
})

describe('a link in a folder', () => {
  const files = { 'secret.txt': '密', 'issue/1.txt': '甲', 'issue/own/2.txt': '乙' }

  it('is followed inside the folder', async () => {
    const root = folder(files)
    fs.symlinkSync(path.join('own', '2.txt'), path.join(root, 'issue/2.txt'))
    const { source } = await read(root, 'issue')
    expect(source?.text.replace(/\s/gu, '')).toBe('甲乙')
  })

  it.each(['2.txt', '2.docx', 'issue.yaml'])('that leads out of it is refused: %s', async (name) => {
    const root = folder(files)
    fs.symlinkSync(path.join('..', 'secret.txt'), path.join(root, 'issue', name))
    const { source, diagnostics, codes } = await read(root, 'issue')
    expect(source).toBeUndefined()
    expect(codes().filter((code) => code !== 'FILE_SKIPPED')).toEqual(['FILE_LINK_OUTSIDE'])
    expect(JSON.stringify(diagnostics)).not.toContain('密')
  })

  it('may be how the folder is reached', async () => {
    const root = folder(files)
    fs.symlinkSync('issue', path.join(root, 'latest'))
    expect((await read(root, 'latest')).source?.text).toContain('甲')
  })

  it('to nothing is none', async () => {
    const root = folder(files)
    fs.symlinkSync('nowhere.txt', path.join(root, 'issue/2.txt'))
    expect((await read(root, 'issue')).source?.text).toBe('甲')
  })
})

describe('a folder', () => {
  it.each([
    ['with nothing in it', { 'b/x/.keep': '' }, 'b/x'],
    ['with hidden files alone', { 'b/.1.txt': '甲', 'b/~$1.docx': 'x' }, 'b'],
    ['with settings alone', { 'b/issue.yaml': 'number: 1\n' }, 'b'],
  ])('%s is an error', async (_what, files, name) => {
    expect((await read(folder(files), name)).codes()).toEqual(['FOLDER_EMPTY'])
  })

  it('warns of old Word files, which are statements, most likely', async () => {
    const { source, diagnostics } = await read(folder({ 'b/1.txt': '甲', 'b/2.doc': 'x' }), 'b')
    expect(source?.text).toBe('甲')
    expect(diagnostics).toMatchObject([{ code: 'DOCX_OLD', severity: 'warning' }])
  })

  it('is refused if one of its files is', async () => {
    const root = folder({ 'b/1.txt': '甲', 'b/2.docx': 'x', 'b/3.txt': new Uint8Array([0xff]) })
    const { source, codes } = await read(root, 'b')
    expect(source).toBeUndefined()
    expect(codes()).toEqual(['DOCX_NOT_ZIP', 'NOT_UTF8'])
  })
})

describe('settings that are a bomb', () => {
  const laughs = Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]`)
  it.each([
    ['aliases of aliases', `a0: &a0 [甲]\n${laughs.slice(1).join('\n')}\nslogans: *a29\n`],
    ['a map that is its own value', 'options: &a { a: *a }\n'],
    ['brackets without end', `slogans: ${'['.repeat(5000)}\n`],
    ['maps without end', `options: ${'{a: '.repeat(5000)}\n`],
    ['more than anybody writes', `motto: ${'甲'.repeat(1_100_000)}\n`],
    ['lists without end', `slogans:\n${'- '.repeat(5000)}a\n`],
  ])('are refused at once: %s', async (_what, yaml) => {
    const root = folder({ 'a.txt': `---\n${yaml}---\n甲\n` })
    const { diagnostics } = await read(root, 'a.txt')
    expect(diagnostics[0]).toMatchObject({ severity: 'error' })
    expect(diagnostics[0]?.code).toMatch(/^FRONT_MATTER_/u)
  })
})
