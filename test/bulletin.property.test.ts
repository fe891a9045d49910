import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf, buildText, textOf, textOfPages } from './support/build.ts'
import { readBack } from './support/pdf.ts'
import { bare } from './support/source.ts'

const sentence = fc
  .array(
    fc.constantFrom(
      ...Array.from('山水田林路渠井站学校医院人民群众干部工作发展建设'),
      '，',
      '、',
      '“落实”',
      '《规划》',
      '2700万元',
      'S221',
      '——',
      '……',
      '（二期）',
      'GDP',
      '12.5%',
    ),
    { minLength: 3, maxLength: 60 },
  )
  .map((parts) => `${parts.join('').replace(/^[，、]+/u, '')}。`)
const paragraph = fc
  .array(sentence, { minLength: 1, maxLength: 4 })
  .map((sentences) => sentences.join(''))
const speaker = fc.constantFrom(
  '青山镇党委书记赵明：',
  '某某经济开发区党工委书记、管委会副主任欧阳建国：',
  '县人民法院院长冯远：',
  '白云村党支部书记张　三：',
)
const statement = fc
  .tuple(speaker, fc.array(paragraph, { minLength: 1, maxLength: 4 }))
  .map(([speaker, paragraphs]) =>
    [speaker, ...paragraphs.map((text) => `\u3000\u3000${text}`)].join('\n'),
  )
const issue = fc
  .tuple(
    fc.constantFrom(
      '',
      '大家谈②\n\n',
      '上行标语响亮\n下行标语也响亮\n\n百姓话题㉓\n\n团结 奋进 实干\n\n',
    ),
    fc.array(statement, { minLength: 1, maxLength: 25 }),
  )
  .map(([head, statements]) => head + statements.join('\n\n'))

const FIRST_SPEAKER = /(?:青山镇|某某经济|县人民法院|白云村)/u

describe('any bulletin', () => {
  it('comes out whole, legal and inside its pages', async () => {
    await fc.assert(
      fc.asyncProperty(issue, async (text) => {
        const { built, diagnostics } = await buildText(text)
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
        const pages = built?.pages ?? []
        const printed = bare(textOfPages(pages))
        // the masthead has an order of its own; from the first speaker on, the order is the source's
        const statements = bare(text.slice(text.search(FIRST_SPEAKER)))
        expect(printed.slice(-statements.length)).toBe(statements)
        expect(Array.from(printed).sort()).toEqual(Array.from(bare(text)).sort())
        for (const page of pages) {
          const lines = linesOf(page)
          for (const frame of lines.filter(({ block }) => block)) {
            expect(frame.line.width).toBeLessThanOrEqual(15 * 10.5 + 0.01)
            if (frame.line.start > 0) expect(textOf(frame)).not.toMatch(/^[，。、；：？！”’》）·]/u)
            if (!frame.line.last) expect(textOf(frame)).not.toMatch(/[“‘《（]$/u)
          }
          for (const { x, y, line } of lines) {
            expect(x).toBeGreaterThanOrEqual(0)
            expect(x + line.width).toBeLessThanOrEqual(page.width)
            expect(y).toBeLessThanOrEqual(page.height)
          }
        }
      }),
      { numRuns: 12 },
    )
  }, 60_000)

  it('is the same file twice, and reads back as what was put in', async () => {
    await fc.assert(
      fc.asyncProperty(issue, async (text) => {
        const [one, two] = await Promise.all([buildText(text), buildText(text)])
        const pdf = one.built?.pdf ?? new Uint8Array()
        expect(Buffer.compare(pdf, two.built?.pdf ?? new Uint8Array(1))).toBe(0)
        const { pages } = await readBack(pdf)
        const placed = one.built?.pages ?? []
        pages.forEach((read, i) => {
          const page = placed[i]
          const all = page ? linesOf(page).map(textOf).join('') : ''
          expect(Array.from(bare(read)).sort()).toEqual(Array.from(bare(all)).sort())
        })
      }),
      { numRuns: 4 },
    )
  }, 60_000)
})
