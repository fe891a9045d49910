import type { Bulletin } from '../model/bulletin.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Metrics } from '../model/metrics.ts'
import type { Frame, Page } from '../model/page.ts'
import type { ProofWords } from '../model/proof.ts'
import { translate } from '../pages/fragment.ts'
import { countStatements, fillAppendix, type StatementCount } from './appendix.ts'
import { findingsOf, isFinding, type Finding } from './findings.ts'
import { drawMarks } from './marks.ts'
import { noteIndent, placeNotes, type NoteContext } from './notes.ts'
import { drawRows, rowsOf, type Rows } from './rows.ts'
import { sheetFor, trimEdge, type Sheet } from './sheet.ts'
import { drawStrip, issueOf, ruleRoom } from './strip.ts'
import { Typesetter } from './type.ts'

/** A bulletin as it is given to those who sign it. */
export interface Proof {
  /** A sheet for each page of the bulletin, and those with the counts and the rest of the notes. */
  readonly pages: readonly Page[]
  readonly findings: readonly Finding[]
  readonly counts: readonly StatementCount[]
}

export interface ProofInput {
  /** Finished, in their order: they are shown as they are, frame by frame. */
  readonly pages: readonly Page[]
  readonly bulletin: Bulletin
  readonly diagnostics: readonly Diagnostic[]
  /** Of proofreading: all of them are for whoever reads the proof. */
  readonly findings?: readonly Diagnostic[]
}

interface Drawing extends NoteContext {
  readonly sheet: Sheet
  readonly issue: string
  readonly pages: readonly Page[]
  readonly rows: readonly Rows[]
  readonly findings: readonly Finding[]
}

/**
 * Puts pages on wider sheets: rows numbered, findings marked where they are printed and said in the strip beside them, room for a pen, and the characters
 * of each statement on sheets behind. Reports nothing.
 */
export function makeProof(
  { pages, bulletin, diagnostics, findings: found = [] }: ProofInput,
  words: ProofWords,
  metrics: Metrics,
): Proof {
  const rows = pages.map(rowsOf)
  const findings = findingsOf([...diagnostics.filter(isFinding), ...found], bulletin, pages, rows)
  const counts = countStatements(bulletin, pages, rows)
  const typesetter = new Typesetter(metrics)
  const context = { words, typesetter, indent: noteIndent(findings.length, typesetter) }
  const sheet = sheetFor(pages[0] ?? { width: 0, height: 0 })
  const issue = issueOf(bulletin, context)
  const drawing: Drawing = { ...context, sheet, issue, pages, rows, findings }
  const drawn = pages.map((page, i) => drawSheet(page, i, drawing))
  const beside = findings.filter(({ printed }) => printed === undefined)
  const notes = [...drawn.flatMap(({ rest }) => rest), ...beside]
  const behind = drawAppendix({ counts, notes }, drawing)
  return { pages: [...drawn.map(({ page }) => page), ...behind], findings, counts }
}

/** One page on its sheet, and the notes that had no room beside it. */
function drawSheet(
  page: Page,
  index: number,
  drawing: Drawing,
): { page: Page; rest: readonly Finding[] } {
  const { sheet, words, typesetter, pages, issue } = drawing
  const own = drawing.findings.filter(({ printed }) => printed?.stretches[0]?.page === index)
  const { x, y } = sheet.page
  const rows = drawing.rows[index]
  const marks = [
    ...(rows ? drawRows(page, rows, typesetter) : []),
    ...drawMarks(page, index, drawing.findings, typesetter),
  ]
  const head = {
    issue,
    sheet: words.page(index + 1, pages.length),
    found: words.foundHere(own.length),
  }
  const strip = drawStrip(head, sheet.strip, drawing)
  const notes = placeNotes(own, strip.room, y, drawing)
  const frames = [
    ...translate([...page.frames, ...marks], x, y),
    ...trimEdge(sheet),
    ...strip.frames,
    ...notes.frames,
    ...ruleRoom(strip.room, notes.boxes),
  ]
  return { page: sheetPage(index + 1, frames, page, sheet), rest: notes.rest }
}

function drawAppendix(
  content: Parameters<typeof fillAppendix>[0],
  { sheet, words, issue, pages, findings, ...context }: Drawing,
): Page[] {
  const { body, strip } = sheet
  const [first] = pages
  const sheets = fillAppendix(content, body, { words, ...context })
  return sheets.flatMap((frames, i) => {
    if (!first) return []
    const head = {
      issue,
      sheet: words.sheet(i + 1, sheets.length),
      found: words.found(findings.length),
    }
    const beside = drawStrip(head, strip, { words, ...context })
    const all = [
      ...translate(frames, body.x, body.y),
      ...beside.frames,
      ...ruleRoom(beside.room, []),
    ]
    return [sheetPage(pages.length + i + 1, all, first, sheet)]
  })
}

function sheetPage(number: number, frames: readonly Frame[], { grid }: Page, sheet: Sheet): Page {
  const { width, height } = sheet
  return { number, width, height, frames, grid }
}
