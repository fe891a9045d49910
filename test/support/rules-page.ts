import type { Rule } from '../../src/proofread/rule.ts'

const SEVERITIES = { error: '错误', warning: '警告', info: '说明' } as const

/** docs/rules.md: what every rule says of itself. */
export function rulesPage(rules: readonly Rule[]): string {
  return [HEAD, ...rules.map(section)].join('\n')
}

const HEAD = `# 校对规则 Rules of proofreading

<!-- Written from src/proofread/rules/ by npx vitest run test/proofread/rules -u; a test holds it to them. -->

\`banxin check 稿件\` 按下面的规则校对；\`banxin build\` 排版时也查其中不用分词的，只用一行报出数目。每条都可以在稿件开头的设置（或 issue.yaml）里调整：

\`banxin check SOURCE\` proofreads by these rules; \`banxin build\` asks those that need no segmentation, and says in one line how many findings there are. An issue can change each in its settings:

\`\`\`yaml
check:
  COMMA_BETWEEN_QUOTES: off        # off, info, warning, error
  STATEMENT_LENGTH: { severity: warning, factor: 4 }
waive:                             # 查过了、就该这样的地方  looked at, and as it should be
  - DOUBLED_WORD: 研究研究
\`\`\`

稿件里也可以写明：\`<!-- banxin-ignore DOUBLED_WORD -->\`，写在这一行里，管这一行；自己占一行，管下一行。它不会印出来。用不着了的豁免会报出来（WAIVER_UNUSED）。
In the text, \`<!-- banxin-ignore DOUBLED_WORD -->\` is for the line that it stands in, or for the next one if it has a line to itself. It is not printed. A waiver under which nothing is found is reported (WAIVER_UNUSED).
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
    ...examples.map(({ wrong, right, beside = {} }) => {
      const files = Object.entries(beside).map(([name, text]) => `<br>${name}: \`${cell(text)}\``)
      return `| ${cell(wrong)}${files.join('')} | ${cell(right)} |`
    }),
    '',
  ].join('\n')
}

/** Line ends and bars would end the cell, spaces at its ends be lost. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\n+/gu, '⏎').replaceAll(' ', '␣')
}
