import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { deflateSync } from 'node:zlib'
import { PDFDocument, degrees, rgb, StandardFonts } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { inspectPdf } from '../../src/press/inspect/inspect.ts'
import { buildText } from '../support/build.ts'
import { banxin } from '../support/cli.ts'
import { folder } from '../support/folder.ts'
import { inspected, onePage, packed, rawPdf, type RawObject } from '../support/raw-pdf.ts'

const BULLETIN =
  '大家谈②\n\n青山镇党委书记赵明：\n我们要抓好学习。\n\n市财政局局长李四：\n我也同意。\n'
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>'
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 100] >>'
const PAGE = '<< /Type /Page /Parent 2 0 R >>'

async function libraryPdf(): Promise<PDFDocument> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  const page = document.addPage([400, 300])
  page.drawText('Hello', { font, size: 20, x: 20, y: 20 })
  page.drawRectangle({ x: 1, y: 1, width: 20, height: 20, color: rgb(1, 0, 0), opacity: 0.5 })
  return document
}

/** One page of pdfkit's. */
async function kitPdf(options: object): Promise<Buffer> {
  const document = new PdfKit(options)
  document.text('Hello')
  document.end()
  return buffer(document)
}

interface KitDocument extends Readable {
  text(text: string): void
  end(): void
}

const PdfKit = createRequire(import.meta.url)('pdfkit') as new (options: object) => KitDocument

describe('a bulletin of our own', () => {
  it('is told as what it is', async () => {
    const { built } = await buildText(BULLETIN)
    const inspection = inspected(built!.pdf!)
    expect(inspection.file).toMatchObject({
      version: '1.7',
      xref: 'stream',
      repairs: [],
      updates: 0,
    })
    expect(inspection.document).toMatchObject({ language: 'zh-CN', displayTitle: true })
    expect(inspection.document.title).toContain('大家谈')
    const [group] = inspection.pages.groups
    expect(group?.media.map(Math.round)).toEqual([0, 0, 595, 842])
    expect(inspection.fonts.length).toBeGreaterThan(1)
    for (const font of inspection.fonts) {
      expect(font).toMatchObject({ embedded: true, subset: true, toUnicode: true, used: true })
      expect(font.type).toBe('CID TrueType')
    }
    expect(inspection.bookmarks.first.map(({ title, page }) => [title, page])).toEqual([
      ['青山镇党委书记赵明', 1],
      ['市财政局局长李四', 1],
    ])
    expect(inspection.unread).toEqual([])
  })
})

describe('boxes', () => {
  it('are told as they are written, and who takes the place of whom', async () => {
    const document = await libraryPdf()
    const [page] = document.getPages()
    page!.setTrimBox(20, 20, 360, 260)
    page!.setBleedBox(10, 10, 380, 280)
    page!.setRotation(degrees(-90))
    document.addPage([100, 100])
    document.addPage([100, 100])
    const { pages } = inspected(await document.save())
    expect(pages.count).toBe(3)
    expect(pages.groups.map((group) => group.pages)).toEqual([[1], [2, 3]])
    expect(pages.groups[0]).toMatchObject({
      media: [0, 0, 400, 300],
      trim: [20, 20, 380, 280],
      bleed: [10, 10, 390, 290],
      art: [0, 0, 400, 300],
      written: ['media', 'bleed', 'trim'],
      rotate: 270,
    })
  })

  it('come from above, corners in any order, cut to the medium, in pt', () => {
    const pdf = rawPdf({
      1: CATALOG,
      2: '<< /Kids [3 0 R] /MediaBox [200 100 0 0] /CropBox [-5 -5 150 50] /Rotate 450 >>',
      3: '<< /Type /Page /UserUnit 2 /TrimBox [(a) 1 2 3] >>',
    })
    expect(inspected(pdf).pages.groups[0]).toMatchObject({
      media: [0, 0, 400, 200],
      crop: [0, 0, 300, 100],
      trim: [0, 0, 300, 100],
      written: ['media', 'crop'],
      rotate: 90,
      userUnit: 2,
    })
  })
})

