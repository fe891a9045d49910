import { postOfTwo } from '../../../src/proofread/rules/post-of-two.ts'
import { cases, clean } from '../../support/rule-cases.ts'

const two = (first: string, second: string) =>
  `市财政局局长周敏：\n\n${first}\n\n市审计局局长孙红：\n\n${second}`

cases(postOfTwo, [
  // of the province there is one, said with its name or without
  ['传达省委书记赵明讲话。青海省委书记孙红同志指出问题。', ['青海省委书记孙红']],
  ['传达青海省委书记孙红讲话。省委书记赵明同志指出问题。', ['省委书记赵明']],
  [two('学习市委书记赵明的讲话。', '学习市委书记赵铭的讲话。'), ['市委书记赵铭']],
  [two('好。', '请市财政局局长周明，谈三点。'), ['市财政局局长周明']],
  ['县长李向东、县长王海峰到会。', ['县长王海峰']],
  [two('县长王建华，请讲。', '县长李强国，请讲。'), ['县长李强国']],
  ['青山市市长王建华同志主持，青山市市长李强国同志讲话。', ['青山市市长李强国']],
  // said once, however often it comes again
  [two('市委书记赵明讲话。', '市委书记赵铭讲话。市委书记赵铭强调。'), ['市委书记赵铭']],
])

clean(postOfTwo, [
  two('学习市委书记赵明的讲话。', '学习市委书记赵明在会上的讲话。'),
  two('省委副书记赵明到会。', '省委副书记孙红到会。'),
  two('原市委书记赵明到会。', '市委书记孙红到会。'),
  two('时任市委书记赵明到会。', '市委书记孙红到会。'),
  two('荆州市委书记赵明到会。', '襄阳市委书记孙红到会。'),
  two('荆州市委书记赵明到会。', '市委书记孙红到会。'),
  // each speaker has a town of his own
  '甲镇镇长周敏：\n\n镇党委书记赵明带头。\n\n乙镇镇长孙红：\n\n镇党委书记钱进带头。',
  // a title alone may be any unit's
  '局长李向东、局长王海峰到会。',
  two('记者赵明报道。', '记者孙红报道。'),
  two('村民赵明说好。', '村民孙红说好。'),
])
