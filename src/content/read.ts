import type { Encoding } from '../model/decode.ts'
import { diagnose, type Report } from '../model/diagnostic.ts'
import { joinMaps, type Fold, type FoldKind, type FrontMatter, type LexiconWords, type Source, type SourceFile } from '../model/source.ts'
import { isInside, WorkspaceError, type Workspace } from '../model/workspace.ts'
import { decodeText } from './decode.ts'
import { readDocx } from './docx.ts'
import { DraftBuilder, foldDraft } from './draft.ts'
import { readFields } from './fields.ts'
import { fold, type Folded } from './fold.ts'
import { readFrontMatter } from './front-matter.ts'
import { readLexicon } from './lexicon.ts'
import { readMarkdown } from './markdown.ts'

/** How a kind of file becomes a part of the issue; undefined, and reported, if it cannot. */
type Reader = (path: string, bytes: Uint8Array, context: Context) => Promise<Part | undefined>

const READERS: Readonly<Record<string, Reader>> = {
  '.txt': readPlain,
  '.md': readMarked,
  '.docx': readWord,
}

/** Kinds of files that can be read, by the end of their names. */
export const READ_EXTENSIONS: readonly string[] = Object.keys(READERS)

/** The name of a source that is not a file: standard input. */
export const STANDARD_INPUT = '-'

export interface ReadOptions {
  /** Of all texts, whatever their bytes show. */
  readonly encoding?: Encoding
  /** Bytes that a text may have, and a Word file without its pictures; a Word file with them ten times as many. */
  readonly maxBytes?: number
  /** What stands on standard input, if that is the source. */
  readonly input?: Uint8Array
}

/** 20 MB: three million characters, a thousand times an issue. */
export const MOST_BYTES = 20_000_000
const PICTURES_FACTOR = 10

interface Context extends ReadOptions {
  readonly workspace: Workspace
  readonly report: Report
  readonly maxBytes: number
}

const ISSUE_FILES: readonly string[] = ['issue.yaml', 'issue.yml']

/** Beside the statements, or beside the one file of an issue. */
const LEXICON_FILES: readonly string[] = ['lexicon.yaml', 'lexicon.yml']

/** 2.txt before 10.txt. */
const BY_NUMBER = new Intl.Collator('en', { numeric: true })

interface Part extends Folded {
  readonly name: string
  readonly raw: string
  readonly fields: FrontMatter
  readonly lexicon?: LexiconWords
}

/**
 * One issue from a file, from standard input, or from a folder with `issue.yaml` and a file for each statement, in the order of their names.
 * Undefined, and reported, if nothing can be read. Characters that reading folds are reported once per kind.
 */
export async function readSource(
  path: string,
  workspace: Workspace,
  report: Report,
  options: ReadOptions = {},
): Promise<Source | undefined> {
  const context = { maxBytes: MOST_BYTES, ...options, workspace, report }
  const parts = await readParts(path, context)
  if (!parts || parts.some((part) => !part)) return undefined
  const source = assemble(path, parts as Part[])
  if (/^\s*$/.test(source.text)) {
    report(diagnose('error', 'FILE_EMPTY', { path }))
    return undefined
  }
  reportFolds(source.folds, source.files, report)
  return source
}

async function readParts(
  path: string,
  context: Context,
): Promise<readonly (Part | undefined)[] | undefined> {
  const { input, workspace, report, maxBytes } = context
  if (path === STANDARD_INPUT && input) {
    if (isTooLarge(path, input.length, maxBytes, report)) return undefined
    return [await readPlain(path, input, context)]
  }
  const kind = workspace.kindOf(path)
  if (kind === undefined) {
    report(diagnose('error', 'FILE_NOT_FOUND', { path }))
    return undefined
  }
  if (kind === 'folder') return readFolder(path, context)
  const part = await readFile(path, context)
  return part ? [...readLexiconsIn(workspace.join(path, '..'), context), part] : [part]
}