describe('fonts', () => {
  it('that are not embedded are told, and those that nothing is set in', async () => {
    const { fonts } = inspected(await (await libraryPdf()).save())
    expect(fonts).toMatchObject([
      { name: 'Helvetica', type: 'Type 1', embedded: false, subset: false, used: true, pages: [1] },
    ])
    const unused = onePage(
      '',
      '/Font << /F << /Type /Font /Subtype /TrueType /BaseFont /Arial >> >>',
    )
    expect(inspected(unused).fonts).toMatchObject([
      { name: 'Arial', type: 'TrueType', used: false },
    ])
  })

  it('of Chinese, with their program and the map back to text', () => {
    const resources = '/Font << /F 10 0 R >>'
    const objects = {
      10: '<< /Subtype /Type0 /BaseFont /ABCDEF+Song /Encoding /Identity-H /DescendantFonts [11 0 R] /ToUnicode 13 0 R >>',
      11: '<< /Subtype /CIDFontType0 /FontDescriptor << /FontFile3 12 0 R >> >>',
      12: { dict: '/Subtype /CIDFontType0C', bytes: 'x' },
      13: { bytes: 'x' },
    }
    expect(inspected(onePage('BT /F 9 Tf <01> Tj ET', resources, objects)).fonts).toEqual([
      {
        ...{ name: 'Song', type: 'CID CFF', encoding: 'Identity-H', embedded: true, subset: true },
        ...{ toUnicode: true, used: true, pages: [1] },
      },
    ])
  })
})

describe('what a file says of itself', () => {
  const withCatalog = (more: string, objects: Record<number, RawObject> = {}, trailer = '') =>
    inspected(
      rawPdf({ 1: `<< /Pages 2 0 R ${more} >>`, 2: PAGES, 3: PAGE, ...objects }, { trailer }),
    )

  it('claims in XMP under any prefix, as elements or attributes', () => {
    const xmp = `<rdf:Description xmlns:a="http://www.aiim.org/pdfa/ns/id/" a:part="2" a:conformance="A"
      xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:x="http://www.npes.org/pdfx/ns/id/">
      <pdfuaid:part>1</pdfuaid:part><x:GTS_PDFXVersion>PDF/X-4</x:GTS_PDFXVersion></rdf:Description>`
    const { conformance } = withCatalog('/Metadata 10 0 R', { 10: { bytes: xmp } })
    expect(conformance.claims).toEqual(['PDF/A-2a', 'PDF/UA-1', 'PDF/X-4'])
  })

  it('claims of older PDF/X, and output intents', () => {
    const { conformance } = withCatalog(
      '/OutputIntents [<< /S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) >>]',
      { 10: '<< /GTS_PDFXVersion (PDF/X-3:2002) >>' },
      '/Info 10 0 R',
    )
    expect(conformance.claims).toEqual(['PDF/X-3:2002'])
    expect(conformance.intents).toEqual([{ subtype: 'GTS_PDFX', condition: 'FOGRA39' }])
  })

  it('the version of the catalogue if it is later', () => {
    expect(withCatalog('/Version /2.0').file).toMatchObject({ header: '1.7', version: '2.0' })
    expect(withCatalog('/Version /1.4').file).toMatchObject({ catalog: '1.4', version: '1.7' })
  })

  it('texts in UTF-16, UTF-8 and PDFDocEncoding, and dates', () => {
    const info =
      "<< /Title <feff5927> /Author <efbbbfe5a4a7> /Subject (\\200\\240) /CreationDate (D:20300131120000+08'00') /Trapped /False >>"
    const { document } = withCatalog('', { 10: info }, '/Info 10 0 R')
    expect(document).toMatchObject({ title: '大', author: '大', subject: '•€', trapped: 'False' })
    expect(document.created).toBe('2030-01-31T12:00:00+08:00')
  })

  it('tags by type, with the roles that they play', () => {
    const { tags } = withCatalog('/MarkInfo << /Marked true >> /StructTreeRoot 10 0 R', {
      10: '<< /K 11 0 R /RoleMap << /Statement /Sect /Loop /Loop2 /Loop2 /Loop >> >>',
      11: '<< /S /Document /K [12 0 R 13 0 R << /S /Loop /K 11 0 R >>] >>',
      12: '<< /S /Statement /K [0 << /S /P /K 1 >> << /Type /MCR /MCID 3 >>] >>',
      13: '<< /S /Figure >>',
    })
    expect(tags).toMatchObject({ marked: true, tree: true, elements: 5, figuresWithoutAlt: 1 })
    expect(Object.fromEntries(tags.types.map(({ type, count }) => [type, count]))).toMatchObject({
      ...{ Document: 1, Sect: 1, P: 1, Figure: 1 },
    })
  })

  it('an empty tree of tags', () => {
    const { tags } = withCatalog('/MarkInfo << /Marked true >> /StructTreeRoot << /K [] >>')
    expect(tags).toMatchObject({ marked: true, tree: true, elements: 0 })
  })

  it('bookmarks with pages, named or not, and page labels', () => {
    const { bookmarks, labels } = withCatalog(
      '/Outlines << /First 10 0 R >> /Names << /Dests << /Names [(n) 12 0 R] >> >> /PageLabels << /Nums [0 << /S /r >> 2 << /S /D /P (A-) /St 5 >>] >>',
      {
        10: '<< /Title (One) /Dest [3 0 R /Fit] /First 11 0 R /Next 10 0 R >>',
        11: '<< /Title (Two) /A << /S /GoTo /D (n) >> >>',
        12: '<< /D [3 0 R /Fit] >>',
      },
    )
    expect(bookmarks).toEqual({
      count: 2,
      depth: 2,
      first: [
        { title: 'One', level: 1, page: 1 },
        { title: 'Two', level: 2, page: 1 },
      ],
    })
    expect(labels).toEqual([
      { page: 1, style: 'lower roman', prefix: '', start: 1 },
      { page: 3, style: 'decimal', prefix: 'A-', start: 5 },
    ])
  })

  it('attachments, scripts, fields, annotations and layers', () => {
    const { contents } = withCatalog(
      `/Names << /EmbeddedFiles << /Names [(a) << /UF (a.xml) /EF << /F 10 0 R >> >>] >>
        /JavaScript << /Names [(s) << /S /JavaScript /JS (1) >>] >> >>
       /OpenAction << /S /GoTo /Next [<< /S /JavaScript >>] >>
       /AcroForm << /Fields [<< /T (f) /Kids [<< /T (g) /FT /Sig >> << /T (h) /FT /Tx >>] >>] >>
       /OCProperties << /OCGs [<< /Name (Layer) >>] >>`,
      {
        3: '<< /Type /Page /Parent 2 0 R /Annots [<< /Subtype /Link >> << /Subtype /Link >> << /Subtype /Text >>] >>',
        10: { dict: '/Params << /Size 7 >>', bytes: 'x' },
      },
    )
    expect(contents).toEqual({
      attachments: [{ name: 'a.xml', size: 7 }],
      scripts: 2,
      formFields: 2,
      signatures: 1,
      annotations: [
        { type: 'Link', count: 2 },
        { type: 'Text', count: 1 },
      ],
      layers: ['Layer'],
    })
  })
})

