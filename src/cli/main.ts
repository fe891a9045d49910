import yargs from 'yargs'
import { STANDARD_INPUT } from '../content/read.ts'
import type { Language } from '../report/messages.ts'
import { Interrupted } from '../io/signals.ts'
import { VERSION } from './environment.ts'
import {
  buildOptions,
  checkOptions,
  commonOptions,
  fontsOptions,
  inspectOptions,
  linesOptions,
  newOptions,
  parseOptions,
  templatesOptions,
} from './options.ts'
import { nearest } from '../model/nearest.ts'
import { EXIT, languageOf, UsageError, type Terminal } from './terminal.ts'
import { TEXTS, type Texts } from './texts.ts'

/** Runs one command line, loading only what its command needs; `argv` without node and script. Writes to the terminal only; gives the exit code, never throws. */
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
    if (error instanceof Interrupted) return error.exitCode
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
  let chosen: Command | undefined
  let shown = ''
  const choose = (command: Command) => {
    chosen = command
  }
  const words = argv.map((word) => (word === STANDARD_INPUT ? INPUT_WORD : word))
  const parser = createParser(words, language, texts)
  addCommands(parser, texts, terminal, choose)
  addDataCommands(parser, texts, terminal, choose)
  addSetUpCommands(parser, texts, terminal, choose)
  addPressCommands(parser, texts, terminal, choose)
  await parser.parseAsync(words, {}, (_error, _args, output) => {
    shown = output
  })
  if (shown) terminal.out(`${shown}\n`)
  return (await chosen?.()) ?? EXIT.fine
}

/** What a command line asks for: run when yargs is done, which lays out its help before it waits for anything. Gives the exit code. */
type Command = () => Promise<number>

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

function addCommands(
  parser: ReturnType<typeof createParser>,
  texts: Texts,
  terminal: Terminal,
  choose: (command: Command) => void,
) {
  const sources = {
    type: 'string',
    array: true,
    demandOption: true,
    describe: texts.sources,
  } as const
  return parser
    .command(
      'build <sources..>',
      texts.build,
      (command) => command.positional('sources', sources).options(buildOptions(texts)),
      (args) => {
        choose(async () => {
          const { runBuild } = await import('./commands/build.ts')
          return runBuild({ ...args, sources: args.sources.map(sourceOf) }, terminal)
        })
      },
    )
    .command(
      'check <sources..>',
      texts.check,
      (command) => command.positional('sources', sources).options(checkOptions(texts)),
      (args) => {
        choose(async () => {
          const { runCheck } = await import('./commands/check.ts')
          return runCheck({ ...args, sources: args.sources.map(sourceOf) }, terminal)
        })
      },
    )
}

/** Those that show what banxin makes of a text. */
function addDataCommands(
  parser: ReturnType<typeof createParser>,
  texts: Texts,
  terminal: Terminal,
  choose: (command: Command) => void,
) {
  const { source, file } = texts
  return parser
    .command(
      'parse <source>',
      texts.parse,
      (command) =>
        command
          .positional('source', { type: 'string', demandOption: true, describe: source })
          .options(parseOptions(texts)),
      (args) => {
        choose(async () => {
          const { runParse } = await import('./commands/parse.ts')
          return runParse({ ...args, source: sourceOf(args.source) }, terminal)
        })
      },
    )
    .command(
      'lines [file]',
      texts.lines,
      (command) =>
        command
          .positional('file', { type: 'string', default: '-', describe: file })
          .options(linesOptions(texts)),
      (args) => {
        choose(async () => {
          const { runLines } = await import('./commands/lines.ts')
          return runLines({ ...args, file: sourceOf(args.file) }, terminal)
        })
      },
    )
}

/** Those about what bulletins are made with. */
function addSetUpCommands(
  parser: ReturnType<typeof createParser>,
  texts: Texts,
  terminal: Terminal,
  choose: (command: Command) => void,
) {
  return parser
    .command(
      'templates [name]',
      texts.templates,
      (command) =>
        command
          .positional('name', { type: 'string', describe: texts.templateName })
          .options(templatesOptions(texts)),
      (args) => {
        choose(async () => {
          const { runTemplates } = await import('./commands/templates.ts')
          return runTemplates(args, terminal)
        })
      },
    )
    .command(
      'fonts [source]',
      texts.fonts,
      (command) =>
        command
          .positional('source', { type: 'string', describe: texts.source })
          .options(fontsOptions(texts)),
      (args) => {
        choose(async () => {
          const { runFonts } = await import('./commands/fonts.ts')
          const { source } = args
          return runFonts({ ...args, source: source && sourceOf(source) }, terminal)
        })
      },
    )
    .command(
      'new <dir>',
      texts.newIssue,
      (command) =>
        command
          .positional('dir', { type: 'string', demandOption: true, describe: texts.newDir })
          .options(newOptions(texts)),
      (args) => {
        choose(async () => {
          const { runNew } = await import('./commands/new.ts')
          return runNew(args, terminal)
        })
      },
    )
}

/** Those about finished pages. */
function addPressCommands(
  parser: ReturnType<typeof createParser>,
  texts: Texts,
  terminal: Terminal,
  choose: (command: Command) => void,
) {
  return parser.command(
    'inspect <file>',
    texts.inspect,
    (command) =>
      command
        .positional('file', { type: 'string', demandOption: true, describe: texts.pdf })
        .options(inspectOptions(texts)),
    (args) => {
      choose(async () => {
        const { runInspect } = await import('./commands/inspect.ts')
        return runInspect(args, terminal)
      })
    },
  )
}

const COMMANDS = ['build', 'parse', 'check', 'lines', 'fonts', 'templates', 'new', 'inspect']
const OPTIONS = [
  ...['lang', 'help', 'version', 'format'],
  ...['out', 'template', 'set', 'fit', 'emit', 'debug', 'proof', 'strict', 'timing'],
  ...['pages', 'profile', 'icc', 'spot', 'impose'],
  ...['fix', 'dry-run'],
  ...['font-dir'],
  ...['from'],
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
