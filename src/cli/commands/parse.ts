import { readBulletin } from '../../build.ts'
import { toYaml } from '../../content/yaml.ts'
import type { Bulletin, Speaker } from '../../model/bulletin.ts'
import { environmentOf } from '../environment.ts'
import { readingOf, type ReadingArguments } from '../reading.ts'
import { printDiagnostics } from '../report.ts'
import type { Terminal } from '../terminal.ts'

export interface ParseArguments extends ReadingArguments {
  /** A file or folder, or - for standard input. */
  readonly source: string
  readonly format: 'json' | 'yaml'
}

/** `banxin parse`: prints the bulletin's model as data. */
export async function runParse(args: ParseArguments, terminal: Terminal): Promise<number> {
  const { source, format, lang } = args
  const reading = await readingOf(args, [source], terminal)
  const environment = environmentOf(terminal)
  const { bulletin, diagnostics, files } = await readBulletin(source, environment, reading)
  if (bulletin) {
    const data = printable(bulletin)
    terminal.out(format === 'yaml' ? toYaml(data) : `${JSON.stringify(data, undefined, 2)}\n`)
  }
  return printDiagnostics(diagnostics, files, lang, terminal)
}

/** The model without the source's text; each speaker also carries its first unit and its titles. */
function printable({ source, statements, ...bulletin }: Bulletin): unknown {
  return {
    ...bulletin,
    statements: statements.map(({ speakers, ...rest }) => ({
      ...rest,
      speakers: speakers.map(withDigest),
    })),
    source: { name: source.name, files: source.files.map(({ name }) => name) },
  }
}

function withDigest(speaker: Speaker): unknown {
  const { posts } = speaker
  return {
    ...speaker,
    organization: posts[0]?.organization ?? '',
    titles: posts.map(({ title }) => title),
  }
}
