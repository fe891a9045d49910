import { fold } from '../../src/content/fold.ts'
import { readFrontMatter } from '../../src/content/front-matter.ts'
import type { Bulletin } from '../../src/model/bulletin.ts'
import type { Source } from '../../src/model/source.ts'
import { parseStatements } from '../../src/statements/parse.ts'
import { collect, type Collected } from './diagnostics.ts'

/** A source of one file with this text. */
export function source(text: string, report = collect().report): Source {
  const file = { name: 'issue.txt', text }
  const { fields, end } = readFrontMatter(file, report)
  return { name: file.name, files: [file], frontMatter: fields, ...fold(file, end) }
}

export function parse(text: string): { bulletin: Bulletin | undefined } & Collected {
  const collected = collect()
  return {
    bulletin: parseStatements(source(text, collected.report), collected.report),
    ...collected,
  }
}

/** The text without any white space: what must be the same in the source and on the page. */
export function bare(text: string): string {
  return text.replace(/\s/gu, '')
}
