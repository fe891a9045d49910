import type { Encoding } from '../model/decode.ts'
import { diagnose, type Diagnostic, type Report } from '../model/diagnostic.ts'
import {
  joinMaps,
  movedObject,
  type FileSetting,
  type FileSpeakers,
  type Fold,
  type FoldKind,
  type FrontMatter,
  type LexiconWords,
  type Roster,
  type Source,
  type SourceFile,
  type SourceObject,
  type SourceWaiver,
  type Wording,
} from '../model/source.ts'
import { isInside, WorkspaceError, type Workspace } from '../model/workspace.ts'
import { decodeText } from './decode.ts'
import { readDocx } from './docx.ts'
import { DraftBuilder, foldDraft, type Draft } from './draft.ts'
import { readFields } from './fields.ts'
import { fold, type Folded } from './fold.ts'
import { readFrontMatter } from './front-matter.ts'
import { readLexicon } from './lexicon.ts'
import { filesListed } from './listed.ts'
import { readMarkdown } from './markdown.ts'
import { joinRosters, readRoster, ROSTER_FILES } from './roster.ts'
import { withoutWaivers } from './waivers.ts'
import { readWording } from './wording.ts'

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
  /** Told of each file as it is read, so that its faults can be shown even if nothing comes of the source. */
  readonly onFile?: (file: SourceFile) => void
  /** Told which file of a folder cannot be read, and why is reported; if it is there, the folder is read without that file. */
  readonly onBroken?: (path: string) => void
}

/** 20 MB: three million characters, a thousand times an issue. */
export const MOST_BYTES = 20_000_000
const PICTURES_FACTOR = 10

interface Context extends ReadOptions {
  readonly workspace: Workspace
  readonly report: Report
  readonly maxBytes: number
}

/** The settings of a folder's issue. */
export const ISSUE_FILES: readonly string[] = ['issue.yaml', 'issue.yml']

/** Beside the statements, or beside the one file of an issue. */
export const LEXICON_FILES: readonly string[] = ['lexicon.yaml', 'lexicon.yml']

/** Likewise. */
export const WORDS_FILES: readonly string[] = ['words.yaml', 'words.yml']

/** Files that stand beside statements and are none. */
export const SET_UP_FILES: readonly string[] = [
  ...ISSUE_FILES,
  ...ROSTER_FILES,
  ...LEXICON_FILES,
  ...WORDS_FILES,
]

/** 2.txt before 10.txt. */
const BY_NUMBER = new Intl.Collator('en', { numeric: true })

interface Part extends Folded {
  readonly objects?: readonly SourceObject[]
  readonly media?: ReadonlyMap<string, Uint8Array>
  readonly name: string
  readonly raw: string
  readonly fields: FrontMatter
  /** Who speaks in it, if the settings say so. */
  readonly speakers?: FileSpeakers
  readonly waivers?: readonly SourceWaiver[]
}

/**
 * One issue from a file, from standard input, or from a folder with `issue.yaml` and a file for each statement, in the order that it gives or of their
 * names; with the roster beside it, if there is one.
 * Undefined, and reported, if nothing can be read. Characters that reading folds are reported once per kind.
 */
export async function readSource(
  path: string,
  workspace: Workspace,
  report: Report,
  options: ReadOptions = {},
): Promise<Source | undefined> {
  const errors: Diagnostic[] = []
  const watching: Report = (one) => {
    if (one.severity === 'error') errors.push(one)
    report(one)
  }
  const context = { maxBytes: MOST_BYTES, ...options, workspace, report: watching }
  const parts = await readParts(path, context)
  const rosters = readRosters(path, context)
  const lexicon = readBeside(path, LEXICON_FILES, lexiconIn, context)
  const wording = readBeside(path, WORDS_FILES, wordingIn, context)
  if (!parts || parts.some((part) => !part)) return undefined
  const source = assemble(path, parts as Part[], { rosters, lexicon, wording })
  reportBoth(source, report)
  if (/^\s*$/.test(source.text)) {
    // what is unclosed or not listed has been said
    if (!errors.length) report(diagnose('error', 'FILE_EMPTY', { path }))
    return undefined
  }
  reportFolds(source.folds, source.files, report)
  return source
}

