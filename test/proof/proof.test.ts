import fs from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { placedTextsOf } from '../../src/model/blocks.ts'
import { build, type BuildResult, type Built } from '../../src/build.ts'
import type { Frame, LineFrame, Page } from '../../src/model/page.ts'
import { proofWords } from '../../src/report/proof.ts'
import type { Language } from '../../src/report/messages.ts'
import { environment, linesOf, textOf } from '../support/build.ts'
import { folder } from '../support/folder.ts'
import { readBack } from '../support/pdf.ts'
import { bare } from '../support/source.ts'

const SOURCE = 'content/dajiatan-02.txt'
const HEAD = '大家谈③\n\n青山镇党委书记赵明：\n\n'
/** The white edge of a sheet, pt. */
const EDGE = (5 * 72) / 25.4

interface ProofOptions {
  readonly template?: string
  readonly files?: Readonly<Record<string, string>>
  readonly language?: Language
  readonly emit?: 'pdf' | 'definition'
}

function proofOf(
  text: string,
  { template, files = {}, language = 'zh', emit = 'definition' }: ProofOptions = {},
): Promise<BuildResult> {
  const root = folder({ 'issue.txt': text, ...files })
  const options = { emit, proof: proofWords(language), ...(template && { template }) }
  return build('issue.txt', options, environment(root))
}

async function proved(text: string, options?: ProofOptions) {
  const { built, diagnostics } = await proofOf(text, options)
  if (!built?.proof) throw new Error(JSON.stringify(diagnostics))
  return { built, proof: built.proof, sheets: built.proof.pages }
}

/** What a sheet shows beside the page. */
const added = (sheet: Page, page: Page): Frame[] => sheet.frames.slice(page.frames.length)
const addedLines = (sheet: Page, page: Page) =>
  added(sheet, page).filter((frame): frame is LineFrame => frame.kind === 'line')

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function boxOf(frame: Frame): Box {
  if (frame.kind === 'dot') throw new Error('no dots in a proof')
  if (frame.kind === 'rect' || frame.kind === 'image') {
    const { x, y, width, height } = frame
    return { left: x, top: y, right: x + width, bottom: y + height }
  }
  const size = Math.max(...frame.line.runs.map((run) => run.size))
  const first = frame.line.runs[0]?.glyphs[0]?.x ?? 0
  return {
    left: frame.x + first,
    top: frame.y - 0.88 * size,
    right: frame.x + frame.line.width,
    bottom: frame.y + 0.12 * size,
  }
}

const meets = (a: Box, b: Box) =>
  a.left < b.right - 0.01 &&
  b.left < a.right - 0.01 &&
  a.top < b.bottom - 0.01 &&
  b.top < a.bottom - 0.01

/** Where the strip of a sheet begins: right of the page. */
const stripOf = (sheet: Page) => sheet.width - EDGE - (51 * 72) / 25.4

/** The frames of a sheet that are no part of the page, checked: none on another, none beyond the sheet. */
function checkSheet(sheet: Page, page: Page | undefined): void {
  const frames = page ? added(sheet, page) : sheet.frames
  for (const { left, top, right, bottom } of frames.map(boxOf)) {
    expect(left).toBeGreaterThanOrEqual(0)
    expect(top).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(sheet.width + 0.01)
    expect(bottom).toBeLessThanOrEqual(sheet.height + 0.01)
  }
  const lines = frames.filter(({ kind }) => kind === 'line').map(boxOf)
  lines.forEach((line, i) => {
    for (const other of lines.slice(i + 1)) expect(meets(line, other)).toBe(false)
  })
  // the marks stand between lines of the page; everything else keeps off it
  const labels = page ? addedLines(sheet, page).filter((frame) => !isRed(frame, sheet)) : []
  const own = page ? sheet.frames.slice(0, page.frames.length) : []
  const printed = own.filter((frame) => frame.kind === 'line' && frame.line.runs.length).map(boxOf)
  for (const label of labels.map(boxOf)) {
    for (const line of printed) expect(meets(label, line)).toBe(false)
  }
  const rules = frames.filter(({ kind }) => kind === 'rect').map(boxOf)
  for (const line of lines) for (const rule of rules) expect(meets(line, rule)).toBe(false)
}

/** The numbers of the notes on a sheet, from top to bottom: red, in front of a note. */
function noteNumbers(sheet: Page, page: Page | undefined): number[] {
  const lines = page ? addedLines(sheet, page) : linesOf(sheet)
  return lines
    .filter(({ line }) => line.runs[0]?.size === 8 && line.runs[0].color.screen === '#c8161d')
    .toSorted((a, b) => a.y - b.y)
    .map((frame) => Number(textOf(frame)))
}

