import { describe, expect, it } from 'vitest'
import type { ImageFrame, Page } from '../../src/model/page.ts'
import type { MarkStroke, PressSheet } from '../../src/model/press.ts'
import { PT_PER_MM } from '../../src/model/units.ts'
import { layOut } from '../../src/press/boxes.ts'
import { imposeSaddle, pageByPage } from '../../src/press/impose.ts'
import { wordsOf } from '../../src/report/messages.ts'
import { collect } from '../support/diagnostics.ts'
import { box, page, pages } from '../support/pages.ts'
import { PICTURES } from '../support/pictures.ts'

const BLEED = 3 * PT_PER_MM

function sheets(given: readonly Page[], impose = false) {
  const { report, ...collected } = collect()
  const imposed = impose ? imposeSaddle(given, () => undefined) : pageByPage(given)
  return { sheets: layOut(imposed, report), ...collected }
}

const mm = (value: number) => Math.round((value / PT_PER_MM) * 100) / 100
const boxOf = ({ x, y, width, height }: PressSheet['trim']) => [x, y, width, height].map(mm)

describe('boxes', () => {
  it('are the page itself where nothing is cut off', () => {
    const [sheet] = sheets([page(1)]).sheets
    expect([sheet?.width, sheet?.height]).toEqual([100, 200])
    expect(sheet?.trim).toEqual({ x: 0, y: 0, width: 100, height: 200 })
    expect(sheet?.bleed).toEqual(sheet?.trim)
    expect(sheet?.marks).toEqual([])
  })

  it.each([
    ['bleed alone', { bleed: BLEED }, 3, 3],
    ['marks alone', { marks: ['crop'] }, 9, 0],
    ['bleed and marks', { bleed: BLEED, marks: ['crop', 'cross'] }, 10, 3],
  ] as const)('%s', (_, more, room, bleed) => {
    const [sheet] = sheets([
      page(1, { width: 100 * PT_PER_MM, height: 200 * PT_PER_MM, ...more }),
    ]).sheets
    expect([mm(sheet!.width), mm(sheet!.height)]).toEqual([100 + 2 * room, 200 + 2 * room])
    expect(boxOf(sheet!.trim)).toEqual([room, room, 100, 200])
    expect(boxOf(sheet!.bleed)).toEqual([
      room - bleed,
      room - bleed,
      100 + 2 * bleed,
      200 + 2 * bleed,
    ])
  })

  it('are the same on all sheets, whatever each page asks for', () => {
    const { sheets: made } = sheets([page(1, { bleed: BLEED, marks: ['crop'] }), page(2)])
    expect(made[1]).toEqual({ ...made[0], pages: made[1]?.pages })
  })

  it('of a booklet leave no bleed at the fold', () => {
    const [front] = sheets(pages(4, { bleed: 10 }), true).sheets
    expect(front?.trim).toEqual({ x: 10, y: 10, width: 200, height: 200 })
    expect(front?.bleed).toEqual({ x: 0, y: 0, width: 220, height: 220 })
    expect(front?.pages.map(({ number, clip }) => [number, clip])).toEqual([
      [4, { x: 0, y: 0, width: 110, height: 220 }],
      [1, { x: 110, y: 0, width: 110, height: 220 }],
    ])
  })

  it('move everything that is on a page with it', () => {
    const given = pages(4, { bleed: 10, frames: [box(20, 30, 5, 5)] })
    const [front] = sheets(given, true).sheets
    expect(front?.pages.map(({ frames }) => frames[0])).toMatchObject([
      { x: 30, y: 40 },
      { x: 130, y: 40 },
    ])
  })
})

describe('bleed', () => {
  const bled = ([x, y, width, height]: readonly [number, number, number, number]) => {
    const { sheets: made } = sheets([page(1, { bleed: 10, frames: [box(x, y, width, height)] })])
    const [frame] = made[0]?.pages[0]?.frames ?? []
    // in the page's own coordinates
    return frame?.kind === 'rect' && [frame.x - 10, frame.y - 10, frame.width, frame.height]
  }

  it.each([
    ['a background of the page', [0, 0, 100, 200], [-10, -10, 120, 220]],
    ['a band at the head', [0, 0, 100, 20], [-10, -10, 120, 30]],
    ['a strip at the foot', [30, 180, 40, 20], [30, 180, 40, 30]],
    ['a hair short of the edge', [0.05, 50, 99.9, 10], [-10, 50, 120, 10]],
    ['over the edge by less than the bleed', [-4, 50, 20, 10], [-10, 50, 26, 10]],
    ['over the edge by more than the bleed', [-14, 50, 20, 10], [-14, 50, 20, 10]],
    ['in the page', [1, 1, 98, 198], [1, 1, 98, 198]],
  ] as const)('%s', (_, given, expected) => {
    expect(bled(given)).toEqual(expected)
  })

  it('is told of pictures that end at the edge', () => {
    const picture = PICTURES.get('a.png')!
    const image = (x: number, width: number): ImageFrame => {
      const place = { x, y: 50, width, height: 20 }
      return { kind: 'image', role: 'artifact', src: `${x}`, picture, ...place }
    }
    const told = (x: number, width: number, bleed = 10) =>
      sheets([page(1, { bleed, frames: [image(x, width)] })]).diagnostics.map(({ code }) => code)
    expect(told(0, 50)).toEqual(['IMAGE_WITHOUT_BLEED'])
    expect(told(-5, 50)).toEqual(['IMAGE_WITHOUT_BLEED'])
    expect(told(60, 40)).toEqual(['IMAGE_WITHOUT_BLEED'])
    expect(told(-10, 120)).toEqual([])
    expect(told(5, 50)).toEqual([])
    expect(told(0, 50, 0)).toEqual([])
  })

  it('is told of pictures by how far they reach over the edge', () => {
    const picture = PICTURES.get('a.png')!
    const told = (x: number) => {
      const place = { x, y: 50, width: 50, height: 20 }
      const image: ImageFrame = { kind: 'image', role: 'artifact', src: 'a.png', picture, ...place }
      const { diagnostics } = sheets([page(1, { bleed: 3 * PT_PER_MM, frames: [image] })])
      return diagnostics.map((one) => [wordsOf(one, 'en').message, wordsOf(one, 'zh').message])
    }
    const why = 'white may show there when the paper is cut'
    expect(told(0)).toEqual([
      [`a.png ends at the edge of page 1: ${why}`, '第 1 页的 a.png 正好到纸边，裁切后可能露白'],
    ])
    expect(told(-2.5 * PT_PER_MM)).toEqual([
      [
        `a.png reaches only 2.5 mm over the edge of page 1: ${why}`,
        '第 1 页的 a.png 只伸出纸边 2.5 毫米，裁切后可能露白',
      ],
    ])
  })

  it('is told when it is a slip of the unit, and needs no margin', () => {
    const told = (bleed: number) => sheets([page(1, { bleed })]).diagnostics.map(({ code }) => code)
    expect(told(30 * PT_PER_MM)).toEqual(['BLEED_WIDE'])
    expect(told(5 * PT_PER_MM)).toEqual([])
  })
})