/** A text as a Markdown file of this name. */
export async function readMarkdownText(
  name: string,
  text: string,
  report: Report,
): Promise<Source> {
  return assemble(name, [await markdownPart(name, text, report)])
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
  return [withoutFiles(await readFile(path, context), report)]
}

/** Only a folder's own settings can say what its files are. */
function withoutFiles(part: Part | undefined, report: Report): Part | undefined {
  if (!part?.fields.files) return part
  const { files, ...fields } = part.fields
  report(diagnose('error', 'FILES_MISPLACED', {}, files[0]?.span))
  return { ...part, fields }
}

async function readFolder(
  path: string,
  context: Context,
): Promise<(Part | undefined)[] | undefined> {
  const { workspace } = context
  const all = listFolder(path, context)
  if (!all) return undefined
  const settings = all
    .filter((name) => ISSUE_FILES.includes(name))
    .map((name) => readInside(workspace.join(path, name), path, readSettings, context))
  const listed = settings.findLast((part) => part?.fields.files?.length)?.fields.files
  const files = filesIn(path, all, listed, context)
  if (!files) return undefined
  const parts: (Part | undefined)[] = [...settings]
  for (const [name, entry] of files) {
    const file = workspace.join(path, name)
    const part = await readInside(file, path, readStatement, context)
    if (!part && context.onBroken) context.onBroken(file)
    else parts.push(part && withSpeakers(part, entry))
  }
  return parts
}

/** Reads a file of the folder, if it is in it. */
function readInside<T>(
  file: string,
  folder: string,
  read: (file: string, context: Context) => T,
  context: Context,
): T | undefined {
  return staysInside(file, folder, context) ? read(file, context) : undefined
}

function withSpeakers(part: Part, entry: FileSetting | undefined): Part {
  if (!entry?.speakers) return part
  const { list, span } = entry.speakers
  return { ...part, speakers: { file: part.name, speakers: list, span } }
}

/** The statements' files in their order, with their entries where the settings list them; undefined, and reported, if there is none. */
function filesIn(
  folder: string,
  all: readonly string[],
  listed: readonly FileSetting[] | undefined,
  { workspace, report }: Context,
): ReadonlyMap<string, FileSetting | undefined> | undefined {
  const isFile = (name: string) => workspace.kindOf(workspace.join(folder, name)) === 'file'
  const names = all.filter((name) => readerOf(name) && isFile(name)).sort(BY_NUMBER.compare)
  const files = listed
    ? filesListed(listed, all, report)
    : new Map(names.map((name) => [name, undefined]))
  if (!files.size && !listed) {
    report(diagnose('error', 'FOLDER_EMPTY', { path: folder, read: READ_EXTENSIONS }))
    return undefined
  }
  const isOurs = (name: string) =>
    files.has(name) ||
    ISSUE_FILES.includes(name) ||
    (SET_UP_FILES.includes(name) && isFile(name))
  for (const name of all.filter((name) => !isOurs(name))) {
    const data = { path: workspace.join(folder, name) }
    if (names.includes(name)) report(diagnose('warning', 'FILE_NOT_LISTED', data))
    // an old Word file is a statement, most likely
    else if (/\.doc$/iu.test(name)) report(diagnose('warning', 'DOCX_OLD', data))
    else report(diagnose('info', 'FILE_SKIPPED', data))
  }
  return files
}

interface RosterPart extends Roster {
  readonly file: SourceFile
}

/** The rosters in the issue's folder, or beside its file. */
function readRosters(path: string, context: Context): RosterPart[] {
  return beside(path, ROSTER_FILES, context).flatMap(
    (file) => readInside(file.path, file.folder, rosterIn, context) ?? [],
  )
}