describe('a proof of the real column', () => {
  let plain: Built
  let built: Built
  let sheets: readonly Page[]

  beforeAll(async () => {
    const [one, other] = [
      await build(SOURCE, { emit: 'definition' }, environment()),
      await build(SOURCE, { emit: 'pdf', proof: proofWords('zh') }, environment()),
    ]
    if (!one.built || !other.built?.proof) throw new Error(JSON.stringify(other.diagnostics))
    plain = one.built
    built = other.built
    sheets = other.built.proof.pages
  }, 60_000)

  it('shows every page as it is, line for line', () => {
    expect(built.pages).toEqual(plain.pages)
    expect(sheets.length).toBe(built.pages.length + 1)
    built.pages.forEach((page, i) => {
      const shown = sheets[i]!.frames.slice(0, page.frames.length)
      page.frames.forEach((frame, at) => {
        const { x, y, ...rest } = shown[at]!
        const { x: left, y: top, ...own } = frame
        expect([x - left, y - top]).toEqual([expect.closeTo(EDGE, 6), expect.closeTo(EDGE, 6)])
        if (frame.kind !== 'line' || !frame.bookmark) expect(rest).toEqual(own)
        else {
          const { bookmark } = shown[at] as LineFrame
          expect(bookmark?.label).toBe(frame.bookmark.label)
          expect((bookmark?.top ?? 0) - frame.bookmark.top).toBeCloseTo(EDGE, 6)
        }
      })
    })
  })

  it('has sheets of one size, nothing beyond them, nothing on anything else', () => {
    expect(new Set(sheets.map(({ width, height }) => `${width}×${height}`)).size).toBe(1)
    sheets.forEach((sheet, i) => {
      checkSheet(sheet, built.pages[i])
    })
  })

  it('numbers the rows at the baselines of the lines of all columns', () => {
    built.pages.forEach((page, i) => {
      const numbers = new Map(
        addedLines(sheets[i]!, page)
          .filter((frame) => frame.x < EDGE + page.grid.left && /^\d+$/u.test(textOf(frame)))
          .map((frame) => [Number(textOf(frame)), frame.y - EDGE]),
      )
      const body = linesOf(page).filter(({ role, block }) => role !== 'artifact' && block)
      const first = Math.min(...body.map(({ y }) => y))
      expect(numbers.get(1)).toBeCloseTo(first, 3)
      for (const { y } of body) {
        const row = Math.round((y - first) / 15.5) + 1
        expect(numbers.get(row)).toBeCloseTo(y, 3)
      }
      expect(numbers.size).toBe(
        Math.round((Math.max(...body.map(({ y }) => y)) - first) / 15.5) + 1,
      )
    })
  })

  it('numbers the columns above them', () => {
    built.pages.forEach((page, i) => {
      const [band] = page.grid.bands.filter(({ columns }) => columns.length > 1)
      const numbers = addedLines(sheets[i]!, page).filter(({ y }) => {
        const above = EDGE + (band?.top ?? 0) - y
        return above > -2 && above < 8
      })
      const inPage = numbers.filter(
        ({ x }) => x < stripOf(sheets[i]!) && x > EDGE + page.grid.left - 1,
      )
      expect(inPage.map(textOf)).toEqual(['1', '2', '3'])
      expect(inPage.map(({ x }) => x - EDGE)).toEqual(
        band?.columns.map(({ x }) => expect.closeTo(x, 3) as number),
      )
    })
  })

  it('says where a statement begins, not where the contents list it', async () => {
    const statements = ['一', '二', '三'].map(
      (name) => `青山镇党委书记赵明${name}：\n抓好学习，抓好落实。\n`,
    )
    const { proof } = await proved(statements.join('\n'), { template: 'shouce' })
    expect(proof.counts.map(({ page }) => page)).toEqual([2, 3, 4])
  })

  it('counts the characters of each statement, and says where it begins', () => {
    // independently: what stands between one speaker's line and the next in the file
    const text = fs.readFileSync(SOURCE, 'utf8').replace('\uFEFF', '')
    const speakers = built.bulletin.statements.map(({ speakers: [speaker] }) => speaker!.printed)
    const starts = speakers.map((speaker) => text.indexOf(`\n${speaker}`) + 1)
    const counts = starts.map((start, i) => {
      const own = text.slice(start + speakers[i]!.length, starts[i + 1])
      return Array.from(own.replace(/\s/gu, '')).length
    })
    expect(counts).toHaveLength(21)
    expect(built.proof?.counts.map(({ characters }) => characters)).toEqual(counts)
    const table = linesOf(sheets.at(-1)!).map(textOf)
    for (const count of counts) expect(table).toContain(String(count))
    expect(table).toContain(String(counts.reduce((sum, count) => sum + count)))
    for (const speaker of speakers) expect(table).toContain(speaker.replace('：', ''))
    for (const { page, column, row, speaker } of built.proof!.counts) {
      const { x } = built.pages[page! - 1]!.grid.bands.at(-1)!.columns[column! - 1]!
      const lines = linesOf(built.pages[page! - 1]!).filter(({ role }) => role !== 'artifact')
      const first = Math.min(...lines.filter(({ block }) => block).map(({ y }) => y))
      const heading = lines.find(
        (frame) => frame.x === x && Math.abs(frame.y - first - (row! - 1) * 15.5) < 0.1,
      )
      expect(speaker.startsWith(textOf(heading!).replace(/[：\s].*$/u, ''))).toBe(true)
    }
  })

  it('marks the places where paragraphs were joined, and says so beside them', () => {
    const findings = built.proof!.findings.filter(
      ({ diagnostic }) => diagnostic.code === 'PARAGRAPH_JOINED',
    )
    expect(findings).toHaveLength(3)
    const joined = ['恢复', '堂教', '强大']
    findings.forEach(({ printed }, i) => {
      const shown = printed!.stretches.map(({ page, frame, from, to }) => {
        const glyphs = frame.line.runs.flatMap((run) => run.glyphs)
        expect(linesOf(built.pages[page]!)).toContain(frame)
        return glyphs
          .filter(({ x }) => frame.x + x >= from - 0.01 && frame.x + x < to - 0.01)
          .map(({ text }) => text)
          .join('')
      })
      expect(shown.join('')).toBe(joined[i])
    })
  })

  it('keeps the text and the outline of the pages', async () => {
    const { document, pages } = await readBack(built.pdf!)
    const source = bare(fs.readFileSync(SOURCE, 'utf8').replace('\uFEFF', ''))
    const text = pages.slice(0, 6).map((page, i) => {
      const shown = bare(linesOf(built.pages[i]!).map(textOf).join(''))
      expect(bare(page).startsWith(shown)).toBe(true)
      return shown.replace(/(大家谈②)?—\d+—$/u, '')
    })
    const from = source.indexOf('绣林街道办事处党工委')
    expect(text.join('').slice(-(source.length - from))).toBe(source.slice(from))
    const outline = await document.getOutline()
    expect(outline.map(({ title }) => title)).toEqual(
      built.proof!.counts.map(({ speaker }) => speaker),
    )
    const { info } = await document.getMetadata()
    expect(info).toMatchObject({ Title: expect.stringMatching(/^大家谈② .*校样$/u) as string })
  })

  it('is the same bytes a second time', async () => {
    const again = await build(SOURCE, { emit: 'pdf', proof: proofWords('zh') }, environment())
    expect(Buffer.compare(again.built?.pdf ?? new Uint8Array(), built.pdf!)).toBe(0)
  }, 30_000)
})

