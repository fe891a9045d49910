import type { SourceLine } from './lines.ts'

/** The lines of one file of an issue. */
export interface FileLines {
  readonly name: string
  /** Of the lines. */
  readonly from: number
  readonly lines: readonly SourceLine[]
}

export function filesOf(lines: readonly SourceLine[]): FileLines[] {
  const files: { name: string; from: number; lines: SourceLine[] }[] = []
  lines.forEach((line, i) => {
    const file = files.at(-1)
    if (file?.name === line.file) file.lines.push(line)
    else files.push({ name: line.file, from: i, lines: [line] })
  })
  return files
}
