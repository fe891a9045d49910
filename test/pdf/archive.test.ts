import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/build.ts'
import { parseXml } from '../support/xml.ts'
import { environment } from '../support/build.ts'
import { folder, withFolder } from '../support/folder.ts'
import { CMYK_JPEG, JPEG } from '../support/pictures.ts'
import { contentOf } from '../support/objects.ts'

const TEMPLATES = ['dajiatan', 'xiaobao', 'jianbao', 'shouce']

const ISSUE = `---
series: 甲 & <乙> "丙"
number: 3
slogans: [标语一, 标语二]
publisher: A & B <C>
---
县财政局局长孙小红：

第一段正文，用 Markdown 写成，说明 2030 年的情况，① 之类也有。

![一张图](a.jpg)

青山镇党委书记赵明：

第二段。
`

async function typeset(template: string, jpeg: Uint8Array = JPEG, text = ISSUE) {
  const root = folder({ 'a.md': text, 'a.jpg': jpeg })
  const { built, diagnostics } = await build('a.md', { emit: 'pdf', template }, environment(root))
  if (!built?.pdf) throw new Error(JSON.stringify(diagnostics))
  return { pdf: built.pdf, diagnostics }
}

const name = (key: string) => PDFName.of(key)
const textOf = (object: unknown) =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined

/** All streams of a document that a dictionary names by this key. */
function streamsOf(document: PDFDocument, key: string, value: string): PDFRawStream[] {
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFRawStream)
    .filter(({ dict }) => dict.lookup(name(key)) === name(value))
}

function dictsOf(document: PDFDocument, key: string, value: string): PDFDict[] {
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFDict)
    .filter((dict) => dict.lookup(name(key)) === name(value))
}

