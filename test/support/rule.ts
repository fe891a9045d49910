import { readWording } from '../../src/content/wording.ts'
import type { Bulletin } from '../../src/model/bulletin.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { editsByFile, mend } from '../../src/proofread/mend.ts'
import { proofread } from '../../src/proofread/proofread.ts'
import type { Example, Rule } from '../../src/proofread/rule.ts'
import { loadSegmenter, type Segmenter } from '../../src/proofread/words.ts'
import { parse } from './source.ts'

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
  const whole = parse(text).bulletin
  const prefix = whole ? '' : SPEAKER
  const bulletin = whole ?? parse(`${SPEAKER}${text}`).bulletin
  if (!bulletin) throw new Error(`nobody speaks in ${text}`)
  return findingsIn(rule, withFiles(bulletin, beside), prefix.length)
}

function withFiles(bulletin: Bulletin, beside: Readonly<Record<string, string>>): Bulletin {
  const words = beside['words.yaml']
  const file = { name: 'words.yaml', text: words ?? '' }
  const wording = words === undefined ? undefined : readWording(file, () => undefined)
  return { ...bulletin, source: { ...bulletin.source, ...(wording && { wording }) } }
}

export async function findingsIn(rule: Rule, bulletin: Bulletin, skip = 0): Promise<Findings> {
  const { said, told, findings } = await proofread(bulletin, { rules: [rule], loadWords })
  const diagnostics = [...said, ...told, ...findings]
  const [file] = bulletin.source.files
  const text = file?.text ?? ''
  const marked = diagnostics.map(({ span }) => (span ? text.slice(span.start, span.end) : ''))
  const edits = editsByFile(diagnostics).get(file?.name ?? '') ?? []
  return { diagnostics, marked, mended: mend(text, edits).slice(skip) }
}

/** A bulletin of one statement of one paragraph, without going through the parser. */
export function paragraphOf(text: string): Bulletin {
  const { bulletin } = parse(`${SPEAKER}正文。`)
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
