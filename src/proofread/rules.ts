import type { Rule } from './rule.ts'
import { commaBetweenQuotes } from './rules/comma-between-quotes.ts'
import { doubledWord } from './rules/doubled-word.ts'
import { imprintIncomplete } from './rules/imprint-incomplete.ts'
import { nameOfTwo } from './rules/name-of-two.ts'
import { paragraphJoined } from './rules/paragraph-joined.ts'
import { postOfTwo } from './rules/post-of-two.ts'
import { repeatedItem } from './rules/repeated-item.ts'
import { speakerTwice } from './rules/speaker-twice.ts'
import { titleImpossible } from './rules/title-impossible.ts'
import { wordBanned } from './rules/word-banned.ts'
import { wordForm } from './rules/word-form.ts'
import { wordMissing } from './rules/word-missing.ts'

/** All rules, in the order of docs/rules.md. */
export const RULES: readonly Rule[] = [
  commaBetweenQuotes,
  // words
  doubledWord,
  repeatedItem,
  postOfTwo,
  nameOfTwo,
  titleImpossible,
  paragraphJoined,
  speakerTwice,
  imprintIncomplete,
  wordBanned,
  wordForm,
  wordMissing,
]
