import { imprintIncomplete } from '../../../src/proofread/rules/imprint-incomplete.ts'
import { cases, clean } from '../../support/rule-cases.ts'

const ISSUE = '\n---\n甲镇镇长赵明：\n\n好。'

cases(imprintIncomplete, [
  [`---\npermit: 1${ISSUE}`, ['']],
  [`---\nprintedOn: 2030年1月\ncopies: 500${ISSUE}`, ['']],
])

clean(imprintIncomplete, [
  `---\nseries: 大家谈${ISSUE}`,
  `---\npermit: 1\ncompiler: 甲\nrecipients: 乙\nprinter: 丙\nprintedOn: 丁\ncopies: 5${ISSUE}`,
])