async function readFolder(
  path: string,
  context: Context,
): Promise<(Part | undefined)[] | undefined> {
  const { workspace, report } = context
  const all = listFolder(path, context)
  if (!all) return undefined
  const isFile = (name: string) => workspace.kindOf(workspace.join(path, name)) === 'file'
  const names = all.filter((name) => readerOf(name) && isFile(name)).sort(BY_NUMBER.compare)
  if (!names.length) {
    report(diagnose('error', 'FOLDER_EMPTY', { path, read: READ_EXTENSIONS }))
    return undefined
  }
  for (const name of all.filter((name) => !names.includes(name) && !isOfIssue(name))) {
    const data = { path: workspace.join(path, name) }
    // an old Word file is a statement, most likely
    const isOld = /\.doc$/iu.test(name)
    report(isOld ? diagnose('warning', 'DOCX_OLD', data) : diagnose('info', 'FILE_SKIPPED', data))
  }
  const settings = all.filter((name) => ISSUE_FILES.includes(name))
  const parts: (Part | undefined)[] = [...readLexiconsIn(path, context)]
  for (const name of [...settings, ...names]) {
    const file = workspace.join(path, name)
    if (!staysInside(file, path, context)) parts.push(undefined)
    else if (settings.includes(name)) parts.push(readSettings(file, context))
    else parts.push(await readStatement(file, context))
  }
  return parts
}

/** What stands in a folder, but for hidden files and those of Word for itself: systems put them there, not people. */
function listFolder(path: string, { workspace, report }: Context): string[] | undefined {
  try {
    return workspace.list(path).filter((name) => !/^(?:\.|~\$)/u.test(name))
  } catch (error) {
    reportUnreadable(path, error, report)
    return undefined
  }
}

/** Whoever sends a folder must not have other files of this machine printed by a link in it. */
function staysInside(path: string, folder: string, { workspace, report }: Context): boolean {
  try {
    if (isInside(path, folder, workspace)) return true
    report(diagnose('error', 'FILE_LINK_OUTSIDE', { path }))
  } catch (error) {
    reportUnreadable(path, error, report)
  }
  return false
}

async function readStatement(path: string, context: Context): Promise<Part | undefined> {
  const part = await readFile(path, context)
  if (part && /^\s*$/u.test(part.text)) {
    context.report(diagnose('warning', 'FILE_SKIPPED', { path }))
  }
  return part
}

async function readFile(path: string, context: Context): Promise<Part | undefined> {
  const { workspace, report } = context
  const reader = readerOf(path)
  if (!reader) {
    const isOld = /\.doc$/iu.test(path)
    report(
      isOld
        ? diagnose('error', 'DOCX_OLD', { path })
        : diagnose('error', 'FORMAT_UNKNOWN', { path, read: READ_EXTENSIONS }),
    )
    return undefined
  }
  if (workspace.kindOf(path) === 'other') {
    report(diagnose('error', 'FILE_UNREADABLE', { path, reason: 'no file' }))
    return undefined
  }
  const factor = reader === readWord ? PICTURES_FACTOR : 1
  const bytes = readBytes(path, factor * context.maxBytes, context)
  return bytes && reader(path, bytes, context)
}

function readBytes(
  path: string,
  limit: number,
  { workspace, report }: Context,
): Uint8Array | undefined {
  try {
    return isTooLarge(path, workspace.size(path), limit, report) ? undefined : workspace.read(path)
  } catch (error) {
    reportUnreadable(path, error, report)
    return undefined
  }
}

function isTooLarge(path: string, size: number, limit: number, report: Report): boolean {
  if (size > limit) report(diagnose('error', 'FILE_TOO_LARGE', { path, size, limit }))
  return size > limit
}

function reportUnreadable(path: string, error: unknown, report: Report): void {
  if (!(error instanceof WorkspaceError)) throw error
  report(diagnose('error', 'FILE_UNREADABLE', { path, reason: error.message }))
}

