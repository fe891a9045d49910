import type { Report } from '../model/diagnostic.ts'
import type { SourceFile } from '../model/source.ts'
import type { StyledDocument } from '../model/style.ts'
import type { Tree } from '../model/tree.ts'
import { Cascade, type InkSet } from './cascade.ts'
import { computePages } from './page-rules.ts'
import { parseSheet } from './sheet.ts'
import { USER_AGENT_SHEET } from './user-agent.ts'

/**
 * Applies a style sheet to an element tree: every element gets every property of the subset, lengths in pt. Whatever is
 * outside the subset is reported with file, line and column, and has no effect.
 */
export function applyStyle(
  tree: Tree,
  sheet: SourceFile,
  inks: InkSet,
  report: Report,
): StyledDocument {
  const author = parseSheet(sheet, report)
  const userAgent = parseSheet({ name: 'user-agent', text: USER_AGENT_SHEET }, report)
  const cascade = new Cascade(inks, report)
  const root = cascade.styleTree(tree.root, [userAgent.rules, author.rules])
  const pages = computePages(author.pages, cascade, root, report)
  // a first, a left and a right page: their faults are reported now and not during layout
  for (const page of [1, 2, 3]) pages(page)
  return { root, pages }
}
