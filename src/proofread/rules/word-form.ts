import type { Copy, CopyText } from '../copy.ts'
import { instead as writeInstead, textRule, type Mark } from '../rule.ts'
import { wordBorders } from '../word-borders.ts'
import { occurrencesOf } from '../wording.ts'

/** Words that have one form in this office. */
export const wordForm = textRule({
  code: 'WORD_FORM',
  severity: 'warning',
  explanation: {
    zh: '本单位有固定写法的词，写在稿件旁边的 words.yaml 里：`fixed: { 不规范的写法: 规范的写法 }`。已经是规范写法的不提示，哪怕其中含有不规范的写法。字在别的词里（工人大会里的“人大”）也提示，但不自动改。',
    en: 'Words that have one form in this office, from the words.yaml beside the issue: `fixed: { what is written: what to write }`. What already stands in its right form is none, even where the wrong one is a part of it. Where its characters belong to other words (人大 in 工人大会) it is told and not mended.',
  },
  examples: [
    {
      beside: { 'words.yaml': 'fixed: { 人社局: 人力资源和社会保障局 }' },
      wrong: '由县人社局负责。',
      right: '由县人力资源和社会保障局负责。',
    },
  ],
  needsWords: ({ text }, { bulletin }) =>
    bulletin.source.wording?.fixed.some(({ word }) => text.includes(word)) ?? false,
  worksWithoutWords: true,
  findIn: findForms,
})

function* findForms({ text, words }: CopyText, { bulletin }: Copy): Iterable<Mark<'WORD_FORM'>> {
  const fixed = bulletin.source.wording?.fixed ?? []
  const borders = words && wordBorders(words)
  for (const { setting, start, end } of occurrencesOf(text, fixed)) {
    const { word, instead, note } = setting
    if (standsIn(text, start, word, instead)) continue
    // 工人大会 has 人大 in it, and is another word
    const isWord = borders?.isBorder(start) && borders.isBorder(end)
    const edits = isWord ? writeInstead(start, end, instead) : undefined
    yield { start, end, data: { word, instead, note }, ...(edits && { edits }) }
  }
}

/** Whether the word at `start` is a part of its right form there: 石首 of 石首市. */
function standsIn(text: string, start: number, word: string, form: string): boolean {
  for (let at = form.indexOf(word); at >= 0; at = form.indexOf(word, at + 1)) {
    if (start >= at && text.startsWith(form, start - at)) return true
  }
  return false
}
