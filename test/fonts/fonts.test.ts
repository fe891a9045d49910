import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Face } from '../../src/fonts/face.ts'
import { FontFault, openFonts, reportFontFault } from '../../src/fonts/fonts.ts'
import { readFontManifest, type FaceEntry, type FontManifest } from '../../src/fonts/manifest.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { collect } from '../support/diagnostics.ts'
import { folder } from '../support/folder.ts'

interface Provenance {
  readonly licenceFile: string
  readonly bytes: number
  readonly sha256: string
  readonly source: { readonly package: string; readonly version: string }
  readonly coverage: Readonly<Record<string, number>>
}

const MANIFEST = JSON.parse(fs.readFileSync('fonts/fonts.json', 'utf8')) as Omit<FontManifest, 'faces'> & {
  readonly faces: readonly (FaceEntry & Provenance)[]
}
const RARE = '䶮㛃𬭊𫖯𬱖㑇䴙'

function faceOf(id: string): Face {
  const entry = MANIFEST.faces.find((face) => face.id === id)
  if (!entry) throw new Error(id)
  return new Face(entry, () => fs.readFileSync(path.join('fonts', entry.file)))
}

const missing = (face: Face, text: string) =>
  Array.from(text).filter((character) => !face.has(character))

describe('fonts/', () => {
  it.each(MANIFEST.faces.map((face) => [face.id, face] as const))('%s is the file that the manifest describes', (_id, face) => {
    const bytes = fs.readFileSync(path.join('fonts', face.file))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(face.sha256)
    expect(bytes).toHaveLength(face.bytes)
    expect(face.source.package).toMatch(/^(npm|deb):/)
    expect(fs.existsSync(path.join('fonts', face.licenceFile))).toBe(true)
  })

  it('takes at most 45 MB', () => {
    const sizes = fs.readdirSync('fonts').map((name) => fs.statSync(path.join('fonts', name)).size)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(45e6)
  })

  it.each(['NotoSerifSC-400', 'NotoSerifSC-700', 'NotoSerifSC-900', 'NotoSansSC-400', 'NotoSansSC-700', 'BanxinKai-400'])(
    '%s covers GB2312, the 8105 standard characters, and rare characters of names',
    (id) => {
      const { coverage } = MANIFEST.faces.find((face) => face.id === id) ?? { coverage: {} }
      expect(coverage).toMatchObject({ missing_gb2312: 0, missing_standard8105: 0 })
      expect(missing(faceOf(id), `${RARE}書爭黨開會國門〇①㊿℃№％—·，。：；！？《》〔〕【】`)).toEqual([])
    },
  )

  it('has one face with all of GB18030 level 1', () => {
    const { coverage } = MANIFEST.faces.find((face) => face.id === MANIFEST.lastResort) ?? { coverage: {} }
    expect(coverage).toMatchObject({ missing_gb18030level1: 0 })
    expect(missing(faceOf(MANIFEST.lastResort), '一丁龥㐀䶵龦鿯')).toEqual([])
  })

  it('renames the face whose licence asks for it', () => {
    expect(faceOf('BanxinKai-400').program().postscriptName).toBe('BanxinKai-400')
  })
})

