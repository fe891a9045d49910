import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/content/read.ts'
import { decodeXml, parseXml } from '../../src/content/xml.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { collect } from '../support/diagnostics.ts'
import { docx, docxParts, p, wordXml, zip } from '../support/docx.ts'
import { folder } from '../support/folder.ts'
import { png } from '../support/pictures.ts'

async function read(bytes: Uint8Array) {
  const root = folder({ 'a.docx': bytes })
  const collected = collect()
  const source = await readSource(path.join(root, 'a.docx'), diskWorkspace(root), collected.report)
  return { source, lines: source?.files[0]?.text.split('\n').slice(0, -1), ...collected }
}

const run = (xml: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr>${xml}</w:r>`
const text = (words: string) => run(`<w:t>${words}</w:t>`)
const sign = (type: string) => run(`<w:fldChar w:fldCharType="${type}"/>`)
const field = (formula: string) =>
  sign('begin') + run(`<w:instrText>${formula}</w:instrText>`) + sign('end')
const picture = (blip: string) =>
  `<w:drawing><wp:inline><wp:docPr id="1" descr="会场"/><a:graphic><a:graphicData>${blip}</a:graphicData></a:graphic></wp:inline></w:drawing>`
const pic = (blip: string) => `<pic:pic><pic:blipFill>${blip}</pic:blipFill></pic:pic>`
const box = (words: string) =>
  `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:txbx><w:txbxContent>${p(words)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`
const relations = (...all: [id: string, target: string, more?: string][]) => ({
  'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(([id, target, more = '']) => `<Relationship Id="${id}" Type="x" Target="${target}" ${more}/>`)
    .join('')}</Relationships>`,
})
const cell = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`

describe('what mammoth alone would lose', () => {
  it.each([
    ['a simple field', `<w:fldSimple w:instr="DATE">${text('三月')}</w:fldSimple>`, '三月'],
    ['text with a direction', `<w:bdo w:val="ltr">${text('双向')}</w:bdo>`, '双向'],
    ['text that is let in', `<w:dir w:val="ltr">${text('嵌入')}</w:dir>`, '嵌入'],
    ['a hyphen that holds', run('<w:t>二〇</w:t><w:noBreakHyphen/><w:t>二五</w:t>'), '二〇‑二五'],
    ['a sign of a usual font', run('<w:sym w:font="宋体" w:char="25A0"/>'), '■'],
    ['a box of Wingdings', run('<w:sym w:font="Wingdings" w:char="F0A8"/>'), '□'],
    ['a ticked box of Wingdings', run('<w:sym w:font="Wingdings" w:char="F0FE"/>'), '■'],
    ['a ticked box of Wingdings 2', run('<w:sym w:font="Wingdings 2" w:char="F052"/>'), '■'],
    ['a Greek letter of Symbol', run('<w:sym w:font="Symbol" w:char="F061"/>'), 'α'],
    ['raised figures', text('10') + run('<w:t>2</w:t>', '<w:vertAlign w:val="superscript"/>'), '10²'],
    ['lowered figures', text('CO') + run('<w:t>2</w:t>', '<w:vertAlign w:val="subscript"/>'), 'CO₂'],
    ['figures raised by hand', run('<w:t>2</w:t>', '<w:position w:val="8"/><w:sz w:val="19"/>'), '²'],
    ['figures a little higher', run('<w:t>2</w:t>', '<w:position w:val="3"/><w:sz w:val="32"/>'), '2'],
    ['a number in a circle', field(' eq \\o\\ac(○,12)'), '⑫'],
    ['text cut by a comment', '<w:r><w:t>一<!-- -->二</w:t></w:r>', '一二'],
    ['text as it stands', '<w:r><w:t><![CDATA[一<二]]></w:t></w:r>', '一<二'],
    [
      'a choice without another',
      run(`<mc:AlternateContent><mc:Choice Requires="x"><w:t>新</w:t></mc:Choice></mc:AlternateContent>`),
      '新',
    ],
    [
      'a choice that nobody understands',
      run(
        '<mc:AlternateContent><mc:Choice Requires="x"><x:sign xmlns:x="x"/></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent>',
      ),
      '旧',
    ],
    ['what is not hidden after all', run('<w:t>明</w:t>', '<w:vanish w:val="0"/>'), '明'],
  ])('is printed: %s', async (_what, xml, expected) => {
    const { lines, diagnostics } = await read(docx(p(text('甲') + xml + text('乙'))))
    expect(lines).toEqual([`甲${expected}乙`])
    expect(diagnostics).toEqual([])
  })

  it('is printed after its paragraph: a text box that old programs have not', async () => {
    const choice = `<mc:AlternateContent><mc:Choice Requires="wps">${box('框')}</mc:Choice></mc:AlternateContent>`
    const { lines, diagnostics } = await read(docx(p(run(choice) + text('甲'))))
    expect(lines).toEqual(['甲', '框'])
    expect(diagnostics).toEqual([])
  })

  it('is printed once, where it stands twice', async () => {
    const old = `<w:pict><v:shape><v:textbox><w:txbxContent>${p('框')}</w:txbxContent></v:textbox></v:shape></w:pict>`
    const both = `<mc:AlternateContent><mc:Choice Requires="wps">${box('框')}</mc:Choice><mc:Fallback>${old}</mc:Fallback></mc:AlternateContent>`
    expect((await read(docx(p(run(both) + text('甲'))))).lines).toEqual(['甲', '框'])
  })

  const RUBY =
    '<w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby>'
  const TOLD: [string, string, string, object][] = [
    ['readings', run(RUBY), '汉', { what: 'ruby', text: 'hàn' }],
    ['signs', run('<w:sym w:font="Wingdings" w:char="F04A"/>'), '', { what: 'symbol', text: 'Wingdings F04A' }],
    ['formulas of fields', field(' eq \\f(1,2)'), '', { what: 'text', text: 'eq \\f(1,2)' }],
    ['hidden text', run('<w:t>批示</w:t>', '<w:vanish/>'), '', { what: 'hidden', text: '批示' }],
    [
      'hidden text in pieces',
      run('<w:t>批</w:t>', '<w:vanish/>') + run('<w:t>示</w:t>', '<w:vanish/>'),
      '',
      { what: 'hidden', text: '批示', count: 2 },
    ],
    ['artistic lettering', run('<w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict>'), '', { what: 'text', text: '艺术字', count: 3 }],
    ['linked pictures', run(picture(pic('<a:blip r:link="r5"/>'))), '', { what: 'picture', text: '会场' }],
    ['pictures that are not there', run(picture(pic('<a:blip r:embed="r4"/>'))), '', { what: 'picture', text: '会场' }],
    ['pictures of no relationship', run(picture(pic('<a:blip r:embed="r99"/>'))), '', { what: 'picture' }],
    ['pictures of old programs that are not there', run('<w:pict><v:shape><v:imagedata r:id="r99"/></v:shape></w:pict>'), '', { what: 'picture' }],
  ]
  it.each(TOLD)('is told at its place: %s', async (_what, xml, shown, data) => {
    const { lines, diagnostics } = await read(docx(p('前') + p(text('甲') + xml + text('乙'))))
    expect(lines).toEqual(['前', `甲${shown}乙`])
    const start = 3 + shown.length
    expect(diagnostics).toMatchObject([
      { code: 'PART_LEFT_OUT', severity: 'warning', data, span: { start } },
    ])
  })

  it.each([
    ['struck', run('<w:t>旧</w:t>', '<w:strike/>'), '旧'],
    ['struck', run('<w:t>旧</w:t>', '<w:dstrike/>'), '旧'],
    ['shifted', run('<w:t>注</w:t>', '<w:vertAlign w:val="superscript"/>'), '注'],
    ['enclosed', field(' eq \\o\\ac(○,密)'), '密'],
  ])('is printed, and its looks are told: %s', async (what, xml, shown) => {
    const { lines, diagnostics } = await read(docx(p(text('甲') + xml)))
    expect(lines).toEqual([`甲${shown}`])
    expect(diagnostics).toMatchObject([
      { code: 'PART_AS_TEXT', severity: 'warning', data: { what, count: 1, text: shown } },
    ])
  })

  it('is hidden by styles, too', async () => {
    const styles = wordXml(
      'styles',
      '<w:style w:type="character" w:styleId="A"><w:name w:val="A"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>',
    )
    const { lines, diagnostics } = await read(
      docx(p(text('甲') + run('<w:t>批</w:t>', '<w:rStyle w:val="B"/>')), { 'word/styles.xml': styles }),
    )
    expect(lines).toEqual(['甲'])
    expect(diagnostics).toMatchObject([{ data: { what: 'hidden', text: '批' } }])
  })

  it('is printed: the pictures of a group', async () => {
    const group = `<wpg:wgp xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">${pic('<a:blip r:embed="r4"/>')}${pic('<a:blip r:embed="r4"/>')}</wpg:wgp>`
    const data = png({ width: 4, height: 2 })
    const { source, diagnostics } = await read(
      zip([...docxParts(p('甲') + p(run(picture(group)))), { name: 'word/media/a.png', data }]),
    )
    expect(source?.objects).toHaveLength(2)
    expect(diagnostics).toEqual([])
  })

  it('does no harm to the text: a damaged picture', async () => {
    const entry = { name: 'word/media/a.png', data: png({ width: 4, height: 2 }), crc: 1 }
    const body = p('甲') + p(run(picture(pic('<a:blip r:embed="r4"/>'))))
    const { lines, diagnostics } = await read(zip([...docxParts(body), entry]))
    expect(lines).toEqual(['甲', ''])
    expect(diagnostics).toMatchObject([
      { code: 'PART_LEFT_OUT', data: { what: 'picture', text: '会场' }, span: { start: 2 } },
    ])
  })

  const DIAGRAM = '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="d"/>'
  const CHART = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="d"/>'
  it.each([
    ['diagram', DIAGRAM, 'data.xml', '<x:a xmlns:x="x" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>书记</a:t><a:t>镇长</a:t></x:a>', '书记 镇长'],
    ['chart', CHART, 'chart.xml', '<c:a xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:v>产量</c:v></c:a>', '产量'],
    ['chart', CHART, 'chart.xml', '<c:a>', '会场'],
  ])('is told with its words: a %s', async (what, xml, part, data, words) => {
    const { lines, diagnostics } = await read(
      docx(p(text('甲') + run(picture(xml))), { ...relations(['d', part]), [`word/${part}`]: data }),
    )
    expect(lines).toEqual(['甲'])
    expect(diagnostics).toMatchObject([
      { code: 'PART_LEFT_OUT', severity: 'warning', data: { what, text: words } },
    ])
  })

  it('is told in the next paragraph: a file put in whole', async () => {
    const more = { ...relations(['d', 'a.html']), 'word/a.html': '<p>内嵌<b>文字</b></p>' }
    const { lines, diagnostics } = await read(docx(p('甲') + '<w:altChunk r:id="d"/>' + p('乙'), more))
    expect(lines).toEqual(['甲', '乙'])
    expect(diagnostics).toMatchObject([
      { code: 'PART_LEFT_OUT', data: { what: 'text', text: '内嵌 文字' }, span: { start: 2 } },
    ])
  })

  it('is told: text in a cell that another covers', async () => {
    const rows =
      row(cell(p('甲'), '<w:vMerge w:val="restart"/>'), cell(p('乙'))) +
      row(cell(p('藏'), '<w:vMerge/>'), cell(p('丙')))
    const { lines, diagnostics } = await read(docx(`<w:tbl>${rows}</w:tbl>`))
    expect(lines).toEqual(['甲\t乙', '\t丙'])
    expect(diagnostics).toMatchObject([{ data: { what: 'hidden', text: '藏' } }])
  })

  it('is told: text moved away and nowhere to', async () => {
    const from = (words: string) => `<w:moveFrom w:id="1">${text(words)}</w:moveFrom>`
    const to = `<w:moveTo w:id="2">${text('移')}</w:moveTo>`
    const moved = await read(docx(p(text('甲') + from('移')) + p(to)))
    expect([moved.lines, moved.diagnostics]).toEqual([['甲', '移'], []])
    const gone = await read(docx(p('前') + p(text('甲') + `<w:ins>${from('移')}</w:ins>`)))
    expect(gone.diagnostics).toMatchObject([
      { severity: 'info', data: { what: 'deletion', text: '移' }, span: { start: 3 } },
    ])
  })

  it('is told once in a paragraph, in pieces', async () => {
    const xml = run('<w:t>批</w:t>', '<w:vanish/>') + run('<w:t>旧</w:t>', '<w:strike/>') + run('<w:t>示</w:t>', '<w:vanish/>')
    const { diagnostics } = await read(docx(p(text('甲') + xml)))
    expect(diagnostics).toMatchObject([
      { data: { what: 'hidden', text: '批…示', count: 2 } },
      { data: { what: 'struck', text: '旧' } },
    ])
  })

  it('is told: a picture that is hidden', async () => {
    const hidden = run(picture(pic('<a:blip r:embed="r4"/>')), '<w:vanish/>')
    const { source, diagnostics } = await read(docx(p(text('甲') + hidden)))
    expect(source?.objects).toEqual([])
    expect(diagnostics).toMatchObject([{ data: { what: 'picture' } }])
  })

  it('is told whatever the reason, with the first text that is lost', async () => {
    // the end of the last paragraph is deleted: it would go on in a next one
    const last = p(text('丢失') + text('也丢'), '<w:rPr><w:del/></w:rPr>')
    const { lines, diagnostics } = await read(docx(p(run('<w:noBreakHyphen/><w:noBreakHyphen/>')) + p('乙') + last))
    expect(lines).toEqual(['‑‑', '乙'])
    expect(diagnostics).toMatchObject([
      { code: 'PART_LEFT_OUT', data: { what: 'text', text: '丢失', count: 4 }, span: { start: 4 } },
    ])
  })
})

