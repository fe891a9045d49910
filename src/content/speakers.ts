import { isMap, isScalar, isSeq, type Node } from 'yaml'
import type { SpeakerSetting } from '../model/source.ts'

const PARTS = ['unit', 'title', 'name']

/**
 * `speakers` of the settings: for each statement, in their order, a text as it is printed, or unit, title and name; nothing leaves what the text says.
 * Undefined if it is anything else.
 */
export function speakersOf(node: Node | null): (SpeakerSetting | null)[] | undefined {
  if (!isSeq(node)) return undefined
  const settings = node.items.map((item) => settingOf(item as Node | null))
  return settings.every((setting) => setting !== undefined) ? settings : undefined
}

function settingOf(node: Node | null): SpeakerSetting | null | undefined {
  if (node === null) return null
  if (isScalar(node)) {
    if (node.value === null || node.value === '') return null
    return typeof node.value === 'string' ? node.value : undefined
  }
  if (!isMap(node)) return undefined
  const entries = node.items.map(({ key, value }) => [
    isScalar(key) ? String(key.value) : '',
    isScalar(value) ? value.value : undefined,
  ])
  const isPlain = entries.every(
    ([key, value]) => PARTS.includes(String(key)) && typeof value === 'string',
  )
  return isPlain && entries.length > 0
    ? (Object.fromEntries(entries) as Record<string, string>)
    : undefined
}
