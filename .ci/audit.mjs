// Measures a PDF with the audit tool beside the checkout, and fails where a figure that must hold does not.
//
//   node .ci/audit.mjs PDF SOURCE [FIGURE=MOST …]
import { execFileSync } from 'node:child_process'

const [, , pdf, source, ...limits] = process.argv
const tool = '../shared/tools/audit-pdf.mjs'
const printed = execFileSync('node', [tool, pdf, '--source', source, '--json'], {
  encoding: 'utf8',
})
const figures = JSON.parse(printed)

const ZERO =
  'badStart badEnd ragged tight uneven pairUncompressed cjkLatinBad lineStartOpenUntrimmed lineEndFull cutRuns strandedHeading orphan widow singleCharLast spuriousSpaces charsMissing'.split(
    ' ',
  )
const ONE = ['onGrid', 'parasIntact']
const faults = [
  ...ZERO.filter((name) => figures[name] !== 0),
  ...ONE.filter((name) => figures[name] !== 1),
  ...limits.filter((limit) => {
    const [name, most] = limit.split('=')
    return !(figures[name] <= Number(most))
  }),
]
console.log(printed.trim())
if (faults.length) {
  console.error(`not as they must be: ${faults.join(', ')}`)
  process.exit(1)
}
