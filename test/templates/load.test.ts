import { describe, expect, it } from 'vitest'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { loadTemplate } from '../../src/templates/load.ts'
import { collect } from '../support/diagnostics.ts'
import { folder } from '../support/folder.ts'

const MANIFEST = JSON.stringify({
  name: 'mine',
  purpose: { zh: '甲', en: 'a' },
  fields: ['date'],
  inks: { red: { screen: '#C8161D', print: [0, 100, 90, 10] } },
})
const FILES = { 'mine/template.json': MANIFEST, 'mine/page.hbs': '<p></p>', 'mine/style.css': '', 'mine/head.hbs': 'x' }

const DESCRIBED = '"description": { "zh": "", "en": "" }'

/** Options that are not as they should be, and what is wrong with them. */
const OPTIONS = [
  ['[]', 'options'],
  ['{ "a": 3 }', 'options.a'],
  [`{ "a": { "type": "colour", "default": "", ${DESCRIBED} } }`, 'options.a.type'],
  [`{ "a": { "default": 1, ${DESCRIBED} } }`, 'options.a.type'],
  [`{ "a": { "type": "constructor", "default": 1, ${DESCRIBED} } }`, 'options.a.type'],
  [`{ "a": { "type": "number", "default": "3", ${DESCRIBED} } }`, 'options.a.default'],
  [`{ "a": { "type": "number", ${DESCRIBED} } }`, 'options.a.default'],
  [`{ "a": { "type": "number", "default": 4, "values": [2, 3], ${DESCRIBED} } }`, 'options.a.default'],
  [`{ "a": { "type": "number", "default": 2, "values": ["2"], ${DESCRIBED} } }`, 'options.a.values'],
  [`{ "a": { "type": "number", "default": 2, "values": [], ${DESCRIBED} } }`, 'options.a.values'],
  ['{ "a": { "type": "boolean", "default": true } }', 'options.a.description'],
  [`{ "a": { "type": "boolean", "default": true, "min": 1, ${DESCRIBED} } }`, 'options.a.min'],
] as const

function load(files: Readonly<Record<string, string | Uint8Array>>, name = 'mine') {
  const root = folder(files)
  const collected = collect()
  return { template: loadTemplate(name, root, diskWorkspace(root), collected.report), ...collected }
}

describe('loading a template', () => {
  it('reads manifest, page, style and partials', () => {
    const { template, diagnostics } = load(FILES)
    expect(diagnostics).toEqual([])
    expect(template?.manifest.inks).toEqual([{ name: 'red', screen: '#C8161D', print: [0, 100, 90, 10] }])
    expect(template?.partials.map(({ partial }) => partial)).toEqual(['head'])
  })

  it('takes a path for a name', () => {
    expect(load(FILES, './mine').template?.name).toBe('mine')
  })

  it('says which templates there are', () => {
    const { template, diagnostics } = load(FILES, 'yours')
    expect(template).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'TEMPLATE_NOT_FOUND', data: { known: ['mine'] } }])
  })

  it('names the file that is missing', () => {
    const rest = Object.fromEntries(Object.entries(FILES).filter(([name]) => !name.endsWith('.css')))
    expect(load(rest).diagnostics).toMatchObject([{ code: 'TEMPLATE_FILE_MISSING' }])
  })

  it('refuses files in other encodings', () => {
    const { template, diagnostics } = load({ ...FILES, 'mine/head.hbs': new Uint8Array([0x41, 0x0a, 0xc4, 0xe3]) })
    expect(template).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'TEMPLATE_NOT_UTF8', data: { line: 2, column: 1, byte: '0xC4' } }])
  })

  it.each([
    ['{ "name": }', 'MANIFEST_SYNTAX', {}],
    ['[]', 'MANIFEST_INVALID', { path: '.' }],
    ['{ "purpose": { "zh": "", "en": "" } }', 'MANIFEST_INVALID', { path: 'name' }],
    ['{ "name": "a", "purpose": "b" }', 'MANIFEST_INVALID', { path: 'purpose' }],
    ['{ "name": "a", "purpose": { "zh": "", "en": "" }, "colours": {} }', 'MANIFEST_INVALID', { path: 'colours' }],
    ['{ "name": "a", "purpose": { "zh": "", "en": "" }, "fields": "date" }', 'MANIFEST_INVALID', { path: 'fields' }],
    ['{ "name": "a", "purpose": { "zh": "", "en": "" }, "inks": { "red": "#f00" } }', 'MANIFEST_INVALID', { path: 'inks.red' }],
    ['{ "name": "a", "purpose": { "zh": "", "en": "" }, "inks": { "red": { "screen": "red" } } }', 'MANIFEST_INVALID', { path: 'inks.red.screen' }],
    ['{ "name": "a", "purpose": { "zh": "", "en": "" }, "inks": { "red": { "screen": "#ff0000", "print": [1, 2] } } }', 'MANIFEST_INVALID', { path: 'inks.red.print' }],
  ])('refuses the manifest %s', (json, code, data) => {
    const { template, diagnostics } = load({ ...FILES, 'mine/template.json': json })
    expect(template).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code, data }])
  })

  it.each(OPTIONS)('refuses the options %s', (options, path) => {
    const json = `{ "name": "a", "purpose": { "zh": "", "en": "" }, "options": ${options} }`
    const { template, diagnostics } = load({ ...FILES, 'mine/template.json': json })
    expect(template).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'MANIFEST_INVALID', data: { path } }])
  })
})
