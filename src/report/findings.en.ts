import type { LineOfFile } from '../model/diagnostic.ts'
import type { FindingMessages } from './messages.ts'

const or = (names: readonly string[]) => names.join(', ')

const at = ({ path, line }: LineOfFile) => `${path}:${line}`

const because = (note: string | undefined) => (note === undefined ? '' : ` (${note})`)
const suggested = (instead: string | undefined) =>
  instead === undefined ? {} : { hint: `write ${instead}` }

/** What proofreading finds, in English. */
export const ENGLISH_FINDINGS: FindingMessages = {
  TRADITIONAL_CHARACTER: ({ text, instead }) => ({
    message: `traditional or variant characters in simplified copy: ${text}`,
    hint: `write ${instead}; a name that is written so belongs in speakers.yaml`,
  }),
  FULL_WIDTH_CHARACTER: ({ text, instead }) => ({
    message: `full-width digits or letters: ${text}`,
    hint: `write ${instead}`,
  }),
  SPACE_IN_CHINESE: ({ before, after }) => ({
    message: `a space between Chinese characters: ${before}␣${after}`,
    hint: 'most likely it came along when the text was copied: take it out',
  }),
  DOUBLED_MARK: ({ text, instead }) => ({
    message: `a mark too many: ${text}`,
    ...suggested(instead),
  }),
  HALF_WIDTH_MARK: ({ text, instead }) => ({
    message: `a half-width mark in Chinese text: ${text}`,
    hint: `write ${instead}`,
  }),
  MARK_FORM: ({ text, instead }) => ({
    message: `not the form that this mark has in Chinese: ${text}`,
    hint: `write ${instead}`,
  }),
  UNPAIRED_MARK: ({ mark, partner }) => ({
    message: `${mark} without its ${partner}`,
    hint: 'add the other half, or take this one out',
  }),
  QUOTE_DIRECTION: ({ text, instead }) => ({
    message: `a quotation mark faces the wrong way: ${text}`,
    ...suggested(instead),
  }),
  COMMA_BETWEEN_QUOTES: ({ before, after }) => ({
    message: `no 、 between quotes or titles side by side: ${before}、${after}`,
    hint: 'take it out (GB/T 15834)',
  }),
  MISSING_MARK: ({ reason, text }) =>
    reason === 'long'
      ? { message: `a long stretch without any mark: ${text}`, hint: 'is one missing?' }
      : { message: `no mark before ${text}`, hint: 'the point before it ends in a ； or a 。' },
  SENTENCE_END: ({ text }) => ({
    message: `the paragraph ends without a stop: …${text}`,
    hint: 'add one; or text has been lost here',
  }),
  RANGE_FORM: ({ text, instead }) => ({
    message: `not how a range is written: ${text}`,
    ...suggested(instead),
  }),
  UNIT_FORM: ({ text, instead }) => ({
    message: `not how this unit is written: ${text}`,
    ...suggested(instead),
  }),
  DATE_FORM: ({ text, instead }) => ({
    message: `not how a date is written: ${text}`,
    ...suggested(instead),
  }),
  DATE_IMPOSSIBLE: ({ text }) => ({ message: `there is no such date or time: ${text}` }),
  DOUBLED_WORD: ({ text }) => ({
    message: `a word twice over: ${text}`,
    hint: 'take one of them out',
  }),
  REPEATED_ITEM: ({ text }) => ({
    message: `the same item twice in a list: ${text}`,
    hint: 'was one of them meant to be another?',
  }),
  WORD_BANNED: ({ word, instead, note }) => ({
    message: `not to be used: ${word}${because(note)}`,
    ...suggested(instead),
  }),
  WORD_FORM: ({ word, instead, note }) => ({
    message: `${word}: this office writes ${instead}${because(note)}`,
  }),
  WORD_MISSING: ({ word, note }) => ({
    message: `nowhere in the bulletin, and has to be: ${word}${because(note)}`,
  }),
  ENUMERATION_ORDER: ({ label, expected, before }) => ({
    message:
      before === undefined
        ? `the points begin with ${label}, without ${expected}`
        : `after ${before} comes ${label} and not ${expected}`,
    hint: 'check the numbers; or a point has been lost',
  }),
  POST_OF_TWO: ({ post, name, other, first }) => ({
    message: `one post with two names: ${post} is ${name} here, and ${other} at ${first ? at(first) : 'another place'}`,
    hint: 'check the name',
  }),
  NAME_OF_TWO: ({ name, post, other, first }) => ({
    message: `one name with two posts: ${name} is ${post} here, and ${other} at ${first ? at(first) : 'another place'}`,
    hint: 'check the post',
  }),
  TITLE_IMPOSSIBLE: ({ title, parts }) => ({
    message: `there is no such post: ${title}`,
    hint: `is it ${parts.join('、')}, or is there a word too many?`,
  }),
  PARAGRAPH_JOINED: ({ before, after }) => ({
    message: `a broken paragraph was joined: …${before}｜${after}…`,
    hint: 'if these are two paragraphs, end the first with a stop or indent the second',
  }),
  SPEAKER_TWICE: ({ speaker, first }) => ({
    message: `${speaker} has two statements${first ? `, the other one at ${at(first)}` : ''}`,
    hint: 'is one of them somebody else’s, or the same statement once more?',
  }),
  SPEAKER_ABSENT: ({ speaker, roster }) => ({
    message: `${speaker} is on the roster (${at(roster)}) and has no statement`,
    hint: 'add the statement, or take the name off the roster',
  }),
  SPEAKER_ORDER: ({ speaker, side, other }) => ({
    message: `not in the order of the roster: ${speaker} comes ${side} ${other} there`,
    hint: 'move the statement; or set `order: roster` in speakers.yaml',
  }),
  STATEMENT_LENGTH: ({ characters, median }) => ({
    message: `this statement has ${characters} characters, most have about ${median}`,
    hint:
      characters < median
        ? 'was part of it left out?'
        : 'are these two statements run together, or should it be shortened?',
  }),
  IMPRINT_INCOMPLETE: ({ path, set, missing }) => ({
    message: `${path}: the imprint of an internal publication has ${or(set)} and lacks ${or(missing)}`,
    hint: 'set these too, or none of them',
  }),
}
