import fs from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { textsOf } from '../src/model/blocks.ts'
import { build, type Built } from '../src/build.ts'
import type { Diagnostic } from '../src/model/diagnostic.ts'
import type { LineFrame, Page } from '../src/model/page.ts'
import { environment, linesOf, textOf, textOfPages } from './support/build.ts'
import { objectsOf } from './support/objects.ts'
import { readBack, type ReadBack } from './support/pdf.ts'
import { bare } from './support/source.ts'

const SOURCE = 'content/dajiatan-02.txt'
const source = bare(fs.readFileSync(SOURCE, 'utf8').replace('\uFEFF', ''))
const FIRST_SPEAKER = source.indexOf('绣林街道办事处党工委')

let built: Built
let pdf: Uint8Array
let back: ReadBack
let diagnostics: readonly Diagnostic[]

beforeAll(async () => {
  const result = await build(SOURCE, { emit: 'pdf' }, environment())
  if (!result.built?.pdf) throw new Error(JSON.stringify(result.diagnostics))
  built = result.built
  pdf = result.built.pdf
  diagnostics = result.diagnostics
  back = await readBack(pdf)
})

/** Body lines of a page by column. */
function columnsOf(page: Page): LineFrame[][] {
  const columns = new Map<number, LineFrame[]>()
  for (const frame of linesOf(page).filter(({ role, block }) => role !== 'artifact' && block)) {
    columns.set(frame.x, [...(columns.get(frame.x) ?? []), frame])
  }
  return [...columns.values()]
}

function drawPage(page: Page): string {
  const columns = columnsOf(page).map((lines, i) => {
    const text = lines.map((frame) => (frame.role === 'heading' ? '# ' : '') + textOf(frame))
    return [`-- page ${String(page.number)}, column ${String(i + 1)}`, ...text].join('\n')
  })
  return columns.join('\n')
}

describe('the real column on its pages', () => {
  it('breaks where it broke before; read the difference before updating with -u', async () => {
    await expect(`${built.pages.map(drawPage).join('\n')}\n`).toMatchFileSnapshot(
      'fixtures/dajiatan-02/lines.txt',
    )
  })

  it('holds every character of the source, in order', () => {
    const text = bare(textOfPages(built.pages))
    expect(text.slice(-(source.length - FIRST_SPEAKER))).toBe(source.slice(FIRST_SPEAKER))
    expect(Array.from(text).sort().join('')).toBe(Array.from(source).sort().join(''))
  })

  it('has three columns on one grid, level on every page', () => {
    for (const page of built.pages) {
      const columns = columnsOf(page)
      expect(columns).toHaveLength(3)
      const tops = columns.map((lines) => Math.round((lines[0]?.y ?? 0) * 1000) / 1000)
      expect(new Set(tops).size).toBe(1)
      const rows = columns.flat().map(({ y }) => (y - (tops[0] ?? 0)) / 15.5)
      for (const row of rows) expect(row).toBeCloseTo(Math.round(row), 4)
      const feet = columns.map((lines) =>
        Math.round(((lines.at(-1)?.y ?? 0) - (tops[0] ?? 0)) / 15.5),
      )
      // rows that three columns cannot share are what the last page lacks
      const isLast = page === built.pages.at(-1)
      expect(Math.max(...feet) - Math.min(...feet)).toBeLessThanOrEqual(isLast ? 2 : 0)
    }
  })

  it('fills every line but the last of a paragraph with fifteen characters, and none over', () => {
    for (const { line, role } of built.pages.flatMap((page) => columnsOf(page).flat())) {
      if (role === 'paragraph' && !line.last) expect(line.width).toBeCloseTo(15 * 10.5, 3)
      else expect(line.width).toBeLessThanOrEqual(15 * 10.5 + 0.01)
    }
  })

  it('knows which part of the source every run shows', () => {
    const { statements } = built.bulletin
    const blocks = new Map(
      statements.flatMap(({ speakers, blocks }) => [
        ...speakers.map(({ id, printed }) => [id, printed] as const),
        ...textsOf(blocks).map(({ id, text }) => [id, text] as const),
      ]),
    )
    const runs = built.pages.flatMap((page) => linesOf(page).flatMap(({ line }) => line.runs))
    const sourced = runs.flatMap(({ source, glyphs }) => (source ? [{ source, glyphs }] : []))
    expect(sourced.length).toBeGreaterThan(600)
    for (const { source, glyphs } of sourced) {
      const text = blocks.get(source.block)?.slice(source.start, source.end)
      expect(bare(glyphs.map((glyph) => glyph.text).join(''))).toBe(bare(text ?? ''))
    }
  })

  it('ends no column with a speaker line', () => {
    for (const column of built.pages.flatMap(columnsOf))
      expect(column.at(-1)?.role).toBe('paragraph')
  })

  it('reports the three joins, every line whose spread is seen, and nothing else', () => {
    const loose = built.pages
      .flatMap((page) => linesOf(page))
      .filter(({ line, role }) => role === 'paragraph' && !line.last && line.stretch > 0.06)
    const codes = diagnostics.map(({ code }) => code)
    expect(codes.filter((code) => code === 'LINE_LOOSE')).toHaveLength(loose.length)
    const levelled = diagnostics.filter(({ code }) => code === 'PAGE_LEVELLED')
    expect(new Set(levelled.map(({ data }) => (data as { page: number }).page)).size).toBe(
      levelled.length,
    )
    // nothing gave but heading spaces, which is a note
    expect(new Set(levelled.map(({ severity }) => severity))).toEqual(new Set(['info']))
    const others = codes.filter((code) => code !== 'LINE_LOOSE' && code !== 'PAGE_LEVELLED')
    expect(others).toEqual(Array(3).fill('PARAGRAPH_JOINED'))
  })
})

