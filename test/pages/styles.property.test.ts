import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { build, type BuildResult, type Built } from '../../src/build.ts'
import type { Code } from '../../src/model/diagnostic.ts'
import type { LineFrame, Page } from '../../src/model/page.ts'
import { environment, linesOf, textOf } from '../support/build.ts'
import { folder } from '../support/folder.ts'
import { bare } from '../support/source.ts'

const PT_PER_MM = 72 / 25.4
const EPSILON = 0.01

// ---- any bulletin

const WORDS = [
  ...Array.from('山水田林路渠井站学校医院人民群众干部工作发展建设'),
  ...[
    '，',
    '、',
    '；',
    '“落实”',
    '《规划》',
    '2700万元',
    'S221',
    '——',
    '……',
    '（二期）',
    '5G',
    '12.5%',
  ],
]
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 50 })
  .map((parts) => `${parts.join('').replace(/^[，、；]+/u, '')}。`)
const paragraph = fc
  .array(sentence, { minLength: 1, maxLength: 3 })
  .map((sentences) => `\u3000\u3000${sentences.join('')}`)
const speaker = fc.constantFrom(
  '青山镇党委书记赵明：',
  '某某经济开发区党工委书记、管委会副主任欧阳建国：',
  '县人民法院院长冯远：',
  '云溪镇桃源村党支部书记、村委会主任王磊：',
)
const statement = fc
  .tuple(speaker, fc.array(paragraph, { minLength: 1, maxLength: 4 }))
  .map(([head, paragraphs]) => [head, ...paragraphs].join('\n'))
const issue = fc.record({
  head: fc.constantFrom('', '大家谈②\n\n团结 奋进\n\n', '上行标语\n下行标语\n\n话题㉓\n\n实干\n\n'),
  statements: fc.array(statement, { minLength: 1, maxLength: 6 }),
})

// ---- any style

/** From one number to another, by quarters. */
const quarters = (least: number, most: number) =>
  fc.integer({ min: least * 4, max: most * 4 }).map((n) => n / 4)
/** One of these declarations, or none, which is the likelier the greater `none` is. */
const sometimes = (none: number, ...declarations: readonly string[]) =>
  fc.oneof(
    { weight: none, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom(...declarations) },
  )
const usually = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: odd })

const SIDES = ['auto', 'avoid', 'page', 'column', 'left', 'right']
const breaks = fc
  .tuple(
    sometimes(3, ...SIDES.map((value) => `break-before: ${value};`)),
    sometimes(3, ...SIDES.map((value) => `break-after: ${value};`)),
    sometimes(3, 'break-inside: auto;', 'break-inside: avoid;'),
  )
  .map((declarations) => declarations.join(' '))
const decoration = sometimes(
  4,
  'border-top: 0.5pt solid black;',
  'border: 2pt solid black; padding: 3pt 0;',
  'padding: 0.5em 1em;',
  'border-left: 4pt solid black; padding-left: 6pt;',
)
const align = fc.constantFrom('', 'text-align: left;', 'text-align: justify;')

/** Millimetres. */
const page = fc.record({
  size: usually(
    fc.constantFrom<[number, number][]>([148, 210], [185, 260], [210, 297], [270, 390]),
    fc.tuple(fc.integer({ min: 20, max: 120 }), fc.integer({ min: 20, max: 120 })),
  ),
  top: usually(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 300 })),
  bottom: fc.integer({ min: 0, max: 25 }),
  inner: usually(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 200 })),
  outer: fc.integer({ min: 0, max: 25 }),
  numbered: fc.boolean(),
})
const body = fc.record({
  size: quarters(6, 16),
  leading: fc.integer({ min: 100, max: 250 }).map((percent) => percent / 100),
  inPoints: fc.boolean(),
})
const columns = fc.record({
  count: fc.integer({ min: 1, max: 6 }),
  gap: quarters(0, 3),
  fill: fc.constantFrom('', 'column-fill: auto;', 'column-fill: balance;'),
})
const heading = fc.record({
  size: usually(quarters(8, 16), quarters(8, 40)),
  leading: fc.integer({ min: 100, max: 200 }).map((percent) => percent / 100),
  above: quarters(0, 3),
  below: quarters(0, 2),
  span: sometimes(3, 'column-span: all;'),
  step: sometimes(
    4,
    'block-step-size: 1.5em;',
    'block-step-size: 20mm; block-step-align: end;',
    'block-step-align: start;',
  ),
  more: fc.tuple(breaks, decoration, align).map((declarations) => declarations.join(' ')),
})
const text = fc.record({
  orphans: fc.integer({ min: 1, max: 5 }),
  widows: fc.integer({ min: 1, max: 5 }),
  indent: fc.constantFrom(0, 2),
  snap: sometimes(3, 'line-snap: none;', 'line-snap: baseline;'),
  step: sometimes(6, 'block-step-size: 2em;', 'block-step-size: 31pt;'),
  decoration,
  /** Of the content: padding beside it would go beyond the column. */
  width: sometimes(4, 'width: 50%;', 'width: 87.5%;', 'width: 100%;'),
  more: fc.tuple(breaks, align).map((declarations) => declarations.join(' ')),
})
const others = fc.record({
  span: sometimes(1, 'white-space: nowrap;'),
  box: sometimes(
    2,
    'position: absolute; top: 0; right: 0; width: 25%;',
    'position: absolute; bottom: 1em; left: 10%;',
    'position: absolute; top: 50%; left: 0; width: calc(50% - 1em); border: 1pt solid black;',
  ),
})
const look = fc.record({ page, body, columns, heading, text, others })
type Look = typeof look extends fc.Arbitrary<infer T> ? T : never

