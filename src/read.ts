import { readSource, type ReadOptions } from './content/read.ts'
import type { Bulletin } from './model/bulletin.ts'
import type { Diagnostic, Report } from './model/diagnostic.ts'
import type { SourceFile } from './model/source.ts'
import type { Workspace } from './model/workspace.ts'
import { proofread, type Proofread } from './proofread/proofread.ts'
import { loadSegmenter } from './proofread/words.ts'
import { parseStatements } from './statements/parse.ts'

export interface ReadEnvironment {
  readonly workspace: Workspace
  /** Told that it begins. */
  readonly onStage?: (stage: 'read') => void
}

export interface ReadBulletinOptions extends ReadOptions {
  /** Asks all rules of proofreading, those too for which texts are taken apart into words. */
  readonly withWords?: boolean
}

export interface ReadBulletin {
  readonly bulletin: Bulletin | undefined
  /** Of reading and parsing, and of the rules that are told with every build. */
  readonly diagnostics: readonly Diagnostic[]
  /** Of the other rules of proofreading. */
  readonly findings: readonly Diagnostic[]
  /** The texts that they point into. */
  readonly files: readonly SourceFile[]
}

/** Reads and parses one issue, and looks it over. */
export async function readBulletin(
  path: string,
  { workspace, onStage }: ReadEnvironment,
  { withWords = false, ...reading }: ReadBulletinOptions = {},
): Promise<ReadBulletin> {
  const { report, diagnostics } = collect()
  onStage?.('read')
  const opened: SourceFile[] = []
  const onFile = (file: SourceFile) => opened.push(file)
  const source = await readSource(path, workspace, report, { onFile, ...reading })
  const bulletin = source && parseStatements(source, report)
  const files = source?.files ?? opened
  if (!bulletin) return { bulletin, diagnostics, findings: [], files }
  const loadWords = withWords ? loadSegmenter : undefined
  const found: Proofread = await proofread(bulletin, { loadWords, said: diagnostics })
  return { bulletin, diagnostics: [...found.said, ...found.told], findings: found.findings, files }
}

/** Gathers diagnostics, each only once. */
export function collect(): { report: Report; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const seen = new Set<string>()
  const report = (diagnostic: Diagnostic) => {
    const key = JSON.stringify(diagnostic)
    if (!seen.has(key)) diagnostics.push(diagnostic)
    seen.add(key)
  }
  return { report, diagnostics }
}
