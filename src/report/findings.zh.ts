import type { LineOfFile } from '../model/diagnostic.ts'
import type { FindingMessages } from './messages.ts'

const or = (names: readonly string[]) => names.join('、')

/** 另一处的位置。 */
const at = ({ path, line }: LineOfFile) => `${path} 第 ${line} 行`

const because = (note: string | undefined) => (note === undefined ? '' : `（${note}）`)
const suggested = (instead: string | undefined) =>
  instead === undefined ? {} : { hint: `宜写作“${instead}”` }

/** What proofreading finds, in Chinese. */
export const CHINESE_FINDINGS: FindingMessages = {
  TRADITIONAL_CHARACTER: ({ text, instead }) => ({
    message: `简体稿件里有繁体字或异体字：${text}`,
    hint: `宜写作“${instead}”；人名确实这样写的，记进 speakers.yaml 就不再提示`,
  }),
  FULL_WIDTH_CHARACTER: ({ text, instead }) => ({
    message: `全角的数字或字母：${text}`,
    hint: `宜用半角：${instead}`,
  }),
  SPACE_IN_CHINESE: ({ before, after }) => ({
    message: `汉字之间有空格：${before}␣${after}`,
    hint: '多半是复制时带进来的，请删去',
  }),
  DOUBLED_MARK: ({ text, instead }) => ({ message: `标点重复：${text}`, ...suggested(instead) }),
  HALF_WIDTH_MARK: ({ text, instead }) => ({
    message: `汉字中间用了半角标点：${text}`,
    hint: `宜用全角：${instead}`,
  }),
  MARK_FORM: ({ text, instead }) => ({
    message: `标点写法不规范：${text}`,
    hint: `宜写作 ${instead}`,
  }),
  UNPAIRED_MARK: ({ mark, partner }) => ({
    message: `${mark} 没有配对的 ${partner}`,
    hint: '请补上另一半，或删去这一半',
  }),
  QUOTE_DIRECTION: ({ text, instead }) => ({
    message: `引号的方向不对：${text}`,
    ...suggested(instead),
  }),
  COMMA_BETWEEN_QUOTES: ({ before, after }) => ({
    message: `并列的引号或书名号之间不用顿号：${before}、${after}`,
    hint: '请删去顿号（GB/T 15834）',
  }),
  MISSING_MARK: ({ reason, text }) =>
    reason === 'long'
      ? { message: `很长一段没有标点：${text}`, hint: '请看看是不是漏了标点' }
      : { message: `“${text}”前面没有标点`, hint: '前一点结束处宜用分号或句号' },
  SENTENCE_END: ({ text }) => ({
    message: `段落末尾没有句号：…${text}`,
    hint: '请补上句末标点；也可能是这里丢了字',
  }),
  RANGE_FORM: ({ text, instead }) => ({
    message: `数值范围的写法不规范：${text}`,
    ...suggested(instead),
  }),
  UNIT_FORM: ({ text, instead }) => ({
    message: `计量单位的写法不规范：${text}`,
    ...suggested(instead),
  }),
  DATE_FORM: ({ text, instead }) => ({
    message: `日期的写法不规范：${text}`,
    ...suggested(instead),
  }),
  DATE_IMPOSSIBLE: ({ text }) => ({ message: `没有这样的日期或时间：${text}` }),
  DOUBLED_WORD: ({ text }) => ({
    message: `词语重复：${text}`,
    hint: '请删去多出来的一个',
  }),
  REPEATED_ITEM: ({ text }) => ({
    message: `并列的几项里有重复：${text}`,
    hint: '其中一项是不是该换成别的？',
  }),
  WORD_BANNED: ({ word, instead, note }) => ({
    message: `禁用词：${word}${because(note)}`,
    ...suggested(instead),
  }),
  WORD_FORM: ({ word, instead, note }) => ({
    message: `${word}：本单位的固定写法是“${instead}”${because(note)}`,
  }),
  WORD_MISSING: ({ word, note }) => ({
    message: `全文没有出现必须写到的“${word}”${because(note)}`,
  }),
  ENUMERATION_ORDER: ({ label, expected, before }) => ({
    message:
      before === undefined
        ? `各点从“${label}”开始，前面没有“${expected}”`
        : `“${before}”后面是“${label}”，应当是“${expected}”`,
    hint: '请核对序号；也可能漏了一点',
  }),
  POST_OF_TWO: ({ post, name, other, first }) => ({
    message: `同一职务有两个人：${post}，这里是${name}，${first ? at(first) : '另一处'}是${other}`,
    hint: '请核对姓名',
  }),
  NAME_OF_TWO: ({ name, post, other, first }) => ({
    message: `同一个人有两个职务：${name}，这里是${post}，${first ? at(first) : '另一处'}是${other}`,
    hint: '请核对职务',
  }),
  TITLE_IMPOSSIBLE: ({ title, parts }) => ({
    message: `没有这样的职务：${title}`,
    hint: `是不是“${parts.join('、')}”？或者多了字`,
  }),
  PARAGRAPH_JOINED: ({ before, after }) => ({
    message: `断开的段落已经接上：…${before}｜${after}…`,
    hint: '如果本来是两段，请在前一段末尾加句号，或在后一段开头空两格',
  }),
  SPEAKER_TWICE: ({ speaker, first }) => ({
    message: `${speaker}有两篇发言${first ? `，另一篇在 ${at(first)}` : ''}`,
    hint: '是不是有一篇署错了名，或者同一篇放了两次？',
  }),
  SPEAKER_ABSENT: ({ speaker, roster }) => ({
    message: `名单上的${speaker}没有发言（${at(roster)}）`,
    hint: '请补上发言，或从名单里去掉',
  }),
  SPEAKER_ORDER: ({ speaker, side, other }) => ({
    message: `发言的次序和名单不一致：${speaker}应当在${other}之${side === 'before' ? '前' : '后'}`,
    hint: '请调整次序；或在 speakers.yaml 里写 order: roster，排版时自动按名单排',
  }),
  STATEMENT_LENGTH: ({ characters, median }) => ({
    message: `这篇发言 ${characters} 字，一般的一篇 ${median} 字`,
    hint: characters < median ? '是不是有一段没有贴进来？' : '是不是两篇连在了一起，或者该删短？',
  }),
  IMPRINT_INCOMPLETE: ({ path, set, missing }) => ({
    message: `${path}：内部资料的出版信息写了 ${or(set)}，还缺 ${or(missing)}`,
    hint: '请补全，或者都不写',
  }),
}
