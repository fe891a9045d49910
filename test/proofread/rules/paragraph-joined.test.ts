import { paragraphJoined } from '../../../src/proofread/rules/paragraph-joined.ts'
import { cases, clean } from '../../support/rule-cases.ts'

cases(paragraphJoined, [
  ['各部门要认真学习会议精神，结合实际制定方案，加快推进湿地恢\n\n复与保护项目建设。', ['\n\n']],
])

clean(paragraphJoined, ['第一段。\n\n第二段。', '一段。\n\n　　又一段，\n\n　　第三段。'])
