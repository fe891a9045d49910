import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRequire } from 'node:module'
import type { BuildEnvironment } from '../build.ts'
import { diskWorkspace } from '../io/workspace.ts'
import type { Terminal } from './terminal.ts'

/** The folder of package.json: two above this one, from src/cli/ and from dist/cli/ alike. */
const HOME = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

export const VERSION = (
  createRequire(import.meta.url)(path.join(HOME, 'package.json')) as { version: string }
).version

/** The disk seen from the terminal's folder, and what banxin brings. */
export function environmentOf({ cwd, env }: Terminal): BuildEnvironment {
  const epoch = Number(env['SOURCE_DATE_EPOCH'])
  const isSet = env['SOURCE_DATE_EPOCH'] !== undefined && Number.isInteger(epoch) && epoch >= 0
  return {
    workspace: diskWorkspace(cwd),
    fonts: path.join(HOME, 'fonts'),
    templates: path.join(HOME, 'templates'),
    creator: `banxin ${VERSION}`,
    ...(isSet && { epoch }),
  }
}
