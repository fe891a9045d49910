import { beforeAll, describe, expect, it } from 'vitest'
import { build, type Built, type BuildResult } from '../../src/build.ts'
import type { LineFrame, Page, RectFrame } from '../../src/model/page.ts'
import { buildText, environment, linesOf, textOf } from '../support/build.ts'
import { bare } from '../support/source.ts'

const MM = 72 / 25.4
/** Of 三号 and 四号, pt. */
const BODY = 15.75
const SMALL = 14
const PITCH = BODY * 1.875
/** The ink of the dash in Noto Serif SC ends so much above the baseline, em. */
const DASH = 0.293
/** The ink and the em box of a line: 0.88 above the baseline, 0.12 below it. */
const ABOVE = 0.88

/** Every field, a page that text fills to its foot, and one with what a brief ends with. */
const MEASURED = 'test/fixtures/briefs/measured.txt'

function builtOf({ built, diagnostics }: BuildResult): Built {
  if (!built) throw new Error(JSON.stringify(diagnostics))
  return built
}

/** A brief of one short statement. */
async function make(settings: string): Promise<Built> {
  const text = '白石镇党委书记周明远：\n\n一是抓学习。开展三学。\n'
  return builtOf(await buildText(`---\n${settings}\n---\n\n${text}`, 'jianbao'))
}

let built: Built

beforeAll(async () => {
  built = builtOf(await build(MEASURED, { template: 'jianbao', emit: 'definition' }, environment()))
})

const page = (number: number): Page => {
  const found = built.pages[number - 1]
  if (!found) throw new Error(`no page ${String(number)}`)
  return found
}
const sizeOf = ({ line }: LineFrame) => line.runs[0]?.size ?? 0
const topOf = (frame: LineFrame) => frame.y - ABOVE * sizeOf(frame)
const footOf = (frame: LineFrame) => topOf(frame) + sizeOf(frame)
const leftOf = ({ x, line }: LineFrame) => x + (line.runs[0]?.glyphs[0]?.x ?? 0)
const rightOf = ({ x, line }: LineFrame) => x + line.width
const middleOf = (frame: LineFrame) => (leftOf(frame) + rightOf(frame)) / 2
const bodyOf = (own: Page) => linesOf(own).filter(({ role }) => role !== 'artifact')
const rulesOf = (own: Page) =>
  own.frames.filter((frame): frame is RectFrame => frame.kind === 'rect' && frame.height < 3)
const facesOf = ({ line }: LineFrame) => line.runs.map(({ face }) => face)

/** The line of a page that has this text. */
function line(number: number, text: string): LineFrame {
  const found = linesOf(page(number)).find((frame) => bare(textOf(frame)).includes(text))
  if (!found) throw new Error(`no ${text}`)
  return found
}

const first = () => linesOf(page(2))[0] as LineFrame
const last = () => bodyOf(page(2)).at(-1) as LineFrame
const redRule = () => rulesOf(page(1))[0] as RectFrame
/** The last page's: above 抄送, under it, under 印发, at the foot. */
const recordRules = () => rulesOf(page(3))
const recordRule = (at: number) => recordRules().at(at) as RectFrame
/** How far the type area's foot is from the head of the page. */
const FOOT = 37 + 225
const folio = (number: number) => line(number, `—${String(number)}—`)

type Row = [item: string, standard: number, measured: () => number, tolerance: number]

