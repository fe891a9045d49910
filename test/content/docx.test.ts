import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/content/read.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { spanOf } from '../../src/model/source.ts'
import { collect } from '../support/diagnostics.ts'
import { png } from '../support/pictures.ts'
import { docx, docxParts, p, wordXml, zip } from '../support/docx.ts'
import { folder } from '../support/folder.ts'

async function read(bytes: Uint8Array, maxBytes?: number) {
  const root = folder({ 'a.docx': bytes })
  const collected = collect()
  const file = path.join(root, 'a.docx')
  const options = maxBytes === undefined ? {} : { maxBytes }
  const source = await readSource(file, diskWorkspace(root), collected.report, options)
  return { source, lines: source?.files[0]?.text.split('\n').slice(0, -1), ...collected }
}

const run = (xml: string) => `<w:r>${xml}</w:r>`
const text = (words: string) => `<w:t>${words}</w:t>`
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/></Types>'
const DRAWING =
  '<w:drawing><wp:inline><wp:docPr id="1" descr="会场"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="r4"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
const cell = (...paragraphs: string[]) => `<w:tc>${paragraphs.join('')}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`

describe('a Word file', () => {
  it.each([
    ['paragraphs, empty ones too', p('甲') + p('') + p('乙'), ['甲', '', '乙']],
    ['runs', p(run(text('甲')) + run(text('乙'))), ['甲乙']],
    ['soft line ends', p(run(`${text('甲')}<w:br/>${text('乙')}`)), ['甲\v乙']],
    ['page turns', p(run(`${text('甲')}<w:br w:type="page"/>${text('乙')}`)), ['甲\f乙']],
    ['tabs', p(run(`${text('甲')}<w:tab/>${text('乙')}`)), ['甲\t乙']],
    ['what is inserted', p(`<w:ins>${run(text('甲'))}</w:ins>`), ['甲']],
    ['centred and large lines', p(run(text('大家谈②')), '<w:jc w:val="center"/>'), ['大家谈②']],
    ['line ends in the XML', p(run(text('甲\n乙'))), ['甲 乙']],
    ['entities', p(run(text('A&amp;B&lt;&#x4e2d;'))), ['A&B<中']],
    [
      'text boxes, after the paragraph that holds them',
      p(
        run(
          `<mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${p('框')}</w:txbxContent></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${p('框')}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`,
        ) + run(text('甲')),
      ),
      ['甲', '框'],
    ],
  ])('gives %s as lines', async (_what, body, expected) => {
    const { lines, diagnostics } = await read(docx(body))
    expect(lines).toEqual(expected)
    expect(diagnostics).toEqual([])
  })

  it('has its places by paragraph and character', async () => {
    const { source } = await read(docx(p('甲') + p('乙丙')))
    const at = source?.text.indexOf('丙') ?? -1
    const span = source && spanOf(source.map, at, at + 1)
    expect(span).toMatchObject({ start: 3, end: 4 })
  })

  it('takes settings from its first paragraphs', async () => {
    const { source } = await read(docx(p('---') + p('number: 3') + p('---') + p('甲')))
    expect(source).toMatchObject({ text: '甲\n', frontMatter: { number: 3 } })
  })

  it('begins a paragraph where Word indents one', async () => {
    const { source } = await read(docx(p('甲，') + p('乙', '<w:ind w:firstLine="480"/>')))
    expect(source?.text).toBe('甲，\n　乙\n')
    expect(source?.files[0]?.text).toBe('甲，\n乙\n')
  })

  it('folds as in any text, and knows the place', async () => {
    const { source, diagnostics } = await read(docx(p('甲') + p('一⼀\u200B乙')))
    expect(source?.text).toBe('甲\n一一乙\n')
    expect(diagnostics).toMatchObject([
      { code: 'CHARACTERS_FOLDED', span: { start: 4, end: 5 } },
      { code: 'CHARACTERS_FOLDED', span: { start: 3, end: 4 } },
    ])
  })

  it('has a table as its cells, with empty ones for those that are merged', async () => {
    const merged = (paragraphs: string, properties: string) => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphs}</w:tc>`
    const rows = [
      row(cell(p('姓名')), cell(p('任务'), p('时限'))),
      row(merged(p('丁'), '<w:vMerge w:val="restart"/>'), cell(p('戊'))),
      row(merged(p(''), '<w:vMerge/>'), cell(p('己'))),
      row(merged(p('合计'), '<w:gridSpan w:val="2"/>'), ''),
    ]
    const { source, lines, diagnostics } = await read(
      docx(p('前') + `<w:tbl>${rows.slice(0, 3).join('')}</w:tbl>` + p('后', '<w:ind w:firstLine="480"/>')),
    )
    expect(lines).toEqual(['前', '姓名\t任务\v时限', '丁\t戊', '\t己', '后'])
    expect(diagnostics).toEqual([])
    const [table] = source?.objects ?? []
    const cells = table?.kind === 'table' ? table.rows : []
    expect(cells.map((one) => [one.isHead, ...one.cells.map(({ start, end }) => source?.text.slice(start, end))])).toEqual([
      [true, '姓名', '任务\v时限'],
      [false, '丁', '戊'],
      [false, '', '己'],
    ])
  })

  it('knows how many columns a cell takes', async () => {
    const wide = `<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p('合计')}</w:tc>`
    const rows = row(cell(p('甲')), cell(p('乙')), cell(p('丙'))) + row(wide, cell(p('三')))
    const { source } = await read(docx(`<w:tbl>${rows}</w:tbl>`))
    const [table] = source?.objects ?? []
    expect(table?.kind === 'table' && table.rows[1]?.cells.map(({ columns }) => columns)).toEqual([2, 1])
  })

  it('sets a table with rows of one cell as lines, and says so', async () => {
    const table = `<w:tbl>${row(cell(p('甲')), cell(p('乙'), p('丙')))}${row(cell(p('丁'), p('戊')))}</w:tbl>`
    const { lines, diagnostics } = await read(docx(p('前') + table + p('后')))
    expect(lines).toEqual(['前', '甲\t乙\v丙', '丁', '戊', '后'])
    expect(diagnostics).toMatchObject([
      { code: 'PART_AS_TEXT', severity: 'warning', data: { what: 'table' }, span: { start: 2, end: 7 } },
    ])
  })

  it('has its pictures, where they stand in the text', async () => {
    const bytes = png({ width: 4, height: 2 })
    const parts = [...docxParts(p('前') + p(run(DRAWING)) + p('甲') + p('后')), { name: 'word/media/a.png', data: bytes }]
    const { source, diagnostics } = await read(zip(parts))
    const [picture] = source?.objects ?? []
    expect(diagnostics).toEqual([])
    expect(picture).toMatchObject({ kind: 'picture', start: 2, end: 2, alt: '会场' })
    expect(source?.media?.get(picture?.kind === 'picture' ? picture.src : '')).toEqual(bytes)
  })

  it('refuses pictures that unpack to more than ten times the limit', async () => {
    const data = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251))
    const parts = [...docxParts(p(run(DRAWING))), { name: 'word/media/a.png', data }]
    const { diagnostics } = await read(zip(parts), 400)
    expect(diagnostics).toMatchObject([{ code: 'DOCX_TOO_LARGE' }])
  })

  const LEFT_OUT: [string, string, Record<string, string>, object][] = [
    [
      'pictures that PDF cannot show',
      run(DRAWING),
      { '[Content_Types].xml': TYPES.replace('image/png', 'image/x-emf') },
      { what: 'picture', text: '会场' },
    ],
    [
      'footnotes',
      run('<w:footnoteReference w:id="2"/>'),
      {
        'word/footnotes.xml': wordXml('footnotes', `<w:footnote w:id="2">${p('见附件')}</w:footnote>`),
      },
      { what: 'footnote', text: '见附件' },
    ],
    [
      'comments',
      run('<w:commentReference w:id="1"/>'),
      { 'word/comments.xml': wordXml('comments', `<w:comment w:id="1">${p('再核')}</w:comment>`) },
      { what: 'comment', text: '再核' },
    ],
    [
      'deleted text',
      `<w:del>${run('<w:delText>旧</w:delText>')}</w:del>`,
      {},
      { what: 'deletion', text: '旧' },
    ],
    [
      'headers, but no page numbers',
      run(''),
      {
        'word/header1.xml': wordXml('hdr', p('内部资料')),
        'word/footer1.xml': wordXml('ftr', p('- 1 -')),
      },
      { what: 'header', count: 1, text: '内部资料' },
    ],
    [
      'addresses',
      `<w:hyperlink r:id="r5">${run(text('乙'))}</w:hyperlink>`,
      {},
      { what: 'address', text: 'https://example.org/' },
    ],
    ['formulas', `<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>`, {}, { what: 'text', count: 3 }],
  ]
  it.each(LEFT_OUT)('says that %s are left out', async (_what, xml, more, data) => {
    const { source, diagnostics } = await read(docx(p(run(text('甲')) + xml), more))
    expect(source?.text).toMatch(/^甲乙?\n$/u)
    const found = diagnostics.filter(({ code }) => code === 'PART_LEFT_OUT')
    expect(found).toMatchObject([{ data }])
  })

  const level = (format: string, text = '%1、', at = 0, more = '') =>
    `<w:lvl w:ilvl="${at}">${more}<w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  const list = (id: number, ...levels: string[]) =>
    `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`
  const num = (id: number, abstract: number, more = '') =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`
  const item = (words: string, id: number, at = 0) =>
    p(words, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`)
  const numbering = (inner: string) => ({ 'word/numbering.xml': wordXml('numbering', inner) })

  it.each([
    ['chineseCounting', '%1、', ['一、', '二、', '三、']],
    ['chineseCountingThousand', '（%1）', ['（一）', '（二）', '（三）']],
    ['japaneseCounting', '第%1', ['第一', '第二', '第三']],
    ['decimal', '%1.', ['1. ', '2. ', '3. ']],
    ['decimalZero', '%1', ['01 ', '02 ', '03 ']],
    ['decimalFullWidth', '%1．', ['１．', '２．', '３．']],
    ['decimalEnclosedCircle', '%1', ['①', '②', '③']],
    ['decimalEnclosedParen', '%1', ['⑴', '⑵', '⑶']],
    ['ideographTraditional', '%1、', ['甲、', '乙、', '丙、']],
    ['lowerLetter', '%1)', ['a) ', 'b) ', 'c) ']],
    ['upperRoman', '%1.', ['I. ', 'II. ', 'III. ']],
  ])('writes numbers that Word counts: %s %s', async (format, text, labels) => {
    const body = item('甲', 1) + p('') + item('乙', 1) + item('丙', 1)
    const { lines, diagnostics } = await read(docx(body, numbering(list(0, level(format, text)) + num(1, 0))))
    expect(lines).toEqual([`${labels[0] ?? ''}甲`, '', `${labels[1] ?? ''}乙`, `${labels[2] ?? ''}丙`])
    expect(diagnostics).toMatchObject([
      { code: 'PART_AS_TEXT', severity: 'info', data: { what: 'number', count: 3 } },
    ])
  })

  it('counts levels within each other, and again where Word does', async () => {
    const levels = level('chineseCounting') + level('decimal', '%1.%2', 1)
    const body =
      item('甲', 1) + item('乙', 1, 1) + item('丙', 1, 1) + item('丁', 1) + item('戊', 1, 1) + item('己', 2) + item('庚', 3)
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    const { lines } = await read(docx(body, numbering(list(0, levels) + num(1, 0) + num(2, 0) + num(3, 0, restart))))
    expect(lines).toEqual(['一、甲', '一.1 乙', '一.2 丙', '二、丁', '二.1 戊', '三、己', '五、庚'])
  })

  it('counts from where the list says, up to the hundreds', async () => {
    const start = level('chineseCounting', '%1、', 0, '<w:start w:val="109"/>')
    const { lines } = await read(docx(item('甲', 1) + item('乙', 1), numbering(list(0, start) + num(1, 0))))
    expect(lines).toEqual(['一百零九、甲', '一百一十、乙'])
  })

  it('counts what a style numbers', async () => {
    const levels = level('chineseCounting', '%1、', 0, '<w:pStyle w:val="Listed"/>')
    const styles = wordXml('styles', '<w:style w:type="paragraph" w:styleId="Listed"><w:name w:val="Listed"/></w:style>')
    const body = p('甲', '<w:pStyle w:val="Listed"/>') + p('乙', '<w:pStyle w:val="Listed"/>')
    const { lines } = await read(docx(body, { ...numbering(list(0, levels) + num(1, 0)), 'word/styles.xml': styles }))
    expect(lines).toEqual(['一、甲', '二、乙'])
  })

  it('says that bullets, and numbers that it cannot write, are left out', async () => {
    const inner = list(0, level('bullet')) + list(1, level('hebrew1')) + num(1, 0) + num(2, 1)
    const { lines, diagnostics } = await read(docx(p('前') + item('甲', 1) + item('乙', 2), numbering(inner)))
    expect(lines).toEqual(['前', '甲', '乙'])
    expect(diagnostics).toMatchObject([
      { severity: 'warning', data: { what: 'number', count: 1 }, span: { start: 4, end: 5 } },
      { severity: 'info', data: { what: 'bullet', count: 1 }, span: { start: 2, end: 3 } },
    ])
  })

  it('has headings by their style or their place in the middle, if they look like one', async () => {
    const styles = wordXml('styles', '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>')
    const centred = '<w:jc w:val="center"/>'
    const body = p('大家谈', centred) + p('二级', '<w:pStyle w:val="2"/>') + p('一句话。', centred) + p('甲')
    const { source } = await read(docx(body, { 'word/styles.xml': styles }))
    const found = source?.objects?.map((object) =>
      object.kind === 'heading' ? [source.text.slice(object.start, object.end), object.level] : [],
    )
    expect(found).toEqual([
      ['大家谈', 3],
      ['二级', 2],
    ])
  })

  it('passes on what mammoth does not know', async () => {
    const { diagnostics } = await read(docx(p(run('<w:unheard/>') + run(text('甲')))))
    expect(diagnostics).toMatchObject([{ code: 'DOCX_NOTE', data: { count: 1 } }])
  })
})

