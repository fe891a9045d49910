// Typesets every bulletin of a folder, measures its pages with the audit tool beside the checkout, and fails where they are not as
// they must be.
//
//   node .ci/pages.mjs FOLDER OUT
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const TOOL = '../shared/tools/audit-pdf.mjs'
const BANXIN = 'dist/cli/banxin.js'
const ZERO =
  'widow strandedHeading singleCharLast badStart badEnd ragged charsMissing spuriousSpaces'.split(
    ' ',
  )
/** Printed and not judged: a heading with one line under it, uneven and loose lines, what the last page lacks. */
const COLUMNS = [
  'stm pages grid feet last orph widow strand h1line single bStart bEnd ragged uneven loose missing spaces intact',
].flatMap((names) => names.split(' '))

const [, , folder, out] = process.argv
if (!folder || !out) {
  console.error('node .ci/pages.mjs FOLDER OUT')
  process.exit(2)
}

function build(source, pdf) {
  const words = [BANXIN, 'build', source, '--out', pdf, '--lang', 'en']
  const { status, stdout, stderr } = spawnSync('node', words, { encoding: 'utf8' })
  return { status, stderr, statements: /(\d+) statements?,/.exec(stdout)?.[1] ?? '?' }
}

function audit(pdf, source) {
  return JSON.parse(
    execFileSync('node', [TOOL, pdf, '--source', source, '--json'], { encoding: 'utf8' }),
  )
}

/** What is not as it must be. */
function faultsOf(figures, stderr) {
  const feet = figures.bottomsDiffPt.slice(0, -1)
  const named = /PAGE_LEVELLED .* first line alone/.test(stderr)
  const faults = [
    ...ZERO.filter((name) => figures[name] !== 0).map((name) => `${name} ${figures[name]}`),
    ...feet.flatMap((pt, i) => (pt === 0 ? [] : [`page ${i + 1} ends ${pt}pt uneven`])),
  ]
  if (figures.onGrid !== 1 && figures.onGrid !== null) faults.push(`onGrid ${figures.onGrid}`)
  if (figures.parasIntact !== 1) faults.push(`parasIntact ${figures.parasIntact}`)
  if (figures.orphan > 1) faults.push(`orphan ${figures.orphan}`)
  if (figures.orphan === 1 && !named) faults.push('orphan 1, named by no diagnostic')
  const said = [...stderr.matchAll(/\b(?:error|warning) ([A-Z_]+)/g)].map(([, code]) => code)
  // the column three times over has each speaker three times
  return [...faults, ...new Set(said.filter((code) => code !== 'SPEAKER_TWICE'))]
}

function rowOf(figures, statements) {
  const feet = figures.bottomsDiffPt
  const worst = feet.length > 1 ? Math.max(...feet.slice(0, -1)) : '-'
  const counted =
    'orphan widow strandedHeading headingOneLine singleCharLast badStart badEnd ragged uneven loose charsMissing spuriousSpaces parasIntact'
  return [
    ...[statements, figures.pages, figures.onGrid ?? '-', worst, feet.at(-1) ?? '-'],
    ...counted.split(' ').map((name) => figures[name]),
  ]
}

function print(name, cells) {
  console.log(name.padEnd(12), ...cells.map((cell, i) => `${cell}`.padStart(COLUMNS[i].length)))
}

fs.mkdirSync(out, { recursive: true })
print('', COLUMNS)
const all = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .sort()
const faulty = all.filter((file) => {
  const name = path.basename(file, '.txt')
  const source = path.join(folder, file)
  const pdf = path.join(out, `${name}.pdf`)
  const { status, stderr, statements } = build(source, pdf)
  if (status !== 0) {
    console.log(`${name.padEnd(12)} not built:\n${stderr}`)
    return true
  }
  const figures = audit(pdf, source)
  print(name, rowOf(figures, statements))
  const faults = faultsOf(figures, stderr)
  for (const fault of faults) console.log(`${' '.repeat(13)}! ${fault}`)
  return faults.length > 0
})
if (faulty.length || !all.length) {
  console.error(`not as they must be: ${faulty.join(', ') || 'no bulletins'}`)
  process.exit(1)
}