describe('files in all their forms', () => {
  it('objects in streams', async () => {
    const document = await libraryPdf()
    const inspection = inspected(await document.save({ useObjectStreams: true }))
    expect(inspection.file.xref).toBe('stream')
    expect(inspection.fonts).toHaveLength(1)
    expect(inspection.colours.transparency).toEqual([{ kind: 'opacity', pages: [1] }])
  })

  it.each([
    ['1.3', 'RC4', 40],
    ['1.4', 'RC4', 128],
    ['1.7', 'AES', 128],
    ['1.7ext3', 'AES', 256],
  ])('encrypted as in PDF %s, without a password to open it', async (pdfVersion, method, bits) => {
    const bytes = await kitPdf({ pdfVersion, ownerPassword: 'owner', info: { Title: '密件' } })
    const inspection = inspected(bytes)
    expect(inspection.encryption).toMatchObject({ method, bits, locked: false })
    expect(inspection.document.title).toBe('密件')
    expect(inspection.fonts).toMatchObject([{ name: 'Helvetica', used: true }])
  })

  it.each(['', 'secret'])(
    'encrypted as in PDF 2.0, with the password “%s”',
    async (userPassword) => {
      const document = await libraryPdf()
      document.encrypt({ userPassword, ownerPassword: 'owner', permissions: { printing: false } })
      const inspection = inspected(await document.save({ useObjectStreams: false }))
      const locked = userPassword !== ''
      expect(inspection.encryption).toMatchObject({ method: 'AES', bits: 256, locked })
      expect(inspection.encryption?.denied).toContain('print')
      expect(inspection.pages.count).toBe(1)
      expect(inspection.fonts).toHaveLength(locked ? 0 : 1)
    },
  )

  it('linearized', () => {
    const plain = onePage('0 0 9 9 re f', '', { 10: '<< /Linearized 1 /L 000 >>' })
    const first = `10 0 obj\n<< /Linearized 1 /L ${plain.length} >>\nendobj\n`
    const header = '%PDF-1.7\n'
    const pdf = rawPdf({ 1: CATALOG, 2: PAGES, 3: PAGE }, { header: header + first })
    const length = String(pdf.length).padStart(String(plain.length).length)
    expect(
      inspected(Buffer.from(pdf.toString('latin1').replace(/L \d+/u, `L ${length}`), 'latin1')).file
        .linearized,
    ).toBe(true)
    expect(inspected(plain).file.linearized).toBe(false)
  })

  it('saved by adding to them', () => {
    const first = rawPdf({ 1: CATALOG, 2: PAGES, 3: PAGE })
    const start = /startxref\n(\d+)/u.exec(first.toString('latin1'))?.[1] ?? ''
    const added = '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 50 50] >>\nendobj\n'
    const table = `xref\n3 1\n${String(first.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 4 /Root 1 0 R /Prev ${start} >>\nstartxref\n${first.length + added.length}\n%%EOF\n`
    const { file, pages } = inspected(Buffer.concat([first, Buffer.from(added + table)]))
    expect(file).toMatchObject({ updates: 1, repairs: [] })
    expect(pages.groups[0]?.media).toEqual([0, 0, 50, 50])
  })

  it('with something before the first line', () => {
    const { file } = inspected(Buffer.concat([Buffer.from('junk\n'), onePage('')]))
    expect(file).toMatchObject({ xref: 'table', repairs: [] })
  })

  it.each(['ASCII85Decode', 'ASCIIHexDecode', 'RunLengthDecode', 'LZWDecode'])(
    'packed by %s',
    (name) => {
      const content = '0 1 0 0 k 0 0 9 9 re f '
      const bytes = {
        ASCII85Decode: Buffer.from(ascii85(content)),
        ASCIIHexDecode: Buffer.from(`${Buffer.from(content).toString('hex')}>`),
        RunLengthDecode: Buffer.concat([
          Buffer.from([content.length - 1]),
          Buffer.from(content),
          Buffer.from([128]),
        ]),
        LZWDecode: lzw(content),
      }[name]!
      const pdf = onePage('', '', { 4: { dict: `/Filter /${name}`, bytes } })
      const { colours, unread } = inspected(pdf)
      expect(unread).toEqual([])
      expect(colours.plates.map((plate) => plate.name)).toEqual(['Magenta'])
    },
  )

  it('with predicted rows', () => {
    const content = '0 1 0 0 k 0 0 9 9 re f '.padEnd(24)
    const rows = [0, 12].map((at) =>
      Buffer.concat([Buffer.from([0]), Buffer.from(content.slice(at, at + 12))]),
    )
    const dict = '/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 12 >>'
    const pdf = onePage('', '', { 4: { dict, bytes: deflateSync(Buffer.concat(rows)) } })
    expect(inspected(pdf).colours.plates.map((plate) => plate.name)).toEqual(['Magenta'])
  })
})

