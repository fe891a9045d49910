import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/content/read.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { ENGLISH } from '../../src/report/messages.en.ts'
import { parseStatements } from '../../src/statements/parse.ts'
import { banxin } from '../support/cli.ts'
import { collect } from '../support/diagnostics.ts'
import { folder } from '../support/folder.ts'

const TEXT = '县融媒体中心首席策划赵明亮：\n我们将抓好落实。\n'

async function read(root: string, name: string, input?: Uint8Array) {
  const collected = collect()
  const workspace = diskWorkspace(root)
  const file = name === '-' ? name : path.join(root, name)
  const source = await readSource(file, workspace, collected.report, input && { input })
  return { source, ...collected }
}

/** What is said of a lexicon, and where: code, word or key, what the place holds. */
async function faultsOf(lexicon: string) {
  const { source, diagnostics } = await read(folder({ 'a.txt': TEXT, 'lexicon.yaml': lexicon }), 'a.txt')
  const text = source?.files.find(({ name }) => name.endsWith('lexicon.yaml'))?.text ?? lexicon
  const faults = diagnostics.map(({ code, span }) => [code, text.slice(span?.start, span?.end)])
  return { faults, words: source?.lexicon, diagnostics }
}

describe('lexicon.yaml', () => {
  it('adds its words for a file that lies beside it, and for a folder that it is in', async () => {
    const lexicon = 'titles: [首席策划]\nnames:\n  - 墨\nunits:\n'
    const root = folder({
      'a.txt': TEXT,
      'lexicon.yaml': lexicon,
      'issue/1.txt': TEXT,
      'issue/lexicon.yml': lexicon,
      'other/1.txt': TEXT,
    })
    for (const name of ['a.txt', 'issue']) {
      const { source, codes, report } = await read(root, name)
      expect(source?.lexicon).toEqual({ titles: ['首席策划'], names: ['墨'], units: [] })
      expect(source?.text).toContain('首席策划')
      const bulletin = source && parseStatements(source, report)
      expect(bulletin?.statements[0]?.speakers[0]).toMatchObject({
        posts: [{ organization: '县融媒体中心', title: '首席策划' }],
        name: '赵明亮',
      })
      expect(codes()).toEqual([])
    }
    // that of a folder above is another column's
    expect((await read(root, 'other')).source?.lexicon).toBeUndefined()
  })

  it('is not read for standard input, nor through a link out of the folder', async () => {
    const root = folder({ 'lexicon.yaml': 'titles: [首席策划]', 'b/a.txt': TEXT, 'c/a.txt': TEXT })
    const { source } = await read(root, '-', Buffer.from(TEXT))
    expect(source?.lexicon).toBeUndefined()
    fs.symlinkSync(path.join(root, 'lexicon.yaml'), path.join(root, 'b/lexicon.yaml'))
    for (const name of ['b', 'b/a.txt']) {
      expect((await read(root, name)).codes()).toEqual(['FILE_LINK_OUTSIDE'])
    }
  })

  it.each([
    ['titles: [首席策划', 'LEXICON_SYNTAX', ''],
    ['首席策划', 'LEXICON_SYNTAX', '首席策划'],
    ['titels: [首席策划]', 'LEXICON_UNKNOWN_KEY', 'titels'],
    ['titles: 首席策划', 'LEXICON_NO_LIST', '首席策划'],
    ['titles: [首席策划, 3]', 'LEXICON_NO_WORD', '3'],
    ['titles: [长]', 'LEXICON_NO_WORD', '长'],
    ['units: [[首席策划]]', 'LEXICON_NO_WORD', '[首席策划]'],
    ['notNames: ["高 见"]', 'LEXICON_NO_WORD', '"高 见"'],
    ['names: [欧阳修]', 'LEXICON_NO_WORD', '欧阳修'],
    [`titles: [${'长'.repeat(21)}]`, 'LEXICON_NO_WORD', '长'.repeat(21)],
    [`# ${'长'.repeat(65_536)}`, 'LEXICON_SYNTAX', '#'],
  ])('%s is a fault', async (lexicon, code, place) => {
    const { faults } = await faultsOf(lexicon)
    expect(faults).toHaveLength(1)
    expect(faults[0]?.[0]).toBe(code)
    if (place) expect(faults[0]?.[1]).toBe(place)
  })

  it('says which list was meant, and keeps what is right', async () => {
    const { words, diagnostics } = await faultsOf('title: [片区长]\nunits: [苏木, 旗]\n')
    expect(words).toEqual({ units: ['苏木'] })
    const [unknown] = diagnostics
    if (unknown?.code !== 'LEXICON_UNKNOWN_KEY') throw new Error(unknown?.code)
    expect(ENGLISH.LEXICON_UNKNOWN_KEY(unknown.data).hint).toContain('`titles`')
  })

  it('is shown with its line and column, and is no source for a pattern', async () => {
    const root = folder({ 'c/a.txt': TEXT, 'c/lexicon.yaml': 'units: [苏木]\ntitles: [长]\n' })
    const { code, err } = await banxin(['build', 'c/*', '--lang', 'en'], root)
    expect(code).toBe(1)
    expect(err).toMatch(/lexicon\.yaml:2:10 error LEXICON_NO_WORD/u)
    expect(err).not.toContain('FORMAT_UNKNOWN')
  })
})
