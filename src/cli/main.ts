import yargs from 'yargs'
import { STANDARD_INPUT } from '../content/read.ts'
import type { Language } from '../report/messages.ts'
import { runBuild } from './commands/build.ts'
import { runLines } from './commands/lines.ts'
import { runParse } from './commands/parse.ts'
import { runTemplates } from './commands/templates.ts'
import { VERSION } from './environment.ts'
import {
  buildOptions,
  commonOptions,
  linesOptions,
  parseOptions,
  templatesOptions,
} from './options.ts'
import { nearest } from '../model/nearest.ts'
import { EXIT, languageOf, UsageError, type Terminal } from './terminal.ts'
import { TEXTS, type Texts } from './texts.ts'

/** Runs one command line; `argv` without node and script. Writes to the terminal only; gives the exit code, never throws. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  const language = wishedLanguage(argv) ?? languageOf(terminal.env)
  const texts = TEXTS[language]
  try {
    return await dispatch(argv, terminal, language, texts)
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`${error.message}\n`)
      return EXIT.usage
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    terminal.err(`${texts.bug}\n${stack}\n`)
    return EXIT.bug
  }
}

async function dispatch(
  argv: readonly string[],
  terminal: Terminal,
  language: Language,
  texts: Texts,
): Promise<number> {
  checkNames(argv, texts)
  let code: number = EXIT.fine
  let shown = ''
  const words = argv.map((word) => (word === STANDARD_INPUT ? INPUT_WORD : word))
  const parser = addCommands(createParser(words, language, texts), texts, terminal, (result) => {
    code = result
  })
  await parser.parseAsync(words, {}, (_error, _args, output) => {
    shown = output
  })
  if (shown) terminal.out(`${shown}\n`)
  return code
}

/** yargs takes `-` for the beginning of an option; no word of a command line can have a NUL. */
const INPUT_WORD = '\0-'

function sourceOf(word: string): string {
  return word === INPUT_WORD ? STANDARD_INPUT : word
}

function createParser(argv: readonly string[], language: Language, texts: Texts) {
  return (
    yargs([...argv])
      .scriptName('banxin')
      .locale(language === 'zh' ? 'zh_CN' : 'en')
      // its types know nothing of plurals, its catalogues do
      .updateStrings(texts.yargs as Record<string, string>)
      .usage(texts.usage)
      .options(commonOptions(texts, language))
      .demandCommand(1, texts.noCommand)
      .strict()
      .epilogue(texts.epilogue)
      .version(VERSION)
      .help()
      .exitProcess(false)
      .fail((message: string | null, error: Error | undefined) => {
        if (error && error.name !== 'YError') throw error
        throw new UsageError(message ?? error?.message ?? texts.noCommand)
      })
  )
}

/** `done` is told the exit code of the command that was run. */
function addCommands(
  parser: ReturnType<typeof createParser>,
  texts: Texts,
  terminal: Terminal,
  done: (code: number) => void,
) {
  const { sources, source, file } = texts
  return parser
    .command(
      'build <sources..>',
      texts.build,
      (command) =>
        command
          .positional('sources', {
            type: 'string',
            array: true,
            demandOption: true,
            describe: sources,
          })
          .options(buildOptions(texts)),
      async (args) => {
        done(await runBuild({ ...args, sources: args.sources.map(sourceOf) }, terminal))
      },
    )
    .command(
      'parse <source>',
      texts.parse,
      (command) =>
        command
          .positional('source', { type: 'string', demandOption: true, describe: source })
          .options(parseOptions(texts)),
      async (args) => {
        done(await runParse({ ...args, source: sourceOf(args.source) }, terminal))
      },
    )
    .command(
      'lines [file]',
      texts.lines,
      (command) =>
        command
          .positional('file', { type: 'string', default: '-', describe: file })
          .options(linesOptions(texts)),
      async (args) => {
        done(await runLines({ ...args, file: sourceOf(args.file) }, terminal))
      },
    )
    .command(
      'templates [name]',
      texts.templates,
      (command) =>
        command
          .positional('name', { type: 'string', describe: texts.templateName })
          .options(templatesOptions(texts)),
      (args) => {
        done(runTemplates(args, terminal))
      },
    )
}

const COMMANDS = ['build', 'parse', 'lines', 'templates']
const OPTIONS = [
  ...['lang', 'help', 'version', 'format'],
  ...['out', 'template', 'set', 'fit', 'emit', 'debug', 'proof', 'timing'],
  ...['encoding', 'max-size'],
  ...['measure', 'size', 'style', 'level', 'hanging', 'indent', 'ragged'],
]

/** Misspelt commands and options, with what was probably meant; an empty word is a variable of a shell that is not set. */
function checkNames(argv: readonly string[], texts: Texts): void {
  const [command = ''] = argv
  if (/^[a-z]/.test(command) && !COMMANDS.includes(command)) {
    throw new UsageError(texts.unknownCommand(command, nearest(command, COMMANDS)))
  }
  if (argv.includes('')) throw new UsageError(texts.emptyWord)
  const end = argv.indexOf('--')
  for (const word of end < 0 ? argv : argv.slice(0, end)) {
    const name = /^--(?:no-)?([^=]+)/.exec(word)?.[1]
    if (name === undefined || OPTIONS.includes(name)) continue
    throw new UsageError(texts.unknownOption(name, nearest(name, OPTIONS)))
  }
}

/** `--lang` is wanted before yargs has read it. */
function wishedLanguage(argv: readonly string[]): Language | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const value = argv[at]?.split('=')[1] ?? argv[at + 1]
  return at >= 0 && (value === 'zh' || value === 'en') ? value : undefined
}
