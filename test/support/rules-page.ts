import type { Rule } from '../../src/proofread/rule.ts'

const SEVERITIES = { error: '错误', warning: '警告', info: '说明' } as const

/** docs/rules.md: what every rule says of itself. */
export function rulesPage(rules: readonly Rule[]): string {
  return [HEAD, ...rules.map(section)].join('\n')
}

const HEAD = `# 校对规则 Rules of proofreading

<!-- Written from src/proofread/rules/ by npx vitest run test/proofread/rules -u; a test holds it to them. -->
`

function section({ code, severity, explanation, examples, options }: Rule): string {
  const settings = Object.entries(options ?? {}).map(([name, value]) => `\`${name}: ${value}\``)
  return [
    `## ${code}`,
    '',
    `${SEVERITIES[severity]} ${severity}${settings.length ? ` · ${settings.join(' ')}` : ''}`,
    '',
    explanation.zh,
    '',
    explanation.en,
    '',
    '| 误 wrong | 正 right |',
    '|---|---|',
    ...examples.map(({ wrong, right }) => `| ${cell(wrong)} | ${cell(right)} |`),
    '',
  ].join('\n')
}

/** Line ends and bars would end the cell, spaces at its ends be lost. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\n+/gu, '⏎').replaceAll(' ', '␣')
}
