import { titleImpossible } from '../../../src/proofread/rules/title-impossible.ts'
import { cases, clean } from '../../support/rule-cases.ts'

const said = (line: string) => `${line}：\n\n抓好预算。`

cases(titleImpossible, [
  [said('市财政局副局长书记周敏'), ['副局长书记']],
  [said('市财政局副局长书记、局长周敏'), ['副局长书记']],
  [said('市财政局局长党组书记周敏'), ['局长党组书记']],
  [said('青山镇镇长书记周敏'), ['镇长书记']],
  [said('甲公司董事长总经理周敏'), ['董事长总经理']],
  ['听取镇长书记周敏汇报。', ['镇长书记']],
])

clean(titleImpossible, [
  said('市财政局党组书记、局长周敏'),
  said('市财政局党组副书记、副局长周敏'),
  said('青山镇党委书记、人大主席周敏'),
  said('县委书记、县长周敏'),
  said('市人民医院副主任医师周敏'),
  said('市妇联主任委员周敏'),
  said('县政府办公室主任科员周敏'),
  said('青山村党支部书记周敏'),
  said('县委常委、秘书长周敏'),
  said('市财政局局长助理周敏'),
  '书记镇长齐上阵，局长主任都来了。',
  '副局长周敏、书记孙红到会。',
])
