import { describe, expect, it } from 'vitest'
import { JPEG, CMYK_JPEG } from '../support/pictures.ts'
import { inspected, onePage, packed } from '../support/raw-pdf.ts'

const image = (width: number, height: number, more: string, bytes: Uint8Array) =>
  packed(`/Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 ${more}`, bytes)

const GREY = image(100, 100, '/ColorSpace /DeviceGray', new Uint8Array(10_000))
const RESOURCES = '/XObject << /I 10 0 R /F 11 0 R >>'

function imagesOf(content: string, objects = {}, page = '') {
  return inspected(onePage(content, RESOURCES, { 10: GREY, ...objects }, page)).images
}

describe('the resolution of images', () => {
  it.each([
    ['at its size', 'q 36 0 0 36 0 0 cm /I Do Q', 200, false],
    ['a little larger', 'q 36.5 0 0 36 0 0 cm /I Do Q', 197, true],
    ['the lower of across and down', 'q 36 0 0 72 0 0 cm /I Do Q', 100, true],
    ['turned', 'q 0 36 -36 0 0 0 cm /I Do Q', 200, false],
    ['through several matrices', 'q 2 0 0 2 0 0 cm 9 0 0 9 5 5 cm /I Do Q', 400, false],
    ['where it is largest', 'q 36 0 0 36 0 0 cm /I Do Q q 72 0 0 72 0 0 cm /I Do Q', 100, true],
  ])('%s', (_what, content, dpi, coarse) => {
    expect(imagesOf(content)).toMatchObject([{ width: 100, height: 100, dpi, coarse, pages: [1] }])
  })

  it('counts the units of the page and the matrix of a form', () => {
    const form = {
      dict: '/Subtype /Form /BBox [0 0 1 1] /Matrix [2 0 0 2 0 0] /Resources << /XObject << /I 10 0 R >> >>',
      bytes: '9 0 0 9 0 0 cm /I Do',
    }
    expect(imagesOf('/F Do', { 11: form })).toMatchObject([{ dpi: 400 }])
    const unit = imagesOf('/F Do', { 11: form }, '/UserUnit 2')
    expect(unit).toMatchObject([{ dpi: 200, printed: [36, 36] }])
  })

  it('is told of soft masks, too', () => {
    const mask = image(10, 10, '/ColorSpace /DeviceGray', new Uint8Array(100))
    const masked = image(100, 100, '/ColorSpace /DeviceRGB /SMask 12 0 R', new Uint8Array(30_000))
    const found = imagesOf('q 36 0 0 36 0 0 cm /I Do Q', { 10: masked, 12: mask })
    expect(found.map(({ kind, dpi, space }) => [kind, dpi, space])).toEqual([
      ['picture', 200, 'DeviceRGB'],
      ['soft mask', 20, 'DeviceGray'],
    ])
  })

  it('is not told of what has no extent', () => {
    expect(imagesOf('q 0 0 0 0 0 0 cm /I Do Q')).toEqual([])
  })
})

describe('inks of images', () => {
  const inksOf = (object: unknown) => {
    const pdf = onePage('q 9 0 0 9 0 0 cm 0 0 1 0 k /I Do Q', RESOURCES, { 10: object as string })
    return inspected(pdf).colours.plates.map(({ name, assumed }) => `${name}${assumed ? '?' : ''}`)
  }
  const cmyk = (more: string, samples: number[]) =>
    image(2, 1, `/ColorSpace /DeviceCMYK ${more}`, Uint8Array.from(samples))

  it('are those that one of their samples has', () => {
    expect(inksOf(cmyk('', [0, 0, 0, 9, 0, 200, 0, 0]))).toEqual(['Magenta', 'Black'])
    expect(inksOf(cmyk('', [0, 0, 0, 0, 0, 0, 0, 0]))).toEqual([])
  })

  it('are read through Decode', () => {
    const decode = '/Decode [1 0 1 0 1 0 1 0]'
    expect(inksOf(cmyk(decode, [255, 255, 255, 0, 255, 255, 255, 255]))).toEqual(['Black'])
  })

  it('are assumed of a JPEG', () => {
    const jpeg = {
      dict: '/Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceCMYK /Filter /DCTDecode',
      bytes: CMYK_JPEG,
    }
    expect(inksOf(jpeg)).toEqual(['Cyan?', 'Magenta?', 'Yellow?', 'Black?'])
  })

  it('are that of the colour that a stencil is filled with', () => {
    const stencil = packed(
      '/Subtype /Image /Width 8 /Height 1 /ImageMask true',
      Uint8Array.of(0xaa),
    )
    expect(inksOf(stencil)).toEqual(['Yellow'])
  })

  it('are none of RGB', () => {
    const jpeg = {
      dict: '/Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode',
      bytes: JPEG,
    }
    expect(inksOf(jpeg)).toEqual([])
  })
})