function rosterIn(path: string, context: Context): RosterPart | undefined {
  const file = readSetUp(path, context)
  return file && { ...readRoster(file, context.report), file }
}

interface LexiconPart {
  readonly words: LexiconWords
  readonly file: SourceFile
}

/** What the first file of these names says, in the folder of an issue or beside its file; undefined if there is none. */
function readBeside<T>(
  path: string,
  names: readonly string[],
  read: (file: string, context: Context) => T | undefined,
  context: Context,
): T | undefined {
  const [file] = beside(path, names, context)
  return file && readInside(file.path, file.folder, read, context)
}

function lexiconIn(path: string, context: Context): LexiconPart | undefined {
  const file = readSetUp(path, context)
  return file && { words: readLexicon(file, context.report), file }
}

interface WordingPart {
  readonly wording: Wording
  readonly file: SourceFile
}

function wordingIn(path: string, context: Context): WordingPart | undefined {
  const file = readSetUp(path, context)
  return file && { wording: readWording(file, context.report), file }
}

/** Files of these names in the issue's folder, or beside the file that is the issue. */
function beside(
  path: string,
  names: readonly string[],
  { workspace }: Context,
): { readonly path: string; readonly folder: string }[] {
  const kind = path === STANDARD_INPUT ? undefined : workspace.kindOf(path)
  if (kind === undefined) return []
  const folder = kind === 'folder' ? path : workspace.join(path, '..')
  return names
    .map((name) => ({ path: workspace.join(folder, name), folder }))
    .filter((file) => workspace.kindOf(file.path) === 'file')
}

/** Two ways of saying who speaks, of which neither is plainly the stronger. */
function reportBoth({ frontMatter, fileSpeakers }: Source, report: Report): void {
  const first = fileSpeakers?.find(({ speakers }) => speakers.length)
  if (frontMatter.speakers && first) report(diagnose('error', 'SPEAKERS_BOTH', {}, first.span))
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
  const part = withoutFiles(await readFile(path, context), context.report)
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
  const part = bytes && (await reader(path, bytes, context))
  if (part) context.onFile?.({ name: path, text: part.raw })
  return part
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
  if (!raw.includes('<!--')) {
    return Promise.resolve({ name: path, raw, fields, ...fold(file, end) })
  }
  const builder = new DraftBuilder(path)
  builder.add(raw.slice(end), end)
  return Promise.resolve({ name: path, raw, fields, ...foldedOf(builder.draft(), file, report) })
}

/** What is for readers of a draft, folded, and what is for banxin. */
function foldedOf(draft: Draft, file: SourceFile, report: Report) {
  const { draft: rest, waivers } = withoutWaivers(draft, report)
  return { ...foldDraft(rest, file), waivers }
}

async function readMarked(
  path: string,
  bytes: Uint8Array,
  { report, encoding }: Context,
): Promise<Part | undefined> {
  const raw = decodeText(path, bytes, report, encoding)
  return raw === undefined ? undefined : markdownPart(path, raw, report)
}

async function markdownPart(name: string, raw: string, report: Report): Promise<Part> {
  const file = { name, text: raw }
  const { fields, end } = readFrontMatter(file, report)
  const draft = await readMarkdown(file, end, report)
  return { name, raw, fields, ...foldedOf(draft, file, report) }
}

/** Where Word indents a paragraph, its text begins with the space that a typed text would have: a sign that it is none joined to the one before. */
async function readWord(
  path: string,
  bytes: Uint8Array,
  { report, maxBytes }: Context,
): Promise<Part | undefined> {
  const read = await readDocx(path, bytes, maxBytes, PICTURES_FACTOR * maxBytes, report)
  if (!read) return undefined
  const file = { name: path, text: read.text }
  const { fields, end } = readFrontMatter(file, report)
  const builder = new DraftBuilder(path)
  let from = end
  const indented = read.indented.filter((start) => start >= end)
  for (const at of [...indented, read.text.length]) {
    builder.add(read.text.slice(from, at), from)
    if (at < read.text.length) builder.space('\u3000')
    from = at
  }
  const draft = builder.draft()
  // each indent before it moves a place by one
  const move = (offset: number) => offset - end + countBelow(indented, offset)
  const objects = read.objects
    .filter(({ start }) => start >= end)
    .map((object) => movedObject(object, move))
  const folded = foldedOf({ ...draft, objects }, file, report)
  return { name: path, raw: read.text, fields, media: read.media, ...folded }
}

