import dns from 'node:dns'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { banxin } from './support/cli.ts'
import { folder } from './support/folder.ts'
import { png, svg } from './support/pictures.ts'

const SECRET = '内部口令'
const MANIFEST = JSON.stringify({ name: 'mine', purpose: { zh: '甲', en: 'a' } })
const PAGE =
  '<html><head><title>题</title></head><body>{{#each statements}}<h2>{{speaker this}}</h2>{{#each blocks}}<p>{{paragraph this}}</p>{{/each}}{{/each}}</body></html>'
const ISSUE = '青山镇党委书记赵明：\n\n我们要抓好学习。\n'

/** A template, an issue, and beside both what neither may have. */
function place(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  return folder({
    'home/mine/template.json': MANIFEST,
    'home/mine/page.hbs': PAGE,
    'home/mine/style.css': 'body { line-grid: create }',
    'home/issue/1.txt': ISSUE,
    'secret.txt': SECRET,
    'secret.png': png({ width: 4, height: 4 }),
    'secret/template.json': MANIFEST,
    'secret/page.hbs': PAGE,
    'secret/style.css': '',
    ...files,
  })
}

const build = (root: string, more: readonly string[] = ['--template', './mine']) =>
  banxin(['build', 'issue', ...more, '--out', 'out.pdf'], path.join(root, 'home'))

