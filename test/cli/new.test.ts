import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { banxin } from '../support/cli.ts'
import { folder } from '../support/folder.ts'

const ISSUE = `---
template: xiaobao
options:
  columns: 4
date: 2030-01-31
total: 总第59期
publisher: 青山县委宣传部
printedOn: 2030年2月1日
---
上行标语
下行标语

大家谈②

团结 奋进

青山镇党委书记赵明：

我们要抓好学习，抓好落实。
`

const settingsIn = (root: string, dir: string): unknown =>
  parseYaml(fs.readFileSync(path.join(root, dir, 'issue.yaml'), 'utf8'))

describe('banxin new', () => {
  it('counts the issue before on: masthead and imprint stay, dates and statements go', async () => {
    const root = folder({ 'last.txt': ISSUE })
    const { code, out, err } = await banxin(['new', 'next', '--from', 'last.txt'], root)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('banxin build next')
    expect(settingsIn(root, 'next')).toEqual({
      template: 'xiaobao',
      series: '大家谈',
      number: 3,
      slogans: ['上行标语', '下行标语'],
      motto: '团结 奋进',
      publisher: '青山县委宣传部',
      total: '总第60期',
      options: { columns: '4' },
    })
  })

  it('makes an issue that builds as soon as it has a statement', async () => {
    const root = folder({ 'last.txt': ISSUE })
    await banxin(['new', 'next', '--from', 'last.txt'], root)
    fs.writeFileSync(path.join(root, 'next/01.txt'), '县财政局局长孙小红：\n\n抓好收支。\n')
    const { code, out, err } = await banxin(['build', 'next'], root)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('1 statement, 1 page')
    const next = await banxin(['parse', 'next'], root)
    expect(JSON.parse(next.out)).toMatchObject({ masthead: { series: '大家谈', number: 3 } })
  })

  it('begins a column without one before, every setting there to be filled in', async () => {
    const root = folder({})
    const { code } = await banxin(['new', 'first', '-t', 'jianbao', '--lang', 'zh'], root)
    expect(code).toBe(0)
    expect(settingsIn(root, 'first')).toEqual({ template: 'jianbao' })
    const text = fs.readFileSync(path.join(root, 'first/issue.yaml'), 'utf8')
    for (const key of ['series', 'number', 'slogans', 'date', 'permit'])
      expect(text).toContain(`# ${key}:`)
  })

  it('goes from issue to issue', async () => {
    const root = folder({ 'last.txt': ISSUE })
    await banxin(['new', 'a', '--from', 'last.txt'], root)
    fs.writeFileSync(path.join(root, 'a/01.txt'), '县财政局局长孙小红：\n\n抓好收支。\n')
    await banxin(['new', 'b', '--from', 'a'], root)
    expect(settingsIn(root, 'b')).toMatchObject({
      number: 4,
      total: '总第61期',
      options: { columns: '4' },
    })
  })

  it.each([
    ['a folder that is not empty', ['new', 'full'], 2, /full is not empty/],
    ['a file', ['new', 'last.txt'], 2, /last\.txt is not empty/],
    ['nothing to go on from', ['new', 'x', '--from', 'none.txt'], 2, /FILE_NOT_FOUND/],
    ['a text that is no issue', ['new', 'x', '--from', 'plain.txt'], 1, /NO_SPEAKER/],
    ['no folder', ['new'], 2, /Not enough/],
  ] as const)('refuses %s', async (_, words, exit, message) => {
    const root = folder({ 'last.txt': ISSUE, 'plain.txt': '只有正文。\n', 'full/a.txt': '甲' })
    const { code, err } = await banxin([...words], root)
    expect(code).toBe(exit)
    expect(err).toMatch(message)
    expect(fs.existsSync(path.join(root, 'x'))).toBe(false)
    expect(fs.readdirSync(path.join(root, 'full'))).toEqual(['a.txt'])
  })
})
