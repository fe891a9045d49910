import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  PDFString,
  type PDFDocument,
} from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { build } from '../../src/build.ts'
import { drawSvg, ours, PictureFault } from '../../src/pdf/document.ts'
import type { PrintDefinition } from '../../src/pdf/print-definition.ts'
import { srgbProfile } from '../../src/pdf/srgb.ts'
import { PT_PER_MM } from '../../src/model/units.ts'
import { environment } from '../support/build.ts'
import { folder } from '../support/folder.ts'
import { profile } from '../support/icc.ts'
import { readBack } from '../support/pdf.ts'
import { JPEG, CMYK_JPEG, png, svg } from '../support/pictures.ts'
import {
  bytesOf,
  dictionariesOf,
  ISSUE,
  load,
  objectsOf,
  operatorsOf,
  PRESS_TEMPLATE,
  print,
  printed,
  textOf,
} from '../support/print.ts'

const mm = (value: number) => Math.round((value / PT_PER_MM) * 10) / 10
const sized = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) =>
  [x, y, width, height].map(mm)

/** A template of one page with this in its body and its sheet; ink `ink` is black. */
const template = (body: string, css = '', inks: object = {}) => ({
  'mine/template.json': JSON.stringify({
    name: 'mine',
    purpose: { zh: '', en: '' },
    inks: { ink: { screen: '#1a1a1a', print: [0, 0, 0, 100] }, ...inks },
  }),
  'mine/page.hbs': `<html><body><h1>{{series}}{{issueNumber number}}</h1>${body}{{#each statements}}<h2>{{speaker this}}</h2>{{#each blocks}}<p>{{paragraph this}}</p>{{/each}}{{/each}}</body></html>`,
  'mine/style.css': `@page { size: A5; margin: 15mm } body { font-family: "Noto Serif SC"; font-size: 10pt; line-height: 15pt; line-grid: create; color: var(--ink) } ${css}`,
})

async function drawn(
  body: string,
  css = '',
  files: Record<string, string | Uint8Array> = {},
  more: { readonly inks?: object; readonly spot?: boolean } = {},
) {
  const own = { ...template(body, css, more.inks), ...files }
  const { built, diagnostics } = await print({
    ...{ template: './mine', files: own, print: { spot: more.spot ?? false } },
  })
  if (!built?.pdf) throw new Error(JSON.stringify(diagnostics))
  const document = await load(built.pdf)
  return { document, diagnostics, operators: operatorsOf(document.getPage(0)) }
}

/** Names of colour spaces and operators that would be RGB on the press. */
function rgbIn(document: PDFDocument): string[] {
  const streams = objectsOf(document).filter((object) => object instanceof PDFRawStream)
  const operators = streams
    .filter(({ dict }) => !dict.has(PDFName.of('Subtype')) || textOf(dict, 'Subtype') === '/Form')
    .map((stream) => bytesOf(stream).toString('latin1'))
    .filter((text) => /\b(BT|re|cm)\b/u.test(text))
  return [
    ...operators.flatMap((text) => text.match(/(?:[\d.]+ ){3}(?:rg|RG)\b|\/DeviceRGB/gu) ?? []),
    ...dictionariesOf(document).flatMap(
      (dictionary) => String(dictionary).match(/\/DeviceRGB/gu) ?? [],
    ),
  ]
}

/** The colour of each piece of text; undefined where its text object sets none. */
function textPaints(operators: string): (string | undefined)[] {
  const paints: (string | undefined)[] = []
  let paint: string | undefined
  const bare = operators.replaceAll(/\((?:\\[\s\S]|[^\\()])*\)/gu, '()')
  for (const [token] of bare.matchAll(/\bBT\b|(?:[\d.]+ ){4}k\b|\bTJ\b/gu)) {
    if (token === 'TJ') paints.push(paint)
    else paint = token === 'BT' ? undefined : token
  }
  return paints
}

