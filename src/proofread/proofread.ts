import type { Bulletin } from '../model/bulletin.ts'
import { diagnose, type Diagnostic, type Report } from '../model/diagnostic.ts'
import { spanOf, type Span } from '../model/source.ts'
import { copyOf, type Copy } from './copy.ts'
import { editsInFile } from './edits.ts'
import type { Found, Place, Rule } from './rule.ts'
import { RULES } from './rules.ts'
import type { Segmenter } from './words.ts'

export interface ProofreadOptions {
  /** Of all there are, if it does not say. */
  readonly rules?: readonly Rule[]
  /** Loads what takes texts apart into words; without it the rules that need words are left out. */
  readonly loadWords?: () => Promise<Segmenter>
}

/** Looks the bulletin over and reports, in reading order, what an editor should see; changes nothing. */
export async function proofread(
  bulletin: Bulletin,
  report: Report,
  { rules = RULES, loadWords }: ProofreadOptions = {},
): Promise<void> {
  const copy = copyOf(bulletin)
  const chosen = rules.filter(({ needsWords }) => !needsWords || loadWords)
  const read = loadWords ? await withWords(copy, chosen, loadWords) : copy
  const found = chosen.flatMap((rule) =>
    Array.from(rule.find(read, rule.options ?? {}), (one) => ({ rule, one })),
  )
  const orderOf = orderIn(read)
  const sorted = found.toSorted((a, b) => orderOf(a.one) - orderOf(b.one))
  for (const { rule, one } of sorted) report(diagnosticOf(rule, one, bulletin))
}

/** The copy with the words of those texts for which a rule asks; nothing is loaded if none does. */
async function withWords(
  copy: Copy,
  rules: readonly Rule[],
  loadWords: () => Promise<Segmenter>,
): Promise<Copy> {
  const asked = copy.texts.filter((text) => rules.some(({ needsWords }) => needsWords?.(text)))
  if (!asked.length) return copy
  const segment = await loadWords()
  const words = segment(asked.map(({ text }) => text))
  const byText = new Map(asked.map((text, i) => [text.id, words[i] ?? []]))
  return {
    ...copy,
    texts: copy.texts.map((text) => {
      const own = byText.get(text.id)
      return own ? { ...text, words: own } : text
    }),
  }
}

/** What sorts findings: their texts in reading order, then their places in them; what is of the whole issue comes last. */
function orderIn({ texts }: Copy): (found: Found) => number {
  const length = 1 + texts.reduce((most, { text }) => Math.max(most, text.length), 0)
  const byId = new Map(texts.map(({ id }, i) => [id, i]))
  const starts = texts.map(({ map }) => map[0]?.span)
  const textAt = ({ file, start }: Span) =>
    starts.findLastIndex((span) => span?.file === file && span.start <= start)
  return ({ place }) => {
    if (!place) return Infinity
    if (isInCopy(place)) return (byId.get(place.text.id) ?? 0) * length + place.start
    return textAt(place) * length
  }
}

function isInCopy(place: Place | Span): place is Place {
  return 'text' in place
}

function diagnosticOf({ code, severity }: Rule, found: Found, bulletin: Bulletin): Diagnostic {
  const { place, data, edits } = found
  const span = place && isInCopy(place) ? spanOf(place.text.map, place.start, place.end) : place
  const fix =
    place && isInCopy(place) && edits
      ? editsInFile(edits, place.text, bulletin.source.files)
      : undefined
  return { ...diagnose(severity, code, data, span), ...(fix && { fix }) }
}
