import { findBeside } from '../model/beside.ts'
import { diagnose, type Diagnostic, type FontFolderFault, type Report } from '../model/diagnostic.ts'
import type { Span } from '../model/source.ts'
import type { FontFaceRule } from '../model/style.ts'
import { WorkspaceError, type Workspace } from '../model/workspace.ts'
import { bytesOf, readDirectories, tableOf, type Directory, type FontBytes } from './directory.ts'
import { examineFont } from './examine.ts'
import { readFacts, type FaceFacts } from './facts.ts'
import { FlawedFont, RefusedFont } from './flaw.ts'
import type { FaceEntry } from './manifest.ts'
import { readNames } from './names.ts'
import { faceOfCollection } from './sfnt.ts'

/** A face that banxin does not bring. */
export interface OwnFace {
  readonly entry: FaceEntry
  readonly facts: FaceFacts
  /** The face as a file of its own. Throws `FlawedFont` and `WorkspaceError`. */
  readonly read: () => Uint8Array
}

export interface OwnFonts {
  readonly faces: readonly OwnFace[]
  /** Faces of folders that cannot be used, by their names in small letters: said only if they are asked for. */
  readonly refused: ReadonlyMap<string, Diagnostic>
}

const NO_OWN_FONTS: OwnFonts = { faces: [], refused: new Map() }

export interface OwnFontSources {
  readonly rules: readonly FontFaceRule[]
  /** What the files of rules are looked for in: the template's folder and the issue's. */
  readonly folders: readonly string[]
  /** Of `--font-dir`. */
  readonly fontFolders: readonly string[]
}

/** Endings of the files that are taken from a folder. */
const FONT_EXTENSIONS: readonly string[] = ['.ttf', '.otf', '.ttc', '.otc']

const MOST_BYTES = 500_000_000

/**
 * Fonts of the template and of the issue, by `@font-face`, and those of folders. The first are read and looked over at once, and what is wrong with them is an
 * error; of the others only names are read before they are asked for.
 */
export function loadOwnFonts(
  { rules, folders, fontFolders }: OwnFontSources,
  workspace: Workspace,
  report: Report,
): OwnFonts {
  if (!rules.length && !fontFolders.length) return NO_OWN_FONTS
  const ids = new Set<string>()
  const idOf = (name: string) => {
    const plain = `own/${name}`
    for (let i = 2, id = plain; ; id = `${plain}/${String(i++)}`) {
      if (ids.has(id)) continue
      ids.add(id)
      return id
    }
  }
  const files = new Map<string, Uint8Array>()
  const readOnce = (path: string) => {
    const bytes = files.get(path) ?? workspace.read(path)
    files.set(path, bytes)
    return bytes
  }
  const ofSheet = rules.flatMap((rule) => {
    const load = () => {
      const path = pathOf(rule, folders, workspace, report)
      return path === undefined ? [] : faceOfRule(rule, path, readOnce(path), idOf, report)
    }
    return tried(load, { file: rule.src, span: rule.span }, report) ?? []
  })
  const refused = new Map<string, Diagnostic>()
  const ofFolders = fontFolders.flatMap((folder) =>
    facesOfFolder(folder, workspace, { idOf, refused, report }),
  )
  return { faces: [...ofSheet, ...ofFolders], refused }
}

function pathOf(
  { src, span }: FontFaceRule,
  folders: readonly string[],
  workspace: Workspace,
  report: Report,
): string | undefined {
  const found = findBeside(src, folders, workspace)
  if ('fault' in found) report(diagnose('error', 'FONT_SOURCE', { src, fault: found.fault }, span))
  else if ('nearest' in found) {
    report(diagnose('error', 'FONT_NOT_FOUND', { src, folders, nearest: found.nearest }, span))
  } else if (workspace.size(found.path) > MOST_BYTES) {
    const data = { file: src, face: undefined, why: 'too large' } as const
    report(diagnose('error', 'FONT_REFUSED', data, span))
  } else return found.path
  return undefined
}

function faceOfRule(
  { family, src, face: wished, weights, span }: FontFaceRule,
  path: string,
  bytes: Uint8Array,
  idOf: (name: string) => string,
  report: Report,
): OwnFace[] {
  const file = bytesOf(bytes)
  const directories = readDirectories(file)
  const names = directories.map((face) => readNames(tableOf(file, face, 'name', 6)).postscriptName)
  const at = wished === undefined && names.length === 1 ? 0 : names.indexOf(wished ?? '')
  const directory = directories[at]
  if (!directory) {
    const data = { file: src, face: wished, known: names }
    report(diagnose('error', 'FONT_FACE_UNKNOWN', data, span))
    return []
  }
  const facts = readFacts(file, directory)
  const own = directories.length > 1 ? faceOfCollection(bytes, directory.at) : bytes
  examineFont(own)
  if (facts.isVariable) {
    report(diagnose('warning', 'FONT_VARIABLE', { file: src, weight: facts.weight }, span))
  }
  const range = facts.isVariable ? ([facts.weight, facts.weight] as const) : weights
  const entry = {
    id: idOf(facts.postscriptName),
    family,
    role: facts.role,
    weight: range[0],
    file: path,
    bytes: bytes.length,
    own: { from: 'sheet', families: [family.toLowerCase()], fullNames: [], weights: range },
  } as const
  return [{ entry, facts, read: () => own }]
}

