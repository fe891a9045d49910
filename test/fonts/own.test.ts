import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DiagnosticData } from '../../src/model/diagnostic.ts'
import type { Page } from '../../src/model/page.ts'
import { linesOf } from '../support/build.ts'
import { folder } from '../support/folder.ts'
import { buildWith, fixture, FIXTURES, withLicenceBits } from '../support/own-fonts.ts'
import { readBack } from '../support/pdf.ts'

const OTF = fixture('few-serif.otf')
const TTC = fixture('few-sans.ttc')
const TTF = fixture('few-truetype.ttf')

const OWN = '@font-face { font-family: Own; src: url(own.otf) } body { font-family: Own }'

/** The faces that draw these characters. */
function facesOf(pages: readonly Page[], characters: string): string[] {
  const runs = pages.flatMap(linesOf).flatMap(({ line }) => line.runs)
  const faces = runs.flatMap(({ face, glyphs }) =>
    glyphs.some(({ text }) => characters.includes(text)) ? [face] : [],
  )
  return [...new Set(faces)]
}

describe('a font of the template', () => {
  it('with PostScript outlines is set and read back, code points that share a glyph each as itself', async () => {
    const text = '一是大家谈，永酬·•・‧～〜学习㛃䶮𬭊𫖯𠅤𠮷一abc-‑A\u00a0B。'
    const { built, diagnostics } = await buildWith(OWN, { 'own.otf': OTF }, text)
    expect(diagnostics).toEqual([])
    expect(facesOf(built!.pages, '永酬𠮷')).toEqual(['own/NotoSerifCJKsc-Regular'])
    const { pages } = await readBack(built!.pdf!)
    // a no-break space is set as a space: white space is all that is not kept as it is
    expect(pages.join('')).toContain(text.replace('\u00a0', ' '))
  })

  it('may be a face of a collection, by its PostScript name', async () => {
    const css =
      '@font-face { font-family: Own; src: url("own.ttc#NotoSansCJKsc-Bold"); font-weight: bold }' +
      ' p { font-family: Own; font-weight: 700 }'
    const text = '大家谈·•・‧～〜，永酬‑B。'
    const { built, diagnostics } = await buildWith(css, { 'own.ttc': TTC }, text)
    expect(diagnostics).toEqual([])
    expect(facesOf(built!.pages, '永酬')).toEqual(['own/NotoSansCJKsc-Bold'])
    expect((await readBack(built!.pdf!)).pages.join('')).toContain(text)
  })

  it('lacks characters that are borrowed from its kind', async () => {
    const { built } = await buildWith(OWN, { 'own.otf': OTF }, '永远。')
    expect(facesOf(built!.pages, '远')).toEqual(['NotoSerifSC-400'])
    expect(facesOf(built!.pages, '永')).toEqual(['own/NotoSerifCJKsc-Regular'])
  })

  it('is the first file of `src` that is none for web pages', async () => {
    const css =
      '@font-face { font-family: Own; src: local("Own"), url(own.woff2) format("woff2"), url(own.otf) format("opentype") }' +
      ' p { font-family: Own }'
    const { built, diagnostics } = await buildWith(css, { 'own.otf': OTF }, '永')
    expect(diagnostics).toEqual([])
    expect(facesOf(built!.pages, '永')).toEqual(['own/NotoSerifCJKsc-Regular'])
  })

  it('may stand for several weights', async () => {
    const css =
      '@font-face { font-family: Own; src: url(own.otf); font-weight: 400 900 } p { font-family: Own; font-weight: 700 }'
    const { built, diagnostics } = await buildWith(css, { 'own.otf': OTF }, '永')
    expect(diagnostics).toEqual([])
    expect(facesOf(built!.pages, '永')).toEqual(['own/NotoSerifCJKsc-Regular'])
  })

  it('without bold gets that of its kind, and it is said', async () => {
    const css = '@font-face { font-family: Own; src: url(own.otf) } p { font-family: Own; font-weight: 700 }'
    const { built, diagnostics } = await buildWith(css, { 'own.otf': OTF }, '永')
    expect(facesOf(built!.pages, '永')).toEqual(['NotoSerifSC-700'])
    expect(diagnostics).toMatchObject([
      {
        code: 'FONT_WEIGHT_PARTNER',
        data: { family: 'Own', weight: 700, partner: 'Noto Serif SC', partnerWeight: 700 },
      },
    ])
  })

  it('that is variable is printed as it stands', async () => {
    const css =
      '@font-face { font-family: Own; src: url(own.ttf); font-weight: 200 900 } p { font-family: Own; font-weight: 300 }'
    const { built, diagnostics } = await buildWith(css, { 'own.ttf': fixture('few-variable.ttf') }, '一')
    expect(diagnostics).toMatchObject([{ code: 'FONT_VARIABLE', severity: 'warning', data: { weight: 300 } }])
    expect(facesOf(built!.pages, '一')).toEqual(['own/FewVariable-Regular'])
  })

  it('gives the same bytes wherever the folder lies', async () => {
    const make = async () => (await buildWith(OWN, { 'own.otf': OTF }, '永酬')).built!.pdf!
    expect(Buffer.compare(await make(), await make())).toBe(0)
  })
})

