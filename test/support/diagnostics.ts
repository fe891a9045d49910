import type { Code, Diagnostic } from '../../src/model/diagnostic.ts'

export interface Collected {
  readonly diagnostics: Diagnostic[]
  readonly report: (diagnostic: Diagnostic) => void
  readonly codes: () => Code[]
}

/** A report that keeps what it is told. */
export function collect(): Collected {
  const diagnostics: Diagnostic[] = []
  return {
    diagnostics,
    report: (diagnostic) => diagnostics.push(diagnostic),
    codes: () => diagnostics.map(({ code }) => code),
  }
}