interface Gathering {
  readonly idOf: (name: string) => string
  readonly refused: Map<string, Diagnostic>
  readonly report: Report
}

function facesOfFolder(folder: string, workspace: Workspace, gathering: Gathering): OwnFace[] {
  const fonts = fontsIn(folder, workspace)
  if (typeof fonts === 'string') {
    const data = { folder, fault: fonts, read: FONT_EXTENSIONS }
    gathering.report(diagnose('error', 'FONT_FOLDER_EMPTY', data))
    return []
  }
  return fonts.flatMap((name) => {
    const path = workspace.join(folder, name)
    const warn: Report = (diagnostic) => {
      gathering.report({ ...diagnostic, severity: 'warning' })
    }
    return tried(() => facesOfFile(path, workspace, gathering), { file: path }, warn) ?? []
  })
}

/** Names of font files, or why there are none. */
function fontsIn(folder: string, workspace: Workspace): readonly string[] | FontFolderFault {
  const kind = workspace.kindOf(folder)
  if (kind !== 'folder') return kind === undefined ? 'missing' : 'no folder'
  try {
    const fonts = workspace
      .list(folder)
      .filter((name) =>
        FONT_EXTENSIONS.some((extension) => name.toLowerCase().endsWith(extension)),
      )
    return fonts.length ? fonts : 'empty'
  } catch (error) {
    if (error instanceof WorkspaceError) return 'unreadable'
    throw error
  }
}

/** All faces of a file, also those of a collection. */
function facesOfFile(path: string, workspace: Workspace, { idOf, refused }: Gathering): OwnFace[] {
  const file: FontBytes = {
    size: workspace.size(path),
    part: (start, length) => workspace.readPart(path, start, length),
  }
  const directories = readDirectories(file)
  return directories.flatMap((directory) => {
    const face = directories.length > 1 ? directory : undefined
    try {
      const facts = readFacts(file, directory)
      const read = () => readWhole(path, face, workspace)
      return [{ entry: entryOf(facts, path, file.size, idOf), facts, read }]
    } catch (error) {
      const { families, fullNames, postscriptName } = readNames(tableOf(file, directory, 'name', 6))
      const name = face && postscriptName
      const fault = faultOf(error, { file: path, face: name })
      if (!fault) throw error
      for (const one of [...families, ...fullNames, postscriptName]) {
        refused.set(one.toLowerCase(), fault)
      }
      return []
    }
  })
}

function readWhole(path: string, face: Directory | undefined, workspace: Workspace): Uint8Array {
  const bytes = workspace.read(path)
  const own = face ? faceOfCollection(bytes, face.at) : bytes
  examineFont(own)
  return own
}

function entryOf(
  { families, fullNames, postscriptName, weight, role, isItalic }: FaceFacts,
  path: string,
  bytes: number,
  idOf: (name: string) => string,
): FaceEntry {
  const small = (names: readonly string[]) => names.map((name) => name.toLowerCase())
  return {
    id: idOf(postscriptName),
    family: families[0] ?? postscriptName,
    ...{ role, weight, bytes, file: path },
    own: {
      from: 'folder',
      // upright text never becomes italic because that has the right weight
      families: isItalic ? [] : small(families),
      fullNames: small([...fullNames, postscriptName]),
      weights: [weight, weight],
    },
  }
}

interface FaceOfFile {
  readonly file: string
  readonly face?: string | undefined
  readonly span?: Span
}

function tried<T>(action: () => T, at: FaceOfFile, report: Report): T | undefined {
  try {
    return action()
  } catch (error) {
    const fault = faultOf(error, at)
    if (!fault) throw error
    report(fault)
    return undefined
  }
}

/** What there is to say of a font that cannot be used; undefined if something else is wrong. */
export function faultOf(error: unknown, { file, face, span }: FaceOfFile): Diagnostic | undefined {
  if (error instanceof RefusedFont) {
    return diagnose('error', 'FONT_REFUSED', { file, face, why: error.why }, span)
  }
  if (error instanceof WorkspaceError) {
    return diagnose('error', 'FONT_UNREADABLE', { file, reason: error.message }, span)
  }
  if (error instanceof FlawedFont) {
    const { flaw, table } = error
    return diagnose('error', 'FONT_BROKEN', { file, flaw, table }, span)
  }
  // a table with less in it than it says
  if (!(error instanceof RangeError)) return undefined
  return diagnose('error', 'FONT_BROKEN', { file, flaw: 'damaged', table: undefined }, span)
}
