import type { CopyText } from '../copy.ts'
import { doublingsIn, mayBeDoubled, type Doubling } from '../doubling.ts'
import { textRule, type Mark } from '../rule.ts'
import { wordBorders, type WordBorders } from '../word-borders.ts'

/** A word, or a few, written twice: 干部干部, 目标的的. Words alone tell it from 目的的, and from what people do by saying a verb twice. */
export const doubledWord = textRule({
  code: 'DOUBLED_WORD',
  severity: 'warning',
  explanation: {
    zh: '同一个词（或几个字的一段）连写了两遍：干部干部，目标的的。叠词不算：天天、形形色色、一个一个、商量商量、非常非常；看着像而分属两个词的也不算：目的的、为了了解、生产生产资料。这条规则要先分词；分词可能有错，所以不自动改。',
    en: 'A word, or a stretch of up to twelve characters, stands twice without anything between. Reduplication is none (天天, 一个一个, 商量商量, 非常非常), nor is what only looks so across a word border (目的的, 为了了解). Segmentation may be wrong, so nothing is mended.',
  },
  examples: [
    { wrong: '全镇党员干部干部要带头。', right: '全镇党员干部要带头。' },
    { wrong: '实现高质量高质量发展。', right: '实现高质量发展。' },
    { wrong: '完成今年目标的的关键在人。', right: '完成今年目标的关键在人。' },
  ],
  needsWords: ({ text }) => mayBeDoubled(text),
  findIn: findDoubled,
})

function* findDoubled({ text, words, joins }: CopyText): Iterable<Mark<'DOUBLED_WORD'>> {
  if (!words) return
  const borders = wordBorders(words)
  let told = 0
  for (const doubling of doublingsIn(text)) {
    const { start, middle, end } = doubling
    if (start < told || joins.some(({ at }) => at === middle)) continue
    if (!isOfWords(doubling, borders)) continue
    const isSingle = middle - start === 1
    if (isSingle ? isCut(text, doubling, borders) : isMeant(text, doubling, borders)) continue
    told = end
    yield { start, end, data: { text: text.slice(start, end) } }
  }
}

/** So long a stretch is not twice by chance, wherever its words end. */
const SURE = 4

/** Whether the words of the text are such that one of them, or several, stand twice. */
function isOfWords({ start, middle, end }: Doubling, borders: WordBorders): boolean {
  if (!borders.isBorder(middle)) return false
  if (middle - start >= SURE) return borders.isBorder(start) || borders.isBorder(end)
  const isEnded = borders.isBorder(end)
  if (borders.isBorder(start)) return isEnded || isNounInNoun(middle, borders)
  // 党员干部|干部 is one too many, 市政府|政府网站 is none
  const once = borders.wordBefore(end)?.text ?? ''
  return isEnded && middle - start > 1 && !OFFICE.test(once)
}

const OFFICE = /(?:[府局院校厂委厅会社所司]|(?<!干)部)$/u

/** 城市城市群: the first half of a noun before it makes no sense, as a verb would, 生产生产资料. */
function isNounInNoun(middle: number, { wordAt, wordBefore }: WordBorders): boolean {
  const [first, second] = [wordBefore(middle), wordAt(middle)]
  const areNouns = first?.tag.startsWith('n') && second?.tag.startsWith('n')
  return Boolean(areNouns && first && second?.text.startsWith(first.text))
}

/** Function words that are one, or another's end: 把把关, 受不了了, 是是非非. */
function isCut(text: string, { start, end }: Doubling, { wordBefore }: WordBorders): boolean {
  const twice = text.slice(start, end)
  const next = text.charAt(end)
  const before = wordBefore(start)
  if (twice === '了了')
    return !/^[vil]/u.test(before?.tag ?? '') || '不得'.includes(text.charAt(start - 1))
  if (twice === '把把') return '关脉火手'.includes(next)
  return twice === '是是' && '非否，。！'.includes(next)
}

/** What is said twice on purpose: colours, sounds, and verbs. */
function isMeant(text: string, doubling: Doubling, borders: WordBorders): boolean {
  const { start, middle, end } = doubling
  const word = borders.wordBefore(middle)
  if (middle - start !== 2 || end - start !== 4 || !word) return false
  // 努力努力再努力
  if (/^再/u.test(text.slice(end))) return true
  return VIVID.test(word.text) || VIVID_TAG.test(word.tag) || isTried(text, doubling, borders)
}

/** Of sounds and of looks. */
const VIVID_TAG = /^[oze]/u
const VIVID = /[黑白红绿黄蓝紫青亮烫凉冷热直硬软薄湿]$/u

/** 大家商量商量, 请研究研究再定: a verb of two characters said twice is to do it a little. */
function isTried(text: string, { start, end }: Doubling, borders: WordBorders): boolean {
  const before = borders.wordBefore(start)
  if (ASKING.test(text.slice(Math.max(0, start - 2), start))) return true
  const verb = borders.wordAt(start)
  const after = borders.wordAt(end)
  const canBeVerb = verb && (verb.tag.startsWith('v') || TALKS.has(verb.text))
  const mayTry = !before || /^[xrd]/u.test(before.tag) || MODAL.has(before.text)
  return Boolean(canBeVerb && mayTry && hasNoObject(after?.tag, after?.text))
}

/** Words after which a verb is said twice, whatever it is about. */
const ASKING = /(?:请|让|来|去|给|想|好好|大家|咱们|一起|[志学亲]们)$/u
const MODAL: ReadonlySet<string> = new Set('要 可以 能 得 应 应该 必须 会 肯 愿意 需要'.split(' '))
/** Verbs that segmentation takes for nouns. */
const TALKS: ReadonlySet<string> = new Set('商量 合计 琢磨 意思 热闹 高兴 痛快'.split(' '))

function hasNoObject(tag = 'x', text = ''): boolean {
  return /^[xucydr]/u.test(tag) || '再就才吧嘛呢'.includes(text)
}
