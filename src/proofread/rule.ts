import type { Severity } from '../model/diagnostic.ts'
import type { FindingData, RuleCode } from '../model/findings.ts'
import type { Span } from '../model/source.ts'
import { CLOSING, finding, OPENING, STOPS } from './characters.ts'
import type { Copy, CopyText, TextKind } from './copy.ts'

/** One fault that an editor would mend, and how it is found. */
export interface Rule<C extends RuleCode = RuleCode> {
  readonly code: C
  readonly severity: Severity
  /** What is wrong, why, and what is none of it; a paragraph in each language, for docs/rules.md. */
  readonly explanation: { readonly zh: string; readonly en: string }
  /** At least one of each; tests hold the rule to them. */
  readonly examples: readonly Example[]
  /** Numbers that an issue may set, with what they are if it does not. */
  readonly options?: Readonly<Record<string, number>>
  /** Its findings are printed by `build`, one by one: of how the text was read, or of the issue as a whole. */
  readonly isToldByBuild?: true
  /** Texts that have to be taken apart into words for this rule; only those have `words`. */
  readonly needsWords?: (text: CopyText, copy: Copy) => boolean
  /** It finds as much without them, and mends less. */
  readonly worksWithoutWords?: true
  readonly find: (copy: Copy, options: Readonly<Record<string, number>>) => Iterable<Found<C>>
}

/** `wrong` has the fault, `right` has not; where the rule offers a mend, it makes the one of the other. A text of its own, or a paragraph. */
export interface Example {
  /** Files that stand beside the text, by their names. */
  readonly beside?: Readonly<Record<string, string>>
  readonly wrong: string
  readonly right: string
}

/** A stretch of a text of the copy: UTF-16, end excluded. */
export interface Place {
  readonly text: CopyText
  readonly start: number
  readonly end: number
}

export interface Found<C extends RuleCode = RuleCode> {
  readonly data: FindingData[C]
  /** A stretch of the copy, or of a file; absent where it is of the issue as a whole. */
  readonly place?: Place | Span
  /** What to write to mend it, only where nobody could want it otherwise. */
  readonly edits?: readonly TextEdit[]
}

/** Of the text in which the finding stands: what to write in place of `[start, end)`. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly insert: string
}

/** What a rule finds in one text. */
export interface Mark<C extends RuleCode> {
  readonly start: number
  readonly end: number
  readonly data: FindingData[C]
  readonly edits?: readonly TextEdit[]
}

type TextRule<C extends RuleCode> = Omit<Rule<C>, 'find'> & {
  /** In which texts; in all, if it does not say. */
  readonly kinds?: readonly TextKind[]
  readonly findIn: (text: CopyText, copy: Copy) => Iterable<Mark<C>>
}

/** A rule that reads one text after the other. */
export function textRule<C extends RuleCode>({ kinds, findIn, ...rule }: TextRule<C>): Rule<C> {
  return {
    ...rule,
    find: (copy) =>
      copy.texts
        .filter(({ kind }) => !kinds || kinds.includes(kind))
        .flatMap((text) =>
          Array.from(findIn(text, copy))
            .filter((mark) => !isInAddress(text, mark))
            .map(({ start, end, data, edits }) => ({
              data,
              place: { text, start, end },
              ...(edits && { edits }),
            })),
        ),
  }
}

/** Up to white space, or a mark of Chinese. */
const REST = `[^\\s${STOPS}${OPENING}${CLOSING}…"'<>]`
/** Of a web page, or for mail. */
const ADDRESS = finding(
  `(?:https?|ftp)://${REST}*|(?<![\\w.])www\\.${REST}*|(?<![\\w.+-])[\\w.+-]+@[A-Za-z\\d]${REST}*`,
)
const MAY_BE_ADDRESS = /:\/\/|www\.|@/u

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Found once for all rules. */
const addresses = new WeakMap<CopyText, readonly Stretch[]>()

function addressesIn(text: CopyText): readonly Stretch[] {
  const known = addresses.get(text)
  if (known) return known
  const found = MAY_BE_ADDRESS.test(text.text) ? text.text.matchAll(ADDRESS) : []
  const all = Array.from(found, ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }))
  addresses.set(text, all)
  return all
}

/** Marks in an address are its own. */
function isInAddress(text: CopyText, mark: Stretch): boolean {
  const all = addressesIn(text)
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle]?.end ?? 0) <= mark.start) low = middle + 1
    else high = middle
  }
  const first = all[low]
  return first !== undefined && first.start < mark.end
}

/** The edit that writes `insert` in place of all that is marked. */
export function instead(start: number, end: number, insert: string): readonly TextEdit[] {
  return [{ start, end, insert }]
}

/** The mark of a stretch that should read otherwise; where it is not certain how, it is told and not mended. */
export function misspelt<I extends string | undefined>(start: number, text: string, better: I) {
  const end = start + text.length
  return {
    start,
    end,
    data: { text, instead: better },
    ...(better !== undefined && { edits: instead(start, end, better) }),
  }
}
