import { diagnose, type Report } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { RuleSetting } from '../model/source.ts'
import type { Rule } from './rule.ts'

/**
 * The rules as an issue wants them: without those that it switches off, with its severities and numbers; of two settings for one rule the later counts.
 * What names no rule, or no number that the rule has, is reported.
 */
export function chosenRules(
  rules: readonly Rule[],
  settings: readonly RuleSetting[],
  report: Report,
): readonly Rule[] {
  const codes = rules.map(({ code }) => code)
  for (const { code, span } of settings) {
    if (!codes.some((one) => one === code)) reportUnknown(code, rules, span, report)
  }
  return rules.flatMap((rule) => {
    const own = settings.filter(({ code }) => code === rule.code)
    if (own.at(-1)?.level === 'off') return []
    return own.reduce((chosen, setting) => withSetting(chosen, setting, report), rule)
  })
}

export function reportUnknown(
  code: string,
  rules: readonly Rule[],
  place: RuleSetting['span'],
  report: Report,
): void {
  const data = {
    code,
    nearest: nearest(
      code,
      rules.map((rule) => rule.code),
    ),
  }
  report(diagnose('warning', 'RULE_UNKNOWN', data, place))
}

function withSetting(rule: Rule, { level, options, span }: RuleSetting, report: Report): Rule {
  const known = Object.keys(rule.options ?? {})
  for (const option of Object.keys(options)) {
    if (known.includes(option)) continue
    report(diagnose('warning', 'RULE_OPTION_UNKNOWN', { code: rule.code, option, known }, span))
  }
  return {
    ...rule,
    ...(level && level !== 'off' && { severity: level }),
    options: { ...rule.options, ...options },
  }
}
