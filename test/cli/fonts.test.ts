import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { banxin } from '../support/cli.ts'
import { folder } from '../support/folder.ts'
import { FIXTURES } from '../support/own-fonts.ts'

const ISSUE = `大家谈②

青山镇党委书记赵明：

一是抓学习，H₂O 要清，氮₂也要清。二是抓落实。
`
const CHINESE = { LANG: 'zh_CN.UTF-8' }

describe('banxin fonts', () => {
  it('lists the faces that there are', async () => {
    const { code, out } = await banxin(['fonts'], process.cwd())
    expect(code).toBe(0)
    expect(out).toMatch(/^family +weight +role +glyphs +characters +format +licence +file\n/u)
    expect(out).toMatch(
      /^Noto Serif SC +900 +song +\d+ +\d+ +TrueType +OFL-1\.1 +NotoSerifSC-900\.ttf$/mu,
    )
    const { out: inChinese } = await banxin(['fonts'], process.cwd(), CHINESE)
    expect(inChinese).toMatch(/^Banxin Kai +400 +楷 /mu)
  })

  it('and those of folders, with what their files say of licences', async () => {
    const { out } = await banxin(
      ['fonts', '--font-dir', FIXTURES, '--format', 'json'],
      process.cwd(),
    )
    const faces = JSON.parse(out) as { family: string; isOwn: boolean; format: string }[]
    expect(faces.filter(({ isOwn }) => isOwn)).toMatchObject([
      { family: 'Noto Sans CJK SC', weight: 400, role: 'hei', format: 'PostScript' },
      { family: 'Noto Sans CJK SC', weight: 700 },
      {
        family: 'Noto Serif CJK SC',
        role: 'song',
        licence: expect.stringContaining('Open Font License') as string,
      },
      { family: 'Noto Serif SC', format: 'TrueType' },
      { family: 'Few Variable', weight: 300 },
    ])
  })

  it('says what an issue embeds and borrows, with places', async () => {
    const root = folder({ 'issue.txt': ISSUE })
    const { code, out } = await banxin(['fonts', 'issue.txt'], root)
    expect(code).toBe(0)
    expect(out).toMatch(/^Noto Serif SC +400 +\d+ +\d+ +\d+ +NotoSerifSC-Regular/mu)
    expect(out).toContain('borrowed (1):')
    expect(out).toMatch(
      /₂ {2}U\+2082 {2}2× {2}from Banxin Kai 400 instead of Noto Serif SC 400 {2}issue\.txt:5:8 issue\.txt:5:15/u,
    )
  })

  it('says what is missing, and exits with 1', async () => {
    const root = folder({ 'issue.txt': ISSUE.replace('氮', '𠮷') })
    const { code, out, err } = await banxin(['fonts', 'issue.txt'], root, CHINESE)
    expect(code).toBe(1)
    expect(out).toMatch(/缺字（1 种）[^\n]*\n {2}𠮷 {2}U\+20BB7 {2}1 处 {2}issue\.txt:5:14/u)
    expect(out).toMatch(
      /issue\.txt:5:14\n {2}办法：[^\n]*--font-dir[^\n]*@font-face[^\n]*再换一个字/u,
    )
    expect((await banxin(['fonts', 'issue.txt'], root)).out).toMatch(
      /issue\.txt:5:14\n {2}hint: [^\n]*--font-dir[^\n]*@font-face[^\n]*another character/u,
    )
    expect(err).toBe('')
    const helped = await banxin(['fonts', 'issue.txt', '--font-dir', FIXTURES], root, CHINESE)
    expect(helped.code).toBe(0)
    expect(helped.out).toContain('取自 Noto Serif CJK SC 400，不是 Noto Serif SC 400')
  })

  it('names each place once, in the order of the source, however often it is shown', async () => {
    const speakers = ['赵𠮷', '王某', '李𠮷'].map(
      (name) => `青山镇党委书记${name}：\n\n一是抓学习，𠮷好。\n`,
    )
    const root = folder({ 'issue.txt': speakers.join('\n') })
    // names are in the table of contents as well, before all texts
    const { out } = await banxin(['fonts', 'issue.txt', '-t', 'shouce'], root)
    const places = ['1:9', '3:7', '7:7', '9:9', '11:7']
    expect(out).toContain(`  ${places.map((place) => `issue.txt:${place}`).join(' ')}\n`)
  })

  it('gives the same as data', async () => {
    const root = folder({ 'issue.txt': ISSUE })
    const { out } = await banxin(['fonts', 'issue.txt', '--format', 'json', '-t', 'jianbao'], root)
    expect(JSON.parse(out)).toMatchObject({
      embedded: expect.arrayContaining([
        expect.objectContaining({ family: 'FandolFang' }),
      ]) as unknown[],
      borrowed: [
        { character: '₂', count: 2, places: [{ file: 'issue.txt', line: 5, column: 8 }, {}] },
      ],
      missing: [],
      unknownFamilies: [],
    })
  })

  it('wants one source', async () => {
    const root = folder({ 'a.txt': ISSUE, 'b.txt': ISSUE })
    expect((await banxin(['fonts', '*.txt'], root)).code).toBe(2)
    expect((await banxin(['fonts', '--font-dir', path.join(root, 'none')], root)).code).toBe(2)
  })
})

describe('--font-dir', () => {
  it('gives check the characters of its fonts', async () => {
    const root = folder({ 'issue.txt': ISSUE.replace('氮', '𠮷') })
    const without = await banxin(['check', 'issue.txt'], root)
    expect(without.out).toContain('MISSING_GLYPH')
    const { out } = await banxin(['check', 'issue.txt', '--font-dir', FIXTURES], root)
    expect(out).not.toContain('MISSING_GLYPH')
  })

  it('gives build its families', async () => {
    const root = folder({ 'issue.txt': ISSUE.replace('氮', '𠮷') })
    const { code } = await banxin(
      ['build', 'issue.txt', '--font-dir', FIXTURES, '-o', 'a.pdf'],
      root,
    )
    expect(code).toBe(0)
  })
})
