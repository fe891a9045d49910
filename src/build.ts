import type { ReadOptions } from './content/read.ts'
import { fitDocument } from './fit/fit.ts'
import { openFonts, reportFontFault } from './fonts/fonts.ts'
import { readFontManifest } from './fonts/manifest.ts'
import { loadPictures, type LoadedPictures } from './images/load.ts'
import { figuresOf, placesIn } from './model/blocks.ts'
import type { Bulletin } from './model/bulletin.ts'
import { diagnose, type Diagnostic, type Report } from './model/diagnostic.ts'
import type { Fonts } from './model/metrics.ts'
import type { Page } from './model/page.ts'
import type { ProofWords } from './model/proof.ts'
import { spanOf, type OptionSetting, type SourceFile, type Span } from './model/source.ts'
import type { StyledDocument } from './model/style.ts'
import type { Template } from './model/template.ts'
import { codePointsOf } from './model/text.ts'
import { isAtOrBelow, type Workspace } from './model/workspace.ts'
import { checkCoverage } from './pages/coverage.ts'
import { layoutDocument } from './pages/layout.ts'
import { defineDocument, type Definition, type DocumentFacts } from './pdf/definition.ts'
import { PictureFault } from './pdf/document.ts'
import { PRODUCER, writePdf } from './pdf/write.ts'
import { makeProof, type Proof } from './proof/proof.ts'
import { checkPrinted } from './proofread/printed.ts'
import { collect, readBulletin } from './read.ts'
import { applyStyle } from './style/style.ts'
import { loadTemplate } from './templates/load.ts'
import { chooseOptions } from './templates/options.ts'
import { renderTemplate } from './templates/render.ts'

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
}

export type Stage = 'read' | 'template' | 'fonts' | 'fit' | 'layout' | 'proof' | 'pdf'

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
  /** Makes a proof of it that says this; the pages are the same. */
  readonly proof?: ProofWords
  /** Asks all rules of proofreading, and makes nothing while they find errors. */
  readonly isStrict?: boolean
}

/** A bulletin on its pages. */
export interface Built {
  readonly bulletin: Bulletin
  readonly pages: readonly Page[]
  /** What is written instead of the pages, if it was asked for. */
  readonly proof?: Proof
  readonly definition: Definition
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
  if (!document || hasErrors(diagnostics)) return undefined
  onStage?.('fonts')
  const manifest = readFontManifest(environment.fonts, workspace, report)
  if (!manifest) return undefined
  const fonts = openFonts(environment.fonts, manifest, workspace)
  try {
    reportCoverage(document, fonts, bulletin, template, report)
    if (hasErrors(diagnostics)) return undefined
    const { inks } = template.manifest
    const fitting = { tree, style: template.style, inks, document, pictures }
    if (options.fit !== undefined) onStage?.('fit')
    const fitted =
      options.fit === undefined
        ? { document }
        : fitDocument({ ...fitting, metrics: fonts.metrics, pages: options.fit }, report)
    if (!fitted) return undefined
    onStage?.('layout')
    const { debugGrid = false } = options
    const laying = { debugGrid, pictures, ...fitted }
    const { pages } = layoutDocument(fitted.document, fonts.metrics, report, laying)
    if (!hasErrors(diagnostics)) checkPrinted(bulletin, pages, report)
    if (hasErrors(diagnostics)) return undefined
    if (options.proof) onStage?.('proof')
    const said = [...withoutShown(found, shown), ...diagnostics]
    const input = { pages, bulletin, diagnostics: said, findings }
    const proof = options.proof && makeProof(input, options.proof, fonts.metrics)
    onStage?.('pdf')
    const facts = factsOf(bulletin, tree.title, environment, options.proof)
    const printed = proof?.pages ?? pages
    const definition = defineDocument(printed, facts, (face) => fonts.program(face).ascent)
    const made = { bulletin, pages, definition, pictures: shown, ...(proof && { proof }) }
    return options.emit === 'pdf'
      ? { ...made, pdf: await writePdf(definition, fonts.program) }
      : made
  } catch (error) {
    if (error instanceof PictureFault) reportPictureFault(error, files, report)
    else reportFontFault(error, report)
    return undefined
  }
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
  document: StyledDocument,
  fonts: Fonts,
  bulletin: Bulletin,
  template: Template,
  report: Report,
): void {
  const placeOf = placesIn(bulletin)
  const { missing, unknownFamilies } = checkCoverage(document, fonts.metrics)
  for (const { character, count, places } of missing) {
    const spans = places.flatMap((place) => placeOf(place) ?? [])
    const found = spans.length ? spans : findInSource(character, bulletin)
    const data = { character, codePoint: codePointsOf(character), count, places: found }
    report(diagnose('error', 'MISSING_GLYPH', data, found[0]))
  }
  for (const family of unknownFamilies) {
    const { name, text } = template.style
    const at = text.indexOf(family)
    const span = at < 0 ? undefined : { file: name, start: at, end: at + family.length }
    report(diagnose('error', 'FONT_FAMILY_UNKNOWN', { family, known: fonts.families }, span))
  }
}

/** Text of the masthead does not know its place; the source does. */
function findInSource(character: string, { source }: Bulletin): Span[] {
  const at = source.text.indexOf(character)
  const span = at < 0 ? undefined : spanOf(source.map, at, at + character.length)
  return span ? [span] : []
}

function factsOf(
  bulletin: Bulletin,
  title: string,
  environment: BuildEnvironment,
  proof: ProofWords | undefined,
): DocumentFacts {
  const { masthead, imprint } = bulletin
  const fallback = `${masthead.series ?? ''}${masthead.printedNumber ?? ''}`
  const author = imprint.publisher ?? imprint.editor
  return {
    language: 'zh-CN',
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
