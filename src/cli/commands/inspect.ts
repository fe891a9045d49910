import { diagnose, type Diagnostic } from '../../model/diagnostic.ts'
import { WorkspaceError } from '../../model/workspace.ts'
import { inspectPdf } from '../../press/inspect/inspect.ts'
import { formatInspection, inspectionJson } from '../../report/inspection.ts'
import type { Language } from '../../report/messages.ts'
import { environmentOf } from '../environment.ts'
import { printDiagnostics } from '../report.ts'
import type { Terminal } from '../terminal.ts'

export interface InspectArguments {
  readonly file: string
  readonly format: 'text' | 'json'
  readonly lang: Language
}

/** Bytes; Node reads no larger file at once. */
const LARGEST = 2_000_000_000

/** `banxin inspect`: what a print shop asks of a PDF. */
export function runInspect(args: InspectArguments, terminal: Terminal): number {
  const diagnostics: Diagnostic[] = []
  const bytes = readBytes(args.file, terminal, (diagnostic) => diagnostics.push(diagnostic))
  if (!bytes) return printDiagnostics(diagnostics, [], args.lang, terminal)
  const { file: path, format, lang } = args
  const found = inspectPdf(path, bytes)
  if (found.kind === 'inspected') {
    const { inspection } = found
    terminal.out(
      format === 'json' ? inspectionJson(inspection) : formatInspection(inspection, lang),
    )
    const { file, unread, encryption } = inspection
    const { repairs } = file
    if (encryption?.locked) diagnostics.push(diagnose('error', 'PDF_LOCKED', { path }))
    if (repairs.length) diagnostics.push(diagnose('warning', 'PDF_REPAIRED', { path, repairs }))
    for (const { what, count } of unread) {
      diagnostics.push(diagnose('warning', 'PDF_UNREAD', { path, what, count }))
    }
  } else if (found.kind === 'other') {
    diagnostics.push(diagnose('error', 'PDF_NOT_PDF', { path, format: found.format }))
  } else diagnostics.push(diagnose('error', 'PDF_BROKEN', { path }))
  return printDiagnostics(diagnostics, [], lang, terminal)
}

function readBytes(
  path: string,
  terminal: Terminal,
  report: (diagnostic: Diagnostic) => void,
): Uint8Array | undefined {
  const { workspace } = environmentOf(terminal)
  const kind = workspace.kindOf(path)
  if (kind === undefined) report(diagnose('error', 'FILE_NOT_FOUND', { path }))
  else if (kind !== 'file') {
    // a device may have no end
    const format = kind === 'folder' ? 'folder' : 'device'
    report(diagnose('error', 'PDF_NOT_PDF', { path, format }))
  }
  if (kind !== 'file') return undefined
  try {
    const size = workspace.size(path)
    if (size <= LARGEST) return workspace.read(path)
    report(diagnose('error', 'PDF_TOO_LARGE', { path, size, limit: LARGEST }))
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    report(diagnose('error', 'FILE_UNREADABLE', { path, reason: error.message }))
  }
  return undefined
}
