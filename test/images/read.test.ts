import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readPicture } from '../../src/images/read.ts'
import { Refusal } from '../../src/images/refusal.ts'
import {
  chunk,
  CMYK_JPEG,
  exif,
  JPEG,
  png,
  PNG_SIGNATURE,
  PROGRESSIVE_JPEG,
  SQUARE,
  svg,
  withSegment,
} from '../support/pictures.ts'

const read = (bytes: Uint8Array) => readPicture('p', bytes)

/** What is said of a file that is refused. */
function refusalOf(bytes: Uint8Array): { code: string; data: object } | undefined {
  try {
    read(bytes)
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { code: error.code, data: error.data }
  }
}

/** Header and inflated rows of the PNG that comes out. */
function plain(bytes: Uint8Array): { bits: number; colorType: number; rows: number[] } {
  const picture = read(bytes)
  const out = Buffer.from(picture.kind === 'svg' ? '' : picture.bytes)
  const at = out.indexOf('IDAT')
  const data = out.subarray(at + 4, at + 4 + out.readUInt32BE(at - 4))
  return { bits: out[24] ?? 0, colorType: out[25] ?? 0, rows: [...inflateSync(data)] }
}

describe('a PNG', () => {
  it.each([
    ['grey of 1 bit', { bits: 1, colorType: 0 }],
    ['RGB of 16 bits', { bits: 16, colorType: 2 }],
    ['indexed of 4 bits', { bits: 4, colorType: 3, palette: new Uint8Array(6) }],
  ])('that is %s is taken as it is', (_name, facts) => {
    const picture = read(png({ width: 5, height: 3, ...facts }))
    expect(picture).toMatchObject({ kind: 'png', width: 5, height: 3 })
    expect(plain(png({ width: 5, height: 3, ...facts }))).toMatchObject({
      bits: facts.bits,
      colorType: facts.colorType,
    })
  })

  it('loses what is not the picture', () => {
    const picture = read(png({ width: 5, height: 3 }))
    expect(Buffer.from(picture.kind === 'png' ? picture.bytes : []).includes('tEXt')).toBe(false)
  })

  it('has a key of its content', () => {
    const one = read(png({ width: 5, height: 3 }))
    expect(read(png({ width: 5, height: 3 })).key).toBe(one.key)
    expect(read(png({ width: 3, height: 5 })).key).not.toBe(one.key)
    expect(one.key).toMatch(/^png-[\da-f]{16}$/u)
  })

  it.each([
    ['none', 0, [10, 20, 30, 40]],
    ['sub', 1, [10, 20, 20, 20]],
    ['up', 2, [10, 20, 30, 40]],
    ['average', 3, [10, 20, 25, 30]],
    ['Paeth', 4, [10, 20, 20, 20]],
  ])('with alpha has its rows put back that were filtered: %s', (_name, filter, row) => {
    // grey and alpha: two pixels (10, 20) (30, 40)
    const facts = { width: 2, height: 1, colorType: 4, rows: Buffer.from([filter, ...row]) }
    expect(plain(png(facts))).toEqual({ bits: 8, colorType: 4, rows: [0, 10, 20, 30, 40] })
  })

  it('filters by the row above', () => {
    const rows = Buffer.from([0, 10, 20, 2, 1, 2])
    const facts = { width: 1, height: 2, colorType: 4, rows }
    expect(plain(png(facts)).rows).toEqual([0, 10, 20, 0, 11, 22])
  })

  it.each([
    [
      'an index',
      { bits: 8, colorType: 3, palette: Buffer.from([1, 2, 3, 4, 5, 6]) },
      [0, 0, 1],
      [77],
      { colorType: 6, rows: [0, 1, 2, 3, 77, 4, 5, 6, 255] },
    ],
    [
      'a grey of 4 bits',
      { bits: 4, colorType: 0 },
      [0, 0x0f],
      [0, 15],
      { colorType: 4, rows: [0, 0, 255, 255, 0] },
    ],
    [
      'a colour',
      { bits: 8, colorType: 2 },
      [0, 1, 2, 3, 4, 5, 6],
      [0, 1, 0, 2, 0, 3],
      { colorType: 6, rows: [0, 1, 2, 3, 0, 4, 5, 6, 255] },
    ],
  ])('with %s that is transparent gets alpha', (_name, facts, row, transparency, expected) => {
    const all = { rows: Buffer.from(row), transparency: Buffer.from(transparency) }
    expect(plain(png({ width: 2, height: 1, ...facts, ...all }))).toEqual({ bits: 8, ...expected })
  })

  it('loses alpha that hides nothing', () => {
    const rows = Buffer.from([0, 10, 255, 30, 255])
    const facts = { width: 2, height: 1, colorType: 4, rows }
    expect(plain(png(facts))).toEqual({ bits: 8, colorType: 0, rows: [0, 10, 30] })
  })

  it('of 16 bits with alpha keeps the upper 8', () => {
    const rows = Buffer.from([0, 10, 99, 20, 99])
    const facts = { width: 1, height: 1, bits: 16, colorType: 4, rows }
    expect(plain(png(facts))).toEqual({ bits: 8, colorType: 4, rows: [0, 10, 20] })
  })

  it('is put together that was interlaced', () => {
    // 3 × 3: the passes are (0,0); (2,0); (0,2) (2,2); (1,0) (1,2); the row between
    const rows = Buffer.from([0, 1, 0, 3, 0, 7, 9, 0, 2, 0, 8, 0, 4, 5, 6])
    const facts = { width: 3, height: 3, colorType: 0, interlacing: 1, rows }
    expect(plain(png(facts)).rows).toEqual([0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9])
  })
})

