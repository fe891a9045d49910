import { readRoster } from '../../src/content/roster.ts'
import { readWording } from '../../src/content/wording.ts'
import type { Bulletin } from '../../src/model/bulletin.ts'
import type { Diagnostic, Report } from '../../src/model/diagnostic.ts'
import { editsByFile, mend } from '../../src/proofread/mend.ts'
import { proofread } from '../../src/proofread/proofread.ts'
import type { Example, Rule } from '../../src/proofread/rule.ts'
import { loadSegmenter, type Segmenter } from '../../src/proofread/words.ts'
import { parseStatements } from '../../src/statements/parse.ts'
import { source } from './source.ts'

let loaded: Promise<Segmenter> | undefined
export const loadWords = () => (loaded ??= loadSegmenter())

/** Where nobody speaks yet, somebody does. */
const SPEAKER = '市财政局局长周敏：\n\n'

export interface Findings {
  readonly diagnostics: readonly Diagnostic[]
  /** What is marked, finding by finding. */
  readonly marked: readonly string[]
  /** The text with all mends made; the same if there are none. */
  readonly mended: string
}

/** What one rule finds in a text of one statement, or of a whole issue, with these files beside it. */
export async function findings(
  rule: Rule,
  text: string,
  beside: Example['beside'] = {},
): Promise<Findings> {
  const whole = issueOf(text, beside)
  const prefix = whole ? '' : SPEAKER
  const bulletin = whole ?? issueOf(`${SPEAKER}${text}`, beside)
  if (!bulletin) throw new Error(`nobody speaks in ${text}`)
  return findingsIn(rule, bulletin, prefix.length)
}

const ignored: Report = () => undefined

/** An issue of this text with these files beside it; undefined if nobody speaks in it. */
function issueOf(text: string, beside: Readonly<Record<string, string>>): Bulletin | undefined {
  const read = source(text, ignored)
  const files = Object.entries(beside).map(([name, own]) => ({ name, text: own }))
  const fileOf = (wanted: string) => files.find(({ name }) => name === wanted)
  const [words, speakers] = [fileOf('words.yaml'), fileOf('speakers.yaml')]
  const all = {
    ...read,
    files: [...read.files, ...files],
    ...(words && { wording: readWording(words, ignored) }),
    ...(speakers && { roster: readRoster(speakers, ignored) }),
  }
  return parseStatements(all, ignored)
}

export async function findingsIn(rule: Rule, bulletin: Bulletin, skip = 0): Promise<Findings> {
  const { said, told, findings } = await proofread(bulletin, { rules: [rule], loadWords })
  const diagnostics = [...said, ...told, ...findings]
  const [file] = bulletin.source.files
  const text = file?.text ?? ''
  const textIn = (name: string) => bulletin.source.files.find((one) => one.name === name)?.text
  const marked = diagnostics.map(
    ({ span }) => (span && textIn(span.file)?.slice(span.start, span.end)) ?? '',
  )
  const edits = editsByFile(diagnostics).get(file?.name ?? '') ?? []
  return { diagnostics, marked, mended: mend(text, edits).slice(skip) }
}

/** A bulletin of one statement of one paragraph, without going through the parser. */
export function paragraphOf(text: string): Bulletin {
  const bulletin = issueOf(`${SPEAKER}正文。`, {})
  const [statement] = bulletin?.statements ?? []
  if (!bulletin || !statement) throw new Error('nobody speaks')
  const file = { name: 'issue.txt', text }
  const span = { file: file.name, start: 0, end: text.length }
  const blocks = [
    { kind: 'paragraph', id: 'p1', text, clauses: [], joins: [], map: [{ at: 0, span }] } as const,
  ]
  return {
    ...bulletin,
    statements: [{ ...statement, speakers: [], blocks }],
    source: { ...bulletin.source, text, map: [{ at: 0, span }], files: [file] },
  }
}
