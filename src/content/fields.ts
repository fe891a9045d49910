import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { diagnose, type Report, type ValueType } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import {
  MASTHEAD_PLACES,
  type FrontMatter,
  type OptionSetting,
  type SourceFile,
} from '../model/source.ts'
import { filesOf } from './files.ts'
import { rulesOf, waiversOf } from './rules.ts'
import { speakersOf } from './speakers.ts'
import { describe, entriesOf, isEmpty, readYaml, textOf, type Yaml } from './yaml.ts'

/** Every key that an issue may set, and what its value must be. */
const FIELDS = {
  template: 'text',
  options: 'options',
  check: 'rules',
  waive: 'waivers',
  series: 'text',
  number: 'whole number',
  printedNumber: 'text',
  masthead: 'masthead',
  slogans: 'list of texts',
  motto: 'text',
  speakers: 'list of speakers',
  files: 'list of files',
  date: 'date',
  publisher: 'text',
  editor: 'text',
  total: 'text or number',
  permit: 'text or number',
  compiler: 'text',
  recipients: 'text',
  printer: 'text',
  printedOn: 'text',
  copies: 'text or number',
} as const satisfies Record<keyof FrontMatter, ValueType>

export const FIELD_NAMES = Object.keys(FIELDS) as (keyof FrontMatter)[]

/**
 * Reads the YAML of `file` between the offsets: an issue's settings. What is not YAML, not a known key or not of the
 * key's type is reported with its place and left out.
 */
export function readFields(
  file: SourceFile,
  start: number,
  end: number,
  report: Report,
): FrontMatter {
  const yaml = readYaml(file, start, end)
  if ('reason' in yaml) {
    report(diagnose('error', 'FRONT_MATTER_SYNTAX', { reason: yaml.reason }, yaml.span))
    return {}
  }
  if (yaml.contents === null) return {}
  const entries = entriesOf(yaml.contents)
  if (!entries) {
    report(diagnose('error', 'FRONT_MATTER_SYNTAX', { reason: 'not `key: value`' }, yaml.span))
    return {}
  }
  const fields: Record<string, unknown> = {}
  for (const { key, keyNode, value: node } of entries) {
    const place = yaml.spanOf(keyNode)
    if (!Object.hasOwn(FIELDS, key)) {
      const data = { key, nearest: nearest(key, FIELD_NAMES), known: FIELD_NAMES }
      report(diagnose('error', 'FRONT_MATTER_UNKNOWN_KEY', data, place))
      continue
    }
    if (isEmpty(node)) continue
    const expected = FIELDS[key as keyof FrontMatter]
    const value = readValue(node, expected, yaml, report)
    if (value !== undefined) fields[key] = value
    else {
      const data = { key, expected, given: describe(node) }
      report(diagnose('error', 'FRONT_MATTER_WRONG_TYPE', data, yaml.spanOf(node) ?? place))
    }
  }
  return fields
}

/** Undefined if it is of another type; what is wrong within it is reported. */
function readValue(node: Node | null, type: ValueType, yaml: Yaml, report: Report): unknown {
  if (type === 'options') return optionsOf(node, yaml, report)
  if (type === 'list of files') return filesOf(node, yaml, report)
  if (type === 'rules') return rulesOf(node, yaml, report)
  if (type === 'waivers') return waiversOf(node, yaml, report)
  return valueOf(node, type)
}

function valueOf(node: Node | null, type: ValueType): unknown {
  if (type === 'list of speakers') return speakersOf(node)
  if (type === 'list of texts') {
    if (!isSeq(node)) return undefined
    const texts = node.items.map((item) => textOf(item as Node))
    return texts.every((text) => text !== undefined) ? texts : undefined
  }
  if (!isScalar(node)) return undefined
  if (type === 'masthead') return MASTHEAD_PLACES.find((place) => place === node.value)
  if (type === 'whole number') return isWholeNumber(node.value) ? node.value : undefined
  if (type === 'text or number') return textOf(node)
  if (type === 'date') return isDate(node.value) ? node.value : undefined
  return typeof node.value === 'string' ? node.value : undefined
}

/** Options of the template: whether there are such is known when the template is. */
function optionsOf(
  node: Node | null,
  { spanOf }: Yaml,
  report: Report,
): Record<string, OptionSetting> | undefined {
  if (!isMap(node)) return undefined
  const options: Record<string, OptionSetting> = {}
  for (const { key: name, value } of entriesOf(node) ?? []) {
    if (isEmpty(value)) continue
    const span = spanOf(value)
    if (!isScalar(value)) {
      const data = { key: `options.${name}`, expected: 'text or number', given: describe(value) } as const
      report(diagnose('error', 'FRONT_MATTER_WRONG_TYPE', data, span))
      continue
    }
    options[name] = {
      text: value.source ?? String(value.value),
      ...(span && { span }),
    }
  }
  return options
}

function isWholeNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}

/** A day of the calendar, written 2030-01-31. */
function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}
