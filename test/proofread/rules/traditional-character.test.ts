import { expect, it } from 'vitest'
import { traditionalCharacter } from '../../../src/proofread/rules/traditional-character.ts'
import { cases, clean } from '../../support/rule-cases.ts'
import { findingsIn } from '../../support/rule.ts'
import { parse } from '../../support/source.ts'

cases(traditionalCharacter, [
  ['镇党委書記带头讲。', ['書記'], '镇党委书记带头讲。'],
  ['不爭先进就是落后。', ['爭'], '不争先进就是落后。'],
  ['做好計畫，发展経济。', ['計畫'], '做好计划，发展経济。'],
  ['这個問題在會上说過。', ['個問題', '會', '過'], '这个问题在会上说过。'],
  // variants
  ['卖水菓的也卖荳制品。', ['菓', '荳'], '卖水果的也卖豆制品。'],
  ['提高効率的办法，汚水要管。', ['効', '汚'], '提高效率的办法，污水要管。'],
  ['群羣结队爬山峯的人。', ['羣', '峯'], '群群结队爬山峰的人。'],
  // in the standard list, but not in these words
  ['由於乾旱，祕书徵求意见。', ['於乾', '祕', '徵'], '由于干旱，秘书征求意见。'],
  ['隨著形势提昇水平，瞭解情况。', ['隨著', '昇', '瞭'], '随着形势提升水平，了解情况。'],
  ['接著名学者发言，他接著讲。', ['著'], '接著名学者发言，他接着讲。'],
  // names are told, not mended
  ['甲镇镇长張明：\n\n管好资金。', ['張']],
  [
    '甲镇镇长王濬：\n\n王濬讲了话，張明也讲。',
    ['濬', '濬', '張'],
    '甲镇镇长王濬：\n\n王濬讲了话，张明也讲。',
  ],
  [
    '向王峯同志、陈建國同志学习，劉明说好，主持人李國强。',
    ['峯', '國', '劉', '國'],
    '向王峯同志、陈建國同志学习，劉明说好，主持人李國强。',
  ],
  ['学习王峯和李強。', ['峯', '強']],
  ['欧阳國强老师来了。', ['國'], '欧阳國强老师来了。'],
  ['甲镇党委書記赵明：\n\n好。', ['書記'], '甲镇党委书记赵明：\n\n好。'],
])

clean(traditionalCharacter, [
  '乾坤湾、乾隆年间的石碑，瞭望塔边著名的一片狼藉。',
  '宫商角徵羽，於先生和樊於期，毕昇的活字。',
  '慰藉群众，覆盖全镇，沈阳、沈书记，锺书先生。',
  '小叮噹，束脩，镕基，喆、堃、淼、邨。',
  '天后宫里，皇后和干部，斗争，几案，面子，台州。',
  // traditional as a whole
  '縣財政局局長張敏：\n\n管好資金，辦好實事，進一步認真學習會議精神。',
])

it('leaves alone the names that the roster confirms, in the line and in the text', async () => {
  const { bulletin } = parse('甲镇镇长張国強：\n\n張国強要带头，爭先进。')
  const id = bulletin!.statements[0]!.speakers[0]!.id
  const found = await findingsIn(traditionalCharacter, { ...bulletin!, confirmed: [id] })
  expect(found.marked).toEqual(['爭'])
})
