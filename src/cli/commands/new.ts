import { readBulletin } from '../../build.ts'
import { toYaml } from '../../content/yaml.ts'
import { diagnose } from '../../model/diagnostic.ts'
import { IMPRINT_KEYS, type FrontMatter } from '../../model/source.ts'
import { WorkspaceError } from '../../model/workspace.ts'
import type { Language } from '../../report/messages.ts'
import { nextIssue } from '../../statements/next.ts'
import { environmentOf } from '../environment.ts'
import { printDiagnostics } from '../report.ts'
import { EXIT, UsageError, type Terminal } from '../terminal.ts'
import { TEXTS } from '../texts.ts'

export interface NewArguments {
  readonly dir: string
  readonly template?: string | undefined
  readonly from?: string | undefined
  readonly lang: Language
}

/** `banxin new`: a folder for an issue, with the settings of the one before, counted on. Never writes into a folder that holds anything. */
export async function runNew(args: NewArguments, terminal: Terminal): Promise<number> {
  const { dir, from, lang } = args
  const environment = environmentOf(terminal)
  const { workspace } = environment
  const kind = workspace.kindOf(dir)
  if (kind !== undefined && (kind !== 'folder' || workspace.list(dir).length > 0)) {
    throw new UsageError(TEXTS[lang].notEmpty(dir))
  }
  const { settings, code } = from === undefined ? BEGUN : await continued(from, args, terminal)
  if (!settings) return code
  const own = { ...settings, ...(args.template !== undefined && { template: args.template }) }
  const file = workspace.join(dir, 'issue.yaml')
  try {
    workspace.write(file, new TextEncoder().encode(written(own, lang)))
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    const data = { path: file, reason: error.message }
    return printDiagnostics([diagnose('error', 'OUTPUT_NOT_WRITABLE', data)], [], lang, terminal)
  }
  terminal.out(`${TEXTS[lang].begun(file, dir)}\n`)
  return code
}

interface Begun {
  /** Undefined if there was an error. */
  readonly settings: FrontMatter | undefined
  readonly code: number
}

const BEGUN: Begun = { settings: {}, code: EXIT.fine }

async function continued(from: string, { lang }: NewArguments, terminal: Terminal): Promise<Begun> {
  const { bulletin, diagnostics, files } = await readBulletin(from, environmentOf(terminal))
  // what an editor should see in the old issue has been seen
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const code = printDiagnostics(errors, files, lang, terminal)
  return { settings: bulletin && code === EXIT.fine ? nextIssue(bulletin) : undefined, code }
}

/** The settings, and as comments those that an issue may have beside them. */
function written({ options, ...settings }: FrontMatter, lang: Language): string {
  const texts = TEXTS[lang]
  const chosen = Object.entries(options ?? {}).map(([name, { text }]) => [name, text] as const)
  const data = { ...settings, ...(chosen.length && { options: Object.fromEntries(chosen) }) }
  const keys = ['template', 'series', 'number', 'slogans', 'motto', ...IMPRINT_KEYS]
  const missing = keys.filter((key) => !Object.hasOwn(data, key))
  return [
    `# ${texts.newHead}`,
    ...(Object.keys(data).length ? [toYaml(data).trimEnd()] : []),
    `# ${texts.newMissing}`,
    ...missing.map((key) => `# ${key}:`),
    '',
  ].join('\n')
}
