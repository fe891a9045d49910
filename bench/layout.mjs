// How long it takes to set a styled bulletin on pages (lines and pages together) in a warm process, fonts open: the column, and several columns
// one after the other. Medians of interleaved runs, and how the time grows.
//
//   node bench/layout.mjs [SOURCE] [RUNS]        after npm run build
import path from 'node:path'
import { readBulletin } from '../dist/build.js'
import { openFonts } from '../dist/fonts/fonts.js'
import { readFontManifest } from '../dist/fonts/manifest.js'
import { diskWorkspace } from '../dist/io/workspace.js'
import { layoutDocument } from '../dist/pages/layout.js'
import { applyStyle } from '../dist/style/style.js'
import { loadTemplate } from '../dist/templates/load.js'
import { chooseOptions } from '../dist/templates/options.js'
import { renderTemplate } from '../dist/templates/render.js'

const [source = 'content/dajiatan-02.txt', runs = '15'] = process.argv.slice(2)
const TIMES = [1, 4, 16]

const workspace = diskWorkspace()
const fail = (diagnostic) => {
  if (diagnostic.severity === 'error') throw new Error(JSON.stringify(diagnostic))
}
const { bulletin } = await readBulletin(source, { workspace })
if (!bulletin) throw new Error(`cannot read ${source}`)
const template = loadTemplate('dajiatan', path.resolve('templates'), workspace, fail)
const manifest = readFontManifest(path.resolve('fonts'), workspace, fail)
const { metrics } = openFonts(path.resolve('fonts'), manifest, workspace)

const options = chooseOptions(template, {}, fail)

/** The same issue with its statements several times over, styled. */
function documentOf(times) {
  const statements = Array.from({ length: times }, (_, n) =>
    bulletin.statements.map((statement) => repeated(statement, n)),
  ).flat()
  const tree = renderTemplate(template, { ...bulletin, statements }, options, fail)
  return applyStyle(tree, template.style, template.manifest.inks, fail)
}

/** Ids are unique in a bulletin. */
function repeated(statement, n) {
  const named = ({ id, ...rest }) => ({ ...rest, id: `${id}-${n}` })
  const { speakers, blocks, ...rest } = named(statement)
  return { ...rest, speakers: speakers.map(named), blocks: blocks.map(named) }
}

const documents = TIMES.map(documentOf)

function time(document) {
  const start = performance.now()
  const { pages } = layoutDocument(document, metrics, fail)
  return { ms: performance.now() - start, pages: pages.length }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
for (let i = 0; i < 5; i++) for (const document of documents) time(document)
const measured = TIMES.map(() => [])
for (let i = 0; i < Number(runs); i++) {
  documents.forEach((document, at) => {
    // what the case before left behind is cleared away in a run that does not count
    time(document)
    measured[at].push(time(document))
  })
}
console.log(`${source}, lines and pages, warm, median of ${runs}:`)
measured.forEach((all, at) => {
  const ms = median(all.map((run) => run.ms))
  const ratio = median(all.map((run, i) => run.ms / measured[0][i].ms))
  console.log(
    `  ${String(TIMES[at]).padStart(2)} × the column: ${ms.toFixed(1)} ms, ${all[0].pages} pages, ${ratio.toFixed(1)} times as long`,
  )
})
