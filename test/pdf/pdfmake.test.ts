import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { openFonts } from '../../src/fonts/fonts.ts'
import { readFontManifest } from '../../src/fonts/manifest.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import type { Line } from '../../src/model/line.ts'
import type { DotFrame, Frame, Page } from '../../src/model/page.ts'
import { defineDocument, type Definition, type LineNode } from '../../src/pdf/definition.ts'
import {
  LayoutBuilder,
  PDFMAKE_VERSION,
  PdfmakeDocument,
  PdfmakeRenderer,
} from '../../src/pdf/pdfmake.ts'
import { writePdf } from '../../src/pdf/write.ts'
import { readBack } from '../support/pdf.ts'
import { load, operatorsOf } from '../support/print.ts'

const workspace = diskWorkspace()
const manifest = readFontManifest('fonts', workspace, () => undefined)
if (!manifest) throw new Error('no fonts')
const fonts = openFonts('fonts', manifest, workspace)
const FACE = 'NotoSerifSC-400'

const FACTS = {
  language: 'zh-CN',
  info: {
    title: '甲 & <乙>',
    creator: 'test',
    producer: 'pdfmake',
    creationDate: '2030-01-31T00:00:00.000Z',
  },
}

/** A line of 10 pt that puts each character of `text` at the places given, em. */
function line(text: string, places: readonly number[]): Line {
  const glyphs = Array.from(text).map((character, i) => {
    const [glyph] = fonts.metrics.shape(FACE, character, 'hani')
    return { id: glyph?.id ?? 0, text: character, x: (places[i] ?? i) * 10 }
  })
  const runs = [{ face: FACE, size: 10, color: { screen: '#c8161d' }, glyphs }]
  return {
    start: 0,
    end: text.length,
    runs,
    boxes: [],
    ornaments: [],
    width: 100,
    last: true,
    stretch: 0,
  }
}

function pageOf(...lines: readonly Line[]): Page {
  return {
    number: 1,
    width: 200,
    height: 300,
    grid: { left: 20, baseline: 50, pitch: 20, size: 10, bands: [] },
    frames: lines.map((line, i) => ({
      kind: 'line',
      role: 'paragraph',
      x: 20,
      y: 50 + i * 20,
      line,
    })),
  }
}

const define = (...pages: readonly Page[]): Definition =>
  defineDocument(pages, FACTS, (face) => fonts.program(face).ascent)

const write = (definition: Definition) => writePdf(definition, fonts.program)

describe('pdfmake’s parts', () => {
  it('are those of the version that they were read in', () => {
    expect(PDFMAKE_VERSION).toBe('0.3.11')
    const load = createRequire(import.meta.url)
    expect((load('pdfkit/package.json') as { version: string }).version).toBe('0.19.1')
  })

  it('are classes that banxin can extend', () => {
    const methods = (part: { prototype: unknown }) => part.prototype as Record<string, unknown>
    expect(typeof methods(PdfmakeDocument)['provideFont']).toBe('function')
    for (const method of [
      ...['_addInfo', 'addPage', 'endMarkings', 'endMetadata', '_write', '_finalize', 'ref'],
      ...['_setColorCore', '_normalizeColor', 'openImage'],
    ]) {
      expect(typeof methods(PdfmakeDocument)[method], method).toBe('function')
    }
    expect(typeof methods(PdfmakeRenderer)['renderLine']).toBe('function')
    expect(typeof methods(PdfmakeRenderer)['renderPages']).toBe('function')
    expect(typeof methods(PdfmakeRenderer)['renderVector']).toBe('function')
    expect(typeof methods(PdfmakeRenderer)['renderImage']).toBe('function')
    expect(typeof methods(PdfmakeRenderer)['renderSVG']).toBe('function')
    expect(typeof methods(LayoutBuilder)['layoutDocument']).toBe('function')
  })

  it('hand lines on with what banxin adds to them', async () => {
    const { pages } = await readBack(await write(define(pageOf(line('甲乙丙', [0, 1, 2])))))
    expect(pages).toEqual(['甲乙丙'])
  })
})

const DOT = { kind: 'dot', role: 'artifact', y: 100, radius: 0.6 } as const
const INK = { screen: '#123456' }

