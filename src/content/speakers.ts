import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { diagnose, type Report } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import { PART_KINDS, type ExactPerson, type SpeakerSetting } from '../model/source.ts'
import { describe, entriesOf, isEmpty, type Yaml } from './yaml.ts'

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

/** One of them, whose faults are reported where they stand; undefined if it has such. */
export function readSpeakerSetting(
  node: Node | null,
  { spanOf }: Yaml,
  report: Report,
): SpeakerSetting | null | undefined {
  const unknown = entriesOf(node)?.find(({ key }) => !PARTS.includes(key))
  if (unknown) {
    const { key, keyNode } = unknown
    const data = { key, nearest: nearest(key, PARTS), known: PARTS }
    report(diagnose('error', 'FRONT_MATTER_UNKNOWN_KEY', data, spanOf(keyNode)))
    return undefined
  }
  const setting = settingOf(node)
  if (setting === undefined) {
    const data = { key: 'speaker', expected: 'speaker', given: describe(node) } as const
    report(diagnose('error', 'FRONT_MATTER_WRONG_TYPE', data, spanOf(node)))
  }
  return setting
}

function settingOf(node: Node | null): SpeakerSetting | null | undefined {
  if (isEmpty(node)) return null
  if (isScalar(node)) return typeof node.value === 'string' ? node.value : undefined
  if (!isMap(node)) return undefined
  if (node.has('people')) return exactOf(plainOf(node))
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

/** What the nodes say, aliases not followed. */
function plainOf(node: unknown): unknown {
  if (isScalar(node)) return node.value
  if (isSeq(node)) return node.items.map(plainOf)
  if (!isMap(node)) return undefined
  return Object.fromEntries(node.items.map(({ key, value }) => [String(plainOf(key)), plainOf(value)]))
}

/** `people: [{ name, posts: [{ organization, title }], parts: [{ kind, text }] }]`; undefined if it is anything else. */
function exactOf(value: unknown): SpeakerSetting | undefined {
  const people: unknown = isRecord(value) ? value['people'] : undefined
  if (!Array.isArray(people) || !people.length || !people.every(isExactPerson)) return undefined
  return { people }
}

function isExactPerson(value: unknown): value is ExactPerson {
  if (!isRecord(value) || typeof value['name'] !== 'string') return false
  const areTexts = (list: unknown, ...keys: string[]) =>
    Array.isArray(list) &&
    list.every((one) => isRecord(one) && keys.every((key) => typeof one[key] === 'string'))
  const { posts, parts } = value
  const isKind = (one: { readonly kind: string }) => (PART_KINDS as readonly string[]).includes(one.kind)
  return (
    areTexts(posts, 'organization', 'title') &&
    areTexts(parts, 'kind', 'text') &&
    (parts as { kind: string }[]).every(isKind)
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
