import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { build, type BuildResult } from '../../src/build.ts'
import type { DiagnosticOf } from '../../src/model/diagnostic.ts'
import type { Page } from '../../src/model/page.ts'
import { banxin } from '../support/cli.ts'
import { environment, linesOf } from '../support/build.ts'
import { folder } from '../support/folder.ts'

const COLUMN = path.resolve('content/dajiatan-02.txt')
const PLAIN =
  '{{#each statements}}<h2>{{speaker this}}</h2>{{#each blocks}}<p>{{paragraph this}}</p>{{/each}}{{/each}}'
const ISSUE = `青山镇党委书记赵明：\n${'我们要抓好学习，抓好落实，抓好作风。\n'.repeat(40)}`

function fit(pages: number, source = COLUMN, template?: string): Promise<BuildResult> {
  const options = { emit: 'definition', fit: pages, ...(template && { template }) } as const
  return build(source, options, environment())
}

/** dajiatan with some of its style sheet replaced. */
function changed(from: string, to: string): string {
  const files = Object.fromEntries(
    fs.readdirSync('templates/dajiatan').map((name) => {
      const text = fs.readFileSync(path.join('templates/dajiatan', name), 'utf8')
      return [`mine/${name}`, text.replace(from, to)]
    }),
  )
  return path.join(folder(files), 'mine')
}

function plain(css: string, page = PLAIN, issue = ISSUE): string {
  const files = {
    'mine/template.json': '{ "name": "mine", "purpose": { "zh": "", "en": "" } }',
    'mine/page.hbs': page,
    'mine/style.css': css,
    'issue.txt': issue,
  }
  return folder(files)
}

/** How far down the page area the lowest line of each column stands, as a share; of dajiatan's A4 with margins of 20 mm. */
function columnDepths(page: Page | undefined): number[] {
  const [top, bottom] = [20, 277].map((mm) => (mm * 72) / 25.4) as [number, number]
  const lowest = new Map<number, number>()
  for (const { x, y, role } of page ? linesOf(page) : []) {
    if (role === 'artifact') continue
    const column = Math.floor(((x - 39) / (595.3 - 78)) * 3)
    lowest.set(column, Math.max(lowest.get(column) ?? 0, y))
  }
  return [...lowest.values()].map((y) => (y - top) / (bottom - top))
}

function found({ diagnostics }: BuildResult) {
  return diagnostics.find(({ code }) => code === 'FIT_FOUND') as
    DiagnosticOf<'FIT_FOUND'> | undefined
}

function refused({ diagnostics }: BuildResult) {
  return diagnostics.find(({ code }) => code === 'FIT_IMPOSSIBLE') as
    DiagnosticOf<'FIT_IMPOSSIBLE'> | undefined
}

