import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RULES } from '../../src/proofread/rules.ts'
import { rulesPage } from '../support/rules-page.ts'
import { findings, findingsIn, paragraphOf } from '../support/rule.ts'

describe('docs/rules.md', () => {
  it('says what the rules say of themselves (npx vitest run test/proofread/rules -u writes it)', async () => {
    await expect(await rulesPage(RULES)).toMatchFileSnapshot('../../docs/rules.md')
  })
})

describe('rules', () => {
  it('stand in a file of their name each, and have a table of cases', () => {
    const names = RULES.map(({ code }) => code.toLowerCase().replaceAll('_', '-'))
    expect(fs.readdirSync('src/proofread/rules').toSorted()).toEqual(
      expect.arrayContaining(names.map((name) => `${name}.ts`).toSorted()),
    )
    const tables = fs.readdirSync('test/proofread/rules')
    expect(names.filter((name) => !tables.includes(`${name}.test.ts`))).toEqual([])
  })

  it('are not two of one code', () => {
    const codes = RULES.map(({ code }) => code)
    expect(codes).toEqual([...new Set(codes)])
  })
})

describe.each(RULES.map((rule) => [rule.code, rule] as const))('%s', (_, rule) => {
  it('explains itself and has examples', () => {
    expect(rule.explanation.zh).toMatch(/[。）]$/u)
    expect(rule.explanation.en).toMatch(/\.$/u)
    expect(rule.examples.length).toBeGreaterThan(0)
  })

  it.each(rule.examples)('finds $wrong', async ({ wrong, right, beside }) => {
    const found = await findings(rule, wrong, beside)
    expect(found.diagnostics).not.toEqual([])
    if (found.diagnostics.every(({ fix }) => fix)) expect(found.mended).toBe(right)
    expect((await findings(rule, right, beside)).marked).toEqual([])
  })

  it.each(LONG)(
    'takes time by the length of %j over and over',
    async (part) => {
      const text = part.repeat(Math.ceil(1_000_000 / part.length))
      await expect(findingsIn(rule, paragraphOf(text))).resolves.toBeDefined()
    },
    HANGS,
  )

  it('has nothing to say of an empty text', async () => {
    expect((await findingsIn(rule, paragraphOf(''))).diagnostics).toEqual([])
  })

  it.each(HOSTILE)('bears %s', async (_, text) => {
    await expect(findings(rule, text)).resolves.toBeDefined()
  })
})

/** Milliseconds: what takes time by the square takes hours. */
const HANGS = 60_000

/** What regular expressions go back over again and again. */
const LONG = [
  '市委书记王明',
  '一',
  '一是',
  '干部',
  '、',
  '甲、',
  '（',
  '“',
  '”',
  '。 ',
  '1',
  '1-',
  '1年',
  'a b ',
  '，\n',
]

const HOSTILE: readonly (readonly [string, string])[] = [
  ['a text of marks alone', '，。、；：？！“”‘’（）《》……——'],
  ['lone surrogates', '甲\ud83d乙\ude00丙。'],
  ['Latin text', 'The quick brown fox jumps over the lazy dog, 12.5% of the time (or so).'],
  ['Arabic, Hangul, Kana, emoji', 'مرحبا بالعالم 안녕하세요 こんにちは 👩‍👩‍👧‍👦 🇨🇳'],
  ['characters beyond the BMP', '𠮷𠮷野家。𬭊𬭊。'],
  ['one character', '一'],
  ['controls', 'a\u0001b\u007fc\u2028d'],
]
