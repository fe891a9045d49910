import path from 'node:path'
import { READ_EXTENSIONS, SET_UP_FILES } from '../content/read.ts'
import { expandPattern } from '../io/expand.ts'
import { diagnose } from '../model/diagnostic.ts'
import type { Workspace } from '../model/workspace.ts'
import type { Language } from '../report/messages.ts'
import { printDiagnostics } from './report.ts'
import type { Terminal } from './terminal.ts'

/** The files and folders meant; patterns give what banxin can read. */
export function findSources(
  sources: readonly string[],
  lang: Language,
  workspace: Workspace,
  terminal: Terminal,
): { sources: readonly string[]; code: number } {
  const isThere = (file: string) => workspace.kindOf(file) !== undefined
  const isRead = (file: string) =>
    workspace.kindOf(file) === 'folder' ||
    READ_EXTENSIONS.includes(path.extname(file).toLowerCase())
  const groups = sources.map((pattern) => {
    const found = expandPattern(pattern, terminal.cwd, isThere)
    return { pattern, found: found[0] === pattern ? found : found.filter(isRead) }
  })
  const empty = groups.filter(({ found }) => !found.length)
  const diagnostics = empty.map(({ pattern }) => diagnose('error', 'NOTHING_MATCHES', { pattern }))
  const code = printDiagnostics(diagnostics, [], lang, terminal)
  const all = groups.flatMap(({ found }) => found)
  // a.txt and ./a.txt are one
  const byPlace = new Map(
    withoutSetUps(all).map((source) => [path.resolve(terminal.cwd, source), source]),
  )
  return { sources: [...byPlace.values()], code }
}

/** A shell that makes content/* a list of names gives those beside the issues as well. */
function withoutSetUps(sources: readonly string[]): readonly string[] {
  return sources.length < 2
    ? sources
    : sources.filter((one) => !SET_UP_FILES.includes(path.basename(one)))
}