describe('boxes of a print PDF', () => {
  it('are those of the sheet, the trim in its middle', async () => {
    const document = await load(await printed())
    const [page] = document.getPages()
    expect(sized(page!.getMediaBox())).toEqual([0, 0, 168, 230])
    expect(sized(page!.getBleedBox())).toEqual([7, 7, 154, 216])
    expect(sized(page!.getTrimBox())).toEqual([10, 10, 148, 210])
    for (const key of ['CropBox', 'ArtBox', 'UserUnit']) {
      expect(page!.node.has(PDFName.of(key))).toBe(false)
    }
  })

  it('are one where the template says nothing of bleed and marks', async () => {
    const document = await load(await printed({ template: 'dajiatan' }))
    for (const page of document.getPages()) {
      expect(sized(page.getMediaBox())).toEqual([0, 0, 210, 297])
      expect(page.getTrimBox()).toEqual(page.getMediaBox())
      expect(page.getBleedBox()).toEqual(page.getMediaBox())
    }
  })

  it('of a booklet are those of two pages', async () => {
    const document = await load(await printed({ print: { spot: false, impose: 'saddle' } }))
    expect(document.getPageCount()).toBe(2)
    for (const page of document.getPages()) {
      expect(sized(page.getMediaBox())).toEqual([0, 0, 316, 230])
      expect(sized(page.getTrimBox())).toEqual([10, 10, 296, 210])
      expect(sized(page.getBleedBox())).toEqual([7, 7, 302, 216])
    }
  })

  it('are not there on the screen', async () => {
    const root = folder({ 'issue.txt': ISSUE })
    const options = { emit: 'pdf', template: PRESS_TEMPLATE } as const
    const { built } = await build('issue.txt', options, environment(root))
    const [page] = (await load(built!.pdf!)).getPages()
    expect(sized(page!.getMediaBox())).toEqual([0, 0, 148, 210])
    expect(page!.node.has(PDFName.of('TrimBox'))).toBe(false)
  })
})

