import { coverageOf } from './fonts/coverage.ts'
import { readFontManifest } from './fonts/manifest.ts'
import { loadOwnFonts } from './fonts/own.ts'
import type { Bulletin } from './model/bulletin.ts'
import { diagnose, type Diagnostic, type Report } from './model/diagnostic.ts'
import { spanOf, type SourceFile, type Span } from './model/source.ts'
import { clustersOf, codePointsOf, isSpace } from './model/text.ts'
import type { Workspace } from './model/workspace.ts'
import { copyOf, type CopyText } from './proofread/copy.ts'
import { collect, readBulletin, type ReadBulletinOptions } from './read.ts'

export interface CheckEnvironment {
  readonly workspace: Workspace
  /** The folder of the fonts that banxin brings. */
  readonly fonts: string
  /** Folders of fonts that are not brought by banxin. */
  readonly fontFolders?: readonly string[]
}

export interface Checked {
  /** Undefined if nothing could be read. */
  readonly bulletin: Bulletin | undefined
  /** All there is to say of it, each once. */
  readonly diagnostics: readonly Diagnostic[]
  readonly files: readonly SourceFile[]
}

/** Reads one issue and looks it over with every rule, and for characters that no font has. */
export async function check(
  path: string,
  environment: CheckEnvironment,
  reading: ReadBulletinOptions = {},
): Promise<Checked> {
  const read = await readBulletin(path, environment, { ...reading, withWords: true })
  const { bulletin, files } = read
  const { report, diagnostics } = collect()
  for (const one of [...read.diagnostics, ...read.findings]) report(one)
  if (bulletin) reportMissing(bulletin, environment, report)
  return { bulletin, diagnostics, files }
}

function reportMissing(
  bulletin: Bulletin,
  { fonts, workspace, fontFolders = [] }: CheckEnvironment,
  report: Report,
): void {
  const manifest = readFontManifest(fonts, workspace, report)
  if (!manifest) return
  const own = loadOwnFonts({ rules: [], folders: [], fontFolders }, workspace, report)
  const covers = coverageOf(manifest, fonts, workspace, report, own.faces)
  const { texts } = copyOf(bulletin)
  const has = (character: string) =>
    isSpace(character) || NO_GLYPH.test(character) || covers(character.codePointAt(0) ?? 0)
  const lacked = new Set(
    Array.from(new Set(texts.map(({ text }) => text).join(''))).filter((one) => !has(one)),
  )
  if (!lacked.size) return
  const missing = new Map<string, Span[]>()
  for (const { cluster, span } of texts.flatMap(clustersIn)) {
    if (![...cluster].some((one) => lacked.has(one))) continue
    const places = missing.get(cluster) ?? []
    missing.set(cluster, places)
    if (span) places.push(span)
  }
  for (const [character, places] of missing) {
    const count = Math.max(1, places.length)
    const data = { character, codePoint: codePointsOf(character), count, places }
    report(diagnose('error', 'MISSING_GLYPH', data, places[0]))
  }
}

/** They choose among glyphs and have none. */
const NO_GLYPH = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u

function clustersIn({ text, map }: CopyText) {
  let at = 0
  return clustersOf(text).map((cluster) => {
    const start = at
    at += cluster.length
    return { cluster, span: spanOf(map, start, at) }
  })
}
