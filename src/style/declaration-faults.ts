import { diagnose, type CssPlace, type Diagnostic, type Report } from '../model/diagnostic.ts'
import { adviceForValue } from './outside.ts'
import type { Declaration } from './sheet.ts'
import type { VariableFault } from './variables.ts'

/** Reports what is wrong with declarations, one fault of each, however many elements it is met on. */
export class DeclarationFaults {
  private readonly faulty = new Set<Declaration>()
  private readonly report: Report

  constructor(report: Report) {
    this.report = report
  }

  invalid(declaration: Declaration, property: string, expected: string): void {
    const { value, span } = declaration
    const data = { property, value, expected, ...adviceForValue(property, value) }
    this.once(declaration, diagnose('error', 'CSS_INVALID_VALUE', data, span))
  }

  misplaced(declaration: Declaration, what: string, place: CssPlace): void {
    const { file, start, end } = declaration.span
    const at = declaration.value.toLowerCase().indexOf(what.replace(/\)$/u, ''))
    const span =
      at < 0 ? { file, start, end } : { file, start: start + at, end: start + at + what.length - 1 }
    this.once(declaration, diagnose('error', 'CSS_MISPLACED', { what, place }, span))
  }

  circular(declaration: Declaration): void {
    const data = { name: declaration.property }
    this.once(declaration, diagnose('error', 'CSS_CIRCULAR_VARIABLE', data, declaration.span))
  }

  variable(declaration: Declaration, fault: VariableFault, known: readonly string[]): void {
    const { property, span } = declaration
    if (fault.kind === 'undefined') {
      const data = { name: fault.name, known }
      this.once(declaration, diagnose('error', 'CSS_UNDEFINED_VARIABLE', data, span))
    } else if (fault.kind === 'too long') {
      this.once(declaration, diagnose('error', 'CSS_VALUE_TOO_LONG', { name: property }, span))
    }
  }

  private once(declaration: Declaration, diagnostic: Diagnostic): void {
    if (this.faulty.has(declaration)) return
    this.faulty.add(declaration)
    this.report(diagnostic)
  }
}
