import type { Bulletin } from '../model/bulletin.ts'
import { diagnose, type Diagnostic, type Report } from '../model/diagnostic.ts'
import { copyOf, type Copy } from './copy.ts'
import { diagnosticOf, inReadingOrder } from './found.ts'
import type { Rule } from './rule.ts'
import { RULES } from './rules.ts'
import { chosenRules, reportUnknown } from './settings.ts'
import { reportUnused, waive, waiversOf, type Waiver } from './waivers.ts'
import type { Segmenter } from './words.ts'

export interface ProofreadOptions {
  /** Of all there are, if it does not say. */
  readonly rules?: readonly Rule[]
  /** Loads what takes texts apart into words; without it the rules that need words are left out. */
  readonly loadWords?: (() => Promise<Segmenter>) | undefined
  /** What was said before, of which some may be waived. */
  readonly said?: readonly Diagnostic[]
}

export interface Proofread {
  /** What was said before and is not waived; what is wrong with the settings of proofreading. */
  readonly said: readonly Diagnostic[]
  /** Findings, in reading order, of rules whose findings are told with every build. */
  readonly told: readonly Diagnostic[]
  /** Those of the others; and the waivers that are not needed, if all rules were asked. */
  readonly findings: readonly Diagnostic[]
}

/** Looks the bulletin over for what an editor should see, as its issue wants it; changes nothing. */
export async function proofread(
  bulletin: Bulletin,
  { rules = RULES, loadWords, said = [] }: ProofreadOptions = {},
): Promise<Proofread> {
  const { frontMatter, files } = bulletin.source
  const faults: Diagnostic[] = []
  const report: Report = (one) => faults.push(one)
  const wanted = chosenRules(rules, frontMatter.check ?? [], report)
  const waivers = knownWaivers(bulletin, rules, said, report)
  const found = await find(bulletin, wanted, loadWords, report)
  const codes = new Set<string>(wanted.map(({ code }) => code))
  const mayWaive = ({ code, severity }: Diagnostic) => severity !== 'error' || codes.has(code)
  const { kept, unused } = waive([...said, ...found], waivers, files, mayWaive)
  const needless: Diagnostic[] = []
  if (loadWords) reportUnused(unused, (one) => needless.push(one))
  const isTold = new Set<string>(
    wanted.filter((rule) => rule.isToldByBuild).map(({ code }) => code),
  )
  const keptOf = (isOne: (index: number, code: string) => boolean) =>
    kept.filter((one, i): one is Diagnostic => one !== undefined && isOne(i, one.code))
  return {
    said: [...keptOf((i) => i < said.length), ...faults],
    told: keptOf((i, code) => i >= said.length && isTold.has(code)),
    findings: [...keptOf((i, code) => i >= said.length && !isTold.has(code)), ...needless],
  }
}

/** The waivers of an issue, without those that name no rule and nothing that was said; they are reported. */
function knownWaivers(
  { source }: Bulletin,
  rules: readonly Rule[],
  said: readonly Diagnostic[],
  report: Report,
): readonly Waiver[] {
  const known = new Set<string>([...rules, ...said].map(({ code }) => code))
  return waiversOf(source).filter(({ code, span }) => {
    if (!known.has(code)) reportUnknown(code, rules, span, report)
    return known.has(code)
  })
}

/** What the rules find, in reading order. */
async function find(
  bulletin: Bulletin,
  rules: readonly Rule[],
  loadWords: ProofreadOptions['loadWords'],
  report: Report,
): Promise<readonly Diagnostic[]> {
  const copy = copyOf(bulletin)
  const read = loadWords && (await withWords(copy, rules, loadWords, report))
  const able = read
    ? rules
    : rules.filter(({ needsWords, worksWithoutWords }) => !needsWords || worksWithoutWords)
  const found = able.flatMap((rule) =>
    Array.from(rule.find(read ?? copy, rule.options ?? {}), (one) => ({ rule, one })),
  )
  return inReadingOrder(found, copy).map(({ rule, one }) =>
    diagnosticOf(rule, one, bulletin.source.files),
  )
}

/** The copy with the words of those texts for which a rule asks; nothing is loaded if none does. Undefined, and reported, if it cannot be. */
async function withWords(
  copy: Copy,
  rules: readonly Rule[],
  loadWords: () => Promise<Segmenter>,
  report: Report,
): Promise<Copy | undefined> {
  const asked = copy.texts.filter((text) =>
    rules.some(({ needsWords }) => needsWords?.(text, copy)),
  )
  if (!asked.length) return copy
  let segment: Segmenter
  try {
    segment = await loadWords()
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    report(diagnose('warning', 'WORDS_UNAVAILABLE', { reason }))
    return undefined
  }
  const words = segment(asked.map(({ text }) => text))
  const byText = new Map(asked.map(({ id }, i) => [id, words[i] ?? []]))
  const texts = copy.texts.map((text) => {
    const own = byText.get(text.id)
    return own ? { ...text, words: own } : text
  })
  return { ...copy, texts }
}