function dotsAt(places: readonly number[], more: Partial<DotFrame> = {}): Frame[] {
  return places.map((x) => ({ ...DOT, x, color: INK, ...more }))
}

function withFrames(page: Page, frames: readonly Frame[]): Page {
  return { ...page, frames: [...page.frames, ...frames] }
}

/** The types of what is drawn by a page of these alone. */
const drawnTypes = (frames: readonly Frame[]) =>
  define(withFrames(pageOf(), frames)).content.flatMap((node) =>
    'canvas' in node ? node.canvas.map(({ type }) => type) : [],
  )

describe('dots', () => {
  it('at equal distances are one line', () => {
    const steps = Array.from({ length: 60 }, (_, i) => 20.1 + i * 5.2501)
    const { content } = define(withFrames(pageOf(), dotsAt(steps)))
    expect(content).toEqual([
      {
        canvas: [
          {
            ...{ type: 'line', x1: 0, y1: 0, x2: 309.756, y2: 0 },
            ...{ lineWidth: 1.2, lineCap: 'round', lineColor: '#123456' },
            dash: { length: 0.0001, space: 5.25 },
          },
        ],
        absolutePosition: { x: 20.1, y: 100 },
      },
    ])
  })

  it.each([
    ['two', dotsAt([20, 25]), ['ellipse', 'ellipse']],
    ['another distance', dotsAt([20, 25, 30, 36]), ['line', 'ellipse']],
    ['backwards', dotsAt([30, 25, 20]), ['ellipse', 'ellipse', 'ellipse']],
    ['on one place', dotsAt([20, 20, 20]), ['ellipse', 'ellipse', 'ellipse']],
    [
      'another colour',
      [...dotsAt([20, 25, 30]), ...dotsAt([35, 40, 45], { color: { screen: '#000000' } })],
      ['line', 'line'],
    ],
    [
      'another size',
      [...dotsAt([20, 25, 30]), ...dotsAt([35], { radius: 1 })],
      ['line', 'ellipse'],
    ],
    ['another line', [...dotsAt([20, 25, 30]), ...dotsAt([35], { y: 120 })], ['line', 'ellipse']],
    ['down', [100, 102, 104].flatMap((y) => dotsAt([20], { y })), ['line']],
    [
      'with something between',
      [
        ...dotsAt([20, 25, 30]),
        ...([
          { kind: 'rect', role: 'artifact', x: 0, y: 0, width: 1, height: 1, color: INK },
        ] as const),
        ...dotsAt([35, 40, 45]),
      ],
      ['line', 'rect', 'line'],
    ],
  ])('%s', (_, frames, types) => {
    expect(drawnTypes(frames)).toEqual(types)
  })

  it('are drawn as round ends of dashes without a length, and leave the colour of text alone', async () => {
    const page = withFrames(pageOf(line('甲', [0])), [
      ...dotsAt([20, 25.123, 30.246, 35.369]),
      ...[100, 103, 106].flatMap((y) => dotsAt([20], { y })),
    ])
    const document = await load(await write(define(page)))
    const operators = operatorsOf(document.getPage(0))
    const color = '0.0706 0.2039 0.3373 RG'
    expect(operators).toContain(`q ${color} 1 J 1.2 w [0 5.123] 0 d 20 100 m 37.9305 100 l S Q`)
    expect(operators).toContain(`q ${color} 1 J 1.2 w [0 3] 0 d 20 100 m 20 107.5 l S Q`)
  })
})

describe('the document definition', () => {
  it('is plain JSON, and pdfmake itself can read it', async () => {
    const dots = withFrames(pageOf(line('丁', [0])), dotsAt([20, 25, 30, 35]))
    const definition = define(pageOf(line('甲乙丙', [0, 1, 2])), dots)
    const plain = JSON.parse(JSON.stringify(definition)) as Definition
    expect(plain).toEqual(definition)
    const pdfmake = createRequire(import.meta.url)('pdfmake') as {
      setFonts(fonts: object): void
      setUrlAccessPolicy(policy: () => boolean): void
      setLocalAccessPolicy(policy: () => boolean): void
      createPdf(definition: object): { getBuffer(): Promise<Uint8Array> }
    }
    pdfmake.setFonts({ [FACE]: { normal: 'fonts/NotoSerifSC-400.ttf' } })
    pdfmake.setUrlAccessPolicy(() => false)
    pdfmake.setLocalAccessPolicy(() => true)
    const info = { ...plain.info, creationDate: new Date(plain.info.creationDate) }
    const { document, pages } = await readBack(
      await pdfmake.createPdf({ ...plain, info }).getBuffer(),
    )
    expect(document.numPages).toBe(2)
    expect(pages).toEqual(['甲乙丙', '丁'])
  })

  it('is not changed by writing it', async () => {
    const definition = define(pageOf(line('甲乙', [0, 1])))
    const before = JSON.stringify(definition)
    await write(definition)
    expect(JSON.stringify(definition)).toBe(before)
  })

  it('says the advance of every glyph in thousandths of an em', () => {
    const [node] = define(pageOf(line('甲乙丙', [0, 1.25, 2]))).content
    expect((node as LineNode).text[0]?.placed.advances).toEqual([1250, 750])
  })
})

