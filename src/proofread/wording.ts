import type { WordSetting } from '../model/source.ts'

export interface Occurrence<W extends WordSetting> {
  readonly setting: W
  readonly start: number
  readonly end: number
}

/** Where the words stand in a text, the longest at each place; looked up by their first characters, so that long lists cost little. */
export function* occurrencesOf<W extends WordSetting>(
  text: string,
  settings: readonly W[],
): Iterable<Occurrence<W>> {
  if (!settings.length) return
  const byFirst = indexOf(settings)
  for (let at = 0; at < text.length; at++) {
    const setting = byFirst.get(text.charAt(at))?.find(({ word }) => text.startsWith(word, at))
    if (!setting) continue
    const end = at + setting.word.length
    yield { setting, start: at, end }
    at = end - 1
  }
}

type Index<W> = ReadonlyMap<string, readonly W[]>

/** One list is looked for in every text. */
const indexes = new WeakMap<readonly WordSetting[], Index<WordSetting>>()

function indexOf<W extends WordSetting>(settings: readonly W[]): Index<W> {
  const known = indexes.get(settings) as Index<W> | undefined
  if (known) return known
  const index = new Map<string, W[]>()
  for (const setting of settings.toSorted((a, b) => b.word.length - a.word.length)) {
    const first = setting.word.charAt(0)
    const own = index.get(first) ?? []
    index.set(first, own)
    own.push(setting)
  }
  indexes.set(settings, index)
  return index
}
