// Every line of a bulletin must come out of its PDF as one line, in order, as poppler reads it in the order of the file.
import { execFileSync } from 'node:child_process'

const [, , pdf, source, ...options] = process.argv
const banxin = ['dist/cli/banxin.js', 'build', source, '--emit', 'definition', ...options]
const definition = JSON.parse(
  execFileSync('node', banxin, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
)
const printed = definition.content.flatMap(({ text }) =>
  text
    ? [
        text
          .map((inline) => inline.text)
          .join('')
          .trim(),
      ]
    : [],
)
const read = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', pdf, '-'], { encoding: 'utf8' })
const lines = read
  .split(/[\n\f]/u)
  .map((line) => line.trim())
  .filter(Boolean)
// what stands on one baseline is one line to a reader: compare the text, and where lines end within it
const ends = (parts) => {
  let at = 0
  return new Set(parts.map((part) => (at += part.replace(/\s/gu, '').length)))
}
const bare = (parts) => parts.join('').replace(/\s/gu, '')
if (bare(printed) !== bare(lines)) throw new Error(`${pdf}: the text differs`)
const known = ends(printed)
const stray = [...ends(lines)].filter((end) => !known.has(end))
console.log(`${pdf}: ${lines.length} lines read, ${printed.length} printed, ${stray.length} torn`)
if (stray.length) {
  for (const at of stray.slice(0, 5))
    console.error(`torn: ${bare(lines).slice(at - 8, at)}|${bare(lines).slice(at, at + 8)}`)
  process.exit(1)
}