describe('inks', () => {
  it.each([
    ['dajiatan', ['0 1 0.9 0.1 k']],
    ['xiaobao', ['0 1 0.9 0.1 k']],
    ['jianbao', ['0 1 1 0 k']],
    ['shouce', ['0 1 0.9 0.1 k']],
    [PRESS_TEMPLATE, ['0 1 0.9 0.1 k', '0.75 0.5 0 0.498 k', '0 0 0 0.6 k']],
  ])('are all that there is, and black is black alone: %s', async (name, others) => {
    const document = await load(await printed({ template: name }))
    expect(rgbIn(document)).toEqual([])
    const paints = document.getPages().flatMap((page) => textPaints(operatorsOf(page)))
    const black = paints.filter((paint) => paint === '0 0 0 1 k')
    // both statements, at least
    expect(black.length).toBeGreaterThanOrEqual(2)
    const rest = paints.filter((paint) => paint !== '0 0 0 1 k')
    expect([...new Set(rest)].toSorted()).toEqual(others.toSorted())
  })

  it('of type and boxes are those of the template', async () => {
    const { operators } = await drawn(
      '<div class="a"></div><div class="b"></div>',
      '.a { height: 15pt; background-color: var(--red) } .b { height: 15pt; background-color: device-cmyk(0.1 0.2 0.3 0.4) }',
      {},
      { inks: { red: { screen: '#c8161d', print: [0, 100, 90, 10] } } },
    )
    expect(operators).toContain('0 1 0.9 0.1 k')
    expect(operators).toContain('0.1 0.2 0.3 0.4 k')
    expect(operators).toContain('0 0 0 1 k')
  })

  it('of dots in a line are those of a stroke', async () => {
    const { operators } = await drawn(
      '<div class="a"></div>',
      '.a { height: 15pt; border-top: 1.5pt dotted var(--red) }',
      {},
      { inks: { red: { screen: '#c8161d', print: [0, 100, 90, 10] } } },
    )
    expect(operators).toMatch(/q 0 1 0\.9 0\.1 K 1 J 1\.5 w \[0 [\d.]+\] 0 d .* l S Q/u)
  })

  it('with plates of their own are Separations, tints of them too', async () => {
    const document = await load(await printed({ print: { spot: true } }))
    const operators = operatorsOf(document.getPage(0))
    expect(operators).toMatch(/\/S\d cs 1 scn/u)
    expect(operators).toMatch(/\/S\d cs 0\.2 scn/u)
    const spaces = objectsOf(document)
      .filter((object) => object instanceof PDFArray)
      .map((array) => array.toString())
      .filter((text) => text.includes('/Separation'))
    expect(spaces).toHaveLength(2)
    const [red] = spaces.filter((text) => text.includes('/Masthead#20Red'))
    expect(red).toContain('/DeviceCMYK')
    expect(red?.replaceAll(/\s+/gu, ' ')).toContain('/C1 [ 0 1 0.9 0.1 ]')
    // marks are on every plate
    expect(spaces.some((text) => text.includes('/Separation /All'))).toBe(true)
  })

  it('of one colour converted are told once, whether the style or a drawing has it', async () => {
    const { diagnostics } = await drawn(
      '<p class="a">甲</p><img src="a.svg" alt=""><img src="b.svg" alt="">',
      '.a { color: #204080 }',
      {
        'mine/a.svg': svg('<rect width="9" height="9" fill="#204080"/>'),
        'mine/b.svg': svg('<rect width="9" height="9" fill="teal" stroke="#333"/>'),
      },
    )
    const told = diagnostics.filter(({ code }) => code === 'COLOR_WITHOUT_INK')
    expect(told.map(({ data }) => data)).toEqual([
      { color: '#204080', process: [75, 50, 0, 49.8] },
      { color: '#008080', process: [100, 0, 0, 49.8] },
    ])
    const { start, end } = told[0]!.span!
    expect(told[0]?.span?.file).toMatch(/style\.css$/u)
    expect(template('', '.a { color: #204080 }')['mine/style.css'].slice(start, end)).toContain(
      '#204080',
    )
    expect(told[1]?.span?.file).toMatch(/page\.hbs$/u)
  })

  it('without a place are told with what is printed in them', async () => {
    const { diagnostics } = await drawn(
      '',
      '@page { @bottom-center { content: "第" counter(page) "页"; color: #204080 } @top-center { content: ""; background-color: #408020 } }',
    )
    const told = diagnostics.filter(({ code }) => code === 'COLOR_WITHOUT_INK')
    const shown = told.map(({ data }) => 'shown' in data && data.shown)
    expect(shown).toHaveLength(2)
    expect(shown).toContainEqual({ page: 1, text: '第1页' })
    expect(shown).toContainEqual({ page: 1 })
  })

  it('are told of if they are too much for the paper, or for small type', async () => {
    const { diagnostics } = await drawn(
      '<div class="a"></div><p class="b">小字</p><p class="c">双色</p><p class="d">大字</p><img src="a.svg" alt="">',
      '.a { height: 15pt; background-color: device-cmyk(1 0.8 0.7 0.6) } .b { font-size: 8pt; color: var(--red) } .c { font-size: 8pt; color: device-cmyk(0 1 1 0) } .d { color: device-cmyk(0 1 1 0.1) }',
      { 'mine/a.svg': svg('<rect width="9" height="9" fill="#010203"/>') },
      {
        inks: {
          red: { screen: '#c8161d', print: [0, 100, 90, 10] },
          rich: { screen: '#010203', print: [80, 70, 70, 100] },
        },
      },
    )
    const told = diagnostics.filter(({ code }) => code.startsWith('INK_'))
    expect(told).toMatchObject([
      { code: 'INK_HEAVY', data: { process: [100, 80, 70, 60], total: 310, most: 300 } },
      {
        ...{ severity: 'warning', code: 'INK_SMALL_TYPE' },
        data: { ink: 'red', size: 8, shown: { page: 1, text: '小字' } },
      },
      { code: 'INK_HEAVY', data: { ink: '#010203', total: 320 } },
    ])
    const files = told.map(({ span }) => span?.file.replace(/^.*[/\\]/u, ''))
    expect(files).toEqual(['style.css', 'style.css', 'page.hbs'])
  })

  it('are right for paper in the templates that come with banxin', async () => {
    for (const name of ['dajiatan', 'xiaobao', 'jianbao', 'shouce']) {
      const { diagnostics } = await print({ template: name, emit: 'definition' })
      expect(diagnostics.filter(({ code }) => code.startsWith('INK_'))).toEqual([])
    }
  })

  it('do not hide where the style sheet has a slip of the unit', async () => {
    const css = '@page { bleed: 3cm }'
    const { diagnostics } = await drawn('', css)
    const [told] = diagnostics.filter(({ code }) => code === 'BLEED_WIDE')
    const { start, end } = told!.span!
    expect(template('', css)['mine/style.css'].slice(start, end)).toMatch(/3cm$/u)
  })
})