describe('shaping (chinese-typography §11)', () => {
  it.each(['NotoSerifSC-400', 'NotoSerifSC-700', 'NotoSansSC-700', 'BanxinKai-400', 'FandolFang-400'])(
    'N7: —— is two em in %s, and stands for its two characters',
    (id) => {
      const glyphs = faceOf(id).shape('——', 'hani')
      expect(glyphs.reduce((sum, { advance }) => sum + advance, 0)).toBe(2)
      expect(glyphs.map(({ text }) => text).join('')).toBe('——')
    },
  )

  it('gives the same glyph to a character shaped alone and among those asked for before', () => {
    const text = '骨门直黄花草'
    const [alone, together] = [faceOf('NotoSerifSC-400'), faceOf('NotoSerifSC-400')]
    expect(missing(together, text)).toEqual([])
    for (const character of text) expect(together.shape(character, 'hani')).toEqual(alone.shape(character, 'hani'))
  })

  it.each([
    ['e\u0301', 1],
    ['n\u0303', 1],
    ['cafe\u0301s', 5],
    ['か\u3099', 1],
  ])('%j is set with composed letters and stands for its own characters', (text, count) => {
    const face = faceOf('NotoSerifSC-400')
    expect(face.has([...text].length === 2 ? text : 'e\u0301')).toBe(true)
    const glyphs = face.shape(text, 'latn')
    expect(glyphs).toHaveLength(count)
    expect(glyphs.map((glyph) => glyph.text).join('')).toBe(text)
    expect(glyphs.every(({ id }) => id > 0)).toBe(true)
  })

  it('does not claim a mark that it neither has nor can compose', () => {
    expect(faceOf('NotoSerifSC-400').has('q\u0485')).toBe(false)
    expect(faceOf('NotoSerifSC-400').has('辻\ufe00')).toBe(true)
  })

  it('tells the text of code points that share a glyph, whichever came first', () => {
    const face = faceOf('NotoSerifSC-400')
    for (const text of ['5％', '10%', '￥200', '¥200', 'office', 'ﬁ', 'S-221']) {
      const glyphs = face.shape(text, 'latn')
      expect(glyphs.map((glyph) => glyph.text).join('')).toBe(text)
      expect(glyphs.filter((glyph) => !glyph.text)).toEqual([])
    }
  })

  it('gives Latin its proportional quotes', () => {
    const [quote] = faceOf('NotoSerifSC-400').shape('’', 'latn')
    expect(quote?.advance).toBeLessThan(0.4)
  })
})

describe('fallback by role', () => {
  const { metrics } = openFonts('fonts', MANIFEST, diskWorkspace())
  const face = (character: string, families: readonly string[], weight = 400) =>
    metrics.faceFor({ families, weight }, character)

  it.each([
    ['大', ['Ma Shan Zheng'], 400, 'MaShanZheng-400'],
    ['·', ['Ma Shan Zheng'], 400, 'BanxinKai-400'],
    ['〇', ['Ma Shan Zheng'], 400, 'BanxinKai-400'],
    ['仿', ['FandolFang'], 400, 'FandolFang-400'],
    ['䶮', ['FandolFang'], 400, 'NotoSerifSC-400'],
    ['䶮', ['Noto Sans SC'], 700, 'NotoSansSC-700'],
    ['龥', ['Noto Sans SC'], 700, 'NotoSerifSC-400'],
    ['₂', ['Noto Serif SC'], 400, 'BanxinKai-400'],
    ['⁵', ['Noto Sans SC'], 700, 'BanxinKai-400'],
    ['大', ['Noto Serif SC'], 600, 'NotoSerifSC-700'],
    ['大', ['Noto Serif SC'], 800, 'NotoSerifSC-900'],
    ['大', ['Noto Serif SC'], 300, 'NotoSerifSC-400'],
    ['大', ['serif'], 400, 'NotoSerifSC-400'],
    ['大', ['楷体'], 400, 'BanxinKai-400'],
    ['大', ['No Such Font', '黑体'], 400, 'NotoSansSC-400'],
  ])('%s in %j %i is drawn by %s', (character, families, weight, expected) => {
    expect(face(character, families, weight)).toBe(expected)
  })

  it('says when no face has a character', () => {
    expect(face('\u{1F600}', ['serif'])).toBeUndefined()
  })

  it('names families that do not exist', () => {
    expect(metrics.unknownFamilies({ families: ['Comic Sans', 'serif', '宋体'], weight: 400 })).toEqual(['Comic Sans'])
  })
})

describe('mainland forms', () => {
  it('N11: 门 is that of the character itself in a face for simplified Chinese', () => {
    const face = faceOf('NotoSerifSC-400')
    const [glyph] = face.shape('门', 'hani')
    expect(glyph).toMatchObject({ text: '门', advance: 1 })
    const [latin] = face.shape('门', 'latn')
    expect(glyph?.id).toBe(latin?.id)
  })
})

