import path from 'node:path'
import { build, type BuildEnvironment, type Built, type Stage } from '../../build.ts'
import { READ_EXTENSIONS, STANDARD_INPUT, type ReadOptions } from '../../content/read.ts'
import { diagnose, type Diagnostic } from '../../model/diagnostic.ts'
import type { PageSpan } from '../../model/press.ts'
import type { OptionSetting } from '../../model/source.ts'
import type { Language } from '../../report/messages.ts'
import { writePages } from '../../press/range.ts'
import { proofWords } from '../../report/proof.ts'
import { environmentOf } from '../environment.ts'
import { isSource, placeOf, writeOutput } from '../output.ts'
import { readingOf, type ReadingArguments } from '../reading.ts'
import { countOf, printDiagnostics } from '../report.ts'
import { findSources } from '../sources.ts'
import { EXIT, UsageError, type Terminal } from '../terminal.ts'
import { TEXTS } from '../texts.ts'

export interface BuildArguments extends ReadingArguments {
  readonly sources: readonly string[]
  readonly out: string
  readonly template?: string | undefined
  readonly set?: Readonly<Record<string, OptionSetting>> | undefined
  readonly fit?: number | undefined
  readonly pages?: readonly PageSpan[] | undefined
  readonly profile: 'screen' | 'print'
  readonly icc?: string | undefined
  readonly spot: boolean
  readonly impose?: 'saddle' | undefined
  readonly emit: 'pdf' | 'definition'
  readonly debug?: 'grid' | undefined
  readonly proof: boolean
  readonly strict: boolean
  readonly fontDir?: readonly string[] | undefined
  readonly timing: boolean
}

/** `banxin build`: typesets every source; the exit code is that of the worst. */
export async function runBuild(args: BuildArguments, terminal: Terminal): Promise<number> {
  checkTogether(args)
  const environment = environmentOf(terminal)
  const { sources, code } = findSources(args.sources, args.lang, environment.workspace, terminal)
  if (code !== EXIT.fine) return code
  if (args.emit === 'definition' && sources.length > 1) {
    throw new UsageError(TEXTS[args.lang].oneDefinition)
  }
  const targets = targetsFor(sources, args, environment)
  const fault = faultOf(targets, sources, environment, terminal)
  if (fault) return printDiagnostics([fault], [], args.lang, terminal)
  const reading = await readingOf(args, sources, terminal)
  let worst: number = EXIT.fine
  for (const [i, source] of sources.entries()) {
    const target = targets[i] ?? ''
    worst = Math.max(
      worst,
      await buildOne(source, target, { ...args, reading }, environment, terminal),
    )
  }
  return worst
}

/** What would do nothing, or make something that nobody can use, is refused. */
function checkTogether({ lang, profile, icc, spot, impose, proof, debug, pages }: BuildArguments) {
  const texts = TEXTS[lang]
  const ofPrint = [
    ...(icc === undefined ? [] : ['--icc']),
    ...(spot ? ['--spot'] : []),
    ...(impose === undefined ? [] : ['--impose']),
  ]
  if (profile !== 'print' && ofPrint.length) throw new UsageError(texts.onlyInPrint(ofPrint))
  const isPrint = profile === 'print'
  const pairs = [
    [proof && isPrint, '--proof', '--profile print'],
    [debug !== undefined && isPrint, '--debug', '--profile print'],
    [proof && pages !== undefined, '--proof', '--pages'],
  ] as const
  for (const [isGiven, one, other] of pairs) {
    if (isGiven) throw new UsageError(texts.notTogether(one, other))
  }
}

async function buildOne(
  source: string,
  target: string,
  args: BuildArguments & { readonly reading: ReadOptions },
  environment: BuildEnvironment,
  terminal: Terminal,
): Promise<number> {
  const watch = new StopWatch(terminal.now)
  const options = {
    reading: args.reading,
    emit: args.emit,
    debugGrid: args.debug === 'grid',
    isStrict: args.strict,
    ...(args.proof && { proof: proofWords(args.lang) }),
    ...(args.template !== undefined && { template: args.template }),
    ...(args.set && { set: args.set }),
    ...(args.fontDir && { fontFolders: args.fontDir }),
    ...(args.fit !== undefined && { fit: args.fit }),
    ...(args.pages && { pages: args.pages }),
    ...(args.profile === 'print' && { print: printOptions(args) }),
  }
  const timed = {
    ...environment,
    onStage: (stage: Stage) => {
      watch.enter(stage)
    },
  }
  const { built, diagnostics, findings, files } = await build(source, options, timed)
  const said = args.strict ? [...diagnostics, ...findings] : diagnostics
  const code = printDiagnostics(said, files, args.lang, terminal)
  if (!built) return code
  if (args.emit === 'definition') {
    terminal.out(`${JSON.stringify(built.definition, undefined, 2)}\n`)
    return code
  }
  watch.enter('write')
  const pdf = built.pdf ?? new Uint8Array()
  const written = await writeOutput(target, pdf, environment.workspace, args.lang, terminal)
  if (written !== EXIT.fine) return written
  printSummary(target, built, watch.total(), args.lang, terminal)
  if (findings.length) {
    terminal.err(`${TEXTS[args.lang].foundByRules(countOf(findings), source)}\n`)
  }
  if (args.timing) printTiming(watch, args.lang, terminal)
  return code
}

