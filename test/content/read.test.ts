import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/content/read.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { spanOf } from '../../src/model/source.ts'
import { collect } from '../support/diagnostics.ts'
import { folder } from '../support/folder.ts'

async function read(root: string, name: string) {
  const collected = collect()
  const source = await readSource(path.join(root, name), diskWorkspace(root), collected.report)
  return { source, ...collected }
}

describe('reading one file', () => {
  it('gives its text and settings', async () => {
    const root = folder({ 'a.txt': '---\nseries: 大家谈\n---\n甲\n' })
    const { source, diagnostics } = await read(root, 'a.txt')
    expect(source).toMatchObject({ text: '甲\n', frontMatter: { series: '大家谈' } })
    expect(diagnostics).toEqual([])
  })

  it('says where a file stops being UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('第一行\n第二'), Buffer.from([0xd6, 0xd0]), Buffer.from('\n')])
    const { source, diagnostics } = await read(folder({ 'a.txt': bytes }), 'a.txt')
    expect(source).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'NOT_UTF8', data: { line: 2, column: 3, byte: '0xD6' } }])
  })

  it('reports folded characters once per kind, with count and first place', async () => {
    const { diagnostics } = await read(folder({ 'a.txt': '甲⼀乙⼈\u200B' }), 'a.txt')
    expect(diagnostics).toMatchObject([
      { code: 'CHARACTERS_FOLDED', severity: 'info', data: { kind: 'zero-width', count: 1 } },
      { code: 'CHARACTERS_FOLDED', data: { kind: 'radical', count: 2, character: '⼀' }, span: { start: 1 } },
    ])
  })

  it.each([
    ['a missing file', {}, 'none.txt', 'FILE_NOT_FOUND'],
    ['an empty file', { 'a.txt': '' }, 'a.txt', 'FILE_EMPTY'],
    ['a file of white space', { 'a.txt': '\uFEFF \r\n　\n' }, 'a.txt', 'FILE_EMPTY'],
    ['settings and no text', { 'a.txt': '---\nnumber: 2\n---\n' }, 'a.txt', 'FILE_EMPTY'],
    ['another kind of file', { 'a.odt': 'x' }, 'a.odt', 'FORMAT_UNKNOWN'],
    ['an empty folder', { 'b/none.dat': '' }, 'b', 'FOLDER_EMPTY'],
  ])('refuses %s', async (_name, files, name, code) => {
    const { source, codes } = await read(folder(files), name)
    expect(source).toBeUndefined()
    expect(codes()).toEqual([code])
  })
})

describe('reading a folder', () => {
  it('counts in names, takes settings between fences, and says what it leaves out', async () => {
    const root = folder({
      'issue/10.txt': '丙\n',
      'issue/2.txt': '乙\n',
      'issue/1.txt': '甲\n',
      'issue/3.txt': ' \n',
      'issue/notes.odt': 'x',
      'issue/old/4.txt': '丁\n',
      'issue/._1.txt': new Uint8Array([0xff]),
      'issue/issue.yml': '---\nseries: 大家谈\n---\n',
    })
    const { source, diagnostics } = await read(root, 'issue')
    expect(source?.text.split(/\s+/u).filter(Boolean)).toEqual(['甲', '乙', '丙'])
    expect(source?.frontMatter).toEqual({ series: '大家谈' })
    const skipped = diagnostics.map(({ code, data }) => [code, path.basename((data as { path: string }).path)])
    expect(skipped.sort()).toEqual([
      ['FILE_SKIPPED', '3.txt'],
      ['FILE_SKIPPED', 'notes.odt'],
      ['FILE_SKIPPED', 'old'],
    ])
  })

  it('takes the files in order of their names, and settings from issue.yaml', async () => {
    const root = folder({
      'issue/02.txt': '乙\n',
      'issue/01.txt': '甲\n',
      'issue/issue.yaml': 'series: 大家谈\nnumber: 3\n',
    })
    const { source, diagnostics } = await read(root, 'issue')
    expect(diagnostics).toEqual([])
    expect(source?.text.replace(/\s+/g, '')).toBe('甲乙')
    expect(source?.frontMatter).toEqual({ series: '大家谈', number: 3 })
    const at = source?.text.indexOf('乙') ?? -1
    expect(source && spanOf(source.map, at, at + 1)?.file).toMatch(/02\.txt$/)
  })
})
