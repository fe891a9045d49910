// Makes the bulletins that the pages are measured with: ten of made-up statements, the same at every run, and pieces of the real
// column.
//
//   node .ci/bulletins.mjs FOLDER [SERIES]
//
// SERIES is a whole number, 0 if there is none: other ten.
import fs from 'node:fs'
import path from 'node:path'
import { CLAUSES, SENTENCES } from './sentences.mjs'
import { MASTHEADS, speakersOf } from './speakers.mjs'

const REAL = 'content/dajiatan-02.txt'

/** How many statements, and how many characters each may have. */
const BULLETINS = [
  { name: '05-long', statements: 5, least: 450, most: 900 },
  { name: '08-short', statements: 8, least: 60, most: 180 },
  { name: '12-mixed', statements: 12, least: 60, most: 900 },
  { name: '16-mixed', statements: 16, least: 60, most: 900 },
  { name: '20-middle', statements: 20, least: 250, most: 550 },
  { name: '25-mixed', statements: 25, least: 60, most: 900 },
  { name: '30-long', statements: 30, least: 500, most: 900 },
  { name: '38-mixed', statements: 38, least: 60, most: 900, indented: true },
  { name: '48-short', statements: 48, least: 60, most: 180 },
  { name: '60-mixed', statements: 60, least: 60, most: 900 },
]
/** Of the real column: how many statements from the first, and how many times. */
const PIECES = [
  { name: 'real-01', statements: 1 },
  { name: 'real-02', statements: 2 },
  { name: 'real-05', statements: 5 },
  { name: 'real-13', statements: 13 },
  { name: 'real-20', statements: 20 },
  { name: 'real-63', statements: Infinity, times: 3 },
]
const MOST_PARAGRAPHS = 6
const NUMERALS = '一二三四五六'

/** Whole numbers below `n`: a linear congruential generator of 32 bits, its upper half. */
function generator(seed) {
  let state = seed
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

function shuffled(items, below) {
  const left = [...items]
  return items.map(() => left.splice(below(left.length), 1)[0])
}

/** Gives the items in a random order, all of them before any comes again. */
function dealer(items, below) {
  let left = []
  return () => {
    if (!left.length) left = shuffled(items, below)
    return left.pop()
  }
}

const lengthOf = (text) => [...text].length

/** 一是…；二是…；三是…。 */
function enumeration(count, clause) {
  const items = Array.from({ length: count }, (_, i) => `${NUMERALS[i]}是${clause()}`)
  return `${items.join('；')}。`
}

/** Paragraphs of `least` to `most` characters together. */
function statement({ least, most }, { below, sentence, clause }) {
  const target = least + below(most - least - 80)
  const count = 1 + below(Math.min(MOST_PARAGRAPHS, Math.ceil(target / 90)))
  const shares = Array.from({ length: count }, () => 1 + below(5))
  const sum = shares.reduce((a, b) => a + b)
  const listed = target > 220 && below(3) > 0 ? below(count) : -1
  const paragraphs = []
  let room = most
  shares.forEach((share, i) => {
    const goal = (target * share) / sum
    let text = i === listed ? enumeration(2 + below(goal > 150 ? 5 : 2), clause) : sentence()
    if (lengthOf(text) > room) return
    while (lengthOf(text) < goal - 20) {
      const next = sentence()
      if (lengthOf(text + next) > room) break
      text += next
    }
    room -= lengthOf(text)
    paragraphs.push(text)
  })
  while (most - room < least) {
    const next = sentence()
    paragraphs[paragraphs.length - 1] += next
    room -= lengthOf(next)
  }
  return paragraphs
}

function bulletin(recipe, masthead, seed) {
  const below = generator(seed)
  const deal = {
    below,
    sentence: dealer(SENTENCES, below),
    clause: dealer(CLAUSES, below),
  }
  const indent = recipe.indented ? '\u3000\u3000' : ''
  const statements = shuffled(speakersOf(below), below)
    .slice(0, recipe.statements)
    .map((speaker) => [speaker, ...statement(recipe, deal).map((paragraph) => indent + paragraph)])
  return `${[...masthead, ...statements.flat()].join('\n\n')}\n`
}

/** The real column, cut before every line that ends in a colon. */
function piece({ statements, times = 1 }) {
  const text = fs.readFileSync(REAL, 'utf8')
  const [masthead, ...all] = text.split(/(?<=\n\s*\n)(?=[^\n]+：[^\S\n]*\n)/u)
  const chosen = all.slice(0, statements).map((statement) => statement.trim())
  const repeated = Array.from({ length: times }, () => chosen).flat()
  return `${masthead}${repeated.join('\n\n')}\n`
}

const [, , folder, series = '0'] = process.argv
if (!folder || !/^\d+$/.test(series)) {
  console.error('node .ci/bulletins.mjs FOLDER [SERIES]')
  process.exit(2)
}
fs.mkdirSync(folder, { recursive: true })
const write = (name, text) => fs.writeFileSync(path.join(folder, `${name}.txt`), text)
const seed = 1 + Number(series) * BULLETINS.length
BULLETINS.forEach((recipe, i) => write(recipe.name, bulletin(recipe, MASTHEADS[i], seed + i)))
PIECES.forEach((recipe) => write(recipe.name, piece(recipe)))
