import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRequire } from 'node:module'
import type { BuildEnvironment } from '../build.ts'
import { diskWorkspace } from '../io/workspace.ts'
import { languageOf, UsageError, type Terminal } from './terminal.ts'
import { TEXTS } from './texts.ts'

/** The folder of package.json: two above this one, from src/cli/ and from dist/cli/ alike. */
const HOME = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

export const VERSION = (
  createRequire(import.meta.url)(path.join(HOME, 'package.json')) as { version: string }
).version

/** The disk seen from the terminal's folder, and what banxin brings. */
export function environmentOf({ cwd, env }: Terminal): BuildEnvironment {
  const epoch = epochOf(env)
  return {
    workspace: diskWorkspace(cwd),
    fonts: path.join(HOME, 'fonts'),
    templates: path.join(HOME, 'templates'),
    creator: `banxin ${VERSION}`,
    ...(epoch !== undefined && { epoch }),
  }
}

/** The end of the year 9999: PDF dates have four digits for the year. */
const LAST_SECOND = 253_402_300_799

/** https://reproducible-builds.org/specs/source-date-epoch: a malformed value is an error. */
function epochOf(env: Terminal['env']): number | undefined {
  const value = env['SOURCE_DATE_EPOCH']
  if (value === undefined || value === '') return undefined
  if (/^\d+$/.test(value) && Number(value) <= LAST_SECOND) return Number(value)
  throw new UsageError(TEXTS[languageOf(env)].badEpoch(value))
}