describe('marks', () => {
  // GB/T 15834 marks have their ink in one half of the cell; where a face has it in the middle, the composer must know
  it.each([
    ['NotoSerifSC-400', '。', 0.5],
    ['NotoSansSC-400', '，', 0.5],
    ['BanxinKai-400', '、', 0.5],
  ])('%s has the ink of %s in the left half', (face, mark, most) => {
    const [glyph] = faceOf(face).shape(mark, 'hani')
    const [left, right] = faceOf(face).ink(glyph?.id ?? 0)
    expect(left).toBeGreaterThan(0)
    expect(right).toBeLessThan(most)
  })

  it('FandolFang has that of ？ in the middle', () => {
    const [glyph] = faceOf('FandolFang-400').shape('？', 'hani')
    const [left, right] = faceOf('FandolFang-400').ink(glyph?.id ?? 0)
    expect(left).toBeLessThan(0.5)
    expect(right).toBeGreaterThan(0.54)
  })
})

describe('a subset', () => {
  const program = faceOf('NotoSerifSC-400').program()
  const [han] = faceOf('NotoSerifSC-400').shape('永', 'hani')
  const glyph = han?.id ?? 0

  it('holds a glyph under several numbers, each with its width in the font file', async () => {
    const subset = program.subset()
    const codes = [subset.add(glyph, 1000), subset.add(glyph, 1250), subset.add(glyph, 1000)]
    expect(new Set(codes).size).toBe(3)
    const { create } = await import('fontkit')
    const made = create(Buffer.from(subset.encode()))
    if (!('getGlyph' in made)) throw new Error('no font')
    expect(codes.map((code) => made.getGlyph(code).advanceWidth)).toEqual([1000, 1250, 1000])
    const [first, ...copies] = codes.map((code) => made.getGlyph(code).path.bbox)
    for (const box of copies) expect(box).toEqual(first)
  })

  it('moves the ink of a glyph, and leaves that of the others', async () => {
    const [mark] = faceOf('NotoSerifSC-400').shape('（', 'hani')
    const subset = program.subset()
    const codes = [subset.add(mark?.id ?? 0, 500, 500), subset.add(mark?.id ?? 0, 1000)]
    const { create } = await import('fontkit')
    const made = create(Buffer.from(subset.encode()))
    if (!('getGlyph' in made)) throw new Error('no font')
    const [moved, own] = codes.map((code) => made.getGlyph(code))
    expect([moved?.advanceWidth, own?.advanceWidth]).toEqual([500, 1000])
    expect(moved?.path.bbox.minX).toBe((own?.path.bbox.minX ?? 0) - 500)
    expect(moved?.path.bbox.minY).toBe(own?.path.bbox.minY)
    expect(subset.inkOf(mark?.id ?? 0)[0]).toBeCloseTo(own?.path.bbox.minX ?? 0, 6)
    expect(moved?.bbox).toMatchObject({ minX: moved?.path.bbox.minX, maxX: moved?.path.bbox.maxX })
  })

  it('gives a glyph the width asked for also when it is the first', async () => {
    const subset = program.subset()
    const codes = [subset.add(glyph, 1250), subset.add(glyph, 1000)]
    const { create } = await import('fontkit')
    const made = create(Buffer.from(subset.encode()))
    if (!('getGlyph' in made)) throw new Error('no font')
    expect(codes.map((code) => made.getGlyph(code).advanceWidth)).toEqual([1250, 1000])
    expect(made.hhea.advanceWidthMax).toBeGreaterThanOrEqual(1250)
  })

  it('is an OpenType file with its tables sorted, aligned and summed', () => {
    const subset = program.subset()
    subset.add(glyph, 1000)
    subset.add(glyph, 1375)
    const bytes = subset.encode()
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const sum = (start: number, length: number) => {
      let total = 0
      for (let at = start; at < start + length; at += 4) total = (total + view.getUint32(at)) >>> 0
      return total
    }
    expect(bytes.length % 4).toBe(0)
    expect(sum(0, bytes.length)).toBe(0xb1b0afba)
    const tables = Array.from({ length: view.getUint16(4) }, (_, i) => {
      const entry = 12 + 16 * i
      const tag = Buffer.from(bytes.subarray(entry, entry + 4)).toString('latin1')
      return { tag, sum: view.getUint32(entry + 4), start: view.getUint32(entry + 8), length: view.getUint32(entry + 12) }
    })
    expect(tables.map(({ tag }) => tag)).toEqual(tables.map(({ tag }) => tag).sort())
    for (const { tag, sum: stated, start, length } of tables) {
      expect(start % 4).toBe(0)
      if (tag !== 'head') expect(sum(start, Math.ceil(length / 4) * 4)).toBe(stated)
    }
  })

  it('is the same bytes for the same glyphs', () => {
    const encode = () => {
      const subset = program.subset()
      subset.add(glyph, 1000)
      subset.add(glyph, 1100)
      return subset.encode()
    }
    expect(Buffer.compare(encode(), encode())).toBe(0)
  })
})

