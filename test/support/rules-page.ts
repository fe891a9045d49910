import type { Rule } from '../../src/proofread/rule.ts'
import { findings } from './rule.ts'

const SEVERITIES = { error: '错误', warning: '警告', info: '说明' } as const

/** docs/rules.md: what every rule says of itself. */
export async function rulesPage(rules: readonly Rule[]): Promise<string> {
  return [HEAD, ...(await Promise.all(rules.map(section)))].join('\n')
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

本单位的用词写在稿件旁边的 words.yaml 里（放在期文件夹里，或单个稿件的旁边）：
The office's own wording stands in words.yaml, in the folder of an issue or beside its file:

\`\`\`yaml
banned:                            # 不许用  not to be used: WORD_BANNED
  - 老少边穷
  - { word: 农民工, instead: 务工人员, note: 宣传部 2030 年通知 }
fixed:                             # 固定写法  one form: WORD_FORM
  人社局: 人力资源和社会保障局
required:                          # 每期必须写到  in every issue: WORD_MISSING
  - 高质量发展
\`\`\`

\`--fix\` 改的是下面注明“可自动改”的规则里有把握的地方：先列出改动，再写回，编码、换行不动；\`--fix --dry-run\` 只列不写。Word 稿件不改写，按段列出。
\`--fix\` mends what the rules below marked as such are sure of: it shows the changes and writes them, in the encoding and with the line ends of the file; \`--fix --dry-run\` only shows them. Word files are not rewritten but get a list by paragraph.
`

async function section(rule: Rule): Promise<string> {
  const { code, severity, explanation, examples, options } = rule
  const found = await Promise.all(
    examples.map(({ wrong, beside }) => findings(rule, wrong, beside)),
  )
  const mends = found.some(({ diagnostics }) => diagnostics.some(({ fix }) => fix))
  const settings = Object.entries(options ?? {}).map(([name, value]) => `\`${name}: ${value}\``)
  return [
    `## ${code}`,
    '',
    [
      `${SEVERITIES[severity]} ${severity}`,
      ...(mends ? ['可自动改 `--fix`'] : []),
      ...settings,
    ].join(' · '),
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
