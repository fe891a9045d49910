import { isSeq, type Node } from 'yaml'
import { diagnose, type Report } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { FileSetting, SpeakerSetting } from '../model/source.ts'
import { readSpeakerSetting } from './speakers.ts'
import { describe, entriesOf, isEmpty, textOf, type Yaml } from './yaml.ts'

const KEYS = ['file', 'speaker']

/**
 * `files` of the settings: the statements' files in their order, each a name, or a map of it and who speaks. An entry that is neither is reported and left
 * out; undefined if there is no list. Whether there are such files is known when the folder is.
 */
export function filesOf(
  node: Node | null,
  yaml: Yaml,
  report: Report,
): readonly FileSetting[] | undefined {
  if (!isSeq(node)) return undefined
  return (node.items as (Node | null)[]).flatMap((item) => fileOf(item, yaml, report) ?? [])
}

function fileOf(node: Node | null, yaml: Yaml, report: Report): FileSetting | undefined {
  const entries = entriesOf(node)
  const { keyNode: unknown, key = '' } = entries?.find(({ key }) => !KEYS.includes(key)) ?? {}
  if (unknown) {
    const data = { key, nearest: nearest(key, KEYS), known: KEYS }
    report(diagnose('error', 'FRONT_MATTER_UNKNOWN_KEY', data, yaml.spanOf(unknown)))
  }
  const valueOf = (wanted: string) => entries?.find(({ key }) => key === wanted)?.value ?? null
  const named = entries ? valueOf('file') : node
  const name = textOf(named)
  const span = yaml.spanOf(named)
  if (!name || !span) {
    const data = { key: 'files', expected: 'list of files', given: describe(node) } as const
    report(diagnose('error', 'FRONT_MATTER_WRONG_TYPE', data, yaml.spanOf(node) ?? yaml.span))
    return undefined
  }
  const said = valueOf('speaker')
  const list = speakersIn(said, yaml, report)
  const isAsked = entries?.some(({ key }) => key === 'speaker') && isEmpty(said)
  const speakers = list ?? (isAsked ? [] : undefined)
  return { name, span, ...(speakers && { speakers: { list: speakers, span: yaml.spanOf(said) ?? span } }) }
}

/** One, or a list of them for a file with several statements; a list of nothing says nothing. */
function speakersIn(
  node: Node | null,
  yaml: Yaml,
  report: Report,
): (SpeakerSetting | null)[] | undefined {
  if (isEmpty(node)) return undefined
  const items = isSeq(node) ? (node.items as (Node | null)[]) : [node]
  const settings = items.map((item) => readSpeakerSetting(item, yaml, report))
  const whole = settings.filter((setting) => setting !== undefined)
  return whole.length === settings.length && whole.some((one) => one !== null) ? whole : undefined
}