describe('nothing reaches the network', () => {
  const calls: string[] = []
  beforeEach(() => {
    calls.length = 0
    const note = (what: string) => (): never => {
      calls.push(what)
      throw new Error(what)
    }
    vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(note('connect'))
    vi.spyOn(dns, 'lookup').mockImplementation(note('lookup'))
    vi.spyOn(globalThis, 'fetch').mockImplementation(note('fetch'))
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  const ADDRESSES = [
    'http://127.0.0.1:9/a.png',
    'https://example.cn/a.png',
    '//example.cn/a.png',
    'file:///etc/passwd',
    String.raw`\\server\share\a.png`,
    'ftp://example.cn/a.png',
  ]

  it.each(ADDRESSES)('for %s in a picture of the template', async (address) => {
    const root = place({
      'home/mine/page.hbs': PAGE.replace('<body>', `<body><img src="${address}" alt="">`),
    })
    const { code, err } = await build(root)
    expect([code, calls]).toEqual([2, []])
    expect(err).toContain('IMAGE_SOURCE')
  })

  it.each(ADDRESSES)('for %s in a picture of the text', async (address) => {
    const root = place({
      'home/issue/1.md': `${ISSUE}\n![图](<${address}>)\n`,
      'home/issue/1.txt': '',
    })
    const { code, err } = await build(root, [])
    expect(calls).toEqual([])
    // addresses are left out and told, paths are refused
    expect(err).toMatch(/IMAGE_SOURCE|PART_LEFT_OUT|IMAGE_NOT_FOUND/u)
    expect([0, 2]).toContain(code)
  })

  it.each([
    ['@import', '@import "http://127.0.0.1:9/a.css";'],
    ['url()', 'body { background-image: url(http://127.0.0.1:9/a.png) }'],
    ['@font-face', '@font-face { font-family: A; src: url(http://127.0.0.1:9/a.ttf) }'],
  ])('for %s of a style sheet', async (_what, css) => {
    const root = place({ 'home/mine/style.css': css })
    const { code } = await build(root)
    expect([code, calls]).toEqual([2, []])
  })

  it('for what an SVG refers to', async () => {
    const files = {
      'home/mine/page.hbs': PAGE.replace('<body>', '<body><img src="a.svg" alt="">'),
      'home/mine/a.svg': svg('<use href="http://127.0.0.1:9/a.svg#a"/>'),
    }
    const { code, err } = await build(place(files))
    expect([code, calls]).toEqual([2, []])
    expect(err).toContain('IMAGE_SVG')
  })

  it.each([String.raw`\\server\share\mine`, '//server/share/mine', 'http://127.0.0.1:9/mine'])(
    'for the template %s of an issue',
    async (template) => {
      const root = place({ 'home/issue/issue.yaml': `template: '${template}'\n` })
      const { code, err } = await build(root, [])
      expect([code, calls]).toEqual([2, []])
      expect(err).toContain('TEMPLATE_ON_NETWORK')
    },
  )
})

describe('nothing reaches out of its folder', () => {
  const linked = (root: string, from: string, to: string) => {
    fs.rmSync(path.join(root, from), { force: true })
    fs.symlinkSync(path.join(root, to), path.join(root, from))
  }

  it.each(['../secret.png', '../../secret.png', '/etc/passwd', 'x/../../../secret.png'])(
    'by %s in a picture',
    async (src) => {
      const root = place({
        'home/mine/page.hbs': PAGE.replace('<body>', `<body><img src="${src}" alt="">`),
      })
      const { code, err } = await build(root)
      expect([code, err]).toEqual([2, expect.stringContaining('IMAGE_SOURCE')])
    },
  )

  it.each(['../secret.txt', '/etc/passwd', String.raw`..\secret.txt`])(
    'by %s in the list of files',
    async (name) => {
      const root = place({ 'home/issue/issue.yaml': `files: ['${name}']\n` })
      const { code, err } = await build(root)
      expect([code, err]).toEqual([1, expect.stringContaining('FILE_LISTED_OUTSIDE')])
    },
  )

  it
    .skipIf(process.platform === 'win32')
    .each(['template.json', 'page.hbs', 'style.css', 'part.hbs'])(
    'by a link in place of the template’s %s',
    async (name) => {
      const root = place({ 'page.txt': PAGE, 'home/mine/part.hbs': 'x' })
      linked(root, `home/mine/${name}`, name === 'page.hbs' ? 'page.txt' : 'secret.txt')
      const { code, err } = await build(root)
      expect([code, err]).toEqual([2, expect.stringContaining('TEMPLATE_LINK_OUTSIDE')])
    },
  )

  it.skipIf(process.platform === 'win32').each([
    ['a text', 'issue/2.txt', 'FILE_LINK_OUTSIDE'],
    ['the settings', 'issue/issue.yaml', 'FILE_LINK_OUTSIDE'],
    ['the roster', 'issue/speakers.yaml', 'FILE_LINK_OUTSIDE'],
    ['the lexicon', 'issue/lexicon.yaml', 'FILE_LINK_OUTSIDE'],
    ['the wording', 'issue/words.yaml', 'FILE_LINK_OUTSIDE'],
  ])('by a link in place of %s', async (_what, name, said) => {
    const root = place()
    linked(root, `home/${name}`, 'secret.txt')
    const { code, err } = await build(root)
    expect([code, err]).toEqual([1, expect.stringContaining(said)])
    expect(err).not.toContain(SECRET)
  })

  it.skipIf(process.platform === 'win32')(
    'by a link in place of a picture, or of a folder of them',
    async () => {
      for (const [name, src] of [
        ['a.png', 'a.png'],
        ['img', 'img/secret.png'],
      ] as const) {
        const root = place({
          'home/mine/page.hbs': PAGE.replace('<body>', `<body><img src="${src}" alt="">`),
        })
        linked(root, `home/mine/${name}`, name === 'img' ? '.' : 'secret.png')
        const { code, err } = await build(root)
        expect([code, err]).toEqual([2, expect.stringContaining('IMAGE_SOURCE')])
      }
    },
  )

  it.skipIf(process.platform === 'win32')(
    'though a template’s folder itself may be a link',
    async () => {
      const root = place()
      fs.renameSync(path.join(root, 'home/mine'), path.join(root, 'elsewhere'))
      fs.symlinkSync(path.join(root, 'elsewhere'), path.join(root, 'home/mine'))
      expect((await build(root)).code).toBe(0)
    },
  )
})
