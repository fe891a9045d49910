/** A language as BCP 47 has it; `zh_CN` is meant so, too. Undefined if it is none. */
export function languageOf(lang: string | undefined): string | undefined {
  const tag = lang?.trim().replaceAll('_', '-')
  return tag !== undefined && /^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/iu.test(tag) ? tag : undefined
}
