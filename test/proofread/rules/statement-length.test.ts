import { expect, it } from 'vitest'
import { statementLength } from '../../../src/proofread/rules/statement-length.ts'
import { cases, clean } from '../../support/rule-cases.ts'
import { findings } from '../../support/rule.ts'

const SPEAKERS =
  '甲镇镇长赵明：|乙镇镇长钱亮：|丙镇镇长孙红：|丁镇镇长李立：|戊镇镇长周敏：|己镇镇长吴刚：'
/** Statements of so many characters. */
const issue = (...lengths: readonly number[]) =>
  lengths
    .map((length, i) => `${SPEAKERS.split('|')[i] ?? ''}\n\n${'好'.repeat(length - 1)}。`)
    .join('\n\n')
const check = (setting: string, text: string) => `---\ncheck:\n  ${setting}\n---\n${text}`
/** Of text, and of white space beside it. */
const spaced = issue(10, 10, 10, 10, 10).replace(/好{9}。$/u, '好\u3000好 好\t好。')

cases(statementLength, [
  // three times the others, and one more
  [issue(10, 10, 10, 10, 31), ['戊镇镇长周敏：']],
  [issue(31, 10, 10, 10, 10), ['甲镇镇长赵明：']],
  [issue(30, 30, 9, 30, 30), ['丙镇镇长孙红：']],
  [issue(30, 30, 9, 30, 30, 91), ['丙镇镇长孙红：', '己镇镇长吴刚：']],
  // the others are 4, 4, 10, 10: 7 in the middle
  [issue(4, 4, 22, 10, 10), ['丙镇镇长孙红：']],
  [
    issue(13, 13, 13, 13, 4).replace('戊镇镇长周敏：', '戊镇镇长周敏、副镇长郑强：'),
    ['戊镇镇长周敏、'],
  ],
  [check('STATEMENT_LENGTH: { factor: 2 }', issue(10, 10, 10, 10, 21)), ['戊镇镇长周敏：']],
  [check('STATEMENT_LENGTH: { least: 3 }', issue(10, 10, 31)), ['丙镇镇长孙红：']],
  [spaced.replace(/好\u3000好 好\t好。$/u, '\u3000好 。'.padEnd(40, '\u3000')), ['戊镇镇长周敏：']],
])

clean(statementLength, [
  '好。',
  issue(10, 10, 10, 10, 30),
  issue(30, 30, 10, 30, 30),
  issue(4, 4, 21, 10, 10),
  // four are too few to compare
  issue(10, 10, 10, 90),
  // a fifth without text is none
  `${issue(10, 10, 10, 90)}\n\n戊镇镇长周敏：`,
  spaced,
  check('STATEMENT_LENGTH: { factor: 4 }', issue(10, 10, 10, 10, 40)),
  check('STATEMENT_LENGTH: { least: 6 }', issue(10, 10, 10, 10, 90)),
  check('STATEMENT_LENGTH: { least: 0 }', '甲镇镇长赵明：\n\n好。'),
])

it('says how long it is, and how long the others are', async () => {
  const { diagnostics } = await findings(statementLength, issue(4, 5, 23, 10, 10))
  // of 4, 5, 10, 10: seven and a half
  expect(diagnostics).toMatchObject([{ severity: 'info', data: { characters: 23, median: 8 } }])
})
