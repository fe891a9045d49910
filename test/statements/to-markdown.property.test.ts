import fs from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdownOf } from '../../src/cli/commands/parse.ts'
import { readMarkdownText } from '../../src/content/read.ts'
import type { Bulletin } from '../../src/model/bulletin.ts'
import { parseStatements } from '../../src/statements/parse.ts'
import { isSameBulletin } from '../../src/statements/to-markdown.ts'
import { issue } from '../support/issue.ts'
import { docx, p } from '../support/docx.ts'
import { parse } from '../support/source.ts'

/** Read again by the reader of files, not by what wrote it. */
async function readBack(text: string): Promise<Bulletin | undefined> {
  const { bulletin } = await issue({ 'again/a.md': text }, 'again/a.md')
  return bulletin
}

const LINES = [
  ...['大家谈②', '众说 第十二期', '团结 奋进', '把文章写在大地上', '第二期'],
  ...['青山镇党委书记赵明：', '乙镇镇长孙红', '县委副书记，县长王平安：', '青山镇 欧 阳 春：'],
  ...[
    '县法院院长冯远激动地说：“好。',
    '赵明（青山镇党委书记）',
    '发言人：县委书记王强（兼）',
    '赵明：我同意。',
    '孙红：好。',
  ],
  ...['青山镇党委书记、', '镇长赵明：', '县教育局：', '甲镇党委书记赵明、乙镇镇长孙红：'],
  ...[
    '编者按：请看。',
    '编者按',
    '本报记者 赵明',
    '2026年3月1日',
    '（作者系某局局长）',
    '来源：某报',
    '本报讯（记者 李立）今天开会。',
  ],
  ...[
    '一、加强学习',
    '一是学。二是干。',
    '（一）学。',
    '小标题',
    '我们要抓好落实，',
    '抓好学习，把事情办好。',
    '表1 任务',
    '图1 会场',
    '▲ 会场',
  ],
  ...[
    '# 井号 #',
    '## 二',
    '- 项',
    '1. 项',
    '> 引',
    '***',
    '---',
    '===',
    '~~~',
    '| 甲 | 乙 |',
    '|---|---|',
    '    代码',
  ],
  ...[
    '*星*与_线_',
    '[甲](b.html)',
    '![丙](c.png)',
    '`码`',
    '<b>粗</b>',
    '<https://a.org>',
    '&amp;与&lt;',
    'A\\*B\\',
    'https://a.org/_x_',
    '甲  乙\t丙',
    '"引"与\'引\'',
    'Tom & Jerry #1',
    '：',
    '”',
    '％',
  ],
]
const line = fc.oneof(fc.constantFrom(...LINES), fc.string({ unit: 'grapheme', maxLength: 12 }))
const text = fc.array(line, { minLength: 2, maxLength: 14 }).chain((lines) =>
  fc
    .array(fc.constantFrom('\n', '\n\n', '\n\u3000\u3000', ' '), {
      minLength: lines.length,
      maxLength: lines.length,
    })
    .map((ends) => lines.map((one, i) => `${one}${ends[i] ?? ''}`).join('')),
)
const SETTINGS = [
  '',
  '---\nseries: 众说\nnumber: 7\n---\n',
  '---\nmotto: "甲 # 乙"\npermit: "007"\ndate: 2026-03-01\n---\n',
]

const cell = fc.constantFrom('甲', '30亩', '', 'a|b', '上<br>下', '*星*', '字'.repeat(12), '<b>')
const table = fc
  .array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 })
  .map((rows) =>
    [
      '| 村 | 任务 |',
      '|---|---|',
      ...rows.map((row) => `| ${row.map((one) => one.replace('|', '\\|')).join(' | ')} |`),
    ].join('\n'),
  )
const picture = fc.constantFrom(
  '![会场](a.png)',
  '![](图%201.png "图一 \\"会场\\"")',
  '![a\\]b](<b (1).png>)',
  '![会场](https://a.org/x.png)',
)
const block = fc.oneof(
  table,
  picture,
  line,
  fc.constantFrom('### 小标题，有逗号', '## 青山镇党委书记赵明：', '青山镇党委书记赵明：'),
)
const markdown = fc
  .array(block, { minLength: 1, maxLength: 10 })
  .map((blocks) => `青山镇党委书记赵明：\n\n${blocks.join('\n\n')}\n`)

describe('Markdown of a bulletin', () => {
  it('reads back to it, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...SETTINGS), text, async (settings, given) => {
        const { bulletin } = parse(`${settings}${given}`)
        if (!bulletin) return
        const { text: written, isSame } = await markdownOf(bulletin)
        const again = await readBack(written)
        expect({ isSame, again: again && isSameBulletin(again, bulletin) }).toEqual({
          isSame: true,
          again: true,
        })
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it('reads back to what a Markdown file was, tables and pictures too', async () => {
    await fc.assert(
      fc.asyncProperty(markdown, async (given) => {
        const source = await readMarkdownText('a.md', given, () => undefined)
        const bulletin = parseStatements(source, () => undefined)
        if (!bulletin) return
        const { text: written, isSame } = await markdownOf(bulletin)
        const again = await readBack(written)
        expect({ isSame, again: again && isSameBulletin(again, bulletin) }).toEqual({
          isSame: true,
          again: true,
        })
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it('is plain for the column: no settings but the masthead, a heading for each speaker', async () => {
    const { bulletin } = parse(fs.readFileSync('content/dajiatan-02.txt', 'utf8'))
    const { text: written, isSame } = await markdownOf(bulletin!)
    expect(isSame).toBe(true)
    expect(written).not.toContain('speakers:')
    expect(written.match(/^## /gmu)).toHaveLength(21)
    expect(written.startsWith('---\nmasthead: settings\nseries: 大家谈\nprintedNumber: ②\n')).toBe(
      true,
    )
    expect(written).not.toContain('\\')
  })

  it('keeps who speaks in a folder, whoever said so', async () => {
    const said = '我们要抓好学习，把事情办好。\n'
    const { bulletin } = await issue(
      {
        'i/issue.yaml':
          'files:\n  - file: 1.txt\n    speaker: { unit: 县融媒体中心, title: 首席策划, name: 赵明亮 }\n  - 乙镇（孙红）.txt\n',
        'i/1.txt': said,
        'i/乙镇（孙红）.txt': said,
      },
      'i',
    )
    const { text: written, isSame } = await markdownOf(bulletin!)
    expect(isSame).toBe(true)
    const again = await readBack(written)
    expect(again?.statements.map(({ speakers }) => speakers[0]?.name)).toEqual(['赵明亮', '孙红'])
  })

  it('says so where it cannot', async () => {
    const cellOf = (words: string, span = 1) =>
      `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${p(words)}</w:tc>`
    const table = `<w:tbl><w:tr>${cellOf('合计', 2)}${cellOf('三')}</w:tr><w:tr>${cellOf('甲')}${cellOf('乙')}${cellOf('丙')}</w:tr></w:tbl>`
    const { bulletin } = await issue(
      { 'a.docx': docx(p('青山镇党委书记赵明：') + p('好。') + table) },
      'a.docx',
    )
    const { text: written, isSame } = await markdownOf(bulletin!)
    expect(isSame).toBe(false)
    expect(written).toContain('| 合计 |  | 三 |')
  })
})
