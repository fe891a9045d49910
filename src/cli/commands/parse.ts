import { readBulletin } from '../../read.ts'
import { readMarkdownText } from '../../content/read.ts'
import { toYaml } from '../../content/yaml.ts'
import type { Bulletin, Speaker } from '../../model/bulletin.ts'
import { diagnose } from '../../model/diagnostic.ts'
import { parseStatements } from '../../statements/parse.ts'
import { isSameBulletin, toMarkdown } from '../../statements/to-markdown.ts'
import { environmentOf } from '../environment.ts'
import { readingOf, type ReadingArguments } from '../reading.ts'
import { printDiagnostics } from '../report.ts'
import type { Terminal } from '../terminal.ts'

export interface ParseArguments extends ReadingArguments {
  /** A file or folder, or - for standard input. */
  readonly source: string
  readonly format: 'json' | 'yaml' | 'markdown'
}

/** `banxin parse`: prints the bulletin's model as data. */
export async function runParse(args: ParseArguments, terminal: Terminal): Promise<number> {
  const { source, format, lang } = args
  const reading = await readingOf(args, [source], terminal)
  const environment = environmentOf(terminal)
  const { bulletin, diagnostics, files } = await readBulletin(source, environment, reading)
  if (!bulletin) return printDiagnostics(diagnostics, files, lang, terminal)
  if (format !== 'markdown') {
    const data = printable(bulletin)
    terminal.out(format === 'yaml' ? toYaml(data) : `${JSON.stringify(data, undefined, 2)}\n`)
    return printDiagnostics(diagnostics, files, lang, terminal)
  }
  const { text, isSame } = await markdownOf(bulletin)
  terminal.out(text)
  const said = isSame ? [] : [diagnose('warning', 'MARKDOWN_INEXACT', { path: source })]
  return printDiagnostics([...diagnostics, ...said], files, lang, terminal)
}

/** The plainest Markdown that reads back to the bulletin. */
export async function markdownOf(bulletin: Bulletin): Promise<{ text: string; isSame: boolean }> {
  let text = ''
  for (const isExact of [false, true]) {
    const { settings, body } = toMarkdown(bulletin, isExact)
    text = `---\n${toYaml(settings)}---\n\n${body}`
    const source = await readMarkdownText(bulletin.source.name, text, () => undefined)
    const { lexicon } = bulletin.source
    const again = parseStatements({ ...source, ...(lexicon && { lexicon }) }, () => undefined)
    if (again && isSameBulletin(bulletin, again)) return { text, isSame: true }
  }
  return { text, isSame: false }
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
