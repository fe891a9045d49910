import { missingMark } from '../../../src/proofread/rules/missing-mark.ts'
import { cases, clean } from '../../support/rule-cases.ts'

const LONG = '各部门认真学习会议精神结合实际制定方案加快推进'.repeat(3).slice(0, 50)

cases(missingMark, [
  [`要求${LONG}。`, [`要求${LONG}`]],
  [`好，${LONG}。`, [LONG]],
  ['一是加大工作的力度二是抓好落实。', ['二是']],
  ['要做到：一是学习，二是调研三是整改四是落实。', ['三是', '四是']],
  ['第一，加强学习第二，抓好落实。', ['第二，']],
  ['其一，加强学习其二，抓好落实。', ['其二，']],
])

clean(missingMark, [
  `好，${LONG.slice(1)}。`,
  '一是学习；二是调研。三是整改，四是落实。',
  '一是加强学习，他第二是来调研的，十二是个数。',
  '加大工作的力度二是抓好落实。',
  '他第二次来，第一，加强学习；第二，抓好落实。',
])