/** How many of these numbers, which rise, are less than `limit`. */
function countBelow(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

function readSettings(path: string, context: Context): Part | undefined {
  const { report } = context
  const file = readSetUp(path, context)
  if (!file) return undefined
  // settings between fences, as they stand at the head of a text, are welcome here too
  const fenced = readFrontMatter(file, report)
  const fields = fenced.end > 0 ? fenced.fields : readFields(file, 0, file.text.length, report)
  return { name: path, raw: file.text, fields, text: '', map: [], folds: [] }
}

/** A file that is no part of the text: settings, a roster. */
function readSetUp(
  path: string,
  { workspace, report, maxBytes, encoding, onFile }: Context,
): SourceFile | undefined {
  const bytes = readBytes(path, maxBytes, { workspace, report, maxBytes })
  const text = bytes && decodeText(path, bytes, report, encoding)
  if (text === undefined) return undefined
  const file = { name: path, text }
  onFile?.(file)
  return file
}

function readerOf(name: string): Reader | undefined {
  const extension = READ_EXTENSIONS.find((end) => name.toLowerCase().endsWith(end))
  return extension === undefined ? undefined : READERS[extension]
}

/** What stands beside an issue. */
interface SetUp {
  readonly rosters?: readonly RosterPart[]
  readonly lexicon?: LexiconPart | undefined
  readonly wording?: WordingPart | undefined
}

function assemble(
  name: string,
  parts: readonly Part[],
  { rosters = [], lexicon, wording }: SetUp = {},
): Source {
  const texts = parts.map((part, i) => (i < parts.length - 1 && part.text ? `${part.text}\n\n` : part.text))
  let length = 0
  const objects = parts.flatMap((part, i) => {
    const before = length
    length += texts[i]?.length ?? 0
    return (part.objects ?? []).map((object) => movedObject(object, (offset) => offset + before))
  })
  const fileSpeakers = parts.flatMap(({ speakers }) => speakers ?? [])
  const waivers = parts.flatMap((part) => part.waivers ?? [])
  const roster = joinRosters(rosters)
  return {
    name,
    text: texts.join(''),
    map: joinMaps(parts.map((part, i) => ({ length: texts[i]?.length ?? 0, map: part.map }))),
    files: [
      ...parts.map((part) => ({ name: part.name, text: part.raw })),
      ...[...rosters, lexicon, wording].flatMap((part) => part?.file ?? []),
    ],
    folds: parts.flatMap((part) => part.folds),
    objects,
    media: new Map(parts.flatMap((part) => [...(part.media ?? [])])),
    ...(lexicon && { lexicon: lexicon.words, lexiconFile: lexicon.file.name }),
    ...(wording && { wording: wording.wording }),
    ...(waivers.length && { waivers }),
    frontMatter: settingsOf(parts),
    ...(fileSpeakers.length && { fileSpeakers }),
    ...(roster && { roster }),
  }
}

/** The settings of all parts: of a key the last counts, but what they say of proofreading adds up. */
function settingsOf(parts: readonly Part[]): FrontMatter {
  const all = parts.map((part) => part.fields)
  const [check, waive] = [all.flatMap((one) => one.check ?? []), all.flatMap((one) => one.waive ?? [])]
  return {
    ...(Object.assign({}, ...all) as FrontMatter),
    ...(check.length && { check }),
    ...(waive.length && { waive }),
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
