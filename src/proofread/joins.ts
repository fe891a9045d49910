import { textsOf } from '../model/blocks.ts'
import type { Bulletin } from '../model/bulletin.ts'
import { diagnose, type Report } from '../model/diagnostic.ts'

const SHOWN = 8

/** Reports every place where parsing put a broken paragraph together again, so that an editor can look at it. */
export function reportJoins({ lead, statements }: Bulletin, report: Report): void {
  const blocks = [...lead, ...statements.flatMap((statement) => statement.blocks)]
  for (const { text, joins } of textsOf(blocks)) {
    for (const { at, span } of joins) {
      const before = text.slice(Math.max(0, at - SHOWN), at).trimEnd()
      const after = text.slice(at, at + SHOWN).trimStart()
      report(diagnose('info', 'PARAGRAPH_JOINED', { before, after }, span))
    }
  }
}