describe('small black type', () => {
  it('is printed over what is there, and nothing else is', async () => {
    const { document, operators } = await drawn(
      '<p class="red">红</p><p class="large">大</p><p class="mixed">黑<span>红</span>黑</p>',
      '.red, .mixed span { color: var(--red) } .large { font-size: 24pt; line-height: 30pt }',
      {},
      { inks: { red: { screen: '#c8161d', print: [0, 100, 90, 10] } } },
    )
    const objects = operators.split(/^BT/mu).slice(1)
    // each text object stands in a q of its own if it sets the state
    const stateful = objects
      .map((object) => object.split(/^(?=ET)/mu))
      .filter(([inside]) => inside?.includes(' gs'))
    expect(stateful.length).toBeGreaterThan(5)
    for (const [, rest] of stateful) expect(rest).toMatch(/^ET\s+Q/u)
    expect(operators.match(/\/Over gs 0 0 0 1 k/gu)?.length).toBeGreaterThan(5)
    expect(operators).toContain('/Spare gs 0 1 0.9 0.1 k')
    expect(operators).not.toMatch(/\/Over gs 0 1/u)
    expect(objects.find((object) => object.includes(' 24 Tf'))).not.toContain('gs')
    const states = dictionariesOf(document).filter(
      (dictionary) =>
        textOf(dictionary, 'Type') === '/ExtGState' && dictionary.has(PDFName.of('OP')),
    )
    expect(
      states.map((state) => ['OP', 'op', 'OPM'].map((key) => textOf(state, key))).toSorted(),
    ).toEqual([
      ['false', 'false', '0'],
      ['true', 'true', '1'],
    ])
  })
})

