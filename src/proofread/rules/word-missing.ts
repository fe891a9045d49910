import type { Rule } from '../rule.ts'

/** What every issue of the office has to say. */
export const wordMissing: Rule<'WORD_MISSING'> = {
  code: 'WORD_MISSING',
  severity: 'warning',
  explanation: {
    zh: '本单位规定每期都要写到的词，写在稿件旁边的 words.yaml 里：`required: [词]`。报头和正文里出现一次就行。',
    en: 'What every issue has to say, from the words.yaml beside the issue: `required: [word]`. Once is enough, in the masthead or in the text.',
  },
  examples: [
    {
      beside: { 'words.yaml': 'required: [高质量发展]' },
      wrong: '推动发展。',
      right: '推动高质量发展。',
    },
  ],
  find: ({ bulletin, texts }) => {
    const required = bulletin.source.wording?.required ?? []
    const missing = required.filter(({ word }) => !texts.some(({ text }) => text.includes(word)))
    return missing.map(({ word, note }) => ({ data: { word, note } }))
  },
}
