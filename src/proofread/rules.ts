import type { Rule } from './rule.ts'
import { commaBetweenQuotes } from './rules/comma-between-quotes.ts'
import { dateForm } from './rules/date-form.ts'
import { dateImpossible } from './rules/date-impossible.ts'
import { doubledMark } from './rules/doubled-mark.ts'
import { doubledWord } from './rules/doubled-word.ts'
import { enumerationOrder } from './rules/enumeration-order.ts'
import { fullWidthCharacter } from './rules/full-width-character.ts'
import { halfWidthMark } from './rules/half-width-mark.ts'
import { imprintIncomplete } from './rules/imprint-incomplete.ts'
import { markForm } from './rules/mark-form.ts'
import { missingMark } from './rules/missing-mark.ts'
import { nameOfTwo } from './rules/name-of-two.ts'
import { paragraphJoined } from './rules/paragraph-joined.ts'
import { postOfTwo } from './rules/post-of-two.ts'
import { quoteDirection } from './rules/quote-direction.ts'
import { rangeForm } from './rules/range-form.ts'
import { repeatedItem } from './rules/repeated-item.ts'
import { sentenceEnd } from './rules/sentence-end.ts'
import { spaceInChinese } from './rules/space-in-chinese.ts'
import { speakerAbsent } from './rules/speaker-absent.ts'
import { speakerOrder } from './rules/speaker-order.ts'
import { speakerTwice } from './rules/speaker-twice.ts'
import { statementLength } from './rules/statement-length.ts'
import { titleImpossible } from './rules/title-impossible.ts'
import { traditionalCharacter } from './rules/traditional-character.ts'
import { unitForm } from './rules/unit-form.ts'
import { unpairedMark } from './rules/unpaired-mark.ts'
import { wordBanned } from './rules/word-banned.ts'
import { wordForm } from './rules/word-form.ts'
import { wordMissing } from './rules/word-missing.ts'

/** All rules, in the order of docs/rules.md. */
export const RULES: readonly Rule[] = [
  // characters
  traditionalCharacter,
  fullWidthCharacter,
  spaceInChinese,
  // marks
  doubledMark,
  halfWidthMark,
  markForm,
  unpairedMark,
  quoteDirection,
  commaBetweenQuotes,
  missingMark,
  sentenceEnd,
  // numbers
  rangeForm,
  unitForm,
  dateForm,
  dateImpossible,
  // words
  doubledWord,
  repeatedItem,
  wordBanned,
  wordForm,
  wordMissing,
  // what is said
  enumerationOrder,
  postOfTwo,
  nameOfTwo,
  titleImpossible,
  paragraphJoined,
  // the issue as a whole
  speakerTwice,
  speakerAbsent,
  speakerOrder,
  statementLength,
  imprintIncomplete,
]
