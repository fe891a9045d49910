import type { ReadOptions } from './content/read.ts'
import { fitDocument } from './fit/fit.ts'
import { openFonts, reportFontFault } from './fonts/fonts.ts'
import { readFontManifest } from './fonts/manifest.ts'
import { loadOwnFonts, type OwnFonts } from './fonts/own.ts'
import { loadPictures, type LoadedPictures } from './images/load.ts'
import { figuresOf, placesIn } from './model/blocks.ts'
import type { Bulletin } from './model/bulletin.ts'
import { diagnose, type Diagnostic, type Report } from './model/diagnostic.ts'
import { languageOf } from './model/language.ts'
import type { FontRequest, Fonts } from './model/metrics.ts'
import type { Page } from './model/page.ts'
import type { PageSpan } from './model/press.ts'
import type { ProofWords } from './model/proof.ts'
import { spanOf, type OptionSetting, type SourceFile, type Span } from './model/source.ts'
import type { StyledDocument } from './model/style.ts'
import type { Template } from './model/template.ts'
import { codePointsOf } from './model/text.ts'
import type { Tree } from './model/tree.ts'
import { isAtOrBelow, type Workspace } from './model/workspace.ts'
import { checkCoverage, type Coverage, type Use } from './pages/coverage.ts'
import { layoutDocument } from './pages/layout.ts'
import { structureOf } from './pages/structure.ts'
import type { Definition, DocumentFacts } from './pdf/definition.ts'
import { PictureFault } from './pdf/document.ts'
import type { PrintDefinition } from './pdf/print-definition.ts'
import { PRODUCER } from './pdf/write.ts'
import { loadProfile } from './press/icc.ts'
import { selectPages } from './press/range.ts'
import { makeProof, type Proof } from './proof/proof.ts'
import { checkPrinted } from './proofread/printed.ts'
import { collect, readBulletin } from './read.ts'
import { applyStyle } from './style/style.ts'
import { loadTemplate } from './templates/load.ts'
import { chooseOptions } from './templates/options.ts'
import { renderTemplate } from './templates/render.ts'
import { writeForScreen, type PrintOptions, type Written } from './writing.ts'
import type { PressWriting } from './writing-press.ts'

/** What a build reaches outside for. */
export interface BuildEnvironment {
  readonly workspace: Workspace
  /** Folders that banxin brings. */
  readonly fonts: string
  readonly templates: string
  /** What the PDF says made it. */
  readonly creator: string
  /** Seconds since 1970 from SOURCE_DATE_EPOCH; it overrules every other date. */
  readonly epoch?: number
  /** Told the name of every stage as it begins. */
  readonly onStage?: (stage: Stage) => void
  /** Told each character that is going to be set. */
  readonly onCharacter?: (use: Use) => void
  /** Told the fonts when all characters have been. */
  readonly onFonts?: (fonts: Fonts, bulletin: Bulletin) => void
}

export type Stage = 'read' | 'template' | 'fonts' | 'fit' | 'layout' | 'proof' | 'press' | 'pdf'

export interface BuildOptions {
  readonly reading?: ReadOptions
  readonly template?: string
  /** Of the template; stronger than those of the issue. */
  readonly set?: Readonly<Record<string, OptionSetting>>
  /** What to make; `definition` stops before the PDF. */
  readonly emit: 'pdf' | 'definition'
  /** How many pages the bulletin shall have (copyfitting). */
  readonly fit?: number
  /** Draws the line grid, the columns, the boxes and the measure over the pages. */
  readonly debugGrid?: boolean
  /** Which pages to write; all if it is not said. */
  readonly pages?: readonly PageSpan[]
  /** Makes a PDF for the press instead of one for the screen. */
  readonly print?: PrintOptions
  /** Makes a proof of it that says this; the pages are the same. */
  readonly proof?: ProofWords
  /** Folders whose fonts may be used by their names. */
  readonly fontFolders?: readonly string[]
  /** Asks all rules of proofreading, and makes nothing while they find errors. */
  readonly isStrict?: boolean
}

/** A bulletin on its pages. */
export interface Built {
  readonly bulletin: Bulletin
  /** Those that were asked for. */
  readonly pages: readonly Page[]
  /** What is written instead of the pages, if it was asked for. */
  readonly proof?: Proof
  readonly definition: Definition | PrintDefinition
  /** Files of the pictures that the template asks for. */
  readonly pictures: readonly string[]
  /** Absent if only the definition was asked for. */
  readonly pdf?: Uint8Array
}

