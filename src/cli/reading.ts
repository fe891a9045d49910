import { STANDARD_INPUT, type ReadOptions } from '../content/read.ts'
import type { Encoding } from '../model/decode.ts'
import type { Language } from '../report/messages.ts'
import type { Terminal } from './terminal.ts'
import { TEXTS } from './texts.ts'

/** What commands are told of reading. */
export interface ReadingArguments {
  readonly encoding?: Encoding | undefined
  /** Bytes. */
  readonly maxSize?: number | undefined
  readonly lang: Language
}

/** Options of reading, with what stands on standard input if that is one of the sources. */
export async function readingOf(
  { encoding, maxSize, lang }: ReadingArguments,
  sources: readonly string[],
  terminal: Terminal,
): Promise<ReadOptions> {
  const isAsked = sources.includes(STANDARD_INPUT)
  if (isAsked && terminal.isTyped) terminal.err(`${TEXTS[lang].typing}\n`)
  return {
    ...(encoding !== undefined && { encoding }),
    ...(maxSize !== undefined && { maxBytes: maxSize }),
    ...(isAsked && { input: await terminal.input() }),
  }
}
