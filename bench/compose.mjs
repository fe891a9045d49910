// How long it takes to compose a column's paragraphs to lines in a warm process, and ten times the text: once as ten times as
// many paragraphs, once as one long paragraph against a tenth of it. Medians of interleaved runs.
//
//   node bench/compose.mjs [SOURCE] [RUNS]        after npm run build
import path from 'node:path'
import { readBulletin } from '../dist/build.js'
import { composeParagraph } from '../dist/compose/compose.js'
import { openFonts } from '../dist/fonts/fonts.js'
import { readFontManifest } from '../dist/fonts/manifest.js'
import { diskWorkspace } from '../dist/io/workspace.js'
import { USUAL_TYPESETTING } from '../dist/model/line.js'

const [source = 'content/dajiatan-02.txt', runs = '21'] = process.argv.slice(2)
const SIZE = 10.5
const MEASURE = 15 * SIZE

const workspace = diskWorkspace()
const { bulletin } = await readBulletin(source, { workspace })
if (!bulletin) throw new Error(`cannot read ${source}`)
const manifest = readFontManifest(path.resolve('fonts'), workspace, fail)
const { metrics } = openFonts(path.resolve('fonts'), manifest, workspace)

function fail(diagnostic) {
  throw new Error(JSON.stringify(diagnostic))
}

const texts = bulletin.statements.flatMap(({ blocks }) => blocks.map(({ text }) => text))
const style = {
  ...{ indent: 2 * SIZE, align: 'justify', alignLast: 'left', balanced: false },
  ...USUAL_TYPESETTING,
}
const run = {
  ...{ families: ['Noto Serif SC'], weight: 400, size: SIZE, color: { screen: '#000000' } },
  ...{ letterSpacing: 0, spaceBefore: 0 },
}

/** Milliseconds to compose these paragraphs. */
function time(paragraphs) {
  const start = performance.now()
  let lines = 0
  for (const text of paragraphs) {
    const paragraph = { runs: [{ ...run, text }], style }
    lines += composeParagraph(paragraph, MEASURE, metrics, () => undefined).length
  }
  if (lines === 0) throw new Error('nothing composed')
  return performance.now() - start
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const whole = texts.join('')
const cases = {
  column: texts,
  'column ten times': Array.from({ length: 10 }, () => texts).flat(),
  'one paragraph': [whole],
  'one paragraph, ten times as long': [whole.repeat(10)],
}
for (let i = 0; i < 3; i++) for (const paragraphs of Object.values(cases)) time(paragraphs)
const measured = Object.fromEntries(Object.keys(cases).map((name) => [name, []]))
for (let i = 0; i < Number(runs); i++) {
  for (const [name, paragraphs] of Object.entries(cases)) {
    // what the case before left behind is cleared away in a run that does not count
    time(paragraphs)
    measured[name].push(time(paragraphs))
  }
}
console.log(`${[...whole].length} characters, median of ${runs}:`)
for (const [name, times] of Object.entries(measured)) {
  console.log(`  ${name.padEnd(33)} ${median(times).toFixed(1)} ms`)
}
const ratio = (more, less) => median(measured[more].map((time, i) => time / measured[less][i]))
console.log(
  `  ten times as many paragraphs: ${ratio('column ten times', 'column').toFixed(1)} times as long`,
)
const long = ratio('one paragraph, ten times as long', 'one paragraph')
console.log(`  one paragraph ten times as long: ${long.toFixed(1)} times as long`)
