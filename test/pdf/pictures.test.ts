import { createRequire } from 'node:module'
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { readPicture } from '../../src/images/read.ts'
import type { ImageFrame, Page } from '../../src/model/page.ts'
import type { Picture } from '../../src/model/picture.ts'
import { defineDocument, type Definition } from '../../src/pdf/definition.ts'
import { PictureFault } from '../../src/pdf/document.ts'
import { PdfmakeDocument, PdfmakeRenderer, SvgMeasure } from '../../src/pdf/pdfmake.ts'
import { writePdf } from '../../src/pdf/write.ts'
import { contentOf, objectsOf } from '../support/objects.ts'
import { readBack } from '../support/pdf.ts'
import { CMYK_JPEG, exif, JPEG, png, SQUARE, svg, withSegment } from '../support/pictures.ts'
import { readTags } from '../support/tags.ts'

const FACTS = {
  language: 'zh-CN',
  info: {
    title: '图',
    creator: 'test',
    producer: 'pdfmake',
    creationDate: '2030-01-31T00:00:00.000Z',
  },
}

const read = (bytes: Uint8Array) => readPicture('p', bytes)
const PNG = read(png({ width: 8, height: 4 }))
/** Two pixels, one of them half to be seen through. */
const ALPHA = read(
  png({
    width: 2,
    height: 1,
    colorType: 6,
    rows: Buffer.from([0, 255, 0, 0, 255, 0, 0, 255, 128]),
  }),
)

function frame(picture: Picture, more: Partial<ImageFrame> = {}): ImageFrame {
  const place = { x: 20, y: 30, width: 80, height: 40 }
  return { kind: 'image', role: 'artifact', src: 'a', picture, ...place, ...more }
}

function pageOf(...frames: readonly ImageFrame[]): Page {
  const grid = { left: 20, baseline: 50, pitch: 20, size: 10, bands: [] }
  return { number: 1, width: 200, height: 300, frames, grid }
}

/** A document of one figure. */
const STRUCTURE = {
  tag: 'd',
  type: 'Document',
  children: [{ tag: 'f', type: 'Figure', alt: '会场𠮷(全景)', children: [] }],
} as const

const define = (...pages: readonly Page[]) =>
  defineDocument(pages, { ...FACTS, structure: STRUCTURE }, () => 0)
const noFonts = () => {
  throw new Error('there is no text')
}
const write = (definition: Definition) => writePdf(definition, noFonts)

/** The operators of its page, and all objects of the file. */
async function written(...frames: readonly ImageFrame[]) {
  const pdf = Buffer.from(await write(define(pageOf(...frames))))
  return { pdf, text: await objectsOf(pdf), operators: await contentOf(pdf) }
}

/** Each picture that pdf.js draws: its size in pixels, and the matrix of its unit square on the page, y upwards. */
async function drawn(pdf: Uint8Array) {
  const { document } = await readBack(pdf)
  const page = await document.getPage(1)
  const { fnArray, argsArray } = await page.getOperatorList()
  const found: { size: unknown[]; matrix: number[] }[] = []
  let matrix = [1, 0, 0, 1, 0, 0]
  const stack: number[][] = []
  fnArray.forEach((operator, i) => {
    const args = (argsArray as unknown[][])[i] ?? []
    if (operator === OPS.save) stack.push(matrix)
    if (operator === OPS.restore) matrix = stack.pop() ?? matrix
    if (operator === OPS.transform) matrix = product(matrix, args as number[])
    if (operator !== OPS.paintImageXObject) return
    found.push({
      size: args.slice(1, 3),
      matrix: matrix.map((value) => Math.round(value * 100) / 100 || 0),
    })
  })
  return found
}

function product(m: readonly number[], n: readonly number[]): number[] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = m
  const [p = 0, q = 0, r = 0, s = 0, t = 0, u = 0] = n
  return [
    a * p + c * q,
    b * p + d * q,
    a * r + c * s,
    b * r + d * s,
    a * t + c * u + e,
    b * t + d * u + f,
  ]
}

