import type { FaceId } from './metrics.ts'
import type { Span } from './source.ts'

/** A face that can be used. */
export interface ListedFace {
  readonly family: string
  readonly weight: number
  readonly role: string
  readonly file: string
  readonly format: 'TrueType' | 'PostScript'
  readonly glyphs: number
  /** Code points that it has. */
  readonly characters: number
  readonly licence: string
  readonly isOwn: boolean
}

/** A face by the names that an editor knows. */
export interface NamedFace {
  readonly id: FaceId
  readonly family: string
  readonly weight: number
}

export interface EmbeddedFace extends NamedFace {
  readonly postscriptName: string
  readonly file: string
  /** How many are set in it, and how many different ones. */
  readonly characters: number
  readonly distinct: number
  readonly glyphs: number
}

/** A character with what it is called, how often it is there, and where first. */
export interface CountedCharacter {
  readonly character: string
  readonly codePoint: string
  readonly count: number
  readonly places: readonly Span[]
}

export interface BorrowedCharacter extends CountedCharacter {
  readonly from: NamedFace
  readonly instead: NamedFace
}

export interface ReplacedWeight {
  readonly family: string
  readonly weight: number
  readonly partner: NamedFace
}

/** What an issue does with fonts. */
export interface FontsReport {
  /** Undefined while it cannot be set. */
  readonly embedded: readonly EmbeddedFace[] | undefined
  readonly borrowed: readonly BorrowedCharacter[]
  readonly missing: readonly CountedCharacter[]
  /** Families that lack a weight which is asked for, and whose face is taken for it. */
  readonly replaced: readonly ReplacedWeight[]
  readonly unknownFamilies: readonly string[]
}
