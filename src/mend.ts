import { check, type Checked, type CheckEnvironment } from './check.ts'
import { encodeLike } from './content/encode.ts'
import { diagnose, type FileEdit } from './model/diagnostic.ts'
import type { SourceFile } from './model/source.ts'
import type { Workspace } from './model/workspace.ts'
import { editsByFile, mend } from './proofread/mend.ts'
import type { ReadBulletinOptions } from './read.ts'

/** Edits made to a file as it was then: those of a later pass are of the text that the earlier ones made. */
export interface MendedFile {
  readonly file: SourceFile
  readonly edits: readonly FileEdit[]
}

export interface Mended {
  /** What there was to say before anything was mended. */
  readonly before: Checked
  /** What there is to say of the mended texts. */
  readonly after: Checked
  /** In the order in which they were made. */
  readonly made: readonly MendedFile[]
  /** Of files that cannot be rewritten: Word files, standard input, what its encoding cannot write. */
  readonly listed: readonly MendedFile[]
  /** New contents of files, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** A mend can make room for another; more passes than this change the text to and fro. */
const MOST_PASSES = 8

/**
 * Mends what can be mended safely, in memory: pass by pass, until no rule has anything to mend. Where that never comes, because what one makes another
 * changes back, nothing is mended, and that is reported.
 */
export async function mendIssue(
  path: string,
  environment: CheckEnvironment,
  reading: ReadBulletinOptions = {},
): Promise<Mended> {
  const files = new Map<string, Uint8Array>()
  const workspace = overlaid(environment.workspace, files)
  const made: MendedFile[] = []
  let listed: readonly MendedFile[] = []
  const before = await check(path, environment, reading)
  let after = before
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const outcome = await mendOnce(after, workspace, files, reading)
    listed = outcome.listed
    if (!outcome.made.length) return { before, after, made, listed, files }
    made.push(...outcome.made)
    after = await check(path, { ...environment, workspace }, reading)
  }
  const diagnostics = [...before.diagnostics, diagnose('error', 'MENDS_UNSETTLED', { path })]
  return { before, after: { ...before, diagnostics }, made: [], listed, files: new Map() }
}

async function mendOnce(
  { diagnostics, files: texts }: Checked,
  workspace: Workspace,
  files: Map<string, Uint8Array>,
  { encoding }: ReadBulletinOptions,
): Promise<Pick<Mended, 'made' | 'listed'>> {
  const made: MendedFile[] = []
  const listed: MendedFile[] = []
  for (const [name, edits] of editsByFile(diagnostics)) {
    const file = texts.find((one) => one.name === name)
    if (!file) continue
    const isText = !/\.docx$/iu.test(name) && workspace.kindOf(name) === 'file'
    const bytes = isText
      ? await encodeLike(workspace.read(name), file, mend(file.text, edits), encoding)
      : undefined
    if (bytes) files.set(name, bytes)
    const list = bytes ? made : listed
    list.push({ file, edits })
  }
  return { made, listed }
}

/** The workspace as if these files had been written. */
function overlaid(workspace: Workspace, files: ReadonlyMap<string, Uint8Array>): Workspace {
  return {
    ...workspace,
    size: (path) => files.get(path)?.length ?? workspace.size(path),
    read: (path) => files.get(path) ?? workspace.read(path),
  }
}
