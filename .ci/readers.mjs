// Every paragraph and every speaker's line of a bulletin must come out of its PDF whole and in order, whatever reads it: pdf.js, mupdf, poppler in
// the order of the file, and, where the template has columns, poppler as it reads a page by itself.
//
//   node .ci/readers.mjs SOURCE OUT
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

const TEMPLATES = { dajiatan: true, xiaobao: true, jianbao: false, shouce: false }
const [, , source, out] = process.argv
if (!source || !out) {
  console.error('node .ci/readers.mjs SOURCE OUT')
  process.exit(2)
}

const run = (file, words) =>
  execFileSync(file, words, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
const bare = (text) => text.replace(/\s/gu, '')

/** The text of each page. */
async function byPdfJs(pdf) {
  const task = getDocument({
    data: new Uint8Array(fs.readFileSync(pdf)),
    verbosity: VerbosityLevel.ERRORS,
  })
  const document = await task.promise
  const texts = []
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent()
    texts.push(items.map(({ str }) => str ?? '').join(''))
  }
  await task.destroy()
  return texts
}

/** Running heads and page numbers of each page: what is drawn there without a tag. */
function furnitureOf(words) {
  const { content } = JSON.parse(run('node', [...words, '--emit', 'definition']))
  const pages = []
  for (const { text, pageBreak } of content) {
    if (pageBreak || !pages.length) pages.push([])
    if (text && text.every(({ placed }) => placed.tag === undefined))
      pages.at(-1).push(bare(text.map((inline) => inline.text).join('')))
  }
  return pages
}

/** A reader has them at the head or at the foot of their page, wherever they are drawn. */
function withoutFurniture(page, furniture) {
  let text = bare(page)
  let before
  do {
    before = text
    for (const own of furniture) {
      if (text.startsWith(own)) text = text.slice(own.length)
      else if (text.endsWith(own)) text = text.slice(0, -own.length)
    }
  } while (text !== before)
  return text
}

/** The texts that are not found, each after the one before it. */
function inOrder(texts, read) {
  let at = 0
  return texts.filter((text) => {
    const found = read.indexOf(text, at)
    if (found >= 0) at = found + text.length
    return found < 0
  })
}

const bulletin = JSON.parse(
  run('node', ['dist/cli/banxin.js', 'parse', source, '--format', 'json']),
)
const texts = bulletin.statements.flatMap(({ speakers, blocks }) => [
  bare(speakers.map(({ printed }) => printed).join('')),
  ...blocks.flatMap(({ text }) => (text === undefined ? [] : [bare(text)])),
])
fs.mkdirSync(out, { recursive: true })
let failed = false
for (const [template, hasColumns] of Object.entries(TEMPLATES)) {
  const pdf = path.join(out, `${template}-${path.parse(source).name}.pdf`)
  const words = ['dist/cli/banxin.js', 'build', source, '--template', template]
  run('node', [...words, '--out', pdf])
  const pagesOf = (file, options) => run(file, options).split('\f')
  const readers = {
    'pdf.js': await byPdfJs(pdf),
    mupdf: pagesOf('mutool', ['draw', '-q', '-F', 'text', '-o', '-', pdf]),
    'pdftotext -raw': pagesOf('pdftotext', ['-raw', '-enc', 'UTF-8', pdf, '-']),
    ...(hasColumns && { pdftotext: pagesOf('pdftotext', ['-enc', 'UTF-8', pdf, '-']) }),
  }
  const furniture = furnitureOf(words)
  for (const [reader, pages] of Object.entries(readers)) {
    const read = pages.map((page, i) => withoutFurniture(page, furniture[i] ?? [])).join('')
    const lost = inOrder(texts, read)
    console.log(`${template} ${reader}: ${texts.length - lost.length} of ${texts.length} texts`)
    for (const text of lost) console.error(`  ! ${reader} ${text.slice(0, 40)}`)
    failed ||= lost.length > 0
  }
}
if (failed) process.exit(1)