describe('font files that cannot be used', () => {
  const open = (files: Readonly<Record<string, string | Uint8Array>>) => {
    const root = folder(files)
    const { metrics } = openFonts(root, MANIFEST, diskWorkspace(root))
    const collected = collect()
    try {
      metrics.faceFor({ families: ['serif'], weight: 400 }, '一')
    } catch (error) {
      reportFontFault(error, collected.report)
    }
    return collected
  }

  it.each([
    ['missing', {}, 'FONT_FILE_MISSING'],
    ['no font at all', { 'NotoSerifSC-400.ttf': 'not a font' }, 'FONT_FILE_BROKEN'],
    ['empty', { 'NotoSerifSC-400.ttf': '' }, 'FONT_FILE_BROKEN'],
    ['cut short', { 'NotoSerifSC-400.ttf': fs.readFileSync('fonts/NotoSerifSC-400.ttf').subarray(0, 1000) }, 'FONT_FILE_BROKEN'],
  ])('%s', (_name, files, code) => {
    expect(open(files as Record<string, string | Uint8Array>).diagnostics).toMatchObject([
      { code, data: { file: 'NotoSerifSC-400.ttf', family: 'Noto Serif SC' } },
    ])
  })

  it('damaged inside, they are found out at the latest when glyphs are taken', () => {
    const bytes = fs.readFileSync('fonts/NotoSerifSC-400.ttf')
    bytes.fill(0xaa, bytes.length / 4, (bytes.length * 3) / 4)
    const root = folder({ 'NotoSerifSC-400.ttf': bytes })
    const { metrics, program } = openFonts(root, MANIFEST, diskWorkspace(root))
    expect(() => {
      const subset = program('NotoSerifSC-400').subset()
      for (const character of '永字八法一二三四五六七八九十天地人和') {
        const [glyph] = metrics.shape('NotoSerifSC-400', character, 'hani')
        subset.add(glyph?.id ?? 0, 1000)
      }
      subset.encode()
    }).toThrow(FontFault)
  })

  it('are no excuse for other faults', () => {
    expect(() => {
      reportFontFault(new Error('other'), collect().report)
    }).toThrow('other')
    expect(new FontFault({ id: 'a', family: 'A', role: 'song', weight: 400, file: 'a.ttf', bytes: 1 }, 'missing').message).toBe('a.ttf: missing')
  })

  it.each([
    ['missing', {}],
    ['no JSON', { 'fonts.json': '{' }],
    ['empty', { 'fonts.json': '{}' }],
    ['null', { 'fonts.json': 'null' }],
    ['without entries', { 'fonts.json': '{ "faces": [{}], "roles": {}, "lastResort": "" }' }],
  ])('a manifest that is %s is reported', (_name, files) => {
    const root = folder(files)
    const collected = collect()
    expect(readFontManifest(root, diskWorkspace(root), collected.report)).toBeUndefined()
    expect(collected.codes()).toEqual(['FONT_MANIFEST_BROKEN'])
  })
})