export interface BuildResult {
  /** Undefined if there was an error. */
  readonly built: Built | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** What proofreading found, beside what is told with every build. */
  readonly findings: readonly Diagnostic[]
  /** The texts that diagnostics point into. */
  readonly files: readonly SourceFile[]
}

const NO_PICTURES: LoadedPictures = { pictures: new Map(), files: new Map() }
const DEFAULT_TEMPLATE = 'dajiatan'

/** Typesets one issue: every stage once, in order; an error ends it before the stage that could not bear it. */
export async function build(
  path: string,
  options: BuildOptions,
  environment: BuildEnvironment,
): Promise<BuildResult> {
  const { isStrict = false, reading } = options
  // whoever reads a proof wants to see all there is
  const withWords = isStrict || options.proof !== undefined
  const read = await readBulletin(path, environment, { ...reading, withWords })
  const { bulletin, diagnostics, findings, files } = read
  if (!bulletin || hasErrors(diagnostics) || (isStrict && hasErrors(findings))) {
    return { built: undefined, diagnostics, findings, files }
  }
  const { report, ...collected } = collect()
  const located = locating(bulletin, report)
  const name = options.template ?? templateOf(bulletin, path, environment) ?? DEFAULT_TEMPLATE
  environment.onStage?.('template')
  const opened: SourceFile[] = []
  const { templates, workspace } = environment
  // who runs the command may reach for another machine; who wrote the text may not
  const isRefused = options.template === undefined && isRemote(bulletin.template ?? '')
  if (isRefused) report(diagnose('error', 'TEMPLATE_ON_NETWORK', { name }))
  const template = isRefused
    ? undefined
    : loadTemplate(name, templates, workspace, report, (file) => opened.push(file))
  const folder = folderOf(path, workspace)
  const attempt = {
    bulletin,
    folder,
    environment,
    options,
    found: diagnostics,
    findings,
    report: located,
  }
  const built = template && (await typeset({ ...attempt, template }, collected.diagnostics))
  const ofReading = withoutShown(diagnostics, built?.pictures ?? [])
  return {
    built,
    diagnostics: [...ofReading, ...collected.diagnostics],
    findings,
    files: [...files, ...opened],
  }
}

/** The template that the issue asks for; a path is taken from the issue's folder. */
function templateOf(
  { template }: Bulletin,
  path: string,
  { workspace }: BuildEnvironment,
): string | undefined {
  if (template === undefined || !/[\\/]/.test(template)) return template
  if (/^(?:[\\/]|[a-z]:)/i.test(template)) return template
  return workspace
    .join(folderOf(path, workspace), '.', template)
    .replace(/^(?![\\/]|\.|[a-z]:)/i, './')
}

/** An address, or a place that Windows asks another machine for. */
function isRemote(template: string): boolean {
  return /^(?:[\\/]{2}|[a-z][a-z\d+.-]+:)/iu.test(template)
}

/** The folder of an issue, or the one that its file lies in. */
function folderOf(path: string, workspace: Workspace): string {
  return workspace.kindOf(path) === 'folder' ? path : workspace.join(path, '..')
}

/** Without what was said of files, or a folder, that reading passed over because they are pictures. */
function withoutShown(
  diagnostics: readonly Diagnostic[],
  pictures: readonly string[],
): readonly Diagnostic[] {
  const isShown = (path: string) => pictures.some((file) => isAtOrBelow(file, path))
  return diagnostics.filter(({ code, data }) => code !== 'FILE_SKIPPED' || !isShown(data.path))
}

interface Attempt {
  readonly bulletin: Bulletin
  /** Of the issue. */
  readonly folder: string
  readonly template: Template
  readonly environment: BuildEnvironment
  readonly report: Report
  readonly options: BuildOptions
  /** What was said before. */
  readonly found: readonly Diagnostic[]
  readonly findings: readonly Diagnostic[]
}

