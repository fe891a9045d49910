import type { CopyText } from '../copy.ts'
import { quoteFaults } from '../quotes.ts'
import { textRule, type Mark } from '../rule.ts'

/** Quotes that turn their backs on what they enclose, and straight ones. A quote without its other half is told by UNPAIRED_MARK. */
export const quoteDirection = textRule({
  code: 'QUOTE_DIRECTION',
  severity: 'warning',
  explanation: {
    zh: '引号的方向反了（”好“、“好“），或者用了不分左右的直引号（"好"）。成对的可以改好；同一段里有缺了一半的、直引号是单数或者夹在“”里的，分不清是哪一半，只提示一次、不改。缺了一半的由 UNPAIRED_MARK 提示；外文里的撇号、英寸和分秒的符号不提示。',
    en: 'Quotes that face the wrong way (”好“, “好“), and straight ones (", \') in Chinese. Where they are a pair they can be mended; where a half is missing in the paragraph, or straight ones are odd in number or stand within curved ones, one is told and none is mended. A quote whose other half is missing is told by UNPAIRED_MARK; apostrophes, inches and minutes are not told.',
  },
  examples: [
    { wrong: '当好”店小二“。', right: '当好“店小二”。' },
    { wrong: '当好“店小二“。', right: '当好“店小二”。' },
    { wrong: '当好"店小二"。', right: '当好“店小二”。' },
  ],
  findIn: findTurned,
})

/** So much of what a pair encloses is marked with it. */
const LONGEST = 40

function* findTurned({ text }: CopyText): Iterable<Mark<'QUOTE_DIRECTION'>> {
  for (const { kind, marks, isUnsure } of quoteFaults(text)) {
    const [first, last] = [marks[0], marks.at(-1)]
    if (kind !== 'direction' || !first || !last) continue
    const isShort = last.at - first.at <= LONGEST
    const start = first.at
    const end = (isShort ? last.at : first.at) + 1
    const edits = marks.map(({ at, right }) => ({ start: at, end: at + 1, insert: right }))
    const inner = isShort && marks.length > 1 ? text.slice(start + 1, end - 1) + last.right : ''
    yield {
      start,
      end,
      data: {
        text: text.slice(start, end),
        instead: isUnsure ? undefined : first.right + inner,
      },
      ...(!isUnsure && { edits }),
    }
  }
}