describe('a body', () => {
  it.each([['100000000'], ['-5'], ['x'], ['0']])('has no columns without end: %s', async (columns) => {
    const rows =
      row(cell(p('甲'), `<w:gridSpan w:val="${columns}"/><w:vMerge w:val="restart"/>`), cell(p('乙'))) +
      row(cell(p(''), `<w:gridSpan w:val="${columns}"/><w:vMerge/>`), cell(p('丙')))
    const { source, diagnostics } = await read(docx(p('前') + `<w:tbl>${rows}</w:tbl>`))
    const [table] = source?.objects ?? []
    const found = table?.kind === 'table' ? table.rows.map(({ cells }) => cells.length) : []
    expect(found[0]).toBe(2)
    expect(found[1]).toBeLessThanOrEqual(64)
    expect(diagnostics).toEqual([])
  })

  it('may have other prefixes', async () => {
    const body = wordXml('document', `<w:body>${p('甲')}</w:body>`).replaceAll('w:', 'ns0:').replace('xmlns:ns0:', 'xmlns:')
    const renamed = body.replace(/xmlns:w=/u, 'xmlns:ns0=')
    const { lines } = await read(docx('', { 'word/document.xml': renamed }))
    expect(lines).toEqual(['甲'])
  })

  it('has no number where the list shows none', async () => {
    const numbering = wordXml(
      'numbering',
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    const body = p('甲', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    const { lines, diagnostics } = await read(docx(body, { 'word/numbering.xml': numbering }))
    expect(lines).toEqual(['甲'])
    expect(diagnostics).toEqual([])
  })

  it('is read in linear time', async () => {
    const many = text('甲') + run('<w:t>乙</w:t>', '<w:vanish/>') + `<w:ins>${text('丙')}</w:ins>`
    const bytes = docx(p(many.repeat(5_000)) + `<w:p>${' '.repeat(200_000)}</w:p>`)
    const start = performance.now()
    const { lines } = await read(bytes)
    expect(lines?.[0]).toBe('甲丙'.repeat(5_000))
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('XML', () => {
  it('is a tree of elements with their usual prefixes', () => {
    const xml =
      '<?xml version="1.0"?><!-- a --><x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main" a=\'1\'><x:t >甲&amp;</x:t ><y:b/></x:p>'
    expect(parseXml(xml)).toMatchObject({
      name: 'w:p',
      children: [{ name: 'w:t', children: ['甲&amp;'] }, { name: '?:b', children: [] }],
    })
  })

  it.each([[''], ['甲'], ['<a>'], ['<a></b>'], ['</a>'], ['<a b=c/>'], ['<a b="<"/>'], ['<!-- '], ['<a><![CDATA[</a>']])(
    'is refused: %s',
    (xml) => {
      expect(() => parseXml(xml)).toThrow()
    },
  )

  it('may be a tag of nothing but spaces', () => {
    const start = performance.now()
    expect(() => parseXml(`<a ${' '.repeat(1_000_000)}`)).toThrow()
    expect(() => parseXml(`<a ${'b="c" '.repeat(200_000)}`)).toThrow()
    expect(performance.now() - start).toBeLessThan(1000)
  })

  it('has characters by name and number', () => {
    expect(decodeXml('&lt;&#x4e2d;&#20013;&amp;lt;&#38;')).toBe('<中中&lt;&')
  })
})
