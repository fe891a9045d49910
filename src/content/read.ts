import { decodeUtf8 } from '../model/decode.ts'
import { diagnose, type Report } from '../model/diagnostic.ts'
import { joinMaps, type Fold, type FoldKind, type FrontMatter, type Source, type SourceFile } from '../model/source.ts'
import { WorkspaceError, type Workspace } from '../model/workspace.ts'
import { readFields } from './fields.ts'
import { fold, type Folded } from './fold.ts'
import { readFrontMatter } from './front-matter.ts'

/** Kinds of files that can be read, by the end of their names. */
export const READ_EXTENSIONS: readonly string[] = ['.txt']

const ISSUE_FILES: readonly string[] = ['issue.yaml', 'issue.yml']

/** 2.txt before 10.txt. */
const BY_NUMBER = new Intl.Collator('en', { numeric: true })

interface Part extends Folded {
  readonly name: string
  readonly raw: string
  readonly fields: FrontMatter
}

/**
 * One issue from a file, or from a folder with `issue.yaml` and a file for each statement, in the order of their names.
 * Undefined, and reported, if nothing can be read. Characters that reading folds are reported once per kind.
 */
export function readSource(path: string, workspace: Workspace, report: Report): Source | undefined {
  const kind = workspace.kindOf(path)
  if (kind === undefined) {
    report(diagnose('error', 'FILE_NOT_FOUND', { path }))
    return undefined
  }
  const parts =
    kind === 'folder' ? readFolder(path, workspace, report) : [readFile(path, workspace, report)]
  if (!parts || parts.some((part) => !part)) return undefined
  const source = assemble(path, parts as Part[])
  if (/^\s*$/.test(source.text)) {
    report(diagnose('error', 'FILE_EMPTY', { path }))
    return undefined
  }
  reportFolds(source.folds, source.files, report)
  return source
}

function readFolder(
  path: string,
  workspace: Workspace,
  report: Report,
): (Part | undefined)[] | undefined {
  const all = listFolder(path, workspace, report)
  if (!all) return undefined
  const isFile = (name: string) => workspace.kindOf(workspace.join(path, name)) === 'file'
  const names = all.filter((name) => isRead(name) && isFile(name)).sort(BY_NUMBER.compare)
  if (!names.length) {
    report(diagnose('error', 'FOLDER_EMPTY', { path, read: READ_EXTENSIONS }))
    return undefined
  }
  for (const name of all.filter((name) => !names.includes(name) && !ISSUE_FILES.includes(name))) {
    report(diagnose('info', 'FILE_SKIPPED', { path: workspace.join(path, name) }))
  }
  const settings = all.filter((name) => ISSUE_FILES.includes(name))
  return [
    ...settings.map((name) => readSettings(workspace.join(path, name), workspace, report)),
    ...names.map((name) => readStatement(workspace.join(path, name), workspace, report)),
  ]
}

/** What stands in a folder, hidden files aside: systems put them there, not people. */
function listFolder(path: string, workspace: Workspace, report: Report): string[] | undefined {
  try {
    return workspace.list(path).filter((name) => !name.startsWith('.'))
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    report(diagnose('error', 'FILE_UNREADABLE', { path, reason: error.message }))
    return undefined
  }
}

function readStatement(path: string, workspace: Workspace, report: Report): Part | undefined {
  const part = readFile(path, workspace, report)
  if (part && /^\s*$/u.test(part.text)) report(diagnose('warning', 'FILE_SKIPPED', { path }))
  return part
}


function readFile(path: string, workspace: Workspace, report: Report): Part | undefined {
  if (!isRead(path)) {
    report(diagnose('error', 'FORMAT_UNKNOWN', { path, read: READ_EXTENSIONS }))
    return undefined
  }
  if (workspace.kindOf(path) === 'other') {
    report(diagnose('error', 'FILE_UNREADABLE', { path, reason: 'no file' }))
    return undefined
  }
  const raw = readText(path, workspace, report)
  if (raw === undefined) return undefined
  const file = { name: path, text: raw }
  const { fields, end } = readFrontMatter(file, report)
  return { name: path, raw, fields, ...fold(file, end) }
}

function readSettings(path: string, workspace: Workspace, report: Report): Part | undefined {
  const raw = readText(path, workspace, report)
  if (raw === undefined) return undefined
  const file = { name: path, text: raw }
  // settings between fences, as they stand at the head of a text, are welcome here too
  const fenced = readFrontMatter(file, report)
  const fields = fenced.end > 0 ? fenced.fields : readFields(file, 0, raw.length, report)
  return { name: path, raw, fields, text: '', map: [], folds: [] }
}

function readText(path: string, workspace: Workspace, report: Report): string | undefined {
  try {
    return decodeUtf8(path, workspace.read(path), report)
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    report(diagnose('error', 'FILE_UNREADABLE', { path, reason: error.message }))
    return undefined
  }
}

function isRead(name: string): boolean {
  return READ_EXTENSIONS.some((extension) => name.toLowerCase().endsWith(extension))
}

function assemble(name: string, parts: readonly Part[]): Source {
  const texts = parts.map((part, i) => (i < parts.length - 1 && part.text ? `${part.text}\n\n` : part.text))
  return {
    name,
    text: texts.join(''),
    map: joinMaps(parts.map((part, i) => ({ length: texts[i]?.length ?? 0, map: part.map }))),
    files: parts.map((part) => ({ name: part.name, text: part.raw })),
    folds: parts.flatMap((part) => part.folds),
    frontMatter: Object.assign({}, ...parts.map((part) => part.fields)) as FrontMatter,
  }
}

/** Says once for each kind that characters were dropped or folded; `files` as they were read. */
export function reportFolds(
  folds: readonly Fold[],
  files: readonly SourceFile[],
  report: Report,
): void {
  const kinds: readonly FoldKind[] = ['zero-width', 'radical', 'compatibility-ideograph']
  for (const kind of kinds) {
    const found = folds.filter((fold) => fold.kind === kind)
    const span = found[0]?.span
    if (!span) continue
    const text = files.find((file) => file.name === span.file)?.text ?? ''
    const data = { kind, count: found.length, character: text.slice(span.start, span.end) }
    report(diagnose('info', 'CHARACTERS_FOLDED', data, span))
  }
}
