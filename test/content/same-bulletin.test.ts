import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/content/read.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import type { Bulletin } from '../../src/model/bulletin.ts'
import { parseStatements } from '../../src/statements/parse.ts'
import { collect } from '../support/diagnostics.ts'
import { docx, p } from '../support/docx.ts'
import { encode } from '../support/encode.ts'
import { folder } from '../support/folder.ts'
import { bare } from '../support/source.ts'

const COLUMN = fs.readFileSync('content/dajiatan-02.txt', 'utf8')
const LINES = COLUMN.trimEnd().split('\n')
const word = (lines: readonly string[]) => docx(lines.map((line) => p(line)).join(''))

async function parse(files: Readonly<Record<string, string | Uint8Array>>, name: string) {
  const root = folder(files)
  const collected = collect()
  const file = path.join(root, name)
  const source = await readSource(file, diskWorkspace(root), collected.report)
  return { bulletin: source && parseStatements(source, collected.report), ...collected }
}

/** The bulletin without its places: those of a file of its own. */
function placeless(bulletin: Bulletin | undefined): unknown {
  const places = ['map', 'span', 'source']
  return JSON.parse(
    JSON.stringify(bulletin ?? {}, (key, value: unknown) =>
      places.includes(key) ? undefined : value,
    ),
  )
}

/** A file for each statement, and the masthead in the first: in turn plain text, Markdown, Word, and plain text in GBK. */
function asFolder(bulletin: Bulletin | undefined): Record<string, string | Uint8Array> {
  const starts = (bulletin?.statements ?? []).map(({ speakers }) =>
    LINES.findIndex((line) => bare(line) === bare(speakers[0]?.printed ?? '-')),
  )
  const parts = starts.map((start, i) => LINES.slice(start, starts[i + 1]))
  return Object.fromEntries(
    [LINES.slice(0, starts[0]), ...parts].map((lines, i) => {
      const text = `${lines.join('\n')}\n`
      const kinds = [
        ['txt', text],
        ['md', text],
        ['docx', word(lines)],
        ['txt', encode(text, 'gb18030')],
      ] as const
      const [kind, data] = kinds[i % kinds.length] ?? kinds[0]
      return [`issue/${i}.${kind}`, data]
    }),
  )
}

describe('the column is the same bulletin', async () => {
  const { report } = collect()
  const source = await readSource('content/dajiatan-02.txt', diskWorkspace(), report)
  const bulletin = source && parseStatements(source, report)
  const expected = placeless(bulletin)

  it.each<[string, string, string | Uint8Array, readonly string[]]>([
    ['with a byte order mark', 'a.txt', `\uFEFF${COLUMN}`, []],
    ['with line ends of Windows', 'a.txt', COLUMN.replaceAll('\n', '\r\n'), []],
    ['in GB18030', 'a.txt', encode(COLUMN, 'gb18030'), ['ENCODING_FOUND']],
    ['in UTF-16', 'a.txt', encode(COLUMN, 'utf-16le'), ['ENCODING_FOUND']],
    ['in UTF-16 the other way round', 'a.txt', encode(COLUMN, 'utf-16be'), ['ENCODING_FOUND']],
    ['in UTF-16 with a mark', 'a.txt', encode(`\uFEFF${COLUMN}`, 'utf-16le'), ['ENCODING_FOUND']],
    ['as Markdown', 'a.md', COLUMN, []],
    ['as a Word file', 'a.docx', word(LINES), []],
    [
      'as a Word file of LibreOffice',
      'a.docx',
      fs.readFileSync('test/fixtures/dajiatan-02/libreoffice.docx'),
      [],
    ],
  ])('%s', async (_what, name, data, said) => {
    const { bulletin: own, codes } = await parse({ [name]: data }, name)
    expect(own?.statements).toHaveLength(21)
    expect(placeless(own)).toEqual(expected)
    expect(codes()).toEqual(said)
  })

  it('as a folder of 21 Word files of LibreOffice', async () => {
    const { report, codes } = collect()
    const read = await readSource('test/fixtures/dajiatan-02/folder', diskWorkspace(), report)
    expect(read?.files).toHaveLength(21)
    expect(placeless(read && parseStatements(read, report))).toEqual(expected)
    expect(codes()).toEqual([])
  })

  it('as a folder of files of all kinds', async () => {
    const { bulletin: own, codes } = await parse(asFolder(bulletin), 'issue')
    expect(placeless(own)).toEqual(expected)
    expect([...new Set(codes())]).toEqual(['ENCODING_FOUND'])
  })
})
