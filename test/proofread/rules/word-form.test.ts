import { wordForm } from '../../../src/proofread/rules/word-form.ts'
import { cases, clean } from '../../support/rule-cases.ts'

const WORDS = {
  'words.yaml':
    'fixed: { 人社局: 人力资源和社会保障局, 青山: 青山市, 帐号: 账号, 甲乙: 新甲乙, 人大: 人民代表大会 }',
}

cases(
  wordForm,
  [
    ['到县人社局办。', ['人社局'], '到县人力资源和社会保障局办。'],
    ['帐号和帐号。', ['帐号', '帐号'], '账号和账号。'],
    // what stands in its right form is none, what stands beside it is
    ['青山市和青山。', ['青山'], '青山市和青山市。'],
    ['新甲乙、甲乙。', ['甲乙'], '新甲乙、新甲乙。'],
    // a part of other words is told and not mended
    ['工人大会开幕，人大开会。', ['人大', '人大'], '工人大会开幕，人民代表大会开会。'],
  ],
  WORDS,
)

clean(wordForm, ['账号。', '青山市。', '青 山。'], WORDS)
