import { fullWidthCharacter } from '../../../src/proofread/rules/full-width-character.ts'
import { cases, clean } from '../../support/rule-cases.ts'

cases(fullWidthCharacter, [
  ['投资２７００万元。', ['２７００'], '投资2700万元。'],
  ['增长１２．５％，完成３项。', ['１２．５％', '３'], '增长12.5%，完成3项。'],
  ['建成５Ｇ基站，ＡＩ进课堂。', ['５Ｇ', 'ＡＩ'], '建成5G基站，AI进课堂。'],
  ['第１章第2节。', ['１'], '第1章第2节。'],
  ['Ａ、Ｂ两区。', ['Ａ', 'Ｂ'], 'A、B两区。'],
  ['标有ａ的一项．', ['ａ'], '标有a的一项．'],
  ['市财政局Ａ区周敏：\n\n好。', ['Ａ'], '市财政局A区周敏：\n\n好。'],
])

clean(fullWidthCharacter, [
  '投资2700万元，增长12.5%，建成5G基站。',
  '二Ｏ二四年和二０二四年。',
  '①②③、Ⅲ级、㎡、℃、％。',
  'α、β、ω。',
])