describe('pdfmake’s parts for pictures', () => {
  it('are those that banxin extends', () => {
    const methods = (part: { prototype: unknown }) => part.prototype as Record<string, unknown>
    expect(typeof methods(PdfmakeRenderer)['renderImage']).toBe('function')
    expect(typeof methods(PdfmakeRenderer)['renderSVG']).toBe('function')
    for (const name of ['provideImage', 'openImage', 'image', 'addContent']) {
      expect(typeof methods(PdfmakeDocument)[name]).toBe('function')
    }
    const measure = new SvgMeasure() as { measureSVG(text: string): object }
    expect(measure.measureSVG('<svg width="4" height="2"/>')).toEqual({ width: 4, height: 2 })
  })
})

describe('the definition of pictures', () => {
  it('has each once, under a key of its own', () => {
    const definition = define(pageOf(frame(PNG), frame(PNG, { y: 100 }), frame(ALPHA)))
    expect(Object.keys(definition.images ?? {})).toEqual([PNG.key, ALPHA.key])
    expect(definition.images?.[PNG.key]).toMatch(/^data:image\/png;base64,iVBOR/u)
    expect(define(pageOf())).not.toHaveProperty('images')
  })

  it('is plain JSON, and pdfmake itself can print it', async () => {
    const definition = define(
      pageOf(frame(PNG, { role: 'figure', alt: '甲' }), frame(read(svg(SQUARE)), { y: 100 })),
    )
    const plain = JSON.parse(JSON.stringify(definition)) as Definition
    expect(plain).toEqual(definition)
    const pdfmake = createRequire(import.meta.url)('pdfmake') as {
      setUrlAccessPolicy(policy: () => boolean): void
      setLocalAccessPolicy(policy: () => boolean): void
      createPdf(definition: object): { getBuffer(): Promise<Uint8Array> }
    }
    pdfmake.setUrlAccessPolicy(() => false)
    pdfmake.setLocalAccessPolicy(() => false)
    const info = { ...plain.info, creationDate: new Date(plain.info.creationDate) }
    const pdf = await pdfmake.createPdf({ ...plain, info }).getBuffer()
    expect(await drawn(pdf)).toEqual([{ size: [8, 4], matrix: [80, 0, 0, 40, 20, 230] }])
  })

  it('is not changed by writing it', async () => {
    const definition = define(pageOf(frame(PNG), frame(read(svg(SQUARE)))))
    const before = JSON.stringify(definition)
    await write(definition)
    expect(JSON.stringify(definition)).toBe(before)
  })
})

describe('a picture in the PDF', () => {
  it.each([
    ['an opaque PNG', PNG, [8, 4]],
    ['a PNG with alpha', ALPHA, [2, 1]],
    [
      'an indexed PNG',
      read(png({ width: 8, height: 4, colorType: 3, palette: Buffer.alloc(6) })),
      [8, 4],
    ],
    ['a JPEG', read(JPEG), [16, 8]],
    ['a CMYK JPEG', read(CMYK_JPEG), [16, 8]],
  ])('%s stands where the page has it', async (_name, picture, size) => {
    const { pdf } = await written(frame(picture))
    // the page is 300 pt high: the lower edge is 300 - 30 - 40 above its foot
    expect(await drawn(pdf)).toEqual([{ size, matrix: [80, 0, 0, 40, 20, 230] }])
  })

  it.each([
    [1, [80, 0, 0, 40, 20, 230]],
    [3, [-80, 0, 0, -40, 100, 270]],
    [6, [0, -40, 80, 0, 20, 270]],
    [8, [0, 40, -80, 0, 100, 230]],
  ])('a JPEG held as %d is turned inside its box', async (orientation, matrix) => {
    const { pdf } = await written(frame(read(withSegment(0xe1, exif(orientation)))))
    expect((await drawn(pdf))[0]?.matrix).toEqual(matrix)
  })

  it('is embedded once, and its alpha apart', async () => {
    const { text } = await written(frame(PNG), frame(PNG, { y: 100 }), frame(ALPHA, { y: 200 }))
    expect(text.match(/\/Subtype \/Image/gu)).toHaveLength(3)
    expect(text.match(/\/SMask \d/gu)).toHaveLength(1)
  })

  it('is content of a figure that says what it shows', async () => {
    const { pdf, operators } = await written(frame(PNG, { role: 'figure', alt: 'x', tag: 'f' }))
    expect(operators).toMatch(/\/Figure <<\/MCID 0>> BDC\n[^]*\/I1 Do\n[^]*EMC/u)
    const { children } = await readTags(pdf)
    expect(children).toMatchObject([{ type: 'Figure', alt: '会场𠮷(全景)', pages: [1] }])
    expect(children[0]?.attributes['BBox']).toBe('[ 20 230 100 270 ]')
  })

  it('is an artifact if it says nothing', async () => {
    const { operators } = await written(frame(PNG))
    expect(operators).toMatch(/\/Artifact <<\/Type \/Layout>> BDC\n[^]*\/I1 Do\n[^]*EMC/u)
    expect(operators).not.toContain('MCID')
  })

  it('gives the same bytes each time, though its parts are many', async () => {
    const pictures = Array.from({ length: 12 }, (_, i) => {
      const rows = Buffer.alloc((4 * 50 + 1) * 50, i).map((value, at) =>
        at % 201 === 0 ? 0 : value,
      )
      return frame(read(png({ width: 50, height: 50, colorType: 6, rows })))
    })
    const drawing = frame(read(svg(GRADIENT)), { role: 'figure', alt: '标志', tag: 'f' })
    const all = define(pageOf(...pictures, drawing, drawing))
    const first = Buffer.from(await write(all))
    for (let i = 0; i < 5; i++) expect(first.equals(await write(all))).toBe(true)
  })
})

