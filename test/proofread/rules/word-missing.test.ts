import { wordMissing } from '../../../src/proofread/rules/word-missing.ts'
import { cases, clean } from '../../support/rule-cases.ts'

const WORDS = { 'words.yaml': 'required: [思想破冰, 高质量发展]' }

cases(
  wordMissing,
  [
    ['推动发展。', ['', '']],
    ['思想破冰引领发展。', ['']],
  ],
  WORDS,
)

clean(
  wordMissing,
  ['思想破冰，推动高质量发展。', '高质量发展\n\n大家谈②\n\n甲镇镇长赵明：\n\n思想破冰。'],
  WORDS,
)