function printOptions({ icc, spot, impose }: BuildArguments) {
  return { spot, ...(icc !== undefined && { icc }), ...(impose && { impose }) }
}

/** `--out` names the PDF if it ends in .pdf; else it is a folder. */
function targetsFor(
  sources: readonly string[],
  args: BuildArguments,
  { workspace }: BuildEnvironment,
): string[] {
  const { out } = args
  const kind = workspace.kindOf(out)
  // a device is neither a folder nor called .pdf
  const isFile = kind === 'other' || (/\.pdf$/i.test(out) && kind !== 'folder')
  if (isFile && sources.length > 1) throw new UsageError(TEXTS[args.lang].onePdf(out))
  if (isFile) return [out]
  return sources.map((source) => workspace.join(out, `${nameOf(source)}${endingOf(args)}.pdf`))
}

/** A proof, what is for the press, some of the pages, or pages with their grid, never take the place of the bulletin itself. */
function endingOf({ debug, proof, profile, spot, impose, pages }: BuildArguments): string {
  return [
    ...(proof ? ['-proof'] : []),
    ...(profile === 'print' ? ['-print'] : []),
    ...(spot ? ['-spot'] : []),
    ...(impose ? [`-${impose}`] : []),
    ...(pages ? [`-p${writePages(pages).replaceAll(',', '+')}`] : []),
    ...(debug ? [`-${debug}`] : []),
  ].join('')
}

/** `content/issue-2.txt` and `content/issue-2/` alike are called issue-2, what comes from standard input stdin. */
function nameOf(source: string): string {
  if (source === STANDARD_INPUT) return 'stdin'
  const base = path.basename(path.resolve(source))
  const extension = path.extname(base).toLowerCase()
  return READ_EXTENSIONS.includes(extension) ? base.slice(0, -extension.length) : base
}

/** Bulletins that would be written to one place, or over what they are made from. */
function faultOf(
  targets: readonly string[],
  sources: readonly string[],
  { workspace }: BuildEnvironment,
  { cwd }: Terminal,
): Diagnostic | undefined {
  const places = targets.map((target) => placeOf(target, workspace, cwd))
  const clash = places.findIndex((place, i) => places.indexOf(place) !== i)
  if (clash >= 0) {
    const clashing = sources.filter((_, i) => places[i] === places[clash])
    return diagnose('error', 'OUTPUT_CLASH', { path: targets[clash] ?? '', sources: clashing })
  }
  const texts = sources.filter((source) => source !== STANDARD_INPUT)
  const path = targets.find((target) =>
    texts.some((source) => isSource(target, source, workspace, cwd)),
  )
  return path === undefined ? undefined : diagnose('error', 'OUTPUT_IS_SOURCE', { path })
}

function printSummary(
  target: string,
  { bulletin, pages, proof, pdf }: Built,
  milliseconds: number,
  language: Language,
  terminal: Terminal,
): void {
  const facts = {
    path: target,
    findings: proof?.findings.length,
    statements: bulletin.statements.length,
    pages: pages.length,
    bytes: pdf?.length ?? 0,
    milliseconds,
  }
  terminal.out(`${TEXTS[language].summary(facts)}\n`)
}

function printTiming(watch: StopWatch, language: Language, terminal: Terminal): void {
  const { stages } = TEXTS[language]
  const parts = watch.laps().map(([stage, ms]) => `${stages[stage] ?? stage} ${ms.toFixed(0)} ms`)
  terminal.err(`  ${parts.join(' · ')}\n`)
}

/** Time by stage; what came before the first counts as start-up. */
class StopWatch {
  private readonly now: () => number
  private readonly marks: { stage: string; at: number }[]

  constructor(now: () => number) {
    this.now = now
    this.marks = [{ stage: 'start', at: 0 }]
  }

  enter(stage: string): void {
    this.marks.push({ stage, at: this.now() })
  }

  laps(): [stage: string, milliseconds: number][] {
    return this.marks.map(({ stage, at }, i) => [stage, (this.marks[i + 1]?.at ?? this.now()) - at])
  }

  total(): number {
    return this.now() - (this.marks[1]?.at ?? 0)
  }
}
