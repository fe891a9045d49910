import { describe, expect, it } from 'vitest'
import { speakerAbsent } from '../../../src/proofread/rules/speaker-absent.ts'
import { cases, clean } from '../../support/rule-cases.ts'
import { findings } from '../../support/rule.ts'

const roster = (text: string) => ({ 'speakers.yaml': text })
const MING = '甲镇镇长赵明：\n\n好。'
const LIANG = '乙镇镇长钱亮：\n\n对。'

describe('of two', () => {
  const beside = roster('- 甲镇镇长赵明\n- 乙镇镇长钱亮')
  cases(
    speakerAbsent,
    [
      [MING, ['乙镇镇长钱亮']],
      [LIANG, ['甲镇镇长赵明']],
      // named in the text is not heard
      [`${MING}钱亮也到了。`, ['乙镇镇长钱亮']],
      ['丙镇镇长孙红：\n\n好。', ['甲镇镇长赵明', '乙镇镇长钱亮']],
      // a villager is no mayor of the same name
      [`${MING}\n\n乙镇村民钱亮：\n\n对。`, ['乙镇镇长钱亮']],
    ],
    beside,
  )
  clean(
    speakerAbsent,
    [
      `${MING}\n\n${LIANG}`,
      `${LIANG}\n\n${MING}`,
      `${MING}\n\n丙镇镇长孙红：\n\n是。\n\n${LIANG}`,
      '甲镇镇长赵明、乙镇镇长钱亮：\n\n好。',
      // another post, the same man
      `${MING}\n\n乙镇党委书记钱亮：\n\n对。`,
    ],
    beside,
  )
})

describe('of namesakes', () => {
  const beside = roster('- 甲镇镇长赵明\n- 乙镇镇长赵明')
  cases(speakerAbsent, [[MING, ['乙镇镇长赵明']]], beside)
  // which of them it is cannot be told
  clean(speakerAbsent, ['丙镇镇长赵明：\n\n好。'], beside)
})

describe('of forms of the roster', () => {
  const text =
    'order: roster\nspeakers:\n  - { unit: 乙镇, title: 镇长, name: 钱亮 }\n  - 甲镇镇长赵明'
  cases(speakerAbsent, [[LIANG, ['甲镇镇长赵明']]], roster(text))
  clean(speakerAbsent, [`${MING}\n\n${LIANG}`], roster(text))
})

describe('without anybody to be absent', () => {
  clean(speakerAbsent, [MING])
  clean(speakerAbsent, [MING], roster(''))
  clean(speakerAbsent, [MING], roster('speakers: []'))
})

it('says whom the roster has, and in which line', async () => {
  const beside = roster('# 名单\n- 甲镇镇长赵明\n- 乙镇镇长钱亮')
  expect((await findings(speakerAbsent, MING, beside)).diagnostics).toMatchObject([
    { data: { speaker: '乙镇镇长钱亮', roster: { path: 'speakers.yaml', line: 3 } } },
  ])
})

it('may be waived', async () => {
  const text = `---\nwaive:\n  - SPEAKER_ABSENT: 钱亮\n---\n${MING}`
  const beside = roster('- 甲镇镇长赵明\n- 乙镇镇长钱亮\n- 丙镇镇长孙红')
  expect((await findings(speakerAbsent, text, beside)).marked).toEqual(['丙镇镇长孙红'])
})