describe('a font that is refused', () => {
  const css = '@font-face { font-family: Own; src: ‹› } body { font-family: Own }'
  const refused = async (src: string, files: Record<string, Uint8Array>) => {
    const { built, diagnostics } = await buildWith(css.replace('‹›', src), files, '一')
    expect(built).toBeUndefined()
    expect(diagnostics[0]?.span?.file).toMatch(/style\.css$/u)
    return diagnostics
  }

  it.each<[string, number, DiagnosticData['FONT_REFUSED']['why']]>([
    ['restricted', 0x0002, 'restricted'],
    ['not to be subsetted', 0x0104, 'no subsetting'],
    ['for bitmaps only', 0x0208, 'bitmap only'],
  ])('by its licence bits: %s', async (_what, bits, why) => {
    const diagnostics = await refused('url(own.otf)', { 'own.otf': withLicenceBits(OTF, bits) })
    expect(diagnostics).toMatchObject([{ code: 'FONT_REFUSED', data: { file: 'own.otf', why } }])
  })

  it.each([0x0000, 0x0004, 0x0008, 0x0006, 0x000c])('is none with licence bits %d', async (bits) => {
    const { diagnostics } = await buildWith(OWN, { 'own.otf': withLicenceBits(OTF, bits) }, '一')
    expect(diagnostics).toEqual([])
  })

  it.each<[string, Uint8Array, string, object?]>([
    ['a font for web pages', Buffer.from('wOF2 and more'), 'FONT_REFUSED'],
    ['a Type 1 font', Buffer.from('%!PS-AdobeFont-1.0'), 'FONT_REFUSED'],
    ['a text', Buffer.from('this is no font at all'), 'FONT_BROKEN'],
    ['nothing', Buffer.alloc(0), 'FONT_BROKEN'],
    ['shorter than any font', Buffer.from('\0\x01\0\0\0\x0a\0', 'latin1'), 'FONT_BROKEN', { flaw: 'not a font' }],
    ['cut short', OTF.subarray(0, 9000), 'FONT_BROKEN'],
  ])('because it is %s', async (_what, bytes, code, data = {}) => {
    expect(await refused('url(own.otf)', { 'own.otf': bytes })).toMatchObject([{ code, data }])
  })

  it.each([
    ['url(https://example.org/own.ttf)', 'FONT_SOURCE', { fault: 'url' }],
    ['url(../own.otf)', 'FONT_SOURCE', { fault: 'outside' }],
    ['url(/own.otf)', 'FONT_SOURCE', { fault: 'absolute' }],
    ['url("data:font/ttf;base64,AAAA")', 'FONT_SOURCE', { fault: 'url' }],
    ['url(owm.otf)', 'FONT_NOT_FOUND', { nearest: 'own.otf' }],
    ['url(own.otf#Other)', 'FONT_FACE_UNKNOWN', { face: 'Other', known: ['NotoSerifCJKsc-Regular'] }],
    ['url(own.ttc)', 'FONT_FACE_UNKNOWN', { known: ['NotoSansCJKsc-Regular', 'NotoSansCJKsc-Bold'] }],
  ])('because of %s', async (src, code, data) => {
    const diagnostics = await refused(src, { 'own.otf': OTF, 'own.ttc': TTC })
    expect(diagnostics).toMatchObject([{ code, data }])
  })

  it.skipIf(process.platform === 'win32')('because a link leads out of the folder', async () => {
    const elsewhere = folder({ 'own.otf': OTF })
    const inside = folder({ 'a.txt': '' })
    fs.symlinkSync(`${elsewhere}/own.otf`, `${inside}/own.otf`)
    const { findBeside } = await import('../../src/model/beside.ts')
    const { diskWorkspace } = await import('../../src/io/workspace.ts')
    expect(findBeside('own.otf', [inside], diskWorkspace())).toEqual({ fault: 'link' })
  })
})