async function typeset(
  { bulletin, folder, template, environment, report, options, found, findings }: Attempt,
  diagnostics: readonly Diagnostic[],
): Promise<Built | undefined> {
  const { workspace, onStage } = environment
  reportUnprinted(bulletin, template, report)
  const chosen = chooseOptions(template, { ...bulletin.options, ...options.set }, report)
  const tree = chosen && renderTemplate(template, bulletin, chosen, report)
  const sources = {
    folders: [template.folder, folder],
    folder,
    figures: figuresOf(bulletin),
    media: bulletin.source.media ?? new Map<string, Uint8Array>(),
  }
  const { pictures, files } = tree ? loadPictures(tree, sources, workspace, report) : NO_PICTURES
  const shown = [...files.values()].map(({ path }) => path)
  const document = tree && applyStyle(tree, template.style, template.manifest.inks, report)
  const icc = options.print?.icc
  const profile = icc === undefined ? undefined : loadProfile(icc, workspace, report)
  if (!document || hasErrors(diagnostics)) return undefined
  onStage?.('fonts')
  const opened = openFontsFor(document, sources.folders, options, environment, report)
  if (!opened || hasErrors(diagnostics)) return undefined
  const { fonts, own } = opened
  try {
    const coverage = checkCoverage(document, fonts.metrics, environment.onCharacter)
    environment.onFonts?.(fonts, bulletin)
    reportCoverage(coverage, { fonts, own }, bulletin, template, report)
    if (hasErrors(diagnostics)) return undefined
    const { inks } = template.manifest
    const fitting = { tree, style: template.style, inks, document, pictures }
    const { fit } = options
    if (fit !== undefined) onStage?.('fit')
    const toFit = { ...fitting, metrics: fonts.metrics }
    const fitted = fit === undefined ? { document } : fitDocument({ ...toFit, pages: fit }, report)
    if (!fitted) return undefined
    onStage?.('layout')
    const laying = { debugGrid: options.debugGrid ?? false, pictures, ...fitted }
    const laid = layoutDocument(fitted.document, fonts.metrics, report, laying)
    if (!hasErrors(diagnostics)) checkPrinted(bulletin, laid.pages, report)
    if (hasErrors(diagnostics)) return undefined
    const pages = options.pages ? selectPages(laid.pages, options.pages, report) : laid.pages
    if (!pages) return undefined
    if (options.proof) onStage?.('proof')
    const said = [...withoutShown(found, shown), ...diagnostics]
    const input = { pages, bulletin, diagnostics: said, findings }
    const proof = options.proof && makeProof(input, options.proof, fonts.metrics)
    const facts = factsOf(bulletin, tree, fitted.document, environment, options.proof)
    const printed = proof?.pages ?? pages
    const writing = { facts, fonts, emit: options.emit, onStage, report }
    const written = options.print
      ? await print(pages, { ...writing, ...options.print, inks, profile, files, document })
      : await writeForScreen(printed, writing)
    return { bulletin, pages, ...written, pictures: shown, ...(proof && { proof }) }
  } catch (error) {
    if (error instanceof PictureFault) reportPictureFault(error, files, report)
    else reportFontFault(error, report)
    return undefined
  }
}

/** What only the press needs is loaded only for it. */
async function print(pages: readonly Page[], writing: PressWriting): Promise<Written> {
  const { writeForPress } = await import('./writing-press.ts')
  return writeForPress(pages, writing)
}

/** The fonts that banxin brings, those of the style sheet, and those of the folders that are asked for. */
function openFontsFor(
  { fontFaces: rules }: StyledDocument,
  folders: readonly string[],
  { fontFolders = [] }: BuildOptions,
  { fonts: home, workspace }: BuildEnvironment,
  report: Report,
): { readonly fonts: Fonts; readonly own: OwnFonts } | undefined {
  const manifest = readFontManifest(home, workspace, report)
  if (!manifest) return undefined
  const own = loadOwnFonts({ rules, folders, fontFolders }, workspace, report)
  return { own, fonts: openFonts(home, manifest, workspace, own.faces) }
}

function reportPictureFault(
  { src, message }: PictureFault,
  files: LoadedPictures['files'],
  report: Report,
): void {
  const { path = src, place } = files.get(src) ?? {}
  report(diagnose('error', 'IMAGE_NOT_DRAWN', { path, reason: message }, place))
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}

/** Gives diagnostics that know a block of the bulletin their place in its file. */
function locating(bulletin: Bulletin, report: Report): Report {
  const placeOf = placesIn(bulletin)
  return ({ origin, ...diagnostic }) => {
    const span = diagnostic.span ?? (origin && placeOf(origin))
    report({ ...diagnostic, ...(span && { span }) })
  }
}

/** A setting that the template does not show would be lost without a word. */
function reportUnprinted({ imprint }: Bulletin, template: Template, report: Report): void {
  for (const key of Object.keys(imprint)) {
    if (template.manifest.fields.includes(key)) continue
    report(diagnose('warning', 'FIELD_NOT_PRINTED', { key, template: template.name }))
  }
}

