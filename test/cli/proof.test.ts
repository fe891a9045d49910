import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { banxin } from '../support/cli.ts'
import { folder } from '../support/folder.ts'

const GOOD = '大家谈②\n\n青山镇党委书记赵明：\n\n我们要抓好学习，抓好落实。\n'
const BAD = '青山镇党委书记赵明：'

describe('banxin build --proof', () => {
  it('writes a file of its own, and leaves the bulletin alone', async () => {
    const root = folder({ 'issue.txt': GOOD })
    await banxin(['build', 'issue.txt'], root)
    const before = fs.readFileSync(path.join(root, 'out/issue.pdf'))
    const { code, out, err } = await banxin(['build', 'issue.txt', '--proof'], root)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(
      /^out[\\/]issue-proof\.pdf: proof with 0 findings, 1 statement, 1 page, \d+ KB, \d+\.\d\d s\n$/,
    )
    expect(fs.readFileSync(path.join(root, 'out/issue.pdf')).equals(before)).toBe(true)
    expect(fs.existsSync(path.join(root, 'out/issue-proof.pdf'))).toBe(true)
  })

  it('takes a file name as it is, and says in Chinese what it is', async () => {
    const root = folder({ 'issue.txt': GOOD })
    const argv = ['build', 'issue.txt', '--proof', '-o', '送审.pdf', '--lang', 'zh']
    expect((await banxin(argv, root)).out).toMatch(/^送审\.pdf：校样，提示 0 条，1 篇发言，1 页/u)
    expect(fs.existsSync(path.join(root, '送审.pdf'))).toBe(true)
  })

  it('counts what it found', async () => {
    const root = folder({ 'issue.txt': `---\npermit: 甲\n---\n${GOOD}` })
    const { code, out } = await banxin(['build', 'issue.txt', '--proof'], root)
    expect(code).toBe(0)
    expect(out).toContain('proof with 1 finding,')
  })

  it('goes together with the grid and the definition', async () => {
    const root = folder({ 'issue.txt': GOOD })
    const emit = ['build', 'issue.txt', '--proof', '--emit', 'definition']
    const plain = await banxin(emit, root)
    const drawn = await banxin([...emit, '--debug', 'grid'], root)
    const content = ({ out }: { out: string }) => (JSON.parse(out) as { content: object[] }).content
    expect([plain.code, drawn.code]).toEqual([0, 0])
    expect(content(drawn).length).toBeGreaterThan(content(plain).length + 40)
    expect(plain.out).toContain('校样')
    expect(fs.existsSync(path.join(root, 'out'))).toBe(false)
  })

  it('is stopped by an error like any other build', async () => {
    const root = folder({ 'issue.txt': BAD })
    const { code, err } = await banxin(['build', 'issue.txt', '--proof'], root)
    expect(code).toBe(1)
    expect(err).toContain('EMPTY_STATEMENT')
    expect(fs.existsSync(path.join(root, 'out'))).toBe(false)
  })

  it.each(['zh', 'en'])('stands in the help, in %s', async (lang) => {
    const { out } = await banxin(['build', '--help', '--lang', lang], folder({}))
    expect(out).toMatch(/--proof/u)
    expect(out).toMatch(lang === 'zh' ? /校样/u : /proof to be signed/u)
  })
})
