import { describe, expect, it } from 'vitest'
import { baseline, layout, linesOf, rectsOf, round } from '../support/layout.ts'

const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
const table = (...rows: string[]) => `<table>${rows.join('')}</table>`

describe('a table', () => {
  it('keeps narrow columns as wide as they need and gives the rest to wide ones', () => {
    // 160 pt: 16 and 24 pt for two and three characters of 8 pt, 120 pt for the last
    const { pages, diagnostics } = layout(
      table(row('甲乙', '丙丁戊', '字'.repeat(20)), row('一', '二', '三')),
    )
    expect(linesOf(pages[0])).toEqual([
      [20, baseline(0), '甲乙'],
      [36, baseline(0), '丙丁戊'],
      [60, baseline(0), '字'.repeat(15)],
      [60, baseline(1), '字'.repeat(5)],
      [20, baseline(2), '一'],
      [36, baseline(2), '二'],
      [60, baseline(2), '三'],
    ])
    expect(diagnostics).toEqual([])
  })

  it('shares what is left over by what its columns need', () => {
    // 16 and 48 pt in 160 pt: 40 and 120
    const { pages } = layout(table(row('甲乙', '丙丁戊己庚辛')))
    expect(linesOf(pages[0]).map(([x]) => x)).toEqual([20, 60])
  })

  it('has cells over several columns', () => {
    const wide = '<tr><td colspan="2">合计</td><td>三</td></tr>'
    const { pages } = layout(table(row('甲乙丙丁', '戊己庚辛', '一二'), wide))
    const [, , third, total, sum] = linesOf(pages[0])
    expect(total?.[0]).toBe(20)
    expect(sum?.[0]).toBe(third?.[0])
  })

  it('has all its lines on the grid, in whatever size, and its rules between them', () => {
    const css =
      'table { font-size: 6pt; line-height: 10pt } tr { border-bottom: 0.5pt solid black } tr:first-of-type { border-top: 1pt solid black }'
    const { pages } = layout(`<p>文</p>${table(row('甲', '乙'), row('丙', '丁'))}<p>文</p>`, css)
    expect(linesOf(pages[0]).map(([, y]) => y)).toEqual([0, 1, 1, 2, 2, 3].map(baseline))
    for (const [, y = 0, , height = 0] of rectsOf(pages[0])) {
      // between the foot of one line and the head of the next: not through a character
      const rowAt = Math.round((y + height / 2 - 20) / 10)
      expect(Math.abs(y + height / 2 - 20 - rowAt * 10)).toBeLessThan(2)
    }
  })

  it('is broken between its rows, and not inside one', () => {
    const rows = Array.from({ length: 20 }, (_, i) => row(String(i), '字'.repeat(22)))
    const { pages, diagnostics } = layout(table(...rows))
    const count = pages.map((page) => linesOf(page).length)
    expect(count.reduce((sum, lines) => sum + lines, 0)).toBe(60)
    // a row has three lines in two rows of the grid; 16 rows of the grid hold eight
    expect(count).toEqual([24, 24, 12])
    expect(diagnostics).toEqual([])
  })

  it('stays whole where it is asked to and a page can hold it', () => {
    const rows = Array.from({ length: 6 }, (_, i) => row(String(i), '甲'))
    const css = 'table { break-inside: avoid }'
    const text = Array.from({ length: 12 }, () => '<p>文</p>').join('')
    const { pages } = layout(text + table(...rows), css)
    expect(pages.map((page) => linesOf(page).length)).toEqual([12, 12])
  })

  it('is in one piece with a border of its own', () => {
    const { pages } = layout(
      table(row('甲', '乙')),
      'table { border: 1pt solid black; padding: 3pt }',
    )
    expect(rectsOf(pages[0]).length).toBeGreaterThan(0)
    expect(linesOf(pages[0]).map(([, y]) => y)).toEqual([baseline(1), baseline(1)].map(round))
  })

  it('is set as text, row by row, where its columns have not room enough', () => {
    // an em between two cells and a line that ends between them: five cells of three characters of 8 pt and 4 × 8 pt are 152 pt
    const { pages, codes } = layout(
      table(row(...Array.from({ length: 12 }, () => '甲乙丙')), row('123', '456')),
    )
    expect(linesOf(pages[0])).toEqual([
      [20, baseline(0), '甲乙丙 甲乙丙 甲乙丙 甲乙丙 甲乙丙 '],
      [20, baseline(1), '甲乙丙 甲乙丙 甲乙丙 甲乙丙 甲乙丙 '],
      [20, baseline(2), '甲乙丙 甲乙丙'],
      [20, baseline(3), '123 456'],
    ])
    expect(codes()).toEqual(['TABLE_TOO_WIDE'])
  })

  it('prints nothing on top of other text with 200 columns, long cells and rules', () => {
    const cells = Array.from({ length: 200 }, (_, i) =>
      i % 9 ? `列${String(i)}` : '字'.repeat(30),
    )
    const css = 'tr { border-bottom: 0.5pt solid black } td { padding: 0 1em 0 0 }'
    const { pages, codes } = layout(table(row(...cells), row('一')), css)
    const lines = pages.flatMap(linesOf)
    expect(
      new Set(pages.flatMap((page, i) => linesOf(page).map(([, y]) => `${String(i)} ${String(y)}`)))
        .size,
    ).toBe(lines.length)
    expect(
      lines
        .map(([, , text]) => text)
        .join('')
        .replaceAll(' ', ''),
    ).toBe(`${cells.join('')}一`)
    expect(codes()).toEqual(['TABLE_TOO_WIDE'])
  })

  it('has a row that no page can hold set cell under cell, on the grid', () => {
    const css =
      'table { break-inside: avoid; font-size: 6pt; line-height: 10pt } tr { border-bottom: 0.5pt solid black } td { padding: 0 1em 0 0 }'
    const tall = Array.from({ length: 40 }, () => '<p>文</p>').join('')
    const { pages, codes } = layout(table(row('一', '二'), row('照片', tall), row('三', '四')), css)
    const lines = pages.flatMap(linesOf)
    expect(lines.map(([, , text]) => text)).toEqual([
      '一',
      '二',
      '照片',
      ...Array.from({ length: 40 }, () => '文'),
      '三',
      '四',
    ])
    expect(lines.filter(([x]) => x !== 20).map(([, , text]) => text)).toEqual(['二', '四'])
    const grid = Array.from({ length: 16 }, (_, i) => baseline(i))
    // 6 pt in the middle of 10: as far below the baseline of 8 pt as the em box asks for
    for (const [, y] of lines) {
      expect(Math.min(...grid.map((at) => Math.abs(at - y)))).toBeLessThan(1)
    }
    expect(codes()).toEqual(['TABLE_ROW_STACKED'])
  })

  it('is broken all the same where it is in one piece and no page can hold it', () => {
    const rows = Array.from({ length: 30 }, (_, i) => row(String(i), '甲'))
    const { pages, codes } = layout(table(...rows), 'table { border: 1pt solid black }')
    expect(pages.map((page) => linesOf(page).length)).toEqual([32, 28])
    expect(codes()).toEqual([])
  })

  it('has the headings right above it go across the columns with it', () => {
    const css =
      'main { column-count: 2; column-gap: 16pt } h2 { break-after: avoid } table { column-span: all }'
    const text = '<p>文</p>'.repeat(4)
    const { pages } = layout(
      `<main>${text}<h2>甲</h2><h2>乙</h2>${table(row('一'))}${text}</main>`,
      css,
    )
    const rows = linesOf(pages[0]).map(([x, y, own]) => [
      x,
      Math.round((y - baseline(0)) / 10),
      own,
    ])
    expect(rows.slice(4, 7)).toEqual([
      [20, 2, '甲'],
      [20, 3, '乙'],
      [20, 4, '一'],
    ])
  })

  it('may have nothing in it', () => {
    const { pages, diagnostics } = layout(
      `<p>文</p><table></table><table><tr></tr></table><table><tr><td></td></tr></table>`,
    )
    expect(pages).toHaveLength(1)
    expect(diagnostics).toEqual([])
  })
})