describe('a PNG that is no good', () => {
  const good = png({ width: 20, height: 20 })
  const header = (change: (header: Buffer) => void) => {
    const data = Buffer.from([0, 0, 0, 4, 0, 0, 0, 4, 8, 2, 0, 0, 0])
    change(data)
    const rest = [chunk('IDAT', Buffer.alloc(0)), chunk('IEND', Buffer.alloc(0))]
    return Buffer.concat([PNG_SIGNATURE, chunk('IHDR', data), ...rest])
  }

  it('is cut short anywhere', () => {
    for (let length = PNG_SIGNATURE.length; length < good.length; length++) {
      expect(refusalOf(good.subarray(0, length))?.code).toBe('IMAGE_BROKEN')
    }
  })

  it('has a bit turned anywhere', () => {
    for (let at = PNG_SIGNATURE.length; at < good.length; at++) {
      const bad = Buffer.from(good)
      bad[at] = (bad[at] ?? 0) ^ 4
      expect(refusalOf(bad)?.code).toBe('IMAGE_BROKEN')
    }
  })

  it.each([
    ['no data', png({ width: 20, height: 20, rows: Buffer.alloc(0) })],
    ['too few rows', png({ width: 20, height: 20, rows: Buffer.alloc(100) })],
    ['far too many', png({ width: 2, height: 2, rows: Buffer.alloc(1_000_000) })],
    ['an unknown filter', png({ width: 1, height: 1, rows: Buffer.from([5, 0, 0, 0]) })],
    [
      'an unknown filter under alpha',
      png({ width: 1, height: 1, colorType: 6, rows: Buffer.from([9, 0, 0, 0, 0]) }),
    ],
    ['no palette', png({ width: 1, height: 1, colorType: 3 })],
    ['half a palette', png({ width: 1, height: 1, colorType: 3, palette: Buffer.alloc(4) })],
    ['half a colour', png({ width: 1, height: 1, transparency: Buffer.alloc(2) })],
    ['no width', header((data) => data.writeUInt32BE(0, 0))],
    ['3 bits', header((data) => data.writeUInt8(3, 8))],
    ['an unknown colour type', header((data) => data.writeUInt8(5, 9))],
    ['an unknown compression', header((data) => data.writeUInt8(1, 10))],
    ['unknown interlacing', header((data) => data.writeUInt8(2, 12))],
    ['no header', Buffer.concat([PNG_SIGNATURE, chunk('IEND', Buffer.alloc(0))])],
    ['its header later', Buffer.concat([PNG_SIGNATURE, chunk('tEXt', Buffer.alloc(2))])],
  ])('has %s', (_name, bytes) => {
    expect(refusalOf(bytes)).toMatchObject({ code: 'IMAGE_BROKEN', data: { kind: 'PNG' } })
  })

  it('has more pixels than a page can show, and is not inflated to see that', () => {
    const huge = header((data) => {
      data.writeUInt32BE(60_000, 0)
      data.writeUInt32BE(60_000, 4)
    })
    expect(refusalOf(huge)).toEqual({
      code: 'IMAGE_TOO_LARGE',
      data: { path: 'p', limit: 'pixels', value: 3_600_000_000, most: 100_000_000 },
    })
  })
})

