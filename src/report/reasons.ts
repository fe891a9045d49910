import type { BreakRule, Reason } from '../model/reason.ts'
import type { Language } from './messages.ts'

type RuleWords = Readonly<Record<BreakRule, (left: string, right: string) => string>>

interface ReasonWords {
  readonly end: string
  readonly even: string
  readonly ragged: string
  readonly later: string
  readonly rules: RuleWords
  readonly excess: (em: string) => string
  readonly forced: (rule: string) => string
  readonly long: (text: string, em: string) => string
  readonly spread: (em: string) => string
}

const ENGLISH: ReasonWords = {
  end: 'end of the paragraph',
  even: 'full without any change',
  ragged: 'the next character has no room',
  later: 'a better line here makes worse ones around it',
  rules: {
    none: () => 'nothing',
    start: (_left, right) => `${right} may not begin a line`,
    end: (left) => `${left} may not end a line`,
    unit: (left, right) => `${left}${right} is one number, code or word`,
    soft: (left, right) => `${left} and ${right} belong together`,
    span: (left, right) => `${left} and ${right} are kept together by the template`,
    space: (left, right) => `no line breaks at the space between ${left} and ${right}`,
    dash: (_left, right) => `${right} would begin the next line`,
    word: (left, right) => `${left}|${right} is the inside of a word`,
  },
  forced: (rule) => `no legal break fits, although ${rule}`,
  excess: (em) => `at the next legal break the line is ${em} em too long, marks squeezed`,
  long: (text, em) => `with ${text} it is ${em} em too long, marks squeezed`,
  spread: (em) => `one break earlier every gap would be spread by ${em} em`,
}

const CHINESE: ReasonWords = {
  end: '段末',
  even: '正好排满',
  ragged: '排不下下一个字',
  later: '这一行排得更好，前后的行会更差',
  rules: {
    none: () => '无',
    start: (_left, right) => `${right} 不能在行首`,
    end: (left) => `${left} 不能在行末`,
    unit: (left, right) => `${left}${right} 是一个数、代号或单词`,
    soft: (left, right) => `${left} 与 ${right} 不宜拆开`,
    span: (left, right) => `${left} 与 ${right} 按模板不拆开`,
    space: (left, right) => `${left} 与 ${right} 之间的空格处不断行`,
    dash: (_left, right) => `下一行会以 ${right} 开头`,
    word: (left, right) => `${left}|${right} 在单词中间`,
  },
  forced: (rule) => `没有合规的断法，只好在此断开，尽管${rule}`,
  excess: (em) => `到下一个可断处，挤压标点后仍超出 ${em} 字`,
  long: (text, em) => `加上 ${text}，挤压标点后仍超出 ${em} 字`,
  spread: (em) => `早一处断行，每个字距要拉开 ${em} 字`,
}

const LANGUAGES: Readonly<Record<Language, ReasonWords>> = { zh: CHINESE, en: ENGLISH }

/** Why a line does not end elsewhere, in words. */
export function wordsOfReason(reason: Reason, language: Language): string {
  const words = LANGUAGES[language]
  switch (reason.kind) {
    case 'forced':
      return words.forced(ruleOf(reason, words))
    case 'rule': {
      const rule = ruleOf(reason, words)
      if (reason.excess === undefined) return rule
      return `${rule}${language === 'zh' ? '；' : '; '}${words.excess(hundredths(reason.excess))}`
    }
    case 'long':
      return words.long(shortened(reason.text), hundredths(reason.excess))
    case 'spread':
      return words.spread(hundredths(reason.stretch))
    case 'end':
    case 'even':
    case 'ragged':
    case 'later':
      return words[reason.kind]
  }
}

function ruleOf(
  { rule, left, right }: Extract<Reason, { rule: BreakRule }>,
  { rules }: ReasonWords,
): string {
  return rules[rule](shortened(left, true), shortened(right))
}

/** Long words by their beginning, or by their end. */
function shortened(text: string, fromEnd = false): string {
  const characters = [...text]
  if (characters.length <= LONGEST) return text
  return fromEnd
    ? `…${characters.slice(-LONGEST).join('')}`
    : `${characters.slice(0, LONGEST).join('')}…`
}

const LONGEST = 20

function hundredths(em: number): string {
  return em.toFixed(2)
}
