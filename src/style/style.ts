import type { Report } from '../model/diagnostic.ts'
import type { SourceFile } from '../model/source.ts'
import type { FittedType, StyledDocument } from '../model/style.ts'
import type { Tree } from '../model/tree.ts'
import { Cascade } from './cascade.ts'
import { StyleComputer, type InkSet } from './compute.ts'
import { readFontFaces } from './font-faces.ts'
import { computePages } from './page-rules.ts'
import { parseSheet, type Declaration, type Sheet } from './sheet.ts'
import { USER_AGENT, USER_AGENT_SHEET } from './user-agent.ts'

/**
 * Applies a style sheet to an element tree: every element gets every property of the subset, lengths in pt. Whatever is
 * outside the subset is reported with file, line and column, and has no effect. `fitted` overrules the sheet for the element that makes the line grid.
 */
export function applyStyle(
  tree: Tree,
  sheet: SourceFile,
  inks: InkSet,
  report: Report,
  fitted?: FittedType,
): StyledDocument {
  const author = parseSheet(sheet, report)
  const userAgent = parseSheet({ name: USER_AGENT, text: USER_AGENT_SHEET }, report)
  const computer = new StyleComputer(inks, report, fitted)
  for (const declaration of declarationsOf(author)) computer.check(declaration)
  const cascade = new Cascade(tree.root, [userAgent.rules, author.rules], computer, report)
  const { tree: root, computed } = cascade.styleTree(tree.root)
  const pages = computePages(author.pages, computer, computed)
  // a first, a left and a right page: their faults are reported now and not during layout
  for (const page of [1, 2, 3]) pages(page)
  return { root, pages, fontFaces: readFontFaces(author.fontFaces, report) }
}

function declarationsOf({ rules, pages }: Sheet): Declaration[] {
  return [
    ...rules.flatMap(({ declarations }) => declarations),
    ...pages.flatMap((page) => [
      ...page.declarations,
      ...page.boxes.flatMap(({ declarations }) => declarations),
    ]),
  ]
}