/** Statements whose words no line can hold: each is a warning. */
function wordy(statements: number, paragraphs: number): string {
  const word = (n: number) =>
    Array.from({ length: 46 }, (_, i) => String.fromCharCode(97 + ((n * 7 + i * i) % 26))).join('')
  return [
    '大家谈③',
    ...Array.from({ length: statements }, (_, i) => [
      `青山镇党委书记${'赵钱孙李周吴郑王'[i % 8]!}明：`,
      ...Array.from(
        { length: paragraphs },
        (_, k) => `我们要抓好学习，${word(i * paragraphs + k)}抓好落实，推动工作再上新台阶。`,
      ),
    ]).flat(),
  ].join('\n\n')
}

describe('findings', () => {
  it('all come out, in order, none on another, however many there are', async () => {
    const { built, proof, sheets } = await proved(wordy(12, 7))
    const { length } = proof.findings
    expect(length).toBeGreaterThan(60)
    sheets.forEach((sheet, i) => {
      checkSheet(sheet, built.pages[i])
    })
    const beside = built.pages.map((page, i) => noteNumbers(sheets[i]!, page))
    const behind = sheets
      .slice(built.pages.length)
      .flatMap((sheet) => noteNumbers(sheet, undefined))
    for (const numbers of [...beside, behind]) {
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    }
    expect(behind.length).toBeGreaterThan(0)
    expect([...beside.flat(), ...behind].sort((a, b) => a - b)).toEqual(
      Array.from({ length }, (_, i) => i + 1),
    )
    // a page whose notes go on says where
    built.pages.forEach((page, i) => {
      const own = proof.findings.filter(({ printed }) => printed?.stretches[0]?.page === i)
      const says = addedLines(sheets[i]!, page).some((frame) => /见附页/u.test(textOf(frame)))
      expect(says).toBe(own.length > beside[i]!.length)
    })
  }, 30_000)

  it('have a number under their first character, and a line under the rest', async () => {
    const { built, proof, sheets } = await proved(wordy(6, 4))
    expect(proof.findings.length).toBeGreaterThan(20)
    for (const { number, diagnostic, printed } of proof.findings) {
      const [stretch] = printed!.stretches
      const { page, frame } = stretch!
      // the glyph of the first character, found by the range of its run
      const { block, start } = originOf(built, diagnostic.span!.start)
      const run = frame.line.runs.find(
        ({ source }) => source?.block === block && source.start <= start && source.end > start,
      )
      const glyph = run!.glyphs[start - run!.source!.start]!
      expect(bare(glyph.text)).not.toBe('')
      const red = added(sheets[page]!, built.pages[page]!).filter((one) =>
        isRed(one, sheets[page]!),
      )
      const call = red.find((one) => one.kind === 'line' && textOf(one) === String(number))
      expect(call?.x).toBeCloseTo(EDGE + frame.x + glyph.x, 1)
      const below = (call?.y ?? 0) - EDGE - frame.y
      expect(below).toBeGreaterThan(0.12 * 10.5)
      expect(below).toBeLessThan(15.5 - 0.88 * 10.5)
      const { right: end, left } = boxOf(call!)
      const rule = red.find(
        (one) =>
          one.kind === 'rect' && one.x > left && one.x < end + 2 && Math.abs(one.y - call!.y) < 5,
      )
      expect(rule).toBeDefined()
      expect((rule as { width: number }).width + rule!.x - EDGE).toBeCloseTo(stretch!.to, 3)
    }
  }, 30_000)

  it('are found in an issue of several files', async () => {
    const root = folder({
      'issue/1.txt': `${HEAD}我们要抓好学习。`,
      'issue/2.txt': '县财政局局长孙小红：\n\n我们要抓好学习，抓好\n落实，推动工作。',
    })
    const options = { emit: 'definition', proof: proofWords('zh') } as const
    const { built } = await build('issue', options, environment(root))
    const [finding] = built!.proof!.findings
    expect(finding?.diagnostic.span?.file).toMatch(/2\.txt$/u)
    expect(finding?.printed?.stretches.map(({ frame }) => frame.block)).toEqual(['s2p1'])
  })

  it('stand beside their lines where there is room', async () => {
    const { built, proof, sheets } = await proved(wordy(1, 1))
    const { number, printed } = proof.findings[0]!
    const note = addedLines(sheets[0]!, built.pages[0]!).find(
      (frame) => frame.x >= stripOf(sheets[0]!) && textOf(frame) === String(number),
    )
    expect(note?.y).toBeCloseTo(EDGE + printed!.stretches[0]!.frame.y, 3)
  })

  it.each([
    ['zh', '本页未发现问题', '未发现问题'],
    ['en', 'no findings here', 'no findings'],
  ] as const)('are said to be none, in %s', async (language, here, all) => {
    const { built, proof, sheets } = await proved(`${HEAD}我们要抓好学习。`, { language })
    expect(proof.findings).toEqual([])
    expect(addedLines(sheets[0]!, built.pages[0]!).map(textOf)).toContain(here)
    expect(linesOf(sheets.at(-1)!).map(textOf)).toContain(all)
  })

  it('of the issue as a whole have a note behind the pages, and no mark', async () => {
    const issue = `---\nseries: 众人谈\npermit: 鄂内资准字1号\n---\n${HEAD}我们要抓好学习。`
    const { built, proof, sheets } = await proved(issue)
    expect(proof.findings.map(({ diagnostic, printed }) => [diagnostic.code, printed])).toEqual([
      ['MASTHEAD_OVERRIDDEN', undefined],
      ['IMPRINT_INCOMPLETE', undefined],
    ])
    expect(added(sheets[0]!, built.pages[0]!).filter((one) => isRed(one, sheets[0]!))).toEqual([])
    expect(noteNumbers(sheets[1]!, undefined)).toEqual([1, 2])
    checkSheet(sheets[1]!, undefined)
  })

  it('may be as long as several sheets, and quote what no font has', async () => {
    const root = folder({ 'issue.txt': `---\npermit: 甲\n---\n${HEAD}我们要抓好学习。` })
    const message = `\u{10FFFD}\n${'这一段话很长，'.repeat(2500)}完。`
    const words = { ...proofWords('zh'), describe: () => message }
    const { built } = await build(
      'issue.txt',
      { emit: 'definition', proof: words },
      environment(root),
    )
    const sheets = built!.proof!.pages
    expect(sheets.length).toBeGreaterThan(3)
    const behind = sheets.slice(1)
    behind.forEach((sheet) => {
      checkSheet(sheet, undefined)
    })
    const text = behind
      .flatMap((sheet) => linesOf(sheet))
      .map(textOf)
      .join('')
    expect(text).toContain('[U+10FFFD]')
    expect(text.match(/这一段话很长/gu)?.length).toBeGreaterThan(2400)
    expect(text).toContain('完。')
  }, 30_000)

  it('of a long message on a page go behind the pages if the strip is too low for it', async () => {
    const root = folder({ 'issue.txt': wordy(1, 2) })
    const words = { ...proofWords('en'), describe: () => '这一段话很长，'.repeat(300) }
    const { built } = await build(
      'issue.txt',
      { emit: 'definition', proof: words },
      environment(root),
    )
    const { pages, findings } = built!.proof!
    expect(findings).toHaveLength(2)
    expect(noteNumbers(pages[0]!, built!.pages[0])).toEqual([])
    expect(addedLines(pages[0]!, built!.pages[0]!).map(textOf).join('')).toContain('see the sheets')
    expect(pages.slice(1).flatMap((sheet) => noteNumbers(sheet, undefined))).toEqual([1, 2])
  }, 30_000)
})

