import path from 'node:path'
import type { BuildEnvironment } from '../../build.ts'
import { undisturbed } from '../../io/signals.ts'
import { readBulletin } from '../../read.ts'
import { ISSUE_FILES } from '../../content/read.ts'
import { diagnose } from '../../model/diagnostic.ts'
import type { FrontMatter } from '../../model/source.ts'
import { WorkspaceError, type NewFile } from '../../model/workspace.ts'
import type { Language } from '../../report/messages.ts'
import { besides } from '../../statements/begin.ts'
import { nextIssue } from '../../statements/next.ts'
import { environmentOf } from '../environment.ts'
import { printDiagnostics } from '../report.ts'
import { EXIT, UsageError, type Terminal } from '../terminal.ts'
import { TEXTS } from '../texts.ts'
import { begunFrom } from './begin.ts'
import { issueFile, type FileEntry } from './issue-file.ts'

export interface NewArguments {
  readonly dir: string
  readonly template?: string | undefined
  readonly from?: string | undefined
  readonly lang: Language
}

/**
 * `banxin new`: a folder for an issue, with the settings of the one before, counted on, or with the documents of a folder. Never writes into a folder that
 * holds anything, but for one of documents that becomes the issue itself; all is written or nothing.
 */
export async function runNew(args: NewArguments, terminal: Terminal): Promise<number> {
  const { dir, from, lang } = args
  const environment = environmentOf(terminal)
  const { workspace } = environment
  const isBegun = from !== undefined && holdsDocuments(from, environment)
  const isThere = isBegun && isSame(dir, from, environment)
  const kind = workspace.kindOf(dir)
  if (!isThere && kind !== undefined && (kind !== 'folder' || workspace.list(dir).length > 0)) {
    throw new UsageError(TEXTS[lang].notEmpty(dir))
  }
  const start =
    from === undefined
      ? EMPTY
      : isBegun
        ? await documents(from, environment, lang, terminal)
        : await continued(from, environment, lang, terminal)
  if (!start.settings) return start.code
  const { settings, files, copies, code } = start
  const own = { ...settings, ...(args.template !== undefined && { template: args.template }) }
  const text = issueFile(own, files, TEXTS[lang])
  const issue = { name: 'issue.yaml', bytes: () => new TextEncoder().encode(text) }
  const file = workspace.join(dir, issue.name)
  try {
    // the settings come last: where they are, all is
    await undisturbed(() => {
      workspace.writeTogether(dir, [...(isThere ? [] : copies), issue])
    })
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    const { path: at, message: reason } = error
    // what is copied may have gone in the meantime
    const fault =
      at === dir
        ? diagnose('error', 'OUTPUT_NOT_WRITABLE', { path: file, reason })
        : diagnose('error', 'FILE_UNREADABLE', { path: at, reason })
    return printDiagnostics([fault], [], lang, terminal)
  }
  const count = files.filter(({ name }) => name !== undefined).length
  const texts = TEXTS[lang]
  terminal.out(`${isBegun ? texts.begunFrom(file, dir, count) : texts.begun(file, dir)}\n`)
  return code
}

interface Start {
  /** Undefined if there was an error. */
  readonly settings: FrontMatter | undefined
  readonly files: readonly FileEntry[]
  readonly copies: readonly NewFile[]
  readonly code: number
}

const EMPTY: Start = { settings: {}, files: [], copies: [], code: EXIT.fine }

/** Whether this is a folder that is no issue yet. */
function holdsDocuments(folder: string, { workspace }: BuildEnvironment): boolean {
  if (workspace.kindOf(folder) !== 'folder') return false
  try {
    return !workspace.list(folder).some((name) => ISSUE_FILES.includes(name))
  } catch (error) {
    if (error instanceof WorkspaceError) return false
    throw error
  }
}

function isSame(one: string, other: string, { workspace }: BuildEnvironment): boolean {
  return workspace.kindOf(one) === 'folder' && workspace.realPath(one) === workspace.realPath(other)
}

async function documents(
  from: string,
  environment: BuildEnvironment,
  lang: Language,
  terminal: Terminal,
): Promise<Start> {
  const { files, copies, code } = await begunFrom(from, environment, lang, terminal)
  return { settings: files.length ? {} : undefined, files, copies, code }
}

async function continued(
  from: string,
  environment: BuildEnvironment,
  lang: Language,
  terminal: Terminal,
): Promise<Start> {
  const { bulletin, diagnostics, files } = await readBulletin(from, environment)
  // what an editor should see in the old issue has been seen
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const code = printDiagnostics(errors, files, lang, terminal)
  if (!bulletin || code !== EXIT.fine) return { ...EMPTY, settings: undefined, code }
  // an office has one roster, one lexicon and one wording for all its issues
  const copies = besides(bulletin.source).map((file) => ({
    name: path.basename(file),
    bytes: () => environment.workspace.read(file),
  }))
  return { ...EMPTY, settings: nextIssue(bulletin), copies }
}
