import { main } from '../../src/cli/main.ts'

export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs banxin in this process, in the folder `cwd`, with English messages unless `env` says otherwise. */
export async function banxin(
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = { LANG: 'en_US.UTF-8' },
  input = '',
): Promise<Run> {
  let out = ''
  let err = ''
  const code = await main(argv, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    input: () => Promise.resolve(new TextEncoder().encode(input)),
    isTyped: false,
    cwd,
    env,
    now: () => performance.now(),
  })
  return { code, out, err }
}