/** Left, top, right and bottom of a mark, from what is cut. */
function extent(mark: MarkStroke, { x, y }: PressSheet['trim']): number[] {
  if (mark.kind === 'circle') {
    const { radius } = mark
    return [mark.x - radius - x, mark.y - radius - y, mark.x + radius - x, mark.y + radius - y]
  }
  const across = [mark.x1, mark.x2].sort((a, b) => a - b)
  const down = [mark.y1, mark.y2].sort((a, b) => a - b)
  return [across[0]! - x, down[0]! - y, across[1]! - x, down[1]! - y]
}

describe('marks', () => {
  it('never touch the bleed, and stay on the sheet', () => {
    for (const impose of [false, true]) {
      for (const bleed of [0, 1, BLEED, 40]) {
        const given = pages(4, { bleed, marks: ['crop', 'cross'] })
        for (const sheet of sheets(given, impose).sheets) {
          for (const mark of sheet.marks) {
            const [left = 0, top = 0, right = 0, bottom = 0] = extent(mark, sheet.bleed)
            const { width, height } = sheet.bleed
            expect(right < 0 || left > width || bottom < 0 || top > height).toBe(true)
            expect(Math.min(left + sheet.bleed.x, top + sheet.bleed.y)).toBeGreaterThanOrEqual(0)
            expect(right + sheet.bleed.x).toBeLessThanOrEqual(sheet.width)
            expect(bottom + sheet.bleed.y).toBeLessThanOrEqual(sheet.height)
          }
        }
      }
    }
  })

  it('to cut by point at the corners of what is cut', () => {
    const [sheet] = sheets([page(1, { bleed: BLEED, marks: ['crop'] })]).sheets
    const marks = sheet!.marks.map((mark) => extent(mark, sheet!.trim).map((at) => mm(at)))
    const [right, bottom] = [mm(100), mm(200)]
    expect(marks).toHaveLength(8)
    for (const x of [0, right]) expect(marks).toContainEqual([x, -9, x, -4])
    for (const y of [0, bottom]) expect(marks).toContainEqual([-9, y, -4, y])
  })

  it('to register by are a circle and a cross in the middle of each side', () => {
    const [sheet] = sheets([page(1, { marks: ['cross'] })]).sheets
    const circles = sheet!.marks.filter(({ kind }) => kind === 'circle')
    expect(circles).toHaveLength(4)
    expect(sheet!.marks).toHaveLength(12)
  })

  const near = (value: number) => Math.round(value * 1e6) / 1e6

  it('to register by meet when a folded sheet is turned, on either edge', () => {
    for (const { marks, trim } of sheets(pages(4, { marks: ['cross'] }), true).sheets) {
      const middles = marks.flatMap((mark) =>
        mark.kind === 'circle' ? [[near(mark.x - trim.x), near(mark.y - trim.y)] as const] : [],
      )
      expect(middles).toHaveLength(6)
      for (const [x, y] of middles) {
        expect(middles).toContainEqual([near(trim.width - x), y])
        expect(middles).toContainEqual([x, near(trim.height - y)])
        // the fold has its own mark
        expect(x).not.toBe(trim.width / 2)
      }
    }
  })

  it('of a fold stand at head and foot of it, if there are any marks', () => {
    const folds = (marks: Page['marks']) =>
      sheets(pages(4, marks && { marks }), true)
        .sheets.map(({ marks: made, trim }) =>
          made.filter(
            (mark) => mark.kind === 'line' && mark.x1 === trim.x + 100 && mark.x1 === mark.x2,
          ),
        )
        .map(({ length }) => length)
    expect(folds(['crop'])).toEqual([6, 6])
    expect(folds(undefined)).toEqual([0, 0])
  })
})
