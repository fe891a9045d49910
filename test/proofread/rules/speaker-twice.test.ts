import { speakerTwice } from '../../../src/proofread/rules/speaker-twice.ts'
import { cases, clean } from '../../support/rule-cases.ts'

cases(speakerTwice, [
  ['甲镇镇长赵明：\n\n好。\n\n甲镇镇长赵明：\n\n对。', ['甲镇镇长赵明：']],
  // of those who have the floor often, once
  [
    '甲镇镇长赵明：\n\n好。\n\n甲镇镇长赵明：\n\n对。\n\n甲镇镇长赵明：\n\n是。',
    ['甲镇镇长赵明：'],
  ],
])

clean(speakerTwice, ['甲镇镇长赵明：\n\n好。\n\n乙镇镇长赵明：\n\n对。'])
