import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { folder } from './support/folder.ts'
import { png } from './support/pictures.ts'

const BIN = path.resolve('dist/cli/banxin.js')
const ISSUE = `---
series: 大家谈
number: 2
date: 2030-01-31
---

青山镇党委书记赵明：

我们要抓好学习，一是学在前面；二是用在实处。

![图](picture.png)

市财政局局长李四：

我也同意。
`

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>
  /** Where it is run, under the folder of the issue. */
  readonly cwd?: string
  readonly umask?: string
}

/** The digest of the PDF that the built command makes there. */
function builtIn({ env = {}, cwd = '.', umask }: Surroundings): string {
  const picture = png({ width: 40, height: 30 })
  const root = folder({ 'issue.md': ISSUE, 'picture.png': picture, 'deep/er/keep.txt': '' })
  const at = path.join(root, cwd)
  const out = path.join(root, 'result.pdf')
  const command = [process.execPath, BIN, 'build', path.relative(at, path.join(root, 'issue.md'))]
  const argv = [...command, '--out', out]
  const whole =
    umask === undefined ? argv : ['sh', '-c', `umask ${umask}; exec "$@"`, 'sh', ...argv]
  const [file = '', ...rest] = whole
  execFileSync(file, rest, {
    cwd: at,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: 'pipe',
  })
  return createHash('sha256').update(fs.readFileSync(out)).digest('hex')
}

describe('the same issue gives the same bytes', () => {
  let known: string | undefined
  const here = () => (known ??= builtIn({}))

  it.each([
    ['an hour later in the east', { env: { TZ: 'Pacific/Kiritimati' } }],
    ['the day before in the west', { env: { TZ: 'Pacific/Pago_Pago' } }],
    ['in Chinese', { env: { LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' } }],
    [
      'in Turkish, where letters are raised otherwise',
      { env: { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } },
    ],
    ['in the locale of C', { env: { LC_ALL: 'C' } }],
    ['from another folder', { cwd: 'deep/er' }],
    [
      'under another name of the user',
      { env: { USER: 'other', HOME: '/nowhere', HOSTNAME: 'other' } },
    ],
  ])('%s', (_what, surroundings) => {
    expect(builtIn(surroundings)).toBe(here())
  })

  it.skipIf(process.platform === 'win32').each(['000', '077'])('with umask %s', (umask) => {
    expect(builtIn({ umask })).toBe(here())
  })
}, 60_000)