// GB/T 9704-2012; mm unless the item says otherwise
const ROWS: readonly Row[] = [
  ['paper, width', 210, () => page(1).width / MM, 0.01],
  ['paper, height', 297, () => page(1).height / MM, 0.01],
  ['天头 37 ± 1', 37, () => topOf(first()) / MM, 0.01],
  ['订口 28 ± 1, right-hand page', 28, () => redRule().x / MM, 0.01],
  ['订口, left-hand page', 28, () => (page(2).width - rightOf(first())) / MM, 0.25],
  ['版心, width', 156, () => redRule().width / MM, 0.01],
  ['版心, width of 28 characters', 156, () => (rightOf(first()) - leftOf(first())) / MM, 0.45],
  ['版心, height of 22 lines', 225, () => (footOf(last()) - topOf(first())) / MM, 0.75],
  ['三号, pt', 15.75, () => sizeOf(first()), 0.001],
  ['pitch, characters of 三号', 1.875, () => (last().y - first().y) / 21 / BODY, 0.0001],
  ['lines of a full page', 22, () => bodyOf(page(2)).length, 0],
  ['characters of a full line', 28, () => textOf(first()).length, 0],
  ['name, under the head of the 版心', 35, () => topOf(line(1, '县情快报')) / MM - 37, 0.01],
  ['name, in the middle', 28 + 78, () => middleOf(line(1, '县情快报')) / MM, 0.1],
  ['number, in the middle', 28 + 78, () => middleOf(line(1, '第17期')) / MM, 0.1],
  [
    'number, blank lines under the name',
    2,
    () => (topOf(line(1, '第17期')) - footOf(line(1, '县情快报'))) / PITCH,
    0.3,
  ],
  ['publisher, in from the left, characters', 1, () => (leftOf(line(1, '云和县委办公室')) - redRule().x) / BODY, 0.01],
  ['date, in from the right, characters', 1, () => (redRule().x + redRule().width - rightOf(line(1, '2031年4月8日'))) / BODY, 0.01],
  ['red rule, under the line above', 4, () => (redRule().y - footOf(line(1, '2031年4月8日'))) / MM, 0.01],
  ['title 二号, pt', 22, () => sizeOf(line(1, '抓实微网格')), 0.001],
  ['title, blank lines under the red rule', 2, () => (topOf(line(1, '抓实微网格')) - redRule().y) / PITCH, 0.12],
  ['title, in the middle', 28 + 78, () => middleOf(line(1, '抓实微网格')) / MM, 0.1],
  ['text, blank lines under the title', 1, () => Math.round((topOf(line(1, '白石镇')) - footOf(line(1, '问需于民'))) / PITCH - 0.4667), 0],
  ['speaker, in from the left, characters', 2, () => (leftOf(line(1, '白石镇')) - redRule().x) / BODY, 0.05],
  ['page number 四号, pt', 14, () => sizeOf(folio(1)), 0.001],
  ['page number, dash under the foot of the 版心', 7, () => (folio(1).y - DASH * SMALL) / MM - FOOT, 0.05],
  ['page number, odd, in from the right, characters', 1, () => ((28 + 156) * MM - rightOf(folio(1))) / SMALL, 0.01],
  ['page number, even, in from the left, characters', 1, () => (leftOf(folio(2)) - 26 * MM) / SMALL, 0.05],
  ['版记, width of its rules', 156, () => Math.min(...recordRules().map(({ width }) => width)) / MM, 0.01],
  ['版记, first rule', 0.35, () => recordRule(0).height / MM, 0.001],
  ['版记, rule between', 0.25, () => recordRule(1).height / MM, 0.001],
  ['版记, next rule between', 0.25, () => recordRule(2).height / MM, 0.001],
  ['版记, last rule', 0.35, () => recordRule(-1).height / MM, 0.001],
  ['版记, last rule on the foot of the 版心', FOOT, () => (recordRule(-1).y + recordRule(-1).height) / MM, 0.01],
  ['抄送 四号, pt', 14, () => sizeOf(line(3, '抄送')), 0.001],
  ['抄送, in from the left, characters', 1, () => (leftOf(line(3, '抄送')) - recordRule(0).x) / SMALL, 0.01],
  ['抄送, further lines behind the colon, characters', 3, () => (leftOf(line(3, '各乡镇')) - leftOf(line(3, '抄送'))) / SMALL, 0.01],
  ['印发, who, in from the left, characters', 1, () => (leftOf(line(3, '云和县委办公室')) - recordRule(0).x) / SMALL, 0.01],
  ['印发, date, in from the right, characters', 1, () => (recordRule(0).x + recordRule(0).width - rightOf(line(3, '4月9日印发'))) / SMALL, 0.01],
]

describe('简报 by GB/T 9704-2012', () => {
  it.each(ROWS)('%s: %d', (_, standard, measured, tolerance) => {
    const value = measured()
    expect(value).toBeGreaterThanOrEqual(standard - tolerance - 1e-6)
    expect(value).toBeLessThanOrEqual(standard + tolerance + 1e-6)
  })

  it('sets every part in its face', () => {
    const faces = (number: number, text: string) => new Set(facesOf(line(number, text)))
    expect(faces(1, '县情快报')).toEqual(new Set(['NotoSerifSC-900']))
    expect(faces(1, '抓实微网格')).toEqual(new Set(['NotoSerifSC-700']))
    expect(faces(1, '问需于民')).toEqual(new Set(['BanxinKai-400']))
    expect(faces(1, '白石镇')).toEqual(new Set(['NotoSansSC-700']))
    expect(faces(2, '字字')).toEqual(new Set(['FandolFang-400']))
    expect(faces(3, '抄送')).toEqual(new Set(['FandolFang-400']))
    expect(new Set(facesOf(folio(1)))).toEqual(new Set(['NotoSerifSC-400']))
  })

  it('has the name and the rule under it in red, and everything else in black', () => {
    const red = page(1).frames.filter((frame) =>
      frame.kind === 'line'
        ? frame.line.runs.some(({ color }) => color.screen !== '#000000')
        : frame.kind === 'image' || frame.color.screen !== '#000000',
    )
    expect(red).toEqual([line(1, '县情快报'), redRule()])
  })

  it('sets both sides of a leaf on the same area', () => {
    const [right, left] = [bodyOf(page(3))[0], first()]
    expect(right?.x).toBeCloseTo(page(2).width - left.x - 28 * BODY, 6)
    expect(right?.y).toBeCloseTo(left.y, 6)
  })
})