function readPlain(
  path: string,
  bytes: Uint8Array,
  { report, encoding }: Context,
): Promise<Part | undefined> {
  const raw = decodeText(path, bytes, report, encoding)
  if (raw === undefined) return Promise.resolve(undefined)
  const file = { name: path, text: raw }
  const { fields, end } = readFrontMatter(file, report)
  return Promise.resolve({ name: path, raw, fields, ...fold(file, end) })
}

async function readMarked(
  path: string,
  bytes: Uint8Array,
  { report, encoding }: Context,
): Promise<Part | undefined> {
  const raw = decodeText(path, bytes, report, encoding)
  if (raw === undefined) return undefined
  const file = { name: path, text: raw }
  const { fields, end } = readFrontMatter(file, report)
  const draft = await readMarkdown(file, end, report)
  return { name: path, raw, fields, ...foldDraft(draft, file) }
}

/** Where Word indents a paragraph, its text begins with the space that a typed text would have: a sign that it is none joined to the one before. */
async function readWord(
  path: string,
  bytes: Uint8Array,
  { report, maxBytes }: Context,
): Promise<Part | undefined> {
  const read = await readDocx(path, bytes, maxBytes, report)
  if (!read) return undefined
  const file = { name: path, text: read.text }
  const { fields, end } = readFrontMatter(file, report)
  const builder = new DraftBuilder(path)
  let from = end
  for (const at of [...read.indented.filter((start) => start >= end), read.text.length]) {
    builder.add(read.text.slice(from, at), from)
    if (at < read.text.length) builder.space('\u3000')
    from = at
  }
  return { name: path, raw: read.text, fields, ...foldDraft(builder.draft(), file) }
}

function readSettings(path: string, context: Context): Part | undefined {
  const { report, maxBytes, encoding } = context
  const bytes = readBytes(path, maxBytes, context)
  const raw = bytes && decodeText(path, bytes, report, encoding)
  if (raw === undefined) return undefined
  const file = { name: path, text: raw }
  // settings between fences, as they stand at the head of a text, are welcome here too
  const fenced = readFrontMatter(file, report)
  const fields = fenced.end > 0 ? fenced.fields : readFields(file, 0, raw.length, report)
  return { name: path, raw, fields, text: '', map: [], folds: [] }
}

function isOfIssue(name: string): boolean {
  return ISSUE_FILES.includes(name) || LEXICON_FILES.includes(name)
}

/** The words that the folder of an issue adds. */
function readLexiconsIn(folder: string, context: Context): (Part | undefined)[] {
  const { workspace } = context
  const paths = LEXICON_FILES.map((name) => workspace.join(folder, name))
  const path = paths.find((path) => workspace.kindOf(path) === 'file')
  return path === undefined ? [] : [readLexiconFile(path, folder, context)]
}

function readLexiconFile(path: string, folder: string, context: Context): Part | undefined {
  const { report, maxBytes, encoding } = context
  if (!staysInside(path, folder, context)) return undefined
  const bytes = readBytes(path, maxBytes, context)
  const raw = bytes && decodeText(path, bytes, report, encoding)
  if (raw === undefined) return undefined
  const lexicon = readLexicon({ name: path, text: raw }, report)
  return { name: path, raw, fields: {}, lexicon, text: '', map: [], folds: [] }
}

function readerOf(name: string): Reader | undefined {
  const extension = READ_EXTENSIONS.find((end) => name.toLowerCase().endsWith(end))
  return extension === undefined ? undefined : READERS[extension]
}

function assemble(name: string, parts: readonly Part[]): Source {
  const lexicon = parts.find((part) => part.lexicon)?.lexicon
  const texts = parts.map((part, i) => (i < parts.length - 1 && part.text ? `${part.text}\n\n` : part.text))
  return {
    name,
    text: texts.join(''),
    map: joinMaps(parts.map((part, i) => ({ length: texts[i]?.length ?? 0, map: part.map }))),
    files: parts.map((part) => ({ name: part.name, text: part.raw })),
    folds: parts.flatMap((part) => part.folds),
    ...(lexicon && { lexicon }),
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
