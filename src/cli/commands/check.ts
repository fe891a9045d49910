import { check, type CheckEnvironment, type Checked } from '../../check.ts'
import type { ReadOptions } from '../../content/read.ts'
import { mendIssue, type Mended } from '../../mend.ts'
import { formatChanges, formatList } from '../../report/changes.ts'
import { dataOf, formatGroups, groupsOf } from '../../report/findings.ts'
import { environmentOf } from '../environment.ts'
import { readingOf, type ReadingArguments } from '../reading.ts'
import { writeOutput } from '../output.ts'
import { countOf, exitCodeOf } from '../report.ts'
import { findSources } from '../sources.ts'
import { EXIT, UsageError, type Terminal } from '../terminal.ts'
import { TEXTS } from '../texts.ts'

export interface CheckArguments extends ReadingArguments {
  readonly sources: readonly string[]
  readonly format: 'text' | 'json'
  readonly fix: boolean
  readonly dryRun: boolean
  readonly fontDir?: readonly string[] | undefined
}

/** `banxin check`: looks every source over, and mends what is safe if it is asked to; the exit code is that of the worst. */
export async function runCheck(args: CheckArguments, terminal: Terminal): Promise<number> {
  const { lang, fix, dryRun, format } = args
  if (dryRun && !fix) throw new UsageError(TEXTS[lang].dryRunWithoutFix)
  if (fix && format === 'json') throw new UsageError(TEXTS[lang].fixAsText)
  const { workspace } = environmentOf(terminal)
  const { sources, code } = findSources(args.sources, lang, workspace, terminal)
  if (code !== EXIT.fine) return code
  const reading = await readingOf(args, sources, terminal)
  const results: unknown[] = []
  let worst: number = EXIT.fine
  for (const source of sources) {
    const checked = fix
      ? await fixOne(source, { ...args, reading }, terminal)
      : await check(source, checkEnvironment(args, terminal), reading)
    if (typeof checked === 'number') worst = Math.max(worst, checked)
    else {
      if (format === 'json') results.push(resultOf(source, checked, args))
      else printText(source, checked, args, terminal)
      worst = Math.max(worst, exitCodeOf(checked.diagnostics))
    }
  }
  if (format === 'json') terminal.out(`${JSON.stringify(results, undefined, 2)}\n`)
  return worst
}

function checkEnvironment({ fontDir }: CheckArguments, terminal: Terminal): CheckEnvironment {
  return { ...environmentOf(terminal), ...(fontDir && { fontFolders: fontDir }) }
}

/** What there is to say once it is mended, or the exit code if it could not be written. */
async function fixOne(
  source: string,
  args: CheckArguments & { readonly reading: ReadOptions },
  terminal: Terminal,
): Promise<Checked | number> {
  const { lang, dryRun, reading } = args
  const environment = checkEnvironment(args, terminal)
  const mended = await mendIssue(source, environment, reading)
  printChanges(mended, lang, terminal)
  const count = mended.made.reduce((sum, { edits }) => sum + edits.length, 0)
  const isByHand = count === 0 && mended.listed.length > 0
  if (dryRun) {
    if (!isByHand) terminal.out(`${TEXTS[lang].wouldMend(source, count)}\n\n`)
    return mended.before
  }
  for (const [path, bytes] of mended.files) {
    const written = await writeOutput(path, bytes, environment.workspace, lang, terminal)
    if (written !== EXIT.fine) return written
  }
  if (!isByHand) terminal.out(`${TEXTS[lang].mended(source, count)}\n\n`)
  return mended.after
}

function printChanges(
  { made, listed }: Mended,
  lang: CheckArguments['lang'],
  terminal: Terminal,
): void {
  for (const { file, edits } of made) terminal.out(`${formatChanges(file, edits)}\n\n`)
  if (!listed.length) return
  terminal.out(`${TEXTS[lang].toMendByHand}\n`)
  for (const { file, edits } of listed) terminal.out(`${formatList(file, edits, lang)}\n\n`)
}

function printText(
  source: string,
  { bulletin, diagnostics, files }: Checked,
  { lang, fix, dryRun }: CheckArguments,
  terminal: Terminal,
): void {
  if (diagnostics.length) {
    terminal.out(`${formatGroups(groupsOf(diagnostics, bulletin), files, lang)}\n\n`)
  }
  // with --fix what is left to mend is listed above
  const fixable = fix && !dryRun ? 0 : diagnostics.filter((one) => one.fix).length
  terminal.out(`${TEXTS[lang].checked(source, countOf(diagnostics), fixable)}\n`)
}

function resultOf(
  source: string,
  { bulletin, diagnostics, files }: Checked,
  { lang }: CheckArguments,
): unknown {
  const findings = groupsOf(diagnostics, bulletin).flatMap(({ statement, diagnostics: own }) =>
    own.map((one) => dataOf(one, statement, files, lang)),
  )
  return { source, counts: countOf(diagnostics), findings }
}