describe('its PDF', () => {
  /** A page's text without its running head and number, which are drawn last. */
  const inner = (text: string) => text.replace(/(大家谈②)?\s*— \d+ —\s*$/u, '')

  it('gives the text back, exactly', () => {
    const text = back.pages.map(inner).join('\n')
    expect(bare(text).slice(-(source.length - FIRST_SPEAKER))).toBe(source.slice(FIRST_SPEAKER))
    expect(text.match(/\p{Script=Han}[ \t\u00a0]+\p{Script=Han}/gu)).toEqual(['想 振', '神 担'])
  })

  it('is a PDF 1.7 with title, language and six pages of A4', async () => {
    const { info } = await back.document.getMetadata()
    expect(info).toMatchObject({
      PDFFormatVersion: '1.7',
      Title: '大家谈② 思想破冰引领发展突围 加快建设区域性中心城市',
      Language: 'zh-CN',
      Creator: 'banxin test',
      CreationDate: 'D:20000101000000Z',
    })
    expect(back.document.numPages).toBe(6)
    const { view } = await back.document.getPage(1)
    expect(view.map((v) => Math.round((v * 25.4) / 72))).toEqual([0, 0, 210, 297])
  })

  it('has a bookmark for every speaker, which lands on the speaker’s line', async () => {
    const outline = await back.document.getOutline()
    const speakers = built.bulletin.statements.map(({ speakers }) =>
      speakers[0]?.printed.replace('：', ''),
    )
    expect(outline.map(({ title }) => title)).toEqual(speakers)
    for (const { title, dest } of outline) {
      const [reference, kind, , top] = dest as [
        { num: number; gen: number },
        { name: string },
        number,
        number,
      ]
      expect(kind.name).toBe('XYZ')
      const page = await back.document.getPage((await back.document.getPageIndex(reference)) + 1)
      const { items } = await page.getTextContent()
      const below = items.flatMap((item) => ('str' in item && item.str.trim() ? [item] : []))
      const heading = below.find(({ str, transform }) => {
        const y = (transform as number[])[5] ?? 0
        return title.startsWith(str.slice(0, 4)) && top - y > 0 && top - y < 15.5
      })
      expect(heading, title).toBeDefined()
    }
  })

  it('embeds every font as a subset with a map to Unicode', async () => {
    const text = await objectsOf(pdf)
    const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
    const fonts = count(/\/Subtype \/Type0\b/g)
    expect(fonts).toBe(5)
    expect(count(/\/BaseFont \/[A-Z]{6}\+/g)).toBe(2 * fonts)
    expect(count(/\/FontFile2 \d/g)).toBe(fonts)
    expect(count(/\/ToUnicode \d/g)).toBe(fonts)
  })

  it('is the same bytes a second time', async () => {
    const again = await build(SOURCE, { emit: 'pdf' }, environment())
    expect(Buffer.compare(again.built?.pdf ?? new Uint8Array(), pdf)).toBe(0)
  })
})
