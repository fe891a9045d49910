import { describe, expect, it } from 'vitest'
import type { ImageFrame, Page } from '../../src/model/page.ts'
import type { Picture } from '../../src/model/picture.ts'
import { PT_PER_MM } from '../../src/model/units.ts'
import { checkResolution } from '../../src/press/resolution.ts'
import { collect } from '../support/diagnostics.ts'
import { page } from '../support/pages.ts'

const photo: Picture = { kind: 'jpeg', key: 'k', width: 400, height: 200, bytes: new Uint8Array() }
const drawing: Picture = { kind: 'svg', key: 's', width: 10, height: 5, text: '' }

function image(width: number, height: number, picture = photo): ImageFrame {
  const size = { width: width * PT_PER_MM, height: height * PT_PER_MM }
  return { kind: 'image', role: 'artifact', src: 'a.jpg', picture, x: 0, y: 0, ...size }
}

function told(...given: readonly Page[]) {
  const { report, diagnostics } = collect()
  checkResolution(given, report)
  return diagnostics
}

describe('resolution', () => {
  it('is enough from 200 dpi', () => {
    expect(told(page(1, { frames: [image(50.8, 25.4)] }))).toEqual([])
    expect(told(page(1, { frames: [image(25.4, 12.7)] }))).toEqual([])
  })

  it('is told with the pixels that would do', () => {
    const [diagnostic] = told(page(3, { frames: [image(101.6, 50.8)] }))
    expect(diagnostic).toMatchObject({
      severity: 'warning',
      code: 'IMAGE_COARSE',
      data: { src: 'a.jpg', page: 3, dpi: 100, least: 200, pixelWidth: 800, pixelHeight: 400 },
    })
    expect(diagnostic?.data).toMatchObject({ width: expect.closeTo(101.6) as number })
  })

  it('is that of the coarser direction', () => {
    expect(told(page(1, { frames: [image(25.4, 50.8)] }))).toMatchObject([{ data: { dpi: 100 } }])
  })

  it('is told once, where a picture is largest', () => {
    const given = [page(1, { frames: [image(60, 30)] }), page(2, { frames: [image(90, 45)] })]
    expect(told(...given)).toMatchObject([{ data: { page: 2, dpi: 112 } }])
  })

  it('is nothing that a drawing has', () => {
    expect(told(page(1, { frames: [image(200, 100, drawing)] }))).toEqual([])
  })
})