const GRADIENT = `<defs><linearGradient id="g"><stop offset="0" stop-color="#c8161d"/><stop offset="1" stop-color="#fff"/></linearGradient>
  <clipPath id="c"><circle cx="10" cy="10" r="8"/></clipPath><mask id="m"><rect width="20" height="20" fill="white"/></mask></defs>
  <g clip-path="url(#c)" opacity="0.5"><rect width="20" height="20" fill="url(#g)"/></g><g mask="url(#m)">${SQUARE}</g>`

describe('an SVG in the PDF', () => {
  it('is drawn at its place, in its size, between its marks', async () => {
    // 40 × 20 px twice as large: the square of 10 px at 5, 5 is one of 20 pt
    const { operators } = await written(
      frame(read(svg(SQUARE)), { role: 'figure', alt: '甲', tag: 'f' }),
    )
    expect(operators).toMatch(/^[^]*\/Figure <<\/MCID 0>> BDC\n[^]*EMC\n?$/u)
    expect(operators).toContain('1 0 0 1 20 30 cm')
    expect(operators).toContain('2 0 0 2 0 0 cm')
    expect(operators).toMatch(/5 5 m\n15 5 l\n15 15 l\n5 15 l\nh/u)
  })

  it('keeps its ratio in a box of another', async () => {
    const { operators } = await written(frame(read(svg(SQUARE)), { width: 40, height: 40 }))
    expect(operators).toContain('1 0 0 1 0 10 cm')
  })

  it('has its units in px, whatever its size is written in', async () => {
    const drawing = svg('<rect width="96" height="96"/>', 'width="1in" height="1in"')
    const { operators } = await written(frame(read(drawing), { width: 72, height: 72 }))
    expect(operators).toContain('0.75 0 0 0.75 0 0 cm')
  })

  it('with paints, clips and masks is a sound file', async () => {
    const { pdf, text } = await written(frame(read(svg(GRADIENT))))
    const { document } = await readBack(pdf)
    expect((await (await document.getPage(1)).getOperatorList()).fnArray.length).toBeGreaterThan(10)
    expect(text).toContain('/PatternType 2')
  })

  it.each([
    ['a path that lacks a number', '<path d="M1 1 L 2"/>'],
    ['a path that is none', '<path d="M1 1 x"/>'],
    ['points that lack a number', '<polygon points="1 2 3"/>'],
    ['numbers beyond all', '<path d="M1e300 1e300 L1 1" stroke="red"/>'],
  ])('with %s is a fault that names it', async (_name, inside) => {
    const fault = await written(frame(read(svg(inside)), { src: 'b.svg' })).catch(
      (error: unknown) => error,
    )
    expect(fault).toBeInstanceOf(PictureFault)
    expect((fault as PictureFault).src).toBe('b.svg')
  })
})
