import type { ProofPlace, ProofWords } from '../model/proof.ts'
import { wordsOf, type Language } from './messages.ts'

/** What a proof (`banxin build --proof`) says in this language. */
export function proofWords(language: Language): ProofWords {
  return { ...WORDS[language], describe: (diagnostic) => wordsOf(diagnostic, language).message }
}

const placeInChinese = ({ page, column, row }: ProofPlace) =>
  [
    ...(page === undefined ? [] : [`第${page}页`]),
    ...(column === undefined ? [] : [`${column}栏`]),
    `${row}行`,
  ].join('')

const placeInEnglish = ({ page, column, row }: ProofPlace) =>
  [
    ...(page === undefined ? [] : [`page ${page}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
    `line ${row}`,
  ].join(', ')

const range = (first: number, last: number) => (first === last ? `${first}` : `${first}–${last}`)

const findings = (count: number) => `${count} finding${count === 1 ? '' : 's'}`

const WORDS: Readonly<Record<Language, Omit<ProofWords, 'describe'>>> = {
  zh: {
    mark: '校样',
    issue: (number) => `第${number}期`,
    page: (number, count) => `第 ${number} 页，共 ${count} 页`,
    sheet: (number, count) => `附页 ${number}，共 ${count} 页`,
    foundHere: (count) => (count ? `本页提示 ${count} 条` : '本页未发现问题'),
    found: (count) => (count ? `共提示 ${count} 条` : '未发现问题'),
    place: placeInChinese,
    continued: (first, last) => `第 ${range(first, last)} 条见附页`,
    comments: '修改意见',
    signed: ['审核', '日期'],
    count: {
      ...{ title: '各篇字数', number: '序号', speaker: '发言', page: '页' },
      ...{ column: '栏', line: '行', characters: '字数', total: '合计' },
    },
    notes: '校对提示',
  },
  en: {
    mark: '校样',
    issue: (number) => `no. ${number}`,
    page: (number, count) => `Proof, page ${number} of ${count}`,
    sheet: (number, count) => `Proof, sheet ${number} of ${count}`,
    foundHere: (count) => (count ? `${findings(count)} here` : 'no findings here'),
    found: (count) => (count ? findings(count) : 'no findings'),
    place: placeInEnglish,
    continued: (first, last) => `${range(first, last)}: see the sheets at the end`,
    comments: 'Corrections',
    signed: ['Approved', 'Date'],
    count: {
      ...{ title: 'Characters per statement', number: 'No.', speaker: 'Statement', page: 'Page' },
      ...{ column: 'Col.', line: 'Line', characters: 'Characters', total: 'Total' },
    },
    notes: 'Notes',
  },
}
