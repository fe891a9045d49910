import type { Options } from 'yargs'
import type { Language } from '../report/messages.ts'
import type { Texts } from './texts.ts'

/** Of an option given several times the last counts. */
const last = <T>(value: T | readonly T[]): T =>
  Array.isArray(value) ? ((value as readonly T[]).at(-1) as T) : (value as T)

/** Options of every command. */
export function commonOptions(texts: Texts, language: Language) {
  return {
    lang: {
      type: 'string',
      choices: ['zh', 'en'] as const,
      default: language,
      describe: texts.lang,
      coerce: last<Language>,
    },
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
    template: {
      alias: 't',
      type: 'string',
      requiresArg: true,
      describe: texts.template,
      coerce: last<string>,
    },
    emit: {
      type: 'string',
      choices: ['pdf', 'definition'] as const,
      default: 'pdf',
      describe: texts.emit,
      coerce: last<'pdf' | 'definition'>,
    },
    debug: {
      type: 'string',
      choices: ['grid'] as const,
      requiresArg: true,
      describe: texts.debug,
      coerce: last<'grid'>,
    },
    proof: { type: 'boolean', default: false, describe: texts.proof },
    timing: { type: 'boolean', default: false, describe: texts.timing },
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
    style: {
      type: 'string',
      choices: ['quanjiao', 'kaiming', 'banjiao', 'hangmobanjiao'] as const,
      default: 'quanjiao',
      describe: texts.style,
      coerce: last<'quanjiao' | 'kaiming' | 'banjiao' | 'hangmobanjiao'>,
    },
    level: {
      type: 'string',
      choices: ['none', 'basic', 'gb', 'strict'] as const,
      default: 'gb',
      describe: texts.level,
      coerce: last<'none' | 'basic' | 'gb' | 'strict'>,
    },
    hanging: { type: 'boolean', default: false, describe: texts.hanging },
    indent: { type: 'boolean', default: true, describe: texts.indent },
    ragged: { type: 'boolean', default: false, describe: texts.ragged },
    format: {
      type: 'string',
      choices: ['text', 'json'] as const,
      default: 'text',
      describe: texts.format,
      coerce: last<'text' | 'json'>,
    },
  } as const satisfies Record<string, Options>
}

export function parseOptions(texts: Texts) {
  return {
    format: { type: 'string', choices: ['json'] as const, default: 'json', describe: texts.format },
  } as const satisfies Record<string, Options>
}
