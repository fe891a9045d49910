// How long reading and parsing take, warm: the column as a text, as Markdown, as a Word file and as a folder of Word files.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readSource } from '../dist/content/read.js'
import { diskWorkspace } from '../dist/io/workspace.js'
import { parseStatements } from '../dist/statements/parse.js'

const RUNS = 30
const COLUMN = 'content/dajiatan-02.txt'
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'banxin-bench-'))
const markdown = path.join(folder, 'column.md')
fs.copyFileSync(COLUMN, markdown)

const SOURCES = [
  COLUMN,
  markdown,
  'test/fixtures/dajiatan-02/libreoffice.docx',
  'test/fixtures/dajiatan-02/folder',
]
const workspace = diskWorkspace()

async function once(source) {
  const start = performance.now()
  const read = await readSource(source, workspace, () => undefined)
  const bulletin = read && parseStatements(read, () => undefined)
  const time = performance.now() - start
  if (bulletin?.statements.length !== 21) throw new Error(`${source}: not the column`)
  return time
}

const times = new Map(SOURCES.map((source) => [source, []]))
// the first rounds load libraries and warm up; the others are interleaved, so that all share the machine's moods
for (let run = -5; run < RUNS; run++) {
  for (const source of SOURCES) {
    const time = await once(source)
    if (run >= 0) times.get(source).push(time)
  }
}
fs.rmSync(folder, { recursive: true })
for (const [source, all] of times) {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(1)
  console.log(`${path.basename(source)}: median ${at(0.5)} ms, least ${at(0)}, most ${at(1)}`)
}
