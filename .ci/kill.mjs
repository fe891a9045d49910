// Kills builds at random moments and looks at what is left: node .ci/kill.mjs [ROUNDS] [SEED]
// After a kill -9 the output is the older PDF or the new one, whole; after the next run no temporary file is left. After an interrupt nothing is left at all.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { clearTimeout, setTimeout } from 'node:timers'

const rounds = Number(process.argv[2] ?? 50)
let seed = Number(process.argv[3] ?? 20300131)
const SOURCE = 'content/dajiatan-02.txt'
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'banxin-kill-'))
const output = path.join(folder, 'dajiatan-02.pdf')
const command = ['dist/cli/banxin.js', 'build', SOURCE, '--out', folder]

/** 0 to 1, the same row for the same seed (mulberry32). */
function random() {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
}

function check(condition, message) {
  if (condition) return
  console.error(`kill: ${message}; see ${folder}`)
  process.exit(1)
}

const sha = () => createHash('sha256').update(fs.readFileSync(output)).digest('hex')
const temporaries = () => fs.readdirSync(folder).filter((name) => name.endsWith('.tmp'))

function runWhole() {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, command)
  check(status === 0, `a build failed: ${String(stderr)}`)
  return performance.now() - start
}

/** Starts a build and sends it a signal after so many milliseconds; how it ended. */
function stopped(signal, after) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill(signal), after)
    child.on('exit', (code, by) => {
      clearTimeout(timer)
      resolve(by ?? code)
    })
  })
}

function checkWhole(allowed) {
  if (!fs.existsSync(output)) return
  const end = fs.readFileSync(output).subarray(-6).toString('latin1')
  check(end.includes('%%EOF'), 'the output does not end as a PDF does')
  if (allowed.has(sha())) return
  check(spawnSync('qpdf', ['--check', output]).status === 0, 'qpdf finds the output damaged')
}

const usual = runWhole()
const good = sha()
const OLDER = '%PDF-1.7\n% the issue before\n%%EOF\n'
const older = createHash('sha256').update(OLDER).digest('hex')
const allowed = new Set([good, older])
const tally = { killed: 0, ended: 0, left: 0, older: 0 }

for (let round = 0; round < rounds; round++) {
  // every third time there is nothing before
  if (round % 3 === 2) fs.rmSync(output, { force: true })
  else fs.writeFileSync(output, OLDER)
  // every second time about when it writes, which takes some milliseconds of it
  const share = round % 2 ? 0.85 + 0.2 * random() : random()
  const how = await stopped('SIGKILL', usual * share)
  tally[how === 'SIGKILL' ? 'killed' : 'ended']++
  checkWhole(allowed)
  if (fs.existsSync(output) && sha() === older) tally.older++
  tally.left += temporaries().length
  check(temporaries().length <= 1, 'more than one temporary file')
  if (temporaries().length || round === rounds - 1) {
    runWhole()
    check(temporaries().length === 0, 'a temporary file is left after the next run')
    check(sha() === good, 'the next run gives other bytes')
  }
}

for (let round = 0; round < 10; round++) {
  const how = await stopped('SIGINT', usual * (round % 2 ? 0.85 + 0.2 * random() : random()))
  check(['SIGINT', 130, 0].includes(how), `an interrupted build ended with ${String(how)}`)
  checkWhole(allowed)
  check(
    fs.readdirSync(folder).every((name) => name === 'dajiatan-02.pdf'),
    'an interrupt left a file',
  )
}

fs.rmSync(folder, { recursive: true })
console.log(
  `kill: ${rounds} builds (${Math.round(usual)} ms each), ${tally.killed} killed and ${tally.ended} done before; output whole each time (${tally.older} times the older one), ${tally.left} temporary files left and removed by the next run; 10 interrupts left nothing`,
)
