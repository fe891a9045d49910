import { isScalar, isSeq, type Node } from 'yaml'
import { diagnose, type Report } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import {
  ROSTER_ORDERS,
  type Roster,
  type RosterEntry,
  type RosterOrder,
  type SourceFile,
} from '../model/source.ts'
import { readSpeakerSetting } from './speakers.ts'
import { describe, entriesOf, isEmpty, readYaml, type Yaml } from './yaml.ts'

/** What an office's list of who speaks is called, beside the issues. */
export const ROSTER_FILES: readonly string[] = ['speakers.yaml', 'speakers.yml']

const KEYS = ['speakers', 'order']

/** The roster in a file: a list of speakers, or a map of it and the order of the statements. What is neither is reported with its place and left out. */
export function readRoster(file: SourceFile, report: Report): Roster {
  const start = file.text.startsWith('\uFEFF') ? 1 : 0
  const yaml = readYaml(file, start, file.text.length)
  const none: Roster = { entries: [], order: 'text', files: [file.name] }
  if ('reason' in yaml) {
    report(diagnose('error', 'ROSTER_SYNTAX', { reason: yaml.reason }, yaml.span))
    return none
  }
  const { contents } = yaml
  if (isEmpty(contents)) return none
  if (isSeq(contents)) return { ...none, entries: speakersIn(contents, yaml, report) }
  const entries = entriesOf(contents)
  if (!entries) {
    report(diagnose('error', 'ROSTER_SYNTAX', { reason: 'no list' }, yaml.span))
    return none
  }
  for (const { key, keyNode } of entries.filter(({ key }) => !KEYS.includes(key))) {
    const data = { key, nearest: nearest(key, KEYS), known: KEYS }
    report(diagnose('error', 'FRONT_MATTER_UNKNOWN_KEY', data, yaml.spanOf(keyNode)))
  }
  const valueOf = (wanted: string) => entries.find(({ key }) => key === wanted)?.value ?? null
  return {
    ...none,
    entries: speakersIn(valueOf('speakers'), yaml, report),
    order: orderIn(valueOf('order'), yaml, report),
  }
}

/** Several as one, the order that of the last. */
export function joinRosters(rosters: readonly Roster[]): Roster | undefined {
  const last = rosters.at(-1)
  return (
    last && {
      entries: rosters.flatMap(({ entries }) => entries),
      order: last.order,
      files: rosters.flatMap(({ files }) => files),
    }
  )
}

function speakersIn(node: Node | null, yaml: Yaml, report: Report): RosterEntry[] {
  if (isEmpty(node)) return []
  if (!isSeq(node)) {
    const data = { key: 'speakers', expected: 'list of speakers', given: describe(node) } as const
    report(diagnose('error', 'FRONT_MATTER_WRONG_TYPE', data, yaml.spanOf(node)))
    return []
  }
  return (node.items as (Node | null)[]).flatMap((item) => {
    const speaker = readSpeakerSetting(item, yaml, report)
    const span = yaml.spanOf(item)
    return speaker && span ? [{ speaker, span }] : []
  })
}

function orderIn(node: Node | null, { spanOf }: Yaml, report: Report): RosterOrder {
  if (isEmpty(node)) return 'text'
  const order = ROSTER_ORDERS.find((one) => isScalar(node) && node.value === one)
  if (order) return order
  const data = { key: 'order', expected: 'order', given: describe(node) } as const
  report(diagnose('error', 'FRONT_MATTER_WRONG_TYPE', data, spanOf(node)))
  return 'text'
}