describe('copyfitting', { timeout: 60_000 }, () => {
  it.each([4, 5, 6, 7])(
    'sets the column on %i pages, the columns of the last nearly full',
    async (pages) => {
      const result = await fit(pages)
      expect(result.built?.pages).toHaveLength(pages)
      const depths = columnDepths(result.built?.pages.at(-1))
      expect(depths).toHaveLength(3)
      // a row is what a depth measured to a baseline can lack
      for (const depth of depths) expect(depth).toBeGreaterThan(0.9 - 0.01)
      const data = found(result)?.data
      expect(data?.pages).toBe(pages)
      expect(data?.fullness).toBeGreaterThanOrEqual(0.9)
    },
  )

  it('stays within the bounds of the template', async () => {
    const result = await fit(7)
    const data = found(result)?.data
    expect(data?.fontSize).toBeLessThanOrEqual(12)
    expect((data?.leading ?? 0) / (data?.fontSize ?? 1)).toBeLessThan(1.5)
    const sizes = result.built?.pages
      .flatMap((page) => linesOf(page))
      .map(({ line }) => line.runs[0]?.size)
    expect(sizes).toContain(data?.fontSize)
  })

  it('says by how much it misses, and what would do it', async () => {
    const template = changed('9pt 12pt 0.25pt', '9.5pt 11pt 0.25pt')
    const data = refused(await fit(4, COLUMN, template))?.data
    expect(data).toMatchObject({ isOver: true, hasBounds: true })
    expect(data?.lines).toBeGreaterThan(0)
    expect(data?.characters).toBeGreaterThan(data?.lines ?? 0)
    // what it would have the template allow does it
    const allowed = String(data?.allowed)
    const wider = changed('9pt 12pt 0.25pt', `${allowed}pt 11pt 0.25pt`)
    expect((await fit(4, COLUMN, wider)).built?.pages).toHaveLength(4)
  })

  it('says how many characters to cut, and they are about enough', async () => {
    const template = changed('9pt 12pt 0.25pt', '10.5pt 10.5pt 1pt')
    const data = refused(await fit(4, COLUMN, template))?.data
    const text = fs.readFileSync(COLUMN, 'utf8')
    const lines = text.split('\n')
    let cut = data?.characters ?? 0
    // off the ends of paragraphs, from the longest on
    const order = lines
      .map((_, i) => i)
      .toSorted((a, b) => (lines[b]?.length ?? 0) - (lines[a]?.length ?? 0))
    for (const i of order) {
      const take = Math.min(cut, Math.max(0, (lines[i]?.length ?? 0) - 60))
      lines[i] = (lines[i] ?? '').slice(0, (lines[i]?.length ?? 0) - take)
      cut -= take
    }
    expect(cut).toBe(0)
    const root = folder({ 'short.txt': lines.join('\n') })
    const after = await fit(4, path.join(root, 'short.txt'), template)
    const missed = refused(after)?.data.lines ?? 0
    expect(missed).toBeLessThan((data?.lines ?? 0) / 10)
  })

  it.each([1, 2, 100, 9999])('refuses %i pages', async (pages) => {
    const result = await fit(pages)
    expect(result.built).toBeUndefined()
    expect(refused(result)?.data).toMatchObject({ pages, isOver: pages < 5 })
  })

  it('counts a box at the foot of a page as what it is', async () => {
    const css =
      '@page { size: 100pt 130pt; margin: 10pt } body { font-size: 10pt; line-height: 15pt; line-grid: create } footer { float: bottom }'
    const root = plain(css, `${PLAIN}<footer>脚</footer>`)
    const source = path.join(root, 'issue.txt')
    const options = { emit: 'definition', template: path.join(root, 'mine') } as const
    const free = await build(source, options, environment())
    const pages = free.built?.pages.length ?? 0
    const data = refused(await fit(pages, source, path.join(root, 'mine')))?.data
    // seven lines to the page: what is missing can only be less
    if (data) expect(data.lines).toBeLessThan(7)
  })

  it('says so where the template begins the pages itself', async () => {
    const css =
      '@page { size: 200pt 300pt; margin: 10pt } body { font-size: 10pt; line-height: 15pt; line-grid: create } h2 { break-before: page }'
    const issue = Array.from(
      { length: 5 },
      (_, i) => `青山镇党委书记赵明${'一二三四五'[i] ?? ''}：\n抓好学习，抓好落实。\n`,
    )
    const root = plain(css, PLAIN, issue.join('\n'))
    const data = refused(await fit(2, path.join(root, 'issue.txt'), path.join(root, 'mine')))?.data
    expect(data).toMatchObject({ isOver: true, isBegun: true })
  })

  it('speaks of the widest setting where that is not enough', async () => {
    const data = refused(await fit(1))?.data
    expect(data?.fontSize).toBe(9)
    expect((data?.leading ?? 0) / 9).toBeCloseTo(1.36, 6)
  })

  it('leaves a bulletin alone that has so many pages', async () => {
    const root = plain(
      '@page { size: 100pt 130pt; margin: 10pt } body { font-size: 10pt; line-height: 15pt; line-grid: create }',
    )
    const source = path.join(root, 'issue.txt')
    const free = await build(
      source,
      { emit: 'definition', template: path.join(root, 'mine') },
      environment(),
    )
    const pages = free.built?.pages.length ?? 0
    const result = await fit(pages, source, path.join(root, 'mine'))
    const changes = found(result)?.data
    if (changes) expect(changes.fontSize).toBe(changes.fontSizeBefore)
    else expect(refused(result)?.data.hasBounds).toBe(false)
  })

  it('names the errors of a template that cannot be laid out', async () => {
    const root = plain('@page { size: 100pt 130pt; margin: 10pt } p { height: 300pt }')
    const { built, diagnostics } = await fit(
      2,
      path.join(root, 'issue.txt'),
      path.join(root, 'mine'),
    )
    expect(built).toBeUndefined()
    expect(diagnostics.map(({ code }) => code)).toContain('BOX_TOO_TALL')
  })
})

describe('banxin build --fit', { timeout: 60_000 }, () => {
  it.each(['0', '-1', '1.5', 'many', '', '100000'])(
    'wants a number of pages, not “%s”',
    async (pages) => {
      const root = folder({ 'issue.txt': ISSUE })
      const { code, err } = await banxin(['build', 'issue.txt', `--fit=${pages}`], root)
      expect([code, err]).toEqual([2, expect.stringContaining('--fit')])
      expect(fs.readdirSync(root)).toEqual(['issue.txt'])
    },
  )

  it('writes nothing where it cannot be, and says what would do it', async () => {
    const root = folder({ 'issue.txt': ISSUE })
    const { code, err } = await banxin(['build', 'issue.txt', '--fit', '3'], root)
    expect(code).toBe(1)
    expect(err).toMatch(/error FIT_IMPOSSIBLE .*lacks \d+ lines\n +hint: add about \d+ characters/)
    expect(fs.readdirSync(root)).toEqual(['issue.txt'])
  })

  it('says what it changed, in Chinese', async () => {
    const root = folder({ 'issue.txt': fs.readFileSync(COLUMN) })
    const { code, err } = await banxin(['build', 'issue.txt', '--fit', '5', '--lang', 'zh'], root)
    expect(code).toBe(0)
    expect(err).toMatch(/FIT_FOUND 5 页：行距由 15\.5 磅改为 [\d.]+ 磅；末页排满 \d+%/)
  })
})
