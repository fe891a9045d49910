import fs from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Built } from '../../src/build.ts'
import type { LineFrame, Page } from '../../src/model/page.ts'
import { linesOf, textOf } from '../support/build.ts'
import { collisionsOf, sizesOf, typeset } from '../support/placed.ts'
import { bare } from '../support/source.ts'

const REAL = fs.readFileSync('content/dajiatan-02.txt', 'utf8')
const QINGHE = fs.readFileSync('test/fixtures/bulletins/qinghe-07.txt', 'utf8')
const LONG_SPEAKER =
  '清河县人民政府办公室、清河县行政审批服务局、清河县优化营商环境工作领导小组办公室党组书记、主任、一级调研员欧阳诸葛：'
const MM = 72 / 25.4
const EM = 10.5
const PITCH = 18

const flow = (page: Page) => linesOf(page).filter(({ role }) => role !== 'artifact')
const furniture = (page: Page) => linesOf(page).filter(({ role }) => role === 'artifact')
const textsOf = (page: Page | undefined) => (page ? flow(page).map(textOf) : [])

/** Text in the margins: [above, below]. */
function margins(page: Page): [string, string] {
  const part = (isAbove: boolean) =>
    furniture(page).filter(({ y }) => y < page.height / 2 === isAbove)
  return [part(true).map(textOf).join(''), part(false).map(textOf).join('')]
}

/** Text of statements and of what leads in, but not their lines in the contents. */
function bodyOf(page: Page): LineFrame[] {
  return isContents(page) ? [] : flow(page).filter(({ block }) => block)
}

/** Nothing but leaders is drawn beside the text. */
function isContents(page: Page): boolean {
  return flow(page).some(({ line }) => line.ornaments.length > 0)
}

/** The lines of the contents, a line of what is too long for one put to its next. */
function entriesOf({ pages }: Built): { title: string; page: number }[] {
  const text = pages.filter(isContents).flatMap(textsOf).join('').replace(/^目录/u, '')
  return [...text.matchAll(/(?<title>\D.*?) (?<page>\d+)/gu)].map(({ groups }) => ({
    title: bare(groups?.['title'] ?? ''),
    page: Number(groups?.['page']),
  }))
}

/** The page on which each statement begins. */
function beginnings({ pages, bulletin }: Built): (number | undefined)[] {
  return bulletin.statements.map(
    ({ blocks }) =>
      pages.find((page) => bodyOf(page).some(({ block }) => block === blocks[0]?.id))?.number,
  )
}

const headings = (page: Page) => bodyOf(page).filter(({ role }) => role === 'heading')

