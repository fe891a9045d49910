import fs from 'node:fs'
import path from 'node:path'
import { build, type BuildOptions, type BuildResult } from '../../src/build.ts'
import { environment } from './build.ts'
import { folder } from './folder.ts'

export const FIXTURES = path.resolve('test', 'fixtures', 'fonts')

export const fixture = (name: string): Buffer => fs.readFileSync(path.join(FIXTURES, name))

/** Where OpenType's `OS/2` has the licence bits. */
const FS_TYPE = 8

/** A font of one face with other licence bits. */
export function withLicenceBits(bytes: Buffer, bits: number): Buffer {
  const changed = Buffer.from(bytes)
  changed.writeUInt16BE(bits, tableIn(changed, 'OS/2').start + FS_TYPE)
  return changed
}

export function tableIn(bytes: Buffer, tag: string): { start: number; length: number } {
  const count = bytes.readUInt16BE(4)
  const entry = Array.from({ length: count }, (_, i) => 12 + 16 * i).find(
    (at) => bytes.toString('latin1', at, at + 4) === tag,
  )
  if (entry === undefined) throw new Error(`no table ${tag}`)
  return { start: bytes.readUInt32BE(entry + 8), length: bytes.readUInt32BE(entry + 12) }
}

const MANIFEST = JSON.stringify({
  name: 'own',
  purpose: { zh: '自带字体', en: 'fonts of its own' },
  fields: [],
  options: {},
  inks: {},
})

const PAGE = `<html><head><title>T</title></head><body>
{{#each statements}}<h2>{{speaker this}}</h2>{{#each blocks}}<p>{{paragraph this}}</p>{{/each}}{{/each}}
</body></html>`

const STYLE =
  '@page { size: A5; margin: 15mm } body { line-grid: create; line-height: 16pt } h2 { font-weight: 400 }\n'

/** Typesets a text with a template that has this CSS and these font files beside it. */
export function buildWith(
  css: string,
  fonts: Readonly<Record<string, Uint8Array>>,
  body: string,
  options: Partial<BuildOptions> = {},
): Promise<BuildResult> {
  const root = folder({
    'issue.txt': `青山镇党委书记赵明：\n\n${body}\n`,
    'own/template.json': MANIFEST,
    'own/page.hbs': PAGE,
    'own/style.css': STYLE + css,
    ...Object.fromEntries(Object.entries(fonts).map(([name, bytes]) => [`own/${name}`, bytes])),
  })
  return build('issue.txt', { emit: 'pdf', template: './own', ...options }, environment(root))
}