// Rules of ISO 19005-2 and ISO 14289-1, by their numbers there, read from the file object by object.
describe.each(TEMPLATES)('the archive’s PDF of %s', (template) => {
  let pdf: Uint8Array
  let document: PDFDocument

  beforeAll(async () => {
    pdf = await buildOnce(template)
    document = await PDFDocument.load(pdf, { updateMetadata: false })
  })

  it('6.1.2, 6.1.3: begins with its version and bytes that are no text, and has an identifier', () => {
    const bytes = Buffer.from(pdf)
    expect(bytes.toString('latin1', 0, 9)).toBe('%PDF-1.7\n')
    expect(bytes[9]).toBe(0x25)
    for (const byte of bytes.subarray(10, 14)) expect(byte).toBeGreaterThan(127)
    const id = document.context.trailerInfo.ID
    expect(id).toBeInstanceOf(PDFArray)
    expect(document.context.trailerInfo.Encrypt).toBeUndefined()
    expect(bytes.toString('latin1').trimEnd().endsWith('%%EOF')).toBe(true)
  })

  it('6.1.7: has a line end before every endstream', () => {
    const text = Buffer.from(pdf).toString('latin1')
    for (const { index } of text.matchAll(/endstream/gu)) expect(text[index - 1]).toBe('\n')
  })

  it('6.2.3: says what its colours are', () => {
    const intents = document.catalog.lookup(name('OutputIntents'), PDFArray)
    expect(intents.size()).toBe(1)
    const intent = intents.lookup(0, PDFDict)
    expect(intent.lookup(name('S'))).toBe(name('GTS_PDFA1'))
    const profile = intent.lookup(name('DestOutputProfile'))
    if (!(profile instanceof PDFRawStream)) throw new Error('no profile')
    const bytes = Buffer.from(decodePDFRawStream(profile).decode())
    expect(profile.dict.lookup(name('N'), PDFNumber).asNumber()).toBe(3)
    expect(bytes.toString('latin1', 36, 40)).toBe('acsp')
    expect(bytes.readUInt32BE(0)).toBe(bytes.length)
    for (let number = 1; number <= document.getPageCount(); number++) {
      expect(document.getPage(number - 1).node.get(name('Resources'))).toBeDefined()
    }
  })

  it('6.2.10: has no colour but of that space and grey', async () => {
    for (let number = 1; number <= document.getPageCount(); number++) {
      const content = (await contentOf(pdf, number)).replace(/\((?:\\.|[^\\)])*\)/gsu, '()')
      expect(content).not.toMatch(/\s(?:k|K|scn|SCN|sc|SC|sh)\s/u)
    }
  })

  it('6.2.11: embeds every font with widths that the file has too, and says what each glyph means', () => {
    const fonts = dictsOf(document, 'Subtype', 'Type0')
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) {
      const descendant = font.lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict)
      const descriptor = descendant.lookup(name('FontDescriptor'), PDFDict)
      const file = descriptor.lookup(name('FontFile2'))
      if (!(file instanceof PDFRawStream)) throw new Error('not embedded')
      expect(descendant.lookup(name('CIDToGIDMap'))).toBe(name('Identity'))
      expect(font.lookup(name('ToUnicode'))).toBeInstanceOf(PDFStream)
      const own = widthsOfFile(Buffer.from(decodePDFRawStream(file).decode()))
      const said = widthsOfPdf(descendant, own.length)
      own.forEach((width, code) => {
        expect(Math.abs(width - (said[code] ?? 0))).toBeLessThanOrEqual(1)
      })
    }
  })

  it('6.3: has no annotation that is not printed, and Contents on each (14289-1, 7.18)', () => {
    const links = dictsOf(document, 'Subtype', 'Link')
    expect(links.length > 0).toBe(template === 'shouce')
    for (const link of links) {
      expect(link.lookup(name('F'), PDFNumber).asNumber() & 4).toBe(4)
      expect(textOf(link.lookup(name('Contents')))).toBeTruthy()
      expect(link.lookup(name('StructParent'))).toBeInstanceOf(PDFNumber)
    }
  })

  it('6.6.2: has well-formed metadata that say what the information dictionary says', () => {
    const [metadata, ...others] = streamsOf(document, 'Type', 'Metadata')
    if (!metadata || others.length) throw new Error('not one')
    expect(metadata.dict.get(name('Filter'))).toBeUndefined()
    const xmp = Buffer.from(metadata.getContents()).toString('utf8')
    const values = parseXml(xmp)
    const info = document.context.lookup(document.context.trailerInfo.Info, PDFDict)
    const said = (key: string) => textOf(info.lookup(name(key)))
    expect(values['dc:title']).toContain(said('Title'))
    expect(values['dc:creator'] ?? '').toBe(said('Author') ?? '')
    expect(values['pdf:Producer']).toBe(said('Producer'))
    expect(values['xmp:CreatorTool']).toBe(said('Creator'))
    const date = (text: string | undefined) => text?.replace(/\D/gu, '').slice(0, 14)
    expect(date(values['xmp:CreateDate'])).toBe(date(said('CreationDate')))
    expect(date(values['xmp:ModifyDate'])).toBe(date(said('ModDate')))
    expect(values['pdfaid:part']).toBe('2')
    expect(values['pdfaid:conformance']).toBe('A')
    expect(values['pdfuaid:part']).toBe('1')
    expect(xmp).toContain('http://www.aiim.org/pdfa/ns/extension/')
  })

  it('6.7: is marked, and every number of marked content leads to its element and back', async () => {
    const { catalog, context } = document
    expect(textOf(catalog.lookup(name('Lang')))).toBe('zh-CN')
    expect(catalog.lookup(name('MarkInfo'), PDFDict).lookup(name('Marked'))?.toString()).toBe(
      'true',
    )
    const root = catalog.lookup(name('StructTreeRoot'), PDFDict)
    const numbers = root.lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray)
    const parents = new Map<number, unknown>()
    for (let i = 0; i < numbers.size(); i += 2) {
      const value = numbers.get(i + 1)
      parents.set(
        numbers.lookup(i, PDFNumber).asNumber(),
        value instanceof PDFRef ? context.lookup(value) : value,
      )
    }
    const known = contentsOf(root.lookup(name('K'), PDFDict), context)
    for (const [i, page] of document.getPages().entries()) {
      const key = page.node.lookup(name('StructParents'), PDFNumber).asNumber()
      const elements = parents.get(key)
      if (!(elements instanceof PDFArray)) throw new Error('no parents')
      const content = await contentOf(pdf, i + 1)
      const used = [...content.matchAll(/\/MCID (\d+)>> BDC/gu)].map(([, mcid]) => Number(mcid))
      expect(used).toEqual(used.map((_, mcid) => mcid))
      expect(elements.size()).toBe(used.length)
      for (const mcid of used) {
        const element = elements.get(mcid).toString()
        expect(known.get(`${page.ref.toString()}/${String(mcid)}`)).toBe(element)
      }
      expect(page.node.lookup(name('Tabs'))).toBe(name('S'))
    }
  })

  it('has no mark inside another, and ends each on its page', async () => {
    for (let number = 1; number <= document.getPageCount(); number++) {
      const content = (await contentOf(pdf, number)).replace(/\((?:\\.|[^\\)])*\)/gsu, '()')
      let depth = 0
      for (const [operator] of content.matchAll(/\b(?:BDC|BMC|EMC)\b/gu)) {
        depth += operator === 'EMC' ? -1 : 1
        expect(depth === 0 || depth === 1).toBe(true)
      }
      expect(depth).toBe(0)
    }
  })
})

