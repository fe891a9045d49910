import type { Bulletin } from '../../src/model/bulletin.ts'
import type { Template } from '../../src/model/template.ts'
import { renderTemplate } from '../../src/templates/render.ts'
import { collect } from './diagnostics.ts'
import { parse } from './source.ts'

/** A template of these files, and nothing of its own. */
export function template(
  page: string,
  style = '',
  partials: Readonly<Record<string, string>> = {},
): Template {
  return {
    name: 'test',
    folder: '.',
    manifest: { name: 'test', purpose: { zh: '', en: '' }, fields: [], options: [], inks: [] },
    page: { name: 'page.hbs', text: page },
    style: { name: 'style.css', text: style },
    partials: Object.entries(partials).map(([partial, text]) => ({
      partial,
      name: `${partial}.hbs`,
      text,
    })),
  }
}

export const SMALL_ISSUE = `上行标语

大家谈②

团结 奋进

青山镇党委书记赵明：

一是抓学习。开展三学。二是抓落实。
`

export function smallBulletin(text = SMALL_ISSUE): Bulletin {
  const { bulletin } = parse(text)
  if (!bulletin) throw new Error('no bulletin')
  return bulletin
}

/** The tree of a page, and what was reported. */
export function render(
  page: string,
  {
    partials = {},
    issue = SMALL_ISSUE,
  }: { partials?: Record<string, string>; issue?: string } = {},
) {
  const collected = collect()
  const tree = renderTemplate(
    template(page, '', partials),
    smallBulletin(issue),
    {},
    collected.report,
  )
  return { tree, ...collected }
}