const TEMPLATE = {
  'look/template.json': JSON.stringify({
    name: 'look',
    purpose: { zh: '测试', en: 'test' },
    fields: [],
    inks: {},
  }),
  'look/page.hbs': `<body>
{{#if (any series slogans motto)}}
<header>
{{#if series}}<h1>{{series}}{{#if (any printedNumber number)}}{{issueNumber number}}{{/if}}</h1>{{/if}}
{{#each slogans}}<p>{{this}}</p>{{/each}}
{{#if motto}}<div class="box">{{motto}}</div>{{/if}}
</header>
{{/if}}
<main>
{{#each statements}}<h2>{{speaker this}}</h2>{{#each blocks}}<p>{{paragraph this}}</p>{{/each}}{{/each}}
</main>
</body>`,
}

function sheetOf({ page, body, columns, heading, text, others }: Look): string {
  const [width, height] = page.size
  const mm = (...lengths: readonly number[]) => lengths.map((n) => `${n}mm`).join(' ')
  const lineHeight = body.inPoints ? `${pitchOf(body)}pt` : `${body.leading}`
  const number = page.numbered ? '@bottom-right { content: counter(page) }' : ''
  return `
@page { size: ${mm(width, height)}; margin: ${mm(page.top, page.outer, page.bottom, page.inner)}; ${number} }
@page :left { margin: ${mm(page.top, page.inner, page.bottom, page.outer)} }
body { font-family: "Noto Serif SC"; font-size: ${body.size}pt; line-height: ${lineHeight}; line-grid: create }
h1 { font-size: ${heading.size}pt; line-height: 1.2 }
main { column-count: ${columns.count}; column-gap: ${columns.gap}em; ${columns.fill} }
h2 { font-size: ${heading.size}pt; line-height: ${heading.leading}; margin: ${heading.above}em 0 ${heading.below}em;
  ${heading.span} ${heading.step} ${heading.more} }
main p { text-indent: ${text.indent}em; orphans: ${text.orphans}; widows: ${text.widows};
  ${text.snap} ${text.step} ${text.decoration || text.width} ${text.more} }
span { ${others.span} }
.box { ${others.box} }
`
}

function pitchOf({ size, leading }: Look['body']): number {
  return size * leading
}

// ---- what must hold

/** What a style may make impossible. */
const REFUSALS: readonly Code[] = [
  'PAGE_TOO_SMALL',
  'COLUMN_TOO_NARROW',
  'BOX_TOO_TALL',
  'TEXT_OUTSIDE_PAGE',
]
/** Said of a line that no break could make narrow enough. */
const OVERFULL: readonly Code[] = ['LINE_OVERFULL', 'WORD_TOO_LONG']

function typeset(bulletin: string, style: Look): Promise<BuildResult> {
  const root = folder({ ...TEMPLATE, 'issue.txt': bulletin, 'look/style.css': sheetOf(style) })
  const options = { emit: 'definition', template: './look' } as const
  return build('issue.txt', options, environment(root))
}

/** Lines of statements: those of the masthead belong to no block. */
function statementLines(page: Page): LineFrame[] {
  return linesOf(page).filter(({ block, role }) => block !== undefined && role !== 'artifact')
}

