import type { Rule } from './rule.ts'
import { commaBetweenQuotes } from './rules/comma-between-quotes.ts'
import { doubledWord } from './rules/doubled-word.ts'
import { enumerationOrder } from './rules/enumeration-order.ts'
import { imprintIncomplete } from './rules/imprint-incomplete.ts'
import { paragraphJoined } from './rules/paragraph-joined.ts'
import { repeatedItem } from './rules/repeated-item.ts'
import { speakerAbsent } from './rules/speaker-absent.ts'
import { speakerOrder } from './rules/speaker-order.ts'
import { speakerTwice } from './rules/speaker-twice.ts'
import { statementLength } from './rules/statement-length.ts'
import { wordBanned } from './rules/word-banned.ts'
import { wordForm } from './rules/word-form.ts'
import { wordMissing } from './rules/word-missing.ts'

/** All rules, in the order of docs/rules.md. */
export const RULES: readonly Rule[] = [
  commaBetweenQuotes,
  // words
  doubledWord,
  repeatedItem,
  enumerationOrder,
  paragraphJoined,
  speakerTwice,
  speakerAbsent,
  speakerOrder,
  statementLength,
  imprintIncomplete,
  wordBanned,
  wordForm,
  wordMissing,
]