describe('a bad Word file', () => {
  const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const locked = Buffer.concat([OLE, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')])
  const good = docx(p('甲'))
  const body = wordXml('document', `<w:body>${p('甲')}</w:body>`)
  const withDocument = (entry: object) =>
    zip(docxParts('').map((part) => (part.name === 'word/document.xml' ? { ...part, ...entry } : part)))
  const zeros = Buffer.alloc(15_000_000, 0x20)
  const nested = (depth: number) =>
    '<w:sdt><w:sdtContent>'.repeat(depth) + '</w:sdtContent></w:sdt>'.repeat(depth)

  it.each([
    ['an old .doc', Buffer.concat([OLE, Buffer.alloc(600)]), 'DOCX_OLD'],
    ['one with a password', locked, 'DOCX_ENCRYPTED'],
    ['a text under this name', Buffer.from('大家谈②'), 'DOCX_NOT_ZIP'],
    ['nothing', Buffer.alloc(0), 'DOCX_NOT_ZIP'],
    ['another archive', zip([{ name: 'a.txt', data: '甲' }]), 'DOCX_NO_DOCUMENT'],
    ['an archive of nothing', zip([]), 'DOCX_NO_DOCUMENT'],
    ['one cut short', good.subarray(0, good.length - 30), 'DOCX_DAMAGED'],
    ['one with a hole', withDocument({ packed: Buffer.from([7, 7, 7]) }), 'DOCX_DAMAGED'],
    ['a wrong checksum', withDocument({ data: body, crc: 1 }), 'DOCX_DAMAGED'],
    ['a locked part', withDocument({ data: body, flags: 1 }), 'DOCX_ENCRYPTED'],
    ['one that is no XML', docx('<w:p>'), 'DOCX_DAMAGED'],
    ['one without a body', zip(docxParts('').map((part) => ({ ...part, data: '<a/>' }))), 'DOCX_DAMAGED'],
    ['XML that is no UTF-8', withDocument({ data: Buffer.from([0x3c, 0xff]) }), 'DOCX_DAMAGED'],
    ['two parts of one name', zip([...docxParts(p('甲')), ...docxParts(p('乙'))]), 'DOCX_DAMAGED'],
    ['a bomb', withDocument({ data: zeros, packed: deflateRawSync(zeros) }), 'DOCX_TOO_LARGE'],
    ['a bomb that lies about its size', withDocument({ data: zeros, size: 3000 }), 'DOCX_DAMAGED'],
    ['a bomb in a part that is not the text', docx(p('甲'), { 'word/x.xml': zeros.toString() }), 'DOCX_TOO_LARGE'],
    [
      'entities that multiply',
      withDocument({ data: `<!DOCTYPE a [<!ENTITY b "${'甲'.repeat(99)}">]>${body}` }),
      'DOCX_DAMAGED',
    ],
    ['elements nested without end', docx(nested(15_000)), 'DOCX_DAMAGED'],
  ])('is refused: %s', async (_what, bytes, code) => {
    const { source, codes } = await read(bytes)
    expect(source).toBeUndefined()
    expect(codes()).toEqual([code])
  })

  it('may be as large as is allowed', async () => {
    const long = docx(p('很长'.repeat(20_000)))
    expect((await read(long, 100_000)).diagnostics).toMatchObject([
      { code: 'DOCX_TOO_LARGE', data: { part: 'word/document.xml', limit: 100_000 } },
    ])
    expect((await read(long, 200_000)).codes()).toEqual([])
  })

  it('never throws, wherever a byte is another', async () => {
    for (let at = 0; at < good.length; at += 3) {
      const bytes = Buffer.from(good)
      bytes[at] = (bytes[at] ?? 0) ^ 0x55
      const { source, codes } = await read(bytes)
      expect(source !== undefined || codes().length > 0).toBe(true)
    }
  })
})
