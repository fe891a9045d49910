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
const EM = 9
const PITCH = 12.6

/** The text of the columns: what is not the masthead's, the imprint's or the running head's. */
function bodyOf(page: Page): LineFrame[] {
  return linesOf(page).filter(({ role, block }) => role !== 'artifact' && block)
}

function columnsOf(page: Page): Map<number, LineFrame[]> {
  const columns = new Map<number, LineFrame[]>()
  for (const frame of bodyOf(page)) columns.set(frame.x, [...(columns.get(frame.x) ?? []), frame])
  return columns
}

const headsOf = (page: Page) => linesOf(page).filter(({ role }) => role === 'artifact')

/** How wide the lines are that a paragraph fills. */
function measuresOf({ pages }: Built): number[] {
  const full = pages.flatMap(bodyOf).filter(({ role, line }) => role === 'paragraph' && !line.last)
  return full.map(({ line }) => line.width)
}

describe('xiaobao', () => {
  let real: Built
  let qinghe: Built

  beforeAll(async () => {
    real = await typeset(REAL, 'xiaobao')
    qinghe = await typeset(QINGHE, 'xiaobao')
  })

  it('has sheets of 270 × 390 mm with text inside 245 × 351 mm', () => {
    for (const page of [...real.pages, ...qinghe.pages]) {
      expect([page.width / MM, page.height / MM]).toEqual([
        expect.closeTo(270, 3),
        expect.closeTo(390, 3),
      ])
      for (const { x, y, line } of bodyOf(page)) {
        expect(x).toBeGreaterThanOrEqual(12.5 * MM - 0.01)
        expect(x + line.width).toBeLessThanOrEqual(257.5 * MM + 0.01)
        expect(y).toBeGreaterThan(21 * MM)
        expect(y).toBeLessThan(372 * MM)
      }
    }
  })

  it('has five columns of fourteen characters of 小五, a gap of 1.5 to 2 em between them', () => {
    for (const page of real.pages) {
      const lefts = [...columnsOf(page).keys()].sort((a, b) => a - b)
      expect(lefts).toHaveLength(5)
      const gaps = lefts.slice(1).map((x, i) => (x - (lefts[i] ?? 0)) / EM - 14)
      for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0] ?? 0, 6)
      expect(gaps[0]).toBeGreaterThanOrEqual(1.5)
      expect(gaps[0]).toBeLessThan(2)
    }
    for (const measure of measuresOf(real)) expect(measure).toBeCloseTo(14 * EM, 3)
  })

  it('has four columns of eighteen characters on request', async () => {
    const four = await typeset(REAL, 'xiaobao', { columns: '4' })
    for (const page of four.pages) expect(columnsOf(page).size).toBe(4)
    for (const measure of measuresOf(four)) expect(measure).toBeCloseTo(18 * EM, 3)
  })

  it('stands on one grid, level on every page but the last', () => {
    for (const page of real.pages) {
      const columns = [...columnsOf(page).values()]
      const top = columns[0]?.[0]?.y ?? 0
      const rows = columns.map((lines) => lines.map(({ y }) => (y - top) / PITCH))
      const feet = rows.map((column) => Math.round(column.at(-1) ?? 0))
      if (page !== real.pages.at(-1)) expect(new Set(feet).size).toBe(1)
      const sized = columns.flat().filter((frame) => sizesOf(frame).every((size) => size === EM))
      for (const { y } of sized) expect((y - top) / PITCH).toBeCloseTo(Math.round((y - top) / PITCH), 1)
    }
  })

  it('sets speaker lines as large as the text, and no column ends with one', () => {
    const headings = real.pages.flatMap(bodyOf).filter(({ role }) => role === 'heading')
    expect(headings.length).toBeGreaterThanOrEqual(real.bulletin.statements.length)
    for (const heading of headings) expect(sizesOf(heading)).toEqual([expect.closeTo(9, 2)])
    for (const column of real.pages.flatMap((page) => [...columnsOf(page).values()])) {
      expect(column.slice(-2).map(({ role }) => role)).toEqual(['paragraph', 'paragraph'])
    }
  })

  it('has a head with page, series and number on every page but the first', () => {
    const heads = real.pages.map((page) => bare(headsOf(page).map(textOf).join('')))
    expect(heads).toEqual(['', '第2版·大家谈②', '第3版·大家谈②'])
  })

  it('prints the masthead above the text and the imprint at the foot of the last page', () => {
    const last = qinghe.pages.at(-1)
    const lines = last ? linesOf(last) : []
    const imprint = lines.find((frame) => textOf(frame).includes('印数：1200册'))
    const depth = Math.max(...(last ? bodyOf(last) : []).map(({ y }) => y))
    expect(imprint?.y).toBeGreaterThan(depth)
    expect(imprint?.y).toBeGreaterThan(364 * MM)
    const first = qinghe.pages[0]
    const text = first ? linesOf(first).map(textOf) : []
    for (const part of ['清河论坛', '第7期 2031年4月18日', '总第59期 责任编辑：于守礼'])
      expect(text).toContain(part)
  })

  it('prints black alone on request', async () => {
    const black = await typeset(QINGHE, 'xiaobao', { black: 'true' })
    expect(JSON.stringify(qinghe.pages)).toContain('Masthead Red')
    expect(JSON.stringify(black.pages)).not.toContain('Masthead Red')
  })

  it.each([
    ['one statement of one line', '云溪镇党委书记陈岚：\n\n一句话。\n'],
    ['sixty statements', `大家谈②\n\n${REAL.slice(REAL.indexOf('绣林街道')).repeat(3)}`],
    ['a long speaker line', `${LONG_SPEAKER}\n\n一句话。\n`],
  ])('bears %s', async (_, text) => {
    const { pages } = await typeset(text, 'xiaobao')
    expect(pages.flatMap(collisionsOf)).toEqual([])
  })
})
