import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { beforeEach, describe, expect, it } from 'vitest'
import { build, type Built } from '../../src/build.ts'
import { textsOf } from '../../src/model/blocks.ts'
import type { Bulletin } from '../../src/model/bulletin.ts'
import { environment } from '../support/build.ts'
import { folder } from '../support/folder.ts'
import { readBack } from '../support/pdf.ts'
import { JPEG } from '../support/pictures.ts'
import { bare } from '../support/source.ts'
import { allOf, readTags, textItems, type Tagged } from '../support/tags.ts'

const TEMPLATES = ['dajiatan', 'xiaobao', 'jianbao', 'shouce']

/** Everything that a bulletin can have, and statements long enough for several columns and pages. */
const RICH = `---
series: 大家谈
number: 3
slogans: [思想破冰引领发展突围, 加快建设区域性中心城市]
motto: 团结 奋进
date: 2030-01-31
publisher: 某某县委宣传部
permit: 鄂准印 001 号
---
县财政局局长孙小红：

第一段正文，用 Markdown 写成，说明 2030 年的情况。

## 小标题

表1 经费情况

| 项目 | 金额 | 备注 |
|---|---|---|
| 甲 | 100 | 无 |
| 乙 | 200 | 有 |

![一张红色的图](a.jpg)

图1 红色

第二段。

（作者单位：县财政局）

青山镇党委书记赵明：

${'一是抓产业，抓项目，抓作风；二是抓落实，见行动，求实效。'.repeat(60)}

最后一段。
`

async function typeset(template: string, files: Record<string, string | Uint8Array>, name: string) {
  const root = folder(files)
  const { built, diagnostics } = await build(name, { emit: 'pdf', template }, environment(root))
  if (!built?.pdf) throw new Error(JSON.stringify(diagnostics))
  return { built, pdf: built.pdf }
}

/** The text of each statement as its speakers' lines and its texts, white space aside. */
function toldBy({ statements }: Bulletin): string[][] {
  return statements.map(({ speakers, blocks }) => [
    bare(speakers.map(({ printed }) => printed).join('')),
    ...textsOf(blocks).map(({ text }) => bare(text)),
  ])
}

/** The innermost elements with text: paragraphs, headings, captions. */
function leavesOf(element: Tagged): Tagged[] {
  const blocks = element.children.filter(
    ({ type }) => !['Link', 'Span', 'Reference'].includes(type),
  )
  return blocks.length ? blocks.flatMap(leavesOf) : [element]
}

describe.each(TEMPLATES)('a PDF of %s', (template) => {
  let built: Built
  let pdf: Uint8Array
  let tree: Tagged | undefined

  beforeEach(async () => {
    if (tree) return
    ;({ built, pdf } = await typeset(template, { 'a.md': RICH, 'a.jpg': JPEG }, 'a.md'))
    tree = await readTags(pdf)
  })

  const root = (): Tagged => {
    if (!tree) throw new Error('not read')
    return tree
  }

  it('has every text in an element or an artifact', async () => {
    const items = await textItems(pdf)
    expect(items.filter(({ tag, text }) => text.trim() && !tag)).toEqual([])
    // a bulletin of one page has no running head
    const artifacts = items.filter(({ tag }) => tag === 'Artifact')
    expect(artifacts.length > 0).toBe(built.pages.length > 1)
  })

  it('has a section for each statement, and in it an element for each of its texts', () => {
    const sections = allOf(root(), 'Sect').filter((section) => !allOf(section, 'TOC').length)
    const told = sections.map((section) =>
      leavesOf(section)
        .filter(({ type }) => type !== 'Figure')
        .map(({ text }) => bare(text)),
    )
    expect(told).toEqual(toldBy(built.bulletin))
  })

  it('has the elements that what is printed stands for', () => {
    const types = (type: string) => allOf(root(), type)
    expect(root().type).toBe('Document')
    expect(types('H1').map(({ text }) => bare(text))[0]).toMatch(/^大家谈/u)
    expect(types('Figure').map(({ alt }) => alt)).toEqual(['一张红色的图'])
    expect(types('Figure')[0]?.attributes['BBox']).toMatch(/^\[/u)
    expect(types('Caption').map(({ text }) => bare(text))).toEqual(['表1经费情况', '图1红色'])
    const rows = types('TR').map(({ children }) =>
      children.map(({ type, text }) => `${type} ${bare(text)}`),
    )
    expect(rows).toEqual([
      ['TH 项目', 'TH 金额', 'TH 备注'],
      ['TD 甲', 'TD 100', 'TD 无'],
      ['TD 乙', 'TD 200', 'TD 有'],
    ])
    for (const { attributes } of types('TH')) expect(attributes).toMatchObject({ Scope: 'Column' })
  })

  it('has a paragraph in one element, over columns and pages', () => {
    const long = allOf(root(), 'P').find(({ text }) => bare(text).length > 1000)
    expect(bare(long?.text ?? '')).toBe(
      '一是抓产业，抓项目，抓作风；二是抓落实，见行动，求实效。'.repeat(60),
    )
    if (built.pages.length > 2) expect(long?.pages.length).toBeGreaterThan(1)
  })

  it('leaves no level of headings out, and begins with the first', () => {
    const levels: number[] = []
    const visit = ({ type, children }: Tagged) => {
      const level = /^H(\d)$/u.exec(type)?.[1]
      if (level !== undefined) levels.push(Number(level))
      children.forEach(visit)
    }
    visit(root())
    expect(levels[0]).toBe(1)
    levels.forEach((level, i) => {
      expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1)
    })
  })

  it('is read by pdf.js with the same tree', async () => {
    const { document } = await readBack(pdf)
    const roles = new Set<string>()
    for (let number = 1; number <= document.numPages; number++) {
      const visit = (node: { role?: string; children?: unknown[] }) => {
        if (node.role !== undefined) roles.add(node.role)
        node.children?.forEach((child) => {
          visit(child as { role?: string })
        })
      }
      visit(await (await document.getPage(number)).getStructTree())
    }
    for (const role of ['Sect', 'H1', 'H2', 'H3', 'P', 'Table', 'TH', 'TD', 'Figure', 'Caption']) {
      expect(roles).toContain(role)
    }
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true })
    // pdf.js gives no labels where they are 1, 2, 3 …
    const labels = await document.getPageLabels()
    expect(labels ?? built.pages.map((_, i) => String(i + 1))).toEqual(
      built.pages.map((_, i) => String(i + 1)),
    )
  })

  it('says its language and its title, and shows the title', async () => {
    const { document } = await readBack(pdf)
    const { info } = await document.getMetadata()
    expect(info).toMatchObject({ Language: 'zh-CN', PDFFormatVersion: '1.7' })
    const { catalog } = await PDFDocument.load(pdf, { updateMetadata: false })
    const preferences = catalog.lookup(PDFName.of('ViewerPreferences'))
    expect(preferences?.toString()).toMatch(/\/DisplayDocTitle true/u)
  })

  it('has bookmarks that land on the line', async () => {
    const { document } = await readBack(pdf)
    const outline = await document.getOutline()
    expect(outline.map(({ title }) => bare(title))).toEqual(
      built.bulletin.statements.map(({ speakers }) =>
        bare(speakers.map(({ printed }) => printed).join('')).replace(/：$/u, ''),
      ),
    )
    for (const { dest, title } of outline) {
      const [page, , , top] = dest as [{ num: number; gen: number }, unknown, number, number]
      const index = await document.getPageIndex(page)
      const { items } = await (await document.getPage(index + 1)).getTextContent()
      const start = bare(title).slice(0, 3)
      const line = items.flatMap((item) =>
        'str' in item && bare(item.str).startsWith(start)
          ? [(item.transform as number[])[5] ?? 0]
          : [],
      )
      // the top of a line is at most the room of a heading over its baseline
      expect(line.some((y) => top > y && top - y < 90)).toBe(true)
    }
  })
})