function isRed(frame: Frame, sheet: Page): boolean {
  if (frame.kind === 'image') return false
  const color = frame.kind === 'line' ? frame.line.runs[0]?.color : frame.color
  return color?.screen === '#c8161d' && frame.x < stripOf(sheet)
}

/** The block and the offset of a character of the source, by the map of every block. */
function originOf({ bulletin }: Built, at: number): { block: string; start: number } {
  for (const { id, map, text } of placedTextsOf(bulletin)) {
    const start = at - map[0]!.span.start
    if (map.length === 1 && start >= 0 && start < text.length) return { block: id, start }
  }
  throw new Error('not in a block')
}

const MINE = {
  'mine/template.json': '{ "name": "mine", "purpose": { "zh": "甲", "en": "a" } }',
  'mine/page.hbs':
    '<h1>{{series}}{{issueNumber number}}</h1>{{#each statements}}<h2>{{speaker this}}</h2>{{#each blocks}}<p>{{paragraph this}}</p>{{/each}}{{/each}}',
}

describe('a proof in another template', () => {
  it.each([
    ['one column', 'size: A5; margin: 15mm', 'font-size: 10pt; line-height: 16pt'],
    ['a small page', 'size: 60mm 80mm; margin: 3mm', 'font-size: 8pt; line-height: 10pt'],
    ['a page without margins', 'size: A5; margin: 0', 'font-size: 10pt; line-height: 12pt'],
  ])('numbers its rows: %s', async (_name, page, body) => {
    const style = `@page { ${page} } body { ${body}; line-grid: create }`
    const files = { ...MINE, 'mine/style.css': style }
    const { built, sheets } = await proved(wordy(2, 3), { template: './mine', files })
    built.pages.forEach((own, i) => {
      checkSheet(sheets[i]!, own)
      const numbers = addedLines(sheets[i]!, own).filter((frame) => /^\d+$/u.test(textOf(frame)))
      const ys = new Set(numbers.map(({ y }) => Math.round(y * 100)))
      for (const { y, block } of linesOf(own)) {
        if (block) expect(ys).toContain(Math.round((y + EDGE) * 100))
      }
    })
    const table = linesOf(sheets.at(-1)!).map(textOf)
    expect(table).not.toContain('栏')
    expect(table).toContain('行')
  })

  it('has two columns, each with its number', async () => {
    const style =
      '@page { size: A4; margin: 20mm } body { font-size: 10pt; line-height: 15pt; line-grid: create; column-count: 2 }'
    const files = { ...MINE, 'mine/style.css': style }
    const { built, proof } = await proved(wordy(6, 6), { template: './mine', files })
    expect(built.pages[0]?.grid.bands.at(-1)?.columns).toHaveLength(2)
    expect(new Set(proof.findings.map(({ printed }) => printed?.place.column))).toEqual(
      new Set([1, 2]),
    )
  })
})
