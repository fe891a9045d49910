import path from 'node:path'
import type { BuildEnvironment } from '../../build.ts'
import { readSource } from '../../content/read.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { figuresOf } from '../../model/blocks.ts'
import type { Bulletin } from '../../model/bulletin.ts'
import type { SourceFile } from '../../model/source.ts'
import { isAtOrBelow, isInside, type NewFile } from '../../model/workspace.ts'
import type { Language } from '../../report/messages.ts'
import { beginIssue, besides, type Beginning } from '../../statements/begin.ts'
import { parseStatements } from '../../statements/parse.ts'
import { printDiagnostics } from '../report.ts'
import type { Terminal } from '../terminal.ts'
import { TEXTS, type Texts } from '../texts.ts'
import type { FileEntry } from './issue-file.ts'

/** What an issue begins with. */
export interface Begun {
  readonly files: readonly FileEntry[]
  /** To be put beside `issue.yaml`. */
  readonly copies: readonly NewFile[]
  readonly code: number
}

/** An issue from the documents of a folder; files undefined if there are none. What cannot be read is said, and left out. */
export async function begunFrom(
  folder: string,
  environment: BuildEnvironment,
  lang: Language,
  terminal: Terminal,
): Promise<Begun> {
  const { workspace } = environment
  const reading: Diagnostic[] = []
  const parsing: Diagnostic[] = []
  const opened: SourceFile[] = []
  const broken: string[] = []
  const source = await readSource(folder, workspace, (one) => reading.push(one), {
    onFile: (file) => opened.push(file),
    onBroken: (file) => broken.push(file),
  })
  const bulletin = source && parseStatements(source, (one) => parsing.push(one))
  const pictures = bulletin ? picturesOf(bulletin, folder, environment) : []
  const isShown = (one: Diagnostic) =>
    one.code === 'FILE_SKIPPED' && pictures.some(({ file }) => isAtOrBelow(file, one.data.path))
  const said = reading.filter((one) => isOfFiles(one) && !isShown(one))
  const code = printDiagnostics(said, opened, lang, terminal)
  if (!source) return { files: [], copies: [], code }
  const beginnings = beginIssue(source, bulletin, [...reading, ...parsing])
  const texts = TEXTS[lang]
  const first = beginnings.findIndex(({ speakers }) => speakers.length)
  const files = beginnings.map((one, i) => entryOf(one, i < first, texts))
  const missing = [
    ...broken.map((file) => texts.newBroken(path.basename(file))),
    ...reading.flatMap((one) =>
      one.code === 'DOCX_OLD' && one.severity === 'warning'
        ? [texts.newOld(path.basename(one.data.path))]
        : [],
    ),
  ].map((remark) => ({ speakers: [], remarks: [remark] }))
  const documents = [...beginnings.map(({ path }) => path), ...besides(source)]
  const copies = documents.map((file) => ({ name: path.basename(file), file }))
  return {
    files: [...files, ...missing],
    copies: [...copies, ...pictures].map(({ name, file }) => ({
      name,
      bytes: () => workspace.read(file),
    })),
    code,
  }
}

/** The pictures of the folder that its texts show. */
function picturesOf(
  bulletin: Bulletin,
  folder: string,
  { workspace }: BuildEnvironment,
): { readonly name: string; readonly file: string }[] {
  const isOwn = (src: string) => !bulletin.source.media?.has(src)
  const names = figuresOf(bulletin).flatMap(({ src }) =>
    isOwn(src) ? [src.replace(/^issue:/u, '')] : [],
  )
  return [...new Set(names)].flatMap((name) => {
    const file = workspace.join(folder, name)
    const isThere = workspace.kindOf(file) === 'file' && isInside(file, folder, workspace)
    return isThere ? [{ name: path.normalize(name), file }] : []
  })
}

/** What is said of texts is said when they are built. */
function isOfFiles({ code, severity }: Diagnostic): boolean {
  return severity === 'error' || code === 'DOCX_OLD' || code === 'FILE_SKIPPED'
}

/** `isLead`: nobody has spoken before it. */
function entryOf(
  { path: file, speakers, asked }: Beginning,
  isLead: boolean,
  texts: Texts,
): FileEntry {
  const remarks = [...new Set(asked.flatMap((one) => remarkOn(one, texts) ?? []))]
  const isBlank = remarks.includes(texts.newBlank)
  const nobody = speakers.length || isBlank ? [] : [isLead ? texts.newLead : texts.newNobody]
  return {
    name: path.basename(file),
    speakers,
    remarks: [...remarks.slice(0, MOST_REMARKS), ...nobody],
  }
}

/** A text full of names asks about each of them. */
const MOST_REMARKS = 3

/** What an editor should look at before the first build. */
function remarkOn(one: Diagnostic, texts: Texts): string | undefined {
  if (one.code === 'SPEAKER_FROM_FILE_NAME') return texts.newFromName
  if (one.code === 'FILE_SKIPPED') return texts.newBlank
  if (one.code === 'UNUSUAL_NAME') return texts.newDoubtful
  if (one.code === 'POSSIBLE_SPEAKER') return texts.newPossible(one.data.line)
  if (one.code === 'ROSTER_DIFFERS') return texts.newDiffers(one.data.roster)
  const isReworded = one.code === 'SPEAKER_OVERRIDDEN' && one.data.by === 'roster'
  return isReworded ? texts.newReworded(one.data.source) : undefined
}