/** Every character once, those of the statements in their order. */
function expectWhole({ pages }: Built, head: string, statements: string): void {
  const printed = pages.flatMap(statementLines).map(textOf).join('')
  expect(bare(printed)).toBe(bare(statements))
  const all = pages.flatMap(linesOf).filter(({ role }) => role !== 'artifact')
  const sorted = (text: string) => Array.from(bare(text)).sort().join('')
  expect(sorted(all.map(textOf).join(''))).toBe(sorted(head + statements))
}

/** No page without a line but those that `left` and `right` ask for, one before each page with lines at most. */
function expectBounded({ pages }: Built): void {
  const lines = pages.flatMap(linesOf).length
  expect(pages.length).toBeLessThanOrEqual(2 * lines + 2)
}

function expectInside(page: Page): void {
  for (const { x, y, line, role } of linesOf(page)) {
    if (role === 'artifact') continue
    expect(x).toBeGreaterThanOrEqual(-EPSILON)
    expect(x + line.width).toBeLessThanOrEqual(page.width + EPSILON)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y).toBeLessThanOrEqual(page.height + EPSILON)
  }
}

/** Left edges and measure of a page's columns, by the rule of whole ems. */
function columnsOn(number: number, { page, body, columns }: Look) {
  const [sheet] = page.size
  const width = (sheet - page.inner - page.outer) * PT_PER_MM
  const left = (number % 2 === 1 ? page.inner : page.outer) * PT_PER_MM
  const { count } = columns
  const room = width - (count - 1) * columns.gap * body.size
  const measure = Math.floor(room / (count * body.size) + 1e-6) * body.size
  const step = count > 1 ? measure + (width - count * measure) / (count - 1) : 0
  return { width, measure, lefts: Array.from({ length: count }, (_, i) => left + i * step) }
}

/** Each line stands in a column and is no wider, and lines of a column stand below each other. */
function expectColumns(page: Page, style: Look): void {
  const { width, measure, lefts } = columnsOn(page.number, style)
  let before: { column: number; y: number } | undefined
  for (const frame of statementLines(page)) {
    const spans = frame.role === 'heading' && style.heading.span !== ''
    const column = spans ? 0 : lefts.findLastIndex((left) => left <= frame.x + EPSILON)
    const left = lefts[column]
    expect(left, `a line at ${frame.x} before the first column`).toBeDefined()
    const right = (left ?? 0) + (spans ? width : measure)
    expect(frame.x + frame.line.width).toBeLessThanOrEqual(right + EPSILON)
    if (before?.column === column) expect(frame.y).toBeGreaterThan(before.y + 1)
    before = { column, y: frame.y }
  }
}

/** The baselines of a page's text are whole pitches apart; boxes with borders and steps of their own are centred in whole rows. */
function expectGrid(page: Page, { body, text }: Look): void {
  if (text.snap === 'line-snap: none;' || text.step || text.decoration) return
  const pitch = pitchOf(body)
  const baselines = statementLines(page)
    .filter(({ role }) => role === 'paragraph')
    .map(({ y }) => y)
  for (const y of baselines) {
    const rows = (y - (baselines[0] ?? 0)) / pitch
    expect(Math.abs(rows - Math.round(rows)) * pitch).toBeLessThan(EPSILON)
  }
}

describe('any bulletin in any style', () => {
  it('is refused, or comes out whole, in its columns and on its grid', async () => {
    let laid = 0
    await fc.assert(
      fc.asyncProperty(issue, look, async ({ head, statements }, style) => {
        const text = statements.join('\n\n')
        const { built, diagnostics } = await typeset(head + text, style)
        const errors = diagnostics.filter(({ severity }) => severity === 'error')
        expect(REFUSALS).toEqual(expect.arrayContaining(errors.map(({ code }) => code)))
        expect(built === undefined).toBe(errors.length > 0)
        if (!built) return
        laid++
        expectWhole(built, head, text)
        expectBounded(built)
        const isOverfull = diagnostics.some(({ code }) => OVERFULL.includes(code))
        for (const page of built.pages) {
          expectInside(page)
          if (!isOverfull) expectColumns(page, style)
          expectGrid(page, style)
        }
      }),
      { numRuns: 100 },
    )
    expect(laid).toBeGreaterThan(20)
  }, 120_000)
})
