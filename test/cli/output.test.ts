import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { banxin } from '../support/cli.ts'
import { folder } from '../support/folder.ts'

const GOOD = '青山镇党委书记赵明：\n我们要抓好学习。\n'
const IS_WINDOWS = process.platform === 'win32'

describe('where bulletins are written', () => {
  it('two may not be written to one place, however it is spelt', async () => {
    const root = folder({ 'a/issue.txt': GOOD, 'b/issue.txt': GOOD })
    const run = await banxin(['build', 'a/issue.txt', 'b/../b/issue.txt', '-o', 'x/../out'], root)
    expect([run.code, run.err]).toEqual([2, expect.stringContaining('OUTPUT_CLASH')])
    expect(fs.readdirSync(root).sort()).toEqual(['a', 'b'])
  })

  it.skipIf(IS_WINDOWS)('nor by way of links', async () => {
    const root = folder({ 'a.txt': GOOD, 'b.txt': GOOD, 'out/a.pdf': 'old' })
    fs.symlinkSync('a.pdf', path.join(root, 'out/b.pdf'))
    const run = await banxin(['build', 'a.txt', 'b.txt'], root)
    expect([run.code, run.err]).toEqual([2, expect.stringContaining('OUTPUT_CLASH')])
    expect(fs.readFileSync(path.join(root, 'out/a.pdf'), 'utf8')).toBe('old')
  })

  it.skipIf(IS_WINDOWS)('none over what it is made from', async () => {
    const root = folder({ 'a.txt': GOOD, 'issue/1.txt': GOOD })
    fs.symlinkSync('a.txt', path.join(root, 'a.pdf'))
    fs.symlinkSync('issue/1.txt', path.join(root, 'issue.pdf'))
    for (const argv of [
      ['a.txt', '-o', 'a.pdf'],
      ['a.txt', '-o', '.'],
      ['issue', '-o', 'issue.pdf'],
    ]) {
      const run = await banxin(['build', ...argv], root)
      expect([run.code, run.err]).toEqual([2, expect.stringContaining('OUTPUT_IS_SOURCE')])
    }
    expect(fs.readFileSync(path.join(root, 'a.txt'), 'utf8')).toBe(GOOD)
    expect(fs.readFileSync(path.join(root, 'issue/1.txt'), 'utf8')).toBe(GOOD)
  })

  it('beside the texts of its issue it may be', async () => {
    const root = folder({ 'issue/1.txt': GOOD, 'issue/issue.pdf': 'old' })
    expect((await banxin(['build', 'issue', '-o', 'issue/issue.pdf'], root)).code).toBe(0)
    expect(fs.readFileSync(path.join(root, 'issue/issue.pdf'), 'latin1')).toMatch(/^%PDF/u)
  })

  it('a folder that is called like a PDF is one', async () => {
    const root = folder({ 'issue.txt': GOOD, 'all.pdf/keep.txt': 'x' })
    expect((await banxin(['build', 'issue.txt', '-o', 'all.pdf'], root)).code).toBe(0)
    expect(fs.readdirSync(path.join(root, 'all.pdf'))).toEqual(['issue.pdf', 'keep.txt'])
  })

  it('one PDF is not for several bulletins', async () => {
    const root = folder({ 'a.txt': GOOD, 'b.txt': GOOD, 'all.pdf/keep.txt': 'x' })
    const run = (out: string, lang: string) =>
      banxin(['build', 'a.txt', 'b.txt', '-o', out, '--lang', lang], root)
    expect(await run('two.pdf', 'en')).toMatchObject({
      code: 2,
      err: '-o two.pdf is one PDF: give one source, or a folder for their PDFs\n',
    })
    expect((await run('two.pdf', 'zh')).err).toBe(
      '-o two.pdf 是一个 PDF 文件：请只给一个来源，或给一个文件夹\n',
    )
    expect(fs.existsSync(path.join(root, 'two.pdf'))).toBe(false)
    expect((await run('all.pdf', 'en')).code).toBe(0)
    expect(fs.readdirSync(path.join(root, 'all.pdf'))).toEqual(['a.pdf', 'b.pdf', 'keep.txt'])
  })

  it.skipIf(IS_WINDOWS)('a device may be', async () => {
    const root = folder({ 'issue.txt': GOOD })
    expect((await banxin(['build', 'issue.txt', '-o', '/dev/null'], root)).code).toBe(0)
  })

  it.skipIf(!fs.existsSync('/dev/full'))('a full disk is said in both languages', async () => {
    const root = folder({ 'issue.txt': GOOD })
    const argv = ['build', 'issue.txt', '-o', '/dev/full', '--lang']
    const english = await banxin([...argv, 'en'], root)
    expect([english.code, english.err]).toEqual([2, expect.stringContaining('the disk is full')])
    expect((await banxin([...argv, 'zh'], root)).err).toContain('磁盘已满')
  })

  it.each([
    ['a path below a file', 'issue.txt/out'],
    ['a name too long', `${'长'.repeat(100)}.pdf`],
    ['a folder in the way', 'out'],
  ])('%s is an error that leaves nothing behind', async (_what, out) => {
    const root = folder({ 'issue.txt': GOOD, 'out/issue.pdf/keep.txt': 'x' })
    const run = await banxin(['build', 'issue.txt', '-o', out], root)
    expect([run.code, run.err]).toEqual([2, expect.stringContaining('OUTPUT_NOT_WRITABLE')])
    expect(fs.readdirSync(root).sort()).toEqual(['issue.txt', 'out'])
    expect(fs.readdirSync(path.join(root, 'out'))).toEqual(['issue.pdf'])
  })
})
