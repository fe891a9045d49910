// How long the stages take in a warm process, and the whole command in a cold one. Medians; compare runs on one machine only.
//
//   npm run bench [SOURCE] [RUNS]
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build } from '../dist/build.js'
import { diskWorkspace } from '../dist/io/workspace.js'

const [source = 'content/dajiatan-02.txt', runs = '15'] = process.argv.slice(2)
const environment = {
  workspace: diskWorkspace(),
  fonts: path.resolve('fonts'),
  templates: path.resolve('templates'),
  creator: 'banxin bench',
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const milliseconds = (value) => `${value.toFixed(1)} ms`

/** Milliseconds of each stage of one build. */
async function stages() {
  const marks = []
  const onStage = (stage) => marks.push([stage, performance.now()])
  const { built, diagnostics } = await build(source, { emit: 'pdf' }, { ...environment, onStage })
  if (!built) throw new Error(JSON.stringify(diagnostics))
  const end = performance.now()
  return marks.map(([stage, at], i) => [stage, (marks[i + 1]?.[1] ?? end) - at])
}

for (let i = 0; i < 5; i++) await stages()
const measured = []
for (let i = 0; i < Number(runs); i++) measured.push(await stages())
console.log(`${source}, warm, median of ${runs}:`)
for (const [i, [stage]] of (measured[0] ?? []).entries()) {
  console.log(`  ${stage.padEnd(9)} ${milliseconds(median(measured.map((run) => run[i][1])))}`)
}

const cold = Array.from({ length: 7 }, () => {
  const start = performance.now()
  const { status } = spawnSync(process.execPath, [
    'dist/cli/banxin.js',
    'build',
    source,
    '--out',
    'out',
  ])
  if (status !== 0) throw new Error(`exit code ${status}`)
  return performance.now() - start
})
console.log(`the whole command, median of ${cold.length}: ${milliseconds(median(cold))}`)
