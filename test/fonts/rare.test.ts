import { describe, expect, it } from 'vitest'
import { build, type Built } from '../../src/build.ts'
import { buildText, environment, linesOf } from '../support/build.ts'
import { folder } from '../support/folder.ts'
import { FIXTURES } from '../support/own-fonts.ts'
import { readBack } from '../support/pdf.ts'

/** Of names of people and places; the last two lie outside the basic plane. */
const RARE = '㛃䶮𬭊𫖯𠅤'
/** In none of the fonts that banxin brings. */
const RARER = '𠮷'

const issueWith = (names: readonly string[], all: string) => `大家谈②

青山镇党委书记赵${names[0] ?? ''}：

一是抓学习，请${all}几位同志带头。二是抓落实，把${Array.from(all).join('、')}写进名册。

绿水乡乡长钱${names[1] ?? ''}：

民生工作要实，${names[1] ?? ''}同志先讲。

白云街道办事处主任孙${names[2] ?? ''}：

干部要到一线去，${names[2] ?? ''}同志先到。
`
const ISSUE = issueWith(['㛃䶮', '𬭊𫖯', '𠅤'], RARE)
const WITH_RARER = issueWith(['㛃䶮', '𬭊𫖯', '𠅤𠮷'], RARE + RARER)
const TEMPLATES = ['dajiatan', 'xiaobao', 'jianbao', 'shouce']

function glyphsOf({ pages }: Built, character: string) {
  return pages
    .flatMap(linesOf)
    .flatMap(({ line }) => line.runs.flatMap(({ glyphs, face }) => glyphs.map((one) => ({ ...one, face }))))
    .filter(({ text }) => text === character)
}

async function textOf({ pdf }: Built): Promise<string> {
  const { pages } = await readBack(pdf ?? new Uint8Array())
  return pages.join('').replace(/\s/gu, '')
}

describe.each(TEMPLATES)('rare characters in %s', (template) => {
  it('are drawn and read back, in speakers and in text', async () => {
    const { built, diagnostics } = await buildText(ISSUE, template)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const text = await textOf(built!)
    for (const speaker of ['赵㛃䶮：', '钱𬭊𫖯：', '孙𠅤：']) expect(text).toContain(speaker)
    expect(text).toContain(`请${RARE}几位同志带头`)
    expect(text).toContain(`把${Array.from(RARE).join('、')}写进名册`)
    for (const character of RARE) {
      const own = glyphsOf(built!, character)
      expect(own.length).toBeGreaterThan(2)
      expect(own.filter(({ id }) => id === 0)).toEqual([])
    }
  })

  it('one that no font has is refused by its name, with its place', async () => {
    const { built: none, diagnostics } = await buildText(WITH_RARER, template)
    expect(none).toBeUndefined()
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'MISSING_GLYPH', data: { character: RARER, codePoint: 'U+20BB7' }, span: { file: 'issue.txt' } },
    ])
  })

  it('and is printed from a font of the office', async () => {
    const root = folder({ 'issue.txt': WITH_RARER })
    const options = { emit: 'pdf', template, fontFolders: [FIXTURES] } as const
    const { built: made } = await build('issue.txt', options, environment(root))
    expect(glyphsOf(made!, RARER).every(({ id, face }) => id > 0 && face.startsWith('own/'))).toBe(true)
    expect(await textOf(made!)).toContain('孙𠅤𠮷：')
  })
})
