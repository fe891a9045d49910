// Typesets the real column and some made-up bulletins in every template, and the column on five, six and seven pages, measures the pages with
// the audit tool beside the checkout, and fails where a line counter is not 0 or the number of pages is not the one that was asked for.
//
//   node .ci/templates.mjs FOLDER-OF-BULLETINS OUT
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const TOOL = '../shared/tools/audit-pdf.mjs'
const COLUMN = 'content/dajiatan-02.txt'
const TEMPLATES = ['dajiatan', 'xiaobao', 'jianbao', 'shouce']
const MADE_UP = ['05-long.txt', '08-short.txt', '38-mixed.txt']
/** Of cjkLatinBad and uneven the tool counts characters that it meets nowhere but beside a wide gap, which it takes for their own width. */
const ZERO =
  'badStart badEnd ragged tight pairUncompressed lineStartOpenUntrimmed singleCharLast strandedHeading orphan widow hangs lineEndFull cutRuns headingOneLine bodyLinesWide spuriousSpaces charsMissing'.split(
    ' ',
  )

const [, , folder, out] = process.argv
if (!folder || !out) {
  console.error('node .ci/templates.mjs FOLDER-OF-BULLETINS OUT')
  process.exit(2)
}

function build(source, name, words) {
  const pdf = path.join(out, `${name}.pdf`)
  const all = ['dist/cli/banxin.js', 'build', source, '--out', pdf, '--lang', 'en', ...words]
  const { status, stderr } = spawnSync('node', all, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${name} not built:\n${stderr}`)
  return pdf
}

function audit(pdf, source) {
  const words = [TOOL, pdf, '--source', source, '--json']
  return JSON.parse(execFileSync('node', words, { encoding: 'utf8' }))
}

function faultsOf(figures, pages) {
  const feet = figures.bottomsDiffPt.slice(0, -1)
  return [
    ...ZERO.filter((name) => figures[name] !== 0).map((name) => `${name} ${figures[name]}`),
    ...feet.filter((pt) => pt !== 0).map((pt) => `a page ends ${pt}pt uneven`),
    // one column has no neighbour to be level with
    ...(figures.onGrid === 1 || figures.onGrid === null ? [] : [`onGrid ${figures.onGrid}`]),
    ...(pages === undefined || figures.pages === pages ? [] : [`${figures.pages} pages`]),
  ]
}

fs.mkdirSync(out, { recursive: true })
const sources = [COLUMN, ...MADE_UP.map((name) => path.join(folder, name))]
const jobs = [
  ...TEMPLATES.flatMap((template) =>
    sources.map((source) => ({ source, words: ['--template', template], name: template })),
  ),
  ...[5, 6, 7].map((pages) => ({
    source: COLUMN,
    words: ['--fit', `${pages}`],
    name: 'fit',
    pages,
  })),
]
const faulty = jobs.filter(({ source, words, name, pages }) => {
  const title = `${name}-${pages ?? path.basename(source, '.txt')}`
  const figures = audit(build(source, title, words), source)
  const { uneven, loose, cjkLatinBad } = figures
  const faults = faultsOf(figures, pages)
  const seen = `${figures.pages} pages, loose ${loose}, uneven ${uneven}, cjkLatinBad ${cjkLatinBad}`
  console.log(title.padEnd(24), seen, faults.length ? `! ${faults.join(', ')}` : '')
  return faults.length > 0
})
if (faulty.length) process.exit(1)
