// Separates a print PDF as a platesetter does (Ghostscript's tiffsep, 100 dpi, no smoothing) and fails unless
//   - whatever is full black is on the K plate alone, so body text needs no register;
//   - the cyan plate is blank, and magenta and yellow print in the same places: the red of the templates;
//   - with --black, for a build with --set black=true, nothing is on any plate but K;
//   - with --spot NAME, those plates are blank, too, and the red is on the plate of that name alone.
//
//   node .ci/plates.mjs FILE.pdf [--spot NAME | --black]
import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const [, , file, option, spot] = process.argv
const isBlack = option === '--black'
if (!file || (option !== undefined && !isBlack && (option !== '--spot' || !spot))) {
  console.error('node .ci/plates.mjs FILE.pdf [--spot NAME | --black]')
  process.exit(2)
}

const PROCESS = ['Cyan', 'Magenta', 'Yellow', 'Black']
/** Of 255: what is more is full ink, what is less is none. */
const FULL = 250
const NONE = 2

const [WIDTH, HEIGHT, STRIPS, SIZES] = [256, 257, 273, 279]
const BYTES = { 1: 1, 3: 2, 4: 4 }

/** Ink by pixel, 0 to 255, of an uncompressed TIFF of 8 bits in which white is 255 (TIFF 6.0, sections 2 and 3). */
function readPlate(name) {
  const bytes = fs.readFileSync(name)
  const isLittle = bytes.toString('latin1', 0, 2) === 'II'
  const short = (at) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const long = (at) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  const directory = long(4)
  const entries = Array.from({ length: short(directory) }, (_, i) => directory + 2 + i * 12)
  const valuesOf = (tag) => {
    const entry = entries.find((at) => short(at) === tag)
    if (entry === undefined) throw new Error(`${name} has no tag ${tag}`)
    const [type, count] = [short(entry + 2), long(entry + 4)]
    const size = BYTES[type]
    const at = size * count <= 4 ? entry + 8 : long(entry + 8)
    return Array.from({ length: count }, (_, i) =>
      size === 4 ? long(at + i * 4) : size === 2 ? short(at + i * 2) : bytes[at + i],
    )
  }
  const sizes = valuesOf(SIZES)
  const strips = valuesOf(STRIPS).map((at, i) => bytes.subarray(at, at + sizes[i]))
  const ink = Buffer.concat(strips).map((value) => 255 - value)
  const [[width], [height]] = [valuesOf(WIDTH), valuesOf(HEIGHT)]
  if (ink.length !== width * height) throw new Error(`${name} is not what it says`)
  return ink
}

/** The plates of every page, by name. */
function separate(folder) {
  const to = path.join(folder, 'p%d.tif')
  const device = ['-sDEVICE=tiffsep', '-r100', '-sCompression=none', '-dMaxSpots=10']
  execFileSync('gs', ['-q', '-dNOPAUSE', '-dBATCH', '-dSAFER', ...device, '-o', to, file])
  const pages = []
  for (const name of fs.readdirSync(folder)) {
    const [, page, plate] = /^p(\d+)\((.*)\)\.tif$/.exec(name) ?? []
    if (page === undefined) continue
    pages[page - 1] ??= {}
    pages[page - 1][plate] = readPlate(path.join(folder, name))
  }
  return pages
}

const share = (plate) => (100 * plate.filter((ink) => ink > NONE).length) / plate.length

/** Pixels that both plates print, where `full` is full. */
function both(full, other) {
  let count = 0
  for (let i = 0; i < full.length; i++) if (full[i] >= FULL && other[i] > NONE) count++
  return count
}

function differing(one, other) {
  let count = 0
  for (let i = 0; i < one.length; i++) if (one[i] > NONE !== other[i] > NONE) count++
  return count
}

function faultsOf(plates, page) {
  const isRed = spot === undefined && !isBlack
  const blank = isRed ? ['Cyan'] : ['Cyan', 'Magenta', 'Yellow']
  const known = [...PROCESS, ...(spot === undefined ? [] : [spot])]
  return [
    ...Object.keys(plates)
      .filter((name) => !known.includes(name))
      .map((name) => `a plate ${name}`),
    ...blank.filter((name) => share(plates[name]) > 0).map((name) => `${name} prints`),
    ...Object.keys(plates)
      .filter((name) => name !== 'Black' && both(plates.Black, plates[name]) > 0)
      .map((name) => `${both(plates.Black, plates[name])} black pixels on ${name}, too`),
    ...(differing(plates.Magenta, plates.Yellow) ? ['magenta and yellow differ'] : []),
  ].map((fault) => `page ${page}: ${fault}`)
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'banxin-plates-'))
try {
  const pages = separate(folder)
  const faults = pages.flatMap((plates, i) => faultsOf(plates, i + 1))
  const red = spot ?? 'Magenta'
  const most = (name) =>
    Math.max(...pages.map((plates) => (plates[name] ? share(plates[name]) : 0)))
  if (most('Black') === 0) faults.push('nothing is black')
  if (!isBlack && most(red) === 0) faults.push(`nothing on ${red}`)
  const figures = [...PROCESS, ...(spot === undefined ? [] : [spot])]
    .map((name) => `${name} ${most(name).toFixed(2)} %`)
    .join(', ')
  console.log(`${file}: ${pages.length} pages; at most ${figures}`)
  for (const fault of faults) console.log(`  ! ${fault}`)
  if (faults.length || !pages.length) process.exitCode = 1
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}
