import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair } from 'yaml'
import { diagnose, type Report, type ValueType } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { FrontMatter, OptionSetting, SourceFile, Span } from '../model/source.ts'
import { speakersOf } from './speakers.ts'

/** Every key that an issue may set, and what its value must be. */
const FIELDS = {
  template: 'text',
  options: 'options',
  series: 'text',
  number: 'whole number',
  slogans: 'list of texts',
  motto: 'text',
  speakers: 'list of speakers',
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

/** Nobody writes more, and brackets nested deeply take time by the square of their number. */
const LONGEST = 65_536

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
  if (end - start > LONGEST) {
    const reason = `longer than ${LONGEST} characters`
    report(diagnose('error', 'FRONT_MATTER_SYNTAX', { reason }, { file: file.name, start, end: start + 1 }))
    return {}
  }
  const document = parseDocument(file.text.slice(start, end), {
    lineCounter: new LineCounter(),
    schema: 'core',
  })
  const spanAt = (from: number, to: number): Span => ({
    file: file.name,
    start: start + from,
    end: start + to,
  })
  const fault = document.errors[0]
  if (fault) {
    const reason = fault.message.split(' at line ')[0] ?? fault.message
    report(diagnose('error', 'FRONT_MATTER_SYNTAX', { reason }, spanAt(...fault.pos)))
    return {}
  }
  const { contents } = document
  if (contents === null) return {}
  if (!isMap(contents)) {
    report(diagnose('error', 'FRONT_MATTER_SYNTAX', { reason: 'not `key: value`' }, spanAt(0, end - start)))
    return {}
  }
  const fields: Record<string, unknown> = {}
  for (const pair of contents.items as Pair<Node, Node | null>[]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    const place = spanOfNode(pair.key, spanAt)
    if (!Object.hasOwn(FIELDS, key)) {
      const data = { key, nearest: nearest(key, FIELD_NAMES), known: FIELD_NAMES }
      report(diagnose('error', 'FRONT_MATTER_UNKNOWN_KEY', data, place))
      continue
    }
    if (isEmpty(pair.value)) continue
    const expected = FIELDS[key as keyof FrontMatter]
    const value =
      expected === 'options' ? optionsOf(pair.value, spanAt, report) : valueOf(pair.value, expected)
    if (value !== undefined) fields[key] = value
    else {
      const given = describe(pair.value)
      const where = spanOfNode(pair.value, spanAt) ?? place
      report(diagnose('error', 'FRONT_MATTER_WRONG_TYPE', { key, expected, given }, where))
    }
  }
  return fields
}

/** A key without a value, or with an empty text, sets nothing. */
function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && (node.value === null || node.value === ''))
}

function valueOf(node: Node | null, type: ValueType): unknown {
  if (type === 'list of speakers') return speakersOf(node)
  if (type === 'list of texts') {
    if (!isSeq(node)) return undefined
    const texts = node.items.map((item) => textOf(item as Node))
    return texts.every((text) => text !== undefined) ? texts : undefined
  }
  if (!isScalar(node)) return undefined
  if (type === 'whole number') return isWholeNumber(node.value) ? node.value : undefined
  if (type === 'text or number') return textOf(node)
  if (type === 'date') return isDate(node.value) ? node.value : undefined
  return typeof node.value === 'string' ? node.value : undefined
}

/** Options of the template: whether there are such is known when the template is. */
function optionsOf(
  node: Node | null,
  spanAt: (from: number, to: number) => Span,
  report: Report,
): Record<string, OptionSetting> | undefined {
  if (!isMap(node)) return undefined
  const options: Record<string, OptionSetting> = {}
  for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
    const name = isScalar(key) ? String(key.value) : ''
    if (isEmpty(value)) continue
    const span = spanOfNode(value, spanAt)
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

/** As written: `007` and `1.10` are texts here, whatever YAML makes of them. */
function textOf(node: Node): string | undefined {
  if (!isScalar(node)) return undefined
  if (typeof node.value === 'number') return node.source
  return typeof node.value === 'string' ? node.value : undefined
}

function isWholeNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0
}

/** A day of the calendar, written 2030-01-31. */
function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

function describe(node: Node | null): string {
  if (isMap(node)) return '{…}'
  if (isSeq(node)) return '[…]'
  return isScalar(node) ? (node.source ?? String(node.value)) : ''
}

function spanOfNode(
  node: Node | null,
  spanAt: (from: number, to: number) => Span,
): Span | undefined {
  return node?.range ? spanAt(node.range[0], node.range[1]) : undefined
}