describe('the PDF', () => {
  /** x of every text item, pt from the left edge of the line, by its first character. */
  async function positions(text: string, places: readonly number[]) {
    const { document, pages } = await readBack(await write(define(pageOf(line(text, places)))))
    const page = await document.getPage(1)
    const { items } = await page.getTextContent()
    const [first] = items.flatMap((item) => ('str' in item ? [item] : []))
    return {
      text: pages[0],
      width: first?.width,
      x: (first?.transform as number[])[4],
      y: (first?.transform as number[])[5],
    }
  }

  it('puts the line where the page has it', async () => {
    expect(await positions('甲乙丙', [0, 1, 2])).toMatchObject({
      text: '甲乙丙',
      width: 30,
      x: 20,
      y: 250,
    })
  })

  it.each([
    ['a gap of a quarter em', [0, 1.25, 2.25], 32.5],
    ['gaps of half an em', [0, 1.5, 3], 40],
    ['a gap of two and a half em', [0, 3.5, 4.5], 55],
    ['a gap of a twentieth', [0, 1.05, 2.1], 31],
  ])('reads %s as no space', async (_name, places, width) => {
    const found = await positions('甲乙丙', places)
    expect(found.text).toBe('甲乙丙')
    expect(found.width).toBeCloseTo(width, 1)
  })

  it('reads a squeeze of half an em as one line', async () => {
    expect((await positions('甲乙丙', [0, 0.5, 1.5])).text).toBe('甲乙丙')
  })

  it.each([
    ['closing before opening, one blank between them', '甲”“乙', [0, 1, 1.5, 3], 40],
    ['closing before opening, no blank', '甲”“乙', [0, 1, 1, 2.5], 35],
    ['an opening mark without its blank', '甲（乙', [0, 0.5, 1.5], 25],
    ['a closing mark without its blank', '甲，乙', [0, 1, 1.5], 25],
    ['a closing mark with half of its blank', '甲，乙', [0, 1, 1.75], 27.5],
    ['three marks', '甲。”（乙', [0, 1, 1.5, 1.5, 3], 40],
  ] as const)('reads %s as one line, nothing over anything', async (_name, text, places, width) => {
    const found = await positions(text, places)
    expect(found.text).toBe(text)
    expect(found.width).toBeCloseTo(width, 1)
  })

  it.each([
    ['an interpunct in half an em', '拉·买', [0, 0.75, 1.5], 25],
    ['letters set closer', '甲Gi乙', [0, 0.9, 1.3, 1.4], 24],
    ['a full-width space', '张　三', [0, 1, 2], 30],
  ] as const)('reads %s as one line', async (_name, text, places, width) => {
    const found = await positions(text, places)
    expect(found.text?.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
    expect(found.width).toBeCloseTo(width, 1)
  })

  it('begins a line with an opening mark where its ink begins', async () => {
    // the blank of the mark stands outside the line
    expect(await positions('“乙', [-0.5, 0.5])).toMatchObject({ text: '“乙', x: 20, width: 15 })
  })

  it('keeps a space of the source, and its words on one line, however wide it is', async () => {
    const found = await positions('甲 乙', [0, 1, 4])
    expect(found.text).toBe('甲 乙')
  })

  it.each([
    ['甲乙', '①', '丙丁'],
    ['甲乙', '1', '，丙丁'],
    ['甲乙。', '*', '丙“丁'],
    ['甲乙', '（注）', '（丙）'],
  ])('reads %s, %s raised, %s as one piece', async (before, call, after) => {
    const flat = line(before + call + after, [])
    const [run] = flat.runs
    if (!run) throw new Error('no run')
    const start = before.length
    const end = start + call.length
    const small = run.glyphs.slice(start, end).map((glyph, i) => ({
      ...glyph,
      x: start * 10 + i * 6,
    }))
    const pushed = run.glyphs.slice(end).map((glyph, i) => ({
      ...glyph,
      x: start * 10 + call.length * 6 + i * 10,
    }))
    const runs = [
      { ...run, glyphs: run.glyphs.slice(0, start) },
      { ...run, size: 6, glyphs: small, rise: 3.3 },
      { ...run, glyphs: pushed },
    ]
    const definition = define(pageOf({ ...flat, runs }, line('戊己', [])))
    const rises = (definition.content[0] as LineNode).text.map(({ placed }) => placed.rise)
    expect(rises).toEqual([undefined, 3.3, undefined])
    const { document, pages } = await readBack(await write(definition))
    expect(pages[0]).toBe(`${before}${call}${after}\n戊己`)
    const { items } = await (await document.getPage(1)).getTextContent()
    const height = (text: string) =>
      items.flatMap((item) =>
        'str' in item && item.str.includes(text) ? [(item.transform as number[])[5]] : [],
      )[0]
    // the page is 300 pt high and the lines stand 50 and 70 pt below its top
    expect([height(before.slice(0, 1)), height('戊')]).toEqual([250, 230])
  })

  it.each([
    ['in one piece', 40, ['甲乙'], 20],
    ['where no glyph is as wide, in its place', 80, ['甲', '乙'], 820],
  ])('reads what follows a leader %s', async (_name, place, texts, x) => {
    const page = { ...pageOf(line('甲乙', [0, place])), width: 1000 }
    const { document } = await readBack(await write(define(page)))
    const { items } = await (await document.getPage(1)).getTextContent()
    const found = items.flatMap((item) => ('str' in item && item.str.trim() ? [item] : []))
    expect(found.map(({ str }) => str)).toEqual(texts)
    expect((found.at(-1)?.transform as number[])[4]).toBe(x)
  })

  it('raises what is raised', async () => {
    const flat = line('甲乙', [])
    const runs = flat.runs.map((run) => ({ ...run, rise: 4 }))
    const { document } = await readBack(await write(define(pageOf({ ...flat, runs }))))
    const { items } = await (await document.getPage(1)).getTextContent()
    const [first] = items.flatMap((item) => ('str' in item ? [item] : []))
    expect((first?.transform as number[])[5]).toBe(254)
  })

  it('tells code points apart that share a glyph, whichever comes first', async () => {
    const { pages } = await readBack(await write(define(pageOf(line('⼀一⼀', [0, 1, 2])))))
    expect(pages[0]).toBe('⼀一⼀')
  })

  it('writes characters outside the basic plane', async () => {
    const { pages } = await readBack(await write(define(pageOf(line('𬭊𫖯', [0, 1])))))
    expect(pages[0]).toBe('𬭊𫖯')
  })

  it('escapes the title in its XML, and not in its information', async () => {
    const pdf = await write(define(pageOf(line('甲', [0]))))
    const { info } = await (await readBack(pdf)).document.getMetadata()
    expect(info).toMatchObject({ Title: '甲 & <乙>' })
    expect(Buffer.from(pdf).toString('utf8')).toContain('甲 &amp; &lt;乙&gt;')
  })

  it('nests bookmarks by their level', async () => {
    const frame = (text: string, level: number, y: number) => ({
      ...pageOf(line(text, [0])).frames[0]!,
      y,
      bookmark: { level, label: text, top: y - 10 },
    })
    const page = {
      ...pageOf(),
      frames: [frame('甲', 1, 50), frame('乙', 2, 70), frame('丙', 2, 90), frame('丁', 1, 110)],
    } as Page
    const outline = await (await readBack(await write(define(page)))).document.getOutline()
    const tree = outline.map(({ title, items }) => [
      title,
      (items as { title: string }[]).map((item) => item.title),
    ])
    expect(tree).toEqual([
      ['甲', ['乙', '丙']],
      ['丁', []],
    ])
  })
})
