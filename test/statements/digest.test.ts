import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { textsOf } from '../../src/model/blocks.ts'
import { readSource } from '../../src/content/read.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import type { Bulletin, Statement } from '../../src/model/bulletin.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { parseStatements } from '../../src/statements/parse.ts'

const EXPECTED: unknown = JSON.parse(
  fs.readFileSync('test/fixtures/dajiatan-02/expected.json', 'utf8'),
)

function digest({ masthead, statements }: Bulletin): unknown {
  const { slogans, series, number, motto } = masthead
  return {
    masthead: { slogans, series, number, motto },
    statements: statements.map(digestStatement),
  }
}

function digestStatement({ speakers, blocks }: Statement): unknown {
  const [speaker] = speakers
  const text = textsOf(blocks)
    .map((block) => block.text)
    .join('')
  const labels = textsOf(blocks).flatMap(({ text, clauses }) =>
    clauses.map(({ label }) => text.slice(label.start, label.end - 1)),
  )
  return {
    organization: speaker?.posts[0]?.organization,
    titles: speaker?.posts.map(({ title }) => title),
    name: speaker?.name,
    paragraphs: blocks.length,
    joins: textsOf(blocks).reduce((sum, { joins }) => sum + joins.length, 0),
    points: labels.join(''),
    characters: [...text].length,
  }
}

describe('the real column', async () => {
  const diagnostics: Diagnostic[] = []
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic)
  const source = await readSource('content/dajiatan-02.txt', diskWorkspace(), report)
  const bulletin = source && parseStatements(source, report)

  it('gives the digest that was made by hand', () => {
    expect(bulletin && digest(bulletin)).toEqual(EXPECTED)
  })

  it('gives no diagnostic', () => {
    expect(diagnostics).toEqual([])
  })
})