describe('pictures for the press', () => {
  const spaces = (document: PDFDocument) =>
    dictionariesOf(document)
      .filter((dictionary) => textOf(dictionary, 'Subtype') === '/Image')
      .map((dictionary) => {
        const space = dictionary.lookup(PDFName.of('ColorSpace'))
        if (!(space instanceof PDFArray)) return String(space)
        const base = space.lookup(1)
        const nested = base instanceof PDFArray ? ` ${String(base.lookup(0))}` : ''
        return `${String(space.lookup(0))}${nested}`
      })

  it('say what their colours are', async () => {
    const { document } = await drawn(
      ['a.png', 'b.png', 'c.png', 'd.png', 'e.jpg', 'f.jpg']
        .map((src) => `<img src="${src}" alt="">`)
        .join(''),
      'img { width: 1mm }',
      {
        'mine/a.png': png({ width: 8, height: 4 }),
        'mine/b.png': png({ width: 8, height: 4, colorType: 0 }),
        'mine/c.png': png({
          ...{ width: 8, height: 4, colorType: 3, palette: Buffer.from([255, 0, 0, 0, 0, 255]) },
        }),
        'mine/d.png': png({ width: 2, height: 1, colorType: 6 }),
        'mine/e.jpg': JPEG,
        'mine/f.jpg': CMYK_JPEG,
      },
    )
    expect(spaces(document).toSorted()).toEqual([
      '/DeviceCMYK',
      // the mask of the one with alpha, and the grey one
      '/DeviceGray',
      '/DeviceGray',
      '/ICCBased',
      '/ICCBased',
      '/ICCBased',
      '/Indexed /ICCBased',
    ])
    expect(rgbIn(document)).toEqual([])
  })

  it('of lines and areas are in ink, gradients and groups too', async () => {
    const { document, diagnostics, operators } = await drawn(
      '<img src="a.svg" alt="">',
      '',
      {
        'mine/a.svg': svg(
          '<defs><linearGradient id="g"><stop offset="0" stop-color="#c8161d"/><stop offset="1" stop-color="#fff"/></linearGradient><mask id="m"><rect width="9" height="9" fill="#fff"/></mask></defs><rect width="9" height="9" fill="url(#g)"/><g opacity="0.5"><rect width="5" height="5" fill="#c8161d"/><rect x="2" width="5" height="5"/></g><rect x="12" width="9" height="9" fill="#c8161d" mask="url(#m)"/><circle cx="30" cy="9" r="4" fill="#c8161d" stroke="#000"/>',
        ),
      },
      {
        inks: { red: { screen: '#c8161d', print: [0, 100, 90, 10], spot: 'Masthead Red' } },
        spot: true,
      },
    )
    expect(rgbIn(document)).toEqual([])
    expect(operators).toMatch(/\/S1 cs 1 scn/u)
    expect(diagnostics.filter(({ code }) => code === 'SPOT_GRADIENT')).toMatchObject([
      { severity: 'warning', data: { plate: 'Masthead Red', src: 'a.svg' } },
    ])
    const groups = dictionariesOf(document).filter((one) => one.has(PDFName.of('Group')))
    expect(groups.length).toBeGreaterThan(0)
    for (const group of groups) {
      expect(textOf(group.lookup(PDFName.of('Group'), PDFDict), 'CS')).toBe('/DeviceCMYK')
    }
  })

  it('may have gradients that fade: what is left of them is a mask in grey', async () => {
    const { document, diagnostics } = await drawn(
      '<img src="a.svg" alt="">',
      '',
      {
        'mine/a.svg': svg(
          '<defs><linearGradient id="g"><stop offset="0" stop-color="#c8161d"/><stop offset="1" stop-color="#c8161d" stop-opacity="0"/></linearGradient></defs><rect width="9" height="9" fill="url(#g)"/><g opacity="0.5"><rect width="5" height="5" fill="#c8161d"/><rect x="2" width="5" height="5"/></g>',
        ),
      },
      {
        inks: { red: { screen: '#c8161d', print: [0, 100, 90, 10], spot: 'Masthead Red' } },
        spot: true,
      },
    )
    expect(diagnostics.map(({ code }) => code)).not.toContain('IMAGE_NOT_DRAWN')
    expect(rgbIn(document)).toEqual([])
    const groups = dictionariesOf(document)
      .filter((one) => textOf(one, 'Subtype') === '/Form' && one.has(PDFName.of('Group')))
      .map((one) => ({
        space: textOf(one.lookup(PDFName.of('Group'), PDFDict), 'CS'),
        hasPlates: one.lookup(PDFName.of('Resources'), PDFDict).has(PDFName.of('ColorSpace')),
      }))
    expect(groups.toSorted((a, b) => a.space!.localeCompare(b.space!))).toEqual([
      { space: '/DeviceCMYK', hasPlates: true },
      { space: '/DeviceGray', hasPlates: false },
    ])
  })

  it.each([
    ['a PNG with alpha', 'a.png', png({ width: 2, height: 1, colorType: 6 }), true],
    ['a PNG without', 'a.png', png({ width: 2, height: 1 }), false],
    ['an opacity', 'a.svg', svg('<rect width="5" height="5" fill-opacity="0.5"/>'), true],
    [
      'a mask',
      'a.svg',
      svg(
        '<mask id="m"><rect width="9" height="9" fill="#fff"/></mask><rect width="9" height="9" mask="url(#m)"/>',
      ),
      true,
    ],
    [
      'a gradient that fades',
      'a.svg',
      svg(
        '<linearGradient id="g"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#000" stop-opacity="0"/></linearGradient><rect width="9" height="9" fill="url(#g)"/>',
      ),
      true,
    ],
    ['an opaque drawing', 'a.svg', svg('<rect width="5" height="5" opacity="1"/>'), false],
  ])(
    'are blended in the inks by the page, if they are to be: %s',
    async (_, src, bytes, isGroup) => {
      const { document } = await drawn(`<img src="${src}" alt="">`, '', { [`mine/${src}`]: bytes })
      const group = document.getPage(0).node.lookupMaybe(PDFName.of('Group'), PDFDict)
      expect(textOf(group, 'S')).toBe(isGroup ? '/Transparency' : undefined)
      expect(textOf(group, 'CS')).toBe(isGroup ? '/DeviceCMYK' : undefined)
    },
  )

  it('are not blamed for a mistake of banxin', () => {
    const node = { placed: { src: 'a.svg' } } as unknown as Parameters<typeof drawSvg>[0]
    const wrong = () => {
      throw new TypeError('Cannot set properties of undefined')
    }
    const drawnWrong = (draw: () => void) => () => {
      drawSvg(node, draw)
    }
    expect(drawnWrong(() => ours(wrong))).toThrow(TypeError)
    expect(drawnWrong(wrong)).toThrow(PictureFault)
  })

  it('have the profile of sRGB', () => {
    const bytes = srgbProfile()
    expect(bytes.readUInt32BE(0)).toBe(bytes.length)
    expect(bytes.toString('latin1', 36, 40)).toBe('acsp')
    expect(bytes.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ')
    const count = bytes.readUInt32BE(128)
    expect(count).toBe(10)
    for (let i = 0; i < count; i++) {
      const [at, size] = [bytes.readUInt32BE(136 + i * 12), bytes.readUInt32BE(140 + i * 12)]
      expect(at % 4).toBe(0)
      expect(at + size).toBeLessThanOrEqual(bytes.length)
    }
  })
})

describe('PDF/X-4', () => {
  const icc = { 'press.icc': profile({ description: 'Coated <FOGRA39> & 铜版纸' }) }
  const description = 'Coated <FOGRA39> & |'

  it('names its printing condition and says so in the metadata', async () => {
    const files = {
      'press.icc': profile({ description }),
      'issue.txt': `---\nseries: 甲<乙>&丙\n---\n${ISSUE}`,
    }
    const { built, diagnostics } = await print({ files, print: { spot: false, icc: 'press.icc' } })
    expect(diagnostics.map(({ code }) => code)).not.toContain('PRESS_WITHOUT_PROFILE')
    const pdf = built!.pdf!
    expect(Buffer.from(pdf.subarray(0, 8)).toString('latin1')).toBe('%PDF-1.6')
    const document = await load(pdf)
    const intents = document.catalog.lookup(PDFName.of('OutputIntents'), PDFArray)
    const intent = intents.lookup(0, PDFDict)
    expect(textOf(intent, 'S')).toBe('/GTS_PDFX')
    for (const key of ['OutputConditionIdentifier', 'Info']) {
      expect(intent.lookup(PDFName.of(key), PDFString).decodeText()).toBe(description)
    }
    const embedded = intent.lookup(PDFName.of('DestOutputProfile')) as PDFRawStream
    expect(bytesOf(embedded).equals(files['press.icc'])).toBe(true)
    expect(textOf(embedded.dict, 'N')).toBe('4')
    const info = document.context.lookup(document.context.trailerInfo.Info, PDFDict)
    expect(textOf(info, 'Trapped')).toBe('/False')

    const { document: read } = await readBack(pdf)
    const { metadata } = await read.getMetadata()
    expect(metadata.get('pdfxid:gts_pdfxversion')).toBe('PDF/X-4')
    expect(metadata.get('pdf:trapped')).toBe('False')
    expect(metadata.get('dc:title')).toContain('甲<乙>&丙')
    expect(metadata.get('xmpmm:renditionclass')).toBe('default')
    expect(metadata.get('xmpmm:versionid')).toBe('1')
    expect(metadata.get('xmpmm:documentid')).toMatch(
      /^uuid:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/u,
    )
    for (const name of ['createdate', 'modifydate', 'metadatadate']) {
      expect(metadata.get(`xmp:${name}`)).toBe('2000-01-01T00:00:00Z')
    }
  })

  it('is not claimed without a profile, which is said', async () => {
    const { built, diagnostics } = await print()
    expect(diagnostics).toContainEqual({
      severity: 'info',
      code: 'PRESS_WITHOUT_PROFILE',
      data: {},
    })
    const text = Buffer.from(built!.pdf!).toString('latin1')
    expect(text).not.toContain('GTS_PDFX')
    expect(text).toContain('/TrimBox')
  })

  it('is not made of a broken profile', async () => {
    const files = { 'press.icc': icc['press.icc'].subarray(0, 300) }
    const { built, diagnostics } = await print({ files, print: { spot: false, icc: 'press.icc' } })
    expect(built).toBeUndefined()
    expect(diagnostics).toMatchObject([{ severity: 'error', code: 'ICC_INVALID' }])
  })
})

describe('a print PDF', () => {
  it('has neither tags nor an outline nor links, and a classic list of its objects', async () => {
    const pdf = await printed({ template: 'dajiatan' })
    const document = await load(pdf)
    for (const key of ['StructTreeRoot', 'MarkInfo', 'Outlines']) {
      expect(document.catalog.has(PDFName.of(key))).toBe(false)
    }
    expect(operatorsOf(document.getPage(0))).not.toMatch(/\b(BDC|BMC|EMC)\b/u)
    expect(document.getPages().every((page) => !page.node.has(PDFName.of('Annots')))).toBe(true)
    const text = Buffer.from(pdf).toString('latin1')
    expect(text).toContain('\nxref\n')
    expect(text).not.toContain('/ObjStm')
  })

  it('has the text of the bulletin', async () => {
    const { pages } = await readBack(await printed())
    expect(pages.join('').replaceAll(/\s/gu, '')).toContain('路修好了，人心就通了。')
  })

  it('is the same each time', async () => {
    const hash = async (impose: boolean) => {
      const files = { 'press.icc': profile() }
      const own = { spot: true, icc: 'press.icc', ...(impose && { impose: 'saddle' as const }) }
      return createHash('sha256')
        .update(await printed({ files, print: own }))
        .digest('hex')
    }
    const first = await hash(true)
    expect(await hash(true)).toBe(first)
    expect(await hash(false)).not.toBe(first)
  })

  it('of a booklet has its pages in the order of the press, each in its place', async () => {
    const { document } = await readBack(
      await printed({ template: 'jianbao', print: { spot: false, impose: 'saddle' } }),
    )
    const page = await document.getPage(1)
    const { items } = await page.getTextContent()
    const [, , width = 0] = page.view
    const at = (text: string) => {
      const found = items.find((item) => 'str' in item && item.str.includes(text))
      return found && 'transform' in found ? Number(found.transform[4]) : undefined
    }
    expect(mm(width)).toBe(420)
    // the first page is the right half of the first front
    expect(at('大家谈')).toBeGreaterThan(width / 2)
  })

  it('keeps each page from the other side of the fold', async () => {
    const document = await load(await printed({ print: { spot: false, impose: 'saddle' } }))
    const operators = operatorsOf(document.getPage(0))
    const clips = [...operators.matchAll(/q ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re W n/gu)]
    // one page alone: the front cover, from the fold to the bleed on the right
    expect(clips.map((clip) => clip.slice(1).map((value) => mm(Number(value))))).toEqual([
      [158, 7, 151, 216],
    ])
    expect(operators.match(/\bq\b/gu)?.length).toBe(operators.match(/\bQ\b/gu)?.length)
  })

  it('is shown as a definition, too', async () => {
    const files = { 'press.icc': profile() }
    const own = { spot: true, icc: 'press.icc', impose: 'saddle' } as const
    const { built } = await print({ emit: 'definition', files, print: own })
    const definition = built?.definition as PrintDefinition
    expect(definition).toMatchObject({
      version: '1.6',
      plates: [{ name: 'Masthead Red', process: [0, 100, 90, 10] }],
      outputIntent: { condition: 'Test Press' },
    })
    expect(definition.boxes).toHaveLength(2)
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition)
  })

  it('has the pages that are asked for, with their own numbers', async () => {
    const { built } = await print({
      template: 'jianbao',
      files: { 'issue.txt': LONG },
      pages: [{ from: 2, to: 3 }],
    })
    expect(built?.pages.map(({ number }) => number)).toEqual([2, 3])
    const { pages } = await readBack(built!.pdf!)
    expect(pages).toHaveLength(2)
    expect(pages[0]).toContain('— 2 —')
  })
})

const LONG = `大家谈②\n\n青山镇党委书记赵明：\n\n${'我们要抓好学习，抓好落实，一件一件地办，办一件成一件，让群众看得见、摸得着。\n\n'.repeat(60)}`
