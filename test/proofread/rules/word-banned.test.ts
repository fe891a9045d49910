import { wordBanned } from '../../../src/proofread/rules/word-banned.ts'
import { cases, clean } from '../../support/rule-cases.ts'

const WORDS = { 'words.yaml': 'banned: [老板, 老板娘, { word: C++, note: 拉丁字母 }]' }

cases(
  wordBanned,
  [
    ['老板说。', ['老板']],
    // of two that begin alike the longer
    ['老板娘和老板。', ['老板娘', '老板']],
    ['学C++的人。', ['C++']],
  ],
  WORDS,
)

clean(wordBanned, ['老的板子。', '学C的人。'], WORDS)
clean(wordBanned, ['老板说。'])