describe('links of a table of contents', () => {
  it('are elements with annotations that say where they lead, and lead there', async () => {
    const { pdf } = await typeset('shouce', { 'a.md': RICH, 'a.jpg': JPEG }, 'a.md')
    const tree = await readTags(pdf)
    const entries = allOf(tree, 'TOCI')
    expect(entries.map(({ text }) => bare(text).replace(/\d+$/u, ''))).toEqual([
      '县财政局局长孙小红',
      '青山镇党委书记赵明',
    ])
    for (const link of allOf(tree, 'Link')) expect(link.objects).toBeGreaterThan(0)
    const { document } = await readBack(pdf)
    const annotations = await (await document.getPage(3)).getAnnotations()
    expect(
      annotations.map(({ contentsObj }) => bare((contentsObj as { str: string }).str)),
    ).toEqual(entries.map(({ text }) => bare(text)))
    for (const { dest, contentsObj } of annotations as {
      dest: [{ num: number; gen: number }]
      contentsObj: { str: string }
    }[]) {
      const page = (await document.getPageIndex(dest[0])) + 1
      expect(contentsObj.str.trim().endsWith(String(page))).toBe(true)
    }
  })
})

describe('a range of pages', () => {
  it('has labels that count on, and links to what it shows alone', async () => {
    const root = folder({ 'a.md': RICH, 'a.jpg': JPEG })
    const pages = [{ from: 3, to: 4 }]
    const options = { emit: 'pdf', template: 'shouce', pages } as const
    const { built } = await build('a.md', options, environment(root))
    const pdf = built?.pdf ?? new Uint8Array()
    const { document } = await readBack(pdf)
    expect(await document.getPageLabels()).toEqual(['3', '4'])
    const tree = await readTags(pdf)
    expect(allOf(tree, 'TOCI')).toHaveLength(2)
    const links = allOf(tree, 'Link')
    const annotations = await (await document.getPage(1)).getAnnotations()
    expect(links.map(({ objects }) => objects)).toEqual(annotations.map(() => 1))
    expect(links.length).toBeLessThan(2)
  })
})

describe('what a template leaves out', () => {
  it('has headings from the first level, whatever their names', async () => {
    const { pdf } = await typeset(
      'dajiatan',
      { 'a.txt': '县财政局局长孙小红：\n第一段。\n' },
      'a.txt',
    )
    const tree = await readTags(pdf)
    expect(allOf(tree, 'H1').map(({ text }) => bare(text))).toEqual(['县财政局局长孙小红：'])
    expect(allOf(tree, 'H2')).toEqual([])
  })
})
