import type { Language } from '../report/messages.ts'

/** What a command talks to. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Everything that stands on standard input. */
  readonly input: () => Promise<Uint8Array>
  /** Whether somebody types there. */
  readonly isTyped: boolean
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds since the process began. */
  readonly now: () => number
}

/** 0 fine, 1 the content has errors, 2 wrong usage or configuration, 3 a fault of banxin's own. */
export const EXIT = { fine: 0, content: 1, usage: 2, bug: 3 } as const

/** Chinese if the environment says so, English else. */
export function languageOf(env: Terminal['env']): Language {
  const wished = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']
  const locale = wished || Intl.DateTimeFormat().resolvedOptions().locale
  return /^zh/i.test(locale) ? 'zh' : 'en'
}

/** The command line or the environment says something that cannot be meant; the message is for the user. */
export class UsageError extends Error {}
