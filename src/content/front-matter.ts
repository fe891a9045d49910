import { diagnose, type Report } from '../model/diagnostic.ts'
import type { FrontMatter, SourceFile } from '../model/source.ts'
import { readFields } from './fields.ts'

const FENCE = /^---[ \t]*\r?\n/
const CLOSING_FENCE = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m

/** The settings at the head of a file, between two lines of `---`, and the offset at which the text begins. */
export function readFrontMatter(
  file: SourceFile,
  report: Report,
): { fields: FrontMatter; end: number } {
  const mark = file.text.startsWith('\uFEFF') ? 1 : 0
  const opening = FENCE.exec(file.text.slice(mark))
  if (!opening) return { fields: {}, end: 0 }
  const start = mark + opening[0].length
  const closing = CLOSING_FENCE.exec(file.text.slice(start))
  if (!closing) {
    const span = { file: file.name, start: mark, end: mark + 3 }
    report(diagnose('error', 'FRONT_MATTER_UNCLOSED', {}, span))
    return { fields: {}, end: file.text.length }
  }
  const fields = readFields(file, start, start + closing.index, report)
  return { fields, end: start + closing.index + closing[0].length }
}
