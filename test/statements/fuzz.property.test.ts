import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textsOf } from '../../src/model/blocks.ts'
import type { Bulletin } from '../../src/model/bulletin.ts'
import type { Source } from '../../src/model/source.ts'
import { printedOf, readSpeaker } from '../../src/statements/speaker.ts'
import { parseStatements } from '../../src/statements/parse.ts'
import { collect } from '../support/diagnostics.ts'
import { bare, parse, source } from '../support/source.ts'

const piece = fc.oneof(
  fc.constantFrom(
    ...['\n青山镇党委书记赵明：\n', '\n赵明（县教育局局长）\n', '\n青山镇 赵明、县医院院长孙红：'],
    ...[
      '\n县法院院长冯远激动地说：“好',
      '\n赵明：青山镇党委书记，',
      '\n发言人：县委书记王强（兼）\n',
      '\n青山镇党委书记、\n镇长赵明：\n',
      '\n青山镇党委书记\u200B\n欧 阳 春：',
      '\n某公司CEO\nJohn Smith：',
      '\n县委副书记，县长王平安：\n',
      '\n县长赵明：主持全面工作。\n',
      '\n赵明：我同意。\n',
      '\n孙红：好。\n',
      '\n县教育局：\n',
    ],
  ),
  fc.constantFrom(
    ...[
      '青山镇',
      '县委',
      '某某',
      '党委书记',
      '局长',
      '赵明',
      '欧阳静',
      '张\u3000三',
      '阿卜杜拉·买买提',
      '𠮷野',
    ],
    ...[
      '：',
      ':',
      '、',
      '，',
      '。',
      '（',
      '）',
      '“',
      '”',
      '说',
      '表示',
      '和',
      ' ',
      '\u3000',
      '\t',
      '\n',
      '\n\n',
      '\r\n',
    ],
    ...[
      '发言人：',
      '在会上',
      '激动地',
      '一是',
      '二是',
      '第八期',
      '大家谈②',
      '8:30',
      '12345',
      '同志',
      '🀄',
      '\uD842',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
const text = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(''))

function allText({ masthead, lead, statements }: Bulletin): string {
  const { slogans, series = '', printedNumber = '', motto = '' } = masthead
  const said = statements.flatMap(({ speakers, blocks }) => [
    ...speakers.map(({ printed }) => printed),
    ...textsOf(blocks).map(({ text }) => text),
  ])
  return [
    ...slogans,
    series,
    printedNumber,
    motto,
    ...textsOf(lead).map(({ text }) => text),
    ...said,
  ].join('')
}

const sorted = (text: string) => [...bare(text)].sort().join('')

/** Front matter is no part of the text, and has tests of its own. */
const isPlain = (text: string) => !text.replace(/^\uFEFF/u, '').startsWith('---')

describe('any text', () => {
  it('gives a bulletin or says why not, and no character is lost', () => {
    let bulletins = 0
    fc.assert(
      fc.property(text.filter(isPlain), (text) => {
        const { bulletin, codes } = parse(text)
        if (!bulletin) {
          expect(codes()).toContain('NO_SPEAKER')
          return
        }
        bulletins++
        expect(sorted(allText(bulletin))).toBe(sorted(source(text).text))
      }),
      { numRuns: 1500 },
    )
    expect(bulletins).toBeGreaterThan(200)
  })

  it('has speakers whose parts put together are what is printed', () => {
    fc.assert(
      fc.property(text.filter(isPlain), (text) => {
        for (const statement of parse(text).bulletin?.statements ?? []) {
          for (const { parts, printed, name } of statement.speakers) {
            expect(parts.map(({ text }) => text).join('')).toBe(printed)
            expect(parts.find((part) => part.kind === 'name')?.text ?? '').toBe(name)
          }
        }
      }),
      { numRuns: 800 },
    )
  })

  it('is read line by line without a character between speaker and text', () => {
    fc.assert(
      fc.property(text, (line) => {
        const reading = readSpeaker(line.trim())
        if (!reading) return
        expect(line.trim().slice(0, reading.length)).toBe(reading.persons.map(printedOf).join(''))
      }),
      { numRuns: 1500 },
    )
  })
})

/** With folds in every line, so that the way back has as many pieces. */
const LONG: readonly (readonly [name: string, line: string])[] = [
  ['statements run in', '青山镇党委书记赵明：我们将抓好落实，一是抓学习。\n'],
  ['quotations', '青山镇党委书记赵明在会上激动地说：“好。”\n'],
  ['names', '青山镇 赵明\n'],
  ['speakers over two lines', '青山镇党委书记、\n镇长赵明：\n'],
  ['posts without names', '青山镇党委书记\n'],
  ['Latin names', '某公司首席执行官John Smith和Anna Lee\n'],
  ['duties', '县长赵明：主持全面工作。\n'],
  ['a dialogue', '赵明：我同意。\n孙红：好。\n'],
  ['spaced names', '青山镇党委书记 欧 阳 春\n'],
  ['words without a speaker', '我们将\u200B抓好落实\n'],
  ['lines of marks', '：：：，，，、、、（（（）））\n'],
  ['titles without end', '副副副主任主任主任书记书记正高级高级特级教师\n'],
  ['text in one line', '书记、局长和主任（兼）说：“好”。'],
  ['spaces', ' \u3000'],
  ['one mark', '”'],
  ['points in one line', '一是甲。二是乙。（一）丙。（二）丁。'],
  ['points on lines', '一、甲\n二、乙\n'],
]

describe('a text of a megabyte', () => {
  it.each(LONG)(
    'of %s is parsed in time that grows with it',
    (_name, line) => {
      const whole = line.repeat(Math.ceil(350_000 / line.length))
      const read: Source = source(`青山镇党委书记赵明：\n甲。\n${whole}`)
      const start = performance.now()
      expect(parseStatements(read, collect().report)).toBeDefined()
      const taken = performance.now() - start
      // a second or two on a machine that has it to itself; with the square of the lines it was a minute
      expect(taken).toBeLessThan(15_000)
    },
    60_000,
  )
})
