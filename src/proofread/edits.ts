import type { FileEdit } from '../model/diagnostic.ts'
import { spanOf, type SourceFile } from '../model/source.ts'
import type { CopyText } from './copy.ts'
import type { TextEdit } from './rule.ts'

/**
 * The edits in the file from which the text was read; undefined if one of them is not there character by character: it was joined, folded, written with
 * marks of its own, or stands in no file.
 */
export function editsInFile(
  edits: readonly TextEdit[],
  { text, map }: CopyText,
  files: readonly SourceFile[],
): readonly FileEdit[] | undefined {
  const found = edits.flatMap(({ start, end, insert }) => {
    const span = spanOf(map, start, end)
    const file = span && files.find(({ name }) => name === span.file)
    if (!span || file?.text.slice(span.start, span.end) !== text.slice(start, end)) return []
    return [{ span, insert }]
  })
  return found.length === edits.length ? found : undefined
}
