import type { Copy, CopyText } from '../copy.ts'
import { textRule, type Mark } from '../rule.ts'
import { occurrencesOf } from '../wording.ts'

/** Words that the office does not use. */
export const wordBanned = textRule({
  code: 'WORD_BANNED',
  severity: 'error',
  explanation: {
    zh: '本单位规定不用的词，写在稿件旁边的 words.yaml 里：`banned: [词, { word: 词, instead: 改为, note: 依据 }]`。',
    en: 'Words that the office does not use, from the words.yaml beside the issue: `banned: [word, { word: …, instead: …, note: … }]`.',
  },
  examples: [
    {
      beside: { 'words.yaml': 'banned: [{ word: 农民工, instead: 务工人员 }]' },
      wrong: '关心农民工。',
      right: '关心务工人员。',
    },
  ],
  findIn: findBanned,
})

function* findBanned({ text }: CopyText, { bulletin }: Copy): Iterable<Mark<'WORD_BANNED'>> {
  const banned = bulletin.source.wording?.banned ?? []
  for (const { setting, start, end } of occurrencesOf(text, banned)) {
    const { word, instead, note } = setting
    yield { start, end, data: { word, instead, note } }
  }
}