function reportCoverage(
  { missing, unknownFamilies, requests }: Coverage,
  { fonts, own }: { readonly fonts: Fonts; readonly own: OwnFonts },
  bulletin: Bulletin,
  { style }: Template,
  report: Report,
): void {
  const placeOf = placesIn(bulletin)
  for (const { character, count, places } of missing) {
    const spans = places.flatMap((place) => placeOf(place) ?? [])
    const found = spans.length ? spans : findInSource(character, bulletin)
    const data = { character, codePoint: codePointsOf(character), count, places: found }
    report(diagnose('error', 'MISSING_GLYPH', data, found[0]))
  }
  const spanIn = (family: string): Span | undefined => {
    const at = style.text.indexOf(family)
    return at < 0 ? undefined : { file: style.name, start: at, end: at + family.length }
  }
  for (const family of unknownFamilies) {
    const fault = own.refused.get(family.toLowerCase())
    const data = { family, known: fonts.families }
    const span = spanIn(family)
    if (fault) report({ ...fault, ...(span && { span }) })
    else report(diagnose('error', 'FONT_FAMILY_UNKNOWN', data, span))
  }
  const known = requests.map(({ families, weight }) => ({
    families: families.filter((family) => !unknownFamilies.includes(family)),
    weight,
  }))
  for (const [fault, family] of refusedOf(known, fonts, own)) {
    const span = spanIn(family)
    report({ ...fault, severity: 'warning', ...(span && { span }) })
  }
  for (const { families, weight } of requests) {
    const wish = fonts.wishFor({ families, weight })
    if (!wish?.isPartner) continue
    const [family = ''] = families.filter((name) => !unknownFamilies.includes(name))
    const { family: partner, weight: partnerWeight } = fonts.faceOf(wish.face)
    if (partner.toLowerCase() === family.toLowerCase()) continue
    const data = { family, weight, partner, partnerWeight }
    report(diagnose('info', 'FONT_WEIGHT_PARTNER', data, spanIn(family)))
  }
}

/**
 * Faces of a `--font-dir` that cannot be used, each with the family that asks for it: of those that something else is printed for, so that nobody would know.
 * A family of `@font-face` stands before the folder, and a weight that is not asked for is not missed.
 */
function refusedOf(
  requests: readonly FontRequest[],
  fonts: Fonts,
  { faces, refused }: OwnFonts,
): ReadonlyMap<Diagnostic, string> {
  const found = new Map<Diagnostic, string>()
  for (const { families, weight } of requests) {
    for (const family of families) {
      const name = family.toLowerCase()
      const fault = refused.get(name)
      if (!fault || found.has(fault)) continue
      const own = faces.flatMap(({ entry }) =>
        entry.own && [...entry.own.families, ...entry.own.fullNames].includes(name)
          ? [entry.own.from]
          : [],
      )
      const isReplaced = fonts.wishFor({ families: [family], weight })?.isPartner ?? false
      if (own.includes('sheet') || (own.length && !isReplaced)) continue
      found.set(fault, family)
    }
  }
  return found
}

/** Text of the masthead does not know its place; the source does. */
export function findInSource(character: string, { source }: Bulletin): Span[] {
  const at = source.text.indexOf(character)
  const span = at < 0 ? undefined : spanOf(source.map, at, at + character.length)
  return span ? [span] : []
}

function factsOf(
  bulletin: Bulletin,
  { title, root: html }: Tree,
  { root }: StyledDocument,
  environment: BuildEnvironment,
  proof: ProofWords | undefined,
): DocumentFacts {
  const { masthead, imprint } = bulletin
  const fallback = `${masthead.series ?? ''}${masthead.printedNumber ?? ''}`
  const author = imprint.publisher ?? imprint.editor
  const language = languageOf(html.attributes['lang']) ?? 'zh-CN'
  return {
    language,
    // a proof is for paper and pen
    ...(!proof && { structure: structureOf(root, language) }),
    info: {
      title: `${title || fallback || bulletin.source.name}${proof ? ` ${proof.mark}` : ''}`,
      ...(author !== undefined && { author }),
      ...(masthead.slogans.length > 0 && { subject: masthead.slogans.join(' ') }),
      creator: environment.creator,
      producer: PRODUCER,
      creationDate: creationDate(imprint.date, environment.epoch),
    },
  }
}

/** SOURCE_DATE_EPOCH, else the issue's date, else a fixed day: the same input gives the same bytes. */
function creationDate(date: string | undefined, epoch: number | undefined): string {
  if (epoch !== undefined) return new Date(epoch * 1000).toISOString()
  return new Date(`${date ?? '2000-01-01'}T00:00:00Z`).toISOString()
}