describe('shouce', () => {
  let real: Built
  let qinghe: Built

  beforeAll(async () => {
    real = await typeset(REAL, 'shouce')
    qinghe = await typeset(QINGHE, 'shouce')
  })

  it('has sheets of 185 × 260 mm, the inner margin 26 mm and the outer 33 mm wide', () => {
    for (const page of [...real.pages, ...qinghe.pages]) {
      expect([page.width / MM, page.height / MM]).toEqual([
        expect.closeTo(185, 3),
        expect.closeTo(260, 3),
      ])
      const left = (page.number % 2 ? 26 : 33) * MM
      for (const { x, y, line } of bodyOf(page)) {
        expect(x).toBeGreaterThanOrEqual(left - 0.01)
        expect(x + line.width).toBeLessThanOrEqual(left + 126 * MM + 0.01)
        expect(y).toBeGreaterThan(27 * MM)
        expect(y).toBeLessThan(231 * MM)
      }
    }
  })

  it('has lines of thirty-four characters of 五号, 18pt apart', () => {
    for (const page of real.pages) {
      const lines = bodyOf(page).filter(({ role }) => role === 'paragraph')
      const full = lines.filter(({ line }) => !line.last)
      for (const { line } of full) expect(line.width).toBeCloseTo(34 * EM, 3)
      for (const frame of lines) expect(sizesOf(frame)).toEqual([EM])
      for (const { y } of lines) {
        const row = (y - (lines[0]?.y ?? 0)) / PITCH
        expect(row).toBeCloseTo(Math.round(row), 4)
      }
    }
  })

  it('has a title page without head and number', () => {
    expect(textsOf(real.pages[0])).toEqual([
      '大家谈',
      '②',
      '思想破冰引领发展突围',
      '加快建设区域性中心城市',
      '解放思想 振奋精神 担当使命',
    ])
    expect(real.pages[0] && margins(real.pages[0])).toEqual(['', ''])
    expect(textsOf(qinghe.pages[0]).slice(-3)).toEqual([
      '中共清河县委办公室 清河县融媒体中心',
      '责任编辑：于守礼',
      '2031年4月18日',
    ])
  })

  it('has the imprint at the foot of the back of the title page, under no head', () => {
    const back = qinghe.pages[1]
    expect(textsOf(back)).toContain('印数：1200册')
    expect(back && Math.min(...flow(back).map(({ y }) => y))).toBeGreaterThan(180 * MM)
    expect(back && margins(back)).toEqual(['', '2'])
    expect(textsOf(real.pages[1])[0]).toBe('目录')
  })

  it('lists every statement in its contents with the page on which it begins', () => {
    for (const built of [real, qinghe]) {
      const speakers = built.bulletin.statements.map(({ speakers }) =>
        bare(speakers[0]?.printed ?? '').replace(/：$/u, ''),
      )
      const entries = entriesOf(built)
      expect(entries.map(({ title }) => title)).toEqual(speakers)
      expect(entries.map(({ page }) => page)).toEqual(beginnings(built))
    }
  })

  it('begins a page with every statement', () => {
    for (const built of [real, qinghe]) {
      const begun = beginnings(built)
      expect(new Set(begun).size).toBe(built.bulletin.statements.length)
      for (const page of built.pages.filter(({ number }) => begun.includes(number)))
        expect(bodyOf(page)[0]?.role).toBe('heading')
    }
  })

  it('sets the name of a speaker on a line of its own, its colon with it', () => {
    const page = real.pages[2]
    const lines = page ? headings(page) : []
    expect(lines.map(textOf)).toEqual(['绣林街道办事处党工委書記', '王志红：'])
    expect(lines.map(sizesOf)).toEqual([[12], [18]])
  })

  it('has the series above left pages, unit and name above right ones, numbers outside', () => {
    for (const page of real.pages.slice(1)) {
      const [above, below] = margins(page)
      expect(below).toBe(String(page.number))
      const isLeft = page.number % 2 === 0
      if (isLeft) expect(above).toBe('大家谈')
      for (const { x, line } of furniture(page)) {
        if (isLeft) expect(x + (line.runs[0]?.glyphs[0]?.x ?? 0)).toBeCloseTo(33 * MM, 1)
        else expect(x + line.width).toBeCloseTo(152 * MM, 0)
      }
    }
    expect(real.pages[2] && margins(real.pages[2])[0]).toBe('绣林街道办事处 · 王志红')
  })

  it('leaves out the contents on request', async () => {
    const { pages } = await typeset(REAL, 'shouce', { contents: 'false' })
    expect(pages.some(isContents)).toBe(false)
    expect(pages).toHaveLength(real.pages.length - 1)
  })

  it('lets statements run on on request, and its contents know where they begin', async () => {
    const running = await typeset(REAL, 'shouce', { running: 'true' })
    expect(running.pages.length).toBeLessThan(real.pages.length - 5)
    expect(entriesOf(running).map(({ page }) => page)).toEqual(beginnings(running))
    for (const page of running.pages) expect(bodyOf(page).at(-1)?.role).not.toBe('heading')
  })

  it.each([
    ['one statement of one line', '云溪镇党委书记陈岚：\n\n一句话。\n'],
    ['sixty statements', `大家谈②\n\n${REAL.slice(REAL.indexOf('绣林街道')).repeat(3)}`],
    ['a long speaker line', `${LONG_SPEAKER}\n\n一句话。\n`],
  ])('bears %s', async (_, text) => {
    const built = await typeset(text, 'shouce')
    expect(built.pages.flatMap(collisionsOf)).toEqual([])
    expect(entriesOf(built).map(({ page }) => page)).toEqual(beginnings(built))
  })
})
