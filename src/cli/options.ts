import type { Options } from 'yargs'
import { ENCODINGS, type Encoding } from '../model/decode.ts'
import type { PageSpan } from '../model/press.ts'
import type { OptionSetting } from '../model/source.ts'
import { parsePages } from '../press/range.ts'
import type { Language } from '../report/messages.ts'
import { UsageError } from './terminal.ts'
import type { Texts } from './texts.ts'

/** Of an option given several times the last counts. */
const last = <T>(value: T | readonly T[]): T =>
  Array.isArray(value) ? ((value as readonly T[]).at(-1) as T) : (value as T)

/** An option with a few values, one of them its own. */
function oneOf<const C extends readonly string[]>(
  choices: C,
  initial: C[number],
  describe: string,
) {
  return {
    type: 'string',
    choices,
    default: initial,
    describe,
    coerce: last<C[number]>,
  } as const satisfies Options
}

/** An option that is a text, and need not be given. */
function text(describe: string) {
  return {
    type: 'string',
    requiresArg: true,
    describe,
    coerce: last<string>,
  } as const satisfies Options
}

/** `--set NAME=VALUE`, any number of times; the last of a name counts. */
function settingsOf(given: readonly string[], texts: Texts): Record<string, OptionSetting> {
  const settings = given.map((setting) => {
    const [, name, text] = /^([^=]+)=(.*)$/su.exec(setting) ?? []
    if (name === undefined || text === undefined) throw new UsageError(texts.badSetting(setting))
    return [name.trim(), { text }] as const
  })
  return Object.fromEntries(settings)
}

/** `--fit PAGES` */
function pagesOf(given: string | undefined, texts: Texts): number | undefined {
  if (given === undefined) return undefined
  if (!/^[1-9]\d{0,3}$/u.test(given)) throw new UsageError(texts.badFit)
  return Number(given)
}

/** `--pages 1,4-6` */
function spansOf(given: string | undefined, texts: Texts): readonly PageSpan[] | undefined {
  if (given === undefined) return undefined
  const spans = parsePages(given)
  if (!spans) throw new UsageError(texts.badPages(given))
  return spans
}

/** `--max-size MB`, in bytes */
function bytesOf(given: string | undefined, texts: Texts): number | undefined {
  if (given === undefined) return undefined
  const megabytes = /^\d{1,4}(?:\.\d+)?$/u.test(given) ? Number(given) : 0
  if (!(megabytes > 0)) throw new UsageError(texts.badMaxSize)
  return Math.round(megabytes * 1_000_000)
}

/** What may be read, and how: of every command that reads a text. */
function readingOptions(texts: Texts) {
  return {
    encoding: {
      type: 'string',
      choices: ENCODINGS,
      requiresArg: true,
      describe: texts.encoding,
      coerce: last<Encoding>,
    },
    'max-size': {
      type: 'string',
      requiresArg: true,
      describe: texts.maxSize,
      coerce: (value: string | readonly string[] | undefined) => bytesOf(last(value), texts),
    },
  } as const satisfies Record<string, Options>
}

/** Folders of fonts, any number of them. */
function fontFolders(texts: Texts) {
  return {
    'font-dir': {
      type: 'string',
      array: true,
      nargs: 1,
      requiresArg: true,
      describe: texts.fontDir,
    },
  } as const satisfies Record<string, Options>
}

/** Options of every command. */
export function commonOptions(texts: Texts, language: Language) {
  return {
    lang: oneOf(['zh', 'en'], language, texts.lang),
  } as const satisfies Record<string, Options>
}

export function buildOptions(texts: Texts) {
  return {
    out: {
      alias: 'o',
      type: 'string',
      default: 'out',
      requiresArg: true,
      describe: texts.out,
      coerce: last<string>,
    },
    template: { alias: 't', ...text(texts.template) },
    set: {
      type: 'string',
      requiresArg: true,
      describe: texts.set,
      coerce: (value: string | readonly string[] | undefined) =>
        settingsOf([value ?? []].flat(), texts),
    },
    fit: {
      type: 'string',
      requiresArg: true,
      describe: texts.fit,
      coerce: (value: string | readonly string[] | undefined) => pagesOf(last(value), texts),
    },
    pages: {
      type: 'string',
      requiresArg: true,
      describe: texts.pages,
      coerce: (value: string | readonly string[] | undefined) => spansOf(last(value), texts),
    },
    profile: oneOf(['screen', 'print'], 'screen', texts.profile),
    icc: text(texts.icc),
    spot: { type: 'boolean', default: false, describe: texts.spot },
    impose: {
      type: 'string',
      choices: ['saddle'] as const,
      requiresArg: true,
      describe: texts.impose,
      coerce: last<'saddle'>,
    },
    emit: oneOf(['pdf', 'definition'], 'pdf', texts.emit),
    debug: {
      type: 'string',
      choices: ['grid'] as const,
      requiresArg: true,
      describe: texts.debug,
      coerce: last<'grid'>,
    },
    proof: { type: 'boolean', default: false, describe: texts.proof },
    strict: { type: 'boolean', default: false, describe: texts.strict },
    timing: { type: 'boolean', default: false, describe: texts.timing },
    ...fontFolders(texts),
    ...readingOptions(texts),
  } as const satisfies Record<string, Options>
}

export function checkOptions(texts: Texts) {
  return {
    format: oneOf(['text', 'json'], 'text', texts.format),
    fix: { type: 'boolean', default: false, describe: texts.fix },
    'dry-run': { type: 'boolean', default: false, describe: texts.dryRun },
    ...fontFolders(texts),
    ...readingOptions(texts),
  } as const satisfies Record<string, Options>
}

export function linesOptions(texts: Texts) {
  return {
    measure: {
      type: 'number',
      demandOption: true,
      requiresArg: true,
      describe: texts.measure,
      coerce: last<number>,
    },
    size: {
      type: 'number',
      default: 10.5,
      requiresArg: true,
      describe: texts.size,
      coerce: last<number>,
    },
    style: oneOf(['quanjiao', 'kaiming', 'banjiao', 'hangmobanjiao'], 'quanjiao', texts.style),
    level: oneOf(['none', 'basic', 'gb', 'strict'], 'gb', texts.level),
    hanging: { type: 'boolean', default: false, describe: texts.hanging },
    indent: { type: 'boolean', default: true, describe: texts.indent },
    ragged: { type: 'boolean', default: false, describe: texts.ragged },
    format: oneOf(['text', 'json'], 'text', texts.format),
    ...readingOptions(texts),
  } as const satisfies Record<string, Options>
}

export function parseOptions(texts: Texts) {
  return {
    format: oneOf(['json', 'yaml', 'markdown'], 'json', texts.format),
    ...readingOptions(texts),
  } as const satisfies Record<string, Options>
}

export function templatesOptions(texts: Texts) {
  return {
    format: oneOf(['text', 'json'], 'text', texts.format),
  } as const satisfies Record<string, Options>
}

export function fontsOptions(texts: Texts) {
  return {
    template: { alias: 't', ...text(texts.template) },
    format: oneOf(['text', 'json'], 'text', texts.format),
    ...fontFolders(texts),
    ...readingOptions(texts),
  } as const satisfies Record<string, Options>
}

export function inspectOptions(texts: Texts) {
  return {
    format: oneOf(['text', 'json'], 'text', texts.format),
  } as const satisfies Record<string, Options>
}

export function newOptions(texts: Texts) {
  return {
    template: { alias: 't', ...text(texts.template) },
    from: text(texts.newFrom),
  } as const satisfies Record<string, Options>
}