function ascii85(text: string): string {
  const padded = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4))
  let out = ''
  for (let at = 0; at < padded.length; at += 4) {
    let value = padded.readUInt32BE(at)
    let group = ''
    for (let i = 0; i < 5; i++) {
      group = String.fromCharCode((value % 85) + 33) + group
      value = Math.floor(value / 85)
    }
    out += group
  }
  return `${out}~>`
}

/** Nothing but single bytes, nine bits each. */
function lzw(text: string): Buffer {
  const codes = [256, ...Buffer.from(text), 257]
  const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('')
  const bytes = bits.match(/.{1,8}/gu) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)))
}

describe('damaged files', () => {
  const GOOD = onePage('0 1 0 0 k 0 0 9 9 re f')

  it('whose table is somewhere else', () => {
    const pdf = rawPdf({ 1: CATALOG, 2: PAGES, 3: PAGE }, { startxref: 7 })
    expect(inspected(pdf).file).toMatchObject({ xref: 'rebuilt', repairs: ['xref'] })
  })

  it('whose table is wrong', () => {
    const text = GOOD.toString('latin1').replaceAll(
      /\n0000000(\d\d\d) 00000 n/gu,
      '\n0000001$1 00000 n',
    )
    expect(inspected(Buffer.from(text, 'latin1'))).toMatchObject({
      file: { repairs: ['xref'] },
      colours: { plates: [{ name: 'Magenta' }] },
    })
  })

  it('that are cut short', () => {
    const end = GOOD.indexOf('xref\n')
    expect(inspected(GOOD.subarray(0, end))).toMatchObject({
      file: { repairs: ['end', 'xref'] },
      colours: { plates: [{ name: 'Magenta' }] },
    })
  })

  it('that are cut short, with their objects in streams', async () => {
    const bytes = await (await libraryPdf()).save({ useObjectStreams: true })
    const cut = bytes.subarray(0, bytes.length - 30)
    expect(inspected(cut)).toMatchObject({
      file: { repairs: ['end', 'xref'] },
      pages: { count: 1 },
    })
  })

  it('whose tree of pages is broken', () => {
    const pdf = rawPdf({ 1: CATALOG, 2: '<< /Kids [9 0 R] >>', 3: '<< /Type /Page >>' })
    expect(inspected(pdf)).toMatchObject({ file: { repairs: ['pages'] }, pages: { count: 1 } })
  })

  it('whose streams say a wrong length', () => {
    const text = GOOD.toString('latin1').replace(/Length \d\d/u, 'Length 99')
    expect(inspected(Buffer.from(text, 'latin1')).colours.plates).toMatchObject([
      { name: 'Magenta' },
    ])
  })

  it('whose streams cannot be unpacked', () => {
    const pdf = onePage('', '', { 4: { dict: '/Filter /FlateDecode', bytes: 'no zlib here' } })
    expect(inspected(pdf).unread).toEqual([{ what: 'damaged', count: 1 }])
    const unknown = onePage('', '', { 4: { dict: '/Filter /Secret', bytes: 'x' } })
    expect(inspected(unknown).unread).toEqual([{ what: 'unknown filter', count: 1 }])
  })

  it('that are nothing but a first line', () => {
    expect(inspectPdf('a', Buffer.from('%PDF-1.7\n')).kind).toBe('broken')
    const noise = Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 251))
    expect(inspectPdf('a', Buffer.concat([Buffer.from('%PDF-1.4\n'), noise])).kind).toBe('broken')
  })
})

