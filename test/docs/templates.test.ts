import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { banxin } from '../support/cli.ts'
import { folder } from '../support/folder.ts'

const TEXT = fs.readFileSync('docs/templates.md', 'utf8')
const TUTORIAL = TEXT.slice(TEXT.indexOf('## A template of your own'), TEXT.indexOf('## Helpers'))
const BLOCKS = Array.from(TUTORIAL.matchAll(/```\w*\n(.*?)```/gsu), ([, block]) => block ?? '')

/** The block of the tutorial that begins so. */
function block(beginning: string): string {
  const found = BLOCKS.find((text) => text.startsWith(beginning))
  if (!found) throw new Error(beginning)
  return found
}

/** The steps of the tutorial one after the other, as it says them, and what came of each. */
describe('the tutorial of docs/templates.md', { timeout: 60_000 }, () => {
  const issue = TUTORIAL.slice(TUTORIAL.indexOf('```\n') + 4)
  let root = ''
  const file = (name: string) => path.join(root, 'my-template', name)
  const edit = (name: string, change: (text: string) => string) => {
    const before = fs.readFileSync(file(name), 'utf8')
    const after = change(before)
    expect(after, name).not.toBe(before)
    fs.writeFileSync(file(name), after)
  }
  const typeset = async (...more: string[]) => {
    const words = ['build', 'issue.txt', '--template', './my-template', ...more]
    const { code, out, err } = await banxin(words, root)
    expect({ code, err: err.replaceAll(/^(?:.* note LINE_LOOSE|note| {2}).*\n/gmu, '') }).toEqual({
      code: 0,
      err: '',
    })
    return out
  }
  const definition = async (...more: string[]) => typeset('--emit', 'definition', ...more)

  // a folder of this describe's own, which goes with the process
  beforeAll(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'banxin-test-'))
    fs.writeFileSync(path.join(root, 'issue.txt'), issue.slice(0, issue.indexOf('```')))
    return () => {
      fs.rmSync(root, { recursive: true, force: true })
    }
  })

  it('1: a copy of dajiatan, whose folder is the last that `banxin templates` says', async () => {
    const { out } = await banxin(['templates', 'dajiatan'], root)
    fs.cpSync(out.trim().split(/: |：/u).at(-1) ?? '', path.join(root, 'my-template'), {
      recursive: true,
    })
    expect(await typeset()).toMatch(/issue\.pdf: 2 statements, 1 page/)
  })

  it('2: green instead of red', async () => {
    edit('template.json', (text) => text.replace(/"red": \{.*\}/u, block('"red"').trim()))
    const printed = await definition()
    expect(printed).toContain('#0b6e4f')
    expect(printed).not.toContain('#c8161d')
  })

  it('3: larger type', async () => {
    expect(fs.readFileSync(file('style.css'), 'utf8')).toContain(
      block('body {').split('\n').slice(1).join('\n').trim(),
    )
    edit('style.css', (text) =>
      text.replace(
        'font-size: 五号;\n  line-height: 15.5pt',
        'font-size: 小四;\n  line-height: 17.5pt',
      ),
    )
    expect(await definition()).toContain('"fontSize": 12')
  })

  it('4: a number before each speaker', async () => {
    const heading = /write `(?<html><h2.*?<\/h2>)`/u.exec(TUTORIAL)?.groups?.['html'] ?? ''
    edit('page.hbs', (text) => text.replace('<h2 class="speaker">{{speaker this}}</h2>', heading))
    edit('style.css', (text) => text + block('.count'))
    expect(await definition()).toContain('"text": "二、"')
  })

  it('5: a box', async () => {
    edit('page.hbs', (text) => text.replace('</main>', `</main>\n${block('<aside')}`))
    edit('style.css', (text) => text + block('.call'))
    expect(await definition()).toContain('来稿请寄')
  })

  it('6: a choice', async () => {
    edit('template.json', (text) =>
      text.replace(/("black": \{[^{}]*\{[^{}]*\}\s*\})/u, `$1,\n${block('"call"')}`),
    )
    edit('page.hbs', (text) =>
      text.replace(/<aside[^]*<\/aside>/u, (box) => `{{#if options.call}}${box}{{/if}}`),
    )
    expect(await definition('--set', 'call=false')).not.toContain('来稿请寄')
    expect(await definition()).toContain('来稿请寄')
    expect((await banxin(['templates', './my-template'], root)).out).toContain('call = true')
  })

  it('7: the sample issue on seven pages', async () => {
    const words = [
      'build',
      path.resolve('content/dajiatan-02.txt'),
      '-t',
      './my-template',
      '--fit',
      '7',
    ]
    expect((await banxin(words, root)).out).toMatch(/21 statements, 7 pages/)
  })
})

describe('the examples of docs/templates.md', () => {
  it('are good CSS', async () => {
    const css = Array.from(TEXT.matchAll(/```css\n(.*?)```/gsu), ([, text]) => text ?? '')
    expect(css.length).toBeGreaterThan(5)
    const root = folder({
      'mine/template.json':
        '{ "name": "mine", "purpose": { "zh": "", "en": "" }, "inks": { "red": { "screen": "#ff0000" }, "grey": { "screen": "#777777" } } }',
      'mine/page.hbs':
        '{{#each statements}}<h2>{{speaker this}}</h2>{{#each blocks}}<p>{{paragraph this}}</p>{{/each}}{{/each}}',
      'mine/style.css': css.map((text) => (text.startsWith('body') ? '' : text)).join('\n'),
      'issue.txt': '青山镇党委书记赵明：\n抓好学习。\n',
    })
    expect(await banxin(['build', 'issue.txt', '-t', './mine'], root)).toMatchObject({
      code: 0,
      err: '',
    })
  })
})
