import { readSource } from '../../src/content/read.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { textsOf } from '../../src/model/blocks.ts'
import type { Bulletin } from '../../src/model/bulletin.ts'
import { parseStatements } from '../../src/statements/parse.ts'
import { collect } from './diagnostics.ts'
import { folder } from './folder.ts'

/** The bulletin of a folder with these files. */
export async function issue(files: Readonly<Record<string, string | Uint8Array>>, name = '.') {
  const collected = collect()
  const source = await readSource(name, diskWorkspace(folder(files)), collected.report)
  const bulletin = source && parseStatements(source, collected.report)
  return { bulletin, source, ...collected }
}

/** Each statement as its speakers' lines and its texts. */
export function told(bulletin: Bulletin | undefined): string[] {
  return (bulletin?.statements ?? []).map(({ speakers, blocks }) =>
    [
      speakers.map(({ printed }) => printed).join(''),
      ...textsOf(blocks).map(({ text }) => text),
    ].join('|'),
  )
}