/** Files that are made so that whoever reads them never ends, or takes all memory. */
describe('hostile files', () => {
  const hostile: Record<string, () => Uint8Array> = {
    'a stream that unpacks to a gigabyte': () =>
      onePage('', '', { 4: { dict: '/Filter /FlateDecode', bytes: deflated(1_000_000_000) } }),
    'a stream of objects that does': () =>
      rawPdf(
        {
          1: CATALOG,
          2: PAGES,
          3: PAGE,
          4: {
            dict: '/Type /ObjStm /N 1 /First 8 /Filter /FlateDecode',
            bytes: deflated(1_000_000_000),
          },
        },
        { startxref: 1 },
      ),
    'a form in itself': () =>
      onePage('/X Do', '/XObject << /X 10 0 R >>', {
        10: {
          dict: '/Subtype /Form /Resources << /XObject << /X 10 0 R >> >>',
          bytes: '/X Do /X Do',
        },
      }),
    'forms that show one another a thousand times': () =>
      onePage(
        '/X10 Do',
        '/XObject << /X10 10 0 R >>',
        Object.fromEntries(
          Array.from({ length: 20 }, (_, i) => [
            10 + i,
            {
              dict: `/Subtype /Form /Resources << /XObject << /X${11 + i} ${11 + i} 0 R >> >>`,
              bytes: `/X${11 + i} Do `.repeat(1000),
            },
          ]),
        ),
      ),
    'forms that do so at other places each': () =>
      onePage(
        '/X10 Do',
        '/XObject << /X10 10 0 R >>',
        Object.fromEntries(
          Array.from({ length: 20 }, (_, i) => [
            10 + i,
            {
              dict: `/Subtype /Form /Resources << /XObject << /X${11 + i} ${11 + i} 0 R >> >>`,
              bytes: `1 0 0 1 1 0 cm /X${11 + i} Do `.repeat(1000),
            },
          ]),
        ),
      ),
    'arrays in one another': () => rawPdf({ 1: CATALOG, 2: PAGES, 3: '['.repeat(1_000_000) }),
    'content of brackets': () => onePage('['.repeat(1_000_000)),
    'content of q': () => onePage('q '.repeat(1_000_000)),
    'pages that are their own children': () =>
      rawPdf({ 1: CATALOG, 2: '<< /Kids [2 0 R 2 0 R 3 0 R] >>', 3: '<< /Kids [2 0 R] >>' }),
    'bookmarks in a circle': () =>
      rawPdf({
        1: '<< /Pages 2 0 R /Outlines << /First 10 0 R >> >>',
        ...{
          2: PAGES,
          3: PAGE,
          10: '<< /First 11 0 R /Next 10 0 R >>',
          11: '<< /Next 10 0 R /First 11 0 R >>',
        },
      }),
    'lengths that are asked of one another': () =>
      rawPdf({
        ...{ 1: CATALOG, 2: PAGES, 3: '<< /Type /Page /Contents 10 0 R >>' },
        ...Object.fromEntries(
          Array.from({ length: 3000 }, (_, i) => [
            10 + i,
            `<< /Length ${11 + i} 0 R >>\nstream\nx\nendstream`,
          ]),
        ),
      }),
    'references in a circle': () =>
      rawPdf({ 1: CATALOG, 2: '3 0 R', 3: '2 0 R', 4: '<< /Type /Page >>' }),
    'a hundred thousand beginnings of objects': () =>
      Buffer.from(
        `%PDF-1.7\n${Array.from({ length: 100_000 }, (_, i) => `${i} 0 obj\n(`).join('')}`,
      ),
    'a hundred thousand streams without an end': () =>
      Buffer.from(
        `%PDF-1.7\n${Array.from({ length: 100_000 }, (_, i) => `${i + 1} 0 obj\n<< /Type /Page >>stream\n`).join('')}`,
      ),
    'one object under a hundred thousand numbers': () => {
      const count = 100_000
      const header = Array.from({ length: count }, (_, i) => `${i + 10} 0`).join(' ')
      const body = `[${'0 '.repeat(200_000)}]`
      return rawPdf(
        {
          1: CATALOG,
          2: '<< /Kids [3 0 R] >>',
          3: '<< /Type /Page >>',
          4: packed(`/Type /ObjStm /N ${count} /First ${header.length + 1}`, `${header} ${body}`),
        },
        { startxref: 1 },
      )
    },
    'sections of the table in a circle': () =>
      rawPdf({ 1: CATALOG, 2: PAGES, 3: PAGE }, { trailer: '/Prev 9' }),
    'colour spaces in one another': () =>
      onePage('/A cs 1 scn 0 0 9 9 re f', '/ColorSpace << /A 10 0 R /B /A >>', {
        10: '[/Separation /X 10 0 R << >>]',
      }),
    'glyphs that are drawn with their own font': () =>
      onePage('BT /F 1 Tf (a) Tj ET', '/Font << /F 10 0 R >>', {
        10: '<< /Subtype /Type3 /CharProcs << /a 11 0 R >> /Resources << /Font << /F 10 0 R >> >> >>',
        11: { bytes: 'BT /F 1 Tf (a) Tj (a) Tj ET' },
      }),
    'an image of nothing and of everything': () =>
      onePage('/I Do /J Do', '/XObject << /I 10 0 R /J 11 0 R >>', {
        10: { dict: '/Subtype /Image /Width 0 /Height 0', bytes: '' },
        11: {
          dict: '/Subtype /Image /Width 1e9 /Height 99999999999999 /ColorSpace /DeviceCMYK /BitsPerComponent 8',
          bytes: '',
        },
      }),
  }

  it.each(Object.keys(hostile))(
    '%s',
    (name) => {
      const bytes = hostile[name]!()
      const start = performance.now()
      expect(['inspected', 'broken']).toContain(inspectPdf('a.pdf', bytes).kind)
      // most take less than a second, the worst some fifteen; without bounds it would be hours, or no end
      expect(performance.now() - start).toBeLessThan(100_000)
    },
    120_000,
  )

  it('say what was not looked at', () => {
    expect(inspected(hostile['a stream that unpacks to a gigabyte']!()).unread).toEqual([
      { what: 'too large', count: 1 },
    ])
  })
})

/** So many zeros, packed. */
function deflated(bytes: number): Buffer {
  const piece = deflateSync(Buffer.alloc(1_000_000), { finishFlush: 3 })
  const body = piece.subarray(2)
  return Buffer.concat([
    piece.subarray(0, 2),
    ...Array.from({ length: bytes / 1_000_000 }, () => body),
  ])
}

describe('banxin inspect', () => {
  const FILES = {
    'good.pdf': onePage('0 1 0 0 k 0 0 9 9 re f'),
    'page.html': '<!DOCTYPE html><html></html>',
    'word.docx': Buffer.from('PK\u0003\u0004rest', 'latin1'),
    'empty.pdf': '',
    'text.pdf': 'nothing of a PDF',
    'cut.pdf': onePage('').subarray(0, 150),
  }

  it.each([
    ['good.pdf', 0, ''],
    ['page.html', 1, 'PDF_NOT_PDF page.html is no PDF, but a web page (HTML)'],
    ['word.docx', 1, 'but a zip archive'],
    ['empty.pdf', 1, 'but empty'],
    ['text.pdf', 1, 'but a text'],
    ['cut.pdf', 1, 'PDF_BROKEN'],
    ['.', 1, 'but a folder'],
    ['none.pdf', 2, 'FILE_NOT_FOUND'],
    ['good.pdf/a.pdf', 2, 'FILE_NOT_FOUND'],
  ])('%s gives exit code %i', async (name, code, said) => {
    const run = await banxin(['inspect', name], folder(FILES))
    expect(run.code).toBe(code)
    expect(run.err).toContain(said)
    if (code) expect(run.out).toBe('')
  })

  it.skipIf(process.platform === 'win32')('does not read devices, which have no end', async () => {
    const run = await banxin(['inspect', '/dev/zero'], folder({}))
    expect([run.code, run.err]).toEqual([1, expect.stringContaining('a device')])
  })

  it('wants one file', async () => {
    expect((await banxin(['inspect'], folder({}))).code).toBe(2)
    expect((await banxin(['inspect', 'a.pdf', '--format', 'xml'], folder({}))).code).toBe(2)
  })

  it('says that a file was mended', async () => {
    const pdf = rawPdf({ 1: CATALOG, 2: PAGES, 3: PAGE }, { startxref: 7 })
    const run = await banxin(['inspect', 'a.pdf'], folder({ 'a.pdf': pdf }))
    expect([run.code, run.err]).toEqual([0, expect.stringContaining('PDF_REPAIRED')])
  })

  it('shows what can be read of a file with a password, and says that it needs one', async () => {
    const document = await libraryPdf()
    document.encrypt({ userPassword: 'a', ownerPassword: 'b' })
    const bytes = await document.save({ useObjectStreams: false })
    const run = await banxin(['inspect', 'a.pdf'], folder({ 'a.pdf': bytes }))
    expect([run.code, run.err]).toEqual([1, expect.stringContaining('PDF_LOCKED')])
    expect(run.out).toContain('a password is needed')
  })

  it('prints JSON, lists of numbers on one line', async () => {
    const { out } = await banxin(['inspect', 'good.pdf', '--format', 'json'], folder(FILES))
    expect(JSON.parse(out)).toMatchObject({ file: { path: 'good.pdf' }, pages: { count: 1 } })
    expect(out).toContain('"media": [0, 0, 200, 100]')
  })

  it('answers in Chinese or English, and nothing in a file moves the cursor', async () => {
    const info = '<< /Title (\\033[2Jred) /Producer (x) >>'
    const pdf = rawPdf({ 1: CATALOG, 2: PAGES, 3: PAGE, 10: info }, { trailer: '/Info 10 0 R' })
    const root = folder({ 'a.pdf': pdf })
    const chinese = await banxin(['inspect', 'a.pdf', '--lang', 'zh'], root)
    expect(chinese.out).toContain('页面 (1)')
    expect(chinese.out).toContain('媒体框  70.6 × 35.3 mm  200.00 × 100.00 pt')
    const english = await banxin(['inspect', 'a.pdf', '--lang', 'en'], root)
    expect(english.out).toContain('claims no standard')
    expect(english.out + chinese.out).not.toContain('\u001b')
  })

  it('is documented field by field', () => {
    const page = fs.readFileSync('docs/inspect.md', 'utf8')
    const model = fs.readFileSync(path.join('src', 'model', 'inspection.ts'), 'utf8')
    const fields = Array.from(model.matchAll(/^ {2}readonly (\w+)\??:/gmu), ([, field]) => field)
    expect(fields.length).toBeGreaterThan(60)
    for (const field of fields) expect(page).toContain(`\`${String(field)}\``)
  })
})
