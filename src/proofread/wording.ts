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
  const byFirst = new Map<string, W[]>()
  for (const setting of settings) {
    const first = setting.word.charAt(0)
    byFirst.set(first, [...(byFirst.get(first) ?? []), setting])
  }
  if (!byFirst.size) return
  for (const list of byFirst.values()) list.sort((a, b) => b.word.length - a.word.length)
  for (let at = 0; at < text.length; at++) {
    const setting = byFirst.get(text.charAt(at))?.find(({ word }) => text.startsWith(word, at))
    if (!setting) continue
    const end = at + setting.word.length
    yield { setting, start: at, end }
    at = end - 1
  }
}
