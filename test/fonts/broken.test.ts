import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, readDirectories } from '../../src/fonts/directory.ts'
import { examineFont } from '../../src/fonts/examine.ts'
import { readFacts } from '../../src/fonts/facts.ts'
import { FlawedFont, RefusedFont } from '../../src/fonts/flaw.ts'
import { openFonts } from '../../src/fonts/fonts.ts'
import { readFontManifest } from '../../src/fonts/manifest.ts'
import { loadOwnFonts } from '../../src/fonts/own.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { collect } from '../support/diagnostics.ts'
import { folder } from '../support/folder.ts'
import { buildWith, fixture, tableIn } from '../support/own-fonts.ts'

const FONTS = { 'few-serif.otf': fixture('few-serif.otf'), 'few-truetype.ttf': fixture('few-truetype.ttf') }

/** A font in which some bytes of a table are others. */
function patched(bytes: Buffer, tag: string, at: number, ...values: number[]): Buffer {
  const changed = Buffer.from(bytes)
  changed.set(values, tableIn(changed, tag).start + at)
  return changed
}

function flawOf(bytes: Buffer): FlawedFont | undefined {
  try {
    examineFont(bytes)
    return undefined
  } catch (error) {
    if (error instanceof FlawedFont) return error
    throw error
  }
}

describe('a font with', () => {
  const TTF = FONTS['few-truetype.ttf']
  const OTF = FONTS['few-serif.otf']

  it.each([
    ['nothing wrong', TTF, undefined],
    ['nothing wrong, PostScript', OTF, undefined],
    ['no units in its em', patched(TTF, 'head', 18, 0, 0), 'table broken'],
    ['no magic number', patched(TTF, 'head', 12, 0, 0), 'table broken'],
    ['no glyphs', patched(TTF, 'maxp', 4, 0, 0), 'table broken'],
    ['more metrics than glyphs', patched(TTF, 'hhea', 34, 0xff, 0xff), 'table broken'],
    ['no metrics', patched(TTF, 'hhea', 34, 0, 0), 'table broken'],
    ['more glyphs than places', patched(TTF, 'maxp', 4, 0x40, 0), 'table broken'],
    ['glyphs out of their table', patched(TTF, 'loca', 4, 0xff, 0xff), 'table broken'],
    ['no characters', patched(TTF, 'cmap', 2, 0, 0), 'table broken'],
    ['CFF of another kind', patched(OTF, 'CFF ', 0, 7), 'table broken'],
  ])('%s', (_what, bytes, flaw) => {
    expect(flawOf(bytes)?.flaw).toBe(flaw)
  })

  it('a glyph that is made of itself', () => {
    const { start } = tableIn(TTF, 'loca')
    const isLong = TTF.readInt16BE(tableIn(TTF, 'head').start + 50) === 1
    const offsetOf = (glyph: number) =>
      isLong ? TTF.readUInt32BE(start + 4 * glyph) : TTF.readUInt16BE(start + 2 * glyph) * 2
    const glyph = [1, 2, 3, 4, 5].find((one) => offsetOf(one + 1) - offsetOf(one) > 20)!
    // the head of a composite, then one component: itself
    const composite = [0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, glyph, 0, 0]
    expect(flawOf(patched(TTF, 'glyf', offsetOf(glyph), ...composite))).toMatchObject({ flaw: 'loop' })
  })
})

/** Sets some characters in a font and writes it: what a build does with it. Whatever is thrown is a font's fault. */
function use(bytes: Uint8Array): void {
  const root = folder({ 'own.otf': bytes })
  const workspace = diskWorkspace(root)
  const { report, diagnostics } = collect()
  const rule = { family: 'Own', src: 'own.otf', face: undefined, weights: [400, 400] } as const
  const rules = [{ ...rule, span: { file: 'style.css', start: 0, end: 1 } }]
  const { faces } = loadOwnFonts({ rules, folders: [root], fontFolders: [] }, workspace, report)
  expect(faces.length + diagnostics.length).toBeGreaterThan(0)
  const manifest = { faces: [], roles: {}, partners: {}, lastResort: '' }
  const { metrics, program } = openFonts(root, manifest, workspace, faces)
  try {
    const used = Array.from('大家谈一，。A').flatMap((character) => {
      const face = metrics.faceFor({ families: ['Own'], weight: 400 }, character)
      return face === undefined ? [] : metrics.shape(face, character, 'hani').map(({ id }) => ({ face, id }))
    })
    const [first] = used
    if (!first) return
    const made = program(first.face).subset()
    for (const { id } of used) made.add(id, 1250)
    made.encode()
  } catch (error) {
    expect((error as Error).name + (error as Error).constructor.name).toContain('FontFault')
  }
}

describe.each(Object.entries(FONTS))('%s', { timeout: 60_000 }, (_name, bytes) => {
  it('cut short anywhere is used or refused, and nothing else', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length), (length) => {
        use(bytes.subarray(0, length))
      }),
      { seed: 20_300_131, numRuns: 40 },
    )
  })

  it('with other bytes anywhere is used or refused, and nothing else', () => {
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const changed = Buffer.from(bytes)
        for (const [at, value] of changes) changed[at] = value
        use(changed)
      }),
      { seed: 20_300_131, numRuns: 80 },
    )
  })

  it('with other bytes in its directory and in the heads of its tables, too', () => {
    const tables = ['head', 'hhea', 'maxp', 'cmap', 'name', 'OS/2', 'post', 'GSUB', 'GPOS']
    const starts = [0, ...tables.map((tag) => tableIn(bytes, tag).start)]
    const change = fc.tuple(fc.constantFrom(...starts), fc.nat(60), fc.nat(255))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const changed = Buffer.from(bytes)
        for (const [start, at, value] of changes) changed[Math.min(start + at, bytes.length - 1)] = value
        use(changed)
      }),
      { seed: 20_300_131, numRuns: 80 },
    )
  })
})

describe('a broken font', () => {
  it('is named in the message of the build, with what is wrong', async () => {
    const css = '@font-face { font-family: Own; src: url(own.ttf) } p { font-family: Own }'
    const bytes = patched(FONTS['few-truetype.ttf'], 'head', 18, 0, 0)
    const { built, diagnostics } = await buildWith(css, { 'own.ttf': bytes }, '一')
    expect(built).toBeUndefined()
    expect(diagnostics).toMatchObject([
      { code: 'FONT_BROKEN', data: { file: 'own.ttf', flaw: 'table broken', table: 'head' } },
    ])
  })

  it('of a folder is named when its glyphs are taken', async () => {
    const root = folder({ 'own.otf': patched(FONTS['few-serif.otf'], 'CFF ', 2_000, ...new Array<number>(12_000).fill(0)) })
    const css = 'p { font-family: "Noto Serif CJK SC" }'
    const { diagnostics } = await buildWith(css, {}, '一', { fontFolders: [root] })
    expect(diagnostics).toMatchObject([{ code: 'FONT_BROKEN', data: { flaw: 'damaged' } }])
  })
})

it('the fonts that banxin brings pass', () => {
  const workspace = diskWorkspace()
  const manifest = readFontManifest('fonts', workspace, collect().report)!
  for (const { file } of manifest.faces) {
    const bytes = workspace.read(`fonts/${file}`)
    examineFont(bytes)
    const font = bytesOf(bytes)
    const [face] = readDirectories(font)
    expect(() => readFacts(font, face!)).not.toThrow(RefusedFont)
  }
})
