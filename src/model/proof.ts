import type { Diagnostic } from './diagnostic.ts'

/** Everything that a proof says, in one language; the words themselves are in report/. */
export interface ProofWords {
  /** What is wrong, in a sentence. */
  readonly describe: (diagnostic: Diagnostic) => string
  /** 校样 */
  readonly mark: string
  /** The number of the issue, where the source does not write it. */
  readonly issue: (number: number) => string
  readonly page: (number: number, count: number) => string
  /** A sheet behind the pages. */
  readonly sheet: (number: number, count: number) => string
  /** How many findings there are, on a page and in all. */
  readonly foundHere: (count: number) => string
  readonly found: (count: number) => string
  readonly place: (place: ProofPlace) => string
  /** Which notes stand on the sheets behind the pages. */
  readonly continued: (first: number, last: number) => string
  readonly comments: string
  readonly signed: readonly string[]
  readonly count: ProofCountWords
  readonly notes: string
}

/** The table of characters. */
export interface ProofCountWords {
  readonly title: string
  readonly number: string
  readonly speaker: string
  readonly page: string
  readonly column: string
  readonly line: string
  readonly characters: string
  readonly total: string
}

/** Where a line stands; only what tells it from others. */
export interface ProofPlace {
  readonly page?: number
  /** Absent where there is one column. */
  readonly column?: number
  readonly row: number
}