describe('a JPEG', () => {
  it.each([
    ['baseline', JPEG],
    ['progressive', PROGRESSIVE_JPEG],
    ['CMYK', CMYK_JPEG],
    [
      'with fill bytes',
      Buffer.concat([JPEG.subarray(0, 2), Buffer.from([0xff, 0xff]), JPEG.subarray(2)]),
    ],
    ['with something behind its end', Buffer.concat([JPEG, Buffer.from('a film')])],
  ])('%s is read', (_name, bytes) => {
    const picture = read(bytes)
    expect(picture).toMatchObject({ kind: 'jpeg', width: 16, height: 8 })
    const out = Buffer.from(picture.kind === 'jpeg' ? picture.bytes : [])
    expect([...out.subarray(0, 2), ...out.subarray(-2)]).toEqual([0xff, 0xd8, 0xff, 0xd9])
  })

  it.each([
    [1, 16, 8],
    [3, 16, 8],
    [6, 8, 16],
    [8, 8, 16],
    [9, 16, 8],
  ])('held as EXIF’s %d says is %d × %d', (orientation, width, height) => {
    const picture = read(withSegment(0xe1, exif(orientation)))
    expect(picture).toMatchObject({ width, height })
    const out = Buffer.from(picture.kind === 'jpeg' ? picture.bytes : [])
    expect(out.includes('Exif')).toBe(orientation > 1 && orientation < 9)
    expect(out.includes('GPS')).toBe(false)
    // what comes out says the same again
    expect(read(out)).toMatchObject({ width, height })
  })

  it('with EXIF that is none is upright', () => {
    for (const body of ['Exif\0\0', 'Exif\0\0II*\0\uffff', 'Exif\0\0XX*\0\u0008\0\0\0', 'http']) {
      const bytes = withSegment(0xe1, Buffer.from(body, 'latin1'))
      expect(read(bytes)).toMatchObject({ width: 16, height: 8 })
    }
  })

  it('is cut short anywhere', () => {
    for (const bytes of [JPEG, PROGRESSIVE_JPEG]) {
      for (let length = 3; length < bytes.length; length++) {
        expect(refusalOf(bytes.subarray(0, length))?.code).toBe('IMAGE_BROKEN')
      }
    }
  })

  const frame = JPEG.indexOf(Buffer.from([0xff, 0xc0]))
  const changed = (at: number, value: number, jpeg = JPEG) => {
    const bytes = Buffer.from(jpeg)
    bytes[at] = value
    return bytes
  }
  const inks = Buffer.concat([CMYK_JPEG.subarray(0, 2), CMYK_JPEG.subarray(18)])

  it.each([
    ['lossless', changed(frame + 1, 0xc3), 'coding'],
    ['coded arithmetically', changed(frame + 1, 0xc9), 'coding'],
    ['without a height', changed(frame + 6, 0), 'coding'],
    ['of 12 bits', changed(frame + 4, 12), 'depth'],
    ['of two colours', changed(frame + 9, 2), 'colours'],
    ['in CMYK of unknown direction', inks, 'inks'],
  ])('%s is refused', (_name, bytes, what) => {
    expect(refusalOf(bytes)).toEqual({ code: 'IMAGE_UNSUPPORTED', data: { path: 'p', what } })
  })

  it.each([
    ['no frame', changed(frame + 1, 0xfe)],
    [
      'no table',
      Buffer.from(JPEG.toString('latin1').replaceAll('\u00ff\u00c4', '\u00ff\u00fe'), 'latin1'),
    ],
    ['a segment of no length', changed(JPEG.indexOf(Buffer.from([0xff, 0xdb])) + 3, 0)],
    ['something between its segments', changed(JPEG.indexOf(Buffer.from([0xff, 0xdb])), 0)],
    ['nothing in it', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
  ])('with %s is broken', (_name, bytes) => {
    expect(refusalOf(bytes)?.code).toBe('IMAGE_BROKEN')
  })
})

describe('other files', () => {
  it.each([
    ['GIF', 'GIF89a'],
    ['WebP', 'RIFF\0\0\0\0WEBPVP8 '],
    ['HEIC', '\0\0\0\u0018ftypheic'],
    ['AVIF', '\0\0\0\u0018ftypavif'],
    ['TIFF', 'II*\0'],
    ['TIFF', 'MM\0*'],
    ['BMP', 'BM\0\0'],
    ['PDF', '%PDF-1.7'],
    ['SVGZ', '\u001f\u008b\u0008'],
    [undefined, 'just a text'],
    [undefined, '<!DOCTYPE html><html></html>'],
    [undefined, ''],
  ])('%s are refused by what they are', (format, text) => {
    expect(refusalOf(Buffer.from(text, 'latin1'))).toEqual({
      code: 'IMAGE_FORMAT',
      data: { path: 'p', format },
    })
  })

  it('are refused that are too large', () => {
    const bytes = Buffer.alloc(50_000_001)
    expect(refusalOf(bytes)).toMatchObject({ data: { limit: 'bytes', most: 50_000_000 } })
    const drawing = svg(`<path d="${'M0 0'.repeat(600_000)}"/>`)
    expect(refusalOf(drawing)).toMatchObject({ data: { limit: 'svg bytes', most: 2_000_000 } })
  })
})

describe('an SVG', () => {
  const textOf = (bytes: Uint8Array) => {
    const picture = read(bytes)
    return picture.kind === 'svg' ? picture.text : ''
  }

  it.each([
    ['width="40" height="20"', 40, 20, '0 0 40 20'],
    ['width="1in" height="2.54cm"', 96, 96, '0 0 96 96'],
    ['viewBox="0 0 30 10"', 30, 10, '0 0 30 10'],
    ['width="60" viewBox="0 0 30 10"', 60, 20, '0 0 30 10'],
    ['height="60px" viewBox="0,0,30,10"', 180, 60, '0 0 30 10'],
    ['width="100%" height="100%" viewBox="-5 -5 30 10"', 30, 10, '-5 -5 30 10'],
    ['width="72pt" height="6pc" viewBox="0 0 30 10"', 96, 96, '0 0 30 10'],
  ])('of %s is %d × %d px', (attributes, width, height, viewBox) => {
    expect(read(svg(SQUARE, attributes))).toMatchObject({ kind: 'svg', width, height })
    expect(textOf(svg(SQUARE, attributes))).toContain(`viewBox="${viewBox}"`)
  })

  it.each([
    '',
    'width="40"',
    'viewBox="0 0 0 10"',
    'viewBox="0 0 10"',
    'viewBox="a b c d"',
    'width="0" height="20"',
    'width="1e300" height="20"',
  ])('with the size %j has none', (attributes) => {
    expect(refusalOf(svg(SQUARE, attributes))).toMatchObject({
      code: 'IMAGE_SVG',
      data: { fault: 'size', line: 1 },
    })
  })

  it('keeps its shapes, and nothing that is not drawn', () => {
    const inside = `<!-- drawn by --><title>标志</title><metadata><rdf:RDF/></metadata><sodipodi:namedview id="x"/>
      <a href="https://example.cn"><use xlink:href="#s"/></a><g id="s" inkscape:label="层 1">${SQUARE}</g>`
    const text = textOf(Buffer.concat([Buffer.from('\ufeff<?xml version="1.0"?>\n'), svg(inside)]))
    expect(text).toBe(
      `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20"><a><use href="#s"/></a><g id="s">${SQUARE}</g></svg>`,
    )
  })

  it('may name its vocabulary, and have a doctype without entities', () => {
    const head =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    const root =
      '<svg:svg xmlns:svg="http://www.w3.org/2000/svg" width="4" height="2"><svg:g/></svg:svg>'
    expect(textOf(Buffer.from(head + root))).toContain('<g/>')
  })

  it.each([
    ['<style>.a{fill:#c8161d}/* a.b */ path.c, #d { stroke: red }</style>'],
    ['<style><![CDATA[.a { fill: url(#g) }]]></style>'],
    ['<rect style="fill:url(#g);stroke:none" filter="none"/>'],
    [`<rect fill="rgb(1, 2, 3)" stroke="#abc" color="rgb(10%,20%,30%)"/>`],
    ['<rect clip-path="url(\'#c\')" mask="url(&quot;#m&quot;)" fill="url(#g) none"/>'],
  ])('may have %s in it', (inside) => {
    expect(refusalOf(svg(inside))).toBeUndefined()
  })

  it.each([
    ['<script>1</script>', 'script', '<script>'],
    ['<foreignObject/>', 'script', '<foreignObject>'],
    ['<rect onclick="x()"/>', 'script', 'onclick="x()"'],
    ['<text>标志</text>', 'text', '<text>'],
    ['<image href="#a"/>', 'image', '<image>'],
    ['<use href="other.svg#a"/>', 'outside', 'href="other.svg#a"'],
    ['<use xlink:href="file:///etc/passwd"/>', 'outside', 'href="file:///etc/passwd"'],
    ['<use href="data:image/svg+xml,x"/>', 'outside', 'href="data:image/svg+xml,x"'],
    ['<rect fill="url(http://a.cn/#b)"/>', 'outside', 'fill="url(http://a.cn/#b)"'],
    ['<rect style="mask: URL( x.svg#y )"/>', 'outside', 'style="mask: URL( x.svg#y )"'],
    ['<style>.a { fill: url(x.svg#y) }</style>', 'outside', 'fill: url(x.svg#y)'],
    ['<style>@import "x.css";</style>', 'style', '@import "x.css";'],
    ['<style>@import url(x.css); .a{}</style>', 'style', '@import url(x.css); .a'],
    ['<style>g .a { fill: red }</style>', 'style', 'g .a'],
    ['<style>.a:hover { fill: red }</style>', 'style', '.a:hover'],
    ['<animate attributeName="x"/>', 'moves', '<animate>'],
    ['<filter id="f"/>', 'effect', '<filter>'],
    ['<g filter="url(#f)"/>', 'effect', 'filter="url(#f)"'],
    ['<g style="mix-blend-mode: multiply"/>', 'effect', 'style="mix-blend-mode: multiply"'],
    ['<linearGradient spreadMethod="repeat"/>', 'effect', 'spreadMethod="repeat"'],
    ['<rect fill="hsl(0 0% 0%)"/>', 'colour', 'fill="hsl(0 0% 0%)"'],
    ['<rect style="stroke: #11223344"/>', 'colour', 'style="stroke: #11223344"'],
    ['<switch/>', 'element', '<switch>'],
    ['<g id="a"><use href="#a"/></g>', 'loop', '<g>'],
    ['<g mask="url(#m)"/><mask id="m"><g mask="url(#m)"/></mask>', 'loop', '<mask>'],
    ['<rect width="&width;"/>', 'entities', '&width;'],
    ['<rect width="a & b"/>', 'entities', '&'],
  ])('with %s is refused: %s', (inside, fault, what) => {
    expect(refusalOf(svg(`\n${inside}`))).toEqual({
      code: 'IMAGE_SVG',
      data: { path: 'p', line: 2, what, fault },
    })
  })

  it('with entities of its own is refused', () => {
    const lol = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    expect(refusalOf(Buffer.concat([Buffer.from(lol), svg('&b;')]))).toMatchObject({
      data: { fault: 'entities' },
    })
  })

  it.each([
    ['too deep', '<g>'.repeat(300) + '</g>'.repeat(300), 'svg depth'],
    [
      'too many at the end',
      Array.from({ length: 12 }, (_, i) => {
        const use = `<use href="#u${String(i + 1)}"/>`
        return `<g id="u${String(i)}">${use.repeat(10)}</g>`
      }).join('') + '<rect id="u12"/>',
      'svg parts',
    ],
    [
      'a marker at every corner',
      `<marker id="m">${SQUARE.repeat(100)}</marker><path marker-mid="url(#m)" d="${'L1 1'.repeat(9000)}"/>`,
      'svg parts',
    ],
  ])('that is %s is refused', (_name, inside, limit) => {
    expect(refusalOf(svg(inside))).toMatchObject({ code: 'IMAGE_TOO_LARGE', data: { limit } })
  })

  it('is cut short anywhere', () => {
    const good = svg(`<title>a</title>${SQUARE}`)
    for (let length = 60; length < good.length; length++) {
      expect(refusalOf(good.subarray(0, length))?.code).toBe('IMAGE_BROKEN')
    }
  })

  it.each([
    ['an end of another name', Buffer.from('<svg><g></svg></g>'), 'damaged'],
    ['two roots', Buffer.concat([svg(''), svg('')]), 'damaged'],
    ['text outside', Buffer.concat([svg(''), Buffer.from('x')]), 'damaged'],
    ['an attribute twice', svg('<rect x="1" x="2"/>'), 'damaged'],
    ['an attribute without quotes', svg('<rect x=1/>'), 'damaged'],
    ['another encoding', Buffer.concat([svg(''), Buffer.from([0xc4, 0xe3])]), 'not UTF-8'],
  ])('with %s is broken', (_name, bytes, fault) => {
    expect(refusalOf(bytes)).toMatchObject({
      code: 'IMAGE_BROKEN',
      data: { kind: 'SVG', fault },
    })
  })
})
