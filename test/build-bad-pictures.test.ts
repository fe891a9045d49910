import fs from 'node:fs'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inspected } from './support/raw-pdf.ts'
import { banxin } from './support/cli.ts'
import { folder } from './support/folder.ts'
import { chunk, CMYK_JPEG, JPEG, png, PNG_SIGNATURE, SQUARE, svg } from './support/pictures.ts'

const TEXT = '青山镇党委书记赵明：\n\n我们要抓好学习。\n\n![会场](picture.bin)\n'

/** The whole command, with this picture in the text. */
async function build(picture: Uint8Array, name = 'picture.bin') {
  const root = folder({ 'issue.md': TEXT.replace('picture.bin', name), [name]: picture })
  const run = await banxin(['build', 'issue.md', '--out', 'out.pdf'], root)
  const out = path.join(root, 'out.pdf')
  return { ...run, pdf: fs.existsSync(out) ? fs.readFileSync(out) : undefined }
}

/** A PNG whose header says this size, with as many bytes as `rows` has. */
function pngOf(width: number, height: number, data: Uint8Array, colorType = 0, bits = 8): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([bits, colorType, 0, 0, 0], 8)
  const parts = [chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([PNG_SIGNATURE, ...parts])
}

/** Rows of zeros, packed piece by piece: all of them at once would take as much memory as the picture. */
function zeros(bytes: number): Buffer {
  const piece = deflateSync(Buffer.alloc(1_000_000), { finishFlush: 3 })
  const body = piece.subarray(2)
  const pieces = Array.from({ length: Math.ceil(bytes / 1_000_000) }, () => body)
  return Buffer.concat([piece.subarray(0, 2), ...pieces])
}

function jpegOf(width: number, height: number): Buffer {
  const bytes = Buffer.from(JPEG)
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]))
  bytes.writeUInt16BE(height, frame + 5)
  bytes.writeUInt16BE(width, frame + 7)
  return bytes
}

const HEIC = Buffer.concat([
  Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1'),
  Buffer.alloc(99),
])
const GIF = Buffer.from(
  'GIF89a\u0001\0\u0001\0\u0080\0\0\0\0\0ÿÿÿ!ÿ\u000bNETSCAPE2.0\u0003\u0001\0\0\0!ù\u0004\0\n\0\0\0,\0\0\0\0\u0001\0\u0001\0\0\u0002\u0002D\u0001\0;',
  'latin1',
)
const ENTITIES = `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`
const REAL_PNG = png({ width: 40, height: 30 })

