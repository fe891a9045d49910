import yargs from 'yargs'
import type { Language } from '../report/messages.ts'
import { runBuild } from './commands/build.ts'
import { runParse } from './commands/parse.ts'
import { VERSION } from './environment.ts'
import { buildOptions, commonOptions, parseOptions } from './options.ts'
import { EXIT, languageOf, type Terminal } from './terminal.ts'
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

class UsageError extends Error {}

async function dispatch(
  argv: readonly string[],
  terminal: Terminal,
  language: Language,
  texts: Texts,
): Promise<number> {
  let code: number = EXIT.fine
  let shown = ''
  const parser = yargs([...argv])
    .scriptName('banxin')
    .locale(language === 'zh' ? 'zh_CN' : 'en')
    .usage(texts.usage)
    .options(commonOptions(texts, language))
    .command(
      'build <sources..>',
      texts.build,
      (command) =>
        command
          .positional('sources', {
            type: 'string',
            array: true,
            demandOption: true,
            describe: texts.sources,
          })
          .options(buildOptions(texts)),
      async (args) => {
        code = await runBuild({ ...args, lang: args.lang }, terminal)
      },
    )
    .command(
      'parse <source>',
      texts.parse,
      (command) =>
        command
          .positional('source', { type: 'string', demandOption: true, describe: texts.source })
          .options(parseOptions(texts)),
      (args) => {
        code = runParse({ source: args.source, lang: args.lang }, terminal)
      },
    )
    .demandCommand(1, texts.noCommand)
    .strict()
    .epilogue(texts.epilogue)
    .version(VERSION)
    .help()
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      throw error ?? new UsageError(message ?? texts.noCommand)
    })
  await parser.parseAsync([...argv], {}, (_error, _args, output) => {
    shown = output
  })
  if (shown) terminal.out(`${shown}\n`)
  return code
}

/** `--lang` is wanted before yargs has read it. */
function wishedLanguage(argv: readonly string[]): Language | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const value = argv[at]?.split('=')[1] ?? argv[at + 1]
  return at >= 0 && (value === 'zh' || value === 'en') ? value : undefined
}
