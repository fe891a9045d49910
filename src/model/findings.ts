import type { LineOfFile } from './diagnostic.ts'

/** What each rule of proofreading tells; the rules stand in proofread/rules/, their words in report/findings.*.ts. */
export interface FindingData {
  // characters
  TRADITIONAL_CHARACTER: { text: string; instead: string }
  FULL_WIDTH_CHARACTER: { text: string; instead: string }
  SPACE_IN_CHINESE: { before: string; after: string }
  // marks
  DOUBLED_MARK: { text: string; instead: string | undefined }
  HALF_WIDTH_MARK: { text: string; instead: string }
  MARK_FORM: { text: string; instead: string }
  UNPAIRED_MARK: { mark: string; partner: string }
  QUOTE_DIRECTION: { text: string; instead: string | undefined }
  COMMA_BETWEEN_QUOTES: { before: string; after: string }
  MISSING_MARK: { reason: 'long' | 'label'; text: string }
  SENTENCE_END: { text: string }
  // numbers
  RANGE_FORM: { text: string; instead: string | undefined }
  UNIT_FORM: { text: string; instead: string }
  DATE_FORM: { text: string; instead: string | undefined }
  DATE_IMPOSSIBLE: { text: string }
  // words
  DOUBLED_WORD: { text: string }
  REPEATED_ITEM: { text: string }
  WORD_BANNED: { word: string; instead: string | undefined; note: string | undefined }
  WORD_FORM: { word: string; instead: string; note: string | undefined }
  WORD_MISSING: { word: string; note: string | undefined }
  // what is said
  ENUMERATION_ORDER: { label: string; expected: string; before: string | undefined }
  POST_OF_TWO: { post: string; name: string; other: string; first: LineOfFile | undefined }
  NAME_OF_TWO: { name: string; post: string; other: string; first: LineOfFile | undefined }
  TITLE_IMPOSSIBLE: { title: string; parts: readonly string[] }
  PARAGRAPH_JOINED: { before: string; after: string }
  // the issue as a whole
  SPEAKER_TWICE: { speaker: string; first: LineOfFile | undefined }
  SPEAKER_ABSENT: { speaker: string; roster: LineOfFile }
  /** `other` stands on the wrong side of it. */
  SPEAKER_ORDER: { speaker: string; side: 'before' | 'after'; other: string }
  STATEMENT_LENGTH: { characters: number; median: number }
  IMPRINT_INCOMPLETE: { path: string; set: readonly string[]; missing: readonly string[] }
}

export type RuleCode = keyof FindingData