describe('what a brief has', () => {
  const textsOf = ({ pages }: Built) =>
    pages.map((own) => linesOf(own).map((frame) => bare(textOf(frame))))

  it('is typeset without a warning', async () => {
    const { built, diagnostics } = await build(
      'test/fixtures/briefs/yunhe.txt',
      { emit: 'definition' },
      environment(),
    )
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(built?.pages).toHaveLength(5)
    // a speaker with three posts has a line for each
    const posts = linesOf(built?.pages[2] as Page).slice(0, 3)
    expect(posts.map(textOf)).toEqual([
      '县住房和城乡建设局党组书记、局长、',
      '县城市管理委员会办公室主任、',
      '县老旧小区改造工作专班组长陈嘉树：',
    ])
  })

  it('prints nothing but the text where nothing else is given', async () => {
    const plain = await make('number: 3')
    expect(textsOf(plain)).toEqual([['第3期', '白石镇党委书记周明远：', '一是抓学习。开展三学。', '—1—']])
  })

  it('has the imprint in its order, each part only where it is set', () => {
    const lines = textsOf(built)[2] ?? []
    expect(lines.slice(lines.findIndex((text) => text.startsWith('抄送')))).toEqual([
      '抄送：县直各单位、县直各单位、县直各单位、县直各单位、县直',
      '各单位、县直各单位、县直各单位、县直各单位、县直各单',
      '位、各乡镇',
      '云和县委办公室',
      '2031年4月9日印发',
      '内部资料免费交流',
      '准印证号：云字第0417号',
      '责任编辑：沈一舟',
      '印刷单位：云和县印刷厂',
      '共印300份',
      '—3—',
    ])
  })

  it.each([
    ['copies: 300', '共印300份'],
    ['copies: 三百份', '共印三百份'],
  ])('%s', async (setting, printed) => {
    expect(textsOf(await make(setting)).flat()).toContain(printed)
  })

  it('numbers the speakers, names who signed and how it is to be kept, in black alone', async () => {
    const options = 'options: { numbered: true, signer: 欧阳修远, secrecy: 内部资料, black: true }'
    const brief = await make(`series: 县情快报\nnumber: 17\n${options}`)
    const [lines = []] = textsOf(brief)
    expect(lines.slice(0, 5)).toEqual(['内部资料', '县情快报', '第17期', '签发人：欧阳修远', '一、白石镇党委书记周明远：'])
    const [kept, name, number, signer] = linesOf(brief.pages[0] as Page) as [LineFrame, LineFrame, LineFrame, LineFrame]
    // the second line of the type area, at its left edge
    expect(topOf(kept) / MM).toBeCloseTo(37 + PITCH / MM, 2)
    expect(leftOf(kept) / MM).toBeCloseTo(28, 2)
    expect(topOf(name) / MM).toBeCloseTo(37 + 35, 2)
    expect((leftOf(number) - 28 * MM) / BODY).toBeCloseTo(1, 2)
    expect(((28 + 156) * MM - rightOf(signer)) / BODY).toBeCloseTo(1, 2)
    expect(facesOf(signer).at(-1)).toBe('BanxinKai-400')
    expect(name.line.runs[0]?.color.screen).toBe('#000000')
  })

  it.each([1, 5, 6, 7, 8, 9, 15, 20, 21, 40])('has room for a name of %d characters', async (count) => {
    const brief = await make(`series: ${'云和县情快报'.repeat(7).slice(0, count)}\nnumber: 2`)
    const [own] = brief.pages as [Page]
    const names = linesOf(own).filter((frame) => frame.line.runs[0]?.face === 'NotoSerifSC-900')
    expect(names.map(textOf).join('')).toHaveLength(count)
    for (const frame of names) {
      expect(leftOf(frame)).toBeGreaterThanOrEqual(28 * MM - 0.01)
      expect(rightOf(frame)).toBeLessThanOrEqual(184 * MM + 0.01)
    }
    expect(topOf(names[0] as LineFrame) / MM).toBeCloseTo(72, 2)
    const number = linesOf(own).find((frame) => textOf(frame).startsWith('第'))
    const blank = (topOf(number as LineFrame) - footOf(names.at(-1) as LineFrame)) / PITCH
    expect(blank).toBeGreaterThan(1.9)
    expect(blank).toBeLessThan(3.2)
  })
})