function buildOnce(template: string): Promise<Uint8Array> {
  return withFolder({ 'a.md': ISSUE, 'a.jpg': JPEG }, async (root) => {
    const { built } = await build('a.md', { emit: 'pdf', template }, environment(root))
    if (!built?.pdf) throw new Error('not built')
    return built.pdf
  })
}

/** The elements of the tree by page and number of the content that they own. */
function contentsOf(root: PDFDict, context: PDFDocument['context']): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (element: PDFDict, ref: string) => {
    const page = element.get(name('Pg'))?.toString() ?? ''
    const kids = element.lookup(name('K'))
    const list = kids instanceof PDFArray ? kids.asArray() : kids ? [element.get(name('K'))] : []
    for (const kid of list) {
      const object = kid instanceof PDFRef ? context.lookup(kid) : kid
      if (object instanceof PDFNumber) found.set(`${page}/${String(object.asNumber())}`, ref)
      else if (object instanceof PDFDict && object.get(name('MCID'))) {
        const mcid = object.lookup(name('MCID'), PDFNumber).asNumber()
        found.set(`${object.get(name('Pg'))?.toString() ?? page}/${String(mcid)}`, ref)
      } else if (object instanceof PDFDict && kid instanceof PDFRef) visit(object, kid.toString())
    }
  }
  visit(root, '')
  return found
}

/** Advances from `hmtx`, thousandths of an em. */
function widthsOfFile(font: Buffer): number[] {
  const table = (tag: string) => {
    for (let i = 0; i < font.readUInt16BE(4); i++) {
      const entry = 12 + 16 * i
      if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8)
    }
    throw new Error(`no ${tag}`)
  }
  const units = font.readUInt16BE(table('head') + 18)
  const count = font.readUInt16BE(table('hhea') + 34)
  const glyphs = font.readUInt16BE(table('maxp') + 4)
  const at = table('hmtx')
  return Array.from({ length: glyphs }, (_, i) => {
    return (font.readUInt16BE(at + 4 * Math.min(i, count - 1)) * 1000) / units
  })
}

/** Advances from `W`, and `DW` where it says nothing. */
function widthsOfPdf(font: PDFDict, count: number): number[] {
  const usual = font.lookup(name('DW'), PDFNumber).asNumber()
  const widths = Array.from({ length: count }, () => usual)
  const runs = font.lookup(name('W'), PDFArray)
  for (let i = 0; i < runs.size(); i += 2) {
    const first = runs.lookup(i, PDFNumber).asNumber()
    const own = runs.lookup(i + 1, PDFArray)
    for (let j = 0; j < own.size(); j++) widths[first + j] = own.lookup(j, PDFNumber).asNumber()
  }
  return widths
}

describe('what cannot be PDF/A', () => {
  it('a picture in inks is said, and makes no claim', async () => {
    const { pdf, diagnostics } = await typeset('dajiatan', CMYK_JPEG)
    const fault = diagnostics.find(({ code }) => code === 'PDF_NOT_ARCHIVE')
    expect(fault).toMatchObject({ severity: 'warning', data: { cause: 'inks' } })
    const text = Buffer.from(pdf).toString('latin1')
    expect(text).not.toContain('pdfaid:part')
    expect(text).toContain('pdfuaid:part')
  })

  it('an ordinary picture is not', async () => {
    const { diagnostics } = await typeset('dajiatan')
    expect(diagnostics.map(({ code }) => code)).not.toContain('PDF_NOT_ARCHIVE')
  })
})