const REFUSED: Record<string, readonly [picture: () => Uint8Array, code: string, said: RegExp]> = {
  'an SVG with a script': [() => svg('<script>alert(1)</script>'), 'IMAGE_SVG', /script/u],
  'an SVG with a handler': [
    () => svg(SQUARE, 'width="9" height="9" onload="a()"'),
    'IMAGE_SVG',
    /onload/u,
  ],
  'an SVG that refers to the web': [
    () => svg('<use href="https://example.cn/a.svg#a"/>'),
    'IMAGE_SVG',
    /example/u,
  ],
  'an SVG that refers to a file': [
    () => svg('<image href="file:///etc/passwd" width="9" height="9"/>'),
    'IMAGE_SVG',
    /image/u,
  ],
  'an SVG with a style sheet of the web': [
    () => svg('<style>@import url(http://example.cn/a.css);</style>'),
    'IMAGE_SVG',
    /import/u,
  ],
  'an SVG with entities in entities': [
    () => Buffer.from(ENTITIES + svg('&b;').toString()),
    'IMAGE_SVG',
    /ENTITY|DOCTYPE/u,
  ],
  'an SVG with a file as an entity': [
    () =>
      Buffer.from(
        `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg('&a;').toString()}`,
      ),
    'IMAGE_SVG',
    /ENTITY|DOCTYPE/u,
  ],
  'an SVG of millions of parts': [
    () =>
      svg(
        `<defs>${Array.from({ length: 30 }, (_, i) => `<g id="g${i + 1}"><use href="#g${i}"/><use href="#g${i}"/></g>`).join('')}<g id="g0">${SQUARE}</g></defs><use href="#g30"/>`,
      ),
    'IMAGE_TOO_LARGE',
    /parts/u,
  ],
  'an SVG in itself': [() => svg('<g id="a"><use href="#a"/></g>'), 'IMAGE_SVG', /<g>/u],
  'an SVG nested too deep': [
    () => svg(`${'<g>'.repeat(100_000)}${'</g>'.repeat(100_000)}`),
    'IMAGE_TOO_LARGE',
    /groups in each other/u,
  ],
  'an SVG cut short': [() => svg(SQUARE).subarray(0, -10), 'IMAGE_BROKEN', /ends before its end/u],
  'a PNG with a bit turned': [
    () => Buffer.from(REAL_PNG.map((byte, i) => (i === 100 ? byte ^ 1 : byte))),
    'IMAGE_BROKEN',
    /damaged/u,
  ],
  'a PNG cut short': [() => REAL_PNG.subarray(0, -20), 'IMAGE_BROKEN', /ends before its end/u],
  'a PNG with rows missing': [
    () => pngOf(40, 30, deflateSync(Buffer.alloc(41 * 20))),
    'IMAGE_BROKEN',
    /damaged|ends before its end/u,
  ],
  'a PNG of nothing': [
    () => pngOf(0, 30, deflateSync(Buffer.alloc(9))),
    'IMAGE_BROKEN',
    /damaged/u,
  ],
  'a PNG whose header alone is enormous': [
    () => pngOf(20_000, 20_000, deflateSync(Buffer.alloc(9))),
    'IMAGE_TOO_LARGE',
    /400/u,
  ],
  'a PNG that is enormous': [
    () => pngOf(20_000, 20_000, zeros(20_001 * 20_000)),
    'IMAGE_TOO_LARGE',
    /400/u,
  ],
  'a PNG that unpacks to more than it says': [
    () => pngOf(40, 30, zeros(2_000_000_000)),
    'IMAGE_BROKEN',
    /damaged/u,
  ],
  'a PNG of a million chunks': [
    () =>
      Buffer.concat([
        REAL_PNG.subarray(0, 33),
        ...Array.from({ length: 1_000_000 }, () => chunk('IDAT', Buffer.alloc(0))),
        REAL_PNG.subarray(33, -40),
      ]),
    'IMAGE_BROKEN',
    /damaged|ends before its end/u,
  ],
  'a JPEG cut short': [() => JPEG.subarray(0, -60), 'IMAGE_BROKEN', /ends before its end/u],
  'a JPEG whose parts are damaged': [
    () => Buffer.from(JPEG.map((byte, i) => (i === 5 ? byte + 3 : byte))),
    'IMAGE_BROKEN',
    /damaged|ends before its end/u,
  ],
  'a JPEG that is enormous': [() => jpegOf(20_000, 20_000), 'IMAGE_TOO_LARGE', /400/u],
  'a JPEG of nothing': [() => jpegOf(0, 8), 'IMAGE_BROKEN', /damaged/u],
  'a GIF that moves': [() => GIF, 'IMAGE_FORMAT', /GIF/u],
  'a picture of a telephone': [() => HEIC, 'IMAGE_FORMAT', /HEIC/u],
  'a file of nothing': [() => Buffer.alloc(0), 'IMAGE_FORMAT', /./u],
  'a file of noise': [() => Buffer.from('no picture at all'), 'IMAGE_FORMAT', /./u],
}

describe('a picture that cannot be printed stops the build and says why', () => {
  it.each(Object.keys(REFUSED))(
    '%s',
    async (name) => {
      const [picture, code, said] = REFUSED[name]!
      const run = await build(picture())
      expect([run.code, run.pdf]).toEqual([2, undefined])
      expect(run.err).toContain(code)
      expect(run.err).toMatch(said)
      // the place in the text where it is asked for
      expect(run.err).toContain('issue.md:5:')
    },
    60_000,
  )
})

describe('a picture that can be printed', () => {
  it.each([
    ['a JPEG in CMYK', () => CMYK_JPEG, 'DeviceCMYK'],
    ['a PNG of 16 bits', () => png({ width: 4, height: 3, bits: 16 }), 'DeviceRGB'],
    ['a PNG of one pixel', () => png({ width: 1, height: 1 }), 'DeviceRGB'],
  ])('%s is, in its own colours', async (_name, picture, space) => {
    const { code, pdf } = await build(picture())
    expect(code).toBe(0)
    const { images, unread } = inspected(pdf!)
    expect(images.map((image) => image.space)).toContain(space)
    expect(unread).toEqual([])
  })

  it('is not known by its name', async () => {
    expect((await build(png({ width: 4, height: 3 }), 'picture.jpg')).code).toBe(0)
  })
})
