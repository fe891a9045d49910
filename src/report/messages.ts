import type { Code, Diagnostic, DiagnosticData } from '../model/diagnostic.ts'
import type { RuleCode } from '../model/findings.ts'
import { ENGLISH } from './messages.en.ts'
import { CHINESE } from './messages.zh.ts'

export type Language = 'zh' | 'en'

/** What is wrong, and what to do about it: lower case, no stop. */
export interface Words {
  readonly message: string
  readonly hint?: string
}

/** The words of every code in one language. */
export type Messages = { readonly [C in Code]: (data: DiagnosticData[C]) => Words }

/** Of what proofreading finds. */
export type FindingMessages = Pick<Messages, RuleCode>

const LANGUAGES: Readonly<Record<Language, Messages>> = { zh: CHINESE, en: ENGLISH }

export function wordsOf({ code, data }: Diagnostic, language: Language): Words {
  const words = LANGUAGES[language][code] as (data: unknown) => Words
  return words(data)
}
