import type { Rule } from './rule.ts'
import { commaBetweenQuotes } from './rules/comma-between-quotes.ts'
import { imprintIncomplete } from './rules/imprint-incomplete.ts'
import { paragraphJoined } from './rules/paragraph-joined.ts'
import { speakerTwice } from './rules/speaker-twice.ts'
import { traditionalCharacter } from './rules/traditional-character.ts'

/** All rules, in the order of docs/rules.md. */
export const RULES: readonly Rule[] = [
  // characters
  traditionalCharacter,
  // marks
  commaBetweenQuotes,
  // what is said
  paragraphJoined,
  // the issue as a whole
  speakerTwice,
  imprintIncomplete,
]