describe('a folder of fonts', () => {
  it('gives its families, full names and PostScript names', async () => {
    const css =
      'p { font-family: "Noto Sans CJK SC"; font-weight: 700 } h2 { font-family: "NotoSerifCJKsc-Regular"; font-weight: 400 }'
    const { built, diagnostics } = await buildWith(css, {}, '永酬', { fontFolders: [FIXTURES] })
    expect(diagnostics).toEqual([])
    expect(facesOf(built!.pages, '永酬')).toEqual(['own/NotoSansCJKsc-Bold'])
    expect(facesOf(built!.pages, '镇')).toEqual(['own/NotoSerifCJKsc-Regular'])
  })

  it('may hold what nobody asks for, however it is', async () => {
    const root = folder({ 'a.otf': withLicenceBits(OTF, 2), 'b.ttf': TTF })
    const usual = await buildWith('', {}, '永酬', { fontFolders: [root] })
    expect(usual.diagnostics).toEqual([])
    const asked = await buildWith('p { font-family: "NotoSerifCJKsc-Regular" }', {}, '永', {
      fontFolders: [root],
    })
    expect(asked.diagnostics).toMatchObject([{ code: 'FONT_REFUSED', data: { why: 'restricted' } }])
    expect(asked.built).toBeUndefined()
  })

  it('warns of what has no names to be asked for by', async () => {
    const root = folder({ 'a.otf': OTF.subarray(0, 100), 'b.ttf': TTF })
    const { built, diagnostics } = await buildWith('', {}, '永', { fontFolders: [root] })
    expect(diagnostics).toMatchObject([{ code: 'FONT_BROKEN', severity: 'warning' }])
    expect(built).toBeDefined()
  })

  const named = (bits: number) => ({ 'a.otf': withLicenceBits(OTF, bits) })
  const SERIF = 'Noto Serif CJK SC'

  it('warns of a face that may not be embedded where another stands for the family that is asked for', async () => {
    // banxin’s own 宋 goes by this name as well
    const css = `p { font-family: "${SERIF}" }`
    const options = { fontFolders: [folder(named(2))] }
    const { built, diagnostics } = await buildWith(css, {}, '永', options)
    expect(diagnostics).toMatchObject([
      { code: 'FONT_REFUSED', severity: 'warning', data: { why: 'restricted' }, span: { file: 'own/style.css' } },
    ])
    expect(facesOf(built!.pages, '永')).toEqual(['NotoSerifSC-400'])
  })

  it.each([
    ['nobody asks for it', '', named(2)],
    ['the template brings the family', `@font-face { font-family: "${SERIF}"; src: url(own.otf) } p { font-family: "${SERIF}" }`, named(2)],
    ['a face of the folder serves', `p { font-family: "${SERIF}" }`, { ...named(2), 'b.otf': OTF }],
  ])('says nothing of it if %s', async (_why, css, files) => {
    const options = { fontFolders: [folder(files)] }
    expect((await buildWith(css, { 'own.otf': OTF }, '永', options)).diagnostics).toEqual([])
  })

  it.each([
    ['empty', {}, '', 'empty'],
    ['without fonts', { 'a.txt': '' }, '', 'empty'],
    ['not there', {}, 'nowhere', 'missing'],
    ['a file', { 'a.ttf': '' }, 'a.ttf', 'no folder'],
  ])('that is %s is an error', async (_what, files, name, fault) => {
    const root = path.join(folder(files), name)
    const { diagnostics } = await buildWith('', {}, '永', { fontFolders: [root] })
    expect(diagnostics).toMatchObject([{ code: 'FONT_FOLDER_EMPTY', data: { folder: root, fault } }])
  })
})

describe('bold of a family that has none', () => {
  it.each([
    ['Ma Shan Zheng', 'NotoSerifSC-700'],
    ['FandolFang', 'NotoSansSC-700'],
    ['Banxin Kai', 'NotoSansSC-700'],
    ['Noto Serif SC', 'NotoSerifSC-700'],
  ])('%s is drawn by %s', async (family, face) => {
    const { built } = await buildWith(`p { font-family: "${family}"; font-weight: 700 }`, {}, '永')
    expect(facesOf(built!.pages, '永')).toEqual([face])
  })

  it.each(['Ma Shan Zheng', 'FandolFang', 'Banxin Kai'])('%s of 500 stays itself', async (family) => {
    const { built, diagnostics } = await buildWith(`p { font-family: "${family}"; font-weight: 500 }`, {}, '永')
    expect(diagnostics).toEqual([])
    expect(facesOf(built!.pages, '永')[0]).toBe(`${family.replaceAll(' ', '')}-400`)
  })
})
