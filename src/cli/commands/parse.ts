import { readBulletin } from '../../build.ts'
import { toYaml } from '../../content/yaml.ts'
import type { Bulletin, Speaker } from '../../model/bulletin.ts'
import type { Language } from '../../report/messages.ts'
import { environmentOf } from '../environment.ts'
import { printDiagnostics } from '../report.ts'
import type { Terminal } from '../terminal.ts'

export interface ParseArguments {
  readonly source: string
  readonly format: 'json' | 'yaml'
  readonly lang: Language
}

/** `banxin parse`: prints the bulletin's model as data. */
export function runParse({ source, format, lang }: ParseArguments, terminal: Terminal): number {
  const { bulletin, diagnostics, files } = readBulletin(source, environmentOf(terminal))
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
