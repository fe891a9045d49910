import { nameOfTwo } from '../../../src/proofread/rules/name-of-two.ts'
import { cases, clean } from '../../support/rule-cases.ts'

const two = (first: string, second: string) =>
  `${first}：\n\n抓好预算。\n\n市审计局局长孙红：\n\n${second}`

cases(nameOfTwo, [
  [two('市财政局局长周敏', '请市民政局局长周敏讲话。'), ['市民政局局长周敏']],
  [two('市财政局副局长周敏', '请市财政局局长周敏讲话。'), ['市财政局局长周敏']],
  [two('市财政局局长周敏', '请市财政局副局长周敏讲话。'), ['市财政局副局长周敏']],
  [
    two('市财政局局长周敏', '学习荆州市委书记赵明讲话，学习襄阳市委书记赵明讲话。'),
    ['襄阳市委书记赵明'],
  ],
])

clean(nameOfTwo, [
  two('市财政局局长周敏', '请市财政局局长周敏讲话。'),
  two('市财政局党组书记、局长周敏', '请市财政局局长周敏讲话。'),
  two('市财政局党组书记、局长周敏', '请局长周敏讲话。'),
  // an abbreviation
  two('市文化和旅游局局长周敏', '请市文旅局局长周敏讲话。'),
  two('市人力资源和社会保障局局长周敏', '请市人社局局长周敏讲话。'),
  // one more post is no contradiction
  two('市财政局局长周敏', '请市国资委主任周敏讲话。'),
])
