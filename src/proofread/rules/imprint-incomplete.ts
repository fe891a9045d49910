import type { Rule } from '../rule.ts'

/** What an internal publication prints of itself (内部资料性出版物管理办法, art. 15); its readers miss any of them. */
const KEYS = ['permit', 'compiler', 'recipients', 'printer', 'printedOn', 'copies'] as const

/** An imprint of which some is set and some is not; an issue that sets nothing is no internal publication. */
export const imprintIncomplete: Rule<'IMPRINT_INCOMPLETE'> = {
  code: 'IMPRINT_INCOMPLETE',
  severity: 'warning',
  explanation: {
    zh: '内部资料的版记（准印证号、编印单位、发送对象、印刷单位、印刷日期、印数）只写了一部分。《内部资料性出版物管理办法》第十五条要求写全；一项都没写的，不当作内部资料，不提示。',
    en: 'Of the imprint of an internal publication (permit, compiler, recipients, printer, printedOn, copies) some is set and some is not. An issue that sets none of it is no internal publication.',
  },
  examples: [
    {
      wrong: '---\npermit: 1号\n---\n市财政局局长周敏：\n\n抓好预算。',
      right: '市财政局局长周敏：\n\n抓好预算。',
    },
  ],
  isToldByBuild: true,
  find: ({ bulletin: { imprint, source } }) => {
    const set = KEYS.filter((key) => imprint[key] !== undefined)
    const missing = KEYS.filter((key) => imprint[key] === undefined)
    return set.length && missing.length ? [{ data: { path: source.name, set, missing } }] : []
  },
}
