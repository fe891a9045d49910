import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { banxin } from './support/cli.ts'
import { folder } from './support/folder.ts'
import { readBack } from './support/pdf.ts'
import { JPEG, png, SQUARE, svg } from './support/pictures.ts'

const MANIFEST = JSON.stringify({ name: 'mine', purpose: { zh: '甲', en: 'a' } })
const TEXT = '大家谈②\n\n青山镇党委书记赵明：\n\n　　全面振兴。\n'

const page = (body: string) =>
  `<html><head><title>题</title></head><body>
  <h1>{{series}}{{issueNumber number}}</h1>
  ${body}
  {{#each statements}}<h2>{{speaker this}}</h2>{{#each blocks}}<p>{{paragraph this}}</p>{{/each}}{{/each}}
</body></html>`

function issue(body: string, files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  return folder({
    'mine/template.json': MANIFEST,
    'mine/page.hbs': page(body),
    'mine/style.css': 'body { line-grid: create }',
    'mine/logo.svg': svg(SQUARE),
    'issue/1.txt': TEXT,
    'issue/photos/会场.jpg': JPEG,
    ...files,
  })
}

const build = (root: string) =>
  banxin(['build', 'issue', '--template', './mine', '--out', 'out.pdf'], root)

describe('a bulletin with pictures', () => {
  it('has those of the template and those of the issue', async () => {
    const root = issue(
      '<img src="logo.svg" alt=""><figure><img src="photos/会场.jpg" alt="会场"><figcaption>图为会场</figcaption></figure>',
    )
    const { code, err } = await build(root)
    // the pictures of an issue are no files that were passed over
    expect([code, err.includes('FILE_SKIPPED')]).toEqual([0, false])
    const { pages, document } = await readBack(fs.readFileSync(path.join(root, 'out.pdf')))
    expect(pages[0]).toContain('图为会场')
    expect(document.numPages).toBe(1)
  })

  it('is brought to a number of pages with them', async () => {
    const tall = png({ width: 300, height: 3000 })
    const css =
      '@page { size: A5; margin: 20mm } :root { --fit-font-size: 9pt 12pt 0.5pt; --fit-line-height: 1.2 1.8 0.1 } body { line-grid: create; line-height: 1.5 } img { height: 148mm }'
    const files = { 'mine/tall.png': tall, 'mine/style.css': css }
    const root = issue('<img src="tall.png" alt="塔">', files)
    const args = ['build', 'issue', '--template', './mine', '--out', 'out.pdf', '--fit', '1']
    const { code, err } = await banxin(args, root)
    expect([code, err]).toEqual([0, expect.stringContaining('FIT_FOUND')])
  })

  it('is proofed with them', async () => {
    const root = issue('<img src="photos/会场.jpg" alt="会场">')
    const args = ['build', 'issue', '--template', './mine', '--out', 'out.pdf', '--proof']
    expect((await banxin(args, root)).code).toBe(0)
  })

  it('is the same file each time', async () => {
    const root = issue('<img src="logo.svg" alt="标志"><img src="photos/会场.jpg" alt="">')
    await build(root)
    const first = fs.readFileSync(path.join(root, 'out.pdf'))
    await build(root)
    expect(first.equals(fs.readFileSync(path.join(root, 'out.pdf')))).toBe(true)
  })

  it.each([
    ['a file that is missing', '<img src="lego.svg" alt="">', 'IMAGE_NOT_FOUND', 'logo.svg'],
    ['no alt', '<img src="logo.svg">', 'ATTRIBUTE_MISSING', 'alt=""'],
    ['no src', '<img alt="">', 'ATTRIBUTE_MISSING', 'src="…"'],
    ['an attribute of HTML', '<img src="logo.svg" alt="" width="3">', 'ATTRIBUTE_UNSUPPORTED', ''],
    ['a picture in a line', '<p>甲<img src="logo.svg" alt=""></p>', 'IMAGE_IN_LINE', 'block'],
    ['one that is broken', '<img src="bad.png" alt="">', 'IMAGE_BROKEN', 'bad.png'],
    ['one that cannot be drawn', '<img src="bad.svg" alt="">', 'IMAGE_NOT_DRAWN', 'bad.svg'],
    ['a way out', '{{#each statements}}<img src="../{{id}}" alt="">{{/each}}', 'IMAGE_SOURCE', ''],
  ])('says where a picture is at fault: %s', async (_name, body, code, text) => {
    const root = issue(body, {
      'mine/bad.png': png({ width: 9, height: 9 }).subarray(0, 90),
      'mine/bad.svg': svg('<path d="M1 1 L 2"/>'),
    })
    const run = await build(root)
    expect(run.code).toBe(2)
    expect(run.err).toContain(`error ${code} `)
    expect(run.err).toContain(text)
    expect(run.err).toMatch(/mine.page\.hbs:3:\d+ error/u)
    expect(fs.existsSync(path.join(root, 'out.pdf'))).toBe(false)
  })

  it.each(['\n', '\r\n'])(
    'points at the tag in a partial, too, behind white space that Handlebars takes away: %j',
    async (end) => {
      const lines = [
        '',
        '{{#each statements}}',
        '  {{~#if true}}',
        '   <IMG',
        ' src="x.png" alt=""/>',
      ]
      const partial = [...lines, '{{/if}}', '{{/each}}'].join(end)
      const { err } = await build(issue('{{> pictures}}', { 'mine/pictures.hbs': partial }))
      expect(err).toMatch(/mine.pictures\.hbs:4:4 error IMAGE_NOT_FOUND/u)
    },
  )

  it('leaves text alone that looks like a tag', async () => {
    const root = issue(
      '<p data-x="<img src=1>">甲</p><!-- <img> --><img src="logo.svg" alt="<img >">',
    )
    expect((await build(root)).code).toBe(0)
  })
})
