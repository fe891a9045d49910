import { commaBetweenQuotes } from '../../../src/proofread/rules/comma-between-quotes.ts'
import { cases, clean } from '../../support/rule-cases.ts'

cases(commaBetweenQuotes, [
  ['当好“店小二”、“服务员”。', ['、'], '当好“店小二”“服务员”。'],
  ['《家》、《春》、《秋》。', ['、', '、'], '《家》《春》《秋》。'],
  ['叫‘甲’、‘乙’的人。', ['、'], '叫‘甲’‘乙’的人。'],
])

clean(commaBetweenQuotes, [
  '当好“店小二”“服务员”。',
  '整治“水环境”、维护“水生态”。',
  '“甲”（一期）、“乙”（二期）。',
  '“甲”和“乙”、丙。',
])
