import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { build } from '../src/build.ts'
import { placedTextsOf } from '../src/model/blocks.ts'
import { environment } from './support/build.ts'
import { banxin } from './support/cli.ts'
import { docxParts, p, zip } from './support/docx.ts'
import { folder } from './support/folder.ts'
import { readBack } from './support/pdf.ts'
import { png } from './support/pictures.ts'
import { bare } from './support/source.ts'

const SAID =
  '我们要一件一件抓，一件一件成，让群众看到变化，得到实惠，感到满意，把好事办好、实事办实。'
const ISSUE = `# 大家谈③

编者按：本期刊发两位同志的发言，供大家学习参考。

本报记者 赵明

青山镇党委书记赵明：

本报讯（记者 李立）${SAID}

表1 各村任务

| 村 | 任务 |
|---|---|
| 东村 | 30亩，<br>分两年 |
| 西村 | 125亩 |

${SAID}

![会场](图/会场.png "图1 全镇动员大会")

（作者系青山镇党委书记）

乙镇镇长孙红：

${SAID}

| 序号 | 单位 | 任务 | 负责人 | 时限 |
|---|---|---|---|---|
| 1 | 县水利局 | 完成水库除险加固工程，确保安全度汛 | 王强 | 6月底 |
| 2 | 县住房和城乡建设局 | 老旧小区改造十二个，背街小巷改造六条 | 李大明 | 9月底 |

### 几点体会，与大家共勉

${SAID}

来源：县融媒体中心
`
const PICTURE = png({ width: 300, height: 200 })

describe('tables, pictures and notes', () => {
  it.each(['dajiatan', 'xiaobao', 'jianbao', 'shouce'])(
    'are printed whole and in their order by %s',
    async (template) => {
      const root = folder({ 'a.md': ISSUE, '图/会场.png': PICTURE })
      const { built, diagnostics } = await build(
        'a.md',
        { emit: 'pdf', template },
        environment(root),
      )
      const bad = diagnostics.filter(({ severity }) => severity !== 'info')
      expect(bad).toEqual([])
      const { pages } = await readBack(built!.pdf!)
      const all = bare(pages.join(''))
      // a table of contents has the speakers, too
      let at = template === 'shouce' ? all.indexOf(bare('供大家学习参考。')) - 20 : 0
      for (const { text } of placedTextsOf(built!.bulletin)) {
        const found = all.indexOf(bare(text), at)
        expect({ text, isThere: found >= at }).toEqual({ text, isThere: true })
        at = found + bare(text).length
      }
      const images = built!.pages.flatMap(({ frames }) =>
        frames.filter(({ kind }) => kind === 'image'),
      )
      expect(images).toMatchObject([{ role: 'figure', alt: '会场' }])
    },
  )

  it('come from a Word file as well', async () => {
    const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`
    const drawing =
      '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="会场"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="r4"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    const table = `<w:tbl><w:tr>${cell('村')}${cell('任务')}</w:tr><w:tr>${cell('东村')}${cell('30亩')}</w:tr></w:tbl>`
    const body = p('青山镇党委书记赵明：') + p(SAID) + table + p(drawing) + p('图1 会场')
    const bytes = zip([...docxParts(body), { name: 'word/media/a.png', data: PICTURE }])
    const root = folder({ 'a.docx': bytes })
    const { built, diagnostics } = await build('a.docx', { emit: 'pdf' }, environment(root))
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    const { pages } = await readBack(built!.pdf!)
    for (const words of ['东村', '30亩', '图1会场']) expect(bare(pages.join(''))).toContain(words)
    expect(
      built!.pages.flatMap(({ frames }) => frames.filter(({ kind }) => kind === 'image')),
    ).toHaveLength(1)
  })

  it('stop the bulletin where a template leaves a picture out, and the text says where it is', async () => {
    const root = folder({
      'a.md': `青山镇党委书记赵明：\n\n${SAID}\n\n![会场](a.png)\n`,
      'a.png': PICTURE,
      'mine/template.json': JSON.stringify({ name: 'mine', purpose: { zh: '甲', en: 'a' } }),
      'mine/page.hbs':
        '<html><head><title>题</title></head><body>{{#each statements}}<h2>{{speaker this}}</h2>{{#each blocks}}{{#if (figure this)}}{{else}}<p>{{paragraph this}}</p>{{/if}}{{/each}}{{/each}}</body></html>',
      'mine/style.css': 'body { line-grid: create }',
    })
    const { code, err } = await banxin(
      ['build', 'a.md', '--template', './mine', '--out', 'a.pdf'],
      root,
    )
    expect(code).toBe(2)
    expect(err).toMatch(/a\.md:5:1 .*PICTURE_NOT_PRINTED/u)
    expect(fs.existsSync(path.join(root, 'a.pdf'))).toBe(false)
  })

  it('say where a picture of the text is not', async () => {
    const root = folder({
      'a.md': `青山镇党委书记赵明：\n\n${SAID}\n\n![会场](a.png)\n`,
      'a1.png': PICTURE,
    })
    const { code, err } = await banxin(['build', 'a.md', '--out', 'a.pdf'], root)
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/a\.md:5:1 .*IMAGE_NOT_FOUND[^]*a1\.png/u),
    ])
  })
})
