import { describe, expect, it } from 'vitest'
import { speakerOrder } from '../../../src/proofread/rules/speaker-order.ts'
import { cases, clean } from '../../support/rule-cases.ts'
import { findings } from '../../support/rule.ts'

const PEOPLE = ['甲镇镇长赵明', '乙镇镇长钱亮', '丙镇镇长孙红', '丁镇镇长李立', '戊镇镇长周敏']
const LIST = PEOPLE.map((person) => `- ${person}`).join('\n')
const BESIDE = { 'speakers.yaml': LIST }
/** By their places on the roster, from 1. */
const issue = (...order: readonly number[]) =>
  order.map((nth) => `${PEOPLE[nth - 1] ?? '己镇镇长吴刚'}：\n\n好。`).join('\n\n')

describe('of a roster in whose order statements should be', () => {
  cases(
    speakerOrder,
    [
      [issue(3, 1, 2), ['丙镇镇长孙红：']],
      [issue(2, 3, 1), ['甲镇镇长赵明：']],
      [issue(1, 3, 4, 2, 5), ['乙镇镇长钱亮：']],
      [issue(1, 5, 2, 3, 4), ['戊镇镇长周敏：']],
      // of two one is to be moved
      [issue(2, 1), ['乙镇镇长钱亮：']],
      [issue(1, 2, 3, 5, 4), ['戊镇镇长周敏：']],
      // four of five, the fewest that there are
      [
        issue(5, 4, 3, 2, 1),
        PEOPLE.slice(1)
          .toReversed()
          .map((person) => `${person}：`),
      ],
      // a stranger in between changes nothing
      [issue(3, 6, 1, 2), ['丙镇镇长孙红：']],
      // of those who share a statement the first on the roster counts
      [`${issue(3, 4)}\n\n戊镇镇长周敏、甲镇镇长赵明：\n\n好。`, ['戊镇镇长周敏、']],
    ],
    BESIDE,
  )
  clean(
    speakerOrder,
    [
      issue(1),
      issue(1, 2, 3, 4, 5),
      issue(2, 5),
      issue(6, 1, 2),
      issue(1, 6, 2),
      // twice in succession
      issue(1, 1, 2),
      `${issue(1)}\n\n丙镇镇长孙红、乙镇镇长钱亮：\n\n好。\n\n${issue(3)}`,
    ],
    BESIDE,
  )
})

describe('where the order is another’s', () => {
  const entries = LIST.replaceAll(/^/gmu, '  ')
  clean(speakerOrder, [issue(3, 1, 2)], { 'speakers.yaml': `order: roster\nspeakers:\n${entries}` })
  clean(speakerOrder, [issue(3, 1, 2)])
  cases(speakerOrder, [[issue(3, 1, 2), ['丙镇镇长孙红：']]], {
    'speakers.yaml': `order: text\nspeakers:\n${entries}`,
  })
})

it.each([
  ['after', '乙镇镇长钱亮', issue(3, 1, 2, 4)],
  ['before', '丁镇镇长李立', issue(1, 2, 4, 5, 3)],
])('says that it should stand %s %s', async (side, other, text) => {
  expect((await findings(speakerOrder, text, BESIDE)).diagnostics).toMatchObject([
    { data: { speaker: '丙镇镇长孙红', side, other } },
  ])
})
